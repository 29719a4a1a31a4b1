"""Asking for many rows by their ids at once, in statements that are put together and compiled once.

The ids are sent as one value. A parameter for each would have the statement written anew for every number of ids, and a
search asks fifteen such.
"""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Dialect,
    Executable,
    LargeBinary,
    SelectBase,
    String,
    Text,
    TypeDecorator,
    bindparam,
    func,
    literal_column,
    select,
)
from sqlalchemy import cast as cast_to
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

    SQLite answers within microseconds, so there the statement is handed to it as it was compiled the first time, and
    gives all its rows as one. No column may hold a float: SQLite's JSON has fifteen figures of it.
    """
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return [tuple(row) for row in connection.execute(cast(Executable, statement), {"ids": ids, **given})]
    gathered = _gathered(statement, connection.dialect)
    values = {**gathered.constants, **given, "ids": json.dumps(list(ids))}
    answer = connection.exec_driver_sql(gathered.text, tuple(values[name] for name in gathered.names))
    [row] = answer.cursor.fetchall()
    return gathered.read(*row)


@dataclass(frozen=True)
class _Gathered:
    """A statement in SQLite's words that gives all rows as one: what they hold as JSON, and their bytes end to end.

    Python's lock is given away and asked for again at every row that is read, which among sixteen who search costs
    more than the reading. `names` are the parameters in their order, `bytes_at` is the column of bytes, where there is
    one (there may be one at most, without a null), and `readers` make the values of some columns into what they stand
    for.
    """

    text: str
    names: tuple[str, ...]
    constants: dict[str, Any]
    bytes_at: int | None
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]

    def read(self, rows: str, lengths: str = "[]", together: bytes | None = None) -> list[Row]:
        columns: list[Sequence[Any]] = list(zip(*json.loads(rows), strict=True))
        if not columns:
            return []
        if self.bytes_at is not None:
            columns.insert(self.bytes_at, _cut(together or b"", json.loads(lengths)))
        for at, reader in self.readers:
            columns[at] = [reader(value) for value in columns[at]]
        return list(zip(*columns, strict=True))


def _cut(together: bytes, lengths: Sequence[int]) -> list[bytes]:
    ends = list(accumulate(lengths))
    return [together[end - length : end] for end, length in zip(ends, lengths, strict=True)]


@lru_cache(maxsize=100)
def _gathered(statement: SelectBase, dialect: Dialect) -> _Gathered:
    columns = list(statement.subquery().columns)
    bytes_at = next((at for at, column in enumerate(columns) if isinstance(column.type, LargeBinary)), None)
    plain = [column for column in columns if not isinstance(column.type, LargeBinary)]
    told: list[ColumnElement[Any]] = [func.json_group_array(func.json_array(*plain))]
    if bytes_at is not None:
        told += [
            func.json_group_array(func.length(columns[bytes_at])),
            cast_to(func.group_concat(columns[bytes_at], literal_column("''")), LargeBinary),
        ]
    made = select(*told).compile(dialect=dialect)
    assert isinstance(made, SQLCompiler)
    types = [column.type.dialect_impl(dialect) for column in columns]
    readers = ((at, type_.result_processor(dialect, None)) for at, type_ in enumerate(types))
    return _Gathered(
        made.string,
        tuple(made.positiontup or ()),
        dict(made.params),
        bytes_at,
        tuple((at, reader) for at, reader in readers if reader is not None),
    )
