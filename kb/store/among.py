"""Asking for many rows by their ids at once, in statements that are put together once.

The ids are sent as one value. A parameter for each would have the statement written anew for every number of ids, and a
search asks fifteen such.
"""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Executable, Result, String, Text, TypeDecorator, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


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


def rows_of(
    session: Session, statement: Executable, ids: Collection[str], **given: object
) -> "Result[*tuple[Any, ...]]":
    """Return the rows of a statement for some ids, of plain columns: nothing is kept in the session."""
    return session.connection().execute(statement, {"ids": ids, **given})
