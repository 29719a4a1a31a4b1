"""What colleagues began to write: kept for its author alone, until it is saved, thrown away or two weeks old.

It has not passed the gate, so it is never embedded, searched, logged or shown to anybody else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kb.store.keys import new_key, now
from kb.tables import WritingRow

KEPT_FOR: Final = timedelta(days=14)
MOST_KEPT: Final = 30
"""Of one person; the oldest make room."""


@dataclass(frozen=True)
class Writing:
    """A form that was begun: the page it belongs to and what was typed."""

    id: str
    path: str
    fields: Mapping[str, tuple[str, ...]]
    changed: datetime


def keep_writing(
    session: Session, person_id: str, path: str, fields: Mapping[str, Sequence[str]], *, writing_id: str = ""
) -> str:
    """Keep what was typed, in place of the author's own earlier `writing_id`, and return its id."""
    drop_old_writings(session)
    row = _own(session, person_id, writing_id)
    if row is None:
        _make_room(session, person_id)
        row = WritingRow(id=new_key(), person_id=person_id)
        session.add(row)
    row.path, row.changed = path, now()
    row.fields = {name: list(values) for name, values in fields.items()}
    session.flush()
    return row.id


def find_writing(session: Session, person_id: str, writing_id: str) -> Writing | None:
    """One of the author's own, or None."""
    row = _own(session, person_id, writing_id)
    return None if row is None else _writing(row)


def list_writings(session: Session, person_id: str) -> list[Writing]:
    """The author's own, the newest first."""
    query = select(WritingRow).where(WritingRow.person_id == person_id, WritingRow.changed > now() - KEPT_FOR)
    return [_writing(row) for row in session.scalars(query.order_by(WritingRow.changed.desc(), WritingRow.id))]


def drop_writing(session: Session, person_id: str, writing_id: str) -> None:
    """Erase one of the author's own, if it is there."""
    session.execute(delete(WritingRow).where(WritingRow.id == writing_id, WritingRow.person_id == person_id))


def drop_old_writings(session: Session) -> None:
    """Erase what nobody has come back to for two weeks."""
    session.execute(delete(WritingRow).where(WritingRow.changed < now() - KEPT_FOR))


def _make_room(session: Session, person_id: str) -> None:
    newest = select(WritingRow.id).where(WritingRow.person_id == person_id).order_by(WritingRow.changed.desc())
    surplus = list(session.scalars(newest.offset(MOST_KEPT - 1)))
    session.execute(delete(WritingRow).where(WritingRow.id.in_(surplus)))


def _own(session: Session, person_id: str, writing_id: str) -> WritingRow | None:
    query = select(WritingRow).where(
        WritingRow.id == writing_id, WritingRow.person_id == person_id, WritingRow.changed > now() - KEPT_FOR
    )
    return session.scalar(query) if writing_id else None


def _writing(row: WritingRow) -> Writing:
    return Writing(row.id, row.path, {name: tuple(values) for name, values in row.fields.items()}, row.changed)
