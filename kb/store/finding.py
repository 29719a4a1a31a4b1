"""What a search reads of the store: a fixed number of queries, however many results there are."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from sqlalchemy import CompoundSelect, bindparam, exists, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from kb.store.among import among_ids, rows_of
from kb.tables import (
    ApproachRow,
    ContributionRow,
    EmbeddingRow,
    FacetRow,
    PassageRow,
    PersonRow,
    QuestionRow,
    RecordRow,
    TitleEmbeddingRow,
)
from kb.types import CleanText, FloatArray


@dataclass(frozen=True)
class Filters:
    """What results are limited to: AND between the kinds of filter, OR within one; empty means no limit."""

    kinds: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    results: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    """Months, as 2025-06."""

    def __bool__(self) -> bool:
        return bool(self.kinds or any(self.facets.values()) or self.results or self.since or self.until)


@dataclass(frozen=True)
class RecordFacts:
    """What a result shows and counts of its record."""

    id: str
    kind: str
    title: CleanText
    status: str
    month: str | None
    created: datetime
    superseded: bool
    facets: dict[str, tuple[str, ...]]
    results: tuple[str, ...]

    @property
    def when(self) -> tuple[str, datetime]:
        """Its month, as 2025-06, or the month it came in; and when it came."""
        return self.month or f"{self.created:%Y-%m}", self.created


@dataclass(frozen=True)
class FoundPassage:
    """A passage as it is shown."""

    id: str
    record_id: str
    field: str
    heading: CleanText | None
    page: int | None
    title: CleanText
    text: CleanText


@dataclass(frozen=True)
class TriedApproach:
    """An approach of a consultation, or of a colleague's follow-up to it: how it went, and with what equipment."""

    record_id: str
    term: str
    described: str
    result: str
    equipment: str = ""


def allowed_records(session: Session, filters: Filters) -> set[str]:
    """Return the ids of the live records that the filters let through."""
    query = select(RecordRow.id).where(RecordRow.withdrawn.is_(None))
    if filters.kinds:
        query = query.where(RecordRow.kind.in_(filters.kinds))
    if filters.since:
        query = query.where(RecordRow.month >= filters.since)
    if filters.until:
        query = query.where(RecordRow.month <= filters.until)
    for facet, terms in filters.facets.items():
        if terms:
            has_term = exists().where(
                FacetRow.record_id == RecordRow.id,
                FacetRow.facet == facet,
                FacetRow.term.in_(terms),
                FacetRow.origin != "refused",
            )
            query = query.where(has_term)
    if filters.results:
        query = query.where(
            or_(
                exists().where(ApproachRow.record_id == RecordRow.id, ApproachRow.result.in_(filters.results)),
                exists().where(ContributionRow.record_id == RecordRow.id, ContributionRow.result.in_(filters.results)),
            )
        )
    return set(session.scalars(query))


_RESULT, _LATER_RESULT = "result", "result later"
"""What stands for a facet where a row says how something went: in the record, or in a follow-up to it."""
# Put together once: making a statement costs more than asking it.
_EMBEDDINGS = select(EmbeddingRow.passage_id, EmbeddingRow.embedding).where(
    EmbeddingRow.model_id == bindparam("model_id"), among_ids(EmbeddingRow.passage_id)
)
_WORDS = select(EmbeddingRow.passage_id, EmbeddingRow.words).where(
    EmbeddingRow.model_id == bindparam("model_id"), among_ids(EmbeddingRow.passage_id), EmbeddingRow.words.is_not(None)
)
_TITLES = (
    select(PassageRow.record_id, TitleEmbeddingRow.embedding)
    .join(TitleEmbeddingRow, TitleEmbeddingRow.passage_id == PassageRow.id)
    .where(TitleEmbeddingRow.model_id == bindparam("model_id"), among_ids(PassageRow.record_id))
)
_PASSAGES = select(
    PassageRow.id,
    PassageRow.record_id,
    PassageRow.field,
    PassageRow.heading,
    PassageRow.page,
    PassageRow.title,
    PassageRow.text,
).where(among_ids(PassageRow.id))
_TRIED = (
    select(ApproachRow.record_id, ApproachRow.term, ApproachRow.described, ApproachRow.result, ApproachRow.equipment)
    .where(among_ids(ApproachRow.record_id))
    .order_by(ApproachRow.record_id, ApproachRow.position)
)
_FOLLOWED_UP = (
    select(ContributionRow.record_id, ContributionRow.approach, ContributionRow.result)
    .where(among_ids(ContributionRow.record_id), ContributionRow.kind == "follow-up")
    .order_by(ContributionRow.created)
)
_MARKS = union_all(
    select(
        FacetRow.record_id, FacetRow.facet.label("what"), FacetRow.term.label("said"), literal(0).label("place")
    ).where(among_ids(FacetRow.record_id), FacetRow.origin != "refused"),
    select(ApproachRow.record_id, literal(_RESULT), ApproachRow.result, ApproachRow.position).where(
        among_ids(ApproachRow.record_id), ApproachRow.result != ""
    ),
    select(
        ContributionRow.record_id,
        literal(_LATER_RESULT),
        ContributionRow.result,
        func.row_number().over(order_by=ContributionRow.created),
    ).where(among_ids(ContributionRow.record_id), ContributionRow.kind == "follow-up", ContributionRow.result != ""),
).subquery()
_TERMS = select(_MARKS.c.record_id, _MARKS.c.what, _MARKS.c.said).order_by(_MARKS.c.what, _MARKS.c.place, _MARKS.c.said)
_USES: CompoundSelect[tuple[str]] = union_all(
    select(QuestionRow.helped_record_id.label("record_id")).where(among_ids(QuestionRow.helped_record_id)),
    select(ContributionRow.record_id).where(
        among_ids(ContributionRow.record_id),
        or_(ContributionRow.kind == "follow-up", ContributionRow.kind == "thanks", ContributionRow.mark == "helped"),
    ),
)
_MAY_BE_NAMED = (PersonRow.may_be_named.is_(True), PersonRow.active.is_(True))
_AUTHORS = (
    select(PersonRow.id, PersonRow.name, RecordRow.id)
    .join(RecordRow, RecordRow.author_id == PersonRow.id)
    .where(among_ids(RecordRow.id), RecordRow.withdrawn.is_(None), *_MAY_BE_NAMED)
)
_CONTRIBUTORS = (
    select(PersonRow.id, PersonRow.name, ContributionRow.record_id)
    .join(ContributionRow, ContributionRow.author_id == PersonRow.id)
    .where(among_ids(ContributionRow.record_id), *_MAY_BE_NAMED)
)
_BEHIND = union_all(_AUTHORS, _CONTRIBUTORS)
_RECORDS = select(
    RecordRow.id,
    RecordRow.kind,
    RecordRow.title,
    RecordRow.status,
    RecordRow.month,
    RecordRow.created,
    RecordRow.superseded_by,
).where(among_ids(RecordRow.id), RecordRow.withdrawn.is_(None))


