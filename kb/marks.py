"""Where a passage matches a question: by a word's stem, or by a word that means much the same."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from kb.candidates import Asked
from kb.late_interaction import TokenVectors, Wording, unpack
from kb.store.finding import FoundPassage
from kb.store.passages import lead_in
from kb.words import stem_spans

SAME_MEANING = 0.62
"""Cosine of two word vectors from which on they are shown as meaning the same."""
AT_MOST = 12


@dataclass(frozen=True)
class Mark:
    """A stretch of a passage, in characters of its text, that matches the question."""

    start: int
    end: int
    kind: Literal["word", "meaning"]


def mark_passage(passage: FoundPassage, asked: Asked, packed: bytes | None) -> tuple[Mark, ...]:
    """Return the words of a passage that match the question, in order, none overlapping."""
    spans = stem_spans(str(passage.text))
    marks = [Mark(start, end, "word") for start, end, word in spans if word in asked.stems]
    if packed is not None and asked.wordings:
        taken = {mark.start for mark in marks}
        near = _near_in_meaning(passage, asked.wordings[0], unpack(packed))
        marks += [Mark(start, end, "meaning") for start, end in _around(near, spans) if start not in taken]
    return tuple(sorted(marks, key=lambda mark: mark.start))


def _around(positions: Iterable[int], spans: Sequence[tuple[int, int, str]]) -> set[tuple[int, int]]:
    """Return start and end of the words in which the positions lie."""
    starts = [start for start, _, _ in spans]
    found: set[tuple[int, int]] = set()
    for position in positions:
        at = bisect_right(starts, position) - 1
        if at >= 0 and position < spans[at][1]:
            found.add(spans[at][:2])
    return found


def _near_in_meaning(passage: FoundPassage, question: Wording, words: TokenVectors) -> list[int]:
    """Return where in the passage's text the words stand that are nearest in meaning to one of the question's."""
    if not len(words) or not len(question.words):
        return []
    before = len(lead_in(passage.title, passage.heading))
    cosines = question.weighty @ words.vectors.T
    close = cosines.max(axis=1) >= SAME_MEANING
    starts = words.offsets[cosines.argmax(axis=1)[close], 0] - before
    return [start for start in starts[:AT_MOST].tolist() if start >= 0]
