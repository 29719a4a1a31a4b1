"""Train the tagger: `KB_EVALUATION_DIR=... KB_CORPORA_DIR=... python -m kb.anonymise.train`.

Reads WNUT17, clinical notes with names put in, the Broad Twitter Corpus and LitBank (clones in KB_CORPORA_DIR, called
`broad_twitter_corpus` and `litbank`), this project's own labelled notes and notes it generates or puts together anew;
writes kb/anonymise/data/tagger.npz, the mean of several networks, and a training record beside it.
"""

import argparse
import hashlib
import json
import os
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kb.anonymise.tagging.augment import mixed_notes, with_other_names
from kb.anonymise.tagging.corpora import read_litbank, read_twitter
from kb.anonymise.tagging.generate import Labelled, changed_case, generate_notes
from kb.anonymise.tagging.tagger import CLASSES, LAYERS, LONGEST_PART, WEIGHTS, mean_states, parts_of
from kb.anonymise.tagging.word_features import KNOWN, WIDTH, lexical_features
from kb.anonymise.words import words_of
from kb.embedder import ModelEmbedder
from kb.types import FloatArray

if TYPE_CHECKING:
    import torch

SEED = 20
NETWORKS = 3
OWN, AROUND, BESIDE = 96, 64, 2
"""Sizes of the two layers, and how many words on each side the second one sees."""
KINDS = {"PERSON": 1, "LOCATION": 2, "ORG": 3, "GROUP": 0, "ADDRESS": 2}
NOTES = tuple(
    Path("benchmarks/anonymity") / f"notes_{name}.jsonl"
    for name in ("dev", "dev2", "dev3", "blind", "blind2", "blind3", "blind4", "train")
)
BATCH = 1500
RATE = 2e-3
HIDDEN_SHARE = 0.15
"""Share of words whose place in the word lists training hides."""
MIXED = 2200
"""How many notes are put together from sentences of ours."""
COPIES = {"development notes": 2, "development notes in lower case": 2}
"""How often each epoch reads a source, where that is not once."""
LICENCES = (
    "WNUT17, Broad Twitter Corpus, LitBank: CC BY 4.0. MTSamples: CC0 as redistributed. "
    "Development, generated and mixed notes: this project's own, invented."
)


@dataclass(frozen=True)
class Rows:
    """Words of a note: hidden states (n, size), spelling (n, WIDTH), classes (n,), where -1 is to be left out."""

    states: NDArray[np.float16]
    lexical: NDArray[np.uint8]
    kinds: NDArray[np.int8]


def read(path: Path) -> list[Labelled]:
    """A labelled set: one JSON object to a line."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [(row["text"], [(s["start"], s["end"], s["label"]) for s in row["spans"]]) for row in rows]


def rows_of(note: Labelled, states: FloatArray) -> Rows:
    """A note's words with their hidden states; those of an identifier that is no name are left out of training."""
    text, spans = note
    words = words_of(text)
    labels = [next((label for start, end, label in spans if start <= word.start < end), None) for word in words]
    kinds = [0 if label is None else KINDS.get(label, -1) for label in labels]
    lexical = lexical_features(text, words).astype(np.uint8)
    return Rows(states.astype(np.float16), lexical, np.array(kinds, dtype=np.int8))


def read_rows(notes: Sequence[Labelled], cache: Path, embedder: ModelEmbedder) -> list[Rows]:
    """The words of many notes; their hidden states are kept in a folder under the digest of the texts."""
    notes = [note for note in notes if words_of(note[0])]
    made_of = repr((LAYERS, LONGEST_PART, [text for text, _ in notes])).encode("utf-8")
    file = cache / f"{hashlib.sha256(made_of).hexdigest()[:16]}.npz"
    if not file.is_file():
        states = [each for at in range(0, len(notes), 64) for each in _some_states(notes[at : at + 64], embedder)]
        cache.mkdir(parents=True, exist_ok=True)
        np.savez(file, ends=np.cumsum([len(each) for each in states]), states=np.concatenate(states))
    with np.load(file) as kept:
        parts = np.split(kept["states"], kept["ends"][:-1])
    return [rows_of(note, states) for note, states in zip(notes, parts, strict=True)]


