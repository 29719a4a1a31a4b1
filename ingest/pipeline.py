"""A night: each file is read, structured, passed through the gate, kept and embedded; then the index follows."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.ahead import prepare_ahead
from ingest.copies import ADOPTED, Contents, report_copy
from ingest.decide import CANNOT_OPEN, Plan, check_removals, decide
from ingest.keeping import WAITS, WITHDRAWN_BY_COLLEAGUE, Keeping, is_there, why_held
from ingest.prepare import Prepared
from ingest.report import FileReport, Progress, Report, Silent, make_report
from ingest.scan import Scan, is_walked, printable, scan_folder
from ingest.settling import reported_gone, settle
from kb.anonymise.gate import Gate
from kb.database import Database
from kb.embedder import Embedder
from kb.errors import RunActive, UnreadableFile
from kb.settings import Settings
from kb.store.records import latest_change
from kb.store.runs import KnownFiles, files_elsewhere, files_inside, finish_run, start_run
from kb.tokens import Tokenizer

BATCH_FILES = 24
BATCH_CHARACTERS = 60_000


@dataclass(frozen=True)
class Tools:
    """What a run works with; `bring_level` brings the index level, or leaves it to the process that owns it.

    `get_ready` loads what is slow to load, in a thread, while the first files are read.
    """

    settings: Settings
    database: Database
    gate: Gate
    embedder: Embedder
    tokenizer: Tokenizer
    bring_level: Callable[[], object] | None = None
    get_ready: Callable[[], object] | None = None


@dataclass(frozen=True)
class _Folder:
    scan: Scan
    known: KnownFiles
    plan: Plan


def run(
    folders: Sequence[Path],
    tools: Tools,
    *,
    allow_removals: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring the store level with the folders, and the index with the store.

    Raises RunActive beside another run, RemovalsNeedConsent before anything is changed, and UnreadableFile for a
    folder that is not there. A run that is cut off at any point is finished by the next.
    """
    progress = progress or Silent()
    lock = FileLock(tools.settings.run_lock, timeout=0)
    try:
        with lock:
            return _run(_distinct(folders), tools, allow_removals, dry_run, progress)
    except Timeout:
        raise RunActive("Another run is at work on this data folder; this one did nothing.") from None


def _run(folders: Sequence[Path], tools: Tools, allow_removals: bool, dry_run: bool, progress: Progress) -> Report:
    began = time.monotonic()
    looked = _look(folders, tools.database)
    if not allow_removals:
        for folder in looked:
            check_removals(folder.known.files, folder.plan.vanished)
    run_id = "" if dry_run else _start(tools.database)
    to_read = sum(len(folder.plan.to_read) for folder in looked)
    if to_read and tools.get_ready is not None:
        # No daemon: a process that ends while the model is being loaded is aborted by the library.
        threading.Thread(target=tools.get_ready).start()
    progress.begin(to_read)
    reports: list[FileReport] = []
    contents = Contents()
    for folder in looked:
        reports += _unread(folder)
        if dry_run:
            reports += _would_do(folder, tools, contents, progress)
        else:
            reports += _take_in(folder, tools, contents, progress)
    seen = sum(len(folder.scan.files) + len(folder.scan.refused) for folder in looked)
    report = make_report(run_id, seen, time.monotonic() - began, reports)
    return report if dry_run else _end(report, tools, began)


def _distinct(folders: Sequence[Path]) -> list[Path]:
    """The folders, without those that the walk through another of them comes to."""
    found = list(dict.fromkeys(folder.resolve() for folder in folders))
    if not all(folder.is_dir() for folder in found):
        raise UnreadableFile("There is no such folder, or it cannot be opened.")
    return [folder for folder in found if not any(_is_walked_from(folder, other) for other in found)]


def _is_walked_from(folder: Path, other: Path) -> bool:
    inside = folder != other and folder.is_relative_to(other)
    return inside and is_walked(folder.relative_to(other).as_posix())


