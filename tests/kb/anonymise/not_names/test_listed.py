"""Lists of eponyms and makes, and people who bear the names of things, in lists and alone."""

import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.tagging.tagger import load_tagger


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text, tagger=load_tagger())]


@pytest.mark.parametrize(
    "text",
    [
        "We compared Kolb, Rolfe and Driscoll before the essay.",
        "The quiz covered Gillick and Fraser.",
        "Set the leaflet in Verdana, not Times.",
        "Signs tested: Babinski, Hoffmann, Chvostek.",
        "Grants do not cover Stiltz or Terry.",
        "Reflect on Schön, Gibbs or Johns.",
        "Hob is a Neff, fridge a Liebherr.",
        "A Terry stairlift was quoted at once.",
        "Read up on Montgomery consent and the Bournewood gap.",
        "Schirmer strips at the eye clinic; Dysport next month.",
        "He was happy as Larry on the new stool.",
        "A doubting Thomas about telecare.",
        "Her Rastafarian aunt cooks; they keep Shavuot and Tihar.",
        "Sits in a Tripp Trapp at the table.",
        "Bath seats kept: Bellavita, Neptune, Aquatec Orca.",
        "A Kenwood-style kettle and a Kelly-type ladder are on order.",
        "Apply Fitzgerald's formula, then Ramsden's classification.",
        "Also think of Diwali, Tihar or Yom Kippur.",
        "Meals from Wiltshire Farm Foods suit him.",
    ],
)
def test_an_eponym_or_a_make_among_others_is_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Seen with Fraser and Terry on the ward.", ["Fraser", "Terry"]),
        ("Terry rang about the stairlift.", ["Terry"]),
        ("Present: Kolb, Rolfe, Driscoll.", ["Kolb", "Rolfe", "Driscoll"]),
        ("Mrs Horner lives alone with her dog.", ["Horner"]),
        ("Fraser has a Terry lift and hates it.", ["Fraser"]),
        ("Lewis and Brooks came to fit the rail.", ["Lewis", "Brooks"]),
        ("Montgomery said no to the commode.", ["Montgomery"]),
        ("Thanked Newton for the loan of his frame.", ["Newton"]),
        ("Larry is happy with the ramp.", ["Larry"]),
        ("Gave Mr Neff and Mrs Schirmer the leaflet.", ["Neff", "Schirmer"]),
        ("Daughter Myerson to ring back on Friday.", ["Myerson"]),
        ("Client: Savo. Wife: Corsa.", ["Savo"]),
        ("Margaret's sign for tea is a tap on the lip.", ["Margaret"]),
        ("Mr Fitzgerald's formula is by the bed.", ["Fitzgerald"]),
        ("Fell at the step near Rowan Ward, Nov 3rd.", ["Rowan Ward"]),
        ("The plan is for OT, Terry and GP to agree.", ["Terry"]),
        ("Carer from Wiltshire Helpers at noon.", ["Wiltshire Helpers"]),
    ],
)
def test_somebody_who_bears_the_name_of_a_thing_is_found(text: str, names: list[str]) -> None:
    covered = " ".join(found(text))
    assert [name for name in names if name not in covered] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Goes to Guru Nanak Gurdwara on Sundays.", "Guru Nanak"),
        ("Rails came from Rutlandshire HIA.", "HIA"),
        ("Respite at Mountbatten Hospice next week.", "Mountbatten"),
        ("Moved to Windrush Ward after tea.", "Windrush"),
    ],
)
def test_a_site_that_is_called_so_is_found(text: str, name: str) -> None:
    assert name in " ".join(found(text))
