"""How a server keeps its memory: little more of it than it needs, and no long rounds through what stays."""

import ctypes
import gc
import sys

ARENA_MAX = -8
"""M_ARENA_MAX of malloc.h."""


def keep_few_heaps() -> None:
    """Keep two heaps rather than sixteen, each of which would hold on to what a search once needed (glibc)."""
    _call("mallopt", ARENA_MAX, 2)


def give_back_freed() -> None:
    """Hand freed memory back to the system: building an index or reading all words needs much for a moment (glibc)."""
    _call("malloc_trim", 0)


def settle() -> None:
    """Leave what stands by now out of the garbage collector's rounds, and give back what was only needed to make it.

    A round through all modules, words and ids of a large store holds up every search for a seventh of a second.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    give_back_freed()


def _call(name: str, *numbers: int) -> None:
    function = getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
    if function is not None:
        function(*numbers)
