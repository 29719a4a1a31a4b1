"""Names of files pass the gate like any text, but a number that counts files is no case number."""

import pytest

from kb.anonymise.gate import Gate
from kb.anonymise.numbers.file_names import head_and_tail, hidden_in_name, words_of_name
from kb.anonymise.numbers.patterns import find_patterns


@pytest.mark.parametrize(
    "name", ["note-00001.md", "2023/case_00012.docx", "consultation 123.pdf", "Case note00031.txt", "n00012.md"]
)
def test_a_file_that_is_only_numbered_is_let_through(name: str) -> None:
    assert list(find_patterns(name)) == []


@pytest.mark.parametrize(
    "name",
    ["A1234567.pdf", "K041883.pdf", "mrn-123456.docx", "NHS 943 476 5919.txt", "note 07700900123.md"],
)
def test_a_number_that_belongs_to_a_person_is_found_in_a_file_name(name: str) -> None:
    assert list(find_patterns(name)) != []


def test_a_case_number_in_a_sentence_is_found_all_the_same() -> None:
    assert list(find_patterns("Opened as case 00012 in the system.")) != []


@pytest.mark.parametrize(
    ("path", "head", "tail"),
    [
        ("Wheelchair referral.docx", "Wheelchair referral", ".docx"),
        ("2023/case_00012.PDF", "2023/case_", "00012.PDF"),
        ("mrn-123456.docx", "mrn-123456", ".docx"),
        ("12.txt", "12", ".txt"),
        ("no ending", "no ending", ""),
        ("ramp.txt and rail", "ramp.txt and rail", ""),
    ],
)
def test_the_ending_of_a_file_and_a_number_that_counts_are_not_judged(path: str, head: str, tail: str) -> None:
    assert head_and_tail(path) == (head, tail)


def test_the_words_of_a_path_are_judged_apart() -> None:
    assert words_of_name("Mrs_Sparks/stair-lift.md") == "Mrs Sparks stair lift"


@pytest.mark.parametrize(
    "path",
    [
        "sarahthompson.md",
        "SarahThompson bath.docx",
        "markhall.md",
        "SThompson_bath.md",
        "JBrown.md",
        "jthompson2.txt",
        "kowalczyk00412.md",
        "2023/kowalczyk_00412.md",
        "[John Smith].md",
        "visit 210425.md",
        "wawrzyniak.txt",
        "bath-Papadopoulos.txt",
        "KowalczykLeaflet.md",
        "MrsMroz.txt",
        "Andrzejewski family/notes.md",
        "visit_20250421.md",
    ],
)
def test_a_name_or_a_day_without_a_space_in_a_path_holds(path: str) -> None:
    body = "She manages the stairs with one rail and would like to cook again."
    assert Gate().check([body], also_check=list(hidden_in_name(path))).decision == "held"


@pytest.mark.parametrize(
    "path",
    [
        "case_00012.docx",
        "note000412.md",
        "barthel20.md",
        "thomassplint2.md",
        "parkerbath.md",
        "oxfordhoist.md",
        "foleycatheter.md",
        "OTnotes.md",
        "wheelchair3.md",
        "perchingstool.md",
        "Priya/bath.md",
        "Makaton signs.md",
    ],
)
def test_things_that_are_written_as_one_word_hide_no_name(path: str) -> None:
    assert list(hidden_in_name(path)) == []
