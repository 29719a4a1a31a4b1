"""A question's embedding turned towards those of the notes that answer such questions.

A linear query adapter of low rank: what colleagues ask in everyday words, and what notes of occupational therapy say,
lie apart in a general model in ways that are alike from one question to the next. Only the question is turned; what is
stored stays as the model made it. `python -m kb.adapter_training` makes the adapter (docs/search.md).
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from kb.late_interaction import unit_rows
from kb.types import FloatArray

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class QueryAdapter:
    """Two matrices, (dimensions, rank) and (rank, dimensions): what is added to an embedding is it times both."""

    down: FloatArray
    up: FloatArray

    def turn(self, embedding: FloatArray) -> FloatArray:
        """Return a question's embedding (dimensions,) turned, at unit length."""
        moved = (embedding + (embedding @ self.down) @ self.up).astype(np.float32)
        made: FloatArray = unit_rows(moved[None])[0]
        return made


@lru_cache(maxsize=4)
def adapter_for(model_id: str) -> QueryAdapter | None:
    """Return the adapter made for a model's weights, or None where there is none."""
    weights = model_id.split(":")[1] if ":" in model_id else ""
    for file in sorted(DATA.glob("query-adapter-*.npz")) if weights else ():
        with np.load(file) as stored:
            if str(stored["weights"]) == weights:
                return QueryAdapter(stored["down"].astype(np.float32), stored["up"].astype(np.float32))
    return None


def turned(embedding: FloatArray | None, model_id: str) -> FloatArray | None:
    """Return a question's embedding as it is compared with passages: turned where its model has an adapter."""
    adapter = adapter_for(model_id)
    return embedding if embedding is None or adapter is None else adapter.turn(embedding)
