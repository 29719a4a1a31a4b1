"""A nightly run gives way while many search: the web server marks that searches wait, and the run waits a little.

Idle time alone is not enough: what a run does beside them slows searches through the caches and memory they share.
"""

import contextlib
import time
from pathlib import Path
from typing import Final

FRESH: Final = 0.5
"""Seconds for which a mark counts."""
LONGEST: Final = 10.0
"""Seconds that a run waits at most: it goes on, however many search."""
IN_THE_SERVER: Final = 3.0
"""The same for what the web server does beside its searches: what a colleague saved is to be found soon."""
AT_WORK: Final = 0.2
"""Seconds that it then works before it waits again."""
STEP: Final = 0.05

_works_until: dict[Path, float] = {}


def mark_busy(mark: Path) -> None:
    """Say that searches wait for one another just now."""
    with contextlib.suppress(OSError):
        mark.touch()


def give_way(mark: Path, longest: float = LONGEST) -> None:
    """Wait while somebody said so a moment ago, so many seconds at most; who waited them out goes on for AT_WORK."""
    if time.monotonic() < _works_until.get(mark, 0):
        return
    end = time.monotonic() + longest
    while _is_fresh(mark):
        if time.monotonic() >= end:
            _works_until[mark] = end + AT_WORK
            return
        time.sleep(STEP)


def _is_fresh(mark: Path) -> bool:
    try:
        return time.time() - mark.stat().st_mtime < FRESH
    except OSError:
        return False
