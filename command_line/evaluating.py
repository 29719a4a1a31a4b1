"""`kb eval`: measure the search on a collection in BEIR layout."""

from pathlib import Path
from typing import Annotated

import typer

from command_line.printing import out, print_json, progress_bar
from command_line.wiring import Data, Json, make_embedder, processors, settings_for
from kb.errors import KbError


class NoCollection(KbError):
    """The folder lacks corpus.jsonl, queries.jsonl or qrels.tsv."""


def evaluate(
    directory: Annotated[Path, typer.Argument(help="Folder with corpus.jsonl, queries.jsonl and qrels.tsv.")],
    run: Annotated[
        Path | None, typer.Option("--run", help="File that gets query, document and score per line.")
    ] = None,
    keep: Annotated[Path | None, typer.Option(help="Keep the store in this folder and use it again.")] = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Run the very same search over a public collection and measure it; the gate is off, the store temporary.

    Example: kb eval ./scifact --run scifact.tsv
    """
    missing = [n for n in ("corpus.jsonl", "queries.jsonl", "qrels.tsv") if not (directory / n).is_file()]
    if missing:
        raise NoCollection(f"The folder lacks {', '.join(missing)}.")
    from kb.evaluation import evaluate as measure
    from kb.evaluation import write_run

    with progress_bar("Embedding") as advance:
        report = measure(
            directory, make_embedder(settings_for(data), threads=processors()), keep=keep, progress=advance
        )
    if run is not None:
        write_run(report.run, run)
    if json:
        print_json(report.as_json())
        return
    for name, figures in {"overall": report.overall, **report.by_type}.items():
        out.print(f"{name:14}" + "  ".join(f"{measure} {value:.3f}" for measure, value in figures.as_json().items()))
    out.print(f"{report.ms_per_query:.1f} ms per query")
