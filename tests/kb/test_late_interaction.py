"""Each word of a question against each word of a passage."""

import numpy as np

from kb.late_interaction import TokenVectors, Wording, compare, pack, places_of_nearest, unpack
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


def test_the_nearest_word_is_found_where_it_starts() -> None:
    offsets = np.array([[0, 3], [4, 9], [10, 12]], np.int32)
    passage = pack(TokenVectors(np.arange(3, dtype=np.int32), offsets, words(2, 0, 1).vectors))
    cosines, starts = places_of_nearest(words(1, 2, 3).vectors, passage)
    assert np.allclose(cosines, [1, 1, 0], atol=0.01)
    assert starts[:2].tolist() == [10, 0]
    assert [len(part) for part in places_of_nearest(words(1).vectors, pack(words()))] == [0, 0]
