"""PDF files, page by page."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from ingest.blocks import GUESSED, Block, ReadFile
from ingest.readers.lines import unwrap
from ingest.readers.text import LIST_MARK, tidy_mark
from kb.errors import UnreadableFile

MAX_PAGES = 500
LEAST_CHARACTERS = 8
"""Fewer visible characters than this a page, on average, and the pages are pictures."""

DAMAGED = "This PDF is damaged or cut off: open it and save it again."
PROTECTED = "This file is password-protected: remove the password and save it again."
SCANNED = "This PDF is scanned, without a text layer: run text recognition on it, or type it up."

_HEADING = re.compile(r"^[A-Z0-9][^.!?;]{2,70}[^.,;:!]$")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)]*$")


def read_pdf(data: bytes) -> ReadFile:
    """Blocks that know their page. Raises UnreadableFile for damaged, protected and scanned files."""
    try:
        reader = _open(data)
        pages = [page.extract_text() for page in reader.pages]
        also_check = tuple(_beside(reader))
    except (FileNotDecryptedError, DependencyError):
        raise UnreadableFile(PROTECTED) from None
    except LimitReachedError:
        raise UnreadableFile("This file unpacks to far too much: it is not an ordinary PDF.") from None
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, IndexError, AssertionError, OSError):
        raise UnreadableFile(DAMAGED) from None
    if sum(len("".join(page.split())) for page in pages) < LEAST_CHARACTERS * max(1, len(pages)):
        raise UnreadableFile(SCANNED if _has_pictures(reader) else "This PDF has no text in it.")
    lines, margins = _without_margins([_lines(page) for page in pages])
    blocks = _join_title([block for number, page in enumerate(lines, 1) for block in _page_blocks(page, number)])
    return ReadFile(tuple(_join_over_pages(blocks)), {}, (*also_check, *margins), len(pages))


def _open(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFile(PROTECTED)
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableFile(f"This PDF has more than {MAX_PAGES} pages: split it.")
    if not reader.pages:
        raise UnreadableFile("This PDF has no pages.")
    return reader


def _beside(reader: PdfReader) -> Iterator[str]:
    """Text beside the pages that is never stored: properties, bookmarks, comments, link targets, form fields."""
    information: Any = reader.metadata or {}
    yield from (str(information[key]) for key in ("/Title", "/Subject", "/Keywords") if information.get(key))
    yield from _outline(reader.outline)
    yield from (name for name in reader.attachments)
    for page in reader.pages:
        annotations: Any = page.get("/Annots") or ()
        for reference in annotations.get_object() if hasattr(annotations, "get_object") else annotations:
            note: Any = reference.get_object()
            action: Any = note.get("/A") or {}
            found = (
                note.get("/Contents"),
                note.get("/V"),
                note.get("/TU"),
                action.get("/URI") if hasattr(action, "get") else None,
            )
            yield from (str(text) for text in found if isinstance(text, str))


def _outline(entries: Sequence[Any]) -> Iterator[str]:
    """The titles of the bookmarks, at every depth."""
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(entry)
        else:
            yield str(entry.title)


def _has_pictures(reader: PdfReader) -> bool:
    return any("/XObject" in (page.get("/Resources") or {}) for page in reader.pages)


def _lines(page: str) -> list[str]:
    return [line.replace("\x00", "").rstrip() for line in page.replace("\t", " ").split("\n")]


def _without_margins(pages: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """The pages without the lines at their top and foot that come back on most of them, and those lines."""
    if len(pages) < 3:
        return pages, []
    counted = Counter(line for page in pages for line in {_pattern(line) for line in (*page[:2], *page[-2:])})
    margins = {line for line, count in counted.items() if line and count >= max(3, len(pages) * 0.6)}
    kept = [
        [line for i, line in enumerate(page) if not _at_edge(i, page) or _pattern(line) not in margins]
        for page in pages
    ]
    return kept, sorted(margins)


def _at_edge(at: int, page: Sequence[str]) -> bool:
    return at < 2 or at >= len(page) - 2


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _page_blocks(lines: Sequence[str], page: int) -> Iterator[Block]:
    width = max((len(line) for line in lines), default=0)
    paragraph: list[str] = []
    for line in (*unwrap_page(lines, width), ""):
        is_list = bool(LIST_MARK.match(line))
        is_heading = _looks_like_heading(line, paragraph, width)
        if (not line.strip() or is_list or is_heading) and paragraph:
            yield Block("paragraph", "\n".join(paragraph), 0, page)
            paragraph = []
        if is_list:
            yield Block("list", tidy_mark(line), 0, page)
        elif is_heading:
            yield Block("heading", line.strip(), GUESSED, page)
        elif line.strip():
            paragraph.append(line.strip())


def unwrap_page(lines: Sequence[str], width: int) -> list[str]:
    """The page's lines with those the margin broke joined again; an empty line is never joined over."""
    made: list[str] = []
    run: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            run.append(line)
        else:
            made += [*unwrap(run, min(width, 120)), ""]
            run = []
    return made


def _looks_like_heading(line: str, before: Sequence[str], width: int) -> bool:
    alone = not before or bool(_SENTENCE_END.search(before[-1]))
    return alone and len(line.strip()) < width * 0.65 and bool(_HEADING.match(line.strip()))


def _join_over_pages(blocks: Sequence[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last is not None and last.page != block.page and _goes_on(last, block):
            joined[-1] = Block("paragraph", f"{last.text} {block.text}", 0, last.page)
        else:
            joined.append(block)
    return joined


def _join_title(blocks: list[Block]) -> list[Block]:
    """The blocks with a title that ran over two lines in one piece."""
    if len(blocks) < 2 or blocks[0].kind != "heading" or blocks[1].kind != "paragraph":
        return blocks
    rest, _, after = blocks[1].text.partition("\n")
    if len(rest) > 60 or not rest[:1].islower() or _SENTENCE_END.search(rest):
        return blocks
    left = [Block("paragraph", after, 0, blocks[1].page)] if after else []
    return [Block("heading", f"{blocks[0].text} {rest}", GUESSED, blocks[0].page), *left, *blocks[2:]]


def _goes_on(last: Block, block: Block) -> bool:
    both = last.kind == block.kind == "paragraph"
    return both and not _SENTENCE_END.search(last.text) and block.text[:1].islower()
