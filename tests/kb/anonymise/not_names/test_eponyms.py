import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.identifiers import Identifier
from kb.anonymise.not_names.eponyms import without_eponyms


def found(text: str) -> str:
    return " | ".join(text[each.start : each.end] for each in find_identifiers(text))


@pytest.mark.parametrize(
    "text",
    [
        "Used the Sainsbury tool for the visit.",
        "Cheyne and Stokes breathing noted.",
        "Roper, Logan and Tierney model used.",
        "Spiral (Bain) 7/10.",
        "- kubler ross isn't stairs",
        "Propranolol stopped, thiamine given.",
        "A man with Charcot Marie Tooth comma low mood.",
        "he has charcot marie tooth",
        "Spine: Frankel D, urge incontinence.",
        "ASIA UEMS 22/50. LEFT HAND.",
        "We played What's the Time Mr Wolf.",
        "Using Driscoll (what, so what, now what) for the log.",
        "Kolb fits better than Johns here.",
        "Read Creek and Lawson-Porter on reasoning.",
        "The article by Ilott is in the folder.",
        "No more Mr Nice Guy about it.",
        "Nine attended the group.",
        "Dr's letter says no steroids.",
        "CHECKED BY ME AND IT IS SOUND",
        "Learn these: PID, OD, PT, SOB, DOA.",
    ],
)
def test_an_eponym_by_what_stands_beside_it_names_nobody(text: str) -> None:
    assert found(text) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Rey figure defeated her and Mr Rey laughed.", "Rey"),
        ("PENNY & GILES JOYSTICK, FAULTY", "PENNY & GILES"),
        ("A tilt-in-space Rea Azalea Minor, then a cushion.", "Rea Azalea Minor"),
        ("MEASURES: PAM 54 TO 63.", "PAM"),
    ],
)
def test_what_may_be_a_make_or_a_test_holds_nothing(text: str, name: str) -> None:
    at = text.rindex(name)
    sure = Identifier(at, at + len(name), "PERSON", 0.9, "a name", True)
    assert [each.strong for each in without_eponyms(text, [sure])] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Rey rang.",
        "Using Johns as a helper.",
        "Read Mark and Joy on Monday.",
        "The Smith family came.",
        "Ann Logan and Joe Tierney rang.",
    ],
)
def test_somebody_stays(text: str) -> None:
    assert found(text)
