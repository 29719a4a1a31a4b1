"""A nightly run gives way while many search: the web server marks that searches wait, and the run waits a little.

Idle time alone is not enough: what a run does beside them slows searches through the caches and memory they share.
"""

import contextlib
import math
import threading
import time
from pathlib import Path
from typing import Final

FRESH: Final = 0.5
"""Seconds for which a mark counts."""
LONGEST: Final = 4.0
"""Seconds after which one of a run's threads goes on, however many search: one by one, or all would do so at once."""
IN_THE_SERVER: Final = 3.0
"""The same for what the web server does beside its searches: what a colleague saved is to be found soon."""
AT_WORK: Final = 0.2
"""Seconds that it then works before it waits again."""
STEP: Final = 0.05

_went_on: dict[Path, float] = {}
"""When somebody of this process last went on, by mark."""
_lock = threading.Lock()


def mark_busy(mark: Path) -> None:
    """Say that searches wait for one another just now."""
    with contextlib.suppress(OSError):
        mark.touch()


def give_way(mark: Path, longest: float = LONGEST) -> None:
    """Wait while somebody said so a moment ago.

    After so many seconds one of those who wait goes on, and what it does next within AT_WORK; then the next has to wait
    as long again.
    """
    began = time.monotonic()
    while _is_fresh(mark) and not _goes_on(mark, began, longest):
        time.sleep(STEP)


def _goes_on(mark: Path, began: float, longest: float) -> bool:
    now = time.monotonic()
    with _lock:
        last = _went_on.get(mark, -math.inf)
        if last <= began < last + AT_WORK:
            return True
        if now - max(began, last) < longest:
            return False
        _went_on[mark] = now
        return True


def _is_fresh(mark: Path) -> bool:
    try:
        return time.time() - mark.stat().st_mtime < FRESH
    except OSError:
        return False
