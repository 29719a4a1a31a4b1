"""Reading files, and applying the gate's rules to their text, in child processes with limits.

No file can take the run down with it, and all of this process's time is left to the model.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import LifoQueue
from typing import IO, Any

from ingest.blocks import ReadFile, from_json
from ingest.child import RULES
from kb.anonymise.by_rules import Doubt, Ruled, TookTooLong
from kb.anonymise.identifiers import Identifier
from kb.errors import UnreadableFile
from kb.settings import Settings

MAX_ANSWER = 16_000_000
FILES_PER_CHILD = 200
"""A child is replaced after so many files, so that what a library leaks never adds up."""

_ROOT = str(Path(__file__).resolve().parents[1])
_CHILD = f"import sys; sys.path.insert(0, {_ROOT!r}); from ingest.child import main; main()"


@dataclass(frozen=True)
class Limits:
    """What one file may take to read: memory in megabytes, seconds of processor time and on the clock."""

    memory_mb: int = 768
    cpu_seconds: int = 30
    seconds: float = 45


def limits_of(settings: Settings) -> Limits:
    """The limits that the settings name."""
    return Limits(settings.read_memory_mb, min(30, settings.read_seconds), settings.read_seconds)


class _Child:
    """One process that reads files one after another."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.files = 0
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _CHILD, str(limits.memory_mb), str(limits.cpu_seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a library complains about may quote the file
        )

    def read(self, data: bytes, suffix: str) -> ReadFile:
        self.files += 1
        return from_json(self._ask(data, suffix, self._limits.seconds))

    def rule(self, text: str, seconds: float) -> list[Ruled]:
        made = self._ask(text.encode("utf-8"), RULES, seconds)
        return [Ruled(Identifier(*found), Doubt(doubt)) for *found, doubt in made["ruled"]]

    def _ask(self, data: bytes, asked: str, seconds: float) -> dict[str, Any]:
        """The child's answer; UnreadableFile where it says why there is none, or died."""
        late = threading.Event()
        clock = threading.Timer(seconds, self._stop, (late,))
        clock.start()
        try:
            answer = self._exchange(data, asked)
        finally:
            clock.cancel()
        if answer is None:
            raise UnreadableFile(self._why_it_died(late))
        if "error" in answer:
            raise UnreadableFile(str(answer["error"]))
        return answer

    def _exchange(self, data: bytes, asked: str) -> dict[str, Any] | None:
        """The child's answer, or None where it died."""
        try:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            self._process.stdin.write(json.dumps([asked, len(data)]).encode() + b"\n" + data)
            self._process.stdin.flush()
            return _read_answer(self._process.stdout)
        except (BrokenPipeError, OSError, ValueError):
            return None

    def _stop(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def _why_it_died(self, late: threading.Event) -> str:
        self.close()
        if late.is_set() or self._process.returncode == -24:  # SIGXCPU
            return "This file takes far too long to read: it is damaged, or not an ordinary file."
        return "This file cannot be read within the memory allowed: it is damaged, or not an ordinary file."

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close_quietly(pipe)


class ReadingPool:
    """Up to `size` child processes, started when first needed and replaced when a file kills one. Thread-safe.

    With `at_once` they are started now, and get ready while this process does other things.
    """

    def __init__(self, size: int = 2, limits: Limits | None = None, *, at_once: bool = False) -> None:
        self.size = size
        self._limits = limits or Limits()
        self._places: LifoQueue[_Child | None] = LifoQueue()
        for _ in range(size):
            self._places.put(_Child(self._limits) if at_once else None)

    def read(self, data: bytes, suffix: str) -> ReadFile:
        """What a file of that suffix (lower case) says. Raises UnreadableFile with one plain line."""
        with self._child() as child:
            return child.read(data, suffix)

    def find_by_rules(self, text: str, seconds: float) -> list[Ruled]:
        """What the gate's rules find in a text; the gate's ByRules. Raises TookTooLong where the child gave up."""
        try:
            with self._child() as child:
                return child.rule(text, seconds)
        except UnreadableFile as error:
            raise TookTooLong from error

    @contextmanager
    def _child(self) -> "Iterator[_Child]":
        child = self._places.get()
        if child is None:
            child = _Child(self._limits)
        try:
            yield child
        finally:
            if child.files >= FILES_PER_CHILD or not child.alive:
                child.close()
                self._places.put(None)
            else:
                self._places.put(child)

    def close(self) -> None:
        """End the children."""
        for _ in range(self.size):
            child = self._places.get()
            if child is not None:
                child.close()

    def __enter__(self) -> "ReadingPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _read_answer(pipe: IO[bytes]) -> dict[str, Any] | None:
    head = pipe.readline(32)
    if not head.endswith(b"\n") or not head.strip().isdigit() or int(head) > MAX_ANSWER:
        return None
    body = pipe.read(int(head))
    made = json.loads(body) if len(body) == int(head) else None
    return made if isinstance(made, dict) else None


def _close_quietly(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was still to be written has nobody to read it
