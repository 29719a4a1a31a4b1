"""Everything in a text that may point to a person: all finders side by side, joined."""

import re
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from kb.anonymise.by_rules import ByRules, Doubt, Ruled, TookTooLong, find_by_rules, found_again
from kb.anonymise.days.ages import AGE_HEAD
from kb.anonymise.even import even
from kb.anonymise.identifiers import CUED, NO_KNOWN_NAMES, NO_LISTS, Identifier, KnownNames, TeamLists
from kb.anonymise.join import grow, join
from kb.anonymise.layout.readings import readings_across
from kb.anonymise.layout.seen import as_seen
from kb.anonymise.lexicon import FIRST, PLACE, SURNAME, VOCABULARY, WORLD, lexicon, usually_lower
from kb.anonymise.names.known import find_known
from kb.anonymise.names.spread import find_elsewhere, find_repeats, find_same, widen
from kb.anonymise.not_names.articles import without_a_side, without_an_article
from kb.anonymise.not_names.brackets import outside_placeholders
from kb.anonymise.not_names.eponyms import without_eponyms
from kb.anonymise.not_names.listed import without_listed
from kb.anonymise.not_names.short_forms import without_short_forms
from kb.anonymise.not_names.things import without_makes
from kb.anonymise.places.addresses import find_house_numbers, whole_place
from kb.anonymise.places.offices import without_offices
from kb.anonymise.recognisers import Recogniser
from kb.anonymise.tagging.tagger import LEAST_SMALL, Tagger, find_tagged, least_of_words
from kb.anonymise.words import WORD, Word, words_of
from kb.types import FloatArray

NAMES = FIRST | SURNAME | PLACE | WORLD
NAMED = frozenset(("PERSON", "LOCATION", "ORG"))
PLACED = NAMED | {"ADDRESS"}
GROUPS = r"(?<![\w£.,:/-])(?:\d{4,6}[ ]){1,3}"
"""Groups of figures right before a number that they belong to: '7781 0123 4567'."""
HEADED = {
    "AGE_OVER_89": AGE_HEAD,
    "ADDRESS": re.compile(
        r"\b(?P<it>(?:top|ground|first|second|third|basement|upper|lower)[ ](?:floor[ ])?"
        r"(?:left|right|middle|front|rear),?[ ]|c/o[ ])$",
        re.IGNORECASE,
    ),
    "PHONE": re.compile(rf"(?P<it>(?<![\w.])\(?0\d{{2,5}}\)?[ -]|{GROUPS})$"),
    "ID": re.compile(
        r"(?<![\w/-])(?P<it>(?!(?:NHS|REF|NO|ID|TEL|HOSP|DOB|GP|OT|PT|AT|ON|BY|TO|IS|OF)\b)[A-Z]{2,8}[ -]"
        rf"|(?:[A-Za-z]{{2,8}}/)+|A/N[ ]|{GROUPS})$"
    ),
}
"""What may stand against a finding and belongs to it: a dialling code, the letters of a system, a stair, "turned"."""
OUTWARD = re.compile(r"[a-z]{1,2}\d[\da-z]?", re.IGNORECASE)
SECTOR = re.compile(
    r"[ ]\d(?=(?:ish)?(?![\w%/:-]|[.,]\d|[ ]*(?:x|of|or|to|times|days|weeks|miles|hrs?|mins?|m|cm|kg)\b))"
)
"""The first figure of a postcode's second half, after its first half: 'OL16 2'."""
DOUBTFUL = 0.6
"""Confidence up to which a finding of the rules is a guess."""
LEAST_STRONG = 0.1
"""Probability of a name below which no strong finding of a name or a street is believed: of 1,091 true ones in our
notes none was below, of 36 false ones nine."""
LEAST_AT_ALL = 0.07
"""Probability of a name below which no guess of the rules stands, whether the tagger may doubt the rule or not."""
LEAST_WORD, LEAST_DOUBTFUL, LEAST_KNOWN = 0.25, 0.25, 0.1
"""Probability of a name below which the tagger overrules a weak finding: of an ordinary word, of one that no word list
holds, of a known name."""


