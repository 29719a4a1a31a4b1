"""The thread beside the web server that owns the index and keeps it level with the store."""

import logging
import threading
import time
from typing import Final, Literal

from kb.database import Database
from kb.embedder import Embedder
from kb.errors import IndexUnavailable, OwnerActive
from kb.giving_way import IN_THE_SERVER, give_way
from kb.index import ChromaIndex, ExactIndex, VectorIndex
from kb.index_owner import IndexOwner, take_index
from kb.indexing import (
    build_index,
    close_index,
    drain,
    embed_missing,
    leave_old,
    load_exact,
    needs_tidying,
    note_tidied,
    open_index,
    report_state,
)
from kb.indexing_server import renew_lease
from kb.indexing_store import count_lacking, count_live, newest_change, newest_passage
from kb.memory import settle
from kb.settings import Settings
from kb.titles import embed_titles
from kb.word_index import words_of

State = Literal["starting", "waiting", "ready", "rebuilding", "stopped"]
log = logging.getLogger(__name__)

PAUSE: Final = 1.0
PATIENCE: Final = 30.0
"""Passages from files that nobody has embedded for so long were left by a run that was killed."""
LONGEST_PAUSE: Final = 60.0
LOOK_PAUSE: Final = 60.0
"""Between two looks at every passage, which take a tenth of a second in a store of 30,000."""
TIDY_PAUSE: Final = 600.0
CLEAR_PAUSE: Final = 10.0
STOP_SECONDS: Final = 25.0


