"""The team's language: other ways of saying what a question says, from an editable list."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from kb.store.words import Synonyms
from kb.words import FUNCTION_WORDS, spelled, stem

SHIPPED = Path(__file__).parent / "data" / "synonyms.toml"
EVERYDAY = Path(__file__).parent / "data" / "everyday.toml"
LONGEST = 6
"""Words in the longest way of saying something that is looked for."""


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
    def by_words(self) -> dict[str, str]:
        """Return the preferred term for each single word of the groups, as it is spelled."""
        return {way: group.ways[0] for way, group in self.by_way.items() if len(spelled(way)) == 1}

    @cached_property
    def by_stems(self) -> dict[tuple[str, ...], str]:
        """Return the preferred term for each phrase of the groups, then for each everyday way of saying something."""
        said = [(way, group.ways[0]) for group in self.groups for way in group.ways if len(spelled(way)) > 1]
        said += [(way, term) for term, ways in load_everyday()["written_as"].items() for way in ways]
        return {tuple(stem(word) for word in spelled(way)): term for way, term in reversed(said)}

    @cached_property
    def only_as_spelled(self) -> dict[str, str]:
        """Return the everyday words whose other forms mean something else, by stem: "fits" is no form of "fit"."""
        return {stem(word): word for word in load_everyday()["only_as_spelled"]}


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


@cache
def load_everyday() -> dict[str, Any]:
    """Return the shipped everyday words: `written_as` (ways by term), `only_as_spelled`."""
    return tomllib.loads(EVERYDAY.read_text("utf-8"))


@lru_cache(maxsize=4)
def language_of(kept: tuple[Synonyms, ...] = ()) -> Language:
    """Return the team's own ways of saying things before the shipped ones; what is written in capitals is short."""
    own = ((one.prefer, *one.also) for one in kept)
    team = (Group(ways, frozenset(way.lower() for way in ways[1:] if way.isupper())) for ways in own)
    return Language((*team, *load_groups()))


def synonyms_in(text: str, language: Language) -> list[Synonym]:
    """Return what a question says that the list knows in other words, the longest ways of saying it first."""
    known = language.by_way
    found: list[Synonym] = []
    left = " ".join(re.findall(r"[\w'/&-]+", text.lower()))
    for way in sorted((way for way in known if way in left), key=len, reverse=True):
        whole = rf"(?<![\w'-]){re.escape(way)}(?![\w'-])"
        if re.search(whole, left):
            left = re.sub(whole, "|", left)
            found.append(_synonym(way, known[way]))
    return found


def _synonym(way: str, group: Group) -> Synonym:
    others = tuple(other for other in group.ways if other.lower() != way)
    return Synonym(way, others, group.ways[0] if way in group.abbreviations else None)


def as_written(text: str, language: Language) -> tuple[str, tuple[str, ...]]:
    """Return a question in the words that notes are written in, and which of those words took another's place."""
    words = spelled(text)
    written: list[str] = []
    found: list[str] = []
    at = 0
    while at < len(words):
        length, term = _longest(words[at : at + LONGEST], language)
        as_asked = " ".join(words[at : at + length])
        written.append(term or as_asked)
        found += [term] if term and term.lower() != as_asked else []
        at += length
    return " ".join(written), tuple(dict.fromkeys(found))


def _longest(words: Sequence[str], language: Language) -> tuple[int, str | None]:
    """Return how many words the longest known way of saying something at the start takes, and the term for it."""
    stems = tuple(stem(word) for word in words)
    for length in range(len(words), 1, -1):
        if term := language.by_stems.get(stems[:length]):
            return length, term
    if term := language.by_words.get(words[0]):
        return 1, term
    means_itself = language.only_as_spelled.get(stems[0], words[0]) == words[0] and words[0] not in FUNCTION_WORDS
    return 1, language.by_stems.get(stems[:1]) if means_itself else None
