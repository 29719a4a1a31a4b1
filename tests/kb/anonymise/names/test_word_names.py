"""First names that are words, where only a name can stand."""

import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.tagging.tagger import load_tagger


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text, tagger=load_tagger())]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Told Will to rest.", "Will"),
        ("He is known as Chalky at the day centre.", "Chalky"),
        ("Everyone calls him Chalky.", "Chalky"),
        ("Planned with Grace and she agreed.", "Grace"),
        ("The rails suit Hope well.", "Hope"),
        ("Ramp agreed by Will.", "Will"),
        ("Handed over to Summer.", "Summer"),
        ("The bed was too high so May slid off it.", "May"),
        ("Yesterday Will managed the stairs.", "Will"),
        ("May was tired. She did sit for lunch.", "May"),
        ("We trialled the tilt chair. Will's posture was much better.", "Will"),
        ("Will and his wife chose the tilt chair.", "Will"),
        ("Grant sat out for two hours.", "Grant"),
        ("his wife may cooks and the son shops", "may"),
        ("Name: Hall\nBackground: adult after a stroke.", "Hall"),
        ("Known as: Bear\nBackground: adult after a stroke.", "Bear"),
        ("Measured Joy for a chair.", "Joy"),
        ("Lent April a stool.", "April"),
        ("Hope and I practised the kerb.", "Hope"),
        ("Ordered May's commode today.", "May"),
        ("Measured Joy Banks for a chair.", "Joy Banks"),
        ("Hoist trial with Dot Cotton was fine.", "Dot Cotton"),
        ("Dressed Dot and Will with the hook.", "Will"),
        ("Measured Grace Hall for a chair.", "Grace Hall"),
        ("Chair of Olive is too low.", "Olive"),
        ("Dressed April Summers with the hook.", "April Summers"),
        ("Noisy in the hall. Sunny crawled to the mat and stayed.", "Sunny"),
        ("Splint dry. Poppy threaded the lace.", "Poppy"),
        ("Seen in the day room. june slept in the recliner.", "june"),
        ("will washed at the sink with one prompt.", "will"),
    ],
)
def test_a_name_that_is_a_word_is_found_where_only_a_name_stands(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Will need a rail by the bath. May benefit from a stool.",
        "The wife may cook and the son will help.",
        "Ask Sister for the key.",
        "Mark the wall at hip height, and grant the request.",
        "The equipment will arrive in May or June.",
        "Name: Client A\nBackground: adult after a stroke.",
        "Hope is not a plan.",
        "Pain was less and sleep was better.",
        "“Can't cut hair with this splint.”",
        "Sent: April 2025\nReporting on a rail.",
        "Booked April review at the clinic.",
        "Black-eyed Susan and Sweet William were planted.",
    ],
)
def test_the_same_words_as_words_are_let_be(text: str) -> None:
    assert found(text) == []
