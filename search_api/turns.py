"""Searches in turn: as many at once as there are processors, the others wait for theirs, first come first served.

Sixteen side by side would hand Python's one lock to one another at every row that they read, which takes half as much
processor time again as the searches themselves.
"""

import os
from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import Final, ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread

Given = ParamSpec("Given")
Made = TypeVar("Made")

AT_ONCE: Final = max(os.cpu_count() or 1, 2)
_TURNS: Final = CapacityLimiter(AT_ONCE)


def in_turn(page: Callable[Given, Made]) -> Callable[Given, Awaitable[Made]]:
    """Make a page that searches wait its turn; stands below the route's own decorator."""

    @wraps(page)
    async def wait_and_make(*given: Given.args, **named: Given.kwargs) -> Made:
        return await to_thread.run_sync(partial(page, *given, **named), limiter=_TURNS)

    return wait_and_make
