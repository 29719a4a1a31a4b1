"""Streets, houses, schools, homes, surgeries and other places told by the words they are made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.anonymise.cues import FUNCTION_WORDS
from kb.anonymise.identifiers import Identifier
from kb.anonymise.places.addresses import find_addresses
from kb.anonymise.places.organisations import find_organisations
from kb.anonymise.places.towns import find_places
from kb.anonymise.words import Word, shouting_lines

SHOUTED_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def find_sites(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Every address, organisation and place told by its own words or by what stands before it."""
    yield from find_addresses(text)
    yield from find_organisations(text)
    yield from find_places(text, words)
    for start, end in shouting_lines(text):
        line = SHOUTED_WORD.sub(_quietened, text[start:end])
        if len(line) == end - start:
            yield from _shouted(line, start)


def _quietened(word: re.Match[str]) -> str:
    """The word as it would stand in a title: 'St', 'Hilda's', 'of'."""
    return word[0].lower() if word[0].lower() in FUNCTION_WORDS else word[0].capitalize()


def _shouted(line: str, at: int) -> Iterator[Identifier]:
    """Streets and organisations of a line in capitals, read as if it were not."""
    for each in find_addresses(line):
        yield replace(each, start=each.start + at, end=each.end + at)
    for each in find_organisations(line, shouted=True):
        yield replace(each, start=each.start + at, end=each.end + at, strong=False)
