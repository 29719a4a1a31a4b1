"""Which term of the team's list something that was tried is counted under."""

import pytest

from ingest.approaches import term_of_approach


@pytest.mark.parametrize(
    ("described", "equipment", "term"),
    [
        ("change the task and leave out the splint", "two-handled pans, tin opener", "equipment"),
        ("small finger ruptured, opening a jar, no splint on", "", ""),
        ("cancelling the through-floor lift", "", ""),
        ("a strap instead of the sling, then task practice", "", "task practice"),
        ("errorless learning and no watchful waiting", "", "errorless learning"),
    ],
)
def test_nothing_is_counted_under_what_the_words_deny(described: str, equipment: str, term: str) -> None:
    assert term_of_approach(described, equipment) == term


@pytest.mark.parametrize("described", ["weighted cutlery", "heavier cutlery", "heavy spoon and fork", "weighted pen"])
def test_weight_in_the_hand_is_equipment(described: str) -> None:
    assert term_of_approach(described, "") == "equipment"


@pytest.mark.parametrize("described", ["weighted blanket", "a weighted lap pad", "heavy shoulder wrap"])
def test_weight_on_the_body_is_a_sensory_strategy(described: str) -> None:
    assert term_of_approach(described, "") == "sensory strategy"


@pytest.mark.parametrize(
    "described",
    [
        "stretches for the cramp",
        "wrist extension exercises",
        "walking beside her while she was pacing the corridor",
        "held out a hand and she grabbed it",
        "five large letters in sand",
        "moved the books beside the bed",
    ],
)
def test_a_word_that_means_something_else_hints_at_nothing(described: str) -> None:
    assert term_of_approach(described, "") == ""


def test_what_is_named_first_is_what_was_tried() -> None:
    assert term_of_approach("home visit with her daughter, who saw the rail", "") == "environment audit"
