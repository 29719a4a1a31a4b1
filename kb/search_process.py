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
from typing import IO, Any, Final

from kb.database import Database, is_empty
from kb.memory import settle
from kb.search import Answer, Prepared, answer
from kb.settings import Settings
from kb.types import _SEAL, CleanText
from kb.word_index import words_of

SECONDS: Final = 5.0
"""How long an answer may take there before the process is ended and the search done here."""
START_SECONDS: Final = 120.0
"""The same for becoming ready: the words of a large store are read first."""
PAUSE: Final = 60.0
"""Seconds between two starts: a process that dies of every search must not take this machine's time."""
UNANSWERED: Final = 20
"""So many questions in a row without an answer, and both processes read the words of the store anew.

One that read a record which the other never saw, since it came and went between two looks, weighs otherwise for good.
"""
LEVEL_SECONDS: Final = 5.0
"""How often it is told to read new words while nobody asks, so that the next who asks need not wait for them."""
STEP: Final = 0.5
"""How often it is looked after."""

_Pipe = IO[bytes]
_Child = subprocess.Popen[bytes]


class SearchProcess:
    """Answers questions in another process while there is one that can, and in this one otherwise.

    The other is started in the background, and anew when it died. It ends with this one, however this one ends.
    """

    def __init__(self, settings: Settings, database: Database) -> None:
        self._settings, self._database = settings, database
        self._one_at_a_time = threading.Lock()
        self._child: _Child | None = None
        self._ready: _Child | None = None
        """The same once it can be asked."""
        self._started = -math.inf
        self._must_answer_by = math.inf
        self._stopped = False
        self._unanswered = 0

    def start(self) -> None:
        """Start the process; returns at once. Where none can be started, searches go on in this one."""
        self._started = time.monotonic()
        code = f"import sys; sys.path[:] = {sys.path!r}; from kb.search_process import main; main()"
        try:
            child = subprocess.Popen(
                [sys.executable, "-c", code],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what a library complains about may quote the question
            )
        except OSError as error:
            _warn(f"no search process can be started ({type(error).__name__})")
            return
        self._child = child
        for work in (self._introduce, self._look_after):
            threading.Thread(target=work, args=(child,), daemon=True).start()

    def answer(self, prepared: Prepared) -> Answer:
        """What `answer` of `kb.search` gives."""
        with self._one_at_a_time:
            rested = time.monotonic() - self._started > PAUSE
            if self._child is None and rested and not self._stopped:
                self.start()
            child = self._ready
            made = child and self._exchange(child, prepared.for_another_process(), SECONDS)
            self._unanswered = self._unanswered + 1 if child and made is None else 0
            if child and self._unanswered >= UNANSWERED and rested:
                self._begin_anew(child)
        return made or answer(prepared, self._database)

    def stop(self) -> None:
        """End the process for good."""
        self._stopped = True
        if child := self._child:
            self._end(child)

    def _begin_anew(self, child: _Child) -> None:
        """Have both processes read the words of the store as it is now."""
        self._unanswered = 0
        self._end(child)
        words_of(self._database).begin_anew()
        if not self._stopped:
            self.start()

    def _introduce(self, child: _Child) -> None:
        """Tell the process where the store is, and wait until it has read the store's words."""
        if self._exchange(child, self._settings, START_SECONDS):
            self._ready = child
            logging.getLogger(__name__).info("the search process is ready")

    def _look_after(self, child: _Child) -> None:
        """End the process should it take too long; have it read new words now and then."""
        last = time.monotonic()
        while child.poll() is None:
            time.sleep(STEP)
            now = time.monotonic()
            if now > self._must_answer_by:
                child.kill()
            elif self._ready is child and now - last > LEVEL_SECONDS and self._one_at_a_time.acquire(blocking=False):
                self._exchange(child, None, SECONDS)
                self._one_at_a_time.release()
                last = now

    def _exchange(self, child: _Child, what: object, seconds: float) -> Any:
        """What the process answers; None where it has no answer, or is gone or too late, and then it is ended."""
        self._must_answer_by = time.monotonic() + seconds
        try:
            _say(child.stdin, what)
            return _hear(child.stdout)
        except Exception as error:
            # Whatever it is: an answer may be on its way still, and the next who asks must not be given it.
            self._end(child)
            if not self._stopped:
                _warn(f"the search process is gone ({child.returncode}, {type(error).__name__})")
            return None
        finally:
            self._must_answer_by = math.inf

    def _end(self, child: _Child) -> None:
        self._child = self._ready = None
        child.kill()
        child.wait()


def _warn(what: str) -> None:
    logging.getLogger(__name__).warning("%s: searches go on in this process", what)


def _say(pipe: _Pipe | None, what: object) -> None:
    assert pipe is not None
    pickler = pickle.Pickler(pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table | {CleanText: _taken_apart}
    pickler.dump(what)
    pipe.flush()


def _hear(pipe: _Pipe | None) -> Any:
    assert pipe is not None
    return pickle.load(pipe)  # noqa: S301  # what our own other process wrote, over a pipe of its own


def _taken_apart(text: CleanText) -> tuple[Callable[[str], CleanText], tuple[str]]:
    return _as_it_was_read, (str(text),)


def _as_it_was_read(text: str) -> CleanText:
    """A text of the store, which the other process read there."""
    return CleanText(text, seal=_SEAL)


def main() -> None:
    """Answer one question after another until there are no more: the other process, to which no other speaks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both; this one ends when its questions do
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    settings: Settings = _hear(questions)
    if is_empty(settings.database):
        return  # nothing is made here: whoever asks has made the store, and it is gone
    database = Database(settings.database, settings.data_dir)
    _bring_level(database)
    settle()
    _say(answers, True)
    with contextlib.suppress(EOFError):
        while True:
            prepared: Prepared | None = _hear(questions)
            made = None
            with contextlib.suppress(Exception):  # OtherWords among them; what else it is, who asked meets too and says
                made = _answer_or_read(prepared, database)
            _say(answers, made)


def _answer_or_read(prepared: Prepared | None, database: Database) -> Answer | None:
    """The answer; without a question, new words are read."""
    if prepared is not None:
        return answer(prepared, database)
    _bring_level(database)
    return None


def _bring_level(database: Database) -> None:
    with database.read() as session:
        words_of(database).bring_level(session)
