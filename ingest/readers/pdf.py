"""PDF files, page by page."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from ingest.blocks import GUESSED, Block, ReadFile
from ingest.readers.hyphens import run_on
from ingest.readers.lines import unwrap
from ingest.readers.pdf_forms import form_blocks, is_form_without_text, widgets_of
from ingest.readers.pdf_lines import body_size, lines_of, whole_lines, without_margins
from ingest.readers.pdf_titles import SENTENCE_END, join_title, title_ends
from ingest.readers.running_heads import Line
from ingest.readers.text import LIST_MARK, tidy_mark
from kb.errors import UnreadableFile

MAX_PAGES = 500
LEAST_CHARACTERS = 8
"""Fewer visible characters than this a page, on average, and the pages are pictures."""

DAMAGED = "This PDF is damaged or cut off: open it and save it again."
NO_PAGES = "This PDF has no pages."
PROTECTED = "This file is password-protected: remove the password and save it again."
CLOSED_FORM = "This is a PDF form whose fields cannot be read here: print it to a new PDF, or copy it into a Word file."
SCANNED = "This PDF is scanned, without a text layer: run text recognition on it, or type it up."

_HEADING = re.compile(r"^[A-Z0-9][^.!?;]{2,70}[^.,;:!]$")
_CHAPTER = re.compile(r"(?:chapter|part|section|unit|module) (?:\d{1,2}|one|[IVX]{1,4})\b", re.IGNORECASE)
_ROW = re.compile(
    r"\S\s+(?:[-+<>]?\d[\d./+%-]*(?:\s(?:deg|kg|cm|mm|s|min|%))?)(?:\s+[-+<>]?\d[\d./+%-]*(?:\s(?:deg|kg|cm|mm|s|min|%))?)+\s*$"
)
NOTHING_TOLD = ("(anonymous)", "(unspecified)", "untitled")
"""What programs write for a property that nobody filled in."""
LARGER = 1.08
NARROW_COLUMN = 28
FULL_LINE = 0.93


def read_pdf(data: bytes) -> ReadFile:
    """Blocks that know their page. Raises UnreadableFile for damaged, protected and scanned files."""
    try:
        reader = _open(data)
        pages = [lines_of(page) for page in reader.pages]
        tops = [float(page.mediabox.top) for page in reader.pages]
        also_check = tuple(_beside(reader))
        filled_in = form_blocks(reader)
        is_closed = not filled_in and is_form_without_text(reader)
    except (FileNotDecryptedError, DependencyError):
        raise UnreadableFile(PROTECTED) from None
    except LimitReachedError:
        raise UnreadableFile("This file unpacks to far too much: it is not an ordinary PDF.") from None
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, IndexError, AssertionError, OSError):
        raise UnreadableFile(NO_PAGES if _says_no_pages(data) else DAMAGED) from None
    characters = sum(len("".join(line.text.split())) for page in pages for line in page)
    if is_closed:
        raise UnreadableFile(CLOSED_FORM)
    if not filled_in and characters < LEAST_CHARACTERS * max(1, len(pages)):
        raise UnreadableFile(SCANNED if _has_pictures(reader) else "This PDF has no text in it.")
    kept, margins = without_margins(pages, tops)
    kept = [whole_lines(page) for page in kept]
    body = body_size(kept)
    blocks = join_title([block for number, page in enumerate(kept, 1) for block in _page_blocks(page, number, body)])
    blocks = [*_title_of_chapters(blocks, margins), *_join_over_pages(blocks)]
    return ReadFile((*filled_in, *blocks), {}, (*also_check, *margins), len(pages))


def _title_of_chapters(blocks: Sequence[Block], margins: Sequence[str]) -> list[Block]:
    """What runs over every page as the title, where the first heading is but that of a chapter."""
    heads = [text for text in margins if not re.search(r"\d", text)]
    is_chapter = bool(blocks) and blocks[0].kind == "heading" and bool(_CHAPTER.match(blocks[0].text))
    return [Block("heading", heads[0], GUESSED, 1)] if is_chapter and len(heads) == 1 else []


def _says_no_pages(data: bytes) -> bool:
    return bool(re.search(rb"/Count\s+0\b", data)) and not re.search(rb"/Type\s*/Page\b", data)


def _open(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFile(PROTECTED)
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableFile(f"This PDF has more than {MAX_PAGES} pages: split it.")
    if not reader.pages:
        raise UnreadableFile(NO_PAGES)
    return reader


def _beside(reader: PdfReader) -> Iterator[str]:
    """Text beside the pages that is never stored: properties, bookmarks, comments, link targets, form fields."""
    information: Any = reader.metadata or {}
    told = (str(information[key]) for key in ("/Title", "/Subject", "/Keywords") if information.get(key))
    yield from (text for text in told if text not in NOTHING_TOLD)
    yield from _outline(reader.outline)
    yield from (name for name in reader.attachments)
    for page in reader.pages:
        for note in widgets_of(page):
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


def _page_blocks(page: Sequence[Line], number: int, body: float) -> Iterator[Block]:
    """The blocks of a page, its lines taken in runs of one kind."""
    run: list[Line] = []
    start = title_ends(page, body) if number == 1 else 0
    if start and not _is_set_large(page[start - 1], body):
        yield Block("heading", page[start - 1].text.strip(), GUESSED, number)
        page = page[start:]
    for line in (*page, Line("")):
        if run and not _same_run(run[-1], line, body):
            yield from _run_blocks(run, number, body)
            run = []
        if line.text.strip():
            run.append(line)


def _same_run(before: Line, line: Line, body: float) -> bool:
    return (
        bool(line.text.strip())
        and _is_set_large(before, body) == _is_set_large(line, body)
        and (abs(before.size - line.size) < 0.5 and (before.bold == line.bold or not line.bold))
    )


def _is_set_large(line: Line, body: float) -> bool:
    return body > 0 and line.size > body * LARGER


def _run_blocks(run: Sequence[Line], number: int, body: float) -> Iterator[Block]:
    """Headings of lines in larger letters; of any other run its paragraphs, lists and headings."""
    texts = [line.text for line in run]
    if _is_set_large(run[0], body) or (all(line.bold for line in run) and len(run) == 1 and _is_short(texts[0])):
        yield from _large_headings(texts, number)
        return
    figures = _rows_of_figures(texts)
    start = 0
    for at, end in (*figures, (len(texts), len(texts))):
        yield from _text_blocks(texts[start:at], number)
        if end > at:
            yield Block("paragraph", "\n".join(text.strip() for text in texts[at:end]), 0, number)
        start = end


def _is_short(text: str) -> bool:
    return len(text.strip()) <= 80 and not text.strip().endswith((".", ",", ";"))


def _large_headings(texts: Sequence[str], number: int) -> Iterator[Block]:
    # A heading that ran over the margin goes on in small letters, or its first line is long.
    heading = ""
    for text in (*(text.strip() for text in texts), ""):
        if heading and text and (text[:1].islower() or len(heading) > 45):
            heading = f"{heading} {text}"
            continue
        if heading:
            yield Block("heading", heading, GUESSED, number)
        heading = text


def _rows_of_figures(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Where three and more lines stand together that each hold figures apart: a table, with the line over it."""
    found: list[tuple[int, int]] = []
    is_row = [bool(_ROW.search(text)) and not LIST_MARK.match(text) for text in texts]
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and is_row[end]:
            end += 1
        if end - at >= 3:
            over = at > 0 and (not found or found[-1][1] < at) and _is_short(texts[at - 1]) and ":" not in texts[at - 1]
            found.append((at - 1 if over else at, end))
        at = max(end, at + 1)
    return found


