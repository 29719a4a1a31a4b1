"""Searches in turn: one at a time, the others wait for theirs, first come first served.

Python runs one thread at a time, and searches side by side would hand its lock to one another at every statement:
sixteen take half as much processor time again as the searches themselves. What the embedding model and the index do
needs no lock, so a question is made ready before its turn.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from anyio import to_thread

from kb.giving_way import mark_busy
from kb.search import Prepared, Query, prepare

if TYPE_CHECKING:
    from search_api.services import Services

Given = ParamSpec("Given")
Made = TypeVar("Made")

MANY: Final = 3
"""Searches that wait for their turn, from which a nightly run beside gives way."""


class _Turns:
    """A thread of its own that does one search after another: it goes on to the next without asking anybody."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "search")
        self.asked = 0
        """Searches that have the turn or wait for it."""

    async def take(self, work: Callable[[], Made]) -> Made:
        self.asked += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, copy_context().run, work)
        finally:
            self.asked -= 1


_TURNS: Final = _Turns()


async def make_ready(services: "Services", query: Query) -> Prepared:
    """The question of a query read and embedded, beside whoever has the turn."""
    if _TURNS.asked > MANY:
        mark_busy(services.settings.busy_mark)
    index = services.keeper.index
    work = partial(prepare, query, store=services.database, embedder=services.embedder, index=index)
    return await to_thread.run_sync(work)


def somebody_searches() -> bool:
    """Tell whether somebody has the turn just now."""
    return _TURNS.asked > 0


async def in_turn(work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
    """What some work gives, done when its turn comes."""
    return await _TURNS.take(partial(work, *given, **named))
