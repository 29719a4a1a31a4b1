import pytest

from kb.anonymise.numbers.bare_codes import find_bare_codes


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_bare_codes(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Press C23Z at the door.", "C23Z"),
        ("The code has changed to 6109.", "6109"),
        ("use 4417 to get in", "4417"),
        ("Safe left of door, 0407.", "0407"),
        ("combination 4-0-7", "4-0-7"),
        ("You get in with 1948E.", "1948E"),
        ("Referral R-2291/B.", "R-2291/B"),
        ("lifeline unit 55-2210", "55-2210"),
        ("Ticket 44B, loan chair.", "44B"),
        ("S17 x442", "x442"),
        ("The claim for PIP, B 114 229, was refused.", "B 114 229"),
        ("Reference from the grant office: G 7741.", "G 7741"),
        ("Her number at the surgery is 20394.", "20394"),
        ("acct 4400718/2", "4400718/2"),
        ("EHC plan 2231/17", "2231/17"),
        ("[number] / 900 123", "900 123"),
        ("ring bell or 900 234", "900 234"),
        ("last digits 771 of his mobile", "771"),
        ("NHS [number] 5919", "5919"),
    ],
)
def test_a_number_some_words_from_its_cue_is_found(text: str, code: str) -> None:
    assert found(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Order code 4417. Safe on stairs, 1200mm clear.",
        "Key safe: Supra C500, police-preferred.",
        "Plan 2 of 3. Case 3/4. Unit 600 x 500. Plan 2023-24. Number 5.",
        "Got in to the bath, 45 cm. Her number is in the folder.",
    ],
)
def test_what_measures_or_names_a_product_is_let_be(text: str) -> None:
    assert found(text) == []