def _text_blocks(texts: Sequence[str], number: int) -> Iterator[Block]:
    width = max((len(text) for text in texts), default=0)
    paragraph: list[str] = []
    for line in (*unwrap(texts, min(width, 120), narrow=NARROW_COLUMN, full=FULL_LINE), ""):
        is_list = bool(LIST_MARK.match(line))
        is_heading = _looks_like_heading(line, paragraph, width)
        if (not line.strip() or is_list or is_heading) and paragraph:
            yield Block("paragraph", "\n".join(paragraph), 0, number)
            paragraph = []
        if is_list:
            yield Block("list", tidy_mark(line), 0, number)
        elif is_heading:
            yield Block("heading", line.strip(), GUESSED, number)
        elif line.strip():
            paragraph.append(line.strip())


def _looks_like_heading(line: str, before: Sequence[str], width: int) -> bool:
    alone = not before or bool(SENTENCE_END.search(before[-1]))
    return alone and len(line.strip()) < width * 0.65 and bool(_HEADING.match(line.strip()))


def _join_over_pages(blocks: Sequence[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last is not None and last.page != block.page and _goes_on(last, block):
            joined[-1] = Block("paragraph", run_on(last.text, block.text), 0, last.page)
        else:
            joined.append(block)
    return joined


def _goes_on(last: Block, block: Block) -> bool:
    both = last.kind == block.kind == "paragraph"
    return both and not SENTENCE_END.search(last.text) and block.text[:1].islower()
