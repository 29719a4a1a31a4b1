"""The word index: how much of a question's information a record's words hold.

BM25 over stems, kept in memory as arrays and brought level with the store before each search. SQL stays the truth: a
record that is gone from it is dropped when the results are read. The score comes on an absolute scale, which
FTS5's does not.
"""

import math
import threading
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kb.spelling import Spellings
from kb.tables import PassageRow
from kb.types import FloatArray
from kb.words import content_stem, spelled

SATURATION = 1.2
LENGTH_SHARE = 0.75
ALTERNATIVE = 0.8
"""What another word for the same thing counts, beside 1 for the word itself."""
MERGE_ABOVE = 6
HELD = 5_000
"""Words whose records are remembered until the next passage comes."""

IntArray = NDArray[np.int32]
_Find = Callable[[str], tuple[IntArray, FloatArray]]
PassageText = tuple[int, str, str, str, str | None, str]
"""number, id, record id, title, heading, text"""


@dataclass(frozen=True)
class Concept:
    """One thing a question asks for: the stems it is asked in, and other ways of saying it."""

    stems: tuple[str, ...]
    alternatives: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class _Segment:
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

    def postings(self) -> IntArray:
        """Return the postings (n, 3) of term, unit and count."""
        terms = np.repeat(self.terms, np.diff(self.starts))
        return np.stack((terms, self.units, self.counts), axis=1).astype(np.int32)


@dataclass
class _Units:
    """What is counted: each passage, and each record's title once, as a unit of its record without a passage id."""

    ids: list[str] = field(default_factory=list)
    records: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)


