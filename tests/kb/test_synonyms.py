"""Other ways of saying what a question says."""

import pytest

from kb.store.words import Synonyms
from kb.synonyms import Group, Language, as_written, language_of, load_groups, synonyms_in

GROUPS = (
    Group(("disabled facilities grant", "DFG"), frozenset({"dfg"})),
    Group(("raised toilet seat", "toilet riser"), frozenset()),
)
LANGUAGE = Language(GROUPS)


def test_an_abbreviation_is_spelled_out() -> None:
    [found] = synonyms_in("Waiting for a DFG", LANGUAGE)
    assert found.spelled_out == "disabled facilities grant"


def test_a_way_of_saying_is_found_with_the_others() -> None:
    [found] = synonyms_in("toilet riser too high", LANGUAGE)
    assert found.others == ("raised toilet seat",)


def test_part_of_a_word_is_no_synonym() -> None:
    assert synonyms_in("dfgs", LANGUAGE) == []


def test_the_list_begins_with_at_least_150_groups() -> None:
    assert len(load_groups()) >= 150


def test_everyday_words_are_put_into_the_words_of_notes() -> None:
    written, terms = as_written("the lady keeps tumbling on the loo", LANGUAGE)
    assert (written, terms) == ("the woman keeps falls on the toilet", ("woman", "falls", "toilet"))


def test_the_longest_way_of_saying_something_is_taken() -> None:
    assert as_written("using a portable toilet", LANGUAGE)[1] == ("commode",)


def test_the_preferred_term_itself_is_left_as_it_is() -> None:
    assert as_written("raised toilet seat", LANGUAGE) == ("raised toilet seat", ())


def test_the_teams_own_way_of_saying_something_comes_first() -> None:
    assert as_written("the loo", Language((Group(("water closet room", "loo"), frozenset()),)))[1] == (
        "water closet room",
    )


def test_the_teams_own_words_come_before_the_shipped_ones() -> None:
    [found] = synonyms_in("DFG", language_of((Synonyms(1, "council adaptation money", ("DFG",)),)))
    assert found.spelled_out == "council adaptation money"


@pytest.mark.parametrize(
    "asked",
    ["the hoist won't fit in the bedroom", "she won't let me help", "look at the rail", "I'll ask", "who looked at it"],
)
def test_everyday_words_of_another_meaning_are_left_alone(asked: str) -> None:
    assert as_written(asked, language_of())[1] == ()


def test_other_forms_of_an_everyday_word_are_known() -> None:
    assert as_written("she wanders", language_of())[1] == as_written("she wandered", language_of())[1] != ()
