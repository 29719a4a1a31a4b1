"""Questions worth learning from: those that nothing close answered, and those a record helped with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kb.store.keys import now
from kb.tables import QuestionRow
from kb.types import CleanText, Strength


@dataclass(frozen=True)
class Question:
    """A question the team asked, and the record that helped, if one did."""

    text: CleanText
    strength: str
    helped_record_id: str | None
    at: datetime


def note_question(
    session: Session, text: CleanText, strength: Strength, *, helped_record_id: str | None = None
) -> None:
    """Keep a question, once for each record that helped and once as a gap."""
    same = select(QuestionRow.id).where(
        QuestionRow.text == text, QuestionRow.helped_record_id.is_not_distinct_from(helped_record_id)
    )
    if session.scalar(same) is None:
        session.add(QuestionRow(text=text, strength=strength, helped_record_id=helped_record_id, at=now()))
        session.flush()


def every_question(session: Session) -> Sequence[CleanText]:
    """The words of every question that is kept."""
    return session.scalars(select(QuestionRow.text)).all()


def list_gaps(session: Session, limit: int) -> Sequence[Question]:
    """Questions that nothing close answered, newest first."""
    query = select(QuestionRow).where(QuestionRow.helped_record_id.is_(None)).order_by(QuestionRow.at.desc())
    return [_question(row) for row in session.scalars(query.limit(limit))]


def list_helped(session: Session) -> Sequence[Question]:
    """Questions with the records that helped: the team's own test collection."""
    query = select(QuestionRow).where(QuestionRow.helped_record_id.is_not(None)).order_by(QuestionRow.id)
    return [_question(row) for row in session.scalars(query)]


def _question(row: QuestionRow) -> Question:
    return Question(row.text, row.strength, row.helped_record_id, row.at)
