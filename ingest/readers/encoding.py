"""Which encoding a text file is in: UTF-8, UTF-16 with or without a mark, or Windows-1252."""

import codecs
import re

from charset_normalizer import from_bytes

from kb.errors import UnreadableFile

NOT_TEXT = "This is not a text file: it holds NUL bytes. Save it as .txt in UTF-8, .docx or PDF."
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def decode(data: bytes) -> str:
    """The text, lines ended by a newline alone. Raises UnreadableFile for what is not text."""
    text = _decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n").replace("\x85", "\n")
    if len(_CONTROL.findall(text)) > len(text) // 50:
        raise UnreadableFile("This is not a text file. Save it as .txt in UTF-8, .docx or PDF.")
    return _CONTROL.sub("", text)


def _decode(data: bytes) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\x00" in data:
        return _decode_utf16(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_one_byte(data)


def _decode_utf16(data: bytes) -> str:
    # Western text in UTF-16 has a NUL in every second byte; anything else with NULs is no text.
    evens, odds = data[0::2].count(0), data[1::2].count(0)
    half = len(data) // 2
    if len(data) % 2 == 0 and max(evens, odds) > half * 0.7 and min(evens, odds) < half * 0.05:
        return data.decode("utf-16-le" if odds > evens else "utf-16-be", errors="replace")
    raise UnreadableFile(NOT_TEXT)


def _decode_one_byte(data: bytes) -> str:
    # UK office files that are not UTF-8 are Windows-1252. The library is asked only where that leaves holes, since on
    # short notes it takes the curly quotes of Windows-1252 for other code pages.
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        return str(best) if best is not None else data.decode("cp1252", errors="replace")
