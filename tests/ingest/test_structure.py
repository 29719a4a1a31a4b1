"""Which part of a note becomes which field."""

import time
from datetime import date, timedelta

import pytest

from ingest.approaches import find_approaches, result_of, verdict_in
from ingest.blocks import Block
from ingest.facts import age_band_of, month_of, term_of, terms_in
from ingest.readers import read_bytes
from ingest.structure import Structured, structure
from kb.errors import UnreadableFile
from tests.ingest.building import pdf_bytes


def read_note(text: str, suffix: str = ".txt") -> Structured:
    return structure(read_bytes(text.encode(), suffix))


def fields(made: Structured) -> dict[str, str]:
    return {section.field: section.text for section in made.draft.sections}


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Background:", "background"),
        ("BACKGROUND", "background"),
        ("1. Background", "background"),
        ("Reason for referral", "challenge"),
        ("What makes it hard", "challenge"),
        ("Key question:", "key_question"),
        ("Environment", "environment"),
        ("What we tried", "tried"),
        ("Interventions:", "tried"),
        ("How it went", "outcome"),
        ("Outcome -", "outcome"),
        ("What we learnt:", "learned"),
        ("Reflections", "learned"),
    ],
)
def test_labels_name_fields(label: str, field: str) -> None:
    gap = " " if label.endswith((":", "-")) else "\n"
    assert fields(read_note(f"A note\n\n{label}{gap}Some words of the note."))[field] == "Some words of the note."


def test_a_note_without_structure_is_kept_whole() -> None:
    text = (
        "so he let me in and we had tea and i saw the gap by the window\n\nthen we moved the sideboard and that helped"
    )
    made = read_note(text)
    assert [(s.field, s.text) for s in made.draft.sections] == [("notes", text)]
    assert made.draft.kind == "consultation"


def test_a_label_may_end_in_a_full_stop() -> None:
    assert fields(read_note("Bath\n\nOutcome. She uses the basin."))["outcome"] == "She uses the basin."


def test_soap_letters_are_fields_where_there_are_enough_of_them() -> None:
    made = read_note("OT contact.\n\nS: tired\n\nO: up at night\n\nA: cannot find the toilet\n\nP: light on")
    assert fields(made) == {
        "notes": "OT contact.",
        "background": "up at night",
        "challenge": "cannot find the toilet",
        "tried": "light on",
    }


def test_a_labelled_approach_has_its_parts() -> None:
    text = "What we tried\nApproach: bath lift. Equipment: reclining lift. What happened: He laughed. Result: partly"
    (approach,) = read_note(f"Bath\n\n{text}").draft.approaches
    assert (approach.described, approach.equipment, approach.what_happened, approach.result, approach.term) == (
        "bath lift.",
        "reclining lift.",
        "He laughed.",
        "partly",
        "equipment",
    )


def test_what_is_said_beside_a_result_is_kept() -> None:
    text = "What we tried\nApproach: induction hob. What happened: No fire. Result: partly - safe, but a loss."
    (approach,) = read_note(f"Hob\n\n{text}").draft.approaches
    assert approach.result == "partly"
    assert "safe, but a loss" in (approach.what_happened or "")


def test_a_list_of_what_was_tried_gives_approaches_with_results() -> None:
    made = read_note(
        "Bath\n\nTried\n1. Bath lift. She grabbed my hair. Made it worse.\n2. Video of a good bath. Worked."
    )
    assert [(a.described, a.result) for a in made.draft.approaches] == [
        ("Bath lift.", "made it worse"),
        ("Video of a good bath.", "worked"),
    ]


def test_a_list_that_tells_no_result_stays_text() -> None:
    made = read_note("Bath\n\nWhat we tried\n- a rail by the door\n- a mat on the floor")
    assert made.draft.approaches == ()
    assert fields(made)["tried"] == "- a rail by the door\n- a mat on the floor"


def tried(text: str, suffix: str = ".txt") -> list[tuple[str | None, str | None, str]]:
    made = read_note(f"Bath\n\nWhat we tried\n{text}", suffix)
    return [(a.described, a.what_happened, a.result) for a in made.draft.approaches]


