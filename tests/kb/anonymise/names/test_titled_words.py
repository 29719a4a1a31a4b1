import pytest

from kb.anonymise.gate import Gate
from kb.anonymise.names.titled_words import find_titled_words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("mr ward seen today for rail", ["ward"]),
        ("mrs ward off the ward", ["ward"]),
        ("mr head has a headache", ["head"]),
        ("saw mr bath re bath", ["bath"]),
        ("mr hall, mr turner, mr french, mr best", ["hall", "turner", "french", "best"]),
        ("MRS HEAD HAS A HEADACHE", ["HEAD"]),
        ("MRS WARD NEEDS A RAIL", ["WARD"]),
        ("MR HALL", ["HALL"]),
        ("miss hand rang", ["hand"]),
        ("seen with ms field", ["field"]),
        ("mr. rail's stairs", ["rail"]),
        ("mrs keen was seen", ["keen"]),
        ("Mr. and Mrs. hall", ["hall"]),
        ("mr & mrs bell-ward", ["bell-ward"]),
    ],
)
def test_a_word_of_the_practice_after_a_title_is_a_name_and_holds(text: str, names: list[str]) -> None:
    assert [text[each.start : each.end] for each in find_titled_words(text)] == names
    assert Gate().check([text]).decision == "held"


@pytest.mark.parametrize(
    "text",
    [
        "Mr X and mrs y were seen; mr has a rail and mrs also fell.",
        "MR head and MR SPINE were normal. MR imaging of the knee. Metformin MR tablets.",
        "She has ms pain, MS fatigue and an MS relapse. MS Word. Has ms. carer visits.",
        "They did not miss breakfast, will miss head turns and miss long words. Sorry to miss ward round.",
        "mrs keen to go home. mr will need a frame. mr may be late. mrs was coping. mr currently walks.",
        "MISS THE STEP. DO NOT MISS BATH DAY.",
    ],
)
def test_what_only_looks_like_a_title_names_nobody(text: str) -> None:
    assert [text[each.start : each.end] for each in find_titled_words(text)] == []
