"""Records that colleagues can read: saving, loading, changing, withdrawing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session, selectinload

from kb.errors import RecordChangedMeanwhile, RecordNotFound
from kb.store.keys import new_key, now
from kb.tables import (
    ApproachRow,
    ContributionRow,
    FacetRow,
    IndexChangeRow,
    PassageRow,
    RecordRow,
    SectionRow,
)
from kb.types import Approach, CleanRecord, CleanText, Section
from kb.vocabulary import SINGLE_FACETS


@dataclass(frozen=True)
class StoredFacet:
    """A term on a record and where it comes from: 'note', 'suggested' or 'person'."""

    facet: str
    term: str
    origin: str


@dataclass(frozen=True)
class Contribution:
    """What a colleague added: advice, a follow-up ('what happened when we tried it') or thanks."""

    id: str
    kind: str
    text: CleanText
    author_name: str | None
    author_id: str | None
    created: datetime
    approach: str = ""
    result: str = ""
    mark: str = ""


@dataclass(frozen=True)
class StoredRecord:
    """A record as it is kept, with what colleagues added to it."""

    id: str
    record: CleanRecord
    origin: str
    created: datetime
    changed: datetime
    version: int
    author_id: str | None
    author_name: str | None
    facets: tuple[StoredFacet, ...]
    contributions: tuple[Contribution, ...]
    verified_at: datetime | None
    superseded_by: str | None
    withdrawn: datetime | None

    def section(self, field: str) -> CleanText | None:
        """The text of the first section that fills a field, or None."""
        return next((s.text for s in self.record.sections if s.field == field), None)

    def terms(self, facet: str) -> tuple[str, ...]:
        """The record's terms of a facet, whatever their origin."""
        return tuple(f.term for f in self.facets if f.facet == facet)


@dataclass(frozen=True)
class RecordSummary:
    """A line of a list of records."""

    id: str
    kind: str
    title: CleanText
    status: str
    created: datetime
    author_name: str | None


def add_record(
    session: Session, record: CleanRecord, *, origin: str, author_id: str | None = None, record_id: str | None = None
) -> str:
    """Keep a new record and return its id; its passages are saved apart (`kb.store.passages`)."""
    row = RecordRow(
        id=record_id or new_key(),
        origin=origin,
        author_id=author_id,
        created=now(),
        changed=now(),
        kind=record.kind,
        title=record.title,
    )
    _fill(row, record)
    row.facets = [FacetRow(facet=f, term=t, origin="note") for f, terms in record.facets.items() for t in terms]
    session.add(row)
    session.flush()
    return row.id


def replace_record(session: Session, record_id: str, record: CleanRecord) -> None:
    """Bring a record level with its changed file.

    Only what the file gave is replaced: facets that a colleague set or refused, contributions, and the words of a
    record that a colleague edited stay as they are.
    """
    row = _row(session, record_id)
    row.withdrawn = None
    if not row.edited_here:
        _fill(row, record)
        row.version += 1
    row.source = record.source
    row.changed = now()
    _replace_facets(session, row, record.facets, origin="note")
    session.flush()


def edit_record(session: Session, record_id: str, record: CleanRecord, *, version: int) -> None:
    """Save a colleague's edit. Raises RecordChangedMeanwhile where the record is no longer at `version`."""
    row = _row(session, record_id)
    if row.version != version or row.withdrawn is not None:
        raise RecordChangedMeanwhile(record_id)
    source = row.source
    _fill(row, record)
    row.source = source
    row.version += 1
    row.changed = now()
    row.edited_here = row.origin == "file"
    set_facets(session, record_id, record.facets)


def _fill(row: RecordRow, record: CleanRecord) -> None:
    row.kind = record.kind
    row.title = record.title
    row.status = record.status
    row.learning_kind = record.learning_kind
    row.month = record.month
    row.review_by = record.review_by
    row.follow_up_date = record.follow_up_date
    row.source = record.source
    row.sections = [
        SectionRow(position=i, field=s.field, heading=s.heading, page=s.page, text=s.text)
        for i, s in enumerate(record.sections)
    ]
    row.approaches = [
        ApproachRow(
            position=i,
            term=a.term,
            result=a.result,
            described=a.described,
            equipment=a.equipment,
            what_happened=a.what_happened,
        )
        for i, a in enumerate(record.approaches)
    ]


