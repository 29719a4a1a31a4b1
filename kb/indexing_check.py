"""Comparing the index with the store, embedding by embedding."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kb.database import Database
from kb.errors import IndexUnavailable
from kb.index import ChromaIndex, VectorIndex
from kb.indexing_store import live_embeddings, live_ids
from kb.types import FloatArray

SAMPLE: Final = 200
ALL_BELOW: Final = 100_000
TOP: Final = 10
TOLERANCE: Final = 1e-4
"""Chroma keeps embeddings of unit length; dividing once more moves the last digits."""


@dataclass(frozen=True)
class Difference:
    """Passage ids the index lacks, holds in vain, holds with a lost or wrong embedding, or holds but does not find."""

    missing: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    unfindable: tuple[str, ...] = ()

    @property
    def none(self) -> bool:
        return not (self.missing or self.surplus or self.damaged or self.unfindable)


def compare(database: Database, index: ChromaIndex, model_id: str, sample: int | None = None) -> Difference:
    """Return how the index differs from the store; `sample` passages (None: all) are searched for."""
    with database.read() as session:
        wanted = live_ids(session, model_id)
    held = index.ids()
    both = sorted(wanted & held)
    damaged = _damaged(database, index, model_id, both)
    sound = sorted(set(both) - set(damaged))
    asked = sound if sample is None else random.sample(sound, min(sample, len(sound)))
    unfindable = _unfindable(database, index, model_id, asked)
    return Difference(tuple(sorted(wanted - held)), tuple(sorted(held - wanted)), damaged, unfindable)


def check_folder(database: Database, index: ChromaIndex, model_id: str) -> None:
    """Raise IndexUnavailable where an embedding is lost or wrong, or one of a sample is not found."""
    found = compare(database, index, model_id, SAMPLE)
    if found.damaged or found.unfindable:
        raise IndexUnavailable("The index does not hold what it should.")


def _damaged(database: Database, index: ChromaIndex, model_id: str, ids: Sequence[str]) -> tuple[str, ...]:
    damaged: list[str] = []
    for start in range(0, len(ids), 1_000):
        part = ids[start : start + 1_000]
        with database.read() as session:
            wanted = live_embeddings(session, model_id, part)
        damaged += differing(index, wanted)
    return tuple(damaged)


def differing(index: VectorIndex, wanted: Mapping[str, FloatArray]) -> list[str]:
    """Return the ids whose embedding in the index is lost or is not the one wanted."""
    held = index.embeddings_of(list(wanted))
    return [i for i, one in wanted.items() if i not in held or not _equal(one, held[i])]


def _equal(one: FloatArray, other: FloatArray) -> bool:
    return one.shape == other.shape and bool(np.allclose(one, other, atol=TOLERANCE))


def _unfindable(database: Database, index: ChromaIndex, model_id: str, ids: Sequence[str]) -> tuple[str, ...]:
    lost: list[str] = []
    for start in range(0, len(ids), 1_000):
        with database.read() as session:
            wanted = live_embeddings(session, model_id, ids[start : start + 1_000])
        lost += [i for i, one in wanted.items() if not finds(index, i, one)]
    return tuple(lost)


def enter_again(index: VectorIndex, lost: Mapping[str, FloatArray]) -> None:
    """Take passages out of the index and enter them again, so that its graph links to them from where it is now.

    Among very many passages that say the same the graph can lose the way to one that does not.
    """
    index.drop(list(lost))
    for passage_id, embedding in lost.items():
        index.add([passage_id], embedding[None])


def finds(index: VectorIndex, passage_id: str, embedding: FloatArray) -> bool:
    """Tell whether a search with a passage's own embedding finds it, or passages that say exactly the same."""
    hits = index.nearest(embedding, TOP)
    if any(hit.passage_id == passage_id for hit in hits):
        return True
    own = float(embedding @ embedding)
    return len(hits) == TOP and hits[-1].score >= own - TOLERANCE
