"""Other ways to search the same collection, each in its best documented configuration, all with the same weights."""

import importlib.util
import sqlite3
import tempfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from kb.types import FloatArray
from kb.words import content_stems

Document = Mapping[str, object]
Ranked = list[str]
Peer = Callable[[str], Ranked]
Embed = Callable[[str], FloatArray]
DEPTH = 100
RRF = 60


def whole(document: Document) -> str:
    """Return a document's title and text as one."""
    return f"{document.get('title') or ''} {document.get('text') or ''}".strip()


def fts5(documents: Sequence[Document]) -> Peer:
    """SQLite FTS5 with Porter stems: the question's content words joined by OR."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='porter unicode61')")
    database.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", enumerate(map(whole, documents)))
    ids = [str(document["_id"]) for document in documents]

    def find(question: str) -> Ranked:
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(content_stems(question)))
        if not words:
            return []
        rows = database.execute("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (words, DEPTH))
        return [ids[row[0]] for row in rows]

    return find


def bm25(documents: Sequence[Document]) -> Peer | None:
    """bm25s in its Lucene form over stems, or None where it is not installed."""
    if importlib.util.find_spec("bm25s") is None:
        return None
    import bm25s  # a peer, not a dependency

    ids = [str(document["_id"]) for document in documents]
    searcher = bm25s.BM25(method="lucene")
    searcher.index([content_stems(whole(document)) for document in documents], show_progress=False)

    def find(question: str) -> Ranked:
        found, _ = searcher.retrieve([content_stems(question)], k=min(DEPTH, len(ids)), show_progress=False)
        return [ids[at] for at in found[0]]

    return find


def dense(documents: Sequence[Document], embeddings: FloatArray, embed: Embed) -> Peer:
    """One embedding for each text, cut at the model's window, compared with an exact scan."""
    ids = [str(document["_id"]) for document in documents]

    def find(question: str) -> Ranked:
        scores = embeddings @ embed(question)
        return [ids[at] for at in np.argsort(-scores, kind="stable")[:DEPTH]]

    return find


def chroma_quickstart(documents: Sequence[Document], embeddings: FloatArray, embed: Embed) -> Peer:
    """Chroma's quickstart: a collection with its defaults, one embedding for each text."""
    import chromadb

    collection = chromadb.PersistentClient(tempfile.mkdtemp(prefix="bench-chroma-")).create_collection("documents")
    ids = [str(document["_id"]) for document in documents]
    for start in range(0, len(ids), 4_000):
        part = slice(start, start + 4_000)
        collection.add(ids=ids[part], embeddings=embeddings[part], documents=[whole(d) or " " for d in documents[part]])

    def find(question: str) -> Ranked:
        asked = embed(question)[None]
        found = collection.query(query_embeddings=asked, n_results=min(DEPTH, len(ids)), include=[])
        return list(found["ids"][0])

    return find


def txtai_hybrid(documents: Sequence[Document], embeddings: FloatArray, embed: Embed) -> Peer | None:
    """txtai with `hybrid=True` (BM25 and embeddings, half each), or None where it is not installed."""
    if importlib.util.find_spec("txtai") is None:
        return None
    from txtai import Embeddings  # a peer, not a dependency

    made = {whole(document): row for document, row in zip(documents, embeddings, strict=True)}

    def transform(texts: Sequence[str]) -> FloatArray:
        return np.stack([made[text] if text in made else embed(text) for text in texts])

    index: Any = Embeddings(method="external", transform=transform, hybrid=True)
    index.index([(str(document["_id"]), whole(document), None) for document in documents])

    def find(question: str) -> Ranked:
        return [str(key) for key, _ in index.search(question, DEPTH)]

    return find


def rank_fusion(one: Peer, other: Peer) -> Peer:
    """Reciprocal rank fusion of two, equal weights, k = 60."""

    def find(question: str) -> Ranked:
        scores: dict[str, float] = {}
        for ranked in (one(question), other(question)):
            for place, key in enumerate(ranked, 1):
                scores[key] = scores.get(key, 0.0) + 1 / (RRF + place)
        return sorted(scores, key=lambda key: -scores[key])[:DEPTH]

    return find
