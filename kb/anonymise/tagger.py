"""A small tagger on the embedding model's own hidden states: how likely each word is part of a name."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Protocol

import numpy as np

from kb.anonymise.identifiers import Identifier, Label
from kb.anonymise.lexicon import CASING, DATA, SHIFT, VOCABULARY
from kb.anonymise.names import Word, words_of
from kb.embedder import HiddenStates, ModelEmbedder
from kb.types import FloatArray

WEIGHTS = DATA / "tagger.npz"
LAYERS = (2, 6)
CLASSES: tuple[Label | None, ...] = (None, "PERSON", "LOCATION", "ORG")
LEAST = 0.5
"""Probability of a name from which a word is a finding: see docs/anonymisation.md for what other values give."""
LEAST_ORDINARY = 0.9
"""The same for words usually written in lower case, which the tagger takes for names too readily."""
STRONG = 0.98
LONGEST_PART = 700
BREAK = re.compile(r"\n+|(?<=[.!?])\s+")

States = Callable[[Sequence[str]], list[HiddenStates]]


class Tagger(Protocol):
    """Finds names by their context; what it cannot read it raises on, and the gate holds the text."""

    def find(self, text: str) -> Iterable[Identifier]:
        """Return what reads like a name."""


@dataclass(frozen=True)
class TaggedWord:
    """A word and the features it is judged by, a row of float32."""

    word: Word
    features: FloatArray


def parts_of(text: str) -> list[tuple[int, str]]:
    """The text cut at lines and sentences into parts that fit the model's window, with where each starts."""
    cuts = [0, *(match.end() for match in BREAK.finditer(text)), len(text)]
    parts: list[tuple[int, str]] = []
    start = 0
    for before, cut in pairwise(cuts):
        if cut - start > LONGEST_PART and before > start:
            parts.append((start, text[start:before]))
            start = before
        while cut - start > LONGEST_PART:
            parts.append((start, text[start : start + LONGEST_PART]))
            start += LONGEST_PART
    return [*parts, (start, text[start:])]


def features_of(text: str, states: States) -> list[TaggedWord]:
    """Each word of the text with its hidden states, its own lexical features and its neighbours'."""
    parts = parts_of(text)
    hidden = states([part for _, part in parts])
    pieces = np.concatenate(
        [np.asarray(h.offsets, dtype=np.int64).reshape(-1, 2) + at for (at, _), h in zip(parts, hidden, strict=True)]
    )
    layers = np.concatenate([np.concatenate([h.layers[layer] for layer in LAYERS], axis=1) for h in hidden])
    words = words_of(text)
    lexical = np.stack([_lexical(word) for word in words]) if words else np.zeros((0, WIDTH), dtype=np.float32)
    padded = np.pad(lexical, ((1, 1), (0, 0)))
    starts = np.searchsorted(pieces[:, 1], [word.start for word in words], side="right")
    ends = np.searchsorted(pieces[:, 0], [word.end for word in words], side="left")
    rows = []
    for at, word in enumerate(words):
        inside = layers[starts[at] : ends[at]]
        mean = inside.mean(axis=0) if len(inside) else np.zeros(layers.shape[1], dtype=np.float32)
        rows.append(TaggedWord(word, np.concatenate([mean, padded[at : at + 3].reshape(-1)]).astype(np.float32)))
    return rows


WIDTH = 19


def _lexical(word: Word) -> FloatArray:
    row = np.zeros(WIDTH, dtype=np.float32)
    for bit in range(5):
        row[bit] = (word.code >> bit) & 1
    row[5 + ((word.code & CASING) >> SHIFT)] = 1
    row[12:19] = (
        word.practice,
        word.titled,
        word.capitals,
        word.opens,
        len(word.text) < 4,
        word.code == 0,
        len(word.text) == 1,
    )
    return row


@dataclass(frozen=True)
class NameTagger:
    """Two layers of weights over the features of a word; inference needs numpy alone."""

    states: States
    first: FloatArray
    first_bias: FloatArray
    second: FloatArray
    second_bias: FloatArray
    least: float = LEAST
    least_ordinary: float = LEAST_ORDINARY
    strong: float = STRONG

    def probabilities(self, features: FloatArray) -> FloatArray:
        """Probabilities (n, 4) of CLASSES for each row."""
        hidden = np.maximum(features @ self.first + self.first_bias, 0)
        scores = hidden @ self.second + self.second_bias
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)

    def find(self, text: str) -> Iterator[Identifier]:
        """What reads like a name, words of one kind that follow each other joined."""
        tagged = features_of(text, self.states) if text.strip() else []
        if not tagged:
            return
        chances = self.probabilities(np.stack([each.features for each in tagged]))
        for each, row in zip(tagged, chances, strict=True):
            name = float(1 - row[0])
            label = CLASSES[1 + int(row[1:].argmax())]
            ordinary = bool(each.word.code & VOCABULARY) and (each.word.casing >= 4 or not each.word.text[0].isupper())
            least = self.least_ordinary if ordinary else self.least
            if name >= least and label is not None and not each.word.practice:
                strong = name >= self.strong and not ordinary and each.word.text[0].isupper()
                reason = "reads like part of a name"
                yield Identifier(each.word.start, each.word.end, label, min(name, 0.7), reason, strong)


@cache
def _embedder() -> ModelEmbedder:
    return ModelEmbedder(threads=1)


def model_states(texts: Sequence[str]) -> list[HiddenStates]:
    """The hidden states of the system's own embedding model."""
    return _embedder().hidden_states(texts, LAYERS)


def load_tagger(states: States = model_states) -> NameTagger | None:
    """The trained tagger; None where its weights are not there."""
    if not WEIGHTS.is_file():
        return None
    with np.load(WEIGHTS) as kept:
        parts = {name: kept[name].astype(np.float32) for name in ("first", "first_bias", "second", "second_bias")}
    return NameTagger(states, **parts)
