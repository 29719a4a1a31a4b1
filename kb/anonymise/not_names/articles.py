"""Names that a word before them makes doubtful: 'the Le Creuset', 'a Lady Emma Hamilton', 'grip R 41 L. Frank chat'."""

import re
from dataclasses import replace

from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, lexicon

ARTICLE = re.compile(r"\b(?:the|a|an|another)[ ]$")
RANK = re.compile(r"(?:Lady|Lord|Sir|Dame|Duke|Duchess|Queen|King|Prince|Princess)[ ]")
"""What roses, apples, engines and inns are called by, and few clients."""
SOMEBODY = re.compile(
    r"['’]|[ ](?:famil(?:y|ies)|household|brothers|sisters|twins|children|boys|girls|couple|case|referral"
    r"|who|whom|whose|is|was|has|had|rang|came|says|said|called|phoned|wants|from|at)\b"
)
"""What follows a name that an article makes strange or a family's: 'a Tom Priddy rang', 'the Le Marchants' house'."""


def without_an_article(found: Identifier, text: str) -> Identifier:
    """A finding of a person, weak where an article before it makes it a thing; it is covered all the same."""
    if found.label != "PERSON" or not found.strong or not ARTICLE.search(text, max(0, found.start - 8), found.start):
        return found
    name = text[found.start : found.end]
    a_thing = RANK.match(name) or not _is_somebodys(name)
    return replace(found, strong=False) if a_thing and not SOMEBODY.match(text, found.end) else found


SIDE = re.compile(r"[LR]\.[ ](?=[A-Z])")
MEASURED_BEFORE = re.compile(r"\d[ ]?(?:kgs?|cm|mm|deg|degrees|°|%|/\d{1,2})?[ ,]{1,2}$")
OTHER_SIDE = re.compile(r"\b(?:R[ ]?\d|\d[ ]?R\b|L[ ]?\d|\d[ ]?L\b)")


def without_a_side(found: Identifier, text: str) -> Identifier:
    """A finding of a person, weak and without a letter that says which side was measured: 'R 41 L. Frank chat.'"""
    side = SIDE.match(text, found.start) if found.label == "PERSON" else None
    before = text[max(0, found.start - 40) : found.start]
    if side is None or not MEASURED_BEFORE.search(before) or not OTHER_SIDE.search(before):
        return found
    return replace(found, start=side.end(), strong=False)


def _is_somebodys(name: str) -> bool:
    """Whether a first name, or a surname alone, is known to the word lists: not of 'Le Creuset'."""
    known = lexicon()
    return any(known.code(word) & (FIRST | SURNAME) and word.lower() not in ("le", "la") for word in name.split())
