"""Ways into the store without searching: how many records stand under each term, and who to thank for it."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kb.tables import FacetRow, RecordRow


def count_terms(session: Session, facet: str) -> dict[str, int]:
    """How many live records carry each term of a facet, suggested ones included; a term without one is left out."""
    query = (
        select(FacetRow.term, func.count())
        .join(RecordRow, RecordRow.id == FacetRow.record_id)
        .where(FacetRow.facet == facet, FacetRow.origin != "refused", RecordRow.withdrawn.is_(None))
        .group_by(FacetRow.term)
        .order_by(FacetRow.term)
    )
    return {term: count for term, count in session.execute(query).all()}  # noqa: C416 - dict() loses the types


def title_of(session: Session, record_id: str) -> str | None:
    """A live record's title, or None."""
    return session.scalar(select(RecordRow.title).where(RecordRow.id == record_id, RecordRow.withdrawn.is_(None)))
