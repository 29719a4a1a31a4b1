"""Everything in a text that may point to a person: all finders side by side, joined."""

import re
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from kb.anonymise.addresses import find_house_numbers, whole_place
from kb.anonymise.ages import find_ages
from kb.anonymise.boards import find_on_boards
from kb.anonymise.broken import find_broken
from kb.anonymise.columns import find_in_columns
from kb.anonymise.dates import find_dates
from kb.anonymise.days import find_days
from kb.anonymise.facts import find_facts
from kb.anonymise.feasts import find_feasts
from kb.anonymise.identifiers import NO_KNOWN_NAMES, NO_LISTS, Identifier, KnownNames, TeamLists
from kb.anonymise.join import grow, join
from kb.anonymise.lexicon import FIRST, VOCABULARY, lexicon
from kb.anonymise.mentions import find_mentions
from kb.anonymise.names import find_names
from kb.anonymise.patterns import find_patterns
from kb.anonymise.recognisers import Recogniser
from kb.anonymise.short_dates import find_short_dates
from kb.anonymise.sites import find_sites
from kb.anonymise.spread import find_elsewhere, find_initials, find_known, find_repeats, widen
from kb.anonymise.tagger import Tagger, find_tagged
from kb.anonymise.things import without_makes
from kb.anonymise.titled_words import find_titled_words
from kb.anonymise.titles import find_initialled, find_titled
from kb.anonymise.words import Word, words_of
from kb.types import FloatArray

PLACEHOLDER = re.compile(r"\[[^\]\n]{1,40}\]|<[A-Z_ ]{2,30}>")
OURS = re.compile(r"[A-Za-z/' -]+\d{0,3}")
NAMED = frozenset(("PERSON", "LOCATION", "ORG"))
PLACED = NAMED | {"ADDRESS"}
DOUBTFUL, CUED = 0.6, 0.95
"""Confidence up to which a finding of the rules is a guess, and from which the words beside it say so."""
LEAST_STRONG = 0.1
"""Probability of a name below which no strong finding of a name or a street is believed: of 1,091 true ones in our
notes none was below, of 36 false ones nine."""
LEAST_WORD, LEAST_DOUBTFUL, LEAST_KNOWN = 0.25, 0.25, 0.1
"""Probability of a name below which the tagger overrules a weak finding: of an ordinary word, of one that no word list
holds, of a known name."""


class TookTooLong(Exception):
    """The text was not read to its end within the time allowed."""


def find_identifiers(
    text: str,
    *,
    lists: TeamLists = NO_LISTS,
    known: KnownNames = NO_KNOWN_NAMES,
    tagger: Tagger | None = None,
    recognisers: Sequence[Recogniser] = (),
    elsewhere: frozenset[str] = frozenset(),
    deadline: float = float("inf"),
) -> list[Identifier]:
    """Every identifier, in order, none overlapping another; offsets count Unicode code points.

    `elsewhere` holds names of the same run's other texts, as `sure_names` gives them.
    """
    words = words_of(text)
    chances = None if tagger is None else tagger.chances(text, words)
    found: list[Identifier] = []
    finders: list[Callable[[], Iterable[Identifier]]] = [
        lambda: find_patterns(text),
        lambda: find_dates(text),
        lambda: find_days(text),
        lambda: find_feasts(text),
        lambda: find_short_dates(text, list(found)),
        lambda: find_ages(text),
        lambda: _believed(find_titled(text), words, chances),
        lambda: _likely(find_initialled(text), words, chances),
        lambda: find_titled_words(text),
        lambda: find_in_columns(text),
        lambda: find_broken(text),
        lambda: _believed(_likely(find_names(text, words), words, chances), words, chances),
        lambda: _believed(_likely(find_sites(text, words), words, chances), words, chances),
        lambda: find_initials(text),
        lambda: _believed(find_mentions(text, words), words, chances),
        lambda: _believed(find_on_boards(text), words, chances),
        lambda: find_facts(text),
        lambda: find_known(text, known, lists),
        lambda: find_elsewhere(words, elsewhere),
    ]
    if chances is not None:
        finders.append(partial(find_tagged, text, words, chances))
    finders.extend(partial(each.find, text) for each in recognisers)
    finders.append(lambda: find_house_numbers(text, list(found)))
    finders.append(lambda: find_repeats(text, words, list(found), chances))
    for finder in finders:
        for each in finder():
            found.append(each)
            if time.monotonic() > deadline:
                raise TookTooLong
    joined = join([_grown(each, text) for each in _outside_placeholders(text, found)], text)
    wide = join(widen(text, words, joined, chances), text)
    return _allowed(text, [whole_place(each, text) for each in without_makes(text, wide)], lists)


