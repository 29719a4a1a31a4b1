"""Comparing the index with the store, embedding by embedding."""

import logging
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
LOST: Final = 0.005
"""The share of passages above which a graph loses more than it does among passages that differ (0.01 to 0.13 %)."""
QUICK: Final = 20_000
"""Up to so many passages all are compared as soon as the graph loses one: it takes a few milliseconds."""
TOLERANCE: Final = 1e-4
"""Chroma keeps embeddings of unit length; dividing once more moves the last digits."""


@dataclass(frozen=True)
class Difference:
    """Passage ids the index lacks, holds in vain, holds with a lost or wrong embedding, or holds but does not find."""

    missing: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    unfindable: tuple[str, ...] = ()
    asked: int = 0
    """How many passages were searched for."""

    @property
    def graph_fails(self) -> bool:
        """Whether a search loses more passages than a graph loses by itself, though it holds each of them."""
        return not self.damaged and len(self.unfindable) > max(1, LOST * self.asked)

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
    return Difference(tuple(sorted(wanted - held)), tuple(sorted(held - wanted)), damaged, unfindable, len(asked))


def check_folder(database: Database, index: ChromaIndex, model_id: str) -> None:
    """See to it that a sample of passages is found. Raises IndexUnavailable where an embedding is lost or wrong."""
    found = compare(database, index, model_id, SAMPLE)
    if found.damaged:
        raise IndexUnavailable("The index does not hold what it should.")
    with database.read() as session:
        lost = live_embeddings(session, model_id, found.unfindable)
    if lost and (found.graph_fails or index.count() < QUICK):
        compare_all(index)
    else:
        make_findable(index, lost)


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


def make_findable(index: VectorIndex, lost: Mapping[str, FloatArray]) -> None:
    """Enter passages that a search loses again; where that is no help, have all compared."""
    enter_again(index, lost)
    if not all(finds(index, passage_id, embedding) for passage_id, embedding in lost.items()):
        compare_all(index)


def compare_all(index: VectorIndex) -> None:
    """Have a question compared with every passage, past a graph that loses some of them."""
    if isinstance(index, ChromaIndex) and not index.compares_all:
        logging.getLogger(__name__).warning(
            "So many passages say the same that the index loses others: each question is compared with every passage"
        )
        index.compare_all()


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
