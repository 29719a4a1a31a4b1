"""What the tagger is told of a word beside the hidden states: its spelling, the word lists, its surroundings."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from kb.anonymise.lexicon import CASING, SHIFT
from kb.anonymise.words import Word, shouting_lines
from kb.types import FloatArray

KNOWN: Final = 12
"""The first columns say what the word lists hold; training hides them now and then, as for a name no list holds."""
WIDTH: Final = 34
OPENING = "(\"'“‘[<"


def lexical_features(text: str, words: Sequence[Word]) -> FloatArray:
    """A row of WIDTH zeros and ones for each word."""
    if not words:
        return np.zeros((0, WIDTH), dtype=np.float32)
    shouted = shouting_lines(text)
    return np.array([_row(text, word, shouted) for word in words], dtype=np.float32)


def _row(text: str, word: Word, shouted: Sequence[tuple[int, int]]) -> list[bool]:
    code, casing, spelt = word.code, (word.code & CASING) >> SHIFT, word.text
    length = len(spelt)
    upper = spelt[0].isupper()
    before = text[max(0, word.start - 2) : word.start]
    after = text[word.end : word.end + 2]
    return [
        *(bool(code >> bit & 1) for bit in range(5)),
        *(casing == each for each in range(1, 7)),
        code == 0,
        word.practice,
        upper and not word.capitals,
        word.capitals,
        not upper and any(char.isupper() for char in spelt),
        word.opens,
        length == 1,
        length == 2,
        length == 3,
        length > 8,
        "-" in spelt,
        "'" in spelt or "’" in spelt,
        not spelt.isascii(),
        word.capitals and any(start <= word.start < end for start, end in shouted),
        before[-1:] in ("", "\n", "\t", "|"),
        before[-1:] in OPENING,
        before.rstrip(" ")[-1:] == ":",
        before.rstrip(" ")[-1:] == ",",
        after[:2] in ("'s", "’s"),
        after[:1] == ":",
        after[:1] == ",",
        after[:1] in ".;!?)",
        after[:1] in ("", "\n", "\t", "|"),
    ]
