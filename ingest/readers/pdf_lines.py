"""The lines of a PDF's pages, with the size and weight of their letters and where on the page they stand."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingest.labels import field_of, label_of

_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.?|pg\.?)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\W*(\d{1,3})(?:\s*(?:of|/)\s*(\d{1,3}))?\W*")
_COUNTED = re.compile(r"(?:month|week|day|year|session|visit|stage|case) #", re.IGNORECASE)
_MARGIN_SHARE = 0.92
"""A line above this share of the page's height stands in its top margin."""
_LARGER = 1.15


@dataclass(frozen=True)
class Line:
    """A line of a page: points for its letters' size and its height on the page, 0 where the file does not say."""

    text: str
    size: float = 0.0
    height: float = 0.0
    bold: bool = False


def lines_of(page: Any) -> list[Line]:
    """The page's lines in reading order, as pypdf extracts them."""
    pieces: list[tuple[str, float, float, bool]] = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], font: Any, size: float) -> None:
        scale = abs(text_matrix[3] * matrix[3]) or 1.0
        height = text_matrix[5] * matrix[3] + matrix[5]
        pieces.append((text, round(size * scale, 1), height, "bold" in str((font or {}).get("/BaseFont", "")).lower()))

    whole = page.extract_text(visitor_text=visit)
    if "".join(piece[0] for piece in pieces) != whole:
        return [Line(_tidy(text)) for text in whole.split("\n")]
    return _lines_of_pieces(pieces)


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
    again = _repeated(pages)
    for number, page in enumerate(pages, 1):
        edges = _edges(page)
        header = _header_over_title(page, tops[number - 1]) if number == 1 else frozenset()
        gone = {
            at for at in edges
            if at in header or _pattern(page[at].text) in again or _is_page_number(page[at].text, number, len(pages))
        }  # fmt: skip
        margins += [page[at].text.strip() for at in sorted(gone)]
        kept.append([line for at, line in enumerate(page) if at not in gone])
    return kept, sorted(set(margins))


def _edges(page: Sequence[Line]) -> set[int]:
    full = [at for at, line in enumerate(page) if line.text.strip()]
    return {*full[:2], *full[-2:]}


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text.strip())


def _repeated(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Patterns of lines at the edges that come back: on two pages of two, or on two fifths of more."""
    if len(pages) < 2:
        return frozenset()
    counted = Counter(text for page in pages for text in {_pattern(page[at].text) for at in _edges(page)})
    least = max(3, len(pages) * 0.4) if len(pages) > 2 else 2
    return frozenset(text for text, count in counted.items() if count >= least and not _names_field(text))


def _names_field(text: str) -> bool:
    # "Outcome" at the top of three pages is a heading, and so is "Week 3:".
    label = label_of(text)
    return bool(_COUNTED.match(text)) or (label is not None and bool(field_of(label)))


def _is_page_number(text: str, page: int, pages: int) -> bool:
    if _PAGE_NUMBER.fullmatch(text.strip()):
        return True
    bare = _BARE_NUMBER.fullmatch(text.strip())
    return bare is not None and int(bare[1]) == page and (int(bare[2]) == pages if bare[2] else pages > 1)


def _header_over_title(page: Sequence[Line], top: float) -> frozenset[int]:
    """The lines in the top margin, in smaller letters than a title that follows them."""
    full = [at for at, line in enumerate(page) if line.text.strip()]
    largest = max((page[at].size for at in full[:6]), default=0.0)
    above: list[int] = []
    for at in full[:3]:
        line = page[at]
        if line.size * _LARGER > largest or line.height < top * _MARGIN_SHARE or ":" in line.text:
            break
        above.append(at)
    return frozenset(above if len(above) < len(full[:3]) else ())


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size most of the text is set in, 0 where the file does not say."""
    counted: Counter[float] = Counter()
    for page in pages:
        for line in page:
            counted[line.size] += len(line.text)
    return counted.most_common(1)[0][0] if counted else 0.0
