# ruff: noqa: E501, SIM905 - a list of words cut in two is harder to read
"""Placeholders in brackets, [Name] or <NAME>, which stand for somebody and name nobody."""

import re
from collections.abc import Sequence
from typing import Final

from kb.anonymise.cues import FUNCTION_WORDS, KIN
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, PLACE, SURNAME, VOCABULARY, lexicon
from kb.anonymise.redact import OWN

BRACKETED = re.compile(r"\[(?P<square>[^\[\]\n]{1,40})\]|<(?P<pointed>[A-Z_ ]{2,30})>")
OLD_AGE = re.compile(r"\b90 (?:or over\b|and over(?=[ ]*(?:[,.;:)\n]|$)))", re.IGNORECASE)
"""What stands for an age over 89, by the gate's hand or the author's."""
SHAPE = re.compile(r"[A-Za-z_/' -]+\d{0,2}")
WORD = re.compile(r"[^\W\d_]+")
PLACEHOLDER_WORDS: Final = (
    (FUNCTION_WORDS - {"will", "may"})
    | KIN
    | frozenset(
        """
        name names surname forename first last middle full preferred maiden family initial initials nickname alias title
        client clients patient patients pt person people resident pupil student child children adult baby boy girl man
        woman lady gentleman tenant user users staff member members colleague author writer reader owner caller speaker
        parent parents guardian relative relatives kin next friend neighbour carer carers worker workers manager doctor gp
        nurse ot ots physio therapist occupational consultant teacher senco social service services professional
        address street road avenue flat home number postcode town city village county country area region
        place location local hospital ward unit clinic surgery practice school college university nursery centre care
        nursing residential agency company organisation organization employer team department site council authority borough district date dates month year time birth dob born weekday
        nhs chi ni insurance national id reference ref record hospital phone telephone mobile tel fax email mail e web
        website url link username handle account vehicle registration plate code details detail information info data
        redacted removed deleted withheld anonymised anonymized anon anonymous omitted hidden blank unknown none nil
        confidential private identifier identifying placeholder insert given here signature signed signs known other
        another one two three first second third new old same text word words unclear inaudible illegible sic photo
        x xx xxx xxxx xxxxx y z n/a na tbc event
        """.split()
    )
)
"""Words that say what was left out, or who is meant, in whatever case they are written."""


def placeholders(text: str) -> list[tuple[int, int]]:
    """Where the placeholders of a text are, brackets included, and what stands for an age."""
    named = (match for match in BRACKETED.finditer(text) if names_nobody(match["square"] or match["pointed"]))
    return [match.span() for match in (*named, *OLD_AGE.finditer(text))]


def outside_placeholders(text: str, found: Sequence[Identifier], wished: Sequence[Identifier] = ()) -> list[Identifier]:
    """The findings that are not part of a placeholder such as [NAME] or [person 1].

    What somebody asked to be looked for counts in brackets too, but in the gate's own placeholders.
    """
    held = [
        (start, end)
        for start, end in placeholders(text)
        if OWN.fullmatch(text, start, end) or not any(one.start < end and start < one.end for one in wished)
    ]
    return [each for each in found if not any(start <= each.start and each.end <= end for start, end in held)]


def names_nobody(inside: str) -> bool:
    """Whether what stands in brackets is a placeholder: words for what was left out, ordinary ones, and a number."""
    return bool(SHAPE.fullmatch(inside)) and all(_is_nobody(word) for word in WORD.findall(inside))


def _is_nobody(word: str) -> bool:
    if word.lower() in PLACEHOLDER_WORDS or len(word) == 1:
        return True
    code = lexicon().code(word)
    return word.islower() and word != "age" and bool(code & VOCABULARY) and not code & (FIRST | SURNAME | PLACE)
