"""Names that a hyphen at the end of a line breaks in two: 'Mar-' and 'garet', and misshapen ones: 'pRITI', 'Pr1ti'."""

import re
from collections.abc import Iterator

from kb.anonymise.identifiers import CUED, Identifier
from kb.anonymise.lexicon import CASING, FIRST, PLACE, SHIFT, SURNAME, VOCABULARY, lexicon

BROKEN = re.compile(
    r"(?<![\w'’-])(?P<head>[^\W\d_]{2,12})"
    r"[-\u00ad\u2010\u2011][ \t]{0,3}\r?\n[ \t>]{0,8}(?P<tail>[^\W\d_]{2,12})(?![\w-])"
)
USUALLY_CAPITAL = 3
MISSHAPEN = re.compile(
    r"(?<![\w'’-])(?:(?P<turned>[a-z][A-Z]{4,14})|(?P<figured>[A-Z][a-z]{0,8}[0134578][a-z]{1,9})|(?P<ended>[A-Z][a-z]{3,10}I))(?![\w'’-]*\d|[^\W\d_])"
)
"""A name typed under the capitals' lock, one with a figure for a letter, one whose last letter was read as an I."""
LETTERS = (str.maketrans("0134578", "oieasib"), str.maketrans("0134578", "oleasfb"))
ENDINGS = "tli"


def find_broken(text: str) -> Iterator[Identifier]:
    """Every name or place that goes on in the next line, its break included."""
    for match in BROKEN.finditer(text):
        head, whole = match["head"], match["head"] + match["tail"]
        code = lexicon().code(whole)
        a_word = bool(code & VOCABULARY) and ((code & CASING) >> SHIFT > USUALLY_CAPITAL or head[0].islower())
        if a_word or whole.lower() in lexicon().practice:
            continue
        if code & (FIRST | SURNAME) and (match["tail"].islower() or whole.isupper()):
            strong = bool(code & FIRST)
            yield Identifier(*match.span(), "PERSON", 0.85, "a name broken at the end of a line", strong)
        elif code & PLACE and head[0].isupper():
            yield Identifier(*match.span(), "LOCATION", 0.75, "a place broken at the end of a line", False)
    for match in MISSHAPEN.finditer(text):
        if any(_may_be_meant(spelt, known=match["ended"] is not None) for spelt in _meant(match)):
            yield Identifier(*match.span(), "PERSON", CUED, "a misshapen name", False)


def _meant(match: re.Match[str]) -> list[str]:
    """The words that a misshapen one may be meant for."""
    if match["turned"]:
        return [match[0]]
    if match["ended"]:
        return [match[0][:-1] + ending for ending in ENDINGS]
    return [match[0].translate(letters) for letters in LETTERS]


def _may_be_meant(spelt: str, *, known: bool) -> bool:
    """Whether a word is a name, or one that no list holds where it need not be `known`."""
    code = lexicon().code(spelt)
    if spelt.lower() in lexicon().practice or (known and not code & (FIRST | SURNAME)):
        return False
    return not code & VOCABULARY or bool(code & (FIRST | SURNAME) and (code & CASING) >> SHIFT <= USUALLY_CAPITAL)
