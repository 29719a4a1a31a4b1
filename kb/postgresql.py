"""What is PostgreSQL's own: writers take turns, a reader has one view, erased originals leave the files."""

from functools import cache, partial
from typing import Any, Final

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from kb.errors import DatabaseUnusable

WRITERS: Final = 27_490
"""The advisory lock of whoever writes."""
ORIGINALS: Final = ("held", "writing")
"""The tables of what has not passed the gate."""
MOMENT_MS: Final = 50
"""What a page may be made to wait for nothing."""


def prepare(engine: Engine, busy_ms: int) -> None:
    """Give every transaction of the engine what SQLite gives by itself; a writer waits `busy_ms` for its turn."""
    # Before SQLAlchemy's own look at the server, which trips over a database that holds no Unicode.
    event.listen(engine, "connect", partial(_set_up, busy_ms), insert=True)
    event.listen(engine, "begin", _begin)


def _set_up(busy_ms: int, connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    driver: Any = connection
    encoding = driver.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise DatabaseUnusable(
            f"The database's encoding is {encoding}: make it with createdb --encoding=UTF8 --template=template0."
        )
    driver.adapters.register_dumper(str, _text_dumper())
    driver.execute(f"SET lock_timeout = {busy_ms}")
    driver.execute("SET default_transaction_isolation = 'read committed'")
    driver.commit()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    if options.get("reads_only"):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    else:
        # A sequence gives out numbers in one order and transactions commit in another: whoever had read up to 10 would
        # never see the 9 that is committed later. So writers take turns. They read what is committed and not one view,
        # because a view would be as old as the wait for the turn.
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")


@cache
def _text_dumper() -> type[Any]:
    # PostgreSQL has no place for NUL, which an address or a program may hold: no key has one, so nothing is found.
    from psycopg.types.string import StrDumperUnknown  # the driver is an extra

    class WithoutNul(StrDumperUnknown):
        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace("\0", "\N{REPLACEMENT CHARACTER}"))

    return WithoutNul


class Eraser:
    """Rewrites the tables of originals where rows of them were erased: VACUUM alone leaves their bytes in its pages."""

    def __init__(self, engine: Engine, busy_ms: int) -> None:
        self._engine, self._busy_ms = engine.execution_options(isolation_level="AUTOCOMMIT"), busy_ms
        self._cleared: int | None = None

    def clear(self, wait_ms: int) -> bool:
        """Return whether nothing erased is left in the files; False where somebody was still reading after the wait.

        PostgreSQL counts what was erased with up to ten seconds' delay, so the last seconds are left to the next call.
        """
        with self._engine.connect() as connection:
            erased, _ = _count_erased(connection)
            if erased == self._cleared:
                return True
            try:
                connection.exec_driver_sql(f"SET lock_timeout = {max(wait_ms, MOMENT_MS)}")
                connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {', '.join(ORIGINALS)}")
            except OperationalError:
                return False
            finally:
                connection.exec_driver_sql(f"SET lock_timeout = {self._busy_ms}")
            _, kept = _count_erased(connection)
            self._cleared = None if kept else erased
            return not kept


def _count_erased(connection: Connection) -> tuple[int, int]:
    """Return how many rows of originals were ever changed or erased, and how many are kept for somebody who reads."""
    tables = ", ".join(f"'{table}'::regclass" for table in ORIGINALS)
    erased, kept = connection.exec_driver_sql(
        f"SELECT sum(n_tup_upd + n_tup_del), sum(n_dead_tup) FROM pg_stat_user_tables WHERE relid IN ({tables})"
    ).one()
    return int(erased), int(kept)
