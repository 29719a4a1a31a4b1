"""The nightly runs, and the files that each folder held when it was last read."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from kb.store.held import close_held
from kb.store.keys import new_key, now
from kb.tables import HeldRow, RunRow, SourceFileRow


@dataclass(frozen=True)
class SourceFile:
    """A file as the last run saw it; `status` is live, held, rejected, failed or withdrawn."""

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


def files_of(session: Session, folder: str) -> list[SourceFile]:
    """Every file that runs have seen in a folder, withdrawn ones included."""
    table = SourceFileRow.__table__
    rows = session.execute(select(table).where(table.c.folder == folder))
    return [SourceFile(**row._mapping) for row in rows]


def save_file(session: Session, file: SourceFile) -> None:
    """Remember a file as it was seen, over what was known of it."""
    session.merge(SourceFileRow(**asdict(file)))
    session.flush()


def save_new_files(session: Session, files: Iterable[SourceFile]) -> None:
    """Remember files that no run has seen."""
    made = [asdict(file) for file in files]
    if made:
        session.execute(insert(SourceFileRow), made)


def forget_file(session: Session, file_id: str) -> None:
    """Forget a file that is gone and left nothing behind."""
    session.execute(delete(SourceFileRow).where(SourceFileRow.id == file_id))


def drop_held(session: Session, held_id: str | None) -> None:
    """Erase a held draft whose file is gone or now passes the gate; one that is decided already is left alone."""
    row = session.get(HeldRow, held_id) if held_id else None
    if row is not None and row.decided is None:
        close_held(session, row.id, decision="gone", decided_by=None)
