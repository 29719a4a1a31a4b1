"""What a misspelt word most likely means, from the words that stand in the store."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

LETTERS = 27
SURE = 6
"""From so many letters on the first one may be the slip."""
LONG = 9
"""From so many letters on a word may be two slips away, not one."""


class Spellings:
    """The words of a store by how often they stand there, ready to be compared with a misspelt one."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        # "parkinson's" stands for "parkinsons", as it is typed.
        self._counts = Counter[str]()
        for word, count in counts.items():
            self._counts[word.replace("'", "")] += count
        self._words = [word for word in self._counts if word.isalpha()]
        self._letters = count_letters(self._words)

    def nearest(self, word: str) -> str | None:
        """Return the word within a slip or two, the nearest, then the most used.

        Its first letter is the same; that of a word with enough others may differ where no such word is as near.
        """
        reach = 1 if len(word) < LONG else 2
        # Each slip changes at most two letter counts by one, so nearly every word is ruled out by counting.
        apart = np.abs(self._letters - count_letters([word])).sum(axis=1)
        close = [
            (distance, known[0] != word[0], -self._counts[known], known)
            for at in np.flatnonzero(apart <= 2 * reach)
            if (word[0] == (known := self._words[at])[0] or len(word) >= SURE)
            and (distance := edit_distance(word, known, reach)) <= reach
        ]
        return min(close)[3] if close else None


def count_letters(words: Sequence[str]) -> NDArray[np.int16]:
    """Return how often each letter stands in each word (words, 27), all letters beyond z as one."""
    codes = np.frombuffer("".join(words).encode("latin-1", "replace"), np.uint8).astype(np.int64) - ord("a")
    letters = np.where((codes >= 0) & (codes < LETTERS - 1), codes, LETTERS - 1)
    rows = np.repeat(np.arange(len(words)), [len(word) for word in words])
    counts = np.bincount(rows * LETTERS + letters, minlength=len(words) * LETTERS)
    return counts.reshape(-1, LETTERS).astype(np.int16)


def edit_distance(one: str, other: str, limit: int) -> int:
    """Return in how many slips (a letter more, less, other, or two swapped) words differ; limit + 1 when in more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
