"""The index: which passages lie nearest to an embedding. The one module that imports chromadb."""

import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar, cast
from urllib.parse import urlsplit

import numpy as np

from kb.errors import IndexUnavailable
from kb.types import FloatArray, Hit

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

ResultT = TypeVar("ResultT")

READ_SECONDS: Final = 5.0
WRITE_SECONDS: Final = 20.0
"""A batch may wait for Chroma to save its files; a reader may not keep a page waiting that long."""
BATCH: Final = 250
IDS_AT_ONCE: Final = 10_000
LEAST_FREE_BYTES: Final = 64 * 1024 * 1024
COLLECTION: Final = "passages"
# Measured on 12,000 clustered embeddings after nights of change: Chroma's defaults (16, 100, 100) lose 0.13 % of the
# passages even to a search with their own embedding, these lose 0.01 %, and recall@10 rises from 0.65 to 0.98.
GRAPH: Final[dict[str, Any]] = {"space": "cosine", "max_neighbors": 32, "ef_construction": 200, "ef_search": 400}


class VectorIndex(Protocol):
    """Finds passages by their embedding (float32, unit length). Any call may raise IndexUnavailable."""

    def nearest(self, embedding: FloatArray, limit: int, among: Sequence[str] | None = None) -> list[Hit]:
        """Return the passages nearest to an embedding, best first, among the given ids where there are any."""

    def add(self, ids: Sequence[str], embeddings: FloatArray) -> None:
        """Add embeddings (n, dimensions); an id that is there already keeps the embedding it has."""

    def drop(self, ids: Sequence[str]) -> None:
        """Drop passages; unknown ids are passed over."""

    def ids(self) -> set[str]:
        """Return the ids of every passage in the index."""

    def count(self) -> int:
        """Return how many passages are in the index."""

    def embeddings_of(self, ids: Sequence[str]) -> dict[str, FloatArray]:
        """Return the embeddings the index holds, by id; one whose embedding is lost is left out."""

    def close(self) -> None:
        """Let go of the index; nothing may be asked afterwards."""


class ExactIndex:
    """Compares with every embedding (n, dimensions): exact, and fast enough for tens of thousands."""

    def __init__(self, ids: Sequence[str], embeddings: FloatArray) -> None:
        self._ids = list(ids)
        self._embeddings = np.ascontiguousarray(embeddings, dtype=np.float32)
        self._at = {passage_id: at for at, passage_id in enumerate(self._ids)}

    def nearest(self, embedding: FloatArray, limit: int, among: Sequence[str] | None = None) -> list[Hit]:
        rows = self._rows(among)
        if limit < 1 or len(rows) == 0:
            return []
        chosen = self._embeddings if among is None else self._embeddings[rows]
        scores = chosen @ np.asarray(embedding, dtype=np.float32)
        best = np.argpartition(-scores, min(limit, len(scores)) - 1)[:limit]
        ordered = best[np.argsort(-scores[best], kind="stable")]
        return [Hit(self._ids[rows[at]], float(scores[at])) for at in ordered]

    def add(self, ids: Sequence[str], embeddings: FloatArray) -> None:
        new = [at for at, passage_id in enumerate(ids) if passage_id not in self._at]
        added = np.asarray(embeddings, dtype=np.float32)[new]
        self._embeddings = added if not self._ids else np.concatenate([self._embeddings, added])
        for at in new:
            self._at[ids[at]] = len(self._ids)
            self._ids.append(ids[at])

    def drop(self, ids: Sequence[str]) -> None:
        gone = {passage_id for passage_id in ids if passage_id in self._at}
        kept = [at for at, passage_id in enumerate(self._ids) if passage_id not in gone]
        self._ids = [self._ids[at] for at in kept]
        self._embeddings = self._embeddings[kept]
        self._at = {passage_id: at for at, passage_id in enumerate(self._ids)}

    def ids(self) -> set[str]:
        return set(self._ids)

    def count(self) -> int:
        return len(self._ids)

    def embeddings_of(self, ids: Sequence[str]) -> dict[str, FloatArray]:
        return {i: self._embeddings[self._at[i]] for i in ids if i in self._at}

    def close(self) -> None:
        self._embeddings = self._embeddings[:0]

    def _rows(self, among: Sequence[str] | None) -> Sequence[int]:
        if among is None:
            return range(len(self._ids))
        return [self._at[passage_id] for passage_id in dict.fromkeys(among) if passage_id in self._at]


