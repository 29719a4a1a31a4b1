import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.gate import Gate
from kb.anonymise.names.mentions import find_mentions
from kb.anonymise.words import words_of


def mentioned(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_mentions(text, words_of(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tesfay c/o pain at night.", "Tesfay"),
        ("Seen at home. nowak c/o pain.", "nowak"),
        ("Pat walks with two sticks.", "Pat"),
        ("Penny refuses carers.", "Penny"),
        ("Long said his legs give way.", "Long"),
        ("Cook lives alone.", "Cook"),
        ("Begum, widowed, lives upstairs.", "Begum"),
        ("Young (72) was tired.", "Young"),
        ("Short attended with his wife.", "Short"),
        ("Small was seen with his wife.", "Small"),
        ("d'souza refuses carers.", "d'souza"),
    ],
)
def test_a_name_is_found_by_what_only_people_do(text: str, name: str) -> None:
    assert mentioned(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The rail was fitted for Woods.", "Woods"),
        ("Commode ordered for Banks.", "Banks"),
        ("The stool was given to Sparks.", "Sparks"),
        ("The Moss family want a ramp.", "Moss"),
        ("Shepherd family have asked for a ramp.", "Shepherd"),
        ("Plan: ring Field on the ward.", "Field"),
    ],
)
def test_a_word_with_a_capital_is_a_name_where_something_is_done_for_it(text: str, name: str) -> None:
    assert mentioned(text) == [name]


@pytest.mark.parametrize("text", ["M a r g a r e t said so.", "Seen: M.a.r.g.a.r.e.t. at home"])
def test_a_name_spelt_letter_by_letter_is_found(text: str) -> None:
    assert len(mentioned(text)) == 1


def test_a_pet_s_name_in_lower_case_is_found() -> None:
    assert mentioned("The dog is called pip and trips her.") == ["pip"]


@pytest.mark.parametrize(
    "text",
    [
        "Pt c/o pain. Dizzy and c/o nausea. Client c/o fatigue.",
        "Long day. Penny dropped when shown. Young man, keen.",
        "Young family have moved. Whole family is keen.",
        "Cook from frozen. Mark the floor. Hope to review.",
        "Has told the licensing body. Tutor thinks so.",
        "He told me so. The refused letter. People said it helped. Staff said no time. Pain reports by the nurse.",
        "Her drug is spelt a d a l i m u m a b. Ladder letters: l i t u j y.",
        "The whole family came. The Polish family asked. The Other children sat. Small was the room.",
        "Family said no. Wife reports falls. Nurse says so. Child refuses socks.",
        "The rail was fitted for comfort. Referred to Housing. Given to Reablement.",
        "Ring Main Reception. Sections A B C D E were scored.",
        "The technique is called pacing.",
    ],
)
def test_what_people_do_passes_without_a_name(text: str) -> None:
    assert mentioned(text) == []


@pytest.mark.parametrize("text", ["[Margaret] says the bath is deep.", "[CLIENT Margaret] says the bath is deep."])
def test_a_name_in_brackets_is_no_placeholder(text: str) -> None:
    assert "Margaret" not in " ".join(Gate().check([text]).redacted)


@pytest.mark.parametrize("placeholder", ["[NAME]", "[Client A]", "[person 1]", "[name of school]", "[TOWN]", "[day]"])
def test_a_placeholder_in_brackets_passes(placeholder: str) -> None:
    assert find_identifiers(f"{placeholder} says the bath is deep.") == []


def test_a_name_in_lower_case_signs_off_after_a_short_greeting() -> None:
    assert "meg" not in Gate().check(["The rails are in.\n\nRgds\nmeg\n\nReview in six weeks."]).redacted[0]


@pytest.mark.parametrize("name", ["Νεφέλη", "ΛΑΡΝΑΚΑ", "Богдана", "小林"])
def test_a_word_in_another_script_is_somebody(name: str) -> None:
    assert mentioned(f"Seen with {name} at home.") == [name]


def test_letters_that_medicine_writes_in_greek_are_nobody() -> None:
    assert mentioned("5 μg of a β agonist, Δ pain 2, α-ΜΝ.") == []
