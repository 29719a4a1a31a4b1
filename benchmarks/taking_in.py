"""How fast new notes are taken in, beside the plain script: the same passages, the same model, into Chroma."""

import tempfile
import time
from pathlib import Path

import numpy as np
from rich.console import Console

from benchmarks.quality import OWN
from kb.embedder import ModelEmbedder, find_model_folder
from kb.evaluation import AT_ONCE, as_record, document_key, fill_store, opened_store, read_lines
from kb.index import ChromaIndex
from kb.indexing import bring_level
from kb.passages import split

Spent = tuple[float, float]
"""Seconds of processor time and of the clock; the first says more where others use the machine too."""


def measure_taking_in(folder: Path = OWN) -> None:
    """Print how many passages a second each way takes in, on one thread."""
    embedder = ModelEmbedder(threads=1)
    embedder.embed(["the model loads on first use"])
    ours, count = _ours(folder, embedder)
    plain = _plain(_passages(folder, embedder))
    console = Console(width=120)
    console.print(
        f"{count} passages of {folder.name}, one thread; milliseconds of processor time (and of the clock) each"
    )
    for name, (processor, clock) in (("plain script, fp32, batches of 32, into Chroma", plain), ("ours", ours)):
        console.print(f"{name}: {1000 * processor / count:.0f} ({1000 * clock / count:.0f})")
    console.print(
        f"ours is {plain[0] / ours[0]:.1f} times as fast by processor time, {plain[1] / ours[1]:.1f} by the clock"
    )


def _ours(folder: Path, embedder: ModelEmbedder) -> tuple[Spent, int]:
    with tempfile.TemporaryDirectory() as place, opened_store(None) as store:
        started = _spent()
        fill_store(store, folder, embedder)
        index = ChromaIndex(Path(place))
        bring_level(store, index, embedder)
        taken = _since(started)
        count = index.count()
        index.close()
    return taken, count


def _passages(folder: Path, embedder: ModelEmbedder) -> list[str]:
    records = [(document_key(str(d["_id"])), as_record(d)) for d in read_lines(folder / "corpus.jsonl")]
    return [f"{p.title}. {p.text}" for key, record in records for p in split(key, record, embedder.tokenizer)]


def _plain(texts: list[str]) -> Spent:
    import chromadb
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    model = SentenceTransformer(str(find_model_folder("all-MiniLM-L6-v2")), device="cpu", local_files_only=True)
    model.encode(["the model loads on first use"])
    with tempfile.TemporaryDirectory() as place:
        started = _spent()
        collection = chromadb.PersistentClient(place).create_collection("notes")
        embeddings = np.asarray(model.encode(texts, batch_size=32, show_progress_bar=False), dtype=np.float32)
        for at in range(0, len(texts), AT_ONCE):
            part = slice(at, at + AT_ONCE)
            ids = [str(number) for number in range(len(texts))[part]]
            collection.add(ids=ids, embeddings=embeddings[part], documents=texts[part])
        return _since(started)


def _spent() -> Spent:
    return time.process_time(), time.perf_counter()


def _since(started: Spent) -> Spent:
    processor, clock = _spent()
    return processor - started[0], clock - started[1]