def find_identifiers(
    text: str,
    *,
    lists: TeamLists = NO_LISTS,
    known: KnownNames = NO_KNOWN_NAMES,
    tagger: Tagger | None = None,
    recognisers: Sequence[Recogniser] = (),
    elsewhere: frozenset[str] = frozenset(),
    by_rules: ByRules = find_by_rules,
    borders: Sequence[int] = (),
    seconds: float = float("inf"),
) -> list[Identifier]:
    """Every identifier, in order, none overlapping another; offsets count Unicode code points.

    A text that does not read as it looks is read in both ways.

    `elsewhere` holds names of the same run's other texts, as `sure_names` gives them; `by_rules` may work in another
    process; `borders` are the places where a record's fields end. Raises TookTooLong where the text takes more than the
    seconds given.
    """
    deadline = time.monotonic() + seconds
    find = partial(
        _find, lists=lists, known=known, tagger=tagger, recognisers=recognisers, elsewhere=elsewhere, by_rules=by_rules
    )
    found = find(text, borders=borders, deadline=deadline)
    if (seen := as_seen(text)) is None:
        return found
    again = find(seen.text, borders=[seen.here(at) for at in borders], deadline=deadline)
    return join([*found, *map(seen.back, again)], text)


def _find(
    text: str,
    *,
    lists: TeamLists,
    known: KnownNames,
    tagger: Tagger | None,
    recognisers: Sequence[Recogniser],
    elsewhere: frozenset[str],
    by_rules: ByRules,
    borders: Sequence[int],
    deadline: float,
) -> list[Identifier]:
    text = even(text)
    across = [each for reading in readings_across(text, borders) for each in found_again(reading)]
    ruled = [*by_rules(text, deadline - time.monotonic()), *across]
    words = words_of(text)
    reading = None if tagger is None else tagger.read(text, words)
    chances = None if reading is None else reading.chances
    found = list(_weighed(text, ruled, words, chances))
    wished = list(find_known(text, words, known, lists))
    finders: list[Callable[[], Iterable[Identifier]]] = [
        lambda: wished,
        lambda: find_elsewhere(text, words, elsewhere),
    ]
    if reading is not None:
        tagged = find_tagged(text, words, reading.chances)
        finders.append(lambda: [_proven(each, text) for each in tagged])
        finders.append(lambda: reading.figures)
    finders.extend(partial(each.find, text) for each in recognisers)
    finders.append(lambda: find_house_numbers(text, list(found)))
    finders.append(lambda: find_repeats(text, words, list(found), chances))
    finders.append(lambda: find_same(text, words, list(found)))
    for finder in finders:
        for each in finder():
            found.append(each)
            if time.monotonic() > deadline:
                raise TookTooLong
    joined = join([_grown(each, text) for each in outside_placeholders(text, found, wished)], text)
    wide = join(widen(text, words, joined, chances), text)
    names = [] if chances is None else (1 - chances[:, 0]).tolist()
    named = without_eponyms(text, without_makes(text, wide, [word.start for word in words], names))
    named = without_short_forms(text, without_listed(text, named))
    whole = [
        without_a_side(without_an_article(whole_place(each, text), text), text) for each in without_offices(text, named)
    ]
    return _allowed(text, whole, lists)


def _proven(found: Identifier, text: str) -> Identifier:
    """What the tagger found, weak where no word list holds a word of it as a name: 'Ergolet', 'StreetVet'."""
    known = any(lexicon().code(word) & NAMES for word in WORD.findall(text, found.start, found.end))
    return found if known or not found.strong else replace(found, strong=False)


def _grown(found: Identifier, text: str) -> Identifier:
    if found.label == "POSTCODE" and OUTWARD.fullmatch(text, found.start, found.end):
        sector = SECTOR.match(text, found.end)
        return replace(found, end=sector.end()) if sector else found
    begun = text[found.start].isdigit() or text[found.start - 1 : found.start] == "/"
    if found.label in HEADED and (begun or found.label in ("AGE_OVER_89", "ADDRESS")):
        head = HEADED[found.label].search(text, max(0, found.start - 48), found.start)
        return replace(found, start=head.start("it")) if head else found
    return grow(found, text) if found.label in NAMED else found


