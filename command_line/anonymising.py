"""`kb anonymise`: what the gate makes of files or of lines of JSON."""

import json as json_library
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Column, Table

from command_line.printing import SOME_FAILED, Bar, out, print_json, progress_bar, say
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
from kb.errors import KbError, UnreadableFile
from kb.settings import Settings

if TYPE_CHECKING:
    from ingest.reading import ReadingPool
    from kb.anonymise.gate import Gate

BESIDE = "Beside the text, read by the gate and never kept:"


class NothingToRead(KbError):
    """No file was named, more than can be done at once, or it is not there or not as it should be."""


def anonymise(
    files: Annotated[list[Path] | None, typer.Argument(help="Files to print redacted.")] = None,
    jsonl: Annotated[
        Path | None,
        typer.Option(
            help='A file with {"id", "text"} per line; prints a line of JSON for each, with --json or without.'
        ),
    ] = None,
    check: Annotated[Path | None, typer.Option(help="A folder to look through; exit 1 if anything is found.")] = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Print texts with whatever points to a person replaced.

    Example: kb anonymise --check /srv/notes
    """
    if sum(map(bool, (files, jsonl, check))) != 1:
        raise NothingToRead("Name files, or use either --jsonl FILE or --check FOLDER.")
    settings = settings_for(data)
    gate = _make_gate(settings)
    if jsonl is not None:
        for judged in _judge_all(gate, _lines(jsonl)):
            out.file.write(json_library.dumps(judged, ensure_ascii=False) + "\n")
    elif check is not None:
        _check_folder(gate, settings, check, json)
    else:
        _print_files(gate, settings, files or [], json)


def _make_gate(settings: Settings) -> "Gate":
    embedder = make_embedder(settings, threads=1)
    if nothing_kept(settings):
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
    _check_file(file)
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    given = json_library.loads(line)
                    yield str(given.get("id", number)), str(given["text"])
                except (ValueError, KeyError, AttributeError):
                    like = '{"id": "1", "text": "..."}'
                    raise NothingToRead(f"Line {number} of {file} is not a line of JSON like {like}.") from None


def _check_file(file: Path) -> None:
    if file.is_dir():
        raise NothingToRead(f"{file} is a folder: look through it with --check {file}.")
    if not file.is_file():
        raise NothingToRead(f"There is no file {file}.")


def _judge_file(gate: "Gate", pool: "ReadingPool", file: Path, max_mb: int) -> dict[str, Any] | str:
    """The file's text in its order, and what stands beside it, judged together; a sentence where it is unreadable."""
    from ingest.blocks import joined
    from ingest.decide import read_named
    from kb.anonymise.gate import to_json

    try:
        read = pool.read(read_named(file, max_mb), file.suffix.lower())
    except UnreadableFile as error:
        return f"{file}: {error.reason}"
    text, beside = joined(read.blocks), list(read.also_check)
    # What stands beside the text goes first, as on every night.
    verdict = gate.check([*beside, text])
    own = replace(verdict, redacted=verdict.redacted[len(beside) :], identifiers=verdict.identifiers[len(beside) :])
    return {**to_json(str(file), text, own), "beside": list(verdict.redacted[: len(beside)])}


def _print_files(gate: "Gate", settings: Settings, files: list[Path], as_json: bool) -> None:
    from ingest.reading import ReadingPool, limits_of

    for file in files:
        _check_file(file)
    with ReadingPool(1, limits_of(settings)) as pool:
        tried = [_judge_file(gate, pool, file, settings.max_file_mb) for file in files]
    judged = [one for one in tried if not isinstance(one, str)]
    unreadable = [one for one in tried if isinstance(one, str)]
    if not judged:
        raise NothingToRead("\n".join(unreadable))
    for sentence in unreadable:
        say(sentence)
    if as_json:
        print_json(judged[0] if len(files) == 1 else list(judged))
    else:
        _print_texts(judged)
    if unreadable:
        raise typer.Exit(SOME_FAILED)


def _print_texts(judged: list[dict[str, Any]]) -> None:
    for one in judged:
        out.print(one["text"])
        if one["beside"]:
            out.print("\n".join(["", BESIDE, *one["beside"]]))


def _check_folder(gate: "Gate", settings: Settings, folder: Path, as_json: bool) -> None:
    from ingest.checking import check_folder

    if folder.is_file():
        raise NothingToRead(f"{folder} is a file: name the folder it lies in, or leave --check away.")
    if not folder.is_dir():
        raise NothingToRead(f"There is no folder {folder}.")
    with progress_bar("Looking through") as advance:
        checked = check_folder(folder, gate, settings, Bar(advance))
    if as_json:
        print_json([one.as_json() for one in checked])
    else:
        table = Table(Column("File", overflow="fold"), "Decision", "Found", "Why")
        for one in checked:
            found = ", ".join(f"{count} {label}" for label, count in one.found.items())
            table.add_row(one.path, one.decision, found, one.reason)
        out.print(table)
        counts = Counter(one.decision for one in checked)
        files = "1 file" if len(checked) == 1 else f"{len(checked)} files"
        out.print(f"{files}: " + (", ".join(f"{n} {kind}" for kind, n in counts.most_common()) or "none"))
    if any(one.decision != "clear" for one in checked):
        raise typer.Exit(SOME_FAILED)
