"""Looking at a Word file's parts before anything unpacks them."""

import io
import zipfile

from kb.errors import UnreadableFile

MAX_PARTS = 2_000
MAX_UNPACKED = 150_000_000
MAX_XML_PART = 30_000_000
MAX_RATIO = 200
DAMAGED = "This Word file is damaged or cut off: open it in Word and save it again."

_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def check_zip(data: bytes) -> None:
    """Refuse a Word file that unpacks to too much, or whose XML brings its own entities. Raises UnreadableFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            _check_sizes(opened.infolist(), len(data))
            _check_xml(opened)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError):
        raise UnreadableFile(DAMAGED) from None
    except RuntimeError:
        raise UnreadableFile("This file is password-protected: remove the password and save it again.") from None


def _check_sizes(parts: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    largest_xml = max((p.file_size for p in parts if p.filename.endswith((".xml", ".rels"))), default=0)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or largest_xml > MAX_XML_PART:
        raise UnreadableFile("This file unpacks to far too much: it is not an ordinary Word file.")
    if unpacked > 5_000_000 and unpacked > packed * MAX_RATIO:
        raise UnreadableFile("This file unpacks to far too much for its size: it is not an ordinary Word file.")


def _check_xml(opened: zipfile.ZipFile) -> None:
    names = opened.namelist()
    if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
        raise UnreadableFile("This is not a Word file, whatever its name says.")
    for name in names:
        if name.endswith((".xml", ".rels")) and any(mark in opened.read(name) for mark in _DOCTYPES):
            raise UnreadableFile("This file's XML brings its own entities: it is not an ordinary Word file.")
