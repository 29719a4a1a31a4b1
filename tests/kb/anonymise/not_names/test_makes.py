"""Makes, breeds, dishes and people of stories that are no people, and people beside them who are."""

from collections.abc import Sequence

import numpy as np
import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.gate import Gate
from kb.anonymise.tagging.tagger import Reading, load_tagger
from kb.anonymise.words import Word


class NoNames:
    """A tagger that takes no word for a name."""

    def read(self, text: str, words: Sequence[Word]) -> Reading:
        return Reading(np.tile(np.array([1, 0, 0, 0], dtype=np.float32), (len(words), 1)))


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Peeled two Maris Pipers and a Granny Smith.",
        "Black-eyed Susan and Sweet William were planted.",
        "The Jack Russell is a trip hazard.",
        "He watches Doctor Who and ate a Mr Kipling.",
        "Dr Oetker yeast in the cupboard.",
        "We watched Coronation Street together.",
        "Fill in X Street on the form.",
    ],
)
def test_what_bears_a_name_is_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hughes wheelchair user, lives alone.", "Hughes"),
        ("Mbeki bed bound since the fall.", "Mbeki"),
        ("John Smith bed 4 for stairs.", "John Smith"),
        ("Delivered: 1 x Hughes commode, 1 x perching stool.", "Hughes"),
        ("MDT list: Hussain stool, Chowdhury trolley.", "Chowdhury"),
        ("Margarets chair too wide.", "Margarets"),
        ("Anjali Deshpande splint off at night.", "Anjali Deshpande"),
        ("Doreen signs well and reads large print.", "Doreen"),
        ("Khan knots his tie one handed.", "Khan"),
        ("Tadhg chair too wide.", "Tadhg"),
        ("OT kit list - Patel sock aid, Khan reacher.", "Patel"),
        ("GP Patel test result: B12 low.", "Patel"),
        ("Delivered: 1 x Davies commode.", "Davies"),
        ("Griffiths chair is too low.", "Griffiths"),
        ("Lisburn splint clinic on Tuesday.", "Lisburn"),
        ("Мария chair too wide.", "Мария"),
        ("Mr Parkinson's bed is too low.", "Parkinson's"),
    ],
)
def test_whose_thing_it_is_is_found(text: str, name: str) -> None:
    assert name in [text[one.start : one.end] for one in find_identifiers(text, tagger=load_tagger())]


@pytest.mark.parametrize("name", ["Griffiths", "Turner", "Bradshaw", "Norton", "Lomax", "Ashworth", "Tunstall"])
@pytest.mark.parametrize(
    "text",
    [
        "Patient: {}",
        "J. {} seen at home.",
        "{}, 72, lives alone.",
        "Saw {} on the ward.",
        "Present: Okafor, {}, Khan",
        "{} needs a longer grip.",
        "The chair belonged to the late {}.",
    ],
)
def test_a_surname_that_is_an_eponym_or_a_make_too_is_found(text: str, name: str) -> None:
    assert any(name in each for each in found(text.format(name)))


@pytest.mark.parametrize(
    "text",
    [
        "Griffiths scales at 24 months. The Griffiths was completed.",
        "Modified Ashworth 2 in the elbow. Ashworth 1+ in biceps.",
        "Norton score 14. Norton 14. Rankin 3 at discharge.",
        "A Foley catheter was placed. The Foley was removed. 14Fr Foley inserted.",
        "Mira shower fitted. Swift shower chair issued. Armitage Shanks basin.",
        "He uses the Turner to stand. Used the Etac Turner. Invacare, Turner and Sara Stedy tried.",
        "A Zimmer frame, the Thomas splint, a Parker bath, the Oxford hoist, a Thompson hip and Velcro straps.",
        "Repaired with a modified Kessler. Kessler core suture.",
        "Macmillan nurse visits weekly. Tunstall pendant works.",
        "Ordered a Bristol perching stool and a Langham static chair raiser.",
        "Windsor chair by the door, York rail in the hall, Cumberland sausage and Lancashire hotpot.",
    ],
)
def test_an_eponym_or_a_make_before_its_thing_is_nobody(text: str) -> None:
    assert not find_identifiers(text, tagger=load_tagger())


@pytest.mark.parametrize("name", ["Kipling", "White", "Russell"])
def test_a_title_still_tells_a_name(name: str) -> None:
    assert name in " ".join(found(f"Seen with Mrs {name} at home."))


def test_a_thing_called_by_a_word_does_not_hold() -> None:
    assert not any(
        each.strong for each in find_identifiers("The cream paint is called Ivory, the other is called Sage.")
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[08:53] Will P: his keys are here", "Will P"),
        ("Fi 07:52: morning all", "Fi"),
        ("answered by Roma (wife), all well", "Roma"),
        ("that's Uzzell, U double Z E double L", "U double Z E double L"),
        ("My name's Rae, R A E, like the explorer", "R A E"),
        ("Ring the shop bell twice.\np.a.", "p.a"),
        ("Please ring.\n\ntp", "tp"),
        ("C1  MCALPINE, W    MFFD", "MCALPINE, W"),
        ("Pt: LIFT, Gwendolen     Hosp", "LIFT, Gwendolen"),
        ("TG says she is content", "TG"),
        ("he is in yr 2 at st joseph's now", "st joseph's"),
    ],
)
def test_names_are_told_by_what_stands_around_them(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "site"),
    [("She goes to the Larkfield Surgery.", "the Larkfield Surgery"), ("at Mill Lane, no 4.", "Mill Lane, no 4")],
)
def test_a_site_takes_its_article_and_its_number(text: str, site: str) -> None:
    assert site in found(text)


def test_a_name_that_all_finders_let_stand_does_not_hold_what_is_redacted() -> None:
    """The tagger says that nobody is named; the rules alone would say so of the redacted text."""
    verdict = Gate(tagger=NoNames()).check(
        ["Put the Le Creuset on the low shelf. Seen on the 5th and 6th, all well here."]
    )
    assert verdict.decision == "redacted"


@pytest.mark.parametrize("title", ["Bidets", "Chorea", "Pica", "Hemianopia", "Keyguards", "Care home", "Cauliflowers"])
def test_a_title_of_a_word_that_stands_in_lower_case_below_it_names_nobody(title: str) -> None:
    text = f"{title}\n\nWe looked at {title.lower()} for a man at home. It worked after two weeks."
    assert not find_identifiers(text, tagger=load_tagger())


def test_a_name_that_stands_in_lower_case_below_it_is_found() -> None:
    text = "Kieran\n\nWe saw kieran at home. It worked after two weeks."
    assert [text[one.start : one.end] for one in find_identifiers(text, tagger=load_tagger())] == ["Kieran", "kieran"]


def test_a_peer_is_no_lord_but_in_parliament() -> None:
    assert not find_identifiers("Minutes of the peer supervision meeting")
    assert find_identifiers("Her husband was a peer of the realm and is well known.")


def test_a_trade_after_an_article_is_nobodys_name() -> None:
    text = "A potter struggled with the zip. The potter managed it. Ask a potter how it was done."
    assert not find_identifiers(text, tagger=load_tagger())


def test_a_folder_with_a_files_ending_is_no_web_address() -> None:
    assert not find_identifiers("folder.docx/inside")
