"""A question's embedding turned towards those of the notes that answer such questions.

A linear query adapter of low rank: what colleagues ask in everyday words, and what notes of occupational therapy say,
lie apart in a general model in ways that are alike from one question to the next. Only the question is turned; what is
stored stays as the model made it. A store of quite other texts is asked as it is: there the adapter has nothing to go
by. `python -m kb.adapter_training` makes the adapter (docs/search.md).
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from sqlalchemy.orm import Session

from kb.at_large import mean_embedding
from kb.fusion import ramp
from kb.late_interaction import unit_rows
from kb.types import FloatArray

DATA = Path(__file__).parent / "data"
AT_HOME: Final = (0.65, 0.8)
"""How far a store lies where the adapter's own notes do: questions stay as they are below the first, and are turned
wholly from the second. Eleven sets of notes of occupational therapy have .95 to 1.07, clinical texts .57 and less."""
SUPPOSED: Final = 20
"""How many passages it weighs that a store is supposed to hold such notes: a few say little about what is to come."""


@dataclass(frozen=True)
class QueryAdapter:
    """What is added to an embedding is it times `down` (dimensions, rank) and `up` (rank, dimensions).

    `home` (dimensions,) is the mean embedding of the notes that it was trained on.
    """

    down: FloatArray
    up: FloatArray
    home: FloatArray

    def turn(self, embedding: FloatArray, share: float = 1.0) -> FloatArray:
        """Return a question's embedding (dimensions,) turned by a share of the whole, at unit length."""
        moved = (embedding + np.float32(share) * ((embedding @ self.down) @ self.up)).astype(np.float32)
        made: FloatArray = unit_rows(moved[None])[0]
        return made

    def share_in(self, mean: FloatArray | None, passages: int) -> float:
        """Return how far questions are turned, 0 to 1, in a store with so many passages and this mean embedding."""
        nearness = 1.0 if mean is None else float(mean @ self.home / (self.home @ self.home))
        supposed = (passages * nearness + SUPPOSED) / (passages + SUPPOSED)
        return ramp(supposed, *AT_HOME)


@lru_cache(maxsize=4)
def adapter_for(model_id: str) -> QueryAdapter | None:
    """Return the adapter made for a model's weights, or None where there is none."""
    weights = model_id.split(":")[1] if ":" in model_id else ""
    for file in sorted(DATA.glob("query-adapter-*.npz")) if weights else ():
        with np.load(file) as stored:
            if str(stored["weights"]) == weights:
                return QueryAdapter(*(stored[name].astype(np.float32) for name in ("down", "up", "home")))
    return None


def turning_in(session: Session, model_id: str, passages: int) -> float:
    """Return how far questions to a store with so many passages are turned, 0 to 1."""
    adapter = adapter_for(model_id)
    return adapter.share_in(mean_embedding(session, model_id, passages), passages) if adapter else 0.0


def turned(embedding: FloatArray | None, model_id: str, share: float) -> FloatArray | None:
    """Return a question's embedding as it is compared with passages: turned by a share of the whole."""
    if embedding is None or not share:
        return embedding
    adapter = adapter_for(model_id)
    return adapter.turn(embedding, share) if adapter else embedding
