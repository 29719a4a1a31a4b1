"""How the three measures are added up."""

from kb.fusion import Evidence, trust_in_words


def test_a_stray_shared_word_is_not_believed() -> None:
    assert trust_in_words(0.1, 30.0) == 0


def test_words_that_hold_most_of_a_short_question_are_believed() -> None:
    assert trust_in_words(0.6, 5.0) == 1


def test_a_small_share_of_a_long_question_is_believed() -> None:
    assert trust_in_words(0.12, 150.0) == 1


def test_words_count_for_nothing_where_they_are_not_believed() -> None:
    few, many = Evidence("p", 0.5, 0.1, 0.6, trust=0), Evidence("q", 0.5, 0.2, 0.6, trust=0)
    assert few.score == many.score


def test_words_count_where_they_are_believed() -> None:
    assert Evidence("p", 0.5, 0.6, 0.6).score > Evidence("q", 0.5, 0.2, 0.6).score
