"""The lines of a PDF's pages, with the size and weight of their letters and where on the page they stand."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ingest.readers.hyphens import whole_word
from ingest.readers.pdf_marks import with_marks
from ingest.readers.running_heads import EDGE, FEW_LINES, Line, full_lines, may_run, patterns_of, running_heads

_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.?|pg\.?)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\W*(\d{1,3})(?:\s*(?:of|/)\s*(\d{1,3}))?\W*")
_MARGIN_SHARE = 0.92
"""A line above this share of the page's height stands in its top margin."""
_LARGER = 1.15
_SAME_SIZE = 0.5


def lines_of(page: Any) -> list[Line]:
    """The page's lines in reading order, as pypdf extracts them."""
    pieces: list[tuple[str, float, float, bool]] = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], font: Any, size: float) -> None:
        scale = abs(text_matrix[3] * matrix[3]) or 1.0
        height = text_matrix[5] * matrix[3] + matrix[5]
        pieces.append((text, round(size * scale, 1), height, "bold" in str((font or {}).get("/BaseFont", "")).lower()))

    whole = page.extract_text(visitor_text=visit)
    if "".join(piece[0] for piece in pieces) != whole:
        return with_marks([Line(_tidy(text)) for text in whole.split("\n")])
    return with_marks(_lines_of_pieces(pieces))


def _tidy(text: str) -> str:
    return text.replace("\x00", "").replace("\t", " ").rstrip()


def _lines_of_pieces(pieces: Sequence[tuple[str, float, float, bool]]) -> list[Line]:
    lines = [Line("")]
    for text, size, height, bold in pieces:
        for at, part in enumerate(text.split("\n")):
            if at:
                lines.append(Line(""))
            if part.strip() and not lines[-1].text.strip():
                lines[-1] = Line(part, size, height, bold)
            elif part:
                lines[-1] = replace(
                    lines[-1], text=lines[-1].text + part, bold=lines[-1].bold and (bold or not part.strip())
                )
    return [replace(line, text=_tidy(line.text)) for line in lines]


def without_margins(pages: Sequence[Sequence[Line]], tops: Sequence[float]) -> tuple[list[list[Line]], list[str]]:
    """The pages without page numbers and running headers and footers, and those lines; `tops` are page heights."""
    kept: list[list[Line]] = []
    margins: list[str] = []
    again = running_heads(pages)
    for number, page in enumerate(pages, 1):
        gone = _at_the_edge(page, number, len(pages), again)
        if number == 1 and len(full_lines(page)) >= FEW_LINES:
            gone |= _header_over_title(page, tops[0])
        margins += [page[at].text.strip() for at in sorted(gone)]
        kept.append([line for at, line in enumerate(page) if at not in gone])
    return kept, sorted(set(margins))


def _at_the_edge(page: Sequence[Line], number: int, pages: int, again: frozenset[str]) -> set[int]:
    """The page's lines to leave out: from its very top and from its very foot, up to the first line of its own."""
    full = full_lines(page)
    gone: set[int] = set()
    for edge in (full[:EDGE], full[::-1][:EDGE]):
        for at in edge:
            text = page[at].text
            if not (_is_page_number(text, number, pages) or again & patterns_of(text, number)):
                break
            gone.add(at)
    return gone


def _is_page_number(text: str, page: int, pages: int) -> bool:
    if _PAGE_NUMBER.fullmatch(text.strip()):
        return True
    bare = _BARE_NUMBER.fullmatch(text.strip())
    return bare is not None and int(bare[1]) == page and (int(bare[2]) == pages if bare[2] else pages > 1)


def _header_over_title(page: Sequence[Line], top: float) -> set[int]:
    """The lines in the top margin, in smaller letters than a title that follows them."""
    full = full_lines(page)
    largest = max((page[at].size for at in full[:6]), default=0.0)
    above: list[int] = []
    for at in full[:3]:
        line = page[at]
        stands_over = line.size * _LARGER <= largest and line.height >= top * _MARGIN_SHARE
        if not stands_over or ":" in line.text or not may_run(line.text):
            break
        above.append(at)
    return set(above) if len(above) < len(full[:3]) else set()


def whole_lines(page: Sequence[Line]) -> list[Line]:
    """The page's lines with every word that was parted at a line's end whole again, also over an empty line."""
    kept: list[Line] = []
    for line in page:
        last = next((at for at in range(len(kept) - 1, -1, -1) if kept[at].text.strip()), None)
        joined = whole_word(kept[last].text, line.text) if last is not None else None
        if last is None or joined is None or abs(kept[last].size - line.size) >= _SAME_SIZE:
            kept.append(line)
            continue
        del kept[last + 1 :]
        kept[last] = replace(kept[last], text=joined[0])
        kept += [replace(line, text=joined[1])] if joined[1] else []
    return kept


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size most of the text is set in, 0 where the file does not say."""
    counted: Counter[float] = Counter()
    for page in pages:
        for line in page:
            counted[line.size] += len(line.text)
    return counted.most_common(1)[0][0] if counted else 0.0
