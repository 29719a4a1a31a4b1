"""Names in a question."""

import pytest

from kb.asked_names import without_names
from kb.keyword import Entries, Words


@pytest.fixture
def words() -> Words:
    known = {"wheelchair": 0, "refus": 1, "rose": 2, "parkinson": 3}
    return Words(Entries(known, {}, [], [], [], {}, [], {}), [])


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Ahmed refuses his wheelchair", "refuses his wheelchair"),
        ("ahmed's wheelchair", "wheelchair"),
        ("Mrs Eze-Ball and the wheelchair", "and the wheelchair"),
        ("wheelchair for Siobhan Kowalski", "wheelchair for"),
    ],
)
def test_names_are_left_out(question: str, left: str, words: Words) -> None:
    assert without_names(question, words) == left


@pytest.mark.parametrize(
    "question",
    [
        "Ahmed",
        "Parkinson's and a wheelchair",
        "will a wheelchair mark the floor",
        "secondary progressive MS has begun",
        "eye gase communication",
        "train from Leeds to London",
        "what did Mr [name] try",
    ],
)
def test_what_is_no_name_or_all_that_is_asked_stays(question: str, words: Words) -> None:
    assert without_names(question, words) == question
