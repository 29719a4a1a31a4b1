"""Preparing files in their order, by threads that run a little ahead of whoever takes them."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from ingest.decide import ToRead
from ingest.prepare import Prepared, Preparing
from ingest.reading import ReadingPool, limits_of
from kb.anonymise.gate import Gate
from kb.settings import Settings

READERS = 2
AHEAD = 48
"""Files that may be read ahead of the embedding."""


def prepare_ahead(to_read: Sequence[ToRead], gate: Gate, settings: Settings) -> Iterator[Prepared]:
    """The files, read and past the gate, in their order."""
    with ReadingPool(READERS, limits_of(settings)) as pool, ThreadPoolExecutor(READERS) as threads:
        preparing = Preparing(pool, gate, settings.max_file_mb * 1_000_000, settings.folder_is_deidentified)
        running: deque[Future[Prepared]] = deque()
        for one in to_read:
            running.append(threads.submit(preparing.prepare, one))
            if len(running) >= AHEAD:
                yield preparing.look_again(running.popleft().result())
        while running:
            yield preparing.look_again(running.popleft().result())
