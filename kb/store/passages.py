"""Passages of live records and their embeddings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from kb.tables import EmbeddingRow, PassageRow, TitleEmbeddingRow
from kb.types import Embedded, FloatArray, Passage


def save_passages(session: Session, record_id: str, passages: Sequence[Passage]) -> list[Passage]:
    """Make these the record's passages and return those to embed; the others keep their embeddings.

    A passage is embedded under its title and heading, so where these changed it counts as new. The word index and the
    list of changes for the index follow by triggers, in the same transaction.
    """
    unique = {p.id: p for p in passages}
    rows = session.scalars(select(PassageRow).where(PassageRow.record_id == record_id)).all()
    kept = {row.id: row for row in rows if row.id in unique and _stands_as_before(row, unique[row.id])}
    gone = [row.id for row in rows if row.id not in kept]
    if gone:
        session.execute(delete(PassageRow).where(PassageRow.id.in_(gone)))
    for passage_id, row in kept.items():
        row.position, row.field, row.page = (
            unique[passage_id].position,
            unique[passage_id].field,
            unique[passage_id].page,
        )
    session.flush()
    return add_passages(session, [p for p in unique.values() if p.id not in kept])


def add_passages(session: Session, passages: Iterable[Passage]) -> list[Passage]:
    """Keep passages of which none is there yet, each once, and return them."""
    new = list({p.id: p for p in passages}.values())
    if new:
        session.execute(insert(PassageRow), [_values(p) for p in new])
    return new


def _stands_as_before(row: PassageRow, passage: Passage) -> bool:
    return (row.title, row.heading) == (passage.title, passage.heading)


def save_embeddings(session: Session, model_id: str, embedded: Mapping[str, Embedded]) -> None:
    """Keep embeddings by passage id, over any that the model made before."""
    if not embedded:
        return
    session.execute(
        delete(EmbeddingRow).where(EmbeddingRow.model_id == model_id, EmbeddingRow.passage_id.in_(list(embedded)))
    )
    session.execute(
        insert(EmbeddingRow),
        [
            {
                "passage_id": passage_id,
                "model_id": model_id,
                "embedding": np.asarray(one.embedding, dtype="<f4").tobytes(),
                "words": one.words,
            }
            for passage_id, one in embedded.items()
        ],
    )


def passages_without_embedding(session: Session, model_id: str, limit: int) -> list[tuple[str, str]]:
    """(passage id, text to embed) of passages that this model has not embedded yet."""
    query = (
        select(PassageRow.id, PassageRow.title, PassageRow.heading, PassageRow.text)
        .outerjoin(EmbeddingRow, (EmbeddingRow.passage_id == PassageRow.id) & (EmbeddingRow.model_id == model_id))
        .where(EmbeddingRow.passage_id.is_(None))
        .limit(limit)
    )
    return [(key, lead_in(title, heading) + str(text)) for key, title, heading, text in session.execute(query)]


def titles_with_texts(session: Session, limit: int) -> list[tuple[str, str]]:
    """(title, all its passages) of so many records."""
    some = select(PassageRow.record_id).where(PassageRow.position == 0).order_by(PassageRow.record_id).limit(limit)
    query = select(PassageRow.record_id, PassageRow.title, PassageRow.text).where(PassageRow.record_id.in_(some))
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for record_id, title, text in session.execute(query):
        texts[record_id, str(title)].append(str(text))
    return [(title, "\n".join(parts)) for (_, title), parts in texts.items()]


def titles_without_embedding(session: Session, model_id: str, limit: int) -> list[tuple[str, str]]:
    """(passage id, title) of records' first passages whose titles this model has not embedded yet."""
    made = (TitleEmbeddingRow.passage_id == PassageRow.id) & (TitleEmbeddingRow.model_id == model_id)
    query = (
        select(PassageRow.id, PassageRow.title)
        .outerjoin(TitleEmbeddingRow, made)
        .where(PassageRow.position == 0, TitleEmbeddingRow.passage_id.is_(None), func.length(PassageRow.title) > 0)
        .limit(limit)
    )
    return [(key, str(title)) for key, title in session.execute(query)]


def save_title_embeddings(session: Session, model_id: str, made: Mapping[str, FloatArray]) -> None:
    """Keep the embeddings of titles by the records' first passages, those that are still there."""
    there = session.scalars(select(PassageRow.id).where(PassageRow.id.in_(list(made)))).all()
    session.execute(
        delete(TitleEmbeddingRow).where(TitleEmbeddingRow.model_id == model_id, TitleEmbeddingRow.passage_id.in_(there))
    )
    rows = [
        {"passage_id": key, "model_id": model_id, "embedding": np.asarray(made[key], dtype="<f4").tobytes()}
        for key in there
    ]
    if rows:
        session.execute(insert(TitleEmbeddingRow), rows)


def lead_in(title: str, heading: str | None) -> str:
    """What is embedded before a passage's own text: its record's title and its heading, which say what it is about."""
    return "".join(f"{part}. " for part in (title, heading) if part)


def embeddings_of(session: Session, model_id: str, passage_ids: Iterable[str]) -> dict[str, FloatArray]:
    """Embeddings, float32 (dimensions,), by passage id; ids without one are left out."""
    found: dict[str, FloatArray] = {}
    ids = list(passage_ids)
    for start in range(0, len(ids), 500):
        query = select(EmbeddingRow.passage_id, EmbeddingRow.embedding).where(
            EmbeddingRow.model_id == model_id, EmbeddingRow.passage_id.in_(ids[start : start + 500])
        )
        for passage_id, blob in session.execute(query):
            found[passage_id] = np.frombuffer(blob, dtype="<f4")
    return found


def all_embeddings(session: Session, model_id: str) -> Iterator[tuple[str, FloatArray]]:
    """(passage id, embedding) of every passage that the model has embedded."""
    query = select(EmbeddingRow.passage_id, EmbeddingRow.embedding).where(EmbeddingRow.model_id == model_id)
    for passage_id, blob in session.execute(query.execution_options(yield_per=2_000)):
        yield passage_id, np.frombuffer(blob, dtype="<f4")


def passage_ids_of_record(session: Session, record_id: str) -> list[str]:
    """The ids of a record's passages, in reading order."""
    query = select(PassageRow.id).where(PassageRow.record_id == record_id).order_by(PassageRow.position)
    return list(session.scalars(query))


def _values(passage: Passage) -> dict[str, object]:
    return {
        "id": passage.id,
        "record_id": passage.record_id,
        "position": passage.position,
        "field": passage.field,
        "heading": passage.heading,
        "page": passage.page,
        "title": passage.title,
        "text": passage.text,
    }
