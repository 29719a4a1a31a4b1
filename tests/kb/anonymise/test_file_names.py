"""Names of files pass the gate like any text, but a number that counts files is no case number."""

import pytest

from kb.anonymise.patterns import find_patterns


@pytest.mark.parametrize(
    "name", ["note-00001.md", "2023/case_00012.docx", "consultation 123.pdf", "Case note00031.txt"]
)
def test_a_file_that_is_only_numbered_is_let_through(name: str) -> None:
    assert list(find_patterns(name)) == []


@pytest.mark.parametrize("name", ["A1234567.pdf", "mrn-123456.docx", "NHS 943 476 5919.txt", "note 07700900123.md"])
def test_a_number_that_belongs_to_a_person_is_found_in_a_file_name(name: str) -> None:
    assert list(find_patterns(name)) != []


def test_a_case_number_in_a_sentence_is_found_all_the_same() -> None:
    assert list(find_patterns("Opened as case 00012 in the system.")) != []
