"""Models, services and public sites, scores and crafts that hold nothing, and people beside them who are found."""

import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.gate import Gate
from kb.anonymise.tagging.tagger import load_tagger


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text, tagger=load_tagger())]


@pytest.mark.parametrize(
    "text",
    [
        "Wash-dry toilet: Geberit AquaClean Mera, or the AKW Tuff one.",
        "Etac Molift Transfer Pro tried. Hearing aids by Phonak Naida.",
        "Mallet. Doyle 4a. Benton short form 38. Herbert screw, week 10. Hughes grade 3.",
        "Watson's clunk nil. Narakas group one. McRoberts manoeuvre. Vignos 9, Brooke 5.",
        "He plays on chess.com and looks at the bbc.co.uk news.",
        "Key safe: Supra C500, police-preferred.",
        "YP1 and YP2 fell out. YP2 threw batter.",
        "He was a master baker and kneaded dough.",
        "bathroom adaptation by grant",
        "NICE NG71 says consider a longer block.",
        "Waiting list: 112 in May, 97 in June.",
        "Mini-AHA 38 units on the mat.",
        "Mean was 9.5/14 in October. Syringe drop 4/8/10 ml.",
        "PRESENT: THE CLIENT, HIS WIFE.\nCOVERED THE MIRROR. BUS FARES £61, LIGHT BOX LOAN.",
    ],
)
def test_a_product_a_scale_or_a_public_site_points_to_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rang Invacare. Margaret says yes.", "Margaret"),
        ("Doyle, 72, lives alone.", "Doyle"),
        ("Herbert 92, fell at home.", "Herbert"),
        ("AnnMarie was in the garden.", "AnnMarie"),
        ("Seen with Abena at home.", "Abena"),
        ("His page is facebook.com/tom.lund.77 now.", "facebook.com/tom.lund.77"),
        ("Key safe C25Y by the door.", "C25Y"),
        ("Seen with Master Baker, his mother and a friend.", "Baker"),
    ],
)
def test_somebody_beside_them_is_still_found(text: str, name: str) -> None:
    assert any(name in each for each in found(text))


def test_a_name_that_no_list_holds_does_not_hold_by_the_tagger_alone() -> None:
    verdict = Gate(tagger=load_tagger()).check(
        ["He goes to the vet at StreetVet on Thursdays and the dog sleeps well at night in the hostel."]
    )
    assert verdict.decision != "held"


@pytest.mark.parametrize("text", ["Worker: Person 3, a joiner.", "Name: Client B. Sat out well."])
def test_somebody_under_a_word_and_a_number_is_nobody(text: str) -> None:
    assert found(text) == []
