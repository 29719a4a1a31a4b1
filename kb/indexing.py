"""Bringing the index level with the store: embed what is new, add it, drop what is gone, build anew where need be."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from kb.database import Database
from kb.embedder import Embedder
from kb.errors import IndexUnavailable, OwnerActive
from kb.index import BATCH, ChromaIndex, ExactIndex, VectorIndex, batches, stack
from kb.index_owner import (
    break_seal,
    current_stamp,
    is_sealed,
    new_stamp,
    remove_other_folders,
    seal,
    switch_to,
    take_index,
)
from kb.indexing_check import check_folder, differing, finds, make_findable
from kb.indexing_server import lease, open_server_index
from kb.indexing_store import (
    acknowledge,
    changed_ids,
    count_lacking,
    every_embedding,
    fact,
    forget_embeddings,
    forget_old_words,
    lacking_embedding,
    live_embeddings,
    live_ids,
    newest_change,
    save_made,
    set_fact,
)
from kb.settings import Settings
from kb.store.keys import new_key
from kb.titles import embed_titles

WINDOW: Final = 2_048
PROVEN_AT_ONCE: Final = 64
"""Up to so many new passages, what a colleague wrote, are searched for at once; those of a night by the doctor."""
EMBED_AT_ONCE: Final = 64
TIDY_AFTER: Final = timedelta(hours=20)
DROPPED, TIDIED, ASKED = "index.dropped", "index.tidied", "index.tidy_asked"
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Level:
    """How many passages were embedded, added and dropped; `left_to_owner` where another process does the rest."""

    embedded: int = 0
    added: int = 0
    dropped: int = 0
    left_to_owner: bool = False


def bring_level(
    database: Database, index: VectorIndex | None, embedder: Embedder, progress: Progress | None = None
) -> Level:
    """Bring the index level with the store; without one, only embed, and leave the rest to the index's owner."""
    embedded = embed_missing(database, embedder, progress)
    if index is None:
        return Level(embedded, left_to_owner=True)
    added, dropped = drain(database, index, embedder.model_id)
    return Level(embedded, added, dropped)


def embed_missing(
    database: Database,
    embedder: Embedder,
    progress: Progress | None = None,
    *,
    written_here: bool = False,
    stop: threading.Event | None = None,
) -> int:
    """Embed the passages that the embedder's model has not embedded (or those written in the browser); return how many.

    The model works outside any transaction, so that it never holds up a writer.
    """
    total = 0
    if progress is not None:
        with database.read() as session:
            total = count_lacking(session, embedder.model_id)
    done = 0
    while waiting := _lacking(database, embedder.model_id, written_here=written_here):
        for batch in batches(waiting, EMBED_AT_ONCE):
            if stop is not None and stop.is_set():
                return done
            made = embedder.embed([words for _, words in batch])
            with database.begin() as session:
                save_made(session, embedder.model_id, {i: one for (i, _), one in zip(batch, made, strict=True)})
            done += len(batch)
            if progress is not None:
                progress(done, max(done, total))
    return done


def _lacking(database: Database, model_id: str, *, written_here: bool) -> list[tuple[str, str]]:
    with database.read() as session:
        return lacking_embedding(session, model_id, WINDOW, written_here=written_here)


def drain(database: Database, index: VectorIndex, model_id: str) -> tuple[int, int]:
    """Make the index follow the changes that wait for it; return how many passages were added and dropped.

    A change is forgotten only after the index has it, so a killed process only does it again.
    """
    with database.read() as session:
        up_to = newest_change(session)
        changed = list(changed_ids(session, up_to)) if up_to else []
    added = dropped = 0
    for ids in changed:
        with database.read() as session:
            there = live_embeddings(session, model_id, ids)
        held = index.ids()
        # A passage whose title changed is embedded anew under the id it has; what the index holds of it is worn out.
        worn = differing(index, {i: one for i, one in there.items() if i in held})
        gone = [i for i in ids if i not in there and i in held] + worn
        held.difference_update(worn)
        new = [i for i in there if i not in held]
        added, dropped = added + len(new), dropped + len(gone)
        _note_dropped(database, len(gone))
        index.drop(gone)
        if new:
            index.add(new, stack((there[i] for i in new), 0))
        if len(new) <= PROVEN_AT_ONCE:
            make_findable(index, {i: there[i] for i in new if not finds(index, i, there[i])})
    if up_to:
        with database.begin() as session:
            acknowledge(session, up_to)
    return added, dropped


