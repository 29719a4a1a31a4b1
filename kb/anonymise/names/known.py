"""The names that an author gave for a text, with slips of the pen, and what the team's list always replaces."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from kb.anonymise.cues import FUNCTION_WORDS, NOT_AFTER_WILL, PARTICLES, TITLE_WORDS
from kb.anonymise.identifiers import Identifier, KnownNames, TeamLists
from kb.anonymise.lexicon import VOCABULARY, lexicon
from kb.anonymise.names.spread import LETTERS
from kb.anonymise.names.word_names import stands_as_name
from kb.anonymise.words import Word

LEAST_BROKEN: Final = 5
"""Letters of a name from which it is known again in two pieces."""
BREAK: Final = re.compile(r"[-\s*_\u00ad]{1,4}")
"""What may break a name in two: 'Mar garet', 'Mar-', 'garet'."""
GAP: Final = r"[\s>*_\u2010\u2011–-]{1,8}"
"""What may stand between two words of the team's list: a space of any kind, a line's end, a hyphen."""
APOSTROPHES: Final = re.compile(r"['’‘`´]")


def find_known(text: str, words: Sequence[Word], known: KnownNames, lists: TeamLists) -> Iterator[Identifier]:
    """The names the author gave, with one slip in five letters or more or in two pieces, and the team's own list."""
    wanted = {
        part.lower() for name in (*known.client, *known.others) for part in LETTERS.findall(name) if len(part) > 1
    }
    wanted -= PARTICLES | TITLE_WORDS
    if wanted:
        yield from _given(text, words, wanted)
        yield from _broken(text, wanted)
    for phrase, label in lists.always:
        for match in always_pattern(phrase).finditer(text):
            yield Identifier(*match.span(), label, 0.99, "on the team's own list", True)


def _given(text: str, words: Sequence[Word], wanted: set[str]) -> Iterator[Identifier]:
    as_names = {word.start for at, word in enumerate(words) if word.lower in wanted and _names(text, words, at)}
    for match in LETTERS.finditer(text):
        lower = match[0].lower()
        if lower in wanted and (len(wanted) == 1 or not _is_a_word(match[0]) or match.start() in as_names):
            yield Identifier(*match.span(), "PERSON", 0.99, "a name you gave", True)
        elif (
            len(lower) >= 4 and not lexicon().code(lower) & VOCABULARY and any(one_slip(lower, name) for name in wanted)
        ):
            yield Identifier(*match.span(), "PERSON", 0.9, "like a name you gave", True)


def _is_a_word(spelt: str) -> bool:
    """Whether a given name is written as the ordinary word that it is too: 'will'."""
    return spelt[0].islower() and bool(lexicon().code(spelt.lower()) & VOCABULARY)


def _names(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether an ordinary word stands where only a name can: 'told will to rest', not 'the help will be needed'."""
    following = words[at + 1].lower if at + 1 < len(words) else ""
    return following not in NOT_AFTER_WILL and stands_as_name(text, words, at)


def _broken(text: str, wanted: set[str]) -> Iterator[Identifier]:
    """Every given name in two pieces, unless they are two words that go together: 'Mar garet', not 'man or'."""
    for one, other in pairwise(LETTERS.finditer(text)):
        if (
            len(one[0] + other[0]) >= LEAST_BROKEN
            and (one[0] + other[0]).lower() in wanted
            and BREAK.fullmatch(text, one.end(), other.start())
            and not (_is_a_word(one[0]) and _is_a_word(other[0]))
            and other[0].lower() not in FUNCTION_WORDS
        ):
            yield Identifier(one.start(), other.end(), "PERSON", 0.99, "a name you gave", True)


def always_pattern(phrase: str) -> re.Pattern[str]:
    """What finds a phrase of the team's list: in any case, over a line's end, as words of their own."""
    words = [re.escape(word) for word in re.split(r"[\s\u2010\u2011–-]+", phrase) if word] or [re.escape(phrase)]
    spelt = APOSTROPHES.sub("['’‘`´]", GAP.join(words))
    return re.compile(rf"(?<![^\W_]){spelt}(?![^\W_])", re.IGNORECASE)


def one_slip(one: str, other: str) -> bool:
    """Whether two words of five letters or more differ by one letter put in, left out, changed or swapped."""
    if len(other) < 5 or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    swapped = one[start + 2 :] == other[start + 2 :] and one[start : start + 2] == other[start : start + 2][::-1]
    return (
        swapped
        or one[start + 1 :] == other[start + 1 :]
        or one[start + 1 :] == other[start:]
        or one[start:] == other[start + 1 :]
    )
