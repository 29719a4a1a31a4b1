# ruff: noqa: E501 - an expression cut in two is harder to read
"""Lists of eponyms or makes, whose members that are surnames too name nobody: 'Gillick and Fraser', 'Stiltz or Terry'."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from kb.anonymise.cues import KIN, LABELS
from kb.anonymise.identifiers import Identifier, is_a_guess
from kb.anonymise.lexicon import FIRST, Lexicon, lexicon, usually_lower
from kb.anonymise.names.practice_names import NOBODY

WORD: Final = r"[A-ZÀ-Þ][\w-]*(?:['’]s?)?(?![\w'’])"
MEMBER: Final = rf"{WORD}(?:[ ]{WORD})?"
BETWEEN: Final = (
    r"(?:,[ ](?:(?:and|or|not|nor|then|but[ ]not)[ ])?|[ ](?:and|or|&|v|vs|versus|than|nor|not)[ ]|[ ]?/[ ]?)"
)
LIST = re.compile(rf"(?<![\w'’-]){MEMBER}(?:{BETWEEN}{MEMBER})+")
SPLIT = re.compile(BETWEEN)
SOMEBODY_BEFORE = re.compile(
    r"(?:\b(?:with|by|to|told|asked|rang|met|saw|seen|for|from|thank(?:s|ed)?|dear|hi|mr|mrs|ms|miss|dr|present|apologies|attend(?:ed|ees)|staff|team|cc)\b[:.]?|^)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands before a list of people sooner than before one of things: 'seen by', 'Present:', the head of a line."""
DOES = re.compile(
    r"[ ](?:said|says?|rang|came|went|will|agreed?|asked|attend(?:ed|s)?|visited|reviewed|assessed|helped|both|joined|present)\b"
)


def without_listed(text: str, found: Sequence[Identifier]) -> list[Identifier]:
    """The findings without those that no cue proves in lists whose every member is known as an eponym or a make.

    At least a third of the members must be so and no surname of many people; a list that stands where people would stays.
    """
    spans = sorted(_lists_of_things(text)) if found else []
    return [each for each in found if not (is_a_guess(each) and _inside(spans, each))]


def _inside(spans: Sequence[tuple[int, int]], found: Identifier) -> bool:
    at = bisect_right(spans, (found.start, 10**9)) - 1
    return at >= 0 and spans[at][1] >= found.end


def _lists_of_things(text: str) -> Iterator[tuple[int, int]]:
    known = lexicon()
    for match in LIST.finditer(text):
        members = [re.sub(r"['’]s?$", "", member) for member in SPLIT.split(match[0])]
        sure = sum(_is_surely_a_thing(member, known) for member in members)
        if not sure or 3 * sure < len(members) or not all(_may_be_a_thing(member, known) for member in members):
            continue
        before = text[max(0, match.start() - 24) : match.start()]
        if not SOMEBODY_BEFORE.search(before) and not DOES.match(text, match.end()):
            yield match.span()


def _is_surely_a_thing(member: str, known: Lexicon) -> bool:
    """Whether a word is an eponym or a make, no first name and no word that a sentence may begin with."""
    lower = member.lower()
    if " " in lower:
        return _is_phrase(lower, known)
    code = known.code(lower)
    named = lower in known.practice and not code & FIRST and not usually_lower(code)
    return named and not member.isupper() and lower not in known.countries | KIN | LABELS | NOBODY


def _may_be_a_thing(member: str, known: Lexicon) -> bool:
    lower = member.lower()
    if " " in lower:
        return _is_phrase(lower, known)
    return lower in known.listed | known.tests | known.makes or _is_surely_a_thing(member, known)


def _is_phrase(member: str, known: Lexicon) -> bool:
    """Whether two words are a phrase of the practice, or a maker and its model."""
    first = member.partition(" ")[0]
    return tuple(member.split()) in known.practice_phrases.get(first, ()) or first in known.makers
