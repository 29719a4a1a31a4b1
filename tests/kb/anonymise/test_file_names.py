"""Names of files pass the gate like any text, but a number that counts files is no case number."""

import pytest

from kb.anonymise.file_names import head_and_tail, words_of_name
from kb.anonymise.patterns import find_patterns


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
