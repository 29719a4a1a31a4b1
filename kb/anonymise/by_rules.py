"""What the rules alone find in a text, before the tagger and the names known besides have their say.

It depends on nothing but the text, so it can be worked out in another process.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from kb.anonymise.cues import FUNCTION_WORDS
from kb.anonymise.days.ages import find_ages
from kb.anonymise.days.bare_ages import find_bare_ages
from kb.anonymise.days.dates import find_dates
from kb.anonymise.days.event_days import find_event_days
from kb.anonymise.days.feasts import find_feasts
from kb.anonymise.days.joined_days import find_joined_days
from kb.anonymise.days.log_days import find_log_days
from kb.anonymise.days.month_days import find_month_days
from kb.anonymise.days.odd_days import find_odd_days
from kb.anonymise.days.of_the_month import find_days
from kb.anonymise.days.pair_days import find_pair_days
from kb.anonymise.days.short_dates import find_short_dates
from kb.anonymise.facts.telling import find_facts
from kb.anonymise.identifiers import Identifier
from kb.anonymise.layout.columns import find_in_columns
from kb.anonymise.layout.labelled import find_labelled
from kb.anonymise.layout.readings import Reading, readings
from kb.anonymise.lexicon import VOCABULARY, lexicon
from kb.anonymise.names.boards import find_on_boards
from kb.anonymise.names.broken import find_broken
from kb.anonymise.names.heads import find_heads
from kb.anonymise.names.initials import find_initials
from kb.anonymise.names.mentions import find_mentions
from kb.anonymise.names.mid_sentence import find_mid_sentence
from kb.anonymise.names.owners import find_owners
from kb.anonymise.names.practice_names import find_practice_names
from kb.anonymise.names.read_out import find_read_out
from kb.anonymise.names.spelled import find_names
from kb.anonymise.names.subjects import find_subjects
from kb.anonymise.names.titled_words import find_titled_words
from kb.anonymise.names.titles import find_initialled, find_titled
from kb.anonymise.names.with_s import find_with_s
from kb.anonymise.names.word_names import find_word_names
from kb.anonymise.numbers.bare_codes import find_bare_codes
from kb.anonymise.numbers.extensions import find_more_extensions
from kb.anonymise.numbers.handles import find_handles
from kb.anonymise.numbers.patterns import find_patterns
from kb.anonymise.places.employers import find_employers
from kb.anonymise.places.homes import find_homes
from kb.anonymise.places.providers import find_providers
from kb.anonymise.places.sites import find_sites
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
        (lambda: find_more_extensions(text, [each.found for each in ruled]), Doubt.NONE),
        (lambda: find_read_out(text), Doubt.NONE),
        (lambda: find_handles(text), Doubt.NONE),
        (lambda: find_dates(text), Doubt.NONE),
        (lambda: find_days(text), Doubt.NONE),
        (lambda: find_odd_days(text), Doubt.NONE),
        (lambda: find_event_days(text), Doubt.NONE),
        (lambda: find_feasts(text), Doubt.NONE),
        (lambda: find_log_days(text), Doubt.NONE),
        (lambda: find_short_dates(text, [each.found for each in ruled]), Doubt.NONE),
        (lambda: find_pair_days(text, [each.found for each in ruled]), Doubt.NONE),
        (lambda: find_month_days(text), Doubt.NONE),
        (lambda: find_joined_days(text, [each.found for each in ruled]), Doubt.NONE),
        (lambda: find_ages(text), Doubt.NONE),
        (lambda: find_bare_ages(text), Doubt.NONE),
        (lambda: find_bare_codes(text), Doubt.NONE),
        (lambda: find_titled(text), Doubt.STRENGTH),
        (lambda: find_initialled(text), Doubt.ALL),
        (lambda: find_titled_words(text), Doubt.NONE),
        (lambda: find_in_columns(text), Doubt.NONE),
        (lambda: find_labelled(text), Doubt.NONE),
        (lambda: find_broken(text), Doubt.NONE),
        (lambda: find_names(text, words), Doubt.ALL),
        (lambda: find_word_names(text, words), Doubt.NONE),
        (lambda: find_with_s(text, words), Doubt.NONE),
        (lambda: find_mid_sentence(text, words), Doubt.NONE),
        (lambda: find_subjects(text, words), Doubt.NONE),
        (lambda: find_heads(text), Doubt.NONE),
        (lambda: find_practice_names(text, words), Doubt.NONE),
        (lambda: find_owners(text, words), Doubt.NONE),
        (lambda: find_sites(text, words), Doubt.ALL),
        (lambda: find_homes(text), Doubt.NONE),
        (lambda: find_providers(text), Doubt.STRENGTH),
        (lambda: find_employers(text), Doubt.STRENGTH),
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
    for reading in readings(text):
        ruled.extend([each for each in found_again(reading) if _is_new(each.found, ruled)])
        if time.monotonic() > deadline:
            raise TookTooLong
    return ruled


def found_again(reading: Reading) -> Iterator[Ruled]:
    """The numbers, days, ages and names of a second reading that what was changed in it makes or stands beside."""
    text, words = reading.text, words_of(reading.text)
    finders: list[tuple[Iterable[Identifier], Doubt]] = [
        (find_patterns(text), Doubt.NONE),
        (find_dates(text), Doubt.NONE),
        (find_days(text), Doubt.NONE),
        (find_feasts(text), Doubt.NONE),
        (find_ages(text), Doubt.NONE),
        (find_bare_ages(text), Doubt.NONE),
        (find_titled(text), Doubt.NONE),  # the tagger reads the text as it stands, with no space after the title
        (find_titled_words(text), Doubt.NONE),
        (find_names(text, words), Doubt.ALL),
        (find_word_names(text, words), Doubt.NONE),
        (find_mentions(text, words), Doubt.STRENGTH),
    ]
    for findings, doubt in finders:
        for found in findings:
            at_home = reading.back(found)
            if at_home and not (doubt is Doubt.ALL and _begins_a_sentence(found, reading)):
                yield Ruled(at_home, doubt)


def _begins_a_sentence(found: Identifier, reading: Reading) -> bool:
    """Whether it is an ordinary word at the head of the next line, where a capital says nothing: 'son', 'The ramp'."""
    first = reading.text[found.start : found.end].partition(" ")[0]
    breaks = {at + 1 for at in reading.changed if reading.text[at : at + 1] == " "}
    return found.start in breaks and bool(lexicon().code(first.lower()) & VOCABULARY or first.lower() in FUNCTION_WORDS)


def _is_new(found: Identifier, ruled: Sequence[Ruled]) -> bool:
    """Whether no finding covers this one already and is as strong."""
    return not any(
        one.covers(found.start, found.end) and (one.strong or not found.strong)
        for one in (each.found for each in ruled)
    )
