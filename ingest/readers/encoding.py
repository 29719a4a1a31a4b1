"""Which encoding a text file is in: UTF-8, UTF-16 with or without a mark, or Windows-1252."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from kb.errors import UnreadableFile

NOT_TEXT = "This is not a text file: it holds NUL bytes. Save it as .txt in UTF-8, .docx or PDF."
NO_TEXT = "This is not a text file. Save it as .txt in UTF-8, .docx or PDF."
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

FEW_STRAYS = 2
"""So many bytes may be astray in a file, however few letters beyond ASCII show that it is UTF-8."""
_AS_WINDOWS = "kb-stray-bytes-are-windows-1252"
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
        return _decode_with_strays(data) or _decode_one_byte(data)


def _decode_with_strays(data: bytes) -> str | None:
    """UTF-8 with a few bytes of Windows-1252 in it, as pasting leaves them; None where the file is not UTF-8."""
    letters = data.decode("utf-8", errors="ignore")
    whole = sum(letter > "\x7f" for letter in letters)
    strays = len(data) - len(letters.encode())
    if not whole or strays > max(whole, FEW_STRAYS):
        return None
    return data.decode("utf-8", errors=_AS_WINDOWS)


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="ignore"), error.end


codecs.register_error(_AS_WINDOWS, _stray)


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
