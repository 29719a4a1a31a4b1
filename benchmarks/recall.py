"""How much of an exact scan the index finds, before and after nights in which a tenth of the passages change."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rich.console import Console

from benchmarks.quality import OWN
from kb.database import open_database
from kb.embedder import ModelEmbedder
from kb.evaluation import exact_index, fill_store, opened_store, read_questions
from kb.index import ChromaIndex, ExactIndex, VectorIndex
from kb.indexing_store import every_embedding
from kb.late_interaction import unit_rows
from kb.settings import Settings
from kb.types import FloatArray

NIGHTS = 10
CHANGED = 0.1
NOISE = 0.02
"""How far a changed passage moves, for each of an embedding's numbers."""
DEPTH = 10


def measure_recall(stores: Sequence[Path], nights: int = NIGHTS) -> None:
    """Print recall@10 of the index against an exact scan, night by night.

    `stores` are folders that `kb eval --keep` left; without any, our own notes are embedded.
    """
    embedder = ModelEmbedder(threads=1)
    embeddings = np.concatenate([_embeddings(store, embedder) for store in stores] or [_own(embedder)])
    asked = np.stack([embedder.embed_query(question.text).embedding for question in read_questions(OWN)])
    rng = np.random.default_rng(5)
    ids = [f"0-{at}" for at in range(len(embeddings))]
    console = Console()
    with tempfile.TemporaryDirectory() as place:
        index, exact = ChromaIndex(Path(place)), ExactIndex(ids, embeddings)
        index.add(ids, embeddings)
        for night in range(nights + 1):
            if night:
                ids, embeddings = _one_night(index, exact, ids, embeddings, rng, night)
            found, recall = _found_by_themselves(index, ids, embeddings), _recall(index, exact, asked)
            console.print(
                f"night {night}: {len(ids):,} passages, recall@{DEPTH} {recall:.4f}, "
                f"{found} of {len(ids):,} do not find themselves"
            )
        index.close()


def _one_night(
    index: VectorIndex,
    exact: VectorIndex,
    ids: list[str],
    embeddings: FloatArray,
    rng: np.random.Generator,
    night: int,
) -> tuple[list[str], FloatArray]:
    """Replace a tenth of the passages by changed ones under new ids, as a changed note's passages are."""
    chosen = rng.choice(len(ids), int(len(ids) * CHANGED), replace=False)
    changed = unit_rows((embeddings[chosen] + rng.normal(0, NOISE, (len(chosen), embeddings.shape[1]))).astype("f4"))
    gone, new = [ids[at] for at in chosen], [f"{night}-{at}" for at in chosen]
    for one in (index, exact):
        one.drop(gone)
        one.add(new, changed)
    kept = np.setdiff1d(np.arange(len(ids)), chosen)
    return [*(ids[at] for at in kept), *new], np.concatenate([embeddings[kept], changed])


def _recall(index: VectorIndex, exact: VectorIndex, asked: FloatArray) -> float:
    """Return the mean share of the exact ten nearest that the index gives among its ten."""
    shares = []
    for embedding in asked:
        wanted = {hit.passage_id for hit in exact.nearest(embedding, DEPTH)}
        shares.append(len(wanted & {hit.passage_id for hit in index.nearest(embedding, DEPTH)}) / len(wanted))
    return float(np.mean(shares))


def _found_by_themselves(index: VectorIndex, ids: Sequence[str], embeddings: FloatArray) -> int:
    """Return how many passages a search with their own embedding does not bring among ten."""
    return sum(
        passage_id not in {hit.passage_id for hit in index.nearest(embedding, DEPTH)}
        for passage_id, embedding in zip(ids, embeddings, strict=True)
    )


def _embeddings(folder: Path, embedder: ModelEmbedder) -> FloatArray:
    store = open_database(Settings.model_validate({"data_dir": folder}))
    with store.read() as session:
        _, embeddings = every_embedding(session, embedder.model_id)
    store.close()
    if embeddings is None:
        raise SystemExit(f"{folder} holds no embeddings of {embedder.model_id}")
    return embeddings


def _own(embedder: ModelEmbedder) -> FloatArray:
    with opened_store(None) as store:
        fill_store(store, OWN, embedder)
        exact = exact_index(store, embedder)
        return np.stack(list(exact.embeddings_of(sorted(exact.ids())).values()))
