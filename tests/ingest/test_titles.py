"""Titles where the note gives none, or gives one that no reader would write."""

import pytest

from ingest.titles import LONGEST, first_sentence, tidy_title


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("RE: FW: slings - again!!", "slings - again!"),
        ("Fwd: Re[2]: bath lift", "bath lift"),
        ("Re-housing a family", "Re-housing a family"),
        ("FAMILY OF FIVE IN A TWO BEDROOM RENT", "Family of five in a two bedroom rent"),
        ("MND SLINGS AND THE OT", "MND slings and the OT"),
        ("PARKINSON'S AND THE DOORWAY", "Parkinson's and the doorway"),
        ("MS seating", "MS seating"),
        ("SOAP NOTE", "SOAP NOTE"),
        ("RE:", "RE:"),
    ],
)
def test_a_title_is_tidied(written: str, title: str) -> None:
    assert tidy_title(written) == title


def test_a_dictated_first_sentence_is_cut_at_a_clause() -> None:
    text = (
        "so this was a home visit with a man in his early seventies right sided stroke about eight weeks ago and so on"
    )
    assert first_sentence(text) == "so this was a home visit with a man in his early seventies right sided stroke…"


def test_a_long_sentence_without_a_clause_is_cut_at_a_word() -> None:
    title = first_sentence("word " * 60)
    assert title.endswith("word…")
    assert len(title) <= LONGEST


def test_a_mark_before_a_title_goes() -> None:
    assert tidy_title("• Bath boards") == "Bath boards"
