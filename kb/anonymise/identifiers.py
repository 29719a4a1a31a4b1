"""What the gate finds: one stretch of text, what it is, how sure, and why in words."""

from dataclasses import dataclass
from typing import Literal

Label = Literal[
    "PERSON",
    "ADDRESS",
    "POSTCODE",
    "LOCATION",
    "ORG",
    "DATE",
    "DOB",
    "AGE_OVER_89",
    "NHS_NUMBER",
    "NINO",
    "PHONE",
    "EMAIL",
    "URL",
    "USERNAME",
    "ID",
    "VEHICLE",
    "OTHER",
]

NUMBERED: frozenset[Label] = frozenset(
    ("POSTCODE", "DOB", "NHS_NUMBER", "NINO", "PHONE", "EMAIL", "URL", "USERNAME", "ID", "VEHICLE")
)

CUED = 0.95
"""Confidence from which the words beside a finding of a name say that it is one."""


@dataclass(frozen=True)
class Identifier:
    """A stretch of text that may point to a person; offsets count Unicode code points, end exclusive.

    `strong` says that this alone proves a text was not de-identified.
    """

    start: int
    end: int
    label: Label
    confidence: float
    reason: str
    strong: bool

    def covers(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end

    def overlaps(self, other: "Identifier") -> bool:
        return self.start < other.end and other.start < self.end


def is_a_guess(found: Identifier) -> bool:
    """Whether a name, a place or an organisation was found that no words beside it prove."""
    return found.label in ("PERSON", "LOCATION", "ORG") and not found.strong and found.confidence < CUED


@dataclass(frozen=True)
class TeamLists:
    """The team's own lists: words that always are identifiers, and words that never are."""

    always: tuple[tuple[str, Label], ...] = ()
    never: frozenset[str] = frozenset()


@dataclass(frozen=True)
class KnownNames:
    """Names the author gave for this text alone; used once, never stored."""

    client: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


NO_LISTS = TeamLists()
NO_KNOWN_NAMES = KnownNames()
