"""The strongest published recipe we know of for the same model, as a peer: three scores on absolute scales.

Half the cosine of the best window, half that of the title, plus the share of the question's information that the words
hold (FTS5's BM25 over the best it could be); on the best thirty half of the late interaction too, weighed by idf.
"""

import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.peers import DEPTH, Document, Peer, Ranked, whole
from kb.embedder import ModelEmbedder
from kb.late_interaction import Wording, compare, unpack
from kb.similar import in_stretches
from kb.words import content_stems

SATURATED = 2.2
"""What FTS5's BM25 gives a word at most, times its idf."""
RERANKED = 30


def recipe_two(documents: Sequence[Document], embedder: ModelEmbedder) -> Peer:
    """The recipe over windows of 120 words; it embeds every document anew."""
    ids = [str(document["_id"]) for document in documents]
    titles = np.stack([one.embedding for one in embedder.embed([str(d.get("title") or "") or " " for d in documents])])
    windows = [(at, part) for at, d in enumerate(documents) for part in in_stretches(str(d.get("text") or "")) or [" "]]
    embedded = embedder.embed([part for _, part in windows])
    owners, made = np.array([at for at, _ in windows]), np.stack([one.embedding for one in embedded])
    packed = [one.words for one in embedded]
    held = Counter(int(piece) for words in packed if words for piece in set(unpack(words).ids.tolist()))
    share = _share_of_information(documents)

    def find(question: str) -> Ranked:
        asked = embedder.embed_query(question)
        cosines = made @ asked.embedding
        best = np.full(len(ids), -1.0)
        np.maximum.at(best, owners, cosines)
        scores = 0.5 * best + 0.5 * (titles @ asked.embedding) + share(question)
        first = np.argsort(-scores, kind="stable")[:RERANKED]
        if asked.words is not None and len(asked.words):
            weights = np.array([math.log(1 + len(packed) / (0.5 + held[int(piece)])) for piece in asked.words.ids])
            wording = Wording(asked.words, weights.astype(np.float32))
            for at in first:
                own = [packed[w] or b"" for w in np.flatnonzero(owners == at)]
                scores[at] += 0.5 * float(compare([wording], own).max())
        rest = [at for at in np.argsort(-scores, kind="stable")[:DEPTH] if at not in set(first.tolist())]
        return [ids[at] for at in [*sorted(first, key=lambda at: -scores[at]), *rest]]

    return find


def _share_of_information(documents: Sequence[Document]) -> Callable[[str], "np.typing.NDArray[np.float64]"]:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='porter unicode61')")
    database.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", enumerate(map(whole, documents)))

    def idf(word: str) -> float:
        (holding,) = database.execute("SELECT count(*) FROM words WHERE words MATCH ?", (f'"{word}"',)).fetchone()
        return max(math.log((len(documents) - holding + 0.5) / (holding + 0.5)), 1e-6)

    def share(question: str) -> "np.typing.NDArray[np.float64]":
        found = np.zeros(len(documents))
        stems = list(dict.fromkeys(content_stems(question)))
        if stems:
            most = SATURATED * sum(map(idf, stems))
            asked = " OR ".join(f'"{stem}"' for stem in stems)
            for at, rank in database.execute("SELECT rowid, rank FROM words WHERE words MATCH ?", (asked,)):
                found[at] = -rank / most
        return found

    return share
