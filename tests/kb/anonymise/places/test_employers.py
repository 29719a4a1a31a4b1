import pytest

from kb.anonymise.places.employers import find_employers


def found(text: str) -> str:
    return " | ".join(text[each.start : each.end] for each in find_employers(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Works on tills at Morrisons.", "Morrisons"),
        ("Retired from Rolls Royce.", "Rolls Royce"),
        ("On sick leave from Tesco.", "Tesco"),
        ("works in aldi, chilled section", "aldi"),
        ("Hairdresser, Curl Up and Dye; sore shoulder.", "Curl Up and Dye"),
        ("Ex British Steel.", "British Steel"),
        ("Her son's employer Amazon will not give leave.", "Amazon"),
        ("Cabin crew easyJet.", "easyJet"),
        ("Royal Mail occupational health want a report.", "Royal Mail"),
        ("Barmaid at the Feathers.", "Feathers"),
        ("Darts for the Railway; elbow sore.", "Railway"),
        ("Knits at Stitch and Natter, splint helps.", "Stitch and Natter"),
    ],
)
def test_an_employer_or_a_club_is_found_after_a_word_for_it(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Shops at Tesco. Boots order came.",
        "Works at home. Works for the NHS. Ward manager rang.",
        "What works for Parkinson's. Ex Army. Solicitor, Mr McVeigh, rang.",
        "10 reps ex VAT. Works in Physio. Plays in the Garden.",
    ],
)
def test_what_is_no_employer_is_let_be(text: str) -> None:
    assert found(text) == ""
