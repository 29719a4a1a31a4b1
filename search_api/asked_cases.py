"""Cases that were searched for, kept in memory for a while so that Back finds the results again."""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Final

KEPT_SECONDS: Final = 15 * 60
AT_MOST: Final = 5
"""Cases of one sign-in; the one that was looked at longest ago goes first."""


@dataclass
class _Asked:
    case: Mapping[str, str]
    until: float


class AskedCases:
    """What was asked by sign-in, under random ids: never on disk, and gone with the process.

    A sign-in gets what it asked itself, for a quarter of an hour after it last looked at it.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._asked: dict[tuple[str, str], _Asked] = {}

    def keep(self, sign_in: str, case: Mapping[str, str]) -> str:
        """Keep a case, whose identifiers the caller has taken out, and return its id."""
        case_id = secrets.token_urlsafe(16)
        with self._lock:
            self._drop_old()
            own = [key for key in self._asked if key[0] == sign_in]
            for key in own[: max(len(own) - AT_MOST + 1, 0)]:
                del self._asked[key]
            self._asked[sign_in, case_id] = _Asked(dict(case), self._clock() + KEPT_SECONDS)
        return case_id

    def find(self, sign_in: str, case_id: str) -> Mapping[str, str] | None:
        """What the same sign-in asked under an id, or None where it is gone."""
        with self._lock:
            self._drop_old()
            asked = self._asked.pop((sign_in, case_id), None)
            if asked is None:
                return None
            self._asked[sign_in, case_id] = _Asked(asked.case, self._clock() + KEPT_SECONDS)
            return asked.case

    @property
    def is_empty(self) -> bool:
        """Whether nothing is remembered of anybody."""
        return not self._asked

    def forget(self, sign_in: str) -> None:
        """Drop all that a sign-in asked, because it has ended."""
        with self._lock:
            for key in [key for key in self._asked if key[0] == sign_in]:
                del self._asked[key]

    def _drop_old(self) -> None:
        for key in [key for key, asked in self._asked.items() if asked.until <= self._clock()]:
            del self._asked[key]
