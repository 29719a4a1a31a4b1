"""`python -m benchmarks DIR...`: our search beside its peers, one table for each collection in BEIR layout."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.peers import Document, Peer, bm25, dense, fts5, rank_fusion
from kb.embedder import ModelEmbedder
from kb.evaluation import (
    Report,
    document_key,
    evaluate,
    read_judgements,
    read_lines,
    read_questions,
    report,
)


def measure_peers(directory: Path, embedder: ModelEmbedder) -> dict[str, Report]:
    """Return each peer's report on a collection; peers that are not installed are left out."""
    documents: list[Document] = list(read_lines(directory / "corpus.jsonl"))
    words, meaning = fts5(documents), dense(documents, embedder)
    peers: dict[str, Peer | None] = {
        "BM25 (bm25s)": bm25(documents),
        "SQLite FTS5": words,
        "dense, cut at the window (Chroma's quickstart)": meaning,
        "RRF of FTS5 and dense": rank_fusion(words, meaning),
    }
    return {name: _measure(directory, peer) for name, peer in peers.items() if peer is not None}


def _measure(directory: Path, peer: Peer) -> Report:
    questions = read_questions(directory)
    started = time.perf_counter()
    run = {q.id: [(document_key(key), 0.0) for key in peer(q.text)] for q in questions}
    milliseconds = 1000 * (time.perf_counter() - started) / max(len(questions), 1)
    return report(questions, read_judgements(directory), run, milliseconds)


def main(folders: Sequence[str]) -> None:
    """Print one table for each collection."""
    embedder = ModelEmbedder(threads=2)
    for folder in map(Path, folders):
        table = Table("", "nDCG@10", "recall@10", "MRR@10", "ms a question", title=folder.name)
        for name, made in {**measure_peers(folder, embedder), "ours": evaluate(folder, embedder)}.items():
            figures = made.overall
            cells = (figures.ndcg_at_10, figures.recall_at_10, figures.mrr_at_10)
            table.add_row(name, *(f"{cell:.3f}" for cell in cells), f"{made.ms_per_query:.1f}")
        Console().print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
