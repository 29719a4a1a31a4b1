"""The nightly runs, and the files that each folder held when it was last read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.orm import Session

from kb.store.held import close_held
from kb.store.keys import new_key, now
from kb.tables import HeldRow, RunRow, SourceFileRow

GAVE: Final = ("live", "held", "rejected")
"""The statuses of files whose content was taken in, whatever became of it."""
WITHDRAWN: Final = "withdrawn"


@dataclass(frozen=True)
class SourceFile:
    """A file as the last run saw it; `status` is live, held, rejected, failed, withdrawn, or same: as another one."""

    id: str
    folder: str
    path: str
    sha256: str
    size: int
    mtime_ns: int
    status: str
    reason: str | None = None
    record_id: str | None = None
    held_id: str | None = None

    @property
    def place(self) -> Path:
        return Path(self.folder) / self.path


@dataclass(frozen=True)
class StoredRun:
    """A run as managers see it; `report` is what `kb ingest --json` prints, None before its end."""

    id: str
    started: datetime
    finished: datetime | None
    report: dict[str, Any] | None


def start_run(session: Session) -> str:
    """Note that a run began and return its id."""
    row = RunRow(id=new_key(), started=now())
    session.add(row)
    session.flush()
    return row.id


def finish_run(session: Session, run_id: str, report: dict[str, Any]) -> None:
    """Keep what a run reported."""
    row = session.get(RunRow, run_id)
    if row is not None:
        row.finished, row.report = now(), report


def list_runs(session: Session, limit: int = 30) -> list[StoredRun]:
    """The newest runs, newest first."""
    rows = session.scalars(select(RunRow).order_by(RunRow.started.desc(), RunRow.id).limit(limit))
    return [StoredRun(row.id, row.started, row.finished, row.report) for row in rows]


def load_run(session: Session, run_id: str) -> StoredRun | None:
    """One run, or None."""
    row = session.get(RunRow, run_id)
    return None if row is None else StoredRun(row.id, row.started, row.finished, row.report)


@dataclass(frozen=True)
class KnownFiles:
    """The files known inside a folder, their paths relative to it, and the ids of those known from other folders."""

    files: tuple[SourceFile, ...] = ()
    from_others: frozenset[str] = frozenset()


def files_inside(session: Session, folder: Path) -> KnownFiles:
    """Every file that runs have seen inside a folder, also those of runs over a folder around it or within it.

    A file is the one that lies at a place, whichever folder a run was asked for; withdrawn ones are included.
    """
    table = SourceFileRow.__table__
    around = [str(parent) for parent in folder.parents]
    near = or_(table.c.folder.in_([str(folder), *around]), table.c.folder.startswith(str(folder), autoescape=True))
    files: list[SourceFile] = []
    others: set[str] = set()
    for row in session.execute(select(table).where(near)):
        file = SourceFile(**row._mapping)
        if file.folder != str(folder):
            if not file.place.is_relative_to(folder):
                continue
            file = replace(file, folder=str(folder), path=file.place.relative_to(folder).as_posix())
            others.add(file.id)
        files.append(file)
    return KnownFiles(tuple(files), frozenset(others))


def files_elsewhere(session: Session, folder: Path) -> dict[str, list[SourceFile]]:
    """Files by their contents' hash that gave something and lie outside a folder, then withdrawn ones of any folder."""
    table = SourceFileRow.__table__
    query = select(table).where(table.c.status.in_((*GAVE, WITHDRAWN))).order_by(table.c.status == WITHDRAWN)
    files: dict[str, list[SourceFile]] = {}
    for row in session.execute(query):
        file = SourceFile(**row._mapping)
        if file.status == WITHDRAWN or not file.place.is_relative_to(folder):
            files.setdefault(file.sha256, []).append(file)
    return files


def save_file(session: Session, file: SourceFile) -> None:
    """Remember a file as it was seen, over what was known of it."""
    session.merge(SourceFileRow(**asdict(file)))
    session.flush()


def add_file(session: Session, file: SourceFile) -> None:
    """Remember a file of which nothing is known; it is written with whatever the session writes next."""
    session.add(SourceFileRow(**asdict(file)))


def note_times(session: Session, times: Mapping[str, int]) -> None:
    """Remember when files were changed, by their ids."""
    table = SourceFileRow.__table__
    if times:
        session.flush()
        statement = update(table).where(table.c.id == bindparam("key")).values(mtime_ns=bindparam("time"))  # type: ignore[arg-type]
        session.connection().execute(statement, [{"key": key, "time": time} for key, time in times.items()])


def forget_file(session: Session, file_id: str) -> None:
    """Forget a file that is gone and left nothing behind."""
    session.execute(delete(SourceFileRow).where(SourceFileRow.id == file_id))


def drop_held(session: Session, held_id: str | None) -> None:
    """Erase a held draft whose file is gone or now passes the gate; one that is decided already is left alone."""
    row = session.get(HeldRow, held_id) if held_id else None
    if row is not None and row.decided is None:
        close_held(session, row.id, decision="gone", decided_by=None)
