"""Other ways of saying what a question says."""

from collections import Counter

import pytest

from kb.store.words import Synonyms
from kb.synonyms import (
    LONGEST,
    Group,
    Language,
    alike,
    as_written,
    language_of,
    load_everyday,
    load_groups,
    synonyms_in,
)
from kb.words import FUNCTION_WORDS, spelled

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


def test_words_that_make_no_difference_are_read_as_one() -> None:
    assert as_written(
        "he couldn't get off his chair", Language((Group(("sit to stand", "cannot get off the chair"), frozenset()),))
    )[1] == ("sit to stand",)


def test_function_words_are_no_abbreviations() -> None:
    assert as_written("help me at night", language_of())[0] == "help me at night"


def test_an_abbreviation_has_no_endings() -> None:
    assert as_written("ice on the knee from ICES", language_of())[1] == ("equipment store",)


def test_no_two_terms_claim_the_same_everyday_way() -> None:
    said = [
        (group.ways[0], way) for group in load_groups() for way in group.ways if way.lower() not in group.abbreviations
    ]
    known = {alike(spelled(way)): term for term, way in reversed(said)}
    everyday = [(alike(spelled(way)), term) for term, ways in load_everyday()["written_as"].items() for way in ways]
    twice = [way for way, times in Counter(way for way, _ in everyday).items() if times > 1]
    taken = [(way, term, known[way]) for way, term in everyday if known.get(way, term) != term]
    assert (twice, taken) == ([], [])


def test_every_everyday_way_is_short_enough_to_be_looked_for() -> None:
    ways = [spelled(way) for ways in load_everyday()["written_as"].values() for way in ways]
    assert [way for way in ways if not 0 < len(way) <= LONGEST or (len(way) == 1 and way[0] in FUNCTION_WORDS)] == []


def test_no_small_word_is_read_as_two() -> None:
    words = [word for same in load_everyday()["read_as"].values() for word in same]
    assert len(words) == len(set(words))
    assert not set(words) & set(load_everyday()["read_as"])


@pytest.mark.parametrize(
    "asked",
    ["does the hoist fit", "she won't let me help", "look at the rail", "I'll ask", "who looked at it"],
)
def test_everyday_words_of_another_meaning_are_left_alone(asked: str) -> None:
    assert as_written(asked, language_of())[1] == ()


def test_other_forms_of_an_everyday_word_are_known() -> None:
    assert as_written("she wanders", language_of())[1] == as_written("she wandered", language_of())[1] != ()


@pytest.mark.parametrize(
    ("asked", "short"), [("cannot eat alone", False), ("EAT referral", True), ("send a form", False)]
)
def test_an_abbreviation_that_is_a_word_counts_in_capitals_alone(asked: str, short: bool) -> None:
    language = language_of()
    assert any(one.spelled_out for one in synonyms_in(asked, language)) is short
    assert ("electronic" in as_written(asked, language)[0]) is short