def _replace_facets(session: Session, row: RecordRow, facets: Mapping[str, Sequence[str]], *, origin: str) -> None:
    session.flush()
    session.execute(delete(FacetRow).where(FacetRow.record_id == row.id, FacetRow.origin.in_((origin, "suggested"))))
    session.expire(row, ["facets"])
    taken = {(f.facet, f.term) for f in row.facets}
    set_singly = {f.facet for f in row.facets if f.facet in SINGLE_FACETS and f.origin == "person"}
    for facet, terms in facets.items():
        if facet in set_singly:
            continue
        for term in terms:
            if (facet, term) not in taken:
                row.facets.append(FacetRow(facet=facet, term=term, origin=origin))


def suggest_facets(session: Session, record_id: str, facets: Mapping[str, Sequence[str]]) -> None:
    """Mark terms found by meaning; a facet that the note or a colleague filled, and refused terms, are left alone."""
    row = _row(session, record_id)
    filled = {f.facet for f in row.facets if f.origin in ("note", "person")}
    refused = {(f.facet, f.term) for f in row.facets if f.origin == "refused"}
    old = [f for f in row.facets if f.origin == "suggested"]
    for gone in old:
        row.facets.remove(gone)
    session.flush()
    for facet, terms in facets.items():
        for term in terms:
            if facet not in filled and (facet, term) not in refused:
                row.facets.append(FacetRow(facet=facet, term=term, origin="suggested"))
    session.flush()


def set_facets(session: Session, record_id: str, facets: Mapping[str, Sequence[str]]) -> None:
    """Set the facets a colleague chose; what the colleague took away is remembered as refused."""
    row = _row(session, record_id)
    chosen = {(facet, term) for facet, terms in facets.items() for term in terms}
    known = {(f.facet, f.term): f for f in row.facets}
    for key, facet_row in known.items():
        if key in chosen:
            facet_row.origin = "person"
        elif facet_row.origin != "refused":
            facet_row.origin = "refused"
    for facet, term in chosen - known.keys():
        row.facets.append(FacetRow(facet=facet, term=term, origin="person"))
    row.changed = now()
    session.flush()


def withdraw_record(session: Session, record_id: str) -> None:
    """Take a record out of search at once: its passages, embeddings and words go in this transaction."""
    row = _row(session, record_id)
    row.withdrawn = now()
    session.execute(delete(PassageRow).where(PassageRow.record_id == record_id))
    session.flush()


def erase_record(session: Session, record_id: str) -> None:
    """Erase a record for good, with everything that hangs on it."""
    session.delete(_row(session, record_id))
    session.flush()


def supersede_record(session: Session, record_id: str, by: str) -> None:
    """Say that a newer record takes this one's place; the old one stays visible, with a link."""
    _row(session, record_id).superseded_by = _row(session, by).id


def verify_record(session: Session, record_id: str, person_id: str, review_by: date | None) -> None:
    """Note that a colleague found the record still true, and when to look again."""
    row = _row(session, record_id)
    row.verified_at, row.verified_by, row.review_by = now(), person_id, review_by


def contribute(
    session: Session,
    record_id: str,
    *,
    kind: str,
    text: CleanText,
    author_id: str | None,
    approach: str = "",
    result: str = "",
) -> str:
    """Keep a colleague's advice, follow-up or thanks and return its id; an open question becomes answered."""
    row = _row(session, record_id)
    contribution = ContributionRow(
        id=new_key(), kind=kind, text=text, author_id=author_id, approach=approach, result=result, created=now()
    )
    row.contributions.append(contribution)
    row.changed = now()
    if kind == "advice" and row.status == "open question":
        row.status = "answered"
    if kind == "follow-up" and row.kind == "consultation":
        row.status = "followed up"
    session.flush()
    return contribution.id


def mark_advice(session: Session, contribution_id: str, mark: str) -> None:
    """Note whether advice helped, partly helped or was not tried."""
    session.execute(update(ContributionRow).where(ContributionRow.id == contribution_id).values(mark=mark))


def load_record(session: Session, record_id: str) -> StoredRecord:
    """The record with everything on it. Raises RecordNotFound for one that is unknown or withdrawn."""
    found = load_records(session, [record_id])
    if not found:
        raise RecordNotFound(record_id)
    return found[0]


