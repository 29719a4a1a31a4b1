"""`kb ingest`: the nightly run; `kb template`: a Word file to fill in."""

import importlib
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from command_line.printing import SOME_FAILED, Bar, err, out, print_json, progress_bar
from command_line.serving_alone import is_served
from command_line.wiring import (
    Data,
    Json,
    make_embedder,
    make_gate,
    nothing_kept,
    opened_database,
    processors,
    settings_for,
)
from kb.errors import KbError
from kb.settings import Settings

if TYPE_CHECKING:
    from ingest.report import Report
    from kb.database import Database
    from kb.embedder import ModelEmbedder


STEPS_BACK = 19
"""As low as it goes where a system has no class of processes that only get what all others leave over."""


class NotAFolder(KbError):
    """What was named to be taken in is no folder."""


class NotWritable(KbError):
    """The template cannot be written where it was asked for."""


def ingest(
    folders: Annotated[list[Path], typer.Argument(help="Folders of de-identified notes.")],
    allow_removals: Annotated[
        bool, typer.Option(help="Withdraw records even if more than a third of the folder's files are gone.")
    ] = False,
    dry_run: Annotated[bool, typer.Option(help="Say what would happen and change nothing.")] = False,
    data: Data = None,
    json: Json = False,
) -> None:
    """Take in new, changed and vanished files of folders; safe to run again at any time.

    Example: kb ingest /srv/notes
    """
    for folder in folders:
        if folder.is_file():
            raise NotAFolder(f"{folder} is a file: name the folder it lies in.")
        if not folder.is_dir():
            raise NotAFolder(f"There is no folder {folder}.")
    settings = settings_for(data)
    if is_served(settings):
        _step_back()
    with _store(settings, dry_run) as (settings, database):
        report = take_in(settings, database, folders, allow_removals=allow_removals, dry_run=dry_run)
    if json:
        print_json(report.as_json())
    else:
        _print_report(report.as_json())
    if report.failed:
        raise typer.Exit(SOME_FAILED)


@contextmanager
def _store(settings: Settings, dry_run: bool) -> "Iterator[tuple[Settings, Database]]":
    """The store to work on; a dry run over nothing works on one that is thrown away."""
    with ExitStack() as held:
        if dry_run and nothing_kept(settings):
            thrown_away = Path(held.enter_context(TemporaryDirectory()))
            settings = settings.model_copy(update={"data_dir": thrown_away, "database_url": ""})
        yield settings, held.enter_context(opened_database(settings))


def _step_back() -> None:
    """Let a web server on this machine go first: somebody may be searching."""
    if hasattr(os, "SCHED_IDLE"):
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    elif hasattr(os, "nice"):
        os.nice(STEPS_BACK)


def take_in(
    settings: Settings,
    database: "Database",
    folders: Sequence[Path],
    *,
    allow_removals: bool = False,
    dry_run: bool = False,
) -> "Report":
    """Run a night over the folders, drawing its progress; raises as `ingest.pipeline.run` does."""
    from ingest.pipeline import Tools, run
    from kb.giving_way import give_way
    from kb.indexing import finish_run

    # The gate asks the model while a batch is embedded: half the threads to each waste less than all to one by one.
    embedder = make_embedder(settings, threads=processors(), streams=2, pause=lambda: give_way(settings.busy_mark))
    gate = make_gate(settings, database, embedder)
    tools = Tools(
        settings,
        database,
        gate,
        embedder,
        embedder.tokenizer,
        bring_level=lambda: finish_run(settings, database, embedder),
        get_ready=lambda: _load(embedder),
    )
    with progress_bar("Taking in") as advance:
        return run(folders, tools, allow_removals=allow_removals, dry_run=dry_run, progress=Bar(advance))


def _load(embedder: "ModelEmbedder") -> None:
    """Load the model and the index's library; what goes wrong is left to whoever needs them."""
    with suppress(Exception):
        embedder.load()
        importlib.import_module("chromadb")


def _print_report(report: dict[str, object]) -> None:
    from ingest.copies import ADOPTED

    files = report["files"]
    assert isinstance(files, list)
    listed = Table("File", "What happened", "Why", title=None)
    adopted = [file for file in files if file["reason"] == ADOPTED]
    for file in files:
        if file not in adopted and (file["status"] in ("failed", "held", "withdrawn") or file["reason"]):
            listed.add_row(file["path"], file["status"], file["reason"] or "")
    if listed.row_count:
        out.print(listed)
    if adopted:
        out.print(f"{len(adopted)} of the unchanged files were taken in by earlier runs over other folders.")
    counts = ("seen", "added", "changed", "moved", "unchanged", "withdrawn", "held", "failed")
    out.print(", ".join(f"{report[name]} {name}" for name in counts) + f", in {report['seconds']} seconds")
    if report["held"]:
        err.print("Held files wait for a reviewer: open the web pages and choose 'Held records' in the menu.")


def write_template(
    file: Annotated[Path, typer.Argument(help="The Word file to write, such as consultation.docx.")],
) -> None:
    """Write an empty Word template for a consultation.

    Example: kb template consultation.docx
    """
    from ingest.template import write_template as write

    if file.suffix.lower() != ".docx":
        raise NotWritable(f"{file.name} is not the name of a Word file: let it end in .docx.")
    if file.exists():
        raise NotWritable(f"{file} is there already and may have been filled in: choose another name.")
    try:
        write(file)
    except OSError as error:
        raise NotWritable(f"{file} cannot be written: {error.strerror}.") from None
    err.print(f"Wrote {file}: fill it in and put it into the folder that is taken in every night.")
