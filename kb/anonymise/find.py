"""Everything in a text that may point to a person: all finders side by side, joined."""

import re
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from kb.anonymise.ages import find_ages
from kb.anonymise.dates import find_dates
from kb.anonymise.facts import find_facts
from kb.anonymise.identifiers import NO_KNOWN_NAMES, NO_LISTS, Identifier, KnownNames, TeamLists
from kb.anonymise.join import join
from kb.anonymise.names import find_names, words_of
from kb.anonymise.patterns import find_patterns
from kb.anonymise.recognisers import Recogniser
from kb.anonymise.sites import find_sites
from kb.anonymise.spread import find_initials, find_known, find_repeats, widen
from kb.anonymise.tagger import Tagger
from kb.anonymise.titles import find_titled

PLACEHOLDER = re.compile(r"\[[^\]\n]{1,40}\]|<[A-Z_ ]{2,30}>")
OURS = re.compile(r"[A-Za-z/' -]+\d{0,3}")


class TookTooLong(Exception):
    """The text was not read to its end within the time allowed."""


def find_identifiers(
    text: str,
    *,
    lists: TeamLists = NO_LISTS,
    known: KnownNames = NO_KNOWN_NAMES,
    tagger: Tagger | None = None,
    recognisers: Sequence[Recogniser] = (),
    deadline: float = float("inf"),
) -> list[Identifier]:
    """Every identifier, in order, none overlapping another; offsets count Unicode code points."""
    words = words_of(text)
    found: list[Identifier] = []
    finders: list[Callable[[], Iterable[Identifier]]] = [
        lambda: find_patterns(text),
        lambda: find_dates(text),
        lambda: find_ages(text),
        lambda: find_titled(text),
        lambda: find_names(text, words),
        lambda: find_sites(text, words),
        lambda: find_initials(text),
        lambda: find_facts(text),
        lambda: find_known(text, known, lists),
    ]
    if tagger is not None:
        finders.append(lambda: tagger.find(text))
    finders.extend(partial(each.find, text) for each in recognisers)
    finders.append(lambda: find_repeats(text, words, list(found)))
    for finder in finders:
        for each in finder():
            found.append(each)
            if time.monotonic() > deadline:
                raise TookTooLong
    joined = join(_outside_placeholders(text, found), text)
    return _allowed(text, join(widen(text, words, joined), text), lists)


def _outside_placeholders(text: str, found: Sequence[Identifier]) -> list[Identifier]:
    """The findings that are not part of a placeholder such as [NAME] or [person 1]."""
    held = [match.span() for match in PLACEHOLDER.finditer(text) if OURS.fullmatch(match[0][1:-1])]
    return (
        [each for each in found if not any(start <= each.start and each.end <= end for start, end in held)]
        if held
        else list(found)
    )


def _allowed(text: str, found: Sequence[Identifier], lists: TeamLists) -> list[Identifier]:
    never = {each.lower() for each in lists.never}
    return [each for each in found if text[each.start : each.end].lower() not in never]
