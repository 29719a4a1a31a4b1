"""Searches in turn: one at a time, the others wait for theirs, first come first served.

Python runs one thread at a time, and searches side by side would hand its lock to one another at every row that they
read: sixteen take half as much processor time again as the searches themselves. What the embedding model and the
index do needs no lock, so a question is made ready before its turn.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread

from kb.giving_way import mark_busy
from kb.search import Prepared, Query, prepare

if TYPE_CHECKING:
    from search_api.services import Services

Given = ParamSpec("Given")
Made = TypeVar("Made")

_TURN: Final = CapacityLimiter(1)
MANY: Final = 3
"""Searches that wait for their turn, from which a nightly run beside gives way."""


async def make_ready(services: "Services", query: Query) -> Prepared:
    """The question of a query read and embedded, beside whoever has the turn."""
    if _TURN.statistics().tasks_waiting >= MANY:
        mark_busy(services.settings.busy_mark)
    index = services.keeper.index
    work = partial(prepare, query, store=services.database, embedder=services.embedder, index=index)
    return await to_thread.run_sync(work)


def somebody_searches() -> bool:
    """Tell whether somebody has the turn just now."""
    return _TURN.statistics().borrowed_tokens > 0


async def in_turn(work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
    """What some work gives, done in a thread when its turn comes."""
    return await to_thread.run_sync(partial(work, *given, **named), limiter=_TURN)