class IndexKeeper:
    """Owns the index as soon as it is free, and follows the store about once a second until it is stopped.

    `index` is None from a failure until it is rebuilt: search then goes by words alone. While another process owns the
    index, or it is opened or built at the start, an exact comparison stands in for it.
    """

    def __init__(self, settings: Settings, database: Database, embedder: Embedder, pause: float = PAUSE) -> None:
        self._settings, self._database, self._embedder = settings, database, embedder
        self._pause = pause
        self._owner: IndexOwner | None = None
        self._chroma: ChromaIndex | None = None
        self._exact: ExactIndex | None = None
        self._exact_of = (-1, -1)
        self._state: State = "starting"
        self._lacking = (0, 0.0)
        self._whole_up_to, self._titled_up_to, self._look_after = 0, 0, 0.0
        self._tidy_after = self._clear_after = 0.0
        self._reported: tuple[State, int] | None = None
        self._stopping, self._awake = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="index-keeper", daemon=True)

    @property
    def state(self) -> State:
        """What the keeper is doing: 'rebuilding' deserves a banner."""
        return "rebuilding" if self._chroma is not None and self._chroma.suspect else self._state

    @property
    def index(self) -> VectorIndex | None:
        """Return what to ask, or None while there is nothing that can be trusted."""
        chroma = self._chroma
        if chroma is not None:
            return None if chroma.suspect else chroma
        return self._exact

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def wake(self) -> None:
        """Say that something was saved, so that it is searchable within a second or two."""
        self._awake.set()

    nudge = wake

    def stop(self) -> None:
        """Finish the batch at hand, close the index and let another process own it."""
        self._stopping.set()
        self._awake.set()
        if self._thread.ident is not None:
            self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                self._step()
                failures = 0
            except Exception as error:  # the web server goes on by words alone, whatever happens here
                failures += 1
                log.warning("the index keeper met %s", type(error).__name__)
            if self._awake.wait(self._pause if not failures else min(2.0**failures, LONGEST_PAUSE)):
                self._look_after = 0.0
            self._awake.clear()
        self._close()

    def _step(self) -> None:
        self._read_words()
        self._clear_erased()
        if self._owner is None and not self._take():
            self._stand_in("waiting")
            self._embed()
            return
        if self._settings.chroma_url:
            renew_lease(self._database)
        chroma = self._sound_index()
        give_way(self._settings.busy_mark, IN_THE_SERVER)
        self._embed()
        drain(self._database, chroma, self._embedder.model_id)
        self._report()
        if time.monotonic() > self._tidy_after and needs_tidying(self._database):
            self._tidy(chroma)

    def _take(self) -> bool:
        try:
            self._owner = take_index(self._settings, "the web server", seconds=0)
        except OwnerActive:
            return False
        return True

    def _sound_index(self) -> ChromaIndex:
        chroma = self._chroma
        if chroma is not None and not chroma.suspect:
            return chroma
        if chroma is None and self._state != "rebuilding":
            self._stand_in("starting")
            try:
                return self._use(open_index(*self._what()))
            except IndexUnavailable:
                log.warning("the index cannot be used and is rebuilt")
        return self._rebuild(chroma)

    def _rebuild(self, broken: ChromaIndex | None) -> ChromaIndex:
        # At the start nothing has failed yet, and the exact comparison goes on meanwhile.
        self._state, self._exact = "rebuilding", self._exact if broken is None else None
        self._report()
        fresh = self._use(build_index(*self._what(), self._stopping))
        if broken is not None:
            self._let_go(broken)
        leave_old(self._settings, fresh)
        return fresh

    def _use(self, chroma: ChromaIndex) -> ChromaIndex:
        self._chroma, self._state, self._exact, self._exact_of = chroma, "ready", None, (-1, -1)
        settle()
        return chroma

    def _tidy(self, old: ChromaIndex) -> None:
        # Set first: a build that fails is not tried again every second.
        self._tidy_after = time.monotonic() + TIDY_PAUSE
        fresh = self._use(build_index(*self._what(), self._stopping))
        self._stopping.wait(self._pause)  # searches that are under way finish on the old one
        self._let_go(old)
        leave_old(self._settings, fresh)
        note_tidied(self._database)
        self._tidy_after = 0.0

    def _let_go(self, old: ChromaIndex) -> None:
        try:
            old.close()
        except IndexUnavailable:
            log.warning("the old index did not close")

    def _stand_in(self, state: State) -> None:
        """Serve an exact comparison with the store as it is now."""
        self._state = state
        with self._database.read() as session:
            now = (newest_change(session), count_live(session, self._embedder.model_id))
        if now != self._exact_of:
            self._exact, self._exact_of = load_exact(self._database, self._embedder.model_id), now

    def _embed(self) -> None:
        """Embed what was written in the browser at once, and what a killed run left behind after a while."""
        lacking = self._count_lacking()
        if not lacking:
            self._embed_titles()
            return
        embed_missing(self._database, self._embedder, written_here=True, stop=self._stopping)
        count, since = self._lacking
        if lacking != count:
            self._lacking = (lacking, time.monotonic())
        elif time.monotonic() - since > PATIENCE:
            embed_missing(self._database, self._embedder, stop=self._stopping)

    def _embed_titles(self) -> None:
        """Embed the titles of what came since the last time, where titles count."""
        if self._titled_up_to != self._whole_up_to:
            embed_titles(self._database, self._embedder, self._stopping)
            self._titled_up_to = self._whole_up_to

    def _count_lacking(self) -> int:
        """Count among the passages that came since none was lacking; among all after a save, and now and then."""
        whole = time.monotonic() >= self._look_after
        with self._database.read() as session:
            newest = newest_passage(session)
            lacking = count_lacking(session, self._embedder.model_id, after=0 if whole else self._whole_up_to)
        if not lacking:
            self._whole_up_to = newest
        if whole:
            self._look_after = time.monotonic() + LOOK_PAUSE
        return lacking

    def _read_words(self) -> None:
        """Read what came into the word index here, so that no search has to wait for it."""
        with self._database.read() as session:
            words_of(self._database).bring_level(session)

    def _clear_erased(self) -> None:
        """Leave no original that a reviewer decided on in the files of the database."""
        if time.monotonic() > self._clear_after and self._database.clear_erased():
            self._clear_after = time.monotonic() + CLEAR_PAUSE

    def _report(self) -> None:
        count = 0 if self._chroma is None else len(self._chroma.ids())
        if (self._state, count) != self._reported:
            report_state(self._database, self._state, count)
            self._reported = (self._state, count)

    def _what(self) -> tuple[Settings, Database, str, int]:
        return self._settings, self._database, self._embedder.model_id, self._embedder.dimensions

    def _close(self) -> None:
        chroma, self._chroma, self._exact = self._chroma, None, None
        self._state = "stopped"
        try:
            if chroma is not None:
                close_index(self._settings, chroma)
        except IndexUnavailable:
            log.warning("the index did not close in order")
        finally:
            if self._owner is not None:
                self._owner.release()
