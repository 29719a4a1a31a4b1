"""Opening the database: engine, pragmas, migrations, sessions."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, OperationalError, ProgrammingError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from kb import postgresql
from kb.errors import DatabaseUnusable, DataFolderUnusable
from kb.settings import Settings

BUSY_MS = 5_000
POOLED = 20
NO_DRIVER = (
    "KB_DATABASE_URL is not one this program can use: it starts with postgresql+psycopg:// and needs the extra "
    "'postgres' installed, or is empty for SQLite."
)


class Database:
    """The one truth. `begin()` gives a session that commits at the end of the block, `read()` one that never writes.

    `folder` holds what lies beside it: the index, the locks, the calibration.
    """

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.folder = url, folder
        self.engine = _make_engine(url)
        self._eraser = None if self.is_sqlite else postgresql.Eraser(self.engine, BUSY_MS)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)
        self._readers = sessionmaker(self.engine.execution_options(reads_only=True), expire_on_commit=False)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        with self._sessions.begin() as session:
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        with self._readers() as session:
            yield session

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def clear_erased(self, wait_ms: int = 0) -> bool:
        """Make what was erased leave the files: the write-ahead log of SQLite, the tables of originals of PostgreSQL.

        False where somebody was still reading or writing after `wait_ms`: try again later.
        """
        return self._empty_log(wait_ms) if self._eraser is None else self._eraser.clear(wait_ms)

    def _empty_log(self, wait_ms: int) -> bool:
        with closing(self.engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
            try:
                cursor.execute(f"PRAGMA busy_timeout={wait_ms}")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                [(busy, _, _)] = cursor.fetchall()
                return not busy
            finally:
                cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")

    def close(self) -> None:
        self.engine.dispose()


def open_database(settings: Settings) -> Database:
    """The database the settings name, brought up to date first. Raises DataFolderUnusable and DatabaseUnusable."""
    make_private_folder(settings.data_dir)
    database = Database(settings.database, settings.data_dir)
    # Alembic takes a quarter of a second to import, so it is asked only where the schema is not at its head.
    from kb.migrations.upgrade import bring_up_to_date

    try:
        bring_up_to_date(database.engine)
    except (OperationalError, ProgrammingError) as error:
        raise _unusable(error) from error
    return database


def _unusable(error: OperationalError | ProgrammingError) -> DatabaseUnusable:
    return DatabaseUnusable(f"The database cannot be opened: {' '.join(str(error.orig).split())}")


def is_empty(url: str) -> bool:
    """Whether there are no tables in a database yet; nothing is made there. Raises DatabaseUnusable."""
    from kb.migrations.upgrade import current_revision

    engine = _make_engine(url)
    file = engine.url.database
    try:
        return (engine.dialect.name == "sqlite" and not Path(file or "").is_file()) or current_revision(engine) is None
    except (OperationalError, ProgrammingError) as error:
        raise _unusable(error) from error
    finally:
        engine.dispose()


def make_private_folder(folder: Path) -> None:
    """Make the data folder where need be, for its owner alone. Raises DataFolderUnusable."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = folder / ".can-write"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise DataFolderUnusable(f"The data folder {folder} cannot be written: {error.strerror}.") from error


def _make_engine(url: str) -> Engine:
    try:
        engine = _create_engine(url)
    except (ArgumentError, ModuleNotFoundError):
        raise DatabaseUnusable(NO_DRIVER) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    elif engine.driver == "psycopg":
        postgresql.prepare(engine, BUSY_MS)
    else:
        raise DatabaseUnusable(NO_DRIVER)
    return engine


def _create_engine(url: str) -> Engine:
    # No limit to the connections: a page reads inside its own session, so at a limit all wait for one another.
    return create_engine(
        url, pool_pre_ping=not url.startswith("sqlite"), hide_parameters=True, pool_size=POOLED, max_overflow=-1
    )


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: a reader that turns writer half-way would be refused without waiting.
    reads_only = connection.get_execution_options().get("reads_only")
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


def _set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # pysqlite's own transaction handling opens one late and commits around DDL; SQLAlchemy sends BEGIN itself.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        # FULL, not NORMAL: what the page calls "Saved" survives a power cut.
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
