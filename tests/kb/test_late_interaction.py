"""Each word of a question against each word of a passage."""

import numpy as np

from kb.late_interaction import TokenVectors, Wording, compare, pack, unpack
from kb.types import FloatArray


def words(*rows: int) -> TokenVectors:
    """Words that each point along one of four directions."""
    vectors: FloatArray = np.eye(4, dtype=np.float32)[list(rows)].reshape(-1, 4)
    count = len(rows)
    return TokenVectors(np.arange(count, dtype=np.int32), np.zeros((count, 2), np.int32), vectors)


def test_packed_words_come_back() -> None:
    assert np.allclose(unpack(pack(words(0, 2))).vectors, words(0, 2).vectors, atol=0.01)


def test_each_word_counts_by_its_weight() -> None:
    asked = Wording(words(0, 1), np.array([3.0, 1.0], np.float32))
    [found] = compare([asked], [pack(words(0)), pack(words(1)), pack(words(0, 1))])
    assert np.allclose(found, [0.75, 0.25, 1.0], atol=0.01)


def test_a_passage_without_words_matches_nothing() -> None:
    [found] = compare([Wording(words(0), np.ones(1, np.float32))], [pack(words()), pack(words(0))])
    assert np.allclose(found, [0.0, 1.0], atol=0.01)


def test_each_wording_of_a_question_is_compared_by_its_own_words() -> None:
    one = Wording(words(0, 1), np.ones(2, np.float32))
    nothing = Wording(words(), np.zeros(0, np.float32))
    other = Wording(words(2), np.ones(1, np.float32))
    found = compare([one, nothing, other], [pack(words(0)), pack(words(2))])
    assert np.allclose(found, [[0.5, 0.0], [0.0, 0.0], [0.0, 1.0]], atol=0.01)
