"""Word pieces of a text as the embedding model counts them, without loading the model.

The Rust `tokenizers` library reads the model folder's tokenizer.json in a few milliseconds, so splitting a
document into passages needs neither torch nor the weights.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
import tokenizers
from numpy.typing import NDArray

IntArray = NDArray[np.int32]

FIRST_WORD = 1995
"""Where words begin in the model's vocabulary, which is ordered by frequency; single letters stand before them."""
SPECIAL_PIECES = 2
"""The model puts one piece before and one after every text."""


@dataclass(frozen=True)
class WordPieces:
    """The word pieces of one text: ids (n,) and character offsets (n, 2) into it."""

    ids: IntArray
    offsets: IntArray


class Tokenizer(Protocol):
    """What splitting a text needs to know about a model."""

    @property
    def window(self) -> int:
        """Return how many word pieces of a text the model reads; it cuts off what comes after."""

    def count(self, text: str) -> int:
        """Return the number of word pieces in a text of any length."""

    def offsets(self, text: str) -> list[tuple[int, int]]:
        """Return where each word piece of a text of any length starts and ends, in characters."""

    def is_word(self, word: str) -> bool:
        """Tell whether the model knows this lower-case word whole: then it is no slip of the pen."""

    def place_of(self, word: str) -> int | None:
        """Return where a lower-case word stands among those the model knows whole, commonest first, or None."""


class ModelTokenizer:
    """The tokenizer of a sentence-transformers model folder."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        # The file of all-MiniLM-L6-v2 cuts at 128 and pads to 128, which is neither its window nor a count.
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._window = read_window(folder)

    @property
    def window(self) -> int:
        return self._window

    def count(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def offsets(self, text: str) -> list[tuple[int, int]]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).offsets)

    def pieces(self, text: str) -> WordPieces:
        """Return ids and offsets of the pieces that fit the window, without the special ones."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return WordPieces(
            ids=np.array(encoding.ids[: self._window], dtype=np.int32),
            offsets=np.array(encoding.offsets[: self._window], dtype=np.int32).reshape(-1, 2),
        )

    @cached_property
    def _special(self) -> tuple[int, int]:
        first, last = self._tokenizer.encode("", add_special_tokens=True).ids
        return first, last

    def with_special(self, pieces: WordPieces) -> list[int]:
        """Return the ids the model is given: the pieces with the special ones around them."""
        first, last = self._special
        return [first, *pieces.ids.tolist(), last]

    @property
    def size(self) -> int:
        """How many pieces the model knows."""
        return self._tokenizer.get_vocab_size()

    def is_word(self, word: str) -> bool:
        return self._tokenizer.token_to_id(word) is not None

    def place_of(self, word: str) -> int | None:
        place = self._tokenizer.token_to_id(word)
        return None if place is None else max(place - FIRST_WORD, 0)

    def ids_of(self, words: Iterable[str]) -> IntArray:
        """Return the ids of the words that are pieces of their own."""
        found = (self._tokenizer.token_to_id(word) for word in words)
        return np.array([piece_id for piece_id in found if piece_id is not None], dtype=np.int32)


def read_window(folder: Path) -> int:
    """Return how many word pieces of a text fit the model, as its folder says."""
    settings = json.loads((folder / "sentence_bert_config.json").read_text("utf-8"))
    return int(settings["max_seq_length"]) - SPECIAL_PIECES
