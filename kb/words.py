"""Words, stems and function words: how a text is read by the word index."""

import re
from functools import lru_cache
from typing import Final

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("english")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

_FUNCTION_WORDS: Final = """
    a about above after again against all also am an and any are as at be because been before being below between
    both but by can cannot could did do does doing down during each few for from further had has have having he her
    here hers herself him himself his how i if in into is it its itself just let me more most my myself no nor not of
    off on once only or other our ours ourselves out over own same she should so some such than that the their theirs
    them themselves then there these they this those through to too under until up very was we were what when where
    which while who whom why will with would you your yours yourself yourselves
    s t ll ve re d m don didn doesn isn aren wasn weren hasn haven hadn couldn wouldn shouldn
"""
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())
"""Words that say little about what a text is about; they are not looked for, and their vectors are not kept."""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a lower-case word (Snowball English, the successor of Porter's)."""
    stemmed: str = _STEMMER.stemWord(word)
    return stemmed


def spelled(text: str) -> list[str]:
    """Return the words of a text in lower case, function words included."""
    return _WORD.findall(text.lower().replace("’", "'"))


@lru_cache(maxsize=200_000)
def content_stem(word: str) -> str | None:
    """Return the stem of a word as `spelled` gives it, or None for a function word."""
    content = bare(word)
    return None if content in FUNCTION_WORDS else stem(content)


def content_stems(text: str) -> list[str]:
    """Return the stems of a text's content words, in order, repeated as often as they stand there."""
    return [found for word in spelled(text) if (found := content_stem(word)) is not None]


def bare(word: str) -> str:
    """Return a word without what follows an apostrophe: "client's" is "client", "don't" is "don"."""
    return word.partition("'")[0]


def stem_spans(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and stem of each content word of a text."""
    found = _WORD.finditer(_levelled(text))
    return [(*match.span(), stemmed) for match in found if (stemmed := content_stem(match.group())) is not None]


def _levelled(text: str) -> str:
    """Return the text in lower case and of the same length, so that places in it stay where they are."""
    lower = text.lower().replace("’", "'")
    return lower if len(lower) == len(text) else "".join(letter.lower()[:1] for letter in text).replace("’", "'")
