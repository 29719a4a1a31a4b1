"""Stand-ins that are quick, deterministic and easy to reason about."""

import re
import zlib
from collections.abc import Sequence

import numpy as np

from kb.embedder import EmbeddedQuery, HiddenStates
from kb.late_interaction import TokenVectors, pack, unit_rows
from kb.types import Embedded, FloatArray

_WORD = re.compile(r"\w+")


class FakeTokenizer:
    """Counts words instead of word pieces."""

    def __init__(self, window: int = 254) -> None:
        self._window = window

    @property
    def window(self) -> int:
        return self._window

    def count(self, text: str) -> int:
        return len(self.offsets(text))

    def offsets(self, text: str) -> list[tuple[int, int]]:
        return [word.span() for word in _WORD.finditer(text)]

    def is_word(self, word: str) -> bool:
        return False

    def place_of(self, word: str) -> int | None:
        return None


class FakeEmbedder:
    """Counts words: texts are as close as the words they share, and a word is close to itself alone."""

    dimensions = 251  # at most 255, as in the packed vectors

    def __init__(self, model_id: str = "fake:1") -> None:
        self.model_id = model_id
        self.embedded: list[str] = []
        self.tokenizer = FakeTokenizer()

    def embed(self, texts: Sequence[str]) -> list[Embedded]:
        self.embedded.extend(texts)
        made = self.embed_queries(texts)
        return [Embedded(one.embedding, None if one.words is None else pack(one.words)) for one in made]

    def embed_query(self, text: str) -> EmbeddedQuery:
        words = self._words(text)
        total = unit_rows(words.vectors.sum(axis=0, keepdims=True))[0]
        return EmbeddedQuery(total, words)

    def embed_queries(self, texts: Sequence[str]) -> list[EmbeddedQuery]:
        return [self.embed_query(text) for text in texts]

    def hidden_states(self, texts: Sequence[str], layers: Sequence[int]) -> list[HiddenStates]:
        made = [self._words(text) for text in texts]
        return [HiddenStates(words.offsets, dict.fromkeys(layers, words.vectors)) for words in made]

    def _words(self, text: str) -> TokenVectors:
        found = list(_WORD.finditer(text))
        ids = np.array([zlib.crc32(word.group().lower().encode()) % self.dimensions for word in found], np.int32)
        offsets = np.array([word.span() for word in found], np.int32).reshape(-1, 2)
        vectors: FloatArray = np.eye(self.dimensions, dtype=np.float32)[ids]
        return TokenVectors(ids, offsets, vectors)
