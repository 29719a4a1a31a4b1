"""Who did what and when; rows hold ids and never words from a case, and are never changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kb.store.keys import now
from kb.tables import AuditRow, PersonRow


@dataclass(frozen=True)
class AuditEntry:
    """One thing done: by whom, what, about which id."""

    at: datetime
    person_name: str | None
    action: str
    about: str | None
    detail: dict[str, Any] | None


def note_action(
    session: Session,
    action: str,
    *,
    person_id: str | None,
    about: str | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Write an audit row in the caller's transaction; `about` is an id, `detail` holds ids, roles and counts."""
    session.add(AuditRow(at=now(), person_id=person_id, action=action, about=about, detail=detail))


def list_actions(session: Session, limit: int) -> list[AuditEntry]:
    """The newest audit rows, newest first."""
    query = (
        select(AuditRow, PersonRow.name)
        .outerjoin(PersonRow, PersonRow.id == AuditRow.person_id)
        .order_by(AuditRow.id.desc())
        .limit(limit)
    )
    return [AuditEntry(row.at, name, row.action, row.about, row.detail) for row, name in session.execute(query)]
