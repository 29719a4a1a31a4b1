"""Which encoding a text file is in: UTF-8, UTF-16 with or without a mark, or Windows-1252."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from kb.errors import UnreadableFile

NOT_TEXT = "This is not a text file: it holds NUL bytes. Save it as .txt in UTF-8, .docx or PDF."
NO_TEXT = "This is not a text file. Save it as .txt in UTF-8, .docx or PDF."
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")

_NO_LETTERS = ("Cn", "Co", "Cs")
"""Places of Unicode that no letter stands in: random bytes that are taken for UTF-16 fall on one in eight of them."""


def decode(data: bytes) -> str:
    """The text, lines ended by a newline alone. Raises UnreadableFile for what is not text."""
    text = _decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n").replace("\x85", "\n")
    if len(_CONTROL.findall(text)) > len(text) // 50:
        raise UnreadableFile(NO_TEXT)
    no_letters = sum(letter == "\ufffd" or unicodedata.category(letter) in _NO_LETTERS for letter in text)
    if no_letters > len(text) // 20:
        raise UnreadableFile(NO_TEXT)
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
    if sum(byte > 0x7F for byte in data) > len(data) // 3:
        raise UnreadableFile(NO_TEXT)  # English has hardly a letter beyond ASCII
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        return str(best) if best is not None else data.decode("cp1252", errors="replace")
