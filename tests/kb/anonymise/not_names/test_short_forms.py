"""Short forms of notes in capitals, and initials that a cue proves."""

import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.identifiers import Identifier
from kb.anonymise.not_names.short_forms import without_short_forms


def person(text: str, confidence: float) -> Identifier:
    return Identifier(0, len(text), "PERSON", confidence, "reads like a name", False)


@pytest.mark.parametrize("short", ["SU", "VR", "BS", "DISCH"])
def test_a_short_form_that_nothing_proves_is_nobody(short: str) -> None:
    assert without_short_forms(f"{short} agreed the plan.", [person(short, 0.7)]) == []


def test_initials_after_a_cue_stay() -> None:
    assert without_short_forms("VR", [person("VR", 0.95)]) != []


def test_a_name_in_small_letters_is_no_short_form() -> None:
    assert without_short_forms("Su agreed.", [person("Su", 0.7)]) != []


def test_somebody_called_by_letters_is_found() -> None:
    assert [each.label for each in find_identifiers("Mrs Su lives alone.")] == ["PERSON"]


def test_initials_of_somebody_named_stay() -> None:
    text = "Viola Rendell fell twice. VR agreed to a falls pendant."
    assert [text[each.start : each.end] for each in find_identifiers(text)][-1] == "VR"
