"""Finding and changing text that is kept already, in every column that colleagues can read."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Table, select, update
from sqlalchemy.orm import Session

from kb.store.keys import now
from kb.tables import Base, CleanString, PassageRow, RecordRow
from kb.types import CleanText

_Texts = dict[str, CleanText]


def records_with(session: Session, holds: Callable[[CleanText], bool]) -> frozenset[str]:
    """The ids of the records, withdrawn ones too, of which a text holds what is looked for."""
    return frozenset(
        record_id
        for table in _tables()
        for record_id, _, texts in _rows(session, table)
        if record_id is not None and any(holds(text) for text in texts.values())
    )


def change_texts(session: Session, change: Callable[[CleanText], CleanText]) -> frozenset[str]:
    """Change every text that is kept; return the ids of the records, withdrawn ones too, in which something changed.

    Passages are not touched: they are made of their record's texts.
    """
    session.flush()
    touched: set[str] = set()
    for table in _tables():
        for record_id, key, texts in _rows(session, table):
            made = {name: change(text) for name, text in texts.items()}
            new = {name: text for name, text in made.items() if text != texts[name]}
            if new:
                session.execute(update(table).where(next(iter(table.primary_key)) == key).values(new))
                touched |= {record_id} if record_id else set()
    _note_changed(session, touched)
    session.expire_all()
    return frozenset(touched)


def _note_changed(session: Session, record_ids: set[str]) -> None:
    """Count the records' versions on, so that an edit begun before is not saved over them."""
    values = {"version": RecordRow.version + 1, "changed": now()}
    for record_id in sorted(record_ids):
        session.execute(update(RecordRow).where(RecordRow.id == record_id).values(values))


def _tables() -> list[Table]:
    """The tables with text that colleagues can read, but the one that is made of the others."""
    tables = Base.metadata.sorted_tables
    return [table for table in tables if _columns(table) and table.name != PassageRow.__tablename__]


def _columns(table: Table) -> list[ColumnElement[CleanText]]:
    return [column for column in table.columns if isinstance(column.type, CleanString)]


def _rows(session: Session, table: Table) -> Iterator[tuple[str | None, Any, _Texts]]:
    """Each row's record, its key and its texts by column."""
    (key,) = table.primary_key
    of_record = table.columns.get("record_id", key if table.name == RecordRow.__tablename__ else None)
    columns = _columns(table)
    owner = [] if of_record is None else [of_record.label("of_record")]
    for row in session.execute(select(key.label("row_key"), *owner, *columns)).all():
        named = row._mapping
        texts = {column.name: named[column] for column in columns if named[column] is not None}
        yield named.get("of_record"), named["row_key"], texts