def _weighed(
    text: str, ruled: Iterable[Ruled], words: Sequence[Word], chances: FloatArray | None
) -> Iterator[Identifier]:
    """The findings of the rules after the tagger, where there is one, has doubted those that it may."""
    starts = [word.start for word in words]
    names = [] if chances is None else (1 - chances[:, 0]).tolist()
    leasts = least_of_words(text, words) if names else []
    for found, doubt in ruled:
        inside = range(bisect_left(starts, found.start), bisect_left(starts, found.end))
        kept = _likely(found, inside, words, names, leasts) if doubt == Doubt.ALL and names else found
        if (
            kept is None
            or _is_no_name(kept, inside, names)
            or (doubt != Doubt.NONE and _is_phrase(found, inside, words))
        ):
            continue
        yield kept if doubt == Doubt.NONE or not names else _believed(kept, inside, names)


def _is_phrase(found: Identifier, inside: range, words: Sequence[Word]) -> bool:
    """Whether no cue tells that a make, dish or breed that bears a name is somebody here."""
    named = inside and found.confidence < CUED and found.label in NAMED
    return bool(named) and all(words[at].phrase for at in inside)


def _believed(found: Identifier, inside: range, names: Sequence[float]) -> Identifier:
    """The finding, weak where the tagger is nearly sure that it names nothing: 'wk 7 the row', 'ask Dr No'."""
    if not found.strong or not inside or found.label not in PLACED:
        return found
    return replace(found, strong=max(names[at] for at in inside) >= LEAST_STRONG)


def _is_no_name(found: Identifier, inside: range, names: Sequence[float]) -> bool:
    """Whether the tagger is all but sure that a guess names nobody and nothing: 'Stump board', 'Too tired'."""
    guess = bool(names) and found.label in NAMED and not found.strong and found.confidence <= DOUBTFUL
    return guess and bool(inside) and max(names[at] for at in inside) < LEAST_AT_ALL


def _likely(
    found: Identifier, inside: range, words: Sequence[Word], names: Sequence[float], leasts: Sequence[float]
) -> Identifier | None:
    """The finding, None for a weak one that the tagger is sure is no name; a strong one that it doubts is weak."""
    if found.label not in NAMED or not inside:
        return found
    likeliest = max(inside, key=names.__getitem__)
    chance = names[likeliest]
    if found.confidence < CUED and _is_written_small(words[likeliest]) and chance < leasts[likeliest] >= LEAST_SMALL:
        return None
    if found.strong and (found.confidence >= CUED or chance >= LEAST_WORD):
        return found
    least = LEAST_KNOWN if found.strong else _least(found, words[likeliest], leasts[likeliest])
    return replace(found, strong=False) if chance >= least else None


def _is_written_small(word: Word) -> bool:
    """Whether a known name that is mostly written with a capital has none here."""
    return word.text.islower() and bool(word.code) and not word.practice and not usually_lower(word.code)


def _least(suspect: Identifier, word: Word, plain: float) -> float:
    """The probability from which a weak finding stands; `plain` is the tagger's own for the word."""
    if suspect.label == "ORG" and suspect.confidence > DOUBTFUL + 0.1:
        return 0
    if not word.code and not word.practice and (word.text.islower() or word.capitals):
        return max(LEAST_DOUBTFUL, plain)
    if word.ordinary or (word.code & VOCABULARY and word.casing >= 4):
        return LEAST_WORD
    return LEAST_DOUBTFUL if suspect.confidence <= DOUBTFUL or word.code & VOCABULARY else LEAST_KNOWN


def _allowed(text: str, found: Sequence[Identifier], lists: TeamLists) -> list[Identifier]:
    """The findings without what the team says is never a name, unless a title or the like stands beside: 'Mrs Ward'."""
    never = {each.lower() for each in lists.never}
    return [
        each
        for each in found
        if text[each.start : each.end].lower() not in never or (each.strong and each.confidence >= CUED)
    ]