@pytest.mark.parametrize("start", ["", "Approach: "])
def test_one_result_after_another_is_one_approach_after_another(start: str) -> None:
    text = "A talking tile by the door. Result: worked. A light was tried first. Result: made it worse"
    assert tried(start + text) == [
        ("A talking tile by the door.", None, "worked"),
        ("A light was tried first.", None, "made it worse"),
    ]


def test_what_is_told_to_have_been_tried_next_is_an_approach_of_its_own() -> None:
    text = "a bath board.\nIt didn't work because the rim was round.\nThen we fitted a seat and that worked well."
    assert tried(text) == [
        ("a bath board.", "It didn't work because the rim was round.", "did not work"),
        ("Then we fitted a seat and that worked well.", None, "worked"),
    ]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Board slid, did not work. Seat with feet, worked.", "partly"),
        ("Board did not help at first: did not work. After two weeks: worked.", "worked"),
        ("We used a board and it did not work at first, but after two weeks it worked.", "worked"),
        ("A board; it did not work until the rail was up, in the end it worked.", "worked"),
        ("- Approach: a board. Result: worked. Result: made it worse", "partly"),
        ("- Sitting him beside his brother - this was the thing that worked", "worked"),
        ("- A seat beside his brother, but it did not work", "did not work"),
    ],
)
def test_results_that_contradict_are_not_given_as_one(text: str, result: str) -> None:
    ((*_, told),) = tried(text)
    assert told == result


@pytest.mark.parametrize(
    "text",
    [
        "- Approach: a board. Outcome: No falls since. She sleeps. Result: worked",
        "- Approach: a board. Result: worked. Outcome: No falls since.",
    ],
)
def test_what_only_begins_like_a_result_does_not_contradict_one(text: str) -> None:
    ((described, happened, result),) = tried(text)
    assert (described, result) == ("a board.", "worked")
    assert "No falls since." in (happened or "")


def test_thousands_of_empty_lines_and_spaces_in_one_cell_cost_no_time() -> None:
    block = Block("paragraph", "A board. Worked" + "\n" * 20_000 + " " * 20_000 + "and then a stool")
    began = time.process_time()
    assert len(find_approaches([block])[0]) == 1
    assert time.process_time() - began < 1


def test_cells_beside_one_another_read_as_sentences() -> None:
    ((_, happened, _),) = tried(
        "| tried | what happened | result |\n| chair | came in by the window | worked, eventually |"
    )
    assert happened == "came in by the window. worked, eventually"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("- Scoop dish: worked", ("Scoop dish", None, "worked")),
        ("- Stool. Result: worked", ("Stool.", None, "worked")),
        ("- Bath lift. She cried. Made it worse.", ("Bath lift.", "She cried.", "made it worse")),
        ("- Scoop dish - he threw it, did not work", ("Scoop dish", "he threw it, did not work", "did not work")),
    ],
)
def test_a_bare_result_is_not_said_twice(text: str, kept: tuple[str, str | None, str]) -> None:
    assert tried(text) == [kept]


def test_a_table_of_trials_gives_approaches() -> None:
    table = "| Week | Equipment | What happened | Result |\n|---|---|---|---|\n| 2 | air cushion | sat there | worked |"
    (approach,) = read_note(f"# Seat\n\n## Trials\n\n{table}", ".md").draft.approaches
    assert (approach.described, approach.what_happened, approach.result) == (
        "air cushion",
        "Week 2. sat there",
        "worked",
    )


def test_a_column_of_the_writers_own_is_told_with_its_head_before_a_colon() -> None:
    told = tried("| Option | Why | Result |\n|---|---|---|\n| stool | to get the feet down | worked |", ".md")
    assert told == [("stool", "Why: to get the feet down.", "worked")]


@pytest.mark.parametrize(
    ("said", "result"), [("Partly worked", "partly"), ("It worked well.", "worked"), ("Didn’t work", "did not work")]
)
def test_a_result_in_a_cell_is_not_said_again_in_what_happened(said: str, result: str) -> None:
    assert tried(f"| Option | How it went | Result |\n| stool | it slid | {said} |") == [("stool", "it slid", result)]
    assert tried(f"- Stool. It slid. {said}")[0][2] == result


