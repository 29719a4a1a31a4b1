"""Splitting a record into passages, along its sections, paragraphs and sentences, as long as the model can read."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from kb.store.keys import passage_id
from kb.tokens import Tokenizer
from kb.types import Approach, CleanRecord, CleanText, Passage

TARGET_PIECES: Final = 200
SMALL_PIECES: Final = 40
CHARACTERS_PER_PIECE: Final = 10
"""A word piece longer than this is not prose: its length counts, so that a run of symbols is cut as well."""

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r".+?(?:[.!?…]+[\"'”’)\]]*(?=\s)|$)", re.DOTALL)


@dataclass(frozen=True)
class _Source:
    """One text of the record that becomes passages, and what stands over it."""

    field: str
    text: CleanText
    heading: CleanText | None = None
    page: int | None = None


class _Measure:
    """Word pieces in any stretch of one text, counted once."""

    def __init__(self, text: str, tokenizer: Tokenizer) -> None:
        self._starts = [start for start, _ in tokenizer.offsets(text)]

    def size(self, span: Span) -> int:
        start, end = span
        pieces = bisect_left(self._starts, end) - bisect_left(self._starts, start)
        return max(pieces, (end - start) // CHARACTERS_PER_PIECE)

    def cut(self, span: Span, room: int) -> Iterator[Span]:
        """Stretches of at most `room` word pieces, cut between pieces: for a sentence that has no end."""
        start, end = span
        while self.size((start, end)) > room:
            at = self._cut_after(start, room)
            yield (start, at)
            start = at
        yield (start, end)

    def _cut_after(self, start: int, room: int) -> int:
        farthest = start + room * CHARACTERS_PER_PIECE
        first = bisect_left(self._starts, start)
        last = min(first + room, bisect_right(self._starts, farthest) - 1)
        return self._starts[last] if last > first else farthest


def split(record_id: str, record: CleanRecord, tokenizer: Tokenizer) -> list[Passage]:
    """The record's passages in reading order, each within the model's window together with its title and heading.

    The same record gives the same passages with the same ids, whatever was split before.
    """
    passages: list[Passage] = []
    for source in _sources(record):
        limit = _limit(record.title, source, tokenizer)
        for start, end in _split_text(source.text, tokenizer, limit):
            text = source.text.piece(start, end)
            passages.append(_passage(record_id, len(passages), record.title, source, text))
    return passages


def _sources(record: CleanRecord) -> list[_Source]:
    before = [_Source(s.field, s.text, s.heading, s.page) for s in record.sections if not _comes_after(s.field)]
    tried = [source for approach in record.approaches for source in _approach_sources(approach)]
    after = [_Source(s.field, s.text, s.heading, s.page) for s in record.sections if _comes_after(s.field)]
    found = [source for source in (*before, *tried, *after) if source.text.strip()]
    return found or [_Source("notes", record.title)]


def _comes_after(field: str) -> bool:
    return field in ("outcome", "learned")


def _approach_sources(approach: Approach[CleanText]) -> list[_Source]:
    # What was tried stands as the heading over what it was done with and how it went, so both are found by it.
    parts = [part for part in (approach.what_happened, approach.equipment) if part]
    if approach.described and (not parts or len(approach.described) > SMALL_PIECES * CHARACTERS_PER_PIECE // 2):
        return [_Source("tried", approach.described), *(_Source("tried", part) for part in parts)]
    return [_Source("tried", part, approach.described) for part in parts]


def _limit(title: str, source: _Source, tokenizer: Tokenizer) -> int:
    """Word pieces left in the model's window under the title and the heading, never less than half of it."""
    above = tokenizer.count(title) + (tokenizer.count(source.heading) if source.heading else 0)
    return max(tokenizer.window // 2, tokenizer.window - above - 4)


def _split_text(text: CleanText, tokenizer: Tokenizer, limit: int) -> list[Span]:
    measure = _Measure(text, tokenizer)
    whole = _trim(text, (0, len(text)))
    room = min(TARGET_PIECES, limit)
    if measure.size(whole) <= limit:
        return [whole]
    packed = _level_end(_pack(_units(text, whole, measure, room), measure.size, room), measure.size, limit)
    return [span for span in (_trim(text, span) for span in packed) if span[0] < span[1]]


def _units(text: str, whole: Span, measure: _Measure, room: int) -> Iterator[Span]:
    """Paragraphs; where one is too long its sentences; where one of those is, stretches of it."""
    for line in _LINE.finditer(text, *whole):
        if measure.size(line.span()) <= room:
            yield line.span()
            continue
        for sentence in _SENTENCE.finditer(text, *line.span()):
            yield from measure.cut(sentence.span(), room)


def _pack(units: Iterator[Span], size: Callable[[Span], int], room: int) -> list[Span]:
    packed: list[Span] = []
    for unit in units:
        joined = (packed[-1][0], unit[1]) if packed else unit
        if packed and size(joined) <= room:
            packed[-1] = joined
        else:
            packed.append(unit)
    return packed


def _level_end(packed: list[Span], size: Callable[[Span], int], limit: int) -> list[Span]:
    # A last scrap would say little on its own: it joins its neighbour where the window still has room for both.
    if len(packed) > 1 and size(packed[-1]) < SMALL_PIECES:
        joined = (packed[-2][0], packed[-1][1])
        if size(joined) <= limit:
            return [*packed[:-2], joined]
    return packed


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _passage(record_id: str, position: int, title: CleanText, source: _Source, text: CleanText) -> Passage:
    heading = source.heading or None
    # The heading belongs to what is embedded: the same words under another heading are another passage.
    key = passage_id(record_id, f"{heading or ''}\n{text}")
    return Passage(key, record_id, position, source.field, text, title, heading, source.page)
