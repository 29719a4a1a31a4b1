"""Where a passage matches a question: by a word's stem, or by a word that means much the same."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from kb.candidates import Asked
from kb.late_interaction import Wording, places_of_nearest
from kb.store.finding import FoundPassage
from kb.store.passages import lead_in
from kb.words import stem_spans

SAME_MEANING = 0.62
"""Cosine of two word vectors from which on they are shown as meaning the same."""
AT_MOST = 12
REMEMBERED: Final = 2_000
"""Passages whose words are remembered, some 4 kB each: those that answer one question answer others."""


@dataclass(frozen=True)
class Mark:
    """A stretch of a passage, in characters of its text, that matches the question."""

    start: int
    end: int
    kind: Literal["word", "meaning"]


@dataclass(frozen=True)
class _Words:
    """A text's content words: where each starts and ends, and its stem."""

    starts: "array[int]"
    ends: "array[int]"
    stems: tuple[str, ...]


def mark_passage(passage: FoundPassage, asked: Asked, packed: bytes | None) -> tuple[Mark, ...]:
    """Return the words of a passage that match the question, in order, none overlapping."""
    words = _words_of(str(passage.text))
    above = (stem for _, _, stem in stem_spans(lead_in(passage.title, passage.heading)))
    looked_for = asked.stems_in({*words.stems, *above})
    shared = [at for at, stem in enumerate(words.stems) if stem in looked_for]
    marks = [Mark(words.starts[at], words.ends[at], "word") for at in shared]
    if packed is not None and asked.wordings:
        near = _near_in_meaning(passage, asked.wordings[0], packed)
        alike = _around(near, words).difference(shared)
        marks += [Mark(words.starts[at], words.ends[at], "meaning") for at in alike]
    return tuple(sorted(marks, key=lambda mark: mark.start))


@lru_cache(maxsize=REMEMBERED)
def _words_of(text: str) -> _Words:
    spans = stem_spans(text)
    starts, ends = array("I", [start for start, _, _ in spans]), array("I", [end for _, end, _ in spans])
    return _Words(starts, ends, tuple(stem for _, _, stem in spans))


def _around(positions: Iterable[int], words: _Words) -> set[int]:
    """Return which of the words the positions lie in."""
    places = ((position, bisect_right(words.starts, position) - 1) for position in positions)
    return {at for position, at in places if at >= 0 and position < words.ends[at]}


def _near_in_meaning(passage: FoundPassage, question: Wording, packed: bytes) -> list[int]:
    """Return where in the passage's text the words stand that are nearest in meaning to one of the question's."""
    if not len(question.words):
        return []
    cosines, starts = places_of_nearest(question.weighty, packed)
    near = starts[cosines >= SAME_MEANING] - len(lead_in(passage.title, passage.heading))
    return [start for start in near[:AT_MOST].tolist() if start >= 0]
