"""How much of a question's information a record's words hold: BM25 over stems, on an absolute scale.

FTS5's score is not on one. `Words` is what was known at one moment: it never changes, so a search asks the same words
from its beginning to its end, and many searches ask them at once.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kb.spelling import Spellings
from kb.types import FloatArray

SATURATION = 1.2
LENGTH_SHARE = 0.75
ALTERNATIVE = 0.8
"""What another word for the same thing counts, beside 1 for the word itself."""
HELD = 5_000
"""Words whose records are remembered until the next passage comes."""

IntArray = NDArray[np.int32]
_Find = Callable[[str], tuple[IntArray, FloatArray]]


@dataclass(frozen=True)
class Concept:
    """One thing a question asks for: the stems it is asked in, and other ways of saying it."""

    stems: tuple[str, ...]
    alternatives: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Segment:
    """Postings sorted by term: `terms` (t,), `starts` (t + 1,), and for each posting its unit and count."""

    terms: IntArray
    starts: NDArray[np.int64]
    units: IntArray
    counts: FloatArray

    def of(self, term: int) -> tuple[IntArray, FloatArray]:
        at = int(np.searchsorted(self.terms, term))
        if at == len(self.terms) or self.terms[at] != term:
            return self.units[:0], self.counts[:0]
        chosen = slice(self.starts[at], self.starts[at + 1])
        return self.units[chosen], self.counts[chosen]


@dataclass(frozen=True)
class Entries:
    """What stands in a store, by number; it grows at the end alone.

    A unit is a passage, or a record's title as a unit of its own, whose id is empty.
    """

    terms: dict[str, int]
    spellings: dict[str, int]
    """How often each word stands in the store, as spelled there, in lower case."""
    unit_ids: list[str]
    unit_records: list[int]
    unit_lengths: list[int]
    unit_of: dict[str, int]
    record_ids: list[str]
    record_of: dict[str, int]


class WordsSeen(NamedTuple):
    """Up to which passage words were read, and the fingerprint of all that were: the same weigh a question alike."""

    number: int
    fingerprint: int


NOTHING_SEEN: Final = WordsSeen(0, 0)


class Words:
    """The words of a store as they were at one moment; safe to ask from several threads."""

    def __init__(self, entries: Entries, segments: Sequence[Segment], seen: WordsSeen = NOTHING_SEEN) -> None:
        self.seen = seen
        self._entries = entries
        self._segments = segments
        self.record_count = len(entries.record_ids)
        self._unit_count = len(entries.unit_ids)
        self._record_of = np.array(entries.unit_records, dtype=np.int32)
        self._unit_length = np.array(entries.unit_lengths, dtype=np.float32)
        self._held: dict[str, tuple[IntArray, FloatArray]] = {}

    @property
    def passage_count(self) -> int:
        return self._unit_count - self.record_count

    def rarity(self, word: str) -> float:
        """Return the idf of a stem over records; a word that no record has is the rarest."""
        records, _ = self._in_records(word)
        return _idf(len(records), self.record_count)

    def knows(self, word: str) -> bool:
        """Tell whether any record has a word with this stem."""
        return word in self._entries.terms

    def score_records(self, concepts: Sequence[Concept]) -> FloatArray:
        """Return for each record the share of the question's information its words hold, 0 to 1."""
        return self._score(concepts, self._in_records, self._record_norm)

    def score_passages(self, concepts: Sequence[Concept]) -> FloatArray:
        """Return the same for each unit."""
        return self._score(concepts, self._in_units, self._unit_norm)

    def _score(self, concepts: Sequence[Concept], find: _Find, norm: FloatArray) -> FloatArray:
        total = np.zeros(len(norm), dtype=np.float32)
        whole = 0.0
        for concept in concepts:
            weights = [self.rarity(word) for word in concept.stems]
            whole += sum(weights)
            if not concept.alternatives:
                _add_up(total, concept.stems, weights, find, norm)
                continue
            best = np.zeros(len(norm), dtype=np.float32)
            _add_up(best, concept.stems, weights, find, norm)
            for other in concept.alternatives:
                if all(self.knows(word) for word in other):
                    share = ALTERNATIVE * sum(weights) / max(len(other), 1)
                    said = np.zeros(len(norm), dtype=np.float32)
                    _add_up(said, other, [share] * len(other), find, norm)
                    np.maximum(best, said, out=best)
            total += best
        scored: FloatArray = total / np.float32(whole or 1.0)
        return scored

    @cached_property
    def _unit_norm(self) -> FloatArray:
        return _length_norm(self._unit_length)

    @cached_property
    def _record_norm(self) -> FloatArray:
        lengths = np.bincount(self._record_of, weights=self._unit_length, minlength=self.record_count)
        return _length_norm(lengths.astype(np.float32))

    def _in_units(self, word: str) -> tuple[IntArray, FloatArray]:
        term = self._entries.terms.get(word, -1)
        found = [segment.of(term) for segment in self._segments]
        if len(found) == 1:
            return found[0]
        return (
            np.concatenate([units for units, _ in found] or [np.zeros(0, np.int32)]),
            np.concatenate([counts for _, counts in found] or [np.zeros(0, np.float32)]),
        )

    def _in_records(self, word: str) -> tuple[IntArray, FloatArray]:
        held = self._held
        if (found := held.get(word)) is None:
            units, counts = self._in_units(word)
            records, places = np.unique(self._record_of[units], return_inverse=True)
            found = records, np.bincount(places, weights=counts, minlength=len(records)).astype(np.float32)
            if len(held) < HELD:
                held[word] = found
        return found

    def record_at(self, record_id: str) -> int | None:
        """Return where a record stands in what `score_records` gives."""
        at = self._entries.record_of.get(record_id)
        return None if at is None or at >= self.record_count else at

    def record_id(self, at: int) -> str:
        """Return the id of the record at a place in what `score_records` gives."""
        return self._entries.record_ids[at]

    def records_of(self, passage_ids: Sequence[str]) -> list[int | None]:
        """Return where each passage's record stands in what `score_records` gives."""
        units = map(self._entries.unit_of.get, passage_ids)
        records, known = self._entries.unit_records, self._unit_count
        return [None if unit is None or unit >= known else records[unit] for unit in units]

    def best_passages(self, records: Sequence[int], concepts: Sequence[Concept]) -> list[str]:
        """Return for each of some records the id of the passage that scores best by words."""
        scores = self.score_passages(concepts)
        wanted = self._units_of(records)
        found: dict[int, str] = {}
        for unit in wanted[np.argsort(-scores[wanted], kind="stable")].tolist():
            if passage_id := self._entries.unit_ids[unit]:
                found.setdefault(self._entries.unit_records[unit], passage_id)
        return list(found.values())

    def passages_of(self, record_ids: Iterable[str]) -> list[str]:
        """Return the ids of the passages of some records."""
        records = [at for record_id in record_ids if (at := self.record_at(record_id)) is not None]
        ids = self._entries.unit_ids
        return [ids[unit] for unit in self._units_of(records).tolist() if ids[unit]]

    def _units_of(self, records: Sequence[int]) -> NDArray[np.int64]:
        chosen = np.zeros(self.record_count, dtype=bool)
        chosen[list(records)] = True
        return np.flatnonzero(chosen[self._record_of])

    def records_with(self, word: str) -> set[str]:
        """Return the ids of the records that have a word with this stem."""
        return {self._entries.record_ids[at] for at in self._in_records(word)[0].tolist()}

    def says(self, record: int, concept: Concept) -> bool:
        """Tell whether a record, at its place, has every word of one way of saying something."""
        return any(all(self._has(record, word) for word in way) for way in (concept.stems, *concept.alternatives))

    def _has(self, record: int, word: str) -> bool:
        records = self._in_records(word)[0]
        at = int(np.searchsorted(records, record))
        return at < len(records) and int(records[at]) == record

    def count_with(self, words: Sequence[str]) -> int:
        """Return how many records have every one of some words with these stems."""
        having = [self._in_records(word)[0] for word in words]
        return len(reduce(np.intersect1d, having)) if having else 0

    def records_dwelling_on(self, word: str) -> set[str]:
        """Return the ids of the records that have a word with this stem more than once, their title included."""
        records, counts = self._in_records(word)
        return {self._entries.record_ids[at] for at in records[counts > 1].tolist()}

    def nearest_word(self, word: str) -> str | None:
        """Return the word of the store that a misspelt one most likely means."""
        return self._alike.nearest(word)

    @cached_property
    def _alike(self) -> Spellings:
        return Spellings(self._entries.spellings.copy())  # made when somebody first slips


def _add_up(total: FloatArray, words: Sequence[str], weights: Sequence[float], find: _Find, norm: FloatArray) -> None:
    """Add to each unit's total what it holds of the words."""
    for word, weight in zip(words, weights, strict=True):
        at, counts = find(word)
        total[at] += np.float32(weight) * counts / (counts + norm[at])


def _length_norm(lengths: FloatArray) -> FloatArray:
    average = float(lengths.mean()) if len(lengths) else 1.0
    norm: FloatArray = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / np.float32(average or 1.0))
    return norm


def _idf(holding: int, records: int) -> float:
    return math.log(1 + (records - holding + 0.5) / (holding + 0.5))
