"""The nouns every part shares: text before and after the gate, records, passages, hits."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Generic, Literal, TypeAlias, TypeVar, final, get_args

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float32]
Kind: TypeAlias = Literal["consultation", "learning", "resource"]
Strength: TypeAlias = Literal["strong", "fair", "weak", "none"]
Role: TypeAlias = Literal["member", "reviewer", "manager"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
"""What people may do, each role more than the one before."""
KINDS: Final[tuple[Kind, ...]] = ("consultation", "learning", "resource")

_SEAL: Final = object()
FILE_TAIL: Final = re.compile(r"\d{0,6}\.(?:md|txt|docx|pdf)", re.IGNORECASE | re.ASCII)
"""What the gate need not look at in a file's name: the number that counts files, and the ending."""


@final
class CleanText(str):
    """Text that has passed the gate.

    Only the gate makes one, and the store when it reads one back, for this process or for the one it searches for. Any
    operation on it but `piece` gives a plain `str`, which the store refuses, so a text that is changed after the gate
    has to pass it again.
    """

    __slots__ = ()

    def __new__(cls, value: str, *, seal: object = None) -> "CleanText":
        if seal is not _SEAL:
            raise TypeError("only the gate makes CleanText")
        return super().__new__(cls, value)

    def piece(self, start: int, end: int) -> "CleanText":
        """The characters from `start` to `end`, as clean as the whole."""
        return CleanText(self[start:end], seal=_SEAL)

    def with_tail(self, tail: str) -> "CleanText":
        """The text as a file's name, with the file's number and ending behind it. Raises ValueError for other tails."""
        if not FILE_TAIL.fullmatch(tail):
            raise ValueError("this is not the number and ending of a file")
        return CleanText(f"{self}{tail}", seal=_SEAL)

    def __repr__(self) -> str:
        return f"<CleanText of {len(self)} characters>"


TextT = TypeVar("TextT", bound=str)
OtherT = TypeVar("OtherT", bound=str)


@dataclass(frozen=True)
class Section(Generic[TextT]):
    """A part of a record: which field it fills, the heading it stood under, its page, its text."""

    field: str
    text: TextT
    heading: TextT | None = None
    page: int | None = None


@dataclass(frozen=True)
class Approach(Generic[TextT]):
    """One thing tried: a term of the team's list ('' where none fits), in whose words, with what, and how it went."""

    term: str
    result: str
    described: TextT | None = None
    equipment: TextT | None = None
    what_happened: TextT | None = None


@dataclass(frozen=True)
class Record(Generic[TextT]):
    """What a file or a form gives: `Record[str]` before the gate (a draft), `Record[CleanText]` after it.

    `facets` maps a facet's name to the terms the note or the author gave (single-valued ones hold one).
    `source` is the file's path as taken in; it passes the gate like any other text.
    """

    kind: Kind
    title: TextT
    sections: tuple[Section[TextT], ...] = ()
    approaches: tuple[Approach[TextT], ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    status: str = ""
    learning_kind: str = ""
    month: str | None = None
    review_by: date | None = None
    follow_up_date: date | None = None
    source: TextT | None = None


Draft: TypeAlias = Record[str]
CleanRecord: TypeAlias = Record[CleanText]


def texts_of(record: Record[TextT]) -> list[TextT]:
    """Every piece of free text in the record, in a fixed order; `with_texts` puts them back."""
    texts: list[TextT] = []

    def note(text: TextT) -> TextT:
        texts.append(text)
        return text

    map_texts(record, note)
    return texts


def map_texts(record: Record[TextT], change: Callable[[TextT], OtherT]) -> Record[OtherT]:
    """The record with `change` applied to each piece of free text, visited in a fixed order."""

    def maybe(text: TextT | None) -> OtherT | None:
        return None if text is None else change(text)

    title = change(record.title)
    source = maybe(record.source)
    sections = tuple(Section(s.field, change(s.text), maybe(s.heading), s.page) for s in record.sections)
    approaches = tuple(
        Approach(a.term, a.result, maybe(a.described), maybe(a.equipment), maybe(a.what_happened))
        for a in record.approaches
    )
    return Record(
        kind=record.kind,
        title=title,
        sections=sections,
        approaches=approaches,
        facets=record.facets,
        status=record.status,
        learning_kind=record.learning_kind,
        month=record.month,
        review_by=record.review_by,
        follow_up_date=record.follow_up_date,
        source=source,
    )


def with_texts(record: Record[TextT], texts: "list[OtherT] | tuple[OtherT, ...]") -> Record[OtherT]:
    """The record with its pieces of free text replaced, in the order of `texts_of`."""
    waiting = iter(texts)
    changed = map_texts(record, lambda _: next(waiting))
    if next(waiting, None) is not None:
        raise ValueError("more texts than the record has places for")
    return changed


@dataclass(frozen=True)
class Passage:
    """A piece of a record that is embedded and shown; `id` is made of the record and the text, so it never changes."""

    id: str
    record_id: str
    position: int
    field: str
    text: CleanText
    title: CleanText
    heading: CleanText | None = None
    page: int | None = None


@dataclass(frozen=True)
class Embedded:
    """A passage's or a question's embedding (float32, unit length) and its words' packed vectors, where made."""

    embedding: FloatArray
    words: bytes | None = None


@dataclass(frozen=True)
class Hit:
    """What the index answers: a passage and the cosine of its embedding with the question's, -1 to 1."""

    passage_id: str
    score: float
