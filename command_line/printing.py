"""What the commands print: one JSON document on stdout, words and tables for people, progress on stderr."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

DONE, SOME_FAILED, WRONG_USAGE, ANOTHER_ACTIVE = 0, 1, 2, 3
INTERRUPTED = 130

# File names and titles may hold square brackets, which Rich would take for its own marks.
out = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)


def print_json(document: Mapping[str, object] | list[object]) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n")


def print_error(message: str) -> None:
    """A refusal as one JSON document on stdout, on one line, as it may follow lines of JSON."""
    sys.stdout.write(json.dumps({"error": message}, ensure_ascii=False) + "\n")


def say(message: str) -> None:
    """A message for the person at the terminal, on stderr."""
    err.print(message)


def refusal(message: str, code: int, *, as_json: bool) -> typer.Exit:
    """The exit to raise after saying one plain sentence, and where JSON was asked for a document of it."""
    say(message)
    if as_json:
        print_error(message)
    return typer.Exit(code)


class Advance(Protocol):
    def __call__(self, done: int, total: int) -> None: ...


class Bar:
    """Draws a run's progress."""

    def __init__(self, advance: Advance) -> None:
        self._advance, self._total = advance, 0

    def begin(self, total: int) -> None:
        self._total = total
        self._advance(0, total)

    def advance(self, done: int) -> None:
        self._advance(done, self._total)


@contextmanager
def progress_bar(what: str) -> Iterator[Advance]:
    """A bar with the time left on a terminal, and nothing elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as progress:
        task = progress.add_task(what, total=None)

        def advance(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total or None)

        yield advance
