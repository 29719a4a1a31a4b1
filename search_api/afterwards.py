"""Work that nobody waits for, done when no search is at work: what was asked in vain passes the gate then."""

import time
from collections import deque
from collections.abc import Callable
from typing import Final

from anyio import sleep, to_thread

from search_api.turns import somebody_searches

LONGEST: Final = 2.0
"""Seconds that each piece of work waits for searches at most."""
MOST: Final = 500
"""From so many pieces on they are done at once, whoever searches."""
STEP: Final = 0.05


class Afterwards:
    """Pieces of work in the order they came, one at a time."""

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], object]] = deque()
        self._at_work = False

    async def do(self, work: Callable[[], object]) -> None:
        """Do some work, and what comes meanwhile; returns at once where another call does it all already."""
        self._waiting.append(work)
        if self._at_work:
            return
        self._at_work = True
        try:
            while self._waiting:
                await self._let_searches_by()
                await to_thread.run_sync(self._waiting.popleft())
        finally:
            self._at_work = False

    async def _let_searches_by(self) -> None:
        end = time.monotonic() + LONGEST
        while somebody_searches() and len(self._waiting) < MOST and time.monotonic() < end:
            await sleep(STEP)