def level_out(
    database: Database, index: VectorIndex, model_id: str, stop: threading.Event | None = None
) -> tuple[int, int]:
    """Compare every id of the store with every id of the index and settle the difference: (added, dropped)."""
    with database.read() as session:
        wanted = live_ids(session, model_id)
    held = index.ids()
    surplus, missing = sorted(held - wanted), sorted(wanted - held)
    _note_dropped(database, len(surplus))
    index.drop(surplus)
    for batch in batches(missing, BATCH):
        if stop is not None and stop.is_set():
            raise IndexUnavailable("The index was not finished: the process is stopping.")
        with database.read() as session:
            there = live_embeddings(session, model_id, batch)
        if there:
            index.add(list(there), stack(there.values(), 0))
    return len(missing), len(surplus)


def _note_dropped(database: Database, count: int) -> None:
    # Noted before the embeddings are dropped: they stay in Chroma's files until the folder is built anew.
    if count:
        with database.begin() as session:
            set_fact(session, DROPPED, str(int(fact(session, DROPPED) or 0) + count))


def load_exact(database: Database, model_id: str) -> ExactIndex:
    """Return an index that compares with every embedding in the store; it needs no ownership."""
    with database.read() as session:
        ids, embeddings = every_embedding(session, model_id)
    return ExactIndex(ids, stack([], 1) if embeddings is None else embeddings)


def open_index(settings: Settings, database: Database, model_id: str, dimensions: int) -> ChromaIndex:
    """Return the index, open and compared with the store; the caller owns it.

    Raises IndexUnavailable where there is none, it is broken, or it belongs to another model or another Chroma.
    """
    if settings.chroma_url:
        server = open_server_index(settings.chroma_url, model_id)
        drain(database, server, model_id)
        return server
    stamp = current_stamp(settings.index_dir)
    if stamp is None or stamp != new_stamp(stamp.folder, model_id, dimensions):
        raise IndexUnavailable("There is no index for this model yet.")
    if not is_sealed(settings.index_dir, stamp.folder):
        raise IndexUnavailable("The index was not closed in order, or its files were changed.")
    break_seal(settings.index_dir)
    index = ChromaIndex(settings.index_dir / stamp.folder)
    try:
        drain(database, index, model_id)
        level_out(database, index, model_id)
        check_folder(database, index, model_id)
    except IndexUnavailable:
        index.close()
        raise
    remove_other_folders(settings.index_dir, stamp.folder)
    return index


def build_index(
    settings: Settings, database: Database, model_id: str, dimensions: int, stop: threading.Event | None = None
) -> ChromaIndex:
    """Return a new index made from the embeddings in the store, without the model, and make it the current one.

    It is built beside the old one, which serves until the caller closes it; the old folder goes at `leave_old`.
    """
    if settings.chroma_url:
        return _build_on_server(settings, database, model_id, stop)
    before = current_stamp(settings.index_dir)
    folder = settings.index_dir / new_key()
    folder.mkdir(parents=True, mode=0o700)
    with database.read() as session:
        dropped = int(fact(session, DROPPED) or 0)
    index = ChromaIndex(folder)
    try:
        level_out(database, index, model_id, stop)
        drain(database, index, model_id)
        check_folder(database, index, model_id)
    except IndexUnavailable:
        index.close()
        raise
    index.blank_unused()
    switch_to(settings.index_dir, new_stamp(folder.name, model_id, dimensions))
    break_seal(settings.index_dir)
    _note_dropped(database, -dropped)
    if before is not None and before.model_id != model_id:
        with database.begin() as session:
            forget_embeddings(session, before.model_id)
    return index


def _build_on_server(
    settings: Settings, database: Database, model_id: str, stop: threading.Event | None
) -> ChromaIndex:
    old = open_server_index(settings.chroma_url, model_id)
    old.erase()
    index = open_server_index(settings.chroma_url, model_id)
    level_out(database, index, model_id, stop)
    return index


def leave_old(settings: Settings, index: ChromaIndex) -> None:
    """Remove every index folder but the one in use."""
    if not settings.chroma_url:
        remove_other_folders(settings.index_dir, index.folder.name)


def close_index(settings: Settings, index: ChromaIndex) -> None:
    """Close the index in order, so that the next start trusts it; one that failed is built anew then."""
    trusted = not index.suspect
    index.close()
    if trusted and not settings.chroma_url:
        seal(settings.index_dir, index.folder.name)


