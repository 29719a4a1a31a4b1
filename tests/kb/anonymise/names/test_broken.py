import pytest

from kb.anonymise.names.broken import find_broken


@pytest.mark.parametrize("name", ["pRITI", "oKAFOR", "Pr1ti", "A1i", "MargareI", "Mar-\ngaret"])
def test_a_misshapen_name_is_found(name: str) -> None:
    text = f"Seen with {name} today."
    assert [text[each.start : each.end] for each in find_broken(text)] == [name]


@pytest.mark.parametrize("text", ["Uses an iPad and mRNA.", "Grade 4b, B12 and Type2.", "eFI of 3, ClientID."])
def test_a_short_form_names_nobody(text: str) -> None:
    assert not list(find_broken(text))
