# ruff: noqa: E501 - an expression cut in two is harder to read
"""Whose thing it is: a known name, written as names nearly always are, before a chair, a bed or the like."""

import re
from collections.abc import Iterator, Sequence

from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, PLACE, SURNAME, VOCABULARY, WORLD, lexicon
from kb.anonymise.not_names.things import THING
from kb.anonymise.words import Word

OWNED = re.compile(
    r" (?:ramps?|stairlifts?|handrails?|banisters?|bannisters?|keysafe|key[ ]safe|step|half[- ]step|doorstep|threshold|front[ ]door|bathroom|kitchen|downstairs[ ]loo|wetroom|wet[ ]room|adaptations?|home[ ]visit|access[ ]visit|stairs|walking[ ]frame|file|notes|referral|case|hoist(?:ing)?|risk[ ]assessment)\b(?![ ](?:Road|Street|Lane|Close|Court|Estate)\b)"
)
"""What else is somebody's and seldom a make's."""
USUALLY_CAPITAL, NEARLY_ALWAYS = 3, 2
"""How a word is written: up to these for one that mostly, and nearly always, has a capital; 0 where never counted."""


def find_owners(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Every name before a thing; weak, and the tagger, which sees a make in it, has no say."""
    for word in words:
        if _is_only_a_name(word) and (THING.match(text, word.end) or OWNED.match(text, word.end)):
            yield Identifier(word.start, word.end, "PERSON", 0.7, "a name before a thing", False)


def _is_only_a_name(word: Word) -> bool:
    named = bool(word.code & SURNAME) or (bool(word.code & FIRST) and not word.code & (PLACE | WORLD))
    a_make = word.practice or word.lower in lexicon().makes
    highest = NEARLY_ALWAYS if word.code & VOCABULARY else USUALLY_CAPITAL
    return word.titled and named and not a_make and word.casing <= highest
