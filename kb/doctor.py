"""Proving that store and index agree, and mending what does not."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from filelock import FileLock, Timeout

from kb.database import Database
from kb.embedder import Embedder
from kb.errors import IndexUnavailable, OwnerActive
from kb.index import ChromaIndex, stack
from kb.index_owner import break_seal, current_stamp, is_sealed, new_stamp, take_index
from kb.indexing import build_index as build
from kb.indexing import (
    close_index,
    drain,
    embed_missing,
    leave_old,
    level_out,
    maintain,
    open_index,
)
from kb.indexing_check import ALL_BELOW, SAMPLE, Difference, compare, compare_all, enter_again
from kb.indexing_server import lease
from kb.indexing_store import (
    changed_ids,
    count_lacking,
    count_live,
    fact,
    faults_of_database,
    live_embeddings,
    newest_change,
    rebuild_words,
    words_agree,
)
from kb.settings import Settings

ROUNDS: Final = 5
"""How often passages that the graph has lost are entered again."""


@dataclass(frozen=True)
class Check:
    """One thing looked at: how many faults were found, how many of them were mended, and what they are."""

    name: str
    ok: bool
    found: int = 0
    mended: int = 0
    detail: str = ""


@dataclass(frozen=True)
class Report:
    """All that was looked at; `outside` where another process owns the index and only the store could be read."""

    checks: tuple[Check, ...]
    outside: bool = False
    why_outside: str = ""
    """One sentence: which process it is, and what that means for this report."""

    @property
    def ok(self) -> bool:
        return all(check.ok for check in self.checks)

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain values."""
        return {
            "ok": self.ok,
            "outside": self.outside,
            "why_outside": self.why_outside or None,
            "checks": [asdict(check) for check in self.checks],
        }


def run_doctor(settings: Settings, database: Database, embedder: Embedder, *, only_check: bool = False) -> Report:
    """Look at store and index, and mend what differs unless asked only to look; the index is let go of at the end.

    While a nightly run is at work, what it has written but not yet embedded is no fault, so all is seen from outside.
    """
    if _run_is_active(settings):
        return _from_outside(database, embedder.model_id, "A nightly run is at work.")
    try:
        with take_index(settings, "kb doctor"), lease(settings, database):
            return _look(settings, database, embedder) if only_check else _mend(settings, database, embedder)
    except OwnerActive as active:
        return _from_outside(database, embedder.model_id, str(active))


def _from_outside(database: Database, model_id: str, who: str) -> Report:
    why = f"{who.removesuffix('.')}, so the index was checked from outside and nothing was mended."
    return replace(examine_from_outside(database, model_id), why_outside=why)


def _run_is_active(settings: Settings) -> bool:
    try:
        with FileLock(settings.run_lock, timeout=0):
            return False
    except Timeout:
        return True


def examine(database: Database, index: ChromaIndex | None, model_id: str) -> Report:
    """Return every check on the store and on the index that the caller owns; None is an index that cannot be opened."""
    if index is None:
        return Report(
            (
                *_checks_of_store(database, model_id),
                _check("index", 1, "it is missing, was not closed in order, or cannot be opened"),
            )
        )
    try:
        found = compare(database, index, model_id, _sample(database, model_id))
        if found.graph_fails:
            compare_all(index)
            found = compare(database, index, model_id, _sample(database, model_id))
    except IndexUnavailable as error:
        return Report((*_checks_of_store(database, model_id), _check("index", 1, str(error))))
    return Report((*_checks_of_store(database, model_id), *_checks_of_index(database, found)))


def _sample(database: Database, model_id: str) -> int | None:
    """How many passages are searched for: all of them (None) where that takes minutes at most."""
    with database.read() as session:
        return None if count_live(session, model_id) < ALL_BELOW else SAMPLE


def mend(database: Database, index: ChromaIndex, embedder: Embedder) -> None:
    """Embed, add, drop and put right whatever the store says should be otherwise. May raise IndexUnavailable."""
    embed_missing(database, embedder)
    drain(database, index, embedder.model_id)
    level_out(database, index, embedder.model_id)
    # One passage entered anew may put another out of the graph's reach, so this is done until none is.
    for _ in range(ROUNDS):
        found = compare(database, index, embedder.model_id, _sample(database, embedder.model_id))
        with database.read() as session:
            wanted = live_embeddings(session, embedder.model_id, found.damaged)
            lost = live_embeddings(session, embedder.model_id, found.unfindable)
        if wanted:
            index.replace(list(wanted), stack(wanted.values(), embedder.dimensions))
        enter_again(index, lost)
        if not wanted and not lost:
            return


