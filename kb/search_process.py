"""Searches in a process of their own, beside the one that serves pages.

Python runs one thread of a process at a time: with one process, a second core waits while the first searches.
"""

import contextlib
import copyreg
import logging
import math
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Final

from kb.database import Database, open_database
from kb.memory import settle
from kb.search import Answer, Prepared, answer
from kb.settings import Settings
from kb.types import _SEAL, CleanText
from kb.word_index import words_of

SECONDS: Final = 30.0
"""How long a search may take there before it is done here."""
PAUSE: Final = 60.0
"""Seconds between two starts: a process that dies of every search must not take this machine's time."""

_ROOT = str(Path(__file__).resolve().parents[1])
_CHILD = f"import sys; sys.path.insert(0, {_ROOT!r}); from kb.search_process import main; main()"

DIED: Final = (OSError, EOFError, ValueError, pickle.UnpicklingError)
"""What reading from a process that is gone, or writing to it, raises."""

_Pipe = IO[bytes]


class SearchProcess:
    """Answers questions in another process while there is one that can, and in this one otherwise.

    The other is started in the background, and anew when it died. It ends with this one, however this one ends.
    """

    def __init__(self, settings: Settings, database: Database) -> None:
        self._settings, self._database = settings, database
        self._one_at_a_time = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._ready = threading.Event()
        self._started = -math.inf
        self._asked: float | None = None

    def start(self) -> None:
        """Start the process; returns at once."""
        self._started = time.monotonic()
        self._child = subprocess.Popen(
            [sys.executable, "-I", "-c", _CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a library complains about may quote the question
        )
        threading.Thread(target=self._look_after, args=(self._child,), daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Tell whether the process is ready, after so long at the latest."""
        return self._ready.wait(seconds)

    def answer(self, ready: Prepared) -> Answer:
        """What `answer` of `kb.search` gives."""
        with self._one_at_a_time:
            made = self._answer_there(ready)
        return answer(ready, self._database) if made is None else made

    def stop(self) -> None:
        """End the process."""
        self._ready.clear()
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._child = None

    def _look_after(self, child: "subprocess.Popen[bytes]") -> None:
        """Tell the process where the store is, and end it should a search take too long."""
        try:
            _say(child.stdin, self._settings)
            _hear(child.stdout)
        except DIED:
            return
        self._ready.set()
        while child.poll() is None:
            time.sleep(1)
            if self._asked is not None and time.monotonic() - self._asked > SECONDS:
                child.kill()

    def _answer_there(self, ready: Prepared) -> Answer | None:
        """The other process's answer; None where it has none, is not ready or died."""
        child = self._child
        if child is None or not self._ready.is_set():
            self._start_anew()
            return None
        self._asked = time.monotonic()
        try:
            _say(child.stdin, ready.without_words())
            made: Answer | None = _hear(child.stdout)
        except DIED:
            logging.getLogger(__name__).warning("the search process died; searches go on in this one")
            self.stop()
            return None
        finally:
            self._asked = None
        return made

    def _start_anew(self) -> None:
        if self._child is None and time.monotonic() - self._started > PAUSE:
            self.start()


def _say(pipe: _Pipe | None, what: object) -> None:
    assert pipe is not None
    pickler = pickle.Pickler(pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table | {CleanText: _taken_apart}
    pickler.dump(what)
    pipe.flush()


def _taken_apart(text: CleanText) -> tuple[Callable[[str], CleanText], tuple[str]]:
    return _as_it_was_read, (str(text),)


def _as_it_was_read(text: str) -> CleanText:
    """A text of the store, which the other process read there."""
    return CleanText(text, seal=_SEAL)


def _hear(pipe: _Pipe | None) -> Any:
    assert pipe is not None
    return pickle.load(pipe)  # noqa: S301  # what our own other process wrote, over a pipe of its own


def main() -> None:
    """Answer one question after another until there are no more: the other process, to which no other speaks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both; this one ends when its questions do
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    database = open_database(_hear(questions))
    with database.read() as session:
        words_of(database).bring_level(session)
    settle()
    _say(answers, "ready")
    while True:
        try:
            ready = _hear(questions)
        except EOFError:
            return
        made = None
        with contextlib.suppress(Exception):  # whatever it is, the process that asked meets it too, and says so
            made = answer(ready, database)
        _say(answers, made)
