"""The marks of lists in a PDF: bullets that come as control characters, and marks that stand apart from their text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from ingest.readers.running_heads import Line

_BULLET: Final = "\x7f"
_CONTROL: Final = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\uf000-\uf0ff]")
"""What a bullet is read as where its font does not say which letter it is: no letter that anybody wrote."""
_WINDOWS: Final = {
    code: letter
    for code in range(0x80, 0xA0)
    if code != 0x95 and (letter := bytes([code]).decode("cp1252", errors="ignore"))
}
"""Quotation marks and dashes of Windows-1252 that were read as control characters."""
_ITEM: Final = re.compile(rf"(?:^|(?<=\s)){_BULLET}+\s*")
_BARE_MARK: Final = re.compile(r"\s*[•·▪●○◦‣■]\s*")
_BARE_NUMBER: Final = re.compile(r"\s*\(?(?P<number>\d{1,2})(?P<stop>[.)]?)\s*")


def with_marks(page: Sequence[Line]) -> list[Line]:
    """The page's lines, each item of a list in a line of its own that begins with its mark."""
    lines = [item for line in page for item in _items(line)]
    numbers = _numbers_of_lists(lines)
    kept: list[Line] = []
    mark = ""
    for at, line in enumerate(lines):
        own = _mark_of(line.text, at in numbers)
        if own or (mark and not line.text.strip()):
            mark = own or mark
        elif mark:
            kept.append(replace(line, text=f"{mark} {line.text.strip().removeprefix('•').strip()}"))
            mark = ""
        else:
            kept.append(line)
    return kept


def _items(line: Line) -> Iterator[Line]:
    text = _CONTROL.sub(_BULLET, line.text.translate(_WINDOWS))
    starts = [found.start() for found in _ITEM.finditer(text)]
    for start, end in pairwise((0, *(at for at in starts if at), len(text))):
        item = text[start:end]
        yield replace(line, text=_ITEM.sub("• ", item).replace(_BULLET, "").rstrip())


def _numbers_of_lists(lines: Sequence[Line]) -> frozenset[int]:
    """Where numbers stand alone over a line of words, with a stop or with the next number of the list."""
    full = [at for at, line in enumerate(lines) if line.text.strip()]
    alone: dict[int, int] = {}
    stopped: set[int] = set()
    for at, following in pairwise(full):
        found = _BARE_NUMBER.fullmatch(lines[at].text)
        if found and lines[following].text.strip()[:1].isalpha():
            alone[at] = int(found["number"])
            stopped |= {at} if found["stop"] else set()
    counted = {number for number in alone.values() if {number - 1, number + 1} & set(alone.values())}
    return frozenset(at for at, number in alone.items() if at in stopped or number in counted)


def _mark_of(text: str, is_number: bool) -> str:
    """The mark that a line holds and nothing else, '' for any other line."""
    number = _BARE_NUMBER.fullmatch(text) if is_number else None
    if number is not None:
        return f"{number['number']}{number['stop'] or '.'}"
    return "•" if _BARE_MARK.fullmatch(text) else ""
