"""Plain text files."""

import re
from collections.abc import Sequence
from itertools import groupby

from ingest.blocks import GUESSED, Block, ReadFile
from ingest.readers.encoding import decode
from ingest.readers.hyphens import with_whole_words
from ingest.readers.lines import unwrap

LIST_MARK = re.compile(r"^\s*(?:[-*•–·▪●○◦‣■o]|\d{1,2}[.)])\s+(?=\S)")

_RULE = re.compile(r"^[ \t]*([-=_~*])(?:[ \t]*\1){2,}[ \t]*(?:\n|\Z)", re.MULTILINE)
"""A line drawn under a heading, or between two parts."""
_DRAWN = re.compile(r"^\s*(?P<mark>={1,6}|-{2,6}|~{2,6})\s*(?P<words>[A-Z0-9].{0,80}?)\s*(?P=mark)\s*$")
_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def read_text(data: bytes) -> ReadFile:
    """Paragraphs and list lines of a text file."""
    return ReadFile(tuple(text_blocks(decode(data))))


def text_blocks(text: str, page: int | None = None) -> list[Block]:
    """Blocks of plain text: paragraphs apart by empty lines, and every line of a list."""
    blocks: list[Block] = []
    for paragraph in _PARAGRAPH.split(_RULE.sub("", text)):
        written = with_whole_words([line.rstrip() for line in paragraph.split("\n") if line.strip()])
        for kind, grouped in groupby(written, key=_kind):
            lines = list(grouped)
            if kind == "heading":
                blocks += [Block("heading", *drawn, page) for line in lines if (drawn := drawn_heading(line))]
            else:
                blocks += _table(lines, page) if kind == "table" else _lines(unwrap(lines), page)
    return blocks


def drawn_heading(line: str) -> tuple[str, int] | None:
    """The words and the level of a heading between marks ("== Background =="), None for any other line."""
    found = _DRAWN.match(line)
    return (found["words"], len(found["mark"]) if found["mark"][0] == "=" else GUESSED) if found else None


def _kind(line: str) -> str:
    if drawn_heading(line):
        return "heading"
    return "table" if _is_row(line) else "lines"


def _lines(lines: Sequence[str], page: int | None) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        if LIST_MARK.match(line):
            blocks.append(Block("list", tidy_mark(line), 0, page))
        elif blocks and blocks[-1].kind == "paragraph":
            blocks[-1] = Block("paragraph", f"{blocks[-1].text}\n{line.strip()}", 0, page)
        else:
            blocks.append(Block("paragraph", line.strip(), 0, page))
    return blocks


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table, drawn with pipes."""
    plain = line.strip()
    return plain.startswith("|") and plain.endswith("|") and plain.count("|") >= 3


def _table(lines: Sequence[str], page: int | None) -> list[Block]:
    cells = (tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines)
    rows = tuple(row for row in cells if any(cell.strip("-: ") for cell in row))
    return [Block("table", "\n".join(" | ".join(row) for row in rows), 0, page, rows)] if rows else []


def tidy_mark(line: str) -> str:
    """A list's line with its number, or with '-' for any other mark."""
    mark = LIST_MARK.match(line)
    if mark is None:
        return line.strip()
    number = mark.group().strip()
    return f"{number if number[0].isdigit() else '-'} {line[mark.end() :].strip()}"
