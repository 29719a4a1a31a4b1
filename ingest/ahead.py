"""Preparing files in their order, by threads that run a little ahead of whoever takes them."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from ingest.decide import ToRead
from ingest.prepare import Prepared, Preparing
from ingest.reading import ReadingPool, limits_of
from kb.anonymise.gate import Gate
from kb.giving_way import give_way
from kb.settings import Settings

READERS, THREADS = 2, 3
"""Child processes, and the threads that go from one file to the next: the third has the model while two read."""
AHEAD = 48
"""Files that may be read ahead of the embedding."""


def prepare_ahead(to_read: Sequence[ToRead], gate: Gate, settings: Settings) -> Iterator[Prepared]:
    """The files, read and past the gate, in their order."""
    children = min(READERS, len(to_read))
    with ReadingPool(children, limits_of(settings), at_once=True) as pool, ThreadPoolExecutor(THREADS) as threads:
        gate = gate.with_rules(pool.find_by_rules)
        preparing = Preparing(pool, gate, settings.max_file_mb * 1_000_000, settings.folder_is_deidentified)
        running: deque[Future[Prepared]] = deque()
        for one in to_read:
            running.append(threads.submit(_prepare, preparing, one, settings))
            if len(running) >= AHEAD:
                yield preparing.look_again(running.popleft().result())
        while running:
            yield preparing.look_again(running.popleft().result())


def _prepare(preparing: Preparing, one: ToRead, settings: Settings) -> Prepared:
    give_way(settings.busy_mark)
    return preparing.prepare(one)