class ChromaIndex:
    """A Chroma collection in a folder of its own, which no other process may open at the same time.

    Every call has a time limit of its own, because Chroma waits minutes for a lock. After the first failure the index
    is `suspect` and answers no more: a second try would succeed over a part of the passages without a word.

    Its graph links what lies near each other, so where very many passages say the same it loses the way to others; then
    `compare_all` has a question compared with every embedding instead.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.suspect = False
        self._writing = threading.Lock()
        self._comparing = threading.Lock()
        self._all: ExactIndex | None = None
        self._client, self._collection = self._timed(WRITE_SECONDS, self._connect)
        self._known = self._read_ids()

    @property
    def compares_all(self) -> bool:
        """Whether questions are compared with every embedding, past the graph."""
        return self._all is not None

    def compare_all(self) -> None:
        """From now on compare a question with every embedding: exact, some milliseconds slower, and kept in memory."""
        held = self.embeddings_of(sorted(self.ids()))
        self._all = ExactIndex(list(held), stack(held.values(), 0))

    def nearest(self, embedding: FloatArray, limit: int, among: Sequence[str] | None = None) -> list[Hit]:
        if self._all is not None:
            with self._comparing:
                return self._all.nearest(embedding, limit, among)
        # A question that meets the very first write fails in Chroma, so an index that holds nothing yet is not asked.
        # It also refuses the whole question where one id of the list is unknown to it.
        allowed = None if among is None else self._present(list(dict.fromkeys(among)))
        if limit < 1 or allowed == [] or self._is_empty():
            return []
        found = self._timed(
            READ_SECONDS,
            lambda: self._collection.query(
                query_embeddings=np.asarray(embedding, dtype=np.float32)[None, :],
                n_results=limit if allowed is None else min(limit, len(allowed)),
                ids=allowed,
                include=["distances"],
            ),
        )
        distances = (found["distances"] or [[]])[0]
        return [Hit(i, 1.0 - float(d)) for i, d in zip(found["ids"][0], distances, strict=True)]

    def add(self, ids: Sequence[str], embeddings: FloatArray) -> None:
        """Add embeddings (n, dimensions) and read them back; ids that are there already stay as they are."""
        self._write(self._collection.add, ids, embeddings)

    def replace(self, ids: Sequence[str], embeddings: FloatArray) -> None:
        """Put embeddings (n, dimensions) in place of lost or wrong ones."""
        self._write(self._collection.upsert, ids, embeddings)

    def drop(self, ids: Sequence[str]) -> None:
        gone = self._present(list(dict.fromkeys(ids)))
        for batch in batches(gone):
            with self._writing:
                self._timed(WRITE_SECONDS, partial(self._collection.delete, ids=batch))
                self._known -= set(batch)
            if self._all is not None:
                with self._comparing:
                    self._all.drop(batch)

    def ids(self) -> set[str]:
        return set(self._known)

    def count(self) -> int:
        return self._timed(READ_SECONDS, self._collection.count)

    def embeddings_of(self, ids: Sequence[str]) -> dict[str, FloatArray]:
        """Return the embeddings the index holds, by id; one whose embedding is lost is left out.

        Chroma raises for a whole list where one embedding in it is lost, so such a list is halved until the lost ones
        stand alone. This is the one place that asks again after a failure.
        """
        found: dict[str, FloatArray] = {}
        waiting = [list(batch) for batch in batches(list(ids))]
        while waiting:
            batch = waiting.pop()
            try:
                found.update(self._timed(READ_SECONDS, partial(self._get, batch)))
            except IndexUnavailable:
                self.suspect = False
                if len(batch) > 1:
                    waiting += [batch[: len(batch) // 2], batch[len(batch) // 2 :]]
        return found

    def close(self) -> None:
        self.suspect = False
        self._timed(WRITE_SECONDS, self._client.close)
        self.suspect = True

    def blank_unused(self) -> None:
        """Overwrite the file that Chroma sets aside for embeddings before it has saved any.

        Chroma fills it with whatever lay in this process's memory, embeddings of withdrawn passages among it.
        """
        for file in self.folder.rglob("data_level0.bin"):
            if not (file.parent / "index_metadata.pickle").exists():
                with file.open("r+b") as opened:
                    opened.write(bytes(file.stat().st_size))

    def _connect(self) -> "tuple[Any, Collection]":
        from chromadb import PersistentClient  # takes a second to import

        client = PersistentClient(str(self.folder), chroma_settings())
        return client, open_collection(client, COLLECTION)

    def _write(self, write: Callable[..., None], ids: Sequence[str], embeddings: FloatArray) -> None:
        embeddings = np.asarray(embeddings, dtype=np.float32)
        if not np.isfinite(embeddings).all():
            raise ValueError("an embedding holds something that is not a number")
        for batch in batches(range(len(ids))):
            chosen, rows = [ids[at] for at in batch], embeddings[list(batch)]
            self._check_free_space()
            with self._writing:
                self._timed(WRITE_SECONDS, partial(write, ids=chosen, embeddings=rows))
                read_back = self._timed(READ_SECONDS, partial(self._get, chosen))
                self._known |= read_back.keys()
            if len(read_back) < len(set(chosen)):
                self.suspect = True
                raise IndexUnavailable("The index did not keep what it was given.")
            if self._all is not None:
                with self._comparing:
                    self._all.drop(list(read_back))
                    self._all.add(list(read_back), stack(read_back.values(), 0))

    def _get(self, ids: list[str]) -> dict[str, FloatArray]:
        got = self._collection.get(ids=ids, include=["embeddings"])
        return dict(zip(got["ids"], cast(FloatArray, got["embeddings"]), strict=True))

    def _is_empty(self) -> bool:
        return not self._known

    def _present(self, ids: list[str]) -> list[str]:
        return [passage_id for passage_id in ids if passage_id in self._known]

    def _read_ids(self) -> set[str]:
        found: set[str] = set()
        for start in range(0, self.count(), IDS_AT_ONCE):
            page = partial(self._collection.get, limit=IDS_AT_ONCE, offset=start, include=[])
            found.update(self._timed(READ_SECONDS, page)["ids"])
        return found

    def _check_free_space(self) -> None:
        # On a full disk Chroma first raises and then hangs.
        if shutil.disk_usage(self.folder).free < LEAST_FREE_BYTES:
            raise IndexUnavailable("The disk is too full for the index to grow.")

    def _timed(self, seconds: float, work: Callable[[], ResultT]) -> ResultT:
        if self.suspect:
            raise IndexUnavailable("The index failed and is being rebuilt.")
        try:
            return within(seconds, work)
        except IndexUnavailable:
            self.suspect = True
            raise


class ChromaServerIndex(ChromaIndex):
    """A collection on a Chroma server, which several processes may use; whoever writes holds the lease."""

    def __init__(self, url: str, collection: str) -> None:
        self.url, self.collection_name = url, collection
        super().__init__(Path())

    def ids(self) -> set[str]:
        return self._read_ids()

    def compare_all(self) -> None:
        """Leave it to the server: what this process kept in memory would miss what others write."""

    def erase(self) -> None:
        """Delete the whole collection from the server."""
        self._timed(WRITE_SECONDS, lambda: self._client.delete_collection(self.collection_name))

    def _connect(self) -> "tuple[Any, Collection]":
        from chromadb import HttpClient  # takes a second to import

        address = urlsplit(self.url)
        secure = address.scheme == "https"
        client = HttpClient(
            address.hostname or "localhost",
            address.port or (443 if secure else 8000),
            ssl=secure,
            settings=chroma_settings(),
        )
        return client, open_collection(client, self.collection_name)

    def _is_empty(self) -> bool:
        return False  # another process may have filled it

    def _present(self, ids: list[str]) -> list[str]:
        there: list[str] = []
        for start in range(0, len(ids), BATCH):
            part = ids[start : start + BATCH]
            there += self._timed(READ_SECONDS, partial(self._collection.get, ids=part, include=[]))["ids"]
        return there

    def _check_free_space(self) -> None:
        """Leave the disk to the server."""


def chroma_settings() -> Any:
    """Return Chroma's settings: it reports to nobody."""
    from chromadb.config import Settings as ChromaSettings

    return ChromaSettings(anonymized_telemetry=False)


