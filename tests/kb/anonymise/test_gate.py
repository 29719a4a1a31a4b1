from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.anonymise.gate import Gate, StillIdentifies, to_json
from kb.anonymise.identifiers import Identifier, KnownNames, TeamLists
from kb.types import CleanText


class BrokenRecogniser:
    name = "broken"

    def find(self, text: str) -> Iterable[Identifier]:
        raise RuntimeError(text)


class NoteRecogniser:
    name = "finds the word zebra"

    def find(self, text: str) -> Iterable[Identifier]:
        at = text.find("zebra")
        return [Identifier(at, at + 5, "OTHER", 0.9, "found by another", True)] if at >= 0 else []


def test_a_text_without_identifiers_is_clear() -> None:
    verdict = Gate().check(["The client uses a perching stool."])
    assert verdict.decision == "clear"
    assert isinstance((verdict.texts or ("",))[0], CleanText)


def test_a_titled_name_holds_the_record() -> None:
    verdict = Gate().check(["Mrs Okafor fell."])
    assert (verdict.decision, verdict.texts) == ("held", None)


def test_one_person_has_one_placeholder_in_every_field() -> None:
    verdict = Gate().check(["Margaret Thompson fell.", "Mrs Thompson and Dr Patel met."])
    assert verdict.redacted == ("[person 1] fell.", "Mrs [person 1] and Dr [person 2] met.")


def test_a_relation_is_kept_beside_the_placeholder() -> None:
    verdict = Gate().check(["Her daughter Sarah visits."])
    assert verdict.redacted == ("Her daughter [person 1] visits.",)


def test_the_client_given_by_name_is_called_the_client() -> None:
    verdict = Gate().check(["Visited Oluwaseun today."], known=KnownNames(client=("Oluwaseun Ade",)))
    assert verdict.redacted == ("Visited [client] today.",)


def test_a_known_name_with_a_slip_is_found() -> None:
    verdict = Gate().check(["visited margret today"], known=KnownNames(client=("Margaret",)))
    assert "margret" not in verdict.redacted[0]


def test_a_day_becomes_its_month() -> None:
    assert Gate().check(["Seen on 14 March 2024."]).redacted == ("Seen in March.",)


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("A 93-year-old woman.", "A aged 90 or over woman."),
        ("She (aged 98) fell.", "She (aged 90 or over) fell."),
        ("She is ninety-one years young.", "She is aged 90 or over."),
        ("She turned ninety last month.", "She is 90 or over."),
        ("Just gone 90, and lives alone.", "90 or over, and lives alone."),
        ("Aged 94 yrs. Frail.", "Aged 90 or over. Frail."),
        ("In her mid nineties, and well.", "Aged 90 or over, and well."),
        ("A lady of 93 years, frail.", "A lady of 90 or over, frail."),
        ("A woman in her 90s, off her legs.", "A woman aged 90 or over, off her legs."),
        ("He is well into his nineties.", "He is aged 90 or over."),
        ("Gran is on the wrong side of ninety.", "Gran is 90 or over."),
        ("Kathleen turned ninety-six in the spring.", "[person 1] is 90 or over."),
    ],
)
def test_an_age_over_89_becomes_90_or_over(text: str, redacted: str) -> None:
    assert Gate().check([text]).redacted == (redacted,)


def test_an_error_holds() -> None:
    verdict = Gate(recognisers=(BrokenRecogniser(),)).check(["A quiet text."])
    assert (verdict.decision, verdict.texts) == ("held", None)
    assert verdict.reasons == ("the text could not be checked (RuntimeError)",)


def test_a_time_out_holds() -> None:
    assert Gate(seconds=-1).check(["Mrs Okafor fell."]).decision == "held"


def test_an_undecodable_text_holds() -> None:
    assert Gate().check(["\ud800"]).decision == "held"


def test_another_recogniser_adds_to_the_findings() -> None:
    verdict = Gate(recognisers=(NoteRecogniser(),)).check(["Mrs Okafor saw a zebra."])
    assert verdict.redacted == ("Mrs [person 1] saw a [detail].",)


def test_a_word_that_is_never_a_name_passes() -> None:
    gate = Gate(lists=TeamLists(never=frozenset({"Zanzibella"})))
    assert gate.check(["We tried the Zanzibella."]).decision == "clear"


def test_a_word_on_the_teams_list_is_always_found() -> None:
    gate = Gate(lists=TeamLists(always=(("the beeches", "ORG"),)))
    assert gate.check(["Back at The Beeches now."]).decision == "held"


