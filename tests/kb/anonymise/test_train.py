from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import kb.anonymise.tagging.tagger
from kb.anonymise.tagging.tagger import CLASSES, LAYERS, NameTagger, load_tagger
from kb.anonymise.tagging.word_features import WIDTH
from kb.anonymise.train import BESIDE, merge, save
from kb.anonymise.words import words_of
from kb.embedder import HiddenStates
from kb.types import FloatArray

SIZE, OWN, AROUND = 3, 4, 2
TEXT = "Rose told me that Will fell."


def letter_states(texts: Sequence[str]) -> list[HiddenStates]:
    """One piece per character; its state is made of its letter."""
    made = []
    for text in texts:
        offsets = np.array([(at, at + 1) for at in range(len(text))], dtype=np.int32).reshape(-1, 2)
        rows = np.array([[ord(char) % each for each in (3, 5, 7)] for char in text], dtype=np.float32)
        made.append(HiddenStates(offsets, dict.fromkeys(LAYERS, rows)))
    return made


def network(seed: int) -> dict[str, FloatArray]:
    draw = np.random.default_rng(seed)
    shapes = {
        "project": (SIZE * len(LAYERS), OWN),
        "lexical": (WIDTH, OWN),
        "bias": (OWN,),
        "around": (2 * BESIDE + 1, OWN, AROUND),
        "around_bias": (AROUND,),
        "last": (OWN + AROUND, len(CLASSES)),
        "last_bias": (len(CLASSES),),
    }
    return {name: draw.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def log_chances(weights: dict[str, FloatArray]) -> FloatArray:
    given: dict[str, Any] = dict(weights)
    made = np.log(NameTagger(letter_states, **given).chances(TEXT, words_of(TEXT)))
    return np.asarray(made - made.mean(axis=1, keepdims=True))


def test_merged_networks_score_as_the_mean_of_each() -> None:
    both = [network(1), network(2)]
    mean = np.mean([log_chances(each) for each in both], axis=0)
    assert np.allclose(log_chances(merge(both)), mean, atol=1e-3)


def test_saved_weights_are_read_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights, file = network(1), tmp_path / "tagger.npz"
    save(weights, file)
    monkeypatch.setattr(kb.anonymise.tagging.tagger, "WEIGHTS", file)
    tagger = load_tagger(letter_states)
    assert tagger is not None
    assert np.allclose(tagger.project, weights["project"], atol=0.02)
    assert np.allclose(tagger.last, weights["last"], atol=0.01)
