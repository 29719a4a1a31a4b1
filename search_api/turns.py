"""Searches in turn, and the pages of what they found: one at a time, the others wait, first come first served.

Python runs one thread at a time, and searches side by side would hand its lock to one another at every statement:
sixteen take half as much processor time again as the searches themselves. What the embedding model and the index do
needs no lock, so a question is made ready before its turn; the search itself is another process's work when many ask.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from anyio import to_thread

from kb.giving_way import mark_busy
from kb.search import Answer, Query, answer, prepare

if TYPE_CHECKING:
    from search_api.services import Services

Given = ParamSpec("Given")
Made = TypeVar("Made")

MANY: Final = 3
"""Searches that wait for their turn, from which a nightly run beside gives way."""


class _Turns:
    """A thread of its own that does one piece of work after another: it goes on to the next without asking anybody."""

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(1, name)
        self.asked = 0
        """Pieces of work that have the turn or wait for it."""

    async def take(self, work: Callable[[], Made]) -> Made:
        self.asked += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, copy_context().run, work)
        finally:
            self.asked -= 1


_SEARCHES: Final = _Turns("search")
_PAGES: Final = _Turns("page")


async def ask(services: "Services", query: Query) -> Answer:
    """The one search, as pages and API ask it."""
    if _SEARCHES.asked + _PAGES.asked > MANY:
        mark_busy(services.settings.busy_mark)
    index = services.keeper.index
    work = partial(prepare, query, store=services.database, embedder=services.embedder, index=index)
    prepared = await to_thread.run_sync(work)
    # Who searches alone is answered sooner here: to hand a question over takes a few milliseconds.
    there = services.search_process if somebody_searches() else None
    return await _SEARCHES.take(
        partial(there.answer, prepared) if there else partial(answer, prepared, services.database)
    )


def somebody_searches() -> bool:
    """Tell whether a search has the turn just now, or the page of one."""
    return _SEARCHES.asked + _PAGES.asked > 0


async def in_turn(work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
    """What some work for a page gives, done when its turn comes."""
    return await _PAGES.take(partial(work, *given, **named))
