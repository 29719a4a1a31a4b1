"""Our search beside its peers on collections in BEIR layout: nDCG@10, and milliseconds a question."""

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.peers import (
    Document,
    Embed,
    Peer,
    bm25,
    chroma_quickstart,
    dense,
    fts5,
    rank_fusion,
    txtai_hybrid,
    whole,
)
from benchmarks.recipe import recipe_two
from kb.embedder import ModelEmbedder
from kb.evaluation import Judged, Report, document_key, evaluate, read_judgements, read_lines, read_questions, report
from kb.types import FloatArray

OWN = Path(__file__).parent / "questions"
RELEVANT_FROM: Mapping[str, int] = {"liveqa": 2}
"""The lowest grade that counts as an answer, where it is not 1."""
OURS = "ours"
RECIPE = "window, title, words, MaxSim"
BY_WORDS = ("BM25 (bm25s)", "SQLite FTS5")
"""Peers that need no embedding of the question."""


def collections() -> list[Path]:
    """Our own questions, and the collections in KB_EVALUATION_DIR where it is set."""
    folder = os.environ.get("KB_EVALUATION_DIR")
    found = sorted((Path(folder) / "search").glob("*/queries.jsonl")) if folder else []
    return [*(file.parent for file in found), OWN]


def measure_quality(folders: Sequence[Path], keep: Path | None = None) -> None:
    """Print one table of all the collections; with `keep`, stores and embeddings stay there for the next time."""
    # Two threads on two busy cores wait for one another. Peers are embedded unrounded, as their documentation has it.
    embedder, unrounded = ModelEmbedder(threads=1), ModelEmbedder(backend="openvino", threads=1)
    measured = {folder.name: measure_collection(folder, embedder, unrounded, keep) for folder in folders}
    table = Table("nDCG@10", *measured, "mean", "ms a question", title="Search beside its peers")
    for name in next(iter(measured.values()), {}):
        reports = [made[name] for made in measured.values() if name in made]
        values = [one.overall.ndcg_at_10 for one in reports]
        milliseconds = np.mean([one.ms_per_query for one in reports])
        table.add_row(name, *(f"{value:.3f}" for value in values), f"{np.mean(values):.3f}", f"{milliseconds:.0f}")
    console = Console(width=150)
    console.print(table)
    for folder in folders:
        kinds = measured[folder.name][OURS].by_type
        if kinds:
            console.print(f"{folder.name}, ours: " + ", ".join(f"{k} {f.ndcg_at_10:.3f}" for k, f in kinds.items()))


def measure_collection(
    folder: Path, embedder: ModelEmbedder, unrounded: ModelEmbedder, keep: Path | None = None
) -> dict[str, Report]:
    """Return the reports of the peers, embedded by the second, and of ours; those not installed are left out."""
    documents: list[Document] = list(read_lines(folder / "corpus.jsonl"))
    judged = relevant(folder)
    embeddings = whole_embeddings(folder, documents, unrounded, keep)
    embed, embedding_ms = _ready(folder, unrounded)
    words, meaning = fts5(documents), dense(documents, embeddings, embed)
    peers: dict[str, Peer | None] = {
        "BM25 (bm25s)": bm25(documents),
        "SQLite FTS5": words,
        "plain dense MiniLM": meaning,
        "RRF of FTS5 and dense": rank_fusion(words, meaning),
        "Chroma's quickstart": chroma_quickstart(documents, embeddings, embed),
        "txtai hybrid": txtai_hybrid(documents, embeddings, embed),
        RECIPE: recipe_two(documents, unrounded),
    }
    found = {
        name: _measure(folder, judged, peer, 0.0 if name in (*BY_WORDS, RECIPE) else embedding_ms)
        for name, peer in peers.items()
        if peer is not None
    }
    made = evaluate(folder, embedder, keep=keep and keep / f"store-{folder.name}")
    return {**found, OURS: report(read_questions(folder), judged, made.run, made.ms_per_query)}


def relevant(folder: Path) -> Judged:
    """Return the judgements of a collection that count as answers."""
    least = RELEVANT_FROM.get(folder.name, 1)
    judged = read_judgements(folder)
    kept = {key: {d: grade for d, grade in grades.items() if grade >= least} for key, grades in judged.items()}
    return {key: grades for key, grades in kept.items() if grades}


def whole_embeddings(
    folder: Path, documents: Sequence[Document], embedder: ModelEmbedder, keep: Path | None
) -> FloatArray:
    """Return an embedding (n, dimensions) of each whole text, cut at the window, kept from last time if it is."""
    file = keep / f"whole-{folder.name}.npy" if keep else None
    if file and file.exists():
        kept: FloatArray = np.load(file)
        if len(kept) == len(documents):
            return kept
    made = np.stack([one.embedding for one in embedder.embed([whole(document) for document in documents])])
    if file:
        np.save(file, made)
    return made


def _ready(folder: Path, embedder: ModelEmbedder) -> tuple[Embed, float]:
    """Return the questions' embeddings as a function, made once for all peers, and the milliseconds each took."""
    texts = [question.text for question in read_questions(folder)]
    embedder.embed_query(texts[0])  # the model loads on first use
    started = time.perf_counter()
    made = {text: embedder.embed_query(text).embedding for text in texts}
    taken = 1000 * (time.perf_counter() - started) / len(texts)
    return made.__getitem__, taken


def _measure(folder: Path, judged: Judged, peer: Peer, embedding_ms: float) -> Report:
    questions = read_questions(folder)
    peer(questions[0].text)  # what is loaded on first use does not count
    started = time.perf_counter()
    run = {q.id: [(document_key(key), 0.0) for key in peer(q.text)] for q in questions}
    milliseconds = 1000 * (time.perf_counter() - started) / max(len(questions), 1)
    return report(questions, judged, run, milliseconds + embedding_ms)
