"""Ordinary words with a slip of the pen, and names that are none."""

import pytest

from kb.anonymise.slips import is_a_slip


@pytest.mark.parametrize("word", ["wheelchiar", "comode", "shouler", "dresing", "balence", "hoistng", "cookng"])
def test_a_word_one_letter_from_an_ordinary_one_is_a_slip(word: str) -> None:
    assert is_a_slip(word)


@pytest.mark.parametrize("word", ["okonkwo", "zbigniew", "siobahn", "mpho", "tadgh", "Comode", "wheel-chiar"])
def test_what_may_be_somebody_is_no_slip(word: str) -> None:
    assert not is_a_slip(word)