def test_a_note_that_begins_with_a_label_over_a_table_is_called_by_the_label() -> None:
    table = "| Equipment | How it went | Result |\n|---|---|---|\n| air cushion | sat there | worked |"
    assert read_note(f"## Trials\n\n{table}", ".md").draft.title == "Trials"


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_table_of_what_was_tried_counts_wherever_it_stands(suffix: str) -> None:
    table = "| Tried | How it went |\n|---|---|\n| gloves | too heavy |\n| liner | fine. Worked |"
    made = read_note(f"Hand\n\nPerson: A gardener.\n\n{table}\n\nHe likes roses.", suffix)
    assert [(a.described, a.result) for a in made.draft.approaches] == [
        ("gloves", "not yet known"),
        ("liner", "worked"),
    ]
    assert [(s.field, s.text) for s in made.draft.sections] == [
        ("person", "A gardener."),
        ("person", "He likes roses."),
    ]


def test_a_column_of_labels_names_the_fields_beside_it() -> None:
    table = "| Environment | low table |\n| What we tried | a cushion |\n| Plan | wait |"
    made = read_note(f"Seat\n\nChallenge: He slides.\n\n{table}")
    assert [(s.field, s.text) for s in made.draft.sections] == [
        ("challenge", "He slides."),
        ("environment", "low table"),
        ("tried", "a cushion"),
        ("tried", "wait"),
    ]


@pytest.mark.parametrize("table", ["| Problem | Plan |\n| bath | board |", "| Before | 3 |\n| Today | 5 |"])
def test_a_table_of_something_else_stays_where_it_stands(table: str) -> None:
    made = read_note(f"Seat\n\nEnvironment: A flat.\n\n{table}")
    assert fields(made).keys() == {"environment"}


def test_headings_over_approaches_in_markdown() -> None:
    text = "# Bath\n\n## What we tried\n\n### Bath board\n\nIt slid.\n\nResult: did not work\n\n## Outcome\n\nDry."
    made = read_note(text, ".md")
    assert [(a.described, a.what_happened, a.result) for a in made.draft.approaches] == [
        ("Bath board", "It slid.", "did not work")
    ]
    assert fields(made) == {"outcome": "Dry."}


def test_what_so_what_now_what_make_a_learning() -> None:
    made = read_note("Torch\n\nWhat?\nDark hall.\n\nSo what?\nLook at night.\n\nNow what?\nBring a torch.")
    assert made.draft.kind == "learning"
    assert fields(made) == {"what": "Dark hall.", "so_what": "Look at night.", "now_what": "Bring a torch."}


def test_front_matter_sets_the_structured_fields() -> None:
    soon = date.today() + timedelta(days=90)
    front = f"kind: learning\ntitle: Tea\nlearning_kind: tip\nmonth: 2025-03-17\nreview_by: {soon}\nknown_names: [Jo]"
    made = read_note(f"---\n{front}\nage_band: 80+\n---\n\nWords.", ".md")
    draft = made.draft
    assert (draft.kind, draft.title, draft.learning_kind, draft.month) == ("learning", "Tea", "tip", "2025-03")
    assert draft.review_by == soon
    assert draft.facets == {"age_band": ("80+",)}
    assert made.known_names == ("Jo",)


def test_front_matter_that_names_somebody_gives_names_to_look_for() -> None:
    made = read_note("---\nclient: Price\npatient name: Anna-Lena Star\nsurname: Client A\n---\n\nWords.", ".md")
    assert made.known_names == ("Price", "Anna-Lena", "Star")


def test_an_unknown_term_is_left_out_with_a_warning_that_does_not_repeat_it() -> None:
    made = read_note("---\nsetting: the moon of Mrs Example\n---\n\nWords.", ".md")
    assert made.draft.facets == {}
    assert len(made.warnings) == 1
    assert "moon" not in made.warnings[0]


def test_facts_at_the_head_of_a_note_are_taken() -> None:
    made = read_note("Subject: kitchen\nSetting: own home   Age band: 65-79   Month: May 2024\n\nCHALLENGE\nThe hob.")
    assert made.draft.title == "kitchen"
    assert made.draft.facets == {"setting": ("own home",), "age_band": ("65-79",)}
    assert made.draft.month == "2024-05"
    assert fields(made) == {"challenge": "The hob."}