def needs_tidying(database: Database) -> bool:
    """Tell whether embeddings of dropped passages still lie in the index's files, and it is time to clear them."""
    with database.read() as session:
        dropped, asked, tidied = (fact(session, name) for name in (DROPPED, ASKED, TIDIED))
    if int(dropped or 0) == 0:
        return False
    return bool(asked) or not tidied or datetime.fromisoformat(tidied) < datetime.now(UTC) - TIDY_AFTER


def note_tidied(database: Database) -> None:
    """Remember that everything withdrawn has left the files."""
    forget_old_words(database)
    with database.begin() as session:
        set_fact(session, TIDIED, datetime.now(UTC).isoformat())
        set_fact(session, ASKED, "")


def ask_for_tidying(database: Database) -> None:
    """Ask the index's owner to clear its files of what is gone."""
    with database.begin() as session:
        set_fact(session, ASKED, datetime.now(UTC).isoformat())


def maintain(settings: Settings, database: Database, index: ChromaIndex, model_id: str, dimensions: int) -> ChromaIndex:
    """Return the index to use from now on: built anew where passages were dropped, so that nothing of them is left."""
    with database.read() as session:
        dropped = int(fact(session, DROPPED) or 0)
    if dropped:
        fresh = build_index(settings, database, model_id, dimensions)
        index.close()
        leave_old(settings, fresh)
        index = fresh
    note_tidied(database)
    return index


@contextmanager
def own_index(
    settings: Settings, database: Database, model_id: str, dimensions: int, what: str = "another command"
) -> Iterator[ChromaIndex]:
    """Own the index for the length of the block, built anew where it was missing or broken. Raises OwnerActive."""
    with lease(settings, database), take_index(settings, what):
        index = _open_or_build(settings, database, model_id, dimensions)
        try:
            yield index
        finally:
            close_index(settings, index)


def _open_or_build(settings: Settings, database: Database, model_id: str, dimensions: int) -> ChromaIndex:
    try:
        return open_index(settings, database, model_id, dimensions)
    except IndexUnavailable:
        index = build_index(settings, database, model_id, dimensions)
        leave_old(settings, index)
        return index


def rebuild_index(settings: Settings, database: Database, embedder: Embedder) -> int:
    """Embed what lacks an embedding, build a new index and switch to it; return its size. Raises OwnerActive."""
    with lease(settings, database), take_index(settings, "kb index rebuild"):
        embed_missing(database, embedder)
        index = build_index(settings, database, embedder.model_id, embedder.dimensions)
        leave_old(settings, index)
        count = index.count()
        close_index(settings, index)
    note_tidied(database)
    return count


def finish_run(settings: Settings, database: Database, embedder: Embedder, progress: Progress | None = None) -> Level:
    """End a run: embed what is new, then bring the index level, or leave that to the process that owns it.

    A night in which nothing changed opens neither the model nor the index.
    """
    embedded = embed_missing(database, embedder, progress)
    embed_titles(database, embedder)
    if not _something_waits(settings, database, embedder):
        return Level(embedded)
    try:
        with take_index(settings, "a run of kb ingest"), lease(settings, database):
            return _finish_as_owner(settings, database, embedder, embedded)
    except OwnerActive:
        ask_for_tidying(database)
        return Level(embedded, left_to_owner=True)


def _finish_as_owner(settings: Settings, database: Database, embedder: Embedder, embedded: int) -> Level:
    model_id, dimensions = embedder.model_id, embedder.dimensions
    index = _open_or_build(settings, database, model_id, dimensions)
    index = maintain(settings, database, index, model_id, dimensions)
    close_index(settings, index)
    return Level(embedded)


def _something_waits(settings: Settings, database: Database, embedder: Embedder) -> bool:
    with database.read() as session:
        if newest_change(session) or int(fact(session, DROPPED) or 0):
            return True
    if settings.chroma_url:
        return False
    stamp = current_stamp(settings.index_dir)
    return stamp is None or stamp != new_stamp(stamp.folder, embedder.model_id, embedder.dimensions)


def report_state(database: Database, state: str, count: int) -> None:
    """Leave word of how the index does, for `kb doctor` in another process."""
    note = {"state": state, "count": count, "at": datetime.now(UTC).isoformat(timespec="seconds")}
    with database.begin() as session:
        set_fact(session, "index.report", json.dumps(note))
