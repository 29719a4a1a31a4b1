import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.anonymise.find import find_identifiers
from kb.anonymise.numbers.check_digits import nhs_number_is_valid


def covered(text: str) -> str:
    """The letters and digits of the text that some finding covers."""
    found = find_identifiers(text)
    return "".join(text[at] for each in found for at in range(each.start, each.end) if text[at].isalnum())


def with_check_digit(first_nine: str) -> str | None:
    total = sum(int(digit) * weight for digit, weight in zip(first_nine, range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return None if check == 10 else first_nine + str(check)


@given(st.from_regex(r"[1-9][0-9]{8}", fullmatch=True), st.sampled_from(["", " ", "-", ".", "  "]))
@settings(max_examples=60, deadline=None)
def test_every_valid_nhs_number_is_found_in_any_spacing(first_nine: str, gap: str) -> None:
    number = with_check_digit(first_nine) or "4857773456"
    spaced = f"{number[:3]}{gap}{number[3:6]}{gap}{number[6:]}"
    assert number in covered(f"Her number is {spaced} I think")


@given(st.from_regex(r"[1-9][0-9]{9}", fullmatch=True), st.sampled_from(["", " ", "-"]))
@settings(max_examples=60, deadline=None)
def test_a_mistyped_nhs_number_is_found_too(number: str, gap: str) -> None:
    spaced = f"{number[:3]}{gap}{number[3:6]}{gap}{number[6:]}"
    assert number in covered(f"Her number is {spaced} I think")


def test_the_check_digit_of_an_nhs_number_is_checked() -> None:
    assert nhs_number_is_valid("943 476 5919")
    assert not nhs_number_is_valid("943 476 5918")


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("NI number AB 12 34 56 C", "AB123456C"),
        ("he lives at LS1 4AP now", "LS14AP"),
        ("postcode wv2 3dq", "wv23dq"),
        ("ring 0113 496 0421", "01134960421"),
        ("bleep 2291", "2291"),
        ("mail jo.bloggs@nhs.net today", "jobloggsnhsnet"),
        ("see www.oakfield.co.uk", "wwwoakfieldcouk"),
        ("Hospital number WM4471902", "WM4471902"),
        ("HCPC OT62817", "OT62817"),
        ("silver golf bd17 xkp", "bd17xkp"),
        ("seen on 14/03/2024", "14032024"),
        ("seen on 3rd March", "3rdMarch"),
        ("w/c 12/2", "122"),
        ("the twelfth of June", "thetwelfthofJune"),
        ("she is 93 now", "93"),
        (
            "four eight five, seven seven seven, three four five six",
            "fourfeightfive"[:0] + "foureightfivesevensevenseventhreefourfivesix",
        ),
    ],
)
def test_an_identifier_is_found_in_the_form_people_write_it(text: str, identifier: str) -> None:
    assert identifier in covered(text)


@pytest.mark.parametrize(
    "text",
    [
        "Barthel 14/20 and Berg 38/56.",
        "Seat height 460 mm, width 1200 x 900 mm.",
        "Review in March or on Tuesday.",
        "Aged 84, widowed.",
        "See the Care Act 2014, section 9.",
        "Madopar 125 mg at 10.30 and paracetamol.",
        "Client A met Mr X; J prefers [NAME].",
        "Parkinson's disease, a Colles' fracture and Guillain-Barré.",
        "The Sara Stedy and the Oxford hoist with a Mowbray.",
        "PIP, DLA and DFG were discussed with the NHS and RCOT.",
        "Power 4/5 in the left arm, BP 120/80.",
        "He may benefit from a rail; 12 may not.",
    ],
)
def test_what_is_no_identifier_is_left_alone(text: str) -> None:
    assert find_identifiers(text) == []
