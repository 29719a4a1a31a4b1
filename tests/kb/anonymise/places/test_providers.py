import pytest

from kb.anonymise.find import find_identifiers


def found(text: str) -> str:
    return " | ".join(text[each.start : each.end] for each in find_identifiers(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("POC with Evergreen.", "Evergreen"),
        ("POC: Evergreen x4 daily.", "Evergreen"),
        ("Package by Kindred starts Monday.", "Kindred"),
        ("Housing association is Onward.", "Onward"),
        ("Meals by Tasty Plates.", "Tasty Plates"),
        ("Clarion to fit rails.", "Clarion"),
        ("Permission from Stonewater awaited.", "Stonewater"),
        ("Supported living by Dimensions, staff change often.", "Dimensions"),
        ("Staff of Orbit were shown the sling.", "Orbit"),
    ],
)
def test_who_cares_lets_or_builds_is_found(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Care by Family. Rails from Stores..",
        "Stores to fit rails. Handyman to quote for ramp. Staff do the lunch call.",
        "POC: BD. Package with Reablement. Support with Personal Care.",
        "Read the Carers (Scotland) Act first. Meals by Wiltshire Farm Foods.",
    ],
)
def test_a_service_without_a_name_is_let_be(text: str) -> None:
    assert found(text) == ""


@pytest.mark.parametrize("line", ["Frost", "Savage", "Marsh"])
@pytest.mark.parametrize("shorthand", [" NWB", " - for home", ": MFFD, awaiting POC.", " TTO done", " for d/c Mon."])
def test_a_word_before_ward_shorthand_is_somebody(line: str, shorthand: str) -> None:
    assert line in found(f"{line}{shorthand}")


def test_a_name_before_a_ramp_is_whose_it_is() -> None:
    assert "Jackson" in found("Jackson ramp too steep.")
    assert found("Reason: # R NOF. Plan: home Mon.") == ""