def _look(folders: Sequence[Path], database: Database) -> list[_Folder]:
    """What there is to do in each folder; a file moved from one of them to another is not gone from the first."""
    looked: list[_Folder] = []
    taken_over: set[str] = set()
    with database.read() as session:
        for folder in folders:
            scan, known = scan_folder(folder), files_inside(session, folder)
            plan = decide(scan, known, partial(files_elsewhere, session, folder), taken_over)
            taken_over |= plan.taken_over
            looked.append(_Folder(scan, known, plan))
    for one in looked:
        one.plan.vanished = [file for file in one.plan.vanished if file.id not in taken_over]
    return looked


def _start(database: Database) -> str:
    with database.begin() as session:
        return start_run(session)


def _end(report: Report, tools: Tools, began: float) -> Report:
    with tools.database.read() as session:
        waiting = latest_change(session) > 0
    if waiting and tools.bring_level is not None:
        tools.bring_level()
    report = make_report(report.run_id, report.seen, time.monotonic() - began, list(report.files))
    with tools.database.begin() as session:
        finish_run(session, report.run_id, report.as_json())
    return report


def _unread(folder: _Folder) -> list[FileReport]:
    """Files that are reported as they stand, without being read."""
    plan = folder.plan
    return [
        *(FileReport(printable(path), "failed", None, reason) for path, reason in folder.scan.refused),
        *(FileReport(file.path, "failed", None, CANNOT_OPEN) for file in plan.unopened),
        *(FileReport(file.path, "failed", None, file.reason) for file in plan.failing),
        *(FileReport(file.path, "held", None, file.reason or WAITS) for file in plan.waiting),
        *(report_copy(copy) for copy in plan.copies),
        *(
            FileReport(file.path, "unchanged", file.record_id, ADOPTED)
            for file in plan.adopted
            if file.status == "live"
        ),
    ]


def _would_do(folder: _Folder, tools: Tools, contents: Contents, progress: Progress) -> list[FileReport]:
    reports = [FileReport(file.path, "withdrawn", file.record_id) for file in reported_gone(folder.plan.vanished)]
    for done, prepared in enumerate(prepare_ahead(folder.plan.to_read, tools.gate, tools.settings), 1):
        progress.advance(done)
        copy = None if prepared.admission is None else contents.copy_of(prepared)
        contents.note(prepared)
        reports.append(report_copy(copy) if copy else _would_become(prepared, tools.database))
    return reports


def _would_become(prepared: Prepared, database: Database) -> FileReport:
    path, admission, known = prepared.to_read.file.path, prepared.admission, prepared.to_read.known
    if admission is None:
        return FileReport(path, "failed", None, prepared.reason)
    if admission.record is None:
        return FileReport(path, "held", None, why_held(admission))
    if known is not None and known.status == "live":
        with database.read() as session:
            if not is_there(session, known.record_id):
                return FileReport(path, prepared.to_read.change, None, WITHDRAWN_BY_COLLEAGUE)
    return FileReport(path, prepared.to_read.change, known.record_id if known else None, prepared.reason)


def _take_in(folder: _Folder, tools: Tools, contents: Contents, progress: Progress) -> list[FileReport]:
    keeping = Keeping(tools.database, tools.embedder, tools.tokenizer, contents)
    plan = folder.plan
    reports = keeping.finish(plan.to_finish) if plan.to_finish else []
    done = 0
    for batch in _batches(prepare_ahead(plan.to_read, tools.gate, tools.settings)):
        reports += keeping.keep_batch(batch)
        done += len(batch)
        progress.advance(done)
    return reports + settle(tools.database, plan, folder.known)


def _batches(prepared: Iterator[Prepared]) -> Iterator[list[Prepared]]:
    """Batches that fill the embedding model well and are committed within seconds."""
    batch: list[Prepared] = []
    characters = 0
    for one in prepared:
        batch.append(one)
        characters += _length(one)
        if len(batch) >= BATCH_FILES or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _length(prepared: Prepared) -> int:
    record = prepared.admission.record if prepared.admission else None
    return 0 if record is None else sum(len(section.text) for section in record.sections)
