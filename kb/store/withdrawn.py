"""Records that were withdrawn: what they were, why, and putting one back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from kb.errors import RecordNotFound
from kb.store.keys import now
from kb.tables import AuditRow, PersonRow, RecordRow, SectionRow, SourceFileRow
from kb.types import CleanText

UNREAD = -1
"""Size of a file that the next run reads again, because its record was away while it may have changed."""


@dataclass(frozen=True)
class WithdrawnRecord:
    """A record that is away: `by` and `reason` where a colleague withdrew it, `file_is_gone` where a run did."""

    id: str
    kind: str
    title: CleanText
    opening: CleanText | None
    withdrawn: datetime
    by: str | None
    reason: str
    file_is_gone: bool


def list_withdrawn(session: Session, limit: int) -> list[WithdrawnRecord]:
    """The records withdrawn last, the newest first, in two queries."""
    gone = exists().where(SourceFileRow.record_id == RecordRow.id, SourceFileRow.status == "withdrawn")
    query = (
        select(RecordRow.id, RecordRow.kind, RecordRow.title, SectionRow.text, RecordRow.withdrawn, gone)
        .outerjoin(SectionRow, (SectionRow.record_id == RecordRow.id) & (SectionRow.position == 0))
        .where(RecordRow.withdrawn.is_not(None))
        .order_by(RecordRow.withdrawn.desc(), RecordRow.id)
        .limit(limit)
    )
    rows = session.execute(query).all()
    why = _last_withdrawals(session, [row[0] for row in rows])
    return [
        WithdrawnRecord(record_id, kind, title, opening, at, *why.get(record_id, (None, "")), is_gone)
        for record_id, kind, title, opening, at, is_gone in rows
        if at is not None
    ]


def put_back(session: Session, record_id: str) -> None:
    """Let colleagues read a withdrawn record again; its passages are made anew by the caller.

    The next run reads its file afresh: what changed in it meanwhile was not taken in. Raises RecordNotFound where the
    record is not withdrawn, or its file is gone from the folder.
    """
    row = session.get(RecordRow, record_id)
    if row is None or row.withdrawn is None or _file_is_gone(session, record_id):
        raise RecordNotFound(record_id)
    row.withdrawn, row.changed = None, now()
    file = update(SourceFileRow).where(SourceFileRow.record_id == record_id, SourceFileRow.status == "live")
    session.execute(file.values(size=UNREAD, sha256=""))
    session.flush()


def _file_is_gone(session: Session, record_id: str) -> bool:
    gone = exists().where(SourceFileRow.record_id == record_id, SourceFileRow.status == "withdrawn")
    return bool(session.scalar(select(gone)))


def _last_withdrawals(session: Session, record_ids: list[str]) -> dict[str, tuple[str | None, str]]:
    """Who withdrew each of the records and why, from the audit; the last time counts."""
    query = (
        select(AuditRow.about, PersonRow.name, AuditRow.detail)
        .outerjoin(PersonRow, PersonRow.id == AuditRow.person_id)
        .where(AuditRow.action == "withdrawn", AuditRow.about.in_(record_ids))
        .order_by(AuditRow.id)
    )
    rows = session.execute(query)
    return {str(about): (name, str((detail or {}).get("reason", ""))) for about, name, detail in rows}
