"""Asking for many rows by their ids at once, in statements that are put together and compiled once.

The ids are sent as one value. A parameter for each would have the statement written anew for every number of ids, and a
search asks fifteen such.
"""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Dialect, Executable, SelectBase, String, Text, TypeDecorator, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

Row = tuple[Any, ...]


class _Ids(TypeDecorator[Collection[str]]):
    """Ids as an array of PostgreSQL, or as JSON where there is no such type."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return ARRAY(String) if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: Collection[str] | None, dialect: Dialect) -> Any:
        ids = list(value or ())
        return ids if dialect.name == "postgresql" else json.dumps(ids)


class _Among(FunctionElement[bool]):
    inherit_cache = True


@compiles(_Among)
def _as_json(element: _Among, compiler: SQLCompiler, **given: Any) -> str:
    column, ids = (compiler.process(part, **given) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({ids}))"


@compiles(_Among, "postgresql")
def _as_array(element: _Among, compiler: SQLCompiler, **given: Any) -> str:
    column, ids = (compiler.process(part, **given) for part in element.clauses)
    return f"{column} = ANY({ids})"


def among_ids(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Return the condition that a column is one of the ids given as `ids` to `rows_of`."""
    return _Among(column, bindparam("ids", type_=_Ids()))


def rows_of(session: Session, statement: SelectBase, ids: Collection[str], **given: str) -> list[Row]:
    """Return the rows of a statement for some ids, as plain tuples: nothing is kept in the session.

    SQLite answers within microseconds, so there the statement is handed to it as it was compiled the first time.
    """
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return [tuple(row) for row in connection.execute(cast(Executable, statement), {"ids": ids, **given})]
    compiled = _compiled(statement, connection.dialect)
    values = {**compiled.constants, **given, "ids": json.dumps(list(ids))}
    answer = connection.exec_driver_sql(compiled.text, tuple(values[name] for name in compiled.names))
    return compiled.read(answer.cursor.fetchall())


@dataclass(frozen=True)
class _Compiled:
    """A statement in SQLite's words: what its parameters are called, in order, and how a column's values are read."""

    text: str
    names: tuple[str, ...]
    constants: dict[str, Any]
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]

    def read(self, rows: Sequence[Row]) -> list[Row]:
        if not rows or not self.readers:
            return list(rows)
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        for at, reader in self.readers:
            columns[at] = [reader(value) for value in columns[at]]
        return list(zip(*columns, strict=True))


@lru_cache(maxsize=100)
def _compiled(statement: SelectBase, dialect: Dialect) -> _Compiled:
    made = statement.compile(dialect=dialect)
    assert isinstance(made, SQLCompiler)
    types = [column.type.dialect_impl(dialect) for column in statement.selected_columns]
    readers = ((at, type_.result_processor(dialect, None)) for at, type_ in enumerate(types))
    return _Compiled(
        made.string,
        tuple(made.positiontup or ()),
        dict(made.params),
        tuple((at, reader) for at, reader in readers if reader is not None),
    )
