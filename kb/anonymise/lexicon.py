"""Word lists: what is an ordinary word, a first name, a surname, a place, and how each is usually written."""

import gzip
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kb.anonymise.cues import PARTICLES

DATA: Final = Path(__file__).parent / "data"
LEXICON: Final = DATA / "lexicon.txt.gz"
PRACTICE_WORDS: Final = DATA / "practice_words.txt"
MORE_PRACTICE_WORDS: Final = DATA / "more_practice_words.txt"
EPONYMS: Final = DATA / "eponyms.txt"
PEOPLE: Final = DATA / "people.txt"
MORE_NAMES: Final = DATA / "more_names.txt"

VOCABULARY: Final = 1
FIRST: Final = 2
SURNAME: Final = 4
PLACE: Final = 8
WORLD: Final = 16
CASING: Final = 0xE0
SHIFT: Final = 5
USUALLY_LOWER = 5
"""The casing from which on a word is nearly always written in lower case."""
UNSEEN: Final = 0
"""Casing classes, 1 to 6: from nearly always Capitalised to nearly always lower case; 0 where never counted."""
EDGES: Final = (-2.0, -1.0, 0.0, 0.5, 2.0)
COMPASS: Final = frozenset(f"{side}{end}" for side in ("north", "south", "east", "west") for end in ("", "ern")) | {
    "central"
}
AT_HOME: Final = frozenset(("england", "wales", "scotland", "ireland", "britain", "uk"))
"""Countries whose parts may say where somebody lives: 'North Wales'."""


def casing_bits(lower: float | None, title: float | None, rare: float) -> int:
    """How a word is usually written, from the log probabilities of its two spellings, as bits of its code."""
    if lower is None and title is None:
        return 0
    difference = (rare if lower is None else lower) - (rare if title is None else title)
    return (1 + sum(difference >= edge for edge in EDGES)) << SHIFT


@dataclass(frozen=True)
class Lexicon:
    """Codes of words in lower case, names of places of several words, and words of the practice.

    `tests` and `makes` are names too: they name a thing only where one follows. What follows `makers` is a model.
    `listed` are common surnames, which name a thing only in a list of others that surely do.
    """

    codes: dict[str, int]
    places: dict[str, frozenset[tuple[str, ...]]]
    practice: frozenset[str]
    practice_phrases: dict[str, frozenset[tuple[str, ...]]]
    tests: frozenset[str]
    makes: frozenset[str]
    makers: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()

    def code(self, word: str) -> int:
        """What is known of a word; 0 where nothing is."""
        lower = word.lower()
        found = self.codes.get(lower)
        if found is None and not lower.isascii():
            found = self.codes.get(without_accents(lower))
        return found or 0


def without_accents(word: str) -> str:
    """A word with its accents taken off."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def usually_lower(code: int) -> bool:
    """Whether the code of a word says that it is an ordinary one, nearly always written in lower case."""
    return bool(code & VOCABULARY) and (code & CASING) >> SHIFT >= USUALLY_LOWER


def is_a_word(code: int) -> bool:
    """Whether the code of a word says that it is an ordinary one, not nearly always written with a capital."""
    return bool(code & VOCABULARY) and (code & CASING) >> SHIFT not in (1, 2)


@cache
def read_people() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """First names and surnames of each community of the hand-written list."""
    lines = [line for line in PEOPLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    halves = (line.partition(":")[2].partition("|") for line in lines)
    return tuple((_entries(first), _entries(last)) for first, _, last in halves)


def _entries(line: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in line.split(",") if entry.strip())


def _add_people(codes: dict[str, int]) -> None:
    for first, last in read_people():
        for names, bit in ((first, FIRST), (last, SURNAME)):
            for name in " ".join(names).lower().replace("-", " ").split():
                for spelt in {name, without_accents(name)}:
                    if len(spelt) > 2 and spelt not in PARTICLES:
                        codes[spelt] = codes.get(spelt, 0) | bit


def _add_more_names(codes: dict[str, int]) -> None:
    bits = {"first": FIRST, "last": SURNAME, "place": PLACE}
    for line in MORE_NAMES.read_text("utf-8").splitlines():
        kind, _, names = line.partition(": ")
        for name in _entries(names.lower()) if line[0] != "#" else ():
            for spelt in {name, without_accents(name)}:
                code = codes.get(spelt, 0)
                codes[spelt] = code | bits[kind] if kind in bits else (code | FIRST) & ~VOCABULARY


@cache
def lexicon() -> Lexicon:
    """The word lists, read once (about 0.2 s)."""
    head, _, tail = gzip.decompress(LEXICON.read_bytes()).decode("utf-8").partition("\n\n")
    codes: dict[str, int] = {}
    for line in head.split("\n"):
        code, _, words = line.partition("\t")
        codes.update(dict.fromkeys(words.split(" "), int(code)))
    _add_people(codes)
    _add_more_names(codes)
    places = _by_first_word(line.partition("\t")[2] for line in tail.split("\n") if line)
    single, phrases = _practice_words(codes)
    makers = _eponyms("makers")
    tests, makes, countries = _eponyms("tests"), _eponyms("makes"), _countries()
    return Lexicon(codes, places, single | makers, phrases, tests, makes, makers, countries, _eponyms("listed"))


def _eponyms(kind: str) -> frozenset[str]:
    lines = (line.partition(":") for line in EPONYMS.read_text("utf-8").splitlines())
    return frozenset(entry.lower() for head, _, tail in lines if head == kind for entry in _entries(tail))


def _practice_words(codes: dict[str, int]) -> tuple[frozenset[str], dict[str, frozenset[tuple[str, ...]]]]:
    lines = [line for file in (PRACTICE_WORDS, MORE_PRACTICE_WORDS) for line in file.read_text("utf-8").splitlines()]
    entries = [entry.strip().lower() for line in lines if not line.startswith("#") for entry in line.split(",")]
    single = frozenset(entry for entry in entries if entry and " " not in entry)
    phrases = [entry for entry in entries if " " in entry]
    phrases += [f"{side} {country}" for side in COMPASS for country in _countries() - AT_HOME]
    return single, _by_first_word([*phrases, *_apart(single, codes)])


def _countries() -> frozenset[str]:
    _, _, section = PRACTICE_WORDS.read_text("utf-8").partition("# Countries and continents\n")
    return frozenset(entry.lower() for entry in _entries(section.partition("\n")[0]))


def _apart(single: Iterable[str], codes: dict[str, int]) -> list[str]:
    """Eponyms of two or three names without their hyphens, unless they read like somebody: 'kubler ross'."""
    split = [entry.split("-") for entry in sorted(single) if re.fullmatch(r"[^\W\d_]{4,}(?:-[^\W\d_]{4,}){1,2}", entry)]
    nobody = [names for names in split if not codes.get(names[0], 0) & FIRST]
    return [form for names in nobody for form in (" ".join(names), " and ".join(names))]


def _by_first_word(phrases: Iterable[str]) -> dict[str, frozenset[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        for words in {tuple(phrase.split()), tuple(phrase.replace("-", " ").split())} - {()}:
            found.setdefault(words[0], set()).add(words)
    return {first: frozenset(many) for first, many in found.items()}
