"""Three measures on absolute scales, added up.

A record's score is the cosine of its best passage, plus the share of the question's information that its words hold,
plus a part of how well that passage's words match the question's. The weights were chosen on five public
collections (docs/search.md); the surface around them is flat.
"""

from dataclasses import dataclass
from typing import Final

WORDS: Final = 1.0
LATE: Final = 0.7


@dataclass(frozen=True)
class Evidence:
    """How close a record's best passage is by each measure: cosine -1 to 1, words 0 to 1, late interaction 0 to 1."""

    passage_id: str
    cosine: float
    words: float
    late: float

    @property
    def score(self) -> float:
        """The three measures as one, by which results are ordered."""
        return self.cosine + WORDS * self.words + LATE * self.late
