"""Train the query adapter: `python -m kb.adapter_training [FOLDER ...]`.

Each folder holds notes (corpus.jsonl) and questions about them (training.jsonl: text, type, and the ids of the notes
that answer it, best first, none where nothing there does). Writes kb/data/query-adapter-MODEL.npz and a training record
beside it. `--check` trains on all folders but one, for each, and prints how well the questions of that one find their
notes.

Two things are asked of the adapter at once: that the notes that answer stand before the others (cross-entropy over the
folder's notes), and that a note which answers is nearer than one that does not whatever the question (logistic loss of
cosines against one line), which is what lets "nothing close enough" be told.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kb.candidates import ask
from kb.embedder import ModelEmbedder
from kb.evaluation import document_key, fill_store, ndcg, opened_store, read_lines
from kb.indexing_store import every_embedding
from kb.query import parse
from kb.query_adapter import DATA, QueryAdapter
from kb.types import FloatArray
from kb.word_index import words_of

if TYPE_CHECKING:
    import torch

FOLDERS = Path("benchmarks")
RANK = 64
EPOCHS = 16
BATCH = 256
RATE = 3e-3
SHARPNESS = 12.0
"""What cosines are multiplied with in both losses."""
LINE_WEIGHT = 3.0
"""How much the loss against one line counts beside the order of the notes."""
HARDEST = 5
"""Notes that do not answer, the nearest ones, which that loss looks at."""
RIDGE = 0.02
SEED = 0
ALSO = 0.75
"""The grade of a note that answers beside the best one."""


@dataclass(frozen=True)
class Folder:
    """Notes and questions about them, embedded.

    Passages (passages, dimensions), the note of each (passages,), questions (questions, dimensions) as a search embeds
    them but not turned, grades (questions, notes).
    """

    name: str
    passages: FloatArray
    note_of: NDArray[np.int64]
    questions: FloatArray
    grades: FloatArray


def read_folder(folder: Path, embedder: ModelEmbedder) -> Folder:
    """Take the notes in and embed them and the questions about them."""
    asked = list(read_lines(folder / "training.jsonl"))
    with opened_store(None) as store:
        fill_store(store, folder, embedder)
        with store.read() as session:
            words = words_of(store).bring_level(session)
            ids, passages = every_embedding(session, embedder.model_id)
        keys = [words.record_id(at) for at in words.records_of(ids) if at is not None]
        notes = {key: at for at, key in enumerate(dict.fromkeys(keys))}
        made = [ask(parse(str(one["text"])), words, embedder, turn=0).embedding for one in asked]
    grades = np.zeros((len(asked), len(notes)), np.float32)
    for row, one in zip(grades, asked, strict=True):
        documents: list[str] = list(one["docs"])  # type: ignore[call-overload]
        for place, key in enumerate(documents):
            row[notes[document_key(key)]] = ALSO if place else 1.0
    return Folder(
        folder.name,
        np.asarray(passages, np.float32),
        np.array([notes[key] for key in keys]),
        np.stack([embedding for embedding in made if embedding is not None]),
        grades,
    )


def fit(folders: Sequence[Folder], *, epochs: int = EPOCHS, rank: int = RANK) -> QueryAdapter:
    """Train an adapter on the questions of some folders."""
    import torch  # takes seconds, and only training needs it

    torch.manual_seed(SEED)
    dimensions = folders[0].passages.shape[1]
    down = torch.nn.Parameter(0.02 * torch.randn(dimensions, rank))
    up = torch.nn.Parameter(torch.zeros(rank, dimensions))
    line = torch.nn.Parameter(torch.tensor(-0.45))
    batches = [
        (folder, order[start : start + BATCH])
        for folder in folders
        for order in [torch.randperm(len(folder.questions))]
        for start in range(0, len(order), BATCH)
    ]
    optimiser = torch.optim.Adam([down, up, line], lr=RATE)
    slower = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / (epochs * len(batches)))
    for _ in range(epochs):
        for at in torch.randperm(len(batches)).tolist():
            folder, chosen = batches[at]
            nearness = _nearness(folder, chosen, down, up)
            loss = _loss(nearness, torch.from_numpy(folder.grades)[chosen], line) + RIDGE * (down @ up).square().sum()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            slower.step()
    home = np.mean([folder.passages.mean(axis=0) for folder in folders], axis=0)
    return QueryAdapter(down.detach().numpy(), up.detach().numpy(), home)


def _nearness(folder: Folder, chosen: "torch.Tensor", down: "torch.Tensor", up: "torch.Tensor") -> "torch.Tensor":
    """The cosine (questions, notes) of each note's nearest passage with the questions turned."""
    import torch

    asked = torch.from_numpy(folder.questions)[chosen]
    cosines = torch.nn.functional.normalize(asked + asked @ down @ up, dim=1) @ torch.from_numpy(folder.passages).T
    places = torch.from_numpy(folder.note_of)[None].expand(len(chosen), -1)
    none = torch.full((len(chosen), folder.grades.shape[1]), -1.0)
    return none.scatter_reduce(1, places, cosines, "amax")


