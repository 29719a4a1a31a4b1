"""`kb eval`: measure the search on a collection in BEIR layout or on the team's own questions; calibrate strength."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from command_line.printing import out, print_json, progress_bar
from command_line.wiring import Data, Json, kept_database, make_embedder, opened_database, processors, settings_for
from kb.errors import KbError

if TYPE_CHECKING:
    from kb.evaluation import Report
    from kb.settings import Settings


class NoCollection(KbError):
    """The folder is not there or lacks corpus.jsonl, queries.jsonl or qrels.tsv, or none was named."""


def evaluate(
    directories: Annotated[
        list[Path] | None, typer.Argument(help="Folder with corpus.jsonl, queries.jsonl and qrels.tsv.")
    ] = None,
    own: Annotated[bool, typer.Option("--own", help="Ask the team's own questions that a record helped with.")] = False,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="Fit the words of strength to the model on the folders' questions.")
    ] = False,
    run: Annotated[
        Path | None, typer.Option("--run", help="File that gets query, document and score per line.")
    ] = None,
    keep: Annotated[Path | None, typer.Option(help="Keep the store in this folder and use it again.")] = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Measure the search on a collection (ungated, in a temporary store) or, with --own, on the team's questions.

    Example: kb eval ./scifact --run scifact.tsv
    """
    folders = directories or []
    settings = settings_for(data)
    if calibrate:
        _calibrate(folders, settings, keep, json)
        return
    report = _measure_own(settings) if own else _measure(folders, settings, keep)
    if run is not None:
        from kb.evaluation import write_run

        write_run(report.run, run)
    if json:
        print_json(report.as_json())
    else:
        _print(report)


def _measure(folders: list[Path], settings: "Settings", keep: Path | None) -> "Report":
    if len(folders) != 1:
        raise NoCollection("Name one folder with a collection, for example: kb eval ./scifact")
    _check(folders[0])
    from kb.evaluation import evaluate as measure

    with progress_bar("Embedding") as advance:
        return measure(folders[0], make_embedder(settings, threads=processors()), keep=keep, progress=advance)


def _measure_own(settings: "Settings") -> "Report":
    from kb.evaluation import evaluate_own
    from kb.indexing import load_exact

    with kept_database(settings) as database:
        embedder = make_embedder(settings, threads=processors())
        return evaluate_own(database, embedder, load_exact(database, embedder.model_id))


def _calibrate(folders: list[Path], settings: "Settings", keep: Path | None, json: bool) -> None:
    """Fit strength for the model in force and keep the line in the data folder, where the search finds it."""
    if not folders:
        raise NoCollection("Name at least one folder with a collection, for example: kb eval --calibrate ./questions")
    for folder in folders:
        _check(folder)
    from kb.recalibration import recalibrate
    from kb.strength import save_calibration

    embedder = make_embedder(settings, threads=processors())
    made = recalibrate(folders, embedder, keep=keep)
    rates = made.rates
    with opened_database(settings):
        save_calibration(embedder.model_id, made.turned, made.line, settings.data_dir / "calibration.json")
    if json:
        print_json({"none_where_unanswerable": rates.unanswerable, "none_where_answerable": rates.answerable})
        return
    out.print(f"'None' is said for {rates.unanswerable:.0%} of questions without an answer,")
    out.print(f"and for {rates.answerable:.0%} of those with one (fitted on one half, measured on the other).")


def _check(folder: Path) -> None:
    if not folder.is_dir():
        raise NoCollection(f"There is no folder {folder}.")
    missing = [n for n in ("corpus.jsonl", "queries.jsonl", "qrels.tsv") if not (folder / n).is_file()]
    if missing:
        raise NoCollection(f"The folder {folder} lacks {', '.join(missing)}.")


def _print(report: "Report") -> None:
    for name, figures in {"overall": report.overall, **report.by_type}.items():
        out.print(f"{name:14}" + "  ".join(f"{measure} {value:.3f}" for measure, value in figures.as_json().items()))
    out.print(f"{len(report.run)} questions, {report.ms_per_query:.1f} ms per query")
