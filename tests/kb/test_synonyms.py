"""Other ways of saying what a question says."""

from kb.synonyms import Group, load_groups, synonyms_in

GROUPS = (
    Group(("disabled facilities grant", "DFG"), frozenset({"dfg"})),
    Group(("raised toilet seat", "toilet riser"), frozenset()),
)


def test_an_abbreviation_is_spelled_out() -> None:
    [found] = synonyms_in("Waiting for a DFG", GROUPS)
    assert found.spelled_out == "disabled facilities grant"


def test_a_way_of_saying_is_found_with_the_others() -> None:
    [found] = synonyms_in("toilet riser too high", GROUPS)
    assert found.others == ("raised toilet seat",)


def test_part_of_a_word_is_no_synonym() -> None:
    assert synonyms_in("dfgs", GROUPS) == []


def test_the_list_begins_with_at_least_150_groups() -> None:
    assert len(load_groups()) >= 150
