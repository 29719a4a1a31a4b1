"""Ways into the store without searching: how many records stand under each term, and who to thank for it."""

from collections.abc import Collection, Set

from sqlalchemy import String, cast, func, select
from sqlalchemy.orm import Session

from kb.store.among import among_ids, rows_of
from kb.tables import FacetRow, RecordRow, SectionRow


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


def newest_first(session: Session, allowed: Set[str]) -> list[str]:
    """The ids of live records among the allowed ones, the newest first: by their month, or the one they came in."""
    month = func.coalesce(RecordRow.month, func.substr(cast(RecordRow.created, String), 1, 7))
    query = select(RecordRow.id).where(RecordRow.withdrawn.is_(None))
    query = query.order_by(month.desc(), RecordRow.created.desc(), RecordRow.id)
    return [record_id for record_id in session.scalars(query) if record_id in allowed]


_TITLES = select(RecordRow.id, RecordRow.title).where(among_ids(RecordRow.id), RecordRow.withdrawn.is_(None))
_OPENINGS = select(SectionRow.record_id, SectionRow.text).where(
    among_ids(SectionRow.record_id), SectionRow.position == 0
)


def titles_of(session: Session, record_ids: Collection[str]) -> dict[str, str]:
    """The titles of the live records among the ids."""
    return dict(rows_of(session, _TITLES, record_ids))


def opening_of(session: Session, record_ids: Collection[str]) -> dict[str, str]:
    """The first section's text of each of the records."""
    return dict(rows_of(session, _OPENINGS, record_ids))
