# ruff: noqa: E501 - an expression cut in two is harder to read
"""Names that what stands beside them says are an eponym or a maker's: 'the Sainsbury tool', 'Cheyne and Stokes breathing'."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kb.anonymise.identifiers import CUED, Identifier
from kb.anonymise.lexicon import lexicon
from kb.anonymise.not_names.things import THING

KIND: Final = r"(?:figures?|tool|formula|breathing|respiration|models?|signs?|tests?|scales?|index|syndrome|disease|criteria|classification|score|procedure|phenomenon|reflex|manoeuvre|technique|theory|framework|cycle|checklist|questionnaire|inventory|law|angle|ratio|grading|palsy|contracture|fracture|battery|matrix|pyramid|curve|stages?|drawing|spiral|screen)"
NAME: Final = r"[A-ZÀ-Þ][a-zß-ÿ'’]+"
SINGLE = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Uu]s(?:e|ed|ing)|[Pp]er|[Bb]y|[Oo]n|[Mm]odified|[Rr]evised)[ ](?P<it>{NAME}(?:-{NAME})*)[ ]{KIND}\b(?![ ]of[ ](?:him|her|them)\b)"
)
PAIR = re.compile(
    rf"\b(?P<it>(?:{NAME},[ ]){{0,2}}{NAME}(?:-|–|[ ](?:and|&)[ ]){NAME})(?:['’]s?)?[ ](?:{KIND})\b|\((?P<b>{NAME})\)[ ]\d{{1,2}}/\d{{1,2}}\b"
)
"""Two or three names joined before a kind of test, and one in brackets before a score."""
OWNED: Final = r"(?:signs?|reflex|triad|formula|classification|classes|taxonomy|hierarchy|phenomenon|manoeuvre|law|index|indices|criteria|stages[ ]of|model[ ]of|theory[ ]of|cycle)"
POSSESSED = re.compile(
    rf"(?<![\w'’-])(?P<it>[A-ZÀ-Þ][a-zß-ÿ]+)['’]s?[ ](?:{OWNED})\b(?![ ](?:on|in|at|by|says?|said)\b)"
)
"""Whose sign, formula or law it is: 'Strickland's formula'."""
ALIKE = re.compile(r"[-–](?:style|type|like|inspired|pattern|shaped|esque|ish)s?$", re.IGNORECASE)
"""What a name is made into a kind by: 'a Ford-style trolley'."""
REFLECTION: Final = r"(?:Gibbs|Kolb|Driscoll|Johns|Rolfe|Borton|Sch[oö]n|Boud|Brookfield|Mezirow)"
REFLECTED = re.compile(
    rf"\b(?P<it>{REFLECTION})(?=['’]?s?[ ](?:\(what|here\b|again\b|(?:fits?|suits?|works?)[ ](?:better|best|well)\b|for[ ](?:my|the|this)[ ](?:log|reflection|write-up|portfolio)))"
    rf"|\b(?:[Uu]s(?:ed|ing)|[Tt]ried|[Aa]fter|than|per)[ ](?P<b>{REFLECTION})(?=[ ]?(?:\(|[.,;:]|here\b|for[ ]|again\b|$))",
    re.MULTILINE,
)
"""Who wrote of reflection, where their model is meant: 'Using Driscoll (what, so what, now what)'."""
CITED = re.compile(
    rf"\b[Rr]ead(?:ing)?[ ](?P<it>(?:{NAME}(?:-{NAME})?,[ ]){{0,3}}{NAME}(?:-{NAME})?,?[ ](?:and|&)[ ]{NAME}(?:-{NAME})?)(?=[ ](?:on|about)[ ](?:\w+ing|\w+tion|\w+ity|\w+ism|\w+ment)\b)"
    rf"|\b(?:[Aa]rticle|[Pp]aper|[Cc]hapter|[Tt]extbook)[ ]by[ ](?P<b>{NAME}(?:-{NAME})?(?:,?[ ](?:and|&)[ ]{NAME}(?:-{NAME})?)?)"
)
"""Who is read: 'Read Creek and Lawson-Porter on reasoning', 'the article by Ilott'."""
MADE_BY = re.compile(r"\b(?P<it>[A-Z][A-Za-z]+[ ]&[ ][A-Z][A-Za-z]+)(?=[ ]+(?P<thing>[A-Za-z]+))")
SCORED = re.compile(r"[ ]\d{1,3}(?:[.]\d)?(?:[ ](?:TO|to)[ ]\d|/\d)")
TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?[ ]$")
MORE_THINGS = re.compile(
    r" (?:joysticks?|controls?|controllers?|motors?|switch(?:es)?|batter(?:y|ies)|shears|scissors)\b"
)


def without_eponyms(text: str, found: Sequence[Identifier]) -> list[Identifier]:
    """The findings without those that name a test; what is strong, or the same word elsewhere, stays and is weak."""
    matches = [
        match for expression in (SINGLE, PAIR, POSSESSED, REFLECTED, CITED) for match in expression.finditer(text)
    ]
    tests = sorted(match.span(group) for match in matches for group in _parts(match))
    words = {word.lower() for start, end in tests for word in re.findall(NAME, text[start:end])}
    makers = list(_makers(text)) if "&" in text else []
    return [kept for each in found if (kept := _judged(text, each, tests, words, makers)) is not None]


def _parts(match: re.Match[str]) -> list[str]:
    return [name for name in match.re.groupindex if match[name] is not None]


def _makers(text: str) -> Iterator[tuple[int, int]]:
    """Where two names that an ampersand joins stand before a thing: 'PENNY & GILES JOYSTICK'."""
    for match in MADE_BY.finditer(text):
        thing = f" {match['thing'].lower()}"
        if THING.match(thing) or MORE_THINGS.match(thing):
            yield match.span("it")


def _judged(
    text: str, found: Identifier, tests: Sequence[tuple[int, int]], words: set[str], makers: Sequence[tuple[int, int]]
) -> Identifier | None:
    if found.label not in ("PERSON", "LOCATION", "ORG"):
        return found
    titled = TITLE.search(text, max(0, found.start - 6), found.start)
    covered = text[found.start : found.end].removeprefix("the ").removeprefix("The ")
    named = _inside(tests, found.end - len(covered), found.end) or ALIKE.search(covered) is not None
    if named and not titled and found.confidence < CUED:
        return replace(found, strong=False) if found.strong else None
    doubtful = covered.lower() in words or _inside(makers, found.start, found.end)
    doubtful = doubtful or (covered.isupper() and len(covered) < 6 and SCORED.match(text, found.end) is not None)
    doubtful = doubtful or (found.confidence < CUED and _begins_as_a_make(covered))
    return replace(found, strong=False) if found.strong and doubtful else found


def _inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the last of some spans in order that begins no later reaches as far."""
    at = bisect_right(spans, (start, 10**9)) - 1
    return at >= 0 and spans[at][1] >= end


def _begins_as_a_make(covered: str) -> bool:
    """Whether the first words are a maker's name for a thing, and more follow: 'Rea Azalea Minor'."""
    words = covered.lower().split()
    phrases = lexicon().practice_phrases.get(words[0], ()) if len(words) > 1 else ()
    return any(len(words) > len(phrase) and tuple(words[: len(phrase)]) == phrase for phrase in phrases)
