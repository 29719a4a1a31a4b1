"""Everything in a text that may point to a person: all finders side by side, joined."""

import time
from collections.abc import Iterator, Sequence

from kb.anonymise.dates import find_ages, find_dates
from kb.anonymise.identifiers import NO_KNOWN_NAMES, NO_LISTS, Identifier, KnownNames, TeamLists
from kb.anonymise.join import join
from kb.anonymise.patterns import find_patterns
from kb.anonymise.recognisers import Recogniser
from kb.anonymise.tagger import Tagger
from kb.anonymise.titles import find_titled


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
    found: list[Identifier] = []
    for each in _all(text):
        found.append(each)
        if time.monotonic() > deadline:
            raise TookTooLong
    for recogniser in recognisers:
        found.extend(recogniser.find(text))
    return join(found, text)


def _all(text: str) -> Iterator[Identifier]:
    yield from find_patterns(text)
    yield from find_dates(text)
    yield from find_ages(text)
    yield from find_titled(text)
