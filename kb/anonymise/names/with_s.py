"""Names that an s was put to: 'the patels have a ramp', 'gurpreets splint', 'marks mum rang'."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kb.anonymise.cues import KIN
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import CASING, FIRST, PLACE, SHIFT, SURNAME, VOCABULARY, WORLD, lexicon
from kb.anonymise.names.mentions import NOBODY
from kb.anonymise.names.owners import OWNED
from kb.anonymise.not_names.things import THING
from kb.anonymise.words import Word

FAMILY_BEFORE: Final = frozenset(("the", "both", "all"))
SHORTEST: Final = 3
USUALLY_CAPITAL: Final = 3
"""The casing up to which a word mostly has a capital."""
A_RELATIVE: Final = re.compile(r" (?P<kin>[a-z-]+)\b")


FAMILIES_DO: Final = re.compile(
    r" (?:want|would like|have (?:asked|moved)|rang|moved|agreed|refused|live|are (?:keen|moving|happy|away|worried))\b"
)


def find_with_s(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Every known name with an s that makes no word of the dictionary: a family, or whose thing it is without its mark.

    Weak, and the tagger, which knows the name no more with its s than the word lists do, has no say.
    """
    for at, word in enumerate(words):
        if len(word.text) > SHORTEST and word.lower.endswith("s") and not (word.practice or word.capitals):
            before = words[at - 1].lower if at and text[words[at - 1].end : word.start] == " " else ""
            if before in FAMILY_BEFORE and _is_a_family(text, word):
                yield Identifier(word.start, word.end, "PERSON", 0.65, "a family's name", False)
            elif _is_whose(text, word):
                yield Identifier(word.start, word.end, "PERSON", 0.7, "a name whose mark is left out", False)


def _is_a_family(text: str, word: Word) -> bool:
    """Whether it is a surname without its s, and no word itself unless families alone do what follows."""
    code = lexicon().code(word.lower[:-1])
    surname = bool(code & (SURNAME | FIRST)) and not code & VOCABULARY
    ordinary = word.code & VOCABULARY and not (word.casing <= USUALLY_CAPITAL and FAMILIES_DO.match(text, word.end))
    return surname and not ordinary and not word.code & (PLACE | WORLD)


def _is_whose(text: str, word: Word) -> bool:
    """Whether it is a first name with an s: no word at all, or before what is somebody's one that mostly is a name."""
    name = word.lower[:-1]
    code = lexicon().code(name)
    surname = code & SURNAME and not code & VOCABULARY and not word.code
    if not (code & FIRST or surname) or len(name) < SHORTEST or name in NOBODY | KIN or word.lower in NOBODY | KIN:
        return False
    if code & FIRST and not code & VOCABULARY and not word.code:
        return True
    if word.code & (SURNAME | FIRST) and not code & VOCABULARY and word.casing and word.casing <= USUALLY_CAPITAL:
        return False  # 'james', 'lewis'
    relative = A_RELATIVE.match(text, word.end)
    theirs = relative is not None and relative["kin"] in KIN
    thing = THING.match(text, word.end) or OWNED.match(text, word.end)
    mostly_a_name = 1 <= (code & CASING) >> SHIFT <= USUALLY_CAPITAL
    return theirs or (mostly_a_name and thing is not None)
