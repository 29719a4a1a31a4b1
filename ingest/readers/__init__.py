"""One reader per kind of file, each from bytes to blocks."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ingest.blocks import ReadFile
from ingest.labels import section_of
from kb.errors import UnreadableFile

SUFFIXES: Final = frozenset((".pdf", ".docx", ".md", ".txt"))
OLD_SUFFIXES: Final = frozenset((".doc", ".odt", ".rtf", ".pages", ".docm", ".dotx", ".wps"))
MAX_CHARACTERS: Final = 2_000_000

EMPTY: Final = "This file is empty: it has no text in it."
NO_NOTE: Final = "This file has front matter and no note below it."

_BLANK = b" \t\r\n\f\v\x00\xef\xbb\xbf\xff\xfe"
"""White space, NULs and the marks of UTF-8 and UTF-16."""
_PLAIN: Final[dict[int, str]] = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},
    **dict.fromkeys((*range(9), *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xAD), ""),
    **dict.fromkeys((0x0B, 0x0C, 0x85), "\n"),
    **dict.fromkeys((0x2010, 0x2011), "-"),
}
"""Letters that print sets as one, soft hyphens and the like: a search for "fitting" must find them."""
_SOFT_BREAK: Final = re.compile("\u00ad[ \t]*\n[ \t]*")
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_bytes(data: bytes, suffix: str) -> ReadFile:
    """What a file of that suffix says. Raises UnreadableFile, with one plain line, where it says nothing."""
    if not data.strip(_BLANK):
        raise UnreadableFile(EMPTY)
    _check_start(data, suffix)
    read = _in_plain_letters(_reader(suffix)(data))
    length = sum(len(block.text) for block in read.blocks) + sum(len(text) for text in read.also_check)
    if length > MAX_CHARACTERS:
        raise UnreadableFile("This file holds far more text than a note: split it.")
    sections = any(section_of(name) and values for name, values in read.front_matter.items())
    if not sections and not any(block.text.strip() for block in read.blocks):
        raise UnreadableFile(NO_NOTE if read.front_matter else EMPTY)
    return read


def _in_plain_letters(read: ReadFile) -> ReadFile:
    blocks = (
        replace(block, text=_plain(block.text), rows=tuple(tuple(map(_plain, row)) for row in block.rows))
        for block in read.blocks
    )
    front = {_plain(name): tuple(map(_plain, values)) for name, values in read.front_matter.items()}
    return replace(
        read, blocks=tuple(blocks), front_matter=front, also_check=tuple(_plain(text) for text in read.also_check)
    )


def _plain(text: str) -> str:
    return _SOFT_BREAK.sub("", text).translate(_PLAIN)


def _check_start(data: bytes, suffix: str) -> None:
    is_pdf, is_zip, is_ole = b"%PDF-" in data[:1024], data.startswith(b"PK\x03\x04"), data.startswith(OLE)
    if suffix == ".docx" and is_ole:
        raise UnreadableFile(
            "This file is password-protected or in the old Word format: save it as Word (.docx) without a password."
        )
    if suffix == ".docx" and not is_zip:
        raise UnreadableFile("This is not a Word file, whatever its name says: save it as Word (.docx).")
    if suffix == ".pdf" and not is_pdf:
        raise UnreadableFile("This is not a PDF, whatever its name says.")
    if suffix in (".md", ".txt") and (is_zip or is_ole or data.startswith((b"%PDF-", b"{\\rtf"))):
        raise UnreadableFile("This is not a text file, whatever its name says: give it its right ending.")


def _reader(suffix: str) -> Callable[[bytes], ReadFile]:
    # Imported when first needed: a folder of text files need not wait for the PDF and Word libraries.
    match suffix:
        case ".pdf":
            from ingest.readers.pdf import read_pdf

            return read_pdf
        case ".docx":
            from ingest.readers.docx import read_docx

            return read_docx
        case ".md":
            from ingest.readers.markdown import read_markdown

            return read_markdown
        case _:
            from ingest.readers.text import read_text

            return read_text
