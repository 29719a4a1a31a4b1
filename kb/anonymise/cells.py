"""The cells of a table in plain text below the heading that says what they hold."""

import re
from collections.abc import Iterator

WIDE = re.compile(r"[ ]{3,}")
MOST_CELLS = 40


def cells_below(text: str, heading: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Every cell of a column headed so, and where it starts; cells are parted by '|', tabs, commas or wide gaps."""
    start, columns, parting = 0, frozenset[int](), ""
    for line in text.split("\n"):
        mark = _parting(line)
        if mark:
            cells = list(_cells(line, mark))[:MOST_CELLS]
            headed = frozenset(at for at, (cell, _) in enumerate(cells) if heading.fullmatch(cell))
            below = columns if mark == parting and not headed else frozenset[int]()
            yield from ((cell, start + place) for at, (cell, place) in enumerate(cells) if at in below)
            columns = headed or below
        else:
            columns = frozenset()
        parting = mark
        start += len(line) + 1


def _parting(line: str) -> str:
    return next((mark for mark in "|\t," if mark in line), "   " if WIDE.search(line.strip()) else "")


def _cells(line: str, mark: str) -> Iterator[tuple[str, int]]:
    parts = WIDE if mark == "   " else re.compile(re.escape(mark))
    place = 0
    for part in parts.finditer(line):
        yield line[place : part.start()], place
        place = part.end()
    yield line[place:], place