def examine_from_outside(database: Database, model_id: str) -> Report:
    """Return the checks on the store, and what the index's owner last said about it."""
    with database.read() as session:
        said = json.loads(fact(session, "index.report") or "{}")
        waiting, live = newest_change(session), count_live(session, model_id)
    state, count = said.get("state", "unknown"), said.get("count", 0)
    level = state == "ready" and (bool(waiting) or count == live)
    detail = f"its owner last said: {state}, {count} of {live} passages"
    return Report((*_checks_of_store(database, model_id), Check("index", level, int(not level), 0, detail)), True)


def _is_empty(database: Database, model_id: str) -> bool:
    with database.read() as session:
        return not count_live(session, model_id)


def _look(settings: Settings, database: Database, embedder: Embedder) -> Report:
    stamp = current_stamp(settings.index_dir)
    if settings.chroma_url:
        return examine(database, open_index(settings, database, embedder.model_id, 0), embedder.model_id)
    if stamp is None and _is_empty(database, embedder.model_id):
        return Report(_checks_of_store(database, embedder.model_id))
    if stamp is None or stamp != new_stamp(stamp.folder, embedder.model_id, embedder.dimensions):
        return examine(database, None, embedder.model_id)
    if not is_sealed(settings.index_dir, stamp.folder):
        return examine(database, None, embedder.model_id)
    break_seal(settings.index_dir)
    try:
        index = ChromaIndex(settings.index_dir / stamp.folder)
    except IndexUnavailable:
        return examine(database, None, embedder.model_id)
    report = examine(database, index, embedder.model_id)
    close_index(settings, index)
    return report


def _mend(settings: Settings, database: Database, embedder: Embedder) -> Report:
    before = _look(settings, database, embedder)
    if not words_agree(database):
        rebuild_words(database)
    embed_missing(database, embedder)
    index = _mended_index(settings, database, embedder)
    kept = maintain(settings, database, index, embedder.model_id, embedder.dimensions)
    if kept is not index:
        mend(database, kept, embedder)
    after = examine(database, kept, embedder.model_id)
    close_index(settings, kept)
    return _both(before, after)


def _mended_index(settings: Settings, database: Database, embedder: Embedder) -> ChromaIndex:
    what = (settings, database, embedder.model_id, embedder.dimensions)
    try:
        index = open_index(*what)
        mend(database, index, embedder)
        if examine(database, index, embedder.model_id).ok:
            return index
        index.close()
    except IndexUnavailable:
        pass  # what cannot be mended is built anew from the store
    index = build(*what)
    leave_old(settings, index)
    mend(database, index, embedder)
    return index


def _both(before: Report, after: Report) -> Report:
    found = {check.name: check for check in before.checks}
    return Report(
        tuple(
            replace(
                check,
                found=max(check.found, found[check.name].found if check.name in found else 0),
                mended=max(0, (found[check.name].found if check.name in found else 0) - check.found),
                detail=check.detail or (found[check.name].detail if check.name in found else ""),
            )
            for check in after.checks
        )
    )


def _checks_of_store(database: Database, model_id: str) -> tuple[Check, ...]:
    with database.read() as session:
        lacking = count_lacking(session, model_id)
    faults = faults_of_database(database)
    return (
        _check("database", len(faults), "; ".join(faults[:5])),
        _check("words", int(not words_agree(database)), "the word index differs from the passages"),
        _check("embedded", lacking, "passages without an embedding by this model"),
    )


def _checks_of_index(database: Database, found: Difference) -> tuple[Check, ...]:
    # What still waits for the owner to follow is not a fault.
    with database.read() as session:
        waiting = {i for ids in changed_ids(session, newest_change(session)) for i in ids}
    missing, surplus = set(found.missing) - waiting, set(found.surplus) - waiting
    return (
        _check("index", len(missing), "live passages that the index lacks"),
        _check("withdrawn", len(surplus), "passages in the index that are withdrawn or unknown"),
        _check("embeddings", len(found.damaged), "embeddings that are lost or wrong"),
        _check("findable", len(found.unfindable), "passages that do not find themselves"),
    )


def _check(name: str, found: int, detail: str) -> Check:
    return Check(name, found == 0, found, 0, detail if found else "")
