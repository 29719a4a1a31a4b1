"""What the rules alone find in a text, before the tagger and the names known besides have their say.

It depends on nothing but the text, so it can be worked out in another process.
"""

import time
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from kb.anonymise.ages import find_ages
from kb.anonymise.boards import find_on_boards
from kb.anonymise.broken import find_broken
from kb.anonymise.columns import find_in_columns
from kb.anonymise.dates import find_dates
from kb.anonymise.days import find_days
from kb.anonymise.facts import find_facts
from kb.anonymise.feasts import find_feasts
from kb.anonymise.identifiers import Identifier
from kb.anonymise.mentions import find_mentions
from kb.anonymise.names import find_names
from kb.anonymise.owners import find_owners
from kb.anonymise.patterns import find_patterns
from kb.anonymise.practice_names import find_practice_names
from kb.anonymise.short_dates import find_short_dates
from kb.anonymise.sites import find_sites
from kb.anonymise.spread import find_initials
from kb.anonymise.titled_words import find_titled_words
from kb.anonymise.titles import find_initialled, find_titled
from kb.anonymise.word_names import find_word_names
from kb.anonymise.words import words_of


class TookTooLong(Exception):
    """The text was not read to its end within the time allowed."""


class Doubt(IntEnum):
    """What the tagger may do to a finding: nothing, take it for a weak one, or strike it out as well."""

    NONE = 0
    STRENGTH = 1
    ALL = 2


class Ruled(NamedTuple):
    """A finding of the rules, and how far the tagger may doubt it."""

    found: Identifier
    doubt: Doubt


ByRules: TypeAlias = Callable[[str, float], list[Ruled]]
"""From a text and the seconds it may take to the findings of the rules. Raises TookTooLong."""


def find_by_rules(text: str, seconds: float = float("inf")) -> list[Ruled]:
    """Everything that the rules find, finder by finder; findings may overlap. Raises TookTooLong."""
    deadline = time.monotonic() + seconds
    words = words_of(text)
    ruled: list[Ruled] = []
    finders: list[tuple[Callable[[], Iterable[Identifier]], Doubt]] = [
        (lambda: find_patterns(text), Doubt.NONE),
        (lambda: find_dates(text), Doubt.NONE),
        (lambda: find_days(text), Doubt.NONE),
        (lambda: find_feasts(text), Doubt.NONE),
        (lambda: find_short_dates(text, [each.found for each in ruled]), Doubt.NONE),
        (lambda: find_ages(text), Doubt.NONE),
        (lambda: find_titled(text), Doubt.STRENGTH),
        (lambda: find_initialled(text), Doubt.ALL),
        (lambda: find_titled_words(text), Doubt.NONE),
        (lambda: find_in_columns(text), Doubt.NONE),
        (lambda: find_broken(text), Doubt.NONE),
        (lambda: find_names(text, words), Doubt.ALL),
        (lambda: find_word_names(text, words), Doubt.NONE),
        (lambda: find_practice_names(text, words), Doubt.NONE),
        (lambda: find_owners(text, words), Doubt.NONE),
        (lambda: find_sites(text, words), Doubt.ALL),
        (lambda: find_initials(text), Doubt.NONE),
        (lambda: find_mentions(text, words), Doubt.STRENGTH),
        (lambda: find_on_boards(text), Doubt.STRENGTH),
        (lambda: find_facts(text), Doubt.NONE),
    ]
    for finder, doubt in finders:
        for found in finder():
            ruled.append(Ruled(found, doubt))
            if time.monotonic() > deadline:
                raise TookTooLong
    return ruled
