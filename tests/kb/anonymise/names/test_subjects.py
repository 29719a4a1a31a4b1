import time

import pytest

from kb.anonymise.names.subjects import find_subjects
from kb.anonymise.words import words_of


def names(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_subjects(text, words_of(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cookie and her mum came.", "Cookie"),
        ("Client's name is May.", "May"),
        ("Client's name is Happy.", "Happy"),
        ("Wife May.", "May"),
        ("Daughter May helps.", "May"),
        ("Splint made for June.", "June"),
        ("June reports pain.", "June"),
        ("April is in bed.", "April"),
        ("April has a chest infection.", "April"),
        ("August, her carer, was there.", "August"),
        ("Named nurse April.", "April"),
        ("Lives with: June", "June"),
        ("Lives with: Preston Plan as before.", "Preston"),
        ("Emergency contact Jan.", "Jan"),
        ("Ring May before visit.", "May"),
        ("Discharge Dot tomorrow.", "Dot"),
        ("First = Hope", "Hope"),
        ("Client ........ Hope", "Hope"),
        ("Client A = Green.", "Green"),
        ("Client's name is Hope. To review in a month.", "Hope"),
        ("Named nurse Hope\nTo review in a month.", "Hope"),
        ("Best scored 18 on MoCA.", "Best"),
        ("Summer is in year two and loves paint.", "Summer"),
        ("Power and his wife want a shower.", "Power"),
        ("Savage pleasant and cooperative.", "Savage"),
        ("Rang Church about the doorbell.", "Church"),
        ("Begum chair too low.", "Begum"),
        ("Ng chair is too deep.", "Ng"),
        ("Green rails look loose.", "Green"),
        ("Tan ++ anxious on stairs.", "Tan"),
        ("- Begum report", "Begum"),
        ("HV - Begum.", "Begum"),
        ("Stairs: Dot", "Dot"),
        ("Stairs: Dot Plan as before.", "Dot"),
        ("Sling (L): Begum.", "Begum"),
        ("Lincoln DNA.", "Lincoln"),
        ("Splint for Tia is ready.", "Tia"),
        ("Chase bit TA again.", "Chase"),
        ("Mark left hand weak.", "Mark"),
    ],
)
def test_a_word_that_does_what_people_do_is_a_name(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Review in May. By June she will walk.",
        "Seen May 2024. Since April he uses it.",
        "June review booked. Mid August at the latest.",
        "May need rails. Will need two.",
        "June was hard.",
        "Ring stores. Rang reception about May half term.",
        "Best wishes,",
        "Hand therapy review. Stairs ok.",
        "Last: Tuesday",
        "Carer: Perfect. And the night?",
        "Barthel declined to 12.",
        "Mood: Low.",
    ],
)
def test_months_and_other_words_stay_what_they_are(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("row", ["the Wife ", "Named nurse ", "May and his ", "Hope ", "Green rails look ", "seen by "])
def test_long_rows_are_read_at_once(row: str) -> None:
    text = row * 1000
    words = words_of(text)
    begun = time.process_time()
    list(find_subjects(text, words))
    assert time.process_time() - begun < 1
