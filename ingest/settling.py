"""The end of a folder: what is remembered of files that were not read, and the records of those that are gone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from ingest.decide import Plan
from ingest.report import FileReport
from kb.database import Database
from kb.store.records import is_live, withdraw_record
from kb.store.runs import KnownFiles, SourceFile, drop_held, forget_file, save_file


def settle(database: Database, plan: Plan, known: KnownFiles) -> list[FileReport]:
    """Remember touched, adopted and copied files, forget those whose place another took, and withdraw what is gone."""
    as_before = frozenset(known.files)
    copies = [copy.file for copy in plan.copies if copy.file not in as_before]
    if not (plan.touched or plan.adopted or copies or plan.forgotten or plan.vanished):
        return []
    with database.begin() as session:
        for file in (*plan.touched, *plan.adopted, *copies):
            save_file(session, file)
        for file in plan.forgotten:
            forget_file(session, file.id)
        return withdraw_vanished(session, plan.vanished)


def withdraw_vanished(session: Session, vanished: Sequence[SourceFile]) -> list[FileReport]:
    """Withdraw the records of files that are gone, and erase what they left held."""
    for file in vanished:
        drop_held(session, file.held_id)
        if file.record_id is None:
            forget_file(session, file.id)
        else:
            save_file(session, replace(file, status="withdrawn", held_id=None))
            if is_live(session, file.record_id):
                withdraw_record(session, file.record_id)
    return [FileReport(file.path, "withdrawn", file.record_id) for file in reported_gone(vanished)]


def reported_gone(vanished: Iterable[SourceFile]) -> list[SourceFile]:
    """The vanished files that had given something."""
    return [file for file in vanished if file.status in ("live", "held")]
