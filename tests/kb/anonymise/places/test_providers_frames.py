import pytest

from kb.anonymise.find import find_identifiers


def found(text: str) -> str:
    return " | ".join(text[each.start : each.end] for each in find_identifiers(text))


@pytest.mark.parametrize("name", ["Westmere", "Lantern", "Westmere Living"])
@pytest.mark.parametrize(
    "frame",
    [
        "Tenant of {}.",
        "Her landlord, {}, to fit rails.",
        "Housing officer from {}.",
        "{} surveyor visited.",
        "{} will fund the ramp.",
        "POC {} started.",
        "Care from {}.",
        "{} pulled out of the POC.",
        "Under {} for the hip.",
        "Had her op at {}.",
        "In {} for three weeks.",
        "{} SENCO rang.",
        "Transition to {} planned.",
    ],
)
def test_who_lets_cares_treats_or_teaches_is_found(frame: str, name: str) -> None:
    assert name in found(frame.format(name))


@pytest.mark.parametrize("text", ["POC with Kind Hands.", "Tenant of Home Group.", "Kind Hands carers come QDS."])
def test_two_ordinary_words_with_capitals_are_a_firm(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text", ["Taken to the QX.", "Discharged from the Royal.", "Scan at the Infirmary.", "The QX letter came."]
)
def test_a_hospital_by_its_letters_or_its_kind_is_found(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Under Orthopaedics for the hip. Under Cardiology for her heart.",
        "Care from District Nurses. Two carers come QDS. Agency staff hoist her.",
        "Stores say NRS out of stock. Council surveyor visited. School SENCO rang.",
        "Night sitter from Marie Curie. Works with Makaton.",
        "Taken to the Recovery Room. Transferred to the PACU.",
        "Taken to Theatre. Discharged from Physio. In France for two weeks.",
        "Thank-you letter sent. The Physio letter came. DLA-to-PIP letter.",
    ],
)
def test_a_kind_of_service_or_one_of_the_whole_country_is_let_be(text: str) -> None:
    assert found(text) == ""