def open_collection(client: "ClientAPI", name: str) -> "Collection":
    """Return the collection, made where it is missing. Chroma gets no text, so it needs no embedding function.

    Its `configuration` is never read: reading it builds whatever model the stored one names (CVE-2026-45829).
    """
    configuration: Any = {"hnsw": dict(GRAPH)}
    return client.get_or_create_collection(name, embedding_function=None, configuration=configuration)


class _Caller(threading.Thread):
    """A thread that calls the index for others, one call at a time; kept, since a thread for each call costs more.

    One whose call took too long ends with that call.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True, name="index-call")
        self._asked: SimpleQueue[Callable[[], Any] | None] = SimpleQueue()
        self._given: SimpleQueue[tuple[Any, str]] = SimpleQueue()
        self.start()

    def run(self) -> None:
        while work := self._asked.get():
            try:
                given = work(), ""
            except BaseException as error:  # a panic in Chroma's Rust code is no Exception
                given = None, type(error).__name__
            self._given.put(given)
            del work, given  # or they would be kept until the next call

    def call(self, work: Callable[[], ResultT], seconds: float) -> tuple[ResultT, str]:
        """What the call gives, and what it failed with, if it did. Raises queue.Empty where it takes longer."""
        self._asked.put(work)
        try:
            return self._given.get(timeout=seconds)
        except Empty:
            self._asked.put(None)
            raise


_CALLERS: Final[list[_Caller]] = []
"""Those that wait for a call."""


def within(seconds: float, work: Callable[[], ResultT]) -> ResultT:
    """Return what `work` returns; raise IndexUnavailable where it fails or takes longer than `seconds`.

    It runs in a daemon thread, so that a call that hangs for ever holds up neither a page nor the end of the process.
    """
    try:
        caller = _CALLERS.pop()
    except IndexError:
        caller = _Caller()
    try:
        result, failure = caller.call(work, seconds)
    except Empty:  # the thread is left to its call
        raise IndexUnavailable("The index did not answer.") from None
    _CALLERS.append(caller)
    if failure:
        raise IndexUnavailable(f"The index failed: {failure}.")
    return result


ItemT = TypeVar("ItemT")


def batches(items: Sequence[ItemT], size: int = BATCH) -> Iterator[list[ItemT]]:
    """Return the items in lists of at most `size`."""
    for start in range(0, len(items), size):
        yield list(items[start : start + size])


def stack(embeddings: Iterable[FloatArray], dimensions: int) -> FloatArray:
    """Return the embeddings as one array (n, dimensions), also where there are none."""
    rows = list(embeddings)
    return np.stack(rows) if rows else np.zeros((0, dimensions), dtype=np.float32)
