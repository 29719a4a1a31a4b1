"""What a misspelt word most likely means."""

from kb.spelling import Spellings, edit_distance

WORDS = Spellings({"wheelchair": 5, "wheelchairs": 1, "bath": 9, "path": 20, "stairs": 3})


def test_two_swapped_letters_are_one_slip() -> None:
    assert edit_distance("wheelchiar", "wheelchair", 2) == 1


def test_a_misspelt_word_means_the_nearest_one() -> None:
    assert WORDS.nearest("wheelchiar") == "wheelchair"


def test_the_same_first_letter_comes_before_the_more_used_word() -> None:
    assert WORDS.nearest("batth") == "bath"


def test_a_wrong_first_letter_is_put_right_too() -> None:
    assert WORDS.nearest("atairs") == "stairs"


def test_nothing_is_made_of_a_word_that_is_far_from_all() -> None:
    assert WORDS.nearest("levothyroxine") is None


def test_a_short_word_keeps_its_first_letter() -> None:
    assert Spellings({"begin": 9}).nearest("cegin") is None


def test_a_word_with_an_apostrophe_is_compared_without_it() -> None:
    assert Spellings({"parkinson's": 4}).nearest("parkinsosn") == "parkinsons"