def _loss(nearness: "torch.Tensor", grades: "torch.Tensor", line: "torch.Tensor") -> "torch.Tensor":
    import torch

    answered = grades.sum(1) > 0
    share = grades / grades.sum(1, keepdim=True).clamp(min=1e-9)
    order = -(share * torch.log_softmax(SHARPNESS * nearness, 1)).sum(1)[answered]
    best = nearness.masked_fill(grades <= 0, -1).amax(1)[answered]
    others = nearness.masked_fill(grades > 0, -1).topk(min(HARDEST, grades.shape[1]), 1).values
    wrong = [others[chosen] for chosen in (answered, ~answered) if chosen.any()]
    beside = [torch.nn.functional.softplus(SHARPNESS * (some + line)).mean() for some in wrong]
    right = torch.nn.functional.softplus(-SHARPNESS * (best + line))
    return order.mean() + LINE_WEIGHT * (right.mean() + torch.stack(beside).sum())


def found_by(folder: Folder, adapter: QueryAdapter | None) -> float:
    """The mean nDCG@10 of the folder's questions by meaning alone."""
    figures = []
    for question, grades in zip(folder.questions, folder.grades, strict=True):
        if grades.any():
            asked = adapter.turn(question) if adapter else question
            nearest = np.full(len(grades), -1.0, np.float32)
            np.maximum.at(nearest, folder.note_of, folder.passages @ asked)
            ranked = [str(at) for at in np.argsort(-nearest)[:10]]
            figures.append(ndcg(ranked, {str(at): float(grades[at]) for at in np.flatnonzero(grades)}))
    return float(np.mean(figures))


def check(folders: Sequence[Folder]) -> None:
    """Print for each folder how well its questions find their notes, with an adapter trained on the others."""
    for one in folders:
        adapter = fit([other for other in folders if other is not one])
        print(f"{one.name}: nDCG@10 by meaning alone {found_by(one, None):.3f}, turned {found_by(one, adapter):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m kb.adapter_training", description="Train the query adapter.")
    parser.add_argument("folders", nargs="*", type=Path, help="default: all below benchmarks/ that have training.jsonl")
    parser.add_argument("--check", action="store_true", help="leave out each folder in turn, and write nothing")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    embedder = ModelEmbedder()
    chosen = given.folders or sorted(file.parent for file in FOLDERS.glob("*/training.jsonl"))
    folders = [read_folder(folder, embedder) for folder in chosen]
    if given.check:
        return check(folders)
    adapter = fit(folders)
    name, weights = embedder.model_id.split(":")[:2]
    out = given.out or DATA / f"query-adapter-{name.lower()}.npz"
    matrices = {name: part.astype(np.float16) for name, part in vars(adapter).items()}
    np.savez_compressed(out, weights=np.array(weights), allow_pickle=False, **matrices)
    record = {
        "questions": {folder.name: len(folder.questions) for folder in folders},
        "without_an_answer": {folder.name: int((~folder.grades.any(axis=1)).sum()) for folder in folders},
        "notes": {folder.name: folder.grades.shape[1] for folder in folders},
        "licence": "Notes and questions: this project's own, invented.",
        "seed": SEED,
        "rank": RANK,
        "epochs": EPOCHS,
        "model": embedder.model_id,
    }
    out.with_suffix(".json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
