# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Streets, houses, schools, homes, surgeries and other places told by the words they are made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.anonymise.addresses import ADDRESSES
from kb.anonymise.generic import is_particular
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import CASING, PLACE, SHIFT, lexicon
from kb.anonymise.names import Word, shouting_lines
from kb.anonymise.organisations import find_organisations

LIVES_LOW = re.compile(
    r"\b(?:lives?|living|lived|moved|drove|bus|train|home|born|back|trip|family|flat|house|son|daughter)[ \t]+(?:in|to|from)[ \t]+(?P<it>[a-z]{4,})\b"
)
NUMBERED_WARD = re.compile(r"\b[Ww]ard[ \t]+(?:[A-Z]{1,2}\d{1,3}|\d{1,3}[A-Z])\b")
LIVES = re.compile(
    r"\b(?:lives?|living|lived|moved|resid(?:es|ing)|born|grew[ \t]+up|drove|bus|train|village[ \t]+of|town[ \t]+of|outside|near)[ \t]+(?:(?:alone|with[ \t]+\w+|up|now|just|to|back)[ \t]+){0,3}(?:in|near|at|outside|from|to|of)?[ \t]*(?P<it>[A-Z][\w'’-]+(?:[ \t]+[A-Z][\w'’-]+)?(?:[- ](?:on|upon|in|le|by|the|under|super)[- ](?:the[- ])?[A-Z][\w'’-]+)?)"
)
SHAPED = re.compile(
    r"[A-Z][a-z]{2,}(?:ton|ham|bury|borough|wick|thorpe|shire|worth|mouth|chester|caster|stead|combe|hurst|minster|holme|thwaite|ingham|burgh|bridge|haven|pool|ness|gate|dale|ford|field|wold|sea|by)$"
)


def find_sites(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Every address, organisation and place told by its own words or by what stands before it."""
    for expression, confidence, strong in ADDRESSES:
        group = "it" if "it" in expression.groupindex else 0
        for match in expression.finditer(text):
            if is_particular(match[group]):
                yield Identifier(*match.span(group), "ADDRESS", confidence, "a street or house", strong)
    yield from find_organisations(text)
    yield from _listed_places(text, words)
    for match in LIVES_LOW.finditer(text):
        if lexicon().code(match["it"]) & PLACE and (lexicon().code(match["it"]) & CASING) >> SHIFT <= 4:
            yield Identifier(*match.span("it"), "LOCATION", 0.6, "a place in lower case", False)
    for match in NUMBERED_WARD.finditer(text):
        yield Identifier(*match.span(), "LOCATION", 0.6, "a numbered ward", False)
    for start, end in shouting_lines(text):
        line = text[start:end].title()
        if len(line) == end - start:
            yield from _shouted(line, start)
    for match in LIVES.finditer(text):
        if is_particular(match["it"]):
            yield Identifier(*match.span("it"), "LOCATION", 0.7, "follows words for living or travelling", False)
    for word in words:
        if word.titled and SHAPED.match(word.text) and not word.ordinary and not word.practice:
            yield Identifier(word.start, word.end, "LOCATION", 0.7, "ends like a British place", False)


def _shouted(line: str, at: int) -> Iterator[Identifier]:
    """Streets and organisations of a line in capitals, read as if it were not."""
    for expression, confidence, strong in ADDRESSES[:3]:
        for match in expression.finditer(line):
            if is_particular(match[0]):
                yield Identifier(
                    at + match.start(), at + match.end(), "ADDRESS", confidence, "a street or house", strong
                )
    for each in find_organisations(line, shouted=True):
        yield replace(each, start=each.start + at, end=each.end + at, strong=False)


def _listed_places(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Places of several words, such as Milton Keynes and Stoke-on-Trent."""
    pieces = [(m.start(), m.end(), m[0].lower()) for m in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)]
    places = lexicon().places
    for at, (start, _, first) in enumerate(pieces):
        for place in places.get(first, ()):
            if (
                len(place) > 1
                and tuple(piece[2] for piece in pieces[at : at + len(place)]) == place
                and text[start].isupper()
            ):
                yield Identifier(start, pieces[at + len(place) - 1][1], "LOCATION", 0.9, "a place in the lists", True)