def _some_states(notes: Sequence[Labelled], embedder: ModelEmbedder) -> Iterator[FloatArray]:
    """The hidden states of some notes' words; their parts are read by the model together."""
    parts = list(dict.fromkeys(part for text, _ in notes for _, part in parts_of(text)))
    hidden = dict(zip(parts, embedder.hidden_states(parts, LAYERS), strict=True))
    for text, _ in notes:
        yield mean_states(text, words_of(text), lambda texts: [hidden[each] for each in texts]).astype(np.float16)


def batches(notes: Sequence[Rows], rng: random.Random) -> Iterator[list[Rows]]:
    """All notes in another order each time, some BATCH words together."""
    order = rng.sample(notes, len(notes))
    batch: list[Rows] = []
    for note in order:
        batch.append(note)
        if sum(len(each.kinds) for each in batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def to_arrays(batch: Sequence[Rows], rng: "np.random.Generator") -> tuple[FloatArray, FloatArray, NDArray[np.int64]]:
    """Notes one after another with BESIDE empty rows between them, the word lists hidden for some words."""
    states, lexical, kinds = [], [], []
    for note in batch:
        spelt = note.lexical.astype(np.float32)
        hidden = rng.random(len(spelt)) < HIDDEN_SHARE
        spelt[hidden, : KNOWN - 1] = 0
        spelt[hidden, KNOWN - 1] = 1
        states.append(np.pad(note.states.astype(np.float32), ((0, BESIDE), (0, 0))))
        lexical.append(np.pad(spelt, ((0, BESIDE), (0, 0))))
        kinds.append(np.pad(note.kinds.astype(np.int64), (0, BESIDE), constant_values=-2))
    return np.concatenate(states), np.concatenate(lexical), np.concatenate(kinds)


def make_network(size: int) -> "torch.nn.ModuleDict":
    """The layers whose weights are kept."""
    import torch  # slow to load, needed for training alone

    return torch.nn.ModuleDict(
        {
            "project": torch.nn.Linear(size, OWN, bias=False),
            "lexical": torch.nn.Linear(WIDTH, OWN),
            "around": torch.nn.Conv1d(OWN, AROUND, 2 * BESIDE + 1, padding=BESIDE),
            "last": torch.nn.Linear(OWN + AROUND, len(CLASSES)),
        }
    )


def scores_of(
    net: "torch.nn.ModuleDict", states: FloatArray, lexical: FloatArray, words: NDArray[np.bool_]
) -> "torch.Tensor":
    """Scores (n, 4) of CLASSES, as NameTagger.chances reckons them, with dropout."""
    import torch

    drop = torch.nn.functional.dropout
    own = net["project"](drop(torch.from_numpy(states), 0.1)) + net["lexical"](torch.from_numpy(lexical))
    own = drop(torch.relu(own) * torch.from_numpy(words.astype(np.float32))[:, None], 0.2)
    around = torch.relu(net["around"](own.T[None])[0].T)
    scores: torch.Tensor = net["last"](torch.cat([own, drop(around, 0.2)], 1))
    return scores


def fit(notes: Sequence[Rows], epochs: int, seed: int) -> dict[str, FloatArray]:
    """The weights of NameTagger by name, by AdamW on cross entropy; names count twice."""
    import torch

    torch.set_num_threads(1)  # batches are small: a second thread costs more than it gains
    torch.manual_seed(seed)
    rng, chance = random.Random(seed), np.random.default_rng(seed)
    net = make_network(notes[0].states.shape[1])
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-2)
    loss = torch.nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 2.0, 2.0]), label_smoothing=0.02)
    steps = epochs * (sum(len(note.kinds) for note in notes) // BATCH + 2)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        sums = []
        for batch in batches(notes, rng):
            states, lexical, kinds = to_arrays(batch, chance)
            scores = scores_of(net, states, lexical, kinds > -2)[kinds >= 0]
            optimiser.zero_grad()
            result = loss(scores, torch.from_numpy(kinds[kinds >= 0]))
            result.backward()
            optimiser.step()
            rate.step()
            sums.append(float(result.detach()))
        print(f"epoch {epoch + 1}: loss {np.mean(sums):.4f}", flush=True)
    return weights_of(net)


def weights_of(net: "torch.nn.ModuleDict") -> dict[str, FloatArray]:
    """What NameTagger multiplies with, by the names of its fields."""
    kept = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    return {
        "project": kept["project.weight"].T,
        "lexical": kept["lexical.weight"].T,
        "bias": kept["lexical.bias"],
        "around": kept["around.weight"].transpose(2, 1, 0),
        "around_bias": kept["around.bias"],
        "last": kept["last.weight"].T,
        "last_bias": kept["last.bias"],
    }


def merge(networks: Sequence[dict[str, FloatArray]]) -> dict[str, FloatArray]:
    """Several networks as one wider one, whose scores are the mean of theirs."""
    own, around = networks[0]["around"].shape[1:]
    count = len(networks)
    wide = np.zeros((2 * BESIDE + 1, count * own, count * around), dtype=np.float32)
    for at, network in enumerate(networks):
        wide[:, at * own : (at + 1) * own, at * around : (at + 1) * around] = network["around"]
    side_by_side = {
        name: np.concatenate([network[name] for network in networks], axis=-1)
        for name in ("project", "lexical", "bias", "around_bias")
    }
    last = [network["last"][:own] for network in networks] + [network["last"][own:] for network in networks]
    last_bias = np.mean([network["last_bias"] for network in networks], axis=0)
    return {**side_by_side, "around": wide, "last": np.concatenate(last) / count, "last_bias": last_bias}


def save(weights: dict[str, FloatArray], file: Path) -> None:
    """Write weights as load_tagger and load_judge read them: the projection, most of them, in one byte each."""
    scale = (np.abs(weights["project"]).max(axis=0) / 127).astype(np.float16)
    kept = {name: value.astype(np.float16) for name, value in weights.items() if name != "project"}
    project = np.rint(weights["project"] / scale.astype(np.float32)).clip(-127, 127).astype(np.int8)
    np.savez_compressed(file, project=project, scale=scale, **kept)  # type: ignore[arg-type]


def sources(generated: int, half: bool) -> dict[str, list[Labelled]]:
    """The labelled notes to train on, by where they come from."""
    public, corpora = Path(os.environ["KB_EVALUATION_DIR"]) / "anonymity", Path(os.environ["KB_CORPORA_DIR"])
    ours = [note for path in NOTES for note in read(path)[:: 2 if half else 1]]
    others = random.Random(SEED)
    sets = ("wnut17_train", "wnut17_dev", "wnut17_test", "mtsamples_injected_train")
    return {
        **{name: read(public / f"{name}.jsonl") for name in sets},
        "broad_twitter_corpus": read_twitter(corpora / "broad_twitter_corpus"),
        "litbank": read_litbank(corpora / "litbank"),
        "development notes": ours,
        "development notes in lower case": [changed_case(note, str.lower) for note in ours],
        "development notes in capitals": [changed_case(note, str.upper) for note in ours],
        "development notes with other names": [with_other_names(others, note) for note in ours],
        "mixed from development notes": mixed_notes(random.Random(SEED), ours, MIXED),
        "generated": generate_notes(random.Random(SEED), generated),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the tagger.")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--generated", type=int, default=6000, help="how many notes to invent")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "kb-tagger", help="folder for hidden states"
    )
    parser.add_argument("--half", action="store_true", help="leave out every second note of ours, to choose thresholds")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    embedder = ModelEmbedder(threads=given.threads)
    notes: list[Rows] = []
    counts: dict[str, int] = {}
    for name, labelled in sources(given.generated, given.half).items():
        rows = read_rows(labelled, given.cache, embedder)
        notes.extend(rows * COPIES.get(name, 1))
        counts[name] = len(rows)
        print(f"{name}: {len(rows)} texts, {sum(len(each.kinds) for each in rows)} words", flush=True)
    save(merge([fit(notes, given.epochs, SEED + each) for each in range(NETWORKS)]), given.out)
    kinds = np.concatenate([note.kinds for note in notes])
    record = {
        "sources": counts,
        "licences": LICENCES,
        "seeds": [SEED + each for each in range(NETWORKS)],
        "sizes": [OWN, AROUND, BESIDE],
        "epochs": given.epochs,
        "words": len(kinds),
        "words_by_class": {str(name): int((kinds == at).sum()) for at, name in enumerate(CLASSES)},
        "model": f"all-MiniLM-L6-v2, layers {LAYERS}",
        "half_of_ours": given.half,
    }
    given.out.with_suffix(".json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