def _grown(found: Identifier, text: str) -> Identifier:
    return grow(found, text) if found.label in NAMED else found


def _believed(found: Iterable[Identifier], words: Sequence[Word], chances: FloatArray | None) -> Iterator[Identifier]:
    """The findings, weak where the tagger is nearly sure that they name nothing: 'wk 7 the row', 'ask Dr No'."""
    starts = [word.start for word in words]
    for one in found:
        inside = range(bisect_left(starts, one.start), bisect_left(starts, one.end))
        if inside and one.confidence < CUED and one.label in NAMED and all(words[at].phrase for at in inside):
            continue
        if one.strong and chances is not None and inside and one.label in PLACED:
            yield replace(one, strong=float(1 - chances[inside, 0].min()) >= LEAST_STRONG)
        else:
            yield one


def _likely(suspects: Iterable[Identifier], words: Sequence[Word], chances: FloatArray | None) -> Iterator[Identifier]:
    """The findings without the weak ones that the tagger is sure are no names; a strong one it doubts is weak."""
    starts = [word.start for word in words]
    names = [] if chances is None else (1 - chances[:, 0]).tolist()
    for one in suspects:
        inside = range(bisect_left(starts, one.start), bisect_left(starts, one.end))
        if not names or one.label not in NAMED or not inside:
            yield one
            continue
        likeliest = max(inside, key=names.__getitem__)
        chance = names[likeliest]
        if one.strong and (one.confidence >= CUED or chance >= LEAST_WORD):
            yield one
        elif chance >= (LEAST_KNOWN if one.strong else _least(one, words[likeliest])):
            yield replace(one, strong=False)


def _least(suspect: Identifier, word: Word) -> float:
    if suspect.label == "ORG" and suspect.confidence > DOUBTFUL + 0.1:
        return 0
    if word.ordinary or (word.code & VOCABULARY and word.casing >= 4):
        return LEAST_WORD
    return LEAST_DOUBTFUL if suspect.confidence <= DOUBTFUL or word.code & VOCABULARY else LEAST_KNOWN


def _outside_placeholders(text: str, found: Sequence[Identifier]) -> list[Identifier]:
    """The findings that are not part of a placeholder such as [NAME] or [person 1]."""
    held = [match.span() for match in PLACEHOLDER.finditer(text) if _names_nobody(match[0][1:-1])]
    return (
        [each for each in found if not any(start <= each.start and each.end <= end for start, end in held)]
        if held
        else list(found)
    )


def _names_nobody(inside: str) -> bool:
    """Whether what stands in brackets is a placeholder: words and a number, none of them a first name and no more."""
    codes = [lexicon().code(word) for word in re.findall(r"[^\W\d_]+", inside)]
    named = any(code & FIRST and not code & VOCABULARY for code in codes)
    return bool(OURS.fullmatch(inside)) and not named


def _allowed(text: str, found: Sequence[Identifier], lists: TeamLists) -> list[Identifier]:
    """The findings without what the team says is never a name, unless a title or the like stands beside: 'Mrs Ward'."""
    never = {each.lower() for each in lists.never}
    return [
        each
        for each in found
        if text[each.start : each.end].lower() not in never or (each.strong and each.confidence >= CUED)
    ]
