"""Recognisers that a practice plugs in: joined with the gate's own findings, read in windows, never trusted blindly."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from kb.anonymise.gate import Gate
from kb.anonymise.recognisers import WINDOW, Finding, ModelRecogniser, UnusableRecogniser, load_recognisers


def finding_every(word: str, label: str, score: float = 0.9) -> ModelRecogniser:
    def run(text: str) -> Iterable[Finding]:
        at = text.find(word)
        return [(at, at + len(word), label, score)] if at >= 0 else []

    return ModelRecogniser("a model", run)


def found_by(recogniser: ModelRecogniser, text: str) -> list[str]:
    return [text[each.start : each.end] for each in recogniser.find(text)]


def test_a_name_beyond_the_first_window_is_found() -> None:
    text = "x " * WINDOW + "okapi"
    assert set(found_by(finding_every("okapi", "PER"), text)) == {"okapi"}


@pytest.mark.parametrize(
    ("covered", "label"), [("Tuesday", "DATE"), ("two weeks", "DATE"), ("Barthel", "PERSON"), ("England", "GPE")]
)
def test_what_the_practice_never_calls_an_identifier_is_dropped(covered: str, label: str) -> None:
    assert found_by(finding_every(covered, label), f"Seen {covered} at home.") == []


def test_a_label_of_its_own_is_turned_into_ours() -> None:
    (found,) = finding_every("AB1234567", "UK_PASSPORT").find("Passport AB1234567.")
    assert found.label == "ID"


def test_a_doubtful_finding_of_a_model_is_redacted_and_does_not_hold() -> None:
    text = "The client spoke of the okapi at length while we practised the transfers and set up the rails."
    assert Gate(recognisers=(finding_every("okapi", "PER", 0.6),)).check([text]).decision == "redacted"


def test_a_sure_finding_of_a_model_holds() -> None:
    assert Gate(recognisers=(finding_every("okapi", "PER", 0.9),)).check(["The okapi sat."]).decision == "held"


def test_a_model_that_is_not_on_this_machine_is_refused() -> None:
    with pytest.raises(UnusableRecogniser, match="nothing is downloaded"):
        load_recognisers("spacy:/no/such/folder")


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableRecogniser, match="none of spacy"):
        load_recognisers(f"magic:{tmp_path}")
