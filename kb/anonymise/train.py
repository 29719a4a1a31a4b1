# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Train the tagger: `KB_EVALUATION_DIR=... python -m kb.anonymise.train`.

Reads WNUT17's training half, clinical notes with names put in, this project's own labelled notes (development half)
and notes it generates; writes kb/anonymise/data/tagger.npz and a training record beside it.
"""

import argparse
import json
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from kb.anonymise.generate import Labelled, changed_case, generate_notes
from kb.anonymise.lexicon import DATA
from kb.anonymise.tagger import CLASSES, WEIGHTS, features_of, model_states
from kb.types import FloatArray

SEED = 20
HIDDEN = 48
KINDS = {"PERSON": 1, "LOCATION": 2, "ORG": 3, "GROUP": 0, "ADDRESS": 2}
NOTES = Path("benchmarks/anonymity/notes_dev.jsonl")


def read(path: Path) -> list[Labelled]:
    """A labelled set: one JSON object to a line."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [(row["text"], [(s["start"], s["end"], s["label"]) for s in row["spans"]]) for row in rows]


def rows_of(notes: Sequence[Labelled], keep: float, rng: random.Random) -> Iterator[tuple[FloatArray, int]]:
    """Features and class of each word; words that belong to an identifier of another kind are left out."""
    for text, spans in notes:
        for each in features_of(text, model_states) if text.strip() else []:
            label = next((name for start, end, name in spans if start <= each.word.start < end), None)
            kind = 0 if label is None else KINDS.get(label, -1)
            if kind >= 0 and (kind or each.word.text[0].isupper() or rng.random() < keep):
                yield each.features, kind


def fit(
    features: FloatArray, kinds: "np.ndarray[tuple[int], np.dtype[np.int64]]", epochs: int
) -> dict[str, FloatArray]:
    """Weights of two layers, by Adam on cross entropy with dropout."""
    import torch  # slow to load, needed for training alone

    torch.manual_seed(SEED)
    first = torch.nn.Linear(features.shape[1], HIDDEN)
    second = torch.nn.Linear(HIDDEN, len(CLASSES))
    net = torch.nn.Sequential(torch.nn.Dropout(0.1), first, torch.nn.ReLU(), torch.nn.Dropout(0.2), second)
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-3)
    loss = torch.nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 2.0, 2.0]))
    inputs, targets = torch.from_numpy(features), torch.from_numpy(kinds)
    for _ in range(epochs):
        for batch in torch.split(torch.randperm(len(inputs)), 512):
            optimiser.zero_grad()
            loss(net(inputs[batch]), targets[batch]).backward()
            optimiser.step()
    return {
        "first": first.weight.detach().numpy().T,
        "first_bias": first.bias.detach().numpy(),
        "second": second.weight.detach().numpy().T,
        "second_bias": second.bias.detach().numpy(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the tagger.")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument(
        "--half", action="store_true", help="leave out every second note of ours, to choose a threshold"
    )
    given = parser.parse_args()
    rng = random.Random(SEED)
    public = Path(os.environ["KB_EVALUATION_DIR"]) / "anonymity"
    ours = read(NOTES)[:: 2 if given.half else 1]
    sources: dict[str, list[Labelled]] = {
        "wnut17_train": rng.sample(read(public / "wnut17_train.jsonl"), 500),
        "mtsamples_injected_train": rng.sample(read(public / "mtsamples_injected_train.jsonl"), 8),
        "notes_dev": [variant for note in ours for variant in (note, changed_case(note, str.lower))],
        "generated": generate_notes(rng, 120),
    }
    pairs: list[tuple[FloatArray, int]] = []
    for name, notes in sources.items():
        pairs.extend(rows_of(notes, 0.5, rng))
        print(f"{name}: {len(pairs)} words so far", flush=True)
    features = np.stack([row for row, _ in pairs])
    kinds = np.array([kind for _, kind in pairs], dtype=np.int64)
    weights = fit(features, kinds, given.epochs)
    half = {name: value.astype(np.float16) for name, value in weights.items()}
    np.savez_compressed(
        WEIGHTS,
        first=half["first"],
        first_bias=half["first_bias"],
        second=half["second"],
        second_bias=half["second_bias"],
    )
    record = {
        "sources": {name: len(notes) for name, notes in sources.items()},
        "licences": "WNUT17: CC BY 4.0. MTSamples: CC0 as redistributed. notes_dev and generated: this project's own, invented.",
        "seed": SEED,
        "hidden": HIDDEN,
        "epochs": given.epochs,
        "words": len(kinds),
        "words_by_class": {str(name): int((kinds == at).sum()) for at, name in enumerate(CLASSES)},
        "model": "all-MiniLM-L6-v2, layers 2 and 6",
        "half_of_ours": given.half,
    }
    (DATA / "tagger.json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    print(record)


if __name__ == "__main__":
    main()
