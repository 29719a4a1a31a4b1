"""Ordinary words with a slip of the pen: 'supervison', 'trasnfers', 'watchin'."""

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase
from typing import Final

from kb.anonymise.lexicon import FIRST, lexicon, usually_lower

SHORTEST: Final = 6
"""Letters from which a word no list holds is sooner a slip than somebody's name: of first names of five letters a
quarter are one slip from an ordinary word, of six a tenth, of eight a thirtieth."""


@lru_cache(maxsize=4096)
def is_a_slip(word: str) -> bool:
    """Whether a word in small letters that no list holds is one letter from an ordinary word that begins like it."""
    if len(word) < SHORTEST or not (word.islower() and word.isascii() and word.isalpha()):
        return False
    code_of = lexicon().codes.get
    codes = (code_of(word[0] + rest, 0) for rest in one_slip_from(word[1:]))
    return any(usually_lower(code) and not code & FIRST for code in codes)


def one_slip_from(word: str) -> Iterator[str]:
    """Every spelling with one letter more, less or other, or two that changed places."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in ascii_lowercase)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ascii_lowercase)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
