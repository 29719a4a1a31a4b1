"""`kb anonymise`: what the gate makes of files or of lines of JSON."""

import json as json_library
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from command_line.printing import SOME_FAILED, out, print_json
from command_line.wiring import Data, Json, make_embedder, make_gate, opened_database, processors, settings_for
from kb.errors import KbError, UnreadableFile

if TYPE_CHECKING:
    from kb.anonymise.gate import Gate

SUFFIXES = (".pdf", ".docx", ".md", ".txt")


class NothingToRead(KbError):
    """No file was named, or it is not there."""


def anonymise(
    files: Annotated[list[Path] | None, typer.Argument(help="Files to print redacted.")] = None,
    jsonl: Annotated[Path | None, typer.Option(help='A file with {"id", "text"} per line.')] = None,
    check: Annotated[Path | None, typer.Option(help="A folder to look through; exit 1 if anything is found.")] = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Print texts with whatever points to a person replaced.

    Example: kb anonymise --check /srv/notes
    """
    if not (files or jsonl or check):
        raise NothingToRead("Name a file, or use --jsonl FILE or --check FOLDER.")
    gate = _make_gate(data)
    if jsonl is not None:
        for judged in _judge_all(gate, _lines(jsonl)):
            out.file.write(json_library.dumps(judged, ensure_ascii=False) + "\n")
    elif check is not None:
        _check_folder(gate, check, json)
    else:
        _print_files(gate, files or [], json)


def _make_gate(data: Path | None) -> "Gate":
    settings = settings_for(data)
    embedder = make_embedder(settings, threads=1)
    if not settings.database_url and not (settings.data_dir / "kb.sqlite3").exists():
        return make_gate(settings, None, embedder)
    with opened_database(settings) as database:
        return make_gate(settings, database, embedder)


def _judge(gate: "Gate", text_id: str, text: str) -> dict[str, Any]:
    from kb.anonymise.gate import to_json

    return to_json(text_id, text, gate.check([text]))


def _judge_all(gate: "Gate", texts: Iterable[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """Judge texts side by side, one to a processor: threads inside the model would spin on a busy machine."""
    with ThreadPoolExecutor(processors()) as pool:
        yield from pool.map(lambda one: _judge(gate, *one), texts)


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    given = json_library.loads(line)
                    yield str(given.get("id", number)), str(given["text"])
    except (OSError, ValueError, KeyError, AttributeError):
        raise NothingToRead(f'{file.name} is not a file of lines like {{"id": "1", "text": "..."}}.') from None


def _read(file: Path) -> str:
    """The file's text as the nightly run reads it. Raises UnreadableFile."""
    from ingest.blocks import joined
    from ingest.reading import ReadingPool

    with ReadingPool(1) as pool:
        read = pool.read(file.read_bytes(), file.suffix.lower())
    return "\n\n".join([joined(read.blocks), *read.also_check])


def _print_files(gate: "Gate", files: list[Path], as_json: bool) -> None:
    judged: list[dict[str, Any]] = []
    for file in files:
        if file.is_dir():
            raise NothingToRead(f"{file} is a folder: look through it with --check {file}.")
        if not file.is_file():
            raise NothingToRead(f"There is no file {file}.")
        judged.append(_judge(gate, str(file), _read(file)))
    if as_json:
        print_json(judged[0] if len(judged) == 1 else list(judged))
        return
    for one in judged:
        out.print(one["text"])


def _check_folder(gate: "Gate", folder: Path, as_json: bool) -> None:
    if not folder.is_dir():
        raise NothingToRead(f"There is no folder {folder}.")
    rows = [_row(gate, folder, file) for file in sorted(folder.rglob("*")) if file.suffix.lower() in SUFFIXES]
    if as_json:
        print_json(list(rows))
    else:
        table = Table("File", "Decision", "Found")
        for row in rows:
            found = ", ".join(f"{count} {label}" for label, count in row["found"].items())
            table.add_row(row["path"], row["decision"], found or row["reason"])
        out.print(table)
    if any(row["decision"] != "clear" for row in rows):
        raise typer.Exit(SOME_FAILED)


def _row(gate: "Gate", folder: Path, file: Path) -> dict[str, Any]:
    path = str(file.relative_to(folder))
    try:
        judged = _judge(gate, path, _read(file))
    except UnreadableFile as error:
        return {"path": path, "decision": "unreadable", "found": {}, "reason": error.reason}
    counts: dict[str, int] = {}
    for span in judged["spans"]:
        counts[span["label"]] = counts.get(span["label"], 0) + 1
    return {"path": path, "decision": judged["decision"], "found": counts, "reason": ""}
