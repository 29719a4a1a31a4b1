"""What the index needs from the store: passages to embed, changes to follow, embeddings to compare, small facts."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Select, delete, func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from kb.database import BUSY_MS, Database
from kb.store.passages import lead_in, save_embeddings
from kb.tables import EmbeddingRow, FactRow, IndexChangeRow, PassageRow, RecordRow, TitleEmbeddingRow
from kb.types import Embedded, FloatArray

AT_ONCE = 500


def lacking_embedding(session: Session, model_id: str, limit: int, *, written_here: bool) -> list[tuple[str, str]]:
    """Return (passage id, text) the model has not embedded, shortest first; those written in the browser, or all."""
    query = (
        select(PassageRow.id, PassageRow.title, PassageRow.heading, PassageRow.text)
        .join(RecordRow, RecordRow.id == PassageRow.record_id)
        .outerjoin(EmbeddingRow, (EmbeddingRow.passage_id == PassageRow.id) & (EmbeddingRow.model_id == model_id))
        .where(EmbeddingRow.passage_id.is_(None), RecordRow.withdrawn.is_(None))
        .order_by(func.length(PassageRow.text))
        .limit(limit)
    )
    if written_here:
        query = query.where((RecordRow.origin == "here") | RecordRow.edited_here)
    return [(key, lead_in(title, heading) + str(words)) for key, title, heading, words in session.execute(query)]


def count_lacking(session: Session, model_id: str, after: int = 0) -> int:
    """Return how many live passages the model has not embedded, of those with a number above `after`."""
    live = select(func.count()).select_from(PassageRow).join(RecordRow).where(RecordRow.withdrawn.is_(None))
    embedded = _live(model_id, func.count())
    counts = [session.scalar(query.where(PassageRow.number > after)) or 0 for query in (live, embedded)]
    return counts[0] - counts[1]


def newest_passage(session: Session) -> int:
    """Return the number of the passage that came last, or 0."""
    return session.scalar(select(func.max(PassageRow.number))) or 0


def save_made(session: Session, model_id: str, made: dict[str, Embedded]) -> int:
    """Keep embeddings of the passages that are still there; return how many."""
    there = set(session.scalars(select(PassageRow.id).where(PassageRow.id.in_(list(made)))))
    save_embeddings(session, model_id, {i: one for i, one in made.items() if i in there})
    return len(there)


def count_live(session: Session, model_id: str) -> int:
    """Return how many passages of live records the model has embedded."""
    return session.scalar(_live(model_id, func.count())) or 0


def live_ids(session: Session, model_id: str) -> set[str]:
    """Return the ids the index should hold: embedded passages of live records."""
    return set(session.scalars(_live(model_id, PassageRow.id)))


def live_embeddings(session: Session, model_id: str, ids: Sequence[str]) -> dict[str, FloatArray]:
    """Return embeddings (dimensions,) by passage id; passages that are gone or not embedded are left out."""
    found: dict[str, FloatArray] = {}
    for start in range(0, len(ids), AT_ONCE):
        query = _live(model_id, PassageRow.id, EmbeddingRow.embedding)
        rows = session.execute(query.where(PassageRow.id.in_(ids[start : start + AT_ONCE])))
        found.update((passage_id, np.frombuffer(blob, dtype="<f4")) for passage_id, blob in rows)
    return found


def every_embedding(session: Session, model_id: str) -> tuple[list[str], FloatArray | None]:
    """Return ids and embeddings (n, dimensions) of every live passage, in one query; None where there are none."""
    ids: list[str] = []
    blobs = bytearray()
    query = _live(model_id, PassageRow.id, EmbeddingRow.embedding).execution_options(yield_per=5_000)
    for passage_id, blob in session.execute(query):
        ids.append(passage_id)
        blobs += blob
    return ids, np.frombuffer(blobs, dtype="<f4").reshape(len(ids), -1) if ids else None


def newest_change(session: Session) -> int:
    """Return the number of the newest change the index has to follow, or 0."""
    return session.scalar(select(func.max(IndexChangeRow.number))) or 0


def changed_ids(session: Session, up_to: int) -> Iterator[list[str]]:
    """Return the ids of passages that came or went up to a change, each once, in lists."""
    query = select(IndexChangeRow.passage_id).where(IndexChangeRow.number <= up_to).distinct()
    ids = list(session.scalars(query))
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def acknowledge(session: Session, up_to: int) -> None:
    """Forget the changes that the index has followed."""
    session.execute(delete(IndexChangeRow).where(IndexChangeRow.number <= up_to))


def fact(session: Session, name: str) -> str:
    """Return a fact that one part left for another, or ''."""
    return session.scalar(select(FactRow.value).where(FactRow.name == name)) or ""


def set_fact(session: Session, name: str, value: str) -> None:
    """Leave a fact for another part."""
    session.merge(FactRow(name=name, value=value))


def forget_embeddings(session: Session, model_id: str) -> None:
    """Erase the embeddings of a model that is no longer used."""
    for table in (EmbeddingRow, TitleEmbeddingRow):
        session.execute(delete(table).where(table.model_id == model_id))


def words_agree(database: Database) -> bool:
    """Tell whether the word index in the database, SQLite's alone, holds exactly the words of the passages."""
    if not database.is_sqlite:
        return True
    try:
        with database.begin() as session:
            # Rank 1 makes FTS5 compare with the passages themselves, not only with its own tables.
            session.execute(text("INSERT INTO passage_words(passage_words, rank) VALUES ('integrity-check', 1)"))
    except DatabaseError:
        return False
    return True


def rebuild_words(database: Database) -> None:
    """Write the word index anew from the passages."""
    if database.is_sqlite:
        with database.begin() as session:
            session.execute(text("INSERT INTO passage_words(passage_words) VALUES ('rebuild')"))


def forget_old_words(database: Database) -> None:
    """Make the words of withdrawn records leave the word index's pages and the write-ahead log too."""
    if database.is_sqlite:
        with database.begin() as session:
            session.execute(text("INSERT INTO passage_words(passage_words) VALUES ('optimize')"))
    database.clear_erased(wait_ms=BUSY_MS)


def faults_of_database(database: Database) -> list[str]:
    """Return what SQLite's own checks find, in its words; they name tables and pages, never what is in them.

    PostgreSQL has none that a table's owner may ask for, and lets no row point to nothing.
    """
    if not database.is_sqlite:
        return []
    with database.read() as session:
        faults = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check(20)")) if row[0] != "ok"]
        orphans = session.execute(text("PRAGMA foreign_key_check")).all()
    return faults + [f"a row of {row[0]} points to nothing" for row in orphans[:20]]


def _live(model_id: str, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(PassageRow)
        .join(RecordRow, RecordRow.id == PassageRow.record_id)
        .join(EmbeddingRow, (EmbeddingRow.passage_id == PassageRow.id) & (EmbeddingRow.model_id == model_id))
        .where(RecordRow.withdrawn.is_(None))
    )