class WordIndex:
    """Finds records and passages by their words; filled from the store, safe to ask from several threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._clear()

    def _clear(self) -> None:
        self._terms: dict[str, int] = {}
        self._spellings: Counter[str] = Counter()
        self._segments: list[_Segment] = []
        self._units = _Units()
        self._records: dict[str, int] = {}
        self._unit_of: dict[str, int] = {}
        self._record_ids: list[str] = []
        self._last: tuple[int, str] = (0, "")
        self._freeze()

    def _freeze(self) -> None:
        self._record_of = np.array(self._units.records, dtype=np.int32)
        self._unit_length = np.array(self._units.lengths, dtype=np.float32)
        self._record_length = np.bincount(
            self._record_of, weights=self._unit_length, minlength=len(self._record_ids)
        ).astype(np.float32)
        self._alike: Spellings | None = None  # made when somebody first slips
        self._held: dict[str, tuple[IntArray, FloatArray]] = {}
        self._unit_norm = _length_norm(self._unit_length)
        self._record_norm = _length_norm(self._record_length)

    @property
    def record_count(self) -> int:
        return len(self._record_ids)

    @property
    def passage_count(self) -> int:
        return len(self._units.ids) - len(self._record_ids)

    @property
    def spellings(self) -> Counter[str]:
        """How often each word stands in the store, as spelled there, in lower case."""
        return self._spellings

    def bring_level(self, session: Session) -> None:
        """Read the passages that came since last time; all of them where numbers were given out again."""
        with self._lock:
            number, passage_id = self._last
            newest = session.scalar(select(func.max(PassageRow.number))) or 0
            if number and session.scalar(select(PassageRow.id).where(PassageRow.number == number)) != passage_id:
                self._clear()
                number = 0
            if newest > number:
                self._add(_passages_after(session, number))

    def add(self, passages: Iterable[PassageText]) -> None:
        """Take in passages, in the order of their numbers."""
        with self._lock:
            self._add(passages)

    def _add(self, passages: Iterable[PassageText]) -> None:
        postings = array("i")  # of plain numbers: a list of tuples takes a hundred bytes for each word
        for number, passage_id, record_id, title, heading, text in passages:
            if record_id not in self._records:
                self._records[record_id] = len(self._record_ids)
                self._record_ids.append(record_id)
                self._count("", record_id, title, postings)
            self._count(passage_id, record_id, f"{heading or ''} {text}", postings)
            self._last = (number, passage_id)
        if postings:
            self._segments.append(_make_segment(np.frombuffer(postings, dtype=np.int32).reshape(-1, 3)))
        if len(self._segments) > MERGE_ABOVE:
            self._segments = [_make_segment(np.concatenate([s.postings() for s in self._segments]))]
        self._freeze()

    def _count(self, passage_id: str, record_id: str, text: str, postings: "array[int]") -> None:
        """Enter a passage, or a title where the id is empty, and add its postings: term, unit, count."""
        spellings = Counter(spelled(text))
        self._spellings.update(spellings)
        found: Counter[int] = Counter()
        for word, count in spellings.items():
            if (stemmed := content_stem(word)) is not None:
                found[self._terms.setdefault(stemmed, len(self._terms))] += count
        unit = len(self._units.ids)
        self._units.ids.append(passage_id)
        self._units.records.append(self._records[record_id])
        self._units.lengths.append(found.total())
        if passage_id:
            self._unit_of[passage_id] = unit
        for term, count in found.items():
            postings.extend((term, unit, count))

    def rarity(self, word: str) -> float:
        """Return the idf of a stem over records; a word that no record has is the rarest."""
        records, _ = self._in_records(word)
        return _idf(len(records), len(self._record_ids))

    def knows(self, word: str) -> bool:
        """Tell whether any record has a word with this stem."""
        return word in self._terms

    def score_records(self, concepts: Sequence[Concept]) -> FloatArray:
        """Return for each record the share of the question's information its words hold, 0 to 1."""
        with self._lock:
            return self._score(concepts, self._in_records, self._record_norm, len(self._record_ids))

    def shares_held(self, concepts: Sequence[Concept]) -> FloatArray:
        """Return for each record the share of the question's words that stand in it, weighed by rarity, 0 to 1."""
        with self._lock:
            # Without a norm a word counts in full wherever it stands, however often and in how long a record.
            size = len(self._record_ids)
            return self._score(concepts, self._in_records, np.zeros(size, np.float32), size)

    def score_passages(self, concepts: Sequence[Concept]) -> FloatArray:
        """Return the same for each unit; titles are units too, with an empty passage id."""
        with self._lock:
            return self._score(concepts, self._in_units, self._unit_norm, len(self._units.ids))

    def _score(
        self,
        concepts: Sequence[Concept],
        find: _Find,
        norm: FloatArray,
        size: int,
    ) -> FloatArray:
        total = np.zeros(size, dtype=np.float32)
        whole = 0.0
        for concept in concepts:
            weights = [self.rarity(word) for word in concept.stems]
            whole += sum(weights)
            if not concept.alternatives:
                self._add_up(total, concept.stems, weights, find, norm)
                continue
            best = np.zeros(size, dtype=np.float32)
            self._add_up(best, concept.stems, weights, find, norm)
            for other in concept.alternatives:
                if all(self.knows(word) for word in other):
                    share = ALTERNATIVE * sum(weights) / max(len(other), 1)
                    said = np.zeros(size, dtype=np.float32)
                    self._add_up(said, other, [share] * len(other), find, norm)
                    np.maximum(best, said, out=best)
            total += best
        scored: FloatArray = total / np.float32(whole or 1.0)
        return scored

    def _add_up(
        self, total: FloatArray, words: Sequence[str], weights: Sequence[float], find: _Find, norm: FloatArray
    ) -> None:
        """Add to each unit's total what it holds of the words."""
        for word, weight in zip(words, weights, strict=True):
            at, counts = find(word)
            total[at] += np.float32(weight) * counts / (counts + norm[at])

    def _in_units(self, word: str) -> tuple[IntArray, FloatArray]:
        term = self._terms.get(word, -1)
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
        return self._records.get(record_id)

    def record_id(self, at: int) -> str:
        """Return the id of the record at a place in what `score_records` gives."""
        return self._record_ids[at]

    def record_of(self, passage_id: str) -> int | None:
        """Return where a passage's record stands in what `score_records` gives."""
        unit = self._unit_of.get(passage_id)
        return None if unit is None else self._units.records[unit]

    def best_passages(self, records: Sequence[int], concepts: Sequence[Concept]) -> list[str]:
        """Return for each of some records the id of the passage that scores best by words."""
        with self._lock:
            scores = self.score_passages(concepts)
            wanted = self._units_of(records)
            found: dict[int, str] = {}
            for unit in wanted[np.argsort(-scores[wanted], kind="stable")]:
                if self._units.ids[unit]:
                    found.setdefault(int(self._record_of[unit]), self._units.ids[unit])
            return list(found.values())

    def _units_of(self, records: Sequence[int]) -> NDArray[np.int64]:
        chosen = np.zeros(len(self._record_ids), dtype=bool)
        chosen[list(records)] = True
        return np.flatnonzero(chosen[self._record_of])

    def passages_of(self, record_ids: Iterable[str]) -> list[str]:
        """Return the ids of the passages of some records."""
        records = [self._records[record_id] for record_id in record_ids if record_id in self._records]
        with self._lock:
            return [self._units.ids[unit] for unit in self._units_of(records) if self._units.ids[unit]]

    def records_with(self, word: str) -> set[str]:
        """Return the ids of the records that have a word with this stem."""
        with self._lock:
            return {self._record_ids[at] for at in self._in_records(word)[0]}

    def nearest_word(self, word: str) -> str | None:
        """Return the word of the store that a misspelt one most likely means."""
        with self._lock:
            if self._alike is None:
                self._alike = Spellings(dict(self._spellings))
        return self._alike.nearest(word)


def _length_norm(lengths: FloatArray) -> FloatArray:
    average = float(lengths.mean()) if len(lengths) else 1.0
    norm: FloatArray = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / np.float32(average or 1.0))
    return norm


def _idf(holding: int, records: int) -> float:
    return math.log(1 + (records - holding + 0.5) / (holding + 0.5))


def _make_segment(postings: IntArray) -> _Segment:
    """Sort postings (n, 3) of term, unit and count by term."""
    terms, units, counts = postings[np.argsort(postings[:, 0], kind="stable")].T
    found, starts = np.unique(terms, return_index=True)
    return _Segment(
        found.astype(np.int32),
        np.append(starts, len(terms)),
        units.astype(np.int32),
        counts.astype(np.float32),
    )


def _passages_after(session: Session, number: int) -> Iterator[PassageText]:
    query = (
        select(
            PassageRow.number,
            PassageRow.id,
            PassageRow.record_id,
            PassageRow.title,
            PassageRow.heading,
            PassageRow.text,
        )
        .where(PassageRow.number > number)
        .order_by(PassageRow.number)
    )
    for row in session.execute(query.execution_options(yield_per=2_000)):
        yield (row.number, row.id, row.record_id, str(row.title), row.heading, str(row.text))
