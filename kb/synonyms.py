"""The team's language: other ways of saying what a question says, from an editable list."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from kb.store.words import Synonyms
from kb.words import FUNCTION_WORDS, spelled, stem

SHIPPED = Path(__file__).parent / "data" / "synonyms.toml"
EVERYDAY = Path(__file__).parent / "data" / "everyday.toml"
LONGEST = 6
"""Words in the longest way of saying something that is looked for."""


WORDS_TOO = frozenset(("eat", "send", "fog", "prom", "aka"))
"""Abbreviations that are ordinary words, and short for something only as they are written: in capitals."""


@dataclass(frozen=True)
class Group:
    """Ways of saying one thing, the preferred one first; which of them are abbreviations."""

    ways: tuple[str, ...]
    abbreviations: frozenset[str]


@dataclass(frozen=True, eq=False)
class Language:
    """All the ways of saying things that are known, ready to be looked up: the team's own groups first."""

    groups: tuple[Group, ...]

    @cached_property
    def by_way(self) -> dict[str, Group]:
        """Return the group of each way of saying something, in lower case; the first group that knows it."""
        ways = ((way.lower(), group) for group in reversed(self.groups) for way in group.ways)
        return {way: group for way, group in ways if way not in FUNCTION_WORDS}

    @cached_property
    def by_stems(self) -> dict[tuple[str, ...] | str, tuple[int, str]]:
        """Return the preferred term for each way of saying it, and its rank: everyday words after the groups.

        Single words of the groups and the everyday terms themselves are known as they are spelled, without other
        endings: "SOB" is not "sobbing". A function word alone stands for nothing else, whatever "ME" and "AT" are
        short for.
        """
        said = [
            *(
                (group.ways[0], group.ways, {way.lower() for way in group.ways if " " not in way})
                for group in self.groups
            ),
            *((term, (term, *ways), {term.lower()}) for term, ways in load_everyday()["written_as"].items()),
        ]
        known: dict[tuple[str, ...] | str, tuple[int, str]] = {}
        for rank, (term, ways, as_spelled) in enumerate(said):
            for words, exact in ((spelled(way), way.lower() in as_spelled) for way in ways):
                if len(words) > 1 or not FUNCTION_WORDS.issuperset(words):
                    known.setdefault(" ".join(words) if exact else alike(words), (rank, term))
        return known


@dataclass(frozen=True)
class Synonym:
    """A way of saying something that stands in a question, and the others; `spelled_out` where it is abbreviated."""

    said: str
    others: tuple[str, ...]
    spelled_out: str | None = None


@lru_cache(maxsize=4)
def load_groups(file: Path = SHIPPED) -> tuple[Group, ...]:
    """Return the groups of a list."""
    stored = tomllib.loads(file.read_text("utf-8"))
    return tuple(
        Group((group["prefer"], *group.get("also", ())), frozenset(a.lower() for a in group.get("abbreviations", ())))
        for group in stored.get("group", ())
    )


@lru_cache(maxsize=4)
def language_of(kept: tuple[Synonyms, ...] = ()) -> Language:
    """Return the team's own ways of saying things before the shipped ones; what is written in capitals is short."""
    own = ((one.prefer, *one.also) for one in kept)
    team = (Group(ways, frozenset(way.lower() for way in ways[1:] if way.isupper())) for ways in own)
    return Language((*team, *load_groups()))


@lru_cache(maxsize=1)
def load_everyday(file: Path = EVERYDAY) -> dict[str, dict[str, list[str]]]:
    """Return the everyday words: what each term is also called, and which small words are read as one."""
    stored: dict[str, dict[str, list[str]]] = tomllib.loads(file.read_text("utf-8"))
    return stored


@lru_cache(maxsize=1)
def _read_as() -> dict[str, str]:
    return {word: first for first, words in load_everyday()["read_as"].items() for word in words}


def alike(words: Sequence[str]) -> tuple[str, ...]:
    """Return the stems of words, with words that make no difference ("his" and "her", "got" and "get") as one."""
    same = _read_as()
    return tuple(stem(same.get(word, word)) for word in words)


def synonyms_in(text: str, language: Language) -> list[Synonym]:
    """Return what a question says that the list knows in other words, the longest ways of saying it first."""
    known = language.by_way
    found: list[Synonym] = []
    left = " ".join(re.findall(r"[\w'/&-]+", text.lower()))
    plain = _plain_words(text)
    for way in sorted((way for way in known if way in left), key=len, reverse=True):
        whole = rf"(?<![\w'-]){re.escape(way)}(?![\w'-])"
        if way not in plain and re.search(whole, left):
            left = re.sub(whole, "|", left)
            found.append(_synonym(way, known[way]))
    return found


def _plain_words(text: str) -> frozenset[str]:
    """Return the abbreviations that are only words here, as none of them stands in capitals."""
    return WORDS_TOO - {word.lower() for word in re.findall(r"\b[A-Z]{2,}\b", text)}


def _synonym(way: str, group: Group) -> Synonym:
    others = tuple(other for other in group.ways if other.lower() != way)
    return Synonym(way, others, group.ways[0] if way in group.abbreviations else None)


def as_written(text: str, language: Language) -> tuple[str, tuple[str, ...]]:
    """Return a question in the words that notes are written in, and which of those words took another's place."""
    words = spelled(text)
    known, plain = language.by_stems, _plain_words(text)
    stems = alike(words)
    written: list[str] = []
    found: list[str] = []
    at = 0
    while at < len(words):
        length, term = _longest(words[at : at + LONGEST], stems[at : at + LONGEST], known)
        as_asked = " ".join(words[at : at + length])
        term = None if as_asked in plain else term
        written.append(term or as_asked)
        found += [term] if term and term.lower() != as_asked else []
        at += length
    return " ".join(written), tuple(dict.fromkeys(found))


def _longest(
    words: Sequence[str], stems: Sequence[str], known: Mapping[tuple[str, ...] | str, tuple[int, str]]
) -> tuple[int, str | None]:
    """Return how many words the longest known way of saying something at the start takes, and the term for it."""
    for length in range(len(stems), 0, -1):
        meant = (known.get(tuple(stems[:length])), known.get(" ".join(words[:length])))
        if ranked := min(filter(None, meant), default=None):
            return length, ranked[1]
    return 1, None
