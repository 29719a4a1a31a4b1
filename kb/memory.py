"""What glibc is told, so that a server holds little more memory than it needs; nothing happens elsewhere."""

import ctypes
import sys

ARENA_MAX = -8
"""M_ARENA_MAX of malloc.h."""


def keep_few_heaps() -> None:
    """Keep two heaps rather than sixteen, each of which would hold on to what a search once needed."""
    _call("mallopt", ARENA_MAX, 2)


def give_back_freed() -> None:
    """Hand freed memory back to the system: building an index or reading all words needs much for a moment."""
    _call("malloc_trim", 0)


def _call(name: str, *numbers: int) -> None:
    function = getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
    if function is not None:
        function(*numbers)
