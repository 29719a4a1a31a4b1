"""The word index: the words of the store, kept in memory and brought level with it before each search.

SQL stays the truth: a record that is gone from it is dropped when the results are read.
"""

import threading
import weakref
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from sqlalchemy import ScalarSelect, bindparam, func, select
from sqlalchemy.orm import Session

from kb.database import Database
from kb.keyword import Entries, IntArray, Segment, Words, WordsSeen
from kb.tables import PassageRow
from kb.words import content_stem, spelled

MERGE_ABOVE = 6
MOST_NUMBER = 2**31 - 1

PassageText = tuple[int, str, str, str, str | None, str]
"""number, id, record id, title, heading, text"""

_LAST_READ: ScalarSelect[str] = select(PassageRow.id).where(PassageRow.number == bindparam("number")).scalar_subquery()
_NEWEST = select(func.max(PassageRow.number), _LAST_READ)


@dataclass(frozen=True)
class _Level:
    """The words up to a passage, by its number and id."""

    words: Words
    number: int
    passage_id: str


class WordIndex:
    """Follows the passages of a store; several threads may bring it level at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._entries = Entries({}, {}, [], [], [], {}, [], {})
        self._segments: list[Segment] = []
        self._fingerprint = 0
        self._level = _Level(Words(self._entries, ()), 0, "")

    def begin_anew(self) -> None:
        """Forget all, also what was read and is gone from the store; the next who asks waits until it is read again."""
        with self._lock:
            self._begin_anew()

    def read_to(self, session: Session, seen: WordsSeen) -> Words | None:
        """Return the words that another process has seen; None where they cannot be had here.

        A record that came and went between two looks was read by one of them alone.
        """
        if self._level.number < seen.number:
            with self._lock:
                self._read_on(session, self._level, seen.number)
        words = self._level.words
        return words if words.seen == seen else None

    def bring_level(self, session: Session) -> Words:
        """Return the words as the session sees them, and what somebody else has read since.

        What came since last time is read; everything where numbers were given out again. Meant to be the first that is
        asked of a session.
        """
        level = self._level
        newest, last_is_there = _look(session, level)
        if newest <= level.number and last_is_there:
            return level.words
        with self._lock:
            return self._read_on(session, level)

    def _read_on(self, session: Session, judged: "_Level", most: int = MOST_NUMBER) -> Words:
        level = self._level
        newest, last_is_there = _look(session, level)
        if level is not judged and newest < level.number:
            return level.words  # somebody else has read on meanwhile, further than this session sees
        if not last_is_there:
            self._begin_anew()
            level = self._level
        if newest <= level.number:
            return level.words
        postings = array("i")  # of plain numbers: a list of tuples takes a hundred bytes for each word
        last = (level.number, level.passage_id)
        for number, passage_id, record_id, title, heading, text in _passages_after(session, level.number, most):
            if record_id not in self._entries.record_of:
                self._entries.record_of[record_id] = len(self._entries.record_ids)
                self._entries.record_ids.append(record_id)
                self._count("", record_id, title, postings)
            self._count(passage_id, record_id, f"{heading or ''} {text}", postings)
            last = (number, passage_id)
            self._fingerprint = zlib.crc32(f"{number} {passage_id}".encode(), self._fingerprint)
        if postings:
            self._segments.append(_make_segment(np.frombuffer(postings, dtype=np.int32).reshape(-1, 3)))
        if len(self._segments) > MERGE_ABOVE:
            self._segments = [_make_segment(np.concatenate([_postings(one) for one in self._segments]))]
        self._level = _Level(Words(self._entries, tuple(self._segments), WordsSeen(last[0], self._fingerprint)), *last)
        return self._level.words

    def _count(self, passage_id: str, record_id: str, text: str, postings: "array[int]") -> None:
        """Enter a passage, or a title where the id is empty, and add its postings: term, unit, count."""
        entries = self._entries
        found: Counter[int] = Counter()
        for word, count in Counter(spelled(text)).items():
            entries.spellings[word] = entries.spellings.get(word, 0) + count
            if (stemmed := content_stem(word)) is not None:
                found[entries.terms.setdefault(stemmed, len(entries.terms))] += count
        unit = len(entries.unit_ids)
        entries.unit_ids.append(passage_id)
        entries.unit_records.append(entries.record_of[record_id])
        entries.unit_lengths.append(found.total())
        if passage_id:
            entries.unit_of[passage_id] = unit
        for term, count in found.items():
            postings.extend((term, unit, count))


_INDEXES: "weakref.WeakKeyDictionary[Database, WordIndex]" = weakref.WeakKeyDictionary()


def words_of(store: Database) -> WordIndex:
    """Return the word index of a database, one for as long as the database is open."""
    return _INDEXES.setdefault(store, WordIndex())


def _look(session: Session, level: _Level) -> tuple[int, bool]:
    """Return the newest passage's number, 0 without one, and whether the last one that was read is still there."""
    newest, there = session.execute(_NEWEST, {"number": level.number}).one()
    return newest or 0, not level.number or there == level.passage_id


def _make_segment(postings: IntArray) -> Segment:
    """Sort postings (n, 3) of term, unit and count by term."""
    terms, units, counts = postings[np.argsort(postings[:, 0], kind="stable")].T
    found, starts = np.unique(terms, return_index=True)
    return Segment(
        found.astype(np.int32),
        np.append(starts, len(terms)),
        units.astype(np.int32),
        counts.astype(np.float32),
    )


def _postings(segment: Segment) -> IntArray:
    """Return a segment's postings (n, 3) of term, unit and count."""
    terms = np.repeat(segment.terms, np.diff(segment.starts))
    return np.stack((terms, segment.units, segment.counts), axis=1).astype(np.int32)


def _passages_after(session: Session, number: int, most: int) -> Iterator[PassageText]:
    query = (
        select(
            PassageRow.number,
            PassageRow.id,
            PassageRow.record_id,
            PassageRow.title,
            PassageRow.heading,
            PassageRow.text,
        )
        .where(PassageRow.number > number, PassageRow.number <= most)
        .order_by(PassageRow.number)
    )
    for row in session.execute(query.execution_options(yield_per=2_000)):
        yield (row.number, row.id, row.record_id, str(row.title), row.heading, str(row.text))
