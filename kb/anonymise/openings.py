"""Ordinary words that only the tagger takes for names, where a sentence begins with them: 'Porridge: makes it'."""

import re
from collections.abc import Sequence

from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, PLACE, SURNAME, WORLD, lexicon, usually_lower
from kb.anonymise.practice_names import DOES
from kb.anonymise.words import Word

SHORTEST = 4
"""Letters below which a word may as well be somebody's initials or short name: 'Mo', 'Lod'."""
MOST_A_SURNAME = 0.65
"""Probability of a name up to which an ordinary word that is a surname too is none there: of 14 in our notes all 14."""
IN_QUOTES = re.compile(r"[\"“‘'][ ]?$")
"""What stands before a by-name, which is an ordinary word as often as not."""
ALONE = re.compile(r"[ \t]*(?:\n|$)")
"""The end of a line; a word that is all of it may be who signs or is written to."""


def is_an_ordinary_opening(text: str, found: Identifier, opening: Sequence[Word]) -> bool:
    """Whether what the tagger found is one word of a dictionary, no known first name or place, at a sentence's head."""
    word = next((each for each in opening if (each.start, each.end) == (found.start, found.end)), None)
    if word is None or len(word.text) < SHORTEST or _may_be_somebody(text, word):
        return False
    code = lexicon().code(word.text)
    if not usually_lower(code) or code & (FIRST | PLACE | WORLD):
        return False
    return not code & SURNAME or found.confidence <= MOST_A_SURNAME


def _may_be_somebody(text: str, word: Word) -> bool:
    """Whether a word begins the text, is all of a line, stands in quotes or before what people do."""
    quoted = IN_QUOTES.search(text, max(0, word.start - 2), word.start)
    return word.start == 0 or bool(quoted or ALONE.match(text, word.end) or DOES.match(text, word.end))
