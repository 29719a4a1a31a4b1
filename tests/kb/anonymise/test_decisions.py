"""When the gate holds: what is left after redaction, and facts that single someone out together."""

import pytest

from kb.anonymise import gate as gate_module
from kb.anonymise.facts.combinations import kinds_of_facts
from kb.anonymise.gate import Gate
from kb.anonymise.identifiers import Identifier

COMMON = "The client is aged 84 and has Parkinson's disease. She uses a perching stool in the kitchen."
SINGLED_OUT = "Aged 47, a retired farrier with Huntington's disease, from a small fishing village; mother of triplets."


def test_common_facts_together_are_clear() -> None:
    assert Gate().check([COMMON]).decision == "clear"


def test_facts_that_single_someone_out_together_hold() -> None:
    verdict = Gate().check([SINGLED_OUT])
    assert (verdict.decision, verdict.texts) == ("held", None)


def test_the_reason_names_the_facts_in_words() -> None:
    (reason,) = Gate().check([SINGLED_OUT]).reasons
    assert reason == (
        "together these may point to one person: an age, a rare condition, a small place, an unusual occupation, "
        "an unusual family"
    )


def test_stricter_holds_one_fact_earlier() -> None:
    text = "Aged 47, with Huntington's disease, in a small fishing village."
    assert Gate().check([text]).decision == "clear"
    assert Gate(strictness="stricter").check([text]).decision == "held"


def test_a_fact_true_of_one_person_alone_counts_twice() -> None:
    fact = Identifier(0, 4, "OTHER", 0.5, "a fact", False)
    assert len(kinds_of_facts("She won.", [fact])) == 2


def test_a_place_that_is_redacted_counts_as_a_place() -> None:
    assert kinds_of_facts("She lives in [place 1].", []) == ("a small place",)


def test_a_strong_finding_left_in_the_redacted_text_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate_module, "redact", lambda text, *_: text + " Ring 07700 900123.")
    verdict = Gate().check(
        ["The client spoke of Zanzibella at length while we practised the transfers with the rails."]
    )
    assert verdict.decision == "held"
    assert "something that points to a person is left after redaction" in verdict.reasons


def test_facts_that_single_somebody_out_together_hold_what_is_added_last() -> None:
    record = "She is 88 and speaks Tamil."
    added = "She has Huntington's disease and is a mother of triplets."
    assert Gate().check([record]).decision != "held"
    assert Gate().check([added]).decision != "held"
    assert Gate().check([added], beside=[record]).decision == "held"


def test_what_adds_no_fact_is_not_held_for_those_that_are_there() -> None:
    released = "She is 88, has Huntington's disease, was a lighthouse keeper and is a mother of quintuplets."
    assert Gate().check(["We tried a longer rail."], beside=[released]).decision == "clear"
