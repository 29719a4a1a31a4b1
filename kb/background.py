"""How near a question is to a store's passages in general, whatever it asks: what its best ones stand out from.

A question from outside what the team writes about is near to none of them, and then its nearest is no answer either.
"""

import weakref
from dataclasses import dataclass
from typing import Final

import numpy as np
from sqlalchemy.orm import Session

from kb.store.finding import some_embeddings
from kb.types import FloatArray

SAMPLE: Final = 1_000
STALE: Final = 0.1
"""The share of its passages that a store may gain or lose before others are read."""


@dataclass(frozen=True)
class _Mean:
    model_id: str
    passages: int
    embedding: FloatArray


_MEANS: "weakref.WeakKeyDictionary[object, _Mean]" = weakref.WeakKeyDictionary()


def background_of(session: Session, embedding: FloatArray | None, model_id: str, passages: int) -> float:
    """Return the mean cosine of a question's embedding with a store's passages, told from a thousand of them."""
    if embedding is None or not passages:
        return 0.0
    mean = _MEANS.get(session.get_bind())
    if mean is None or mean.model_id != model_id or abs(passages - mean.passages) > STALE * mean.passages:
        mean = _Mean(model_id, passages, _mean_of(some_embeddings(session, model_id, SAMPLE), len(embedding)))
        _MEANS[session.get_bind()] = mean
    return float(mean.embedding @ embedding)


def _mean_of(embeddings: list[FloatArray], dimensions: int) -> FloatArray:
    mean: FloatArray = np.mean(embeddings, axis=0) if embeddings else np.zeros(dimensions, np.float32)
    return mean