def test_a_fact_that_says_more_than_a_term_stays_in_the_text_too() -> None:
    made = read_note("Bath\nSetting: own home (supported living)\n\nChallenge: The bath.")
    assert made.draft.facets == {"setting": ("own home",)}
    assert "supported living" in fields(made)["notes"]


def test_an_exact_age_becomes_a_band_and_is_not_kept() -> None:
    made = read_note("Bath\nAge: 72\n\nChallenge: The bath.")
    assert made.draft.facets == {"age_band": ("65-79",)}
    assert "72" not in "".join(section.text for section in made.draft.sections)


def test_a_long_first_sentence_is_cut_for_the_title() -> None:
    made = read_note("so this is a quick dictation after the visit " * 10)
    assert made.draft.title.endswith("…")
    assert len(made.draft.title) <= 90


def test_a_title_alone_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="nothing in this file"):
        read_note("# Only a title", ".md")


@pytest.mark.parametrize("text", ["Ok", "Done, see 12.", "14/20 22/30"])
def test_a_note_of_hardly_a_word_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile, match="nothing in this file"):
        read_note(text)


@pytest.mark.parametrize(("text", "suffix"), [("# •\n\nA rail was fitted.", ".md"), ("*\nA rail was fitted.", ".txt")])
def test_a_bare_mark_is_no_title(text: str, suffix: str) -> None:
    assert read_note(text, suffix).draft.title == "A rail was fitted"


def test_guidance_is_a_resource() -> None:
    assert read_note("# Bathroom access checklist\n\n## At the door\n\n- Clear width", ".md").draft.kind == "resource"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("did not work, too late", "did not work"),
        ("Worked on five baths of six", "worked"),
        ("partly - safe", "partly"),
        ("MADE IT WORSE.", "made it worse"),
        ("too early to say", "not yet known"),
        ("the sun shone", None),
    ],
)
def test_results_are_understood(text: str, result: str | None) -> None:
    assert result_of(text) == result


def test_a_verdict_in_a_sentence_is_not_taken_for_work() -> None:
    assert verdict_in("She worked as a baker for forty years.") is None


@pytest.mark.parametrize(
    ("value", "month"),
    [
        ("2024-11", "2024-11"),
        ("Nov 2024", "2024-11"),
        ("17/03/2025", "2025-03"),
        ("3rd May 2024", "2024-05"),
        ("x", None),
    ],
)
def test_months_are_understood(value: str, month: str | None) -> None:
    assert month_of(value) == month


@pytest.mark.parametrize(("value", "band"), [("72", "65-79"), ("his seventies", "65-79"), ("92", "80+"), ("60s", None)])
def test_ages_become_bands(value: str, band: str | None) -> None:
    assert age_band_of(value) == band


def test_terms_with_commas_and_other_names_are_found() -> None:
    assert list(terms_in("challenge_type", "bathing, housing, tenure or funding; sleep")) == [
        "washing",
        "housing, tenure or funding",
        "sleep and rest",
    ]
    assert term_of("condition_group", "Rheumatoid arthritis") == "arthritis and rheumatology"


def test_a_heading_of_a_series_ends_a_section_that_a_label_in_the_line_began() -> None:
    page = (
        "Month 1: washing\nThe work of this month was on washing and dressing, every day.\n"
        "What went well: he dressed himself on every day of the week.\n"
        "Month 2: tea\nThe work of this month was on tea, in the kitchen of the unit."
    )
    made = structure(read_bytes(pdf_bytes("16|Back to the allotment\n" + page), ".pdf"))
    assert made.warnings == ()
    assert [(s.field, s.heading) for s in made.draft.sections] == [
        ("notes", "Month 1: washing"),
        ("outcome", "What went well"),
        ("notes", "Month 2: tea"),
    ]


def test_a_handbook_is_called_what_runs_over_its_chapters_and_each_is_a_section() -> None:
    lines = "Check the fixing once more.\nAsk what it is for.\nLook again later in the week.\nWrite it all down."
    pages = [f"Handbook on aids\n16|Chapter {at}: aid {at}\n{lines}" for at in range(1, 5)]
    draft = structure(read_bytes(pdf_bytes(*pages), ".pdf")).draft
    assert (draft.kind, draft.title) == ("resource", "Handbook on aids")
    assert [section.heading for section in draft.sections] == [f"Chapter {at}: aid {at}" for at in range(1, 5)]