def live_embeddings(session: Session, model_id: str, passage_ids: Sequence[str]) -> dict[str, FloatArray]:
    """Return embeddings, float32 (dimensions,), by passage id, in one query."""
    rows = rows_of(session, _EMBEDDINGS, passage_ids, model_id=model_id)
    return {passage_id: np.frombuffer(blob, "<f4") for passage_id, blob in rows}


def some_embeddings(session: Session, model_id: str, most: int) -> list[FloatArray]:
    """Return embeddings, float32 (dimensions,), of any passages: their ids are digests, so the first are any."""
    query = select(EmbeddingRow.embedding).where(EmbeddingRow.model_id == model_id)
    return [np.frombuffer(blob, "<f4") for blob in session.scalars(query.order_by(EmbeddingRow.passage_id).limit(most))]


def title_embeddings(session: Session, model_id: str, record_ids: Sequence[str]) -> dict[str, FloatArray]:
    """Return the embeddings, float32 (dimensions,), of the titles that have one, by record id, in one query."""
    rows = rows_of(session, _TITLES, record_ids, model_id=model_id)
    return {record_id: np.frombuffer(blob, "<f4") for record_id, blob in rows}


def packed_words(session: Session, model_id: str, passage_ids: Sequence[str]) -> dict[str, bytes]:
    """Return the packed word vectors by passage id, in one query."""
    return dict(rows_of(session, _WORDS, passage_ids, model_id=model_id))


def found_passages(session: Session, passage_ids: Sequence[str]) -> dict[str, FoundPassage]:
    """Return passages by id, in one query."""
    rows = rows_of(session, _PASSAGES, passage_ids)
    return {row[0]: FoundPassage(*row) for row in rows}


def facts_of(session: Session, record_ids: Sequence[str]) -> dict[str, RecordFacts]:
    """Return the facts of the live records among the ids, in two queries."""
    facets: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    results: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for record_id, what, said in rows_of(session, _TERMS, record_ids):
        if what not in (_RESULT, _LATER_RESULT):
            held = facets[record_id]
            held[what] = (*held.get(what, ()), said)
        elif said not in results[record_id]:
            results[record_id] += (said,)
    found: dict[str, RecordFacts] = {}
    for key, kind, title, status, month, created, newer in rows_of(session, _RECORDS, record_ids):
        rest = newer is not None, facets.get(key, {}), results.get(key, ())
        found[key] = RecordFacts(key, kind, title, status, month, created, *rest)
    return found


def approaches_tried(session: Session, record_ids: Sequence[str]) -> list[TriedApproach]:
    """Return what was tried in some consultations, colleagues' follow-ups included, in two queries."""
    tried = [
        TriedApproach(record_id, term, str(described or ""), result, str(equipment or ""))
        for record_id, term, described, result, equipment in rows_of(session, _TRIED, record_ids)
    ]
    followed_up = [
        TriedApproach(record_id, approach, "", result)
        for record_id, approach, result in rows_of(session, _FOLLOWED_UP, record_ids)
    ]
    return tried + followed_up


def uses_of(session: Session, record_ids: Sequence[str]) -> Counter[str]:
    """Return how often each record was of use: questions it helped with, follow-ups, thanks, advice that helped.

    One query; who it was is not asked.
    """
    return Counter(record_id for (record_id,) in rows_of(session, _USES, record_ids))


def people_behind(session: Session, record_ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return (person id, name, record id) of authors and contributors who agreed to be named, by name."""
    found = {(row[0], row[1], row[2]) for row in rows_of(session, _BEHIND, record_ids)}
    return sorted(found, key=lambda row: (row[1].casefold(), row[0], row[2]))


def passages_of_fields(session: Session, record_id: str, fields: Sequence[str]) -> list[FoundPassage]:
    """Return a record's passages that belong to some fields, or all of them where none does."""
    query = select(PassageRow.id).where(PassageRow.record_id == record_id).order_by(PassageRow.position)
    passages = found_passages(session, list(session.scalars(query)))
    chosen = [passage for passage in passages.values() if passage.field in fields]
    return chosen or list(passages.values())
