"""The cells of a table in plain text below the heading that says what they hold."""

import re
from collections.abc import Iterator

WIDE = re.compile(r"[ ]{3,}")
MOST_CELLS = 40


def cells_below(text: str, heading: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Every cell of a column headed so, and where it starts; cells are parted by '|', tabs, commas or wide gaps.

    Where an empty line follows the heading, each row is a paragraph, and empty lines end no column.
    """
    start, columns, parting = 0, frozenset[int](), ""
    after_heading = apart = False
    for line in text.split("\n"):
        mark = parting_of(line)
        apart = apart or (after_heading and not line)
        if mark:
            cells = list(_cells(line, mark))[:MOST_CELLS]
            headed = frozenset(at for at, (cell, _) in enumerate(cells) if heading.fullmatch(cell))
            below = columns if mark == parting and not headed else frozenset[int]()
            yield from ((cell, start + place) for at, (cell, place) in enumerate(cells) if at in below)
            columns, after_heading, apart = headed or below, bool(headed), apart and not headed
        elif line or not apart:
            columns, after_heading, apart = frozenset(), False, False
        parting = mark or (parting if apart else "")
        start += len(line) + 1


def parting_of(line: str) -> str:
    """What parts the cells of a line: a bar, a tab, a comma or a wide gap; '' where nothing does."""
    return next((mark for mark in "|\t," if mark in line), "   " if WIDE.search(line.strip()) else "")


def _cells(line: str, mark: str) -> Iterator[tuple[str, int]]:
    parts = WIDE if mark == "   " else re.compile(re.escape(mark))
    place = 0
    for part in parts.finditer(line):
        yield line[place : part.start()], place
        place = part.end()
    yield line[place:], place
