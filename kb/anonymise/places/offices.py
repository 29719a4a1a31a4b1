"""Offices that are names too, where the text names the house they are held in: 'Dean agreed', at a university."""

import re
from collections.abc import Sequence
from typing import Final

from kb.anonymise.identifiers import Identifier

OFFICES: Final = frozenset(("dean", "provost", "rector", "proctor", "chancellor", "bursar"))
HOUSE: Final = re.compile(
    r"\b(?:universit(?:y|ies)|facult(?:y|ies)|undergraduates?|degree|lecturers?|seminars?|dissertation)\b",
    re.IGNORECASE,
)


def without_offices(text: str, found: Sequence[Identifier]) -> list[Identifier]:
    """The findings without an office alone, unless a title or a fuller name shows that somebody is called so."""
    held = [each for each in found if text[each.start : each.end].lower() in OFFICES]
    if not held or not HOUSE.search(text):
        return list(found)
    named = {
        word
        for each in found
        if each.label == "PERSON" and (each.strong or each not in held)
        for word in text[each.start : each.end].lower().split()
    }
    return [each for each in found if each not in held or text[each.start : each.end].lower() in named]
