"""A text as all finders read it: one plain space, line break, hyphen, apostrophe, letter and figure for many.

Each character stands for one, so that offsets stay.
"""

import re
import unicodedata
from string import ascii_letters
from typing import Final

DRAWN: Final = (*range(0x24B6, 0x24EA), *range(0x1D400, 0x1D800))
"""Letters in circles, and those of mathematics: bold, italic, script; and its figures."""
EVEN: Final = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " "),
        **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
        **dict.fromkeys("\v\f\x85\u2028\u2029", "\n"),
        **dict.fromkeys("\u2010\u2011\u2043\ufe63\uff0d", "-"),
        **dict.fromkeys("\u02bc\uff07", "'"),
        **{chr(0xFF10 + figure): str(figure) for figure in range(10)},
        **{chr(0xFEE0 + ord(letter)): letter for letter in ascii_letters},
        **{chr(code): plain for code in DRAWN if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1},
        "\uff0f": "/",
        "\uff0e": ".",
    }
)
APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])[`´‘‛′](?=[^\W\d_])")
"""A mark between two letters, where only an apostrophe stands: 'Mark`s', 'O´Brien'."""
DASH: Final = re.compile(r"(?<=\d)[‒—―−](?=\d)")
"""A dash between two figures, read as the shorter one that spans are written with."""
RETURN: Final = re.compile(r"\r(?!\n)")


def even(text: str) -> str:
    """The text with one kind of space, line break, hyphen and apostrophe; as long as it was."""
    plain = RETURN.sub("\n", text) if "\r" in text else text
    return DASH.sub("–", APOSTROPHE.sub("'", plain.translate(EVEN)))
