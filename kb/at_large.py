"""A store as a whole, told from a thousand of its passages: where it lies, and how near a question is to all of it.

A question from outside what the team writes about is near to none of its passages, and then its nearest is no answer
either.
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
    embedding: FloatArray | None


_MEANS: "weakref.WeakKeyDictionary[object, _Mean]" = weakref.WeakKeyDictionary()


def mean_embedding(session: Session, model_id: str, passages: int) -> FloatArray | None:
    """Return the mean (dimensions,) of the embeddings of a store with so many passages; None where it has none."""
    mean = _MEANS.get(session.get_bind())
    if mean is None or mean.model_id != model_id or abs(passages - mean.passages) > STALE * mean.passages:
        some = some_embeddings(session, model_id, SAMPLE) if passages else []
        mean = _Mean(model_id, passages, np.mean(some, axis=0) if some else None)
        _MEANS[session.get_bind()] = mean
    return mean.embedding


def background_of(session: Session, embedding: FloatArray | None, model_id: str, passages: int) -> float:
    """Return the mean cosine of a question's embedding with a store's passages."""
    mean = mean_embedding(session, model_id, passages)
    return 0.0 if mean is None or embedding is None else float(mean @ embedding)
