"""Train what judges figures: `python -m kb.anonymise.train_figures`, from the project's folder.

Reads this project's own labelled notes, those that somebody has read; writes kb/anonymise/data/figures.npz and a
training record beside it. `--without NAME...` leaves sets out, to choose thresholds on what was not trained on.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kb.anonymise.even import even
from kb.anonymise.tagging.figures import KINDS, LEAST, SHAPES, WEIGHTS, FigureJudge, Figures, load_judge, spellings
from kb.anonymise.tagging.generate import Labelled
from kb.anonymise.tagging.tagger import LAYERS, parts_of
from kb.anonymise.train import read, save
from kb.embedder import ModelEmbedder
from kb.types import FloatArray

NOTES = Path("benchmarks/anonymity")
UNREAD = (
    "notes_test",
    "notes_blind10",
    "notes_blind25",
    "notes_blind26",
    "notes_blind33",
    "notes_blind36",
    "notes_blind37",
    "notes_blind39",
    "notes_blind41",
    "notes_blind42",
    "notes_numbers7",
    "notes_numbers10",
)
"""Sets that nothing is tuned on."""
AS_DAYS, AS_REFERENCES = ("DOB",), ("NHS_NUMBER", "NINO", "VEHICLE", "USERNAME")
SEED, HIDDEN, EPOCHS, BATCH = 7, 64, 8, 128
RATE, DECAY, DROPPED = 1e-3, 0.3, 0.4
WEIGHT = 3.0
"""How much a spelling counts beside a state, both being evened out."""


class Rows(NamedTuple):
    """Figures of labelled notes: states (n, size), spellings (n, yes/no), the number of their kind, as they stand."""

    states: FloatArray
    spelled: FloatArray
    kinds: NDArray[np.int64]
    figures: list[str]


def kind_of(label: str) -> int | None:
    """The number of a label among KINDS; None for one that a figure is no sign of."""
    meant = "DATE" if label in AS_DAYS else "ID" if label in AS_REFERENCES else label
    return KINDS.index(meant) if meant in KINDS else None


def rows_of(notes: Sequence[Labelled], embedder: ModelEmbedder) -> Rows:
    """The figures of some notes; those within a name are left out."""
    states, kinds, spelled = [], [], []
    for text, spans in notes:
        figures = Figures(even(text))
        parts = parts_of(even(text))
        for (at, _), hidden in zip(parts, embedder.hidden_states([part for _, part in parts], LAYERS), strict=True):
            figures.hear(at, hidden, LAYERS)
        for each, own in zip(figures.heard, figures.states() if figures.heard else (), strict=True):
            labels = [label for start, end, label in spans if start < each.end() and end > each.start()]
            kind = kind_of(labels[0]) if labels else 0
            if kind is not None:
                states.append(own.astype(np.float16))
                kinds.append(kind)
                spelled.append(each[0])
    return Rows(np.stack(states).astype(np.float32), spellings(spelled), np.array(kinds), spelled)


def fit(rows: Rows) -> dict[str, FloatArray]:
    """The weights by name, by AdamW on cross entropy; states count from their mean, by their spread."""
    import torch  # slow to load, needed for training alone

    torch.manual_seed(SEED)
    mean, spread = rows.states.mean(axis=0), rows.states.std(axis=0) + 1e-3
    given = torch.from_numpy(np.concatenate([(rows.states - mean) / spread, rows.spelled * WEIGHT], axis=1))
    kinds = torch.from_numpy(rows.kinds)
    first, last = torch.nn.Linear(given.shape[1], HIDDEN), torch.nn.Linear(HIDDEN, len(KINDS))
    network = torch.nn.Sequential(first, torch.nn.ReLU(), torch.nn.Dropout(DROPPED), last)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    order = np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        for batch in _batches(order.permutation(len(kinds))):
            optimiser.zero_grad()
            loss: torch.Tensor = torch.nn.functional.cross_entropy(network(given[batch]), kinds[batch])
            torch.autograd.backward(loss)
            optimiser.step()
    weights = first.weight.detach().numpy().T
    return {
        "mean": mean,
        "spread": spread,
        "project": weights[: len(mean)],
        "spelled": weights[len(mean) :] * np.float32(WEIGHT),
        "bias": first.bias.detach().numpy(),
        "last": last.weight.detach().numpy().T,
        "last_bias": last.bias.detach().numpy(),
    }


def _batches(order: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]


def told(rows: Rows, judge: FigureJudge) -> Iterator[str]:
    """By kind, how many figures of it are found and how many that are nothing are taken for it."""
    chances = judge.chances(rows.states @ judge.project, rows.spelled)
    for label, least in LEAST.items():
        shaped = np.array([bool(SHAPES[label].fullmatch(each)) for each in rows.figures])
        at = KINDS.index(label)
        taken = shaped & (chances[:, 1:].argmax(axis=1) + 1 == at) & (chances[:, at] >= least)
        true, nothing = rows.kinds == at, rows.kinds == 0
        yield f"{label}: {int((taken & true).sum())} of {int(true.sum())}, {int((taken & nothing).sum())} wrong"


def main() -> None:
    parser = argparse.ArgumentParser(description="Train what judges figures.")
    parser.add_argument("--without", nargs="*", default=(), help="sets to leave out, and to measure on")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    embedder = ModelEmbedder(threads=2)
    paths = [path for path in sorted(NOTES.glob("notes_*.jsonl")) if path.stem not in UNREAD]
    rows = rows_of([note for path in paths if path.stem not in given.without for note in read(path)], embedder)
    save(fit(rows), given.out)
    if judge := load_judge(given.out):
        for name in given.without:
            for line in told(rows_of(read(NOTES / f"{name}.jsonl"), embedder), judge):
                print(f"{name}: {line}")
    record = {
        "sets": [path.stem for path in paths if path.stem not in given.without],
        "licence": "this project's own notes, invented",
        "seed": SEED,
        "sizes": [rows.states.shape[1], HIDDEN],
        "epochs": EPOCHS,
        "figures_by_kind": {str(KINDS[kind]): count for kind, count in sorted(Counter(rows.kinds.tolist()).items())},
        "model": f"all-MiniLM-L6-v2, layers {LAYERS}",
    }
    given.out.with_suffix(".json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
