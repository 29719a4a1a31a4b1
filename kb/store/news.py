"""What colleagues added to a person's own records lately."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kb.tables import ContributionRow, PersonRow, RecordRow
from kb.types import CleanText


@dataclass(frozen=True)
class Reply:
    """Advice, a follow-up or thanks on a record, by somebody else than its author."""

    record_id: str
    title: CleanText
    contribution_id: str
    kind: str
    by: str | None
    created: datetime


def replies_to(session: Session, person_id: str, since: datetime, limit: int) -> list[Reply]:
    """What others added to a person's live records, newest first; advice the person has marked is known to them."""
    query = (
        select(
            RecordRow.id,
            RecordRow.title,
            ContributionRow.id,
            ContributionRow.kind,
            PersonRow.name,
            ContributionRow.created,
        )
        .join(RecordRow, RecordRow.id == ContributionRow.record_id)
        .outerjoin(PersonRow, PersonRow.id == ContributionRow.author_id)
        .where(RecordRow.author_id == person_id, RecordRow.withdrawn.is_(None))
        .where(ContributionRow.author_id.is_distinct_from(person_id), ContributionRow.mark == "")
        .where(ContributionRow.created > since)
        .order_by(ContributionRow.created.desc(), ContributionRow.id)
        .limit(limit)
    )
    return [Reply(*row) for row in session.execute(query)]
