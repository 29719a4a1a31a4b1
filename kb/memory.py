"""How memory is kept: little more than is needed, no long rounds through what stays, nothing left in what is freed."""

import ctypes
import gc
import sys

ARENA_MAX, PERTURB = -8, -6
"""M_ARENA_MAX and M_PERTURB of malloc.h."""
ONES = 0xFF
"""What freed memory is filled with; what is given out is filled with the opposite, zeros."""


def keep_few_heaps() -> None:
    """Keep two heaps rather than sixteen, each of which would hold on to what a search once needed (glibc)."""
    _call("mallopt", ARENA_MAX, 2)


def wipe() -> None:
    """Fill memory when it is freed and when it is given out (glibc).

    The index writes memory to its files that it never filled itself, and in it stood whatever had been freed before:
    once the words of a note that was held.
    """
    _call("mallopt", PERTURB, ONES)


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