def test_stricter_holds_what_balanced_redacts() -> None:
    text = "The client spoke of Zanzibella at length while we practised the transfers and set up the rails."
    assert Gate().check([text]).decision == "redacted"
    assert Gate(strictness="stricter").check([text]).decision == "held"


def test_release_refuses_a_number_that_is_left() -> None:
    with pytest.raises(StillIdentifies):
        Gate().release(["NHS 943 476 5919"])


def test_release_lets_a_number_through_where_the_reviewer_confirmed_it() -> None:
    assert Gate().release(["NHS 943 476 5919"], confirmed=True) == ("NHS 943 476 5919",)


def test_a_query_is_kept_without_names() -> None:
    assert "Okafor" not in Gate().clean_query("bath transfer for Mrs Okafor")


def test_placeholders_pass_a_second_time() -> None:
    redacted = Gate().check(["Mrs Okafor of 27 Larkhill Rise, OL14 6QX, fell on 3rd March."]).redacted[0]
    assert Gate().check([redacted]).decision == "clear"


def test_json_offsets_count_code_points() -> None:
    text = "😀 Mrs Okafor"
    spans = to_json("a", text, Gate().check([text]))["spans"]
    assert isinstance(spans, list)
    assert text[spans[0]["start"] : spans[0]["end"]] == "Okafor"


@given(st.lists(st.text(max_size=200), max_size=4))
@settings(max_examples=80, deadline=None)
def test_no_input_raises(fields: list[str]) -> None:
    verdict = Gate().check(fields)
    assert verdict.decision == "held" or verdict.texts is not None


@pytest.mark.parametrize("text", ["A" * 5_000, "O'A-" * 2_000])
def test_a_stretch_without_a_space_is_held_at_once(text: str) -> None:
    verdict = Gate().check([f"We tried a rail. {text}"])
    assert verdict.decision == "held"
    assert "a stretch of the text has no space in it" in verdict.reasons
    assert Gate().check(["We tried a rail.\n" + "-" * 400 + "\n" + "_" * 400]).decision == "clear"


@pytest.mark.parametrize("row", ["_" * 250, "_-" * 120, "a_" * 120, "a." * 120, "." * 250])
def test_a_line_to_sign_on_is_read_in_a_moment(row: str) -> None:
    verdict = Gate(seconds=5).check([f"We tried a rail.\nSigned: {row}\nSeat height 480.\n"])
    assert "the text took too long to read" not in verdict.reasons


def test_the_headings_of_a_progress_note_are_nobody_s_initials() -> None:
    verdict = Gate().check(["Dressing", "Cannot reach.", "Sits.", "Open fronts.", "Try one.", "S", "O", "A", "P"])
    assert verdict.decision == "clear"


def test_what_is_only_checked_holds_by_a_strong_finding_and_not_by_a_doubt() -> None:
    doubtful, strong = "notes Zebedeeux Quillfeathery Brontë", "seen by Mr Zebedeeux"
    text = "The bath board slid on the enamel until the rubber feet were changed."
    assert Gate().check([text], also_check=[doubtful]).decision == "clear"
    assert Gate().check([text], also_check=[strong]).decision == "held"


def test_a_text_that_is_mostly_masked_waits_for_a_colleague() -> None:
    fact = "He was the first man in the village to climb the north face."
    assert Gate().check([fact]).decision == "held"
    assert (
        Gate().check([fact, "The bath board slid on the enamel until the feet were changed. " * 3]).decision != "held"
    )


def test_a_word_that_is_never_a_name_is_one_after_a_title() -> None:
    gate = Gate(lists=TeamLists(never=frozenset({"Ward"})))
    assert gate.check(["The Ward was noisy at night."]).decision == "clear"
    assert gate.check(["Mrs Ward was tired at night."]).decision == "held"


def test_a_title_that_ends_a_field_holds_what_the_next_begins_with() -> None:
    assert Gate().check(["What to do for Mrs", "Hall in the bath?"]).decision == "held"


@pytest.mark.parametrize(
    "text", ["A woman aged 90 or over, off her legs.", "He is 90 or over now.", "A class for people aged 90 and over."]
)
def test_what_stands_for_an_age_over_89_is_left_as_it_is(text: str) -> None:
    verdict = Gate().check([text])
    assert (verdict.decision, verdict.redacted) == ("clear", (text,))


def test_an_age_that_a_word_goes_on_from_is_no_placeholder() -> None:
    assert Gate().check(["She is 90 and over the moon."]).redacted == ("She is 90 or over and over the moon.",)
