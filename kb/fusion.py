"""Three measures on absolute scales, added up, and a fourth where titles say what a text is about.

A record's score is the cosine of its best passage, plus the share of the question's information that its words hold,
plus how well that passage's words match the question's. How much the second counts follows from how far words explain
the question at all: a paraphrase shares a stray word or two with everything. The weights were chosen on five public
collections and on notes of our own (docs/search.md); the surface around them is flat.
"""

from typing import Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", float, NDArray[np.float64])

WORDS: Final = 1.5
LATE: Final = 0.8
SHARE: Final = (0.15, 0.35)
"""The share of a question's information in its best record: chance below the first, to be believed from the second."""
INFORMATION: Final = (5.0, 10.0)
"""The same for the information itself, in nats: a long question shares much though its share is small."""


class Evidence(NamedTuple):
    """How close a record's best passage is by each measure: cosine -1 to 1, words 0 to 1, late interaction 0 to 1.

    `trust`, 0 to 1, is how far words explain the question, and `background`, -1 to 1, how near it is to the store's
    passages in general; both are the same for all its records. `title` is what the record's title adds (kb/titles.py).
    """

    passage_id: str
    cosine: float
    words: float
    late: float
    trust: float = 1.0
    background: float = 0.0
    title: float = 0.0

    @property
    def score(self) -> float:
        """The measures as one, by which results are ordered."""
        return at_first_sight(self.cosine, self.words, self.trust) + LATE * self.late + self.title


def at_first_sight(cosine: Number, words: Number, trust: float) -> Number:
    """Return the score of a passage, or of each of some, whose words were not compared with the question's."""
    return cosine + WORDS * trust * words


def trust_in_words(best_share: float, information: float) -> float:
    """Return how far words explain a question, 0 to 1, from its best record's share of its information (in nats)."""
    return max(ramp(best_share, *SHARE), ramp(best_share * information, *INFORMATION))


def ramp(value: float, low: float, high: float) -> float:
    """Return 0 up to `low`, 1 from `high`, and what lies evenly between."""
    return min(1.0, max(0.0, (value - low) / (high - low)))