def load_records(session: Session, record_ids: Iterable[str]) -> list[StoredRecord]:
    """The live records among the ids, in that order, with a number of queries that does not grow with theirs."""
    ids = list(record_ids)
    rows = session.scalars(
        select(RecordRow)
        .where(RecordRow.id.in_(ids), RecordRow.withdrawn.is_(None))
        .options(
            selectinload(RecordRow.sections),
            selectinload(RecordRow.approaches),
            selectinload(RecordRow.facets),
            selectinload(RecordRow.contributions).selectinload(ContributionRow.author),
            selectinload(RecordRow.author),
        )
    )
    by_id = {row.id: _stored(row) for row in rows}
    return [by_id[i] for i in ids if i in by_id]


def newest(session: Session, kind: str, limit: int, *, status: str | None = None) -> list[RecordSummary]:
    """The newest live records of a kind, newest first."""
    query = (
        select(RecordRow)
        .where(RecordRow.kind == kind, RecordRow.withdrawn.is_(None))
        .options(selectinload(RecordRow.author))
        .order_by(RecordRow.created.desc(), RecordRow.id)
        .limit(limit)
    )
    if status is not None:
        query = query.where(RecordRow.status == status)
    return [_summary(row) for row in session.scalars(query)]


def count_live(session: Session) -> dict[str, int]:
    """How many live records there are of each kind."""
    rows = session.execute(
        select(RecordRow.kind, func.count().label("live")).where(RecordRow.withdrawn.is_(None)).group_by(RecordRow.kind)
    )
    return {row.kind: row.live for row in rows}


def is_live(session: Session, record_id: str) -> bool:
    """Whether colleagues can read the record."""
    return bool(session.scalar(select(exists().where(RecordRow.id == record_id, RecordRow.withdrawn.is_(None)))))


def live_among(session: Session, record_ids: Sequence[str]) -> frozenset[str]:
    """Those of the records that colleagues can read; the session has them and their facets at hand from then on."""
    rows = session.scalars(
        select(RecordRow)
        .where(RecordRow.id.in_(record_ids), RecordRow.withdrawn.is_(None))
        .options(selectinload(RecordRow.facets))
    )
    return frozenset(row.id for row in rows)


def latest_change(session: Session) -> int:
    """The number of the newest change that the index has to follow, or 0."""
    return session.scalar(select(func.max(IndexChangeRow.number))) or 0


def _row(session: Session, record_id: str) -> RecordRow:
    row = session.get(RecordRow, record_id)
    if row is None:
        raise RecordNotFound(record_id)
    return row


def _summary(row: RecordRow) -> RecordSummary:
    return RecordSummary(row.id, row.kind, row.title, row.status, row.created, row.author.name if row.author else None)


def _stored(row: RecordRow) -> StoredRecord:
    return StoredRecord(
        id=row.id,
        record=_record(row),
        origin=row.origin,
        created=row.created,
        changed=row.changed,
        version=row.version,
        author_id=row.author_id,
        author_name=row.author.name if row.author else None,
        facets=tuple(StoredFacet(f.facet, f.term, f.origin) for f in row.facets if f.origin != "refused"),
        contributions=tuple(_contribution(c) for c in row.contributions),
        verified_at=row.verified_at,
        superseded_by=row.superseded_by,
        withdrawn=row.withdrawn,
    )


def _contribution(row: ContributionRow) -> Contribution:
    return Contribution(
        id=row.id,
        kind=row.kind,
        text=row.text,
        author_name=row.author.name if row.author else None,
        author_id=row.author_id,
        created=row.created,
        approach=row.approach,
        result=row.result,
        mark=row.mark,
    )


def _record(row: RecordRow) -> CleanRecord:
    facets: dict[str, tuple[str, ...]] = {}
    for f in row.facets:
        if f.origin != "refused":
            facets[f.facet] = (*facets.get(f.facet, ()), f.term)
    return CleanRecord(
        kind=row.kind,  # type: ignore[arg-type]  # the column holds one of KINDS
        title=row.title,
        sections=tuple(Section(s.field, s.text, s.heading, s.page) for s in row.sections),
        approaches=tuple(Approach(a.term, a.result, a.described, a.equipment, a.what_happened) for a in row.approaches),
        facets=facets,
        status=row.status,
        learning_kind=row.learning_kind,
        month=row.month,
        review_by=row.review_by,
        follow_up_date=row.follow_up_date,
        source=row.source,
    )
