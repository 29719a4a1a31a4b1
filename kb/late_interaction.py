"""Each word of a question against each word of a passage, by the model's own word vectors.

Late interaction as in ColBERT (Khattab & Zaharia 2020), with the last hidden layer of the embedding model
instead of a model of its own. Vectors are kept at 64 dimensions and 8 bits: a passage takes about 5 kB.
"""

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.types import FloatArray

DATA = Path(__file__).parent / "data"
_FORMAT = 1
_HEADER = struct.Struct("<BBH")


@dataclass(frozen=True)
class TokenVectors:
    """The words of one text: ids (n,), character offsets (n, 2), unit-length vectors (n, dimensions)."""

    ids: NDArray[np.int32]
    offsets: NDArray[np.int32]
    vectors: FloatArray

    def __len__(self) -> int:
        return len(self.ids)


def pack(words: TokenVectors) -> bytes:
    """Return the words as bytes to be stored beside their passage: ids, starts, lengths, 8-bit vectors."""
    largest = np.abs(words.vectors).max(axis=1, keepdims=True, initial=1e-9)
    coded = np.rint(words.vectors * (127.0 / largest)).astype(np.int8)
    starts, ends = words.offsets[:, 0], words.offsets[:, 1]
    return b"".join(
        (
            _HEADER.pack(_FORMAT, words.vectors.shape[1], len(words)),
            words.ids.astype("<u2").tobytes(),
            starts.astype("<u2").tobytes(),
            np.minimum(ends - starts, 255).astype("u1").tobytes(),
            coded.tobytes(),
        )
    )


def unpack(packed: bytes) -> TokenVectors:
    """Return the words of a passage as `pack` stored them, to within 8 bits."""
    _, dimensions, count = _HEADER.unpack_from(packed)
    at = _HEADER.size
    ids = np.frombuffer(packed, "<u2", count, at).astype(np.int32)
    starts = np.frombuffer(packed, "<u2", count, at + 2 * count).astype(np.int32)
    lengths = np.frombuffer(packed, "u1", count, at + 4 * count).astype(np.int32)
    coded = np.frombuffer(packed, np.int8, count * dimensions, at + 5 * count).reshape(count, dimensions)
    return TokenVectors(ids, np.stack((starts, starts + lengths), axis=1), unit_rows(coded.astype(np.float32)))


def unit_rows(vectors: FloatArray) -> FloatArray:
    """Return the vectors scaled to unit length; a zero vector stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: FloatArray = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return scaled


@dataclass(frozen=True)
class Wording:
    """A question in certain words, with the weight (n,) of each."""

    words: TokenVectors
    weights: FloatArray

    @cached_property
    def weighty(self) -> FloatArray:
        """The vectors of the weightier half of the words."""
        vectors: FloatArray = self.words.vectors[self.weights >= np.median(self.weights)]
        return vectors


def compare(wordings: Sequence[Wording], passages: Sequence[bytes]) -> FloatArray:
    """Return (wordings, passages) how well each packed passage matches the words of each wording of a question.

    Each word of the question counts by the cosine of the nearest word of the passage (MaxSim), in a mean by weights.
    """
    nearest = nearest_words(np.concatenate([one.words.vectors for one in wordings]), passages)
    own = np.split(nearest, np.cumsum([len(one.words) for one in wordings])[:-1], axis=1)
    return np.stack([_mean(cosines, one.weights) for cosines, one in zip(own, wordings, strict=True)])


def _mean(cosines: FloatArray, weights: FloatArray) -> FloatArray:
    whole = float(weights.sum())
    if whole <= 0:
        return np.zeros(len(cosines), np.float32)
    return (cosines @ weights / whole).astype(np.float32)


def nearest_words(question: FloatArray, passages: Sequence[bytes]) -> FloatArray:
    """Return the cosine (passages, n) of each packed passage's word that is nearest to each of some words (n, size).

    Where a passage has none it is 0.
    """
    best = np.zeros((len(passages), len(question)), dtype=np.float32)
    headers = [_HEADER.unpack_from(packed) for packed in passages]
    filled = [at for at, (_, _, count) in enumerate(headers) if count]
    if not filled or not len(question):
        return best
    # All passages at once: a hundred of them are one multiplication, not a hundred.
    coded = b"".join(passages[at][_HEADER.size + 5 * headers[at][2] :] for at in filled)
    cosines = _cosines(np.frombuffer(coded, np.int8).reshape(-1, question.shape[1]), question)
    starts = np.cumsum([0] + [headers[at][2] for at in filled[:-1]])
    best[filled] = np.maximum(np.maximum.reduceat(cosines, starts, axis=0), 0)
    return best


def places_of_nearest(question: FloatArray, packed: bytes) -> tuple[FloatArray, NDArray[np.int64]]:
    """Return the cosine (n,) of a packed passage's word that is nearest to each of some words (n, size), and its start.

    Both are empty where the passage has no words.
    """
    _, dimensions, count = _HEADER.unpack_from(packed)
    if not count:
        return np.zeros(0, np.float32), np.zeros(0, np.int64)
    starts = np.frombuffer(packed, "<u2", count, _HEADER.size + 2 * count)
    coded = np.frombuffer(packed, np.int8, count * dimensions, _HEADER.size + 5 * count).reshape(count, dimensions)
    cosines = _cosines(coded, question)
    return cosines.max(axis=0), starts[cosines.argmax(axis=0)].astype(np.int64)


def _cosines(coded: NDArray[np.int8], question: FloatArray) -> FloatArray:
    """The cosine (words, n) of each word as it is packed with each of some words (n, size) of unit length."""
    vectors = coded.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    cosines: FloatArray = (vectors @ question.T) / np.maximum(lengths, 1e-9)[:, None]
    return cosines


@dataclass(frozen=True)
class Projection:
    """What makes last hidden states into word vectors: its id, a matrix (hidden size, dimensions)."""

    id: str
    matrix: FloatArray

    def words(self, ids: NDArray[np.int32], offsets: NDArray[np.int32], states: FloatArray) -> TokenVectors:
        """Return the words of one text from the last hidden layer's states (n, hidden size)."""
        return TokenVectors(ids, offsets, unit_rows(states @ self.matrix))


def load_projection(weights: str) -> Projection | None:
    """Return the projection made for the model with these weights (SHA-256), or None where there is none."""
    for file in sorted(DATA.glob("projection-*.npz")):
        with np.load(file) as stored:
            if str(stored["weights"]) == weights:
                matrix = stored["matrix"].astype(np.float32)
                return Projection(hashlib.sha256(matrix.tobytes()).hexdigest()[:8], matrix)
    return None
