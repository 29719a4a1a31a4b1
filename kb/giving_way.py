"""A nightly run gives way while many search: the web server marks that searches wait, and the run waits a little.

Idle time alone is not enough: what a run does beside them slows searches through the caches and memory they share.
"""

import contextlib
import time
from pathlib import Path
from typing import Final

FRESH: Final = 0.5
"""Seconds for which a mark counts."""
LONGEST: Final = 5.0
"""Seconds that a run waits before a file at most: it goes on, however many search."""
STEP: Final = 0.05


def mark_busy(mark: Path) -> None:
    """Say that searches wait for one another just now."""
    with contextlib.suppress(OSError):
        mark.touch()


def give_way(mark: Path) -> None:
    """Wait while somebody said so a moment ago, LONGEST seconds at most."""
    end = time.monotonic() + LONGEST
    while _is_fresh(mark) and time.monotonic() < end:
        time.sleep(STEP)


def _is_fresh(mark: Path) -> bool:
    try:
        return time.time() - mark.stat().st_mtime < FRESH
    except OSError:
        return False
