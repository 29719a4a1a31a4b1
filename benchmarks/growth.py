"""How a search slows as the store grows: the same questions over 1,000 to 300,000 passages, drawn as a chart."""

import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from rich.console import Console

from benchmarks.load import merge
from benchmarks.quality import OWN
from kb.database import open_database
from kb.embedder import ModelEmbedder
from kb.evaluation import fill_store, opened_store, read_questions
from kb.index import ChromaIndex
from kb.indexing_store import every_embedding
from kb.search import Query, search
from kb.settings import Settings
from kb.word_index import words_of

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000)
QUESTIONS = 60


def measure_growth(stores: Sequence[Path], chart: Path, sizes: Sequence[int] = SIZES) -> None:
    """Print the middle and the slow end of a search at each size, and draw them where matplotlib is installed.

    `stores` are folders that `kb eval --keep` left; they are copied as often as a size asks, a little apart in meaning.
    """
    embedder = ModelEmbedder(threads=1)
    console = Console()
    with tempfile.TemporaryDirectory() as place:
        sources = stores or [_own_store(Path(place) / "own", embedder)]
        rows = []
        for size in sizes:
            rows.append((size, *_measure(sources, size, Path(place) / str(size), embedder)))
            console.print("{:>8,} passages: p50 {:.0f} ms, p95 {:.0f} ms, index alone p50 {:.1f} ms".format(*rows[-1]))
    _draw(rows, chart)


def _own_store(folder: Path, embedder: ModelEmbedder) -> Path:
    with opened_store(folder) as store:
        fill_store(store, OWN, embedder)
    return folder


def _measure(sources: Sequence[Path], size: int, place: Path, embedder: ModelEmbedder) -> tuple[float, float, float]:
    """Return p50 and p95 of a search, and p50 of asking the index, in milliseconds."""
    times = -(-size // sum(_count(source) for source in sources))
    merge(sources, times, place)
    _cut(place, size)
    store = open_database(Settings.model_validate({"data_dir": place}))
    index = ChromaIndex(place / "measured")
    with store.read() as session:
        ids, embeddings = every_embedding(session, embedder.model_id)
        words_of(store).bring_level(session)
    if embeddings is not None:
        index.add(ids, embeddings)
    questions = [question.text for question in read_questions(OWN) if len(question.text) < 160][::3][:QUESTIONS]
    find = partial(search, store=store, embedder=embedder, index=index)
    for question in questions[:5]:
        find(Query(question))
    taken = [_timed(partial(find, Query(question))) for question in questions]
    asked = [embedder.embed_query(question).embedding for question in questions]
    alone = [_timed(partial(index.nearest, embedding, 200)) for embedding in asked]
    index.close()
    store.close()
    return float(np.percentile(taken, 50)), float(np.percentile(taken, 95)), float(np.percentile(alone, 50))


def _count(store: Path) -> int:
    with sqlite3.connect(f"file:{store / 'kb.sqlite3'}?mode=ro", uri=True) as opened:
        count: int = opened.execute("SELECT count(*) FROM passage").fetchone()[0]
    return count


def _cut(place: Path, size: int) -> None:
    """Leave the first passages alone, so that a store has the size that was asked for."""
    with sqlite3.connect(place / "kb.sqlite3") as opened:
        opened.execute("PRAGMA foreign_keys=ON")
        opened.execute("DELETE FROM passage WHERE number NOT IN (SELECT number FROM passage LIMIT ?)", (size,))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def _draw(rows: Sequence[tuple[int, float, float, float]], chart: Path) -> None:
    try:
        from matplotlib.figure import Figure  # in the bench extra
    except ImportError:
        Console().print("No chart: matplotlib is not installed (pip install '.[bench]').", markup=False)
        return
    figure = Figure(figsize=(7, 4))
    axes = figure.subplots()
    sizes = [row[0] for row in rows]
    for at, label in ((2, "p95 of a search"), (1, "p50 of a search"), (3, "p50 of the index alone")):
        axes.plot(sizes, [row[at] for row in rows], marker="o", label=label)
    axes.set(
        xscale="log", xlabel="passages", ylabel="milliseconds", ylim=(0, None), title="A search as the store grows"
    )
    axes.legend()
    axes.grid(alpha=0.3)
    figure.tight_layout()
    figure.savefig(chart)
    Console().print(f"Drawn to {chart}.")
