"""Labels as colleagues write them, and the forms of notes they belong to."""

import pytest

from ingest.readers import read_bytes
from ingest.structure import Structured, structure


def read_note(text: str, suffix: str = ".txt") -> Structured:
    return structure(read_bytes(text.encode(), suffix))


def fields(made: Structured) -> dict[str, str]:
    return {section.field: section.text for section in made.draft.sections}


@pytest.mark.parametrize(
    "written",
    [
        "What we tried",
        "What we tried –",
        "What we tried -",
        "What we tried —",
        "What we tried:",
        "What we tried :",
        "WHAT WE TRIED",
        "**What we tried**",
        "**What we tried:**",
        "__What we tried__",
        "2. What we tried",
        "2) What we tried –",
        "(b) What we tried",
        "[What we tried]",
    ],
)
def test_a_label_alone_on_its_line_ends_the_section_before(written: str) -> None:
    made = fields(read_note(f"Bath\n\nBackground:\nShe fell.\n\n{written}\nA board was fitted.\n\nOutcome –\nDry."))
    assert made == {"background": "She fell.", "tried": "A board was fitted.", "outcome": "Dry."}


@pytest.mark.parametrize("line", ["-------------", "=====", "_____________"])
def test_an_underlined_label_is_read_and_its_line_is_not_kept(line: str) -> None:
    made = fields(read_note(f"Bath\n====\n\nBackground\n{line}\nShe fell.\n\nWhat we tried\n{line}\nA board."))
    assert made == {"background": "She fell.", "tried": "A board."}


@pytest.mark.parametrize(
    ("line", "field", "text"),
    [
        ("Learning - The door needs two people.", "learned", "The door needs two people."),
        ("Result - no slips in five weeks.", "outcome", "no slips in five weeks."),
        ("Take-away: fix the chair first.", "learned", "fix the chair first."),
        ("Small win: he came back with a pineapple.", "outcome", "he came back with a pineapple."),
        ("Even better if: the door had been wider.", "outcome", "the door had been wider."),
        ("Barriers: a step and a dog.", "challenge", "a step and a dog."),
        ("Presenting issue: she will not bathe.", "challenge", "she will not bathe."),
        ("What school said: he hides.", "background", "he hides."),
        ("What the carers noticed: he eats standing.", "background", "he eats standing."),
        ("Things we would do differently: ring first.", "learned", "ring first."),
        ("What helped in the end: a red ribbon.", "outcome", "a red ribbon."),
        ("Follow-up: all is well.", "outcome", "all is well."),
    ],
)
def test_labels_of_many_kinds_are_understood(line: str, field: str, text: str) -> None:
    assert fields(read_note(f"Bath\n\nNotes\nFirst words.\n\n{line}"))[field] == text


@pytest.mark.parametrize("line", ["Home - at last, she said.", "Now - he said - I can.", "Two things helped: a rug."])
def test_a_sentence_is_not_taken_for_a_label(line: str) -> None:
    assert line in fields(read_note(f"Bath\n\nBackground\nShe fell.\n{line}"))["background"]


def test_what_happened_after_prose_is_the_outcome_of_the_whole() -> None:
    made = fields(read_note("Thumb\n\nWhat we tried: a long splint.\n\nWhat happened: pain 7 to 2.\n\nLearning: lift."))
    assert made == {"tried": "a long splint.", "outcome": "pain 7 to 2.", "learned": "lift."}


@pytest.mark.parametrize(
    ("rest", "result"),
    [
        ("Result: worked", "worked"),
        ("Outcome: partly", "partly"),
        ("Outcome: Partly worked.", "partly"),
        ("Result\nDid not work", "did not work"),
        ("How it went: made it worse", "made it worse"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_bare_result_is_the_result_of_the_one_thing_that_was_tried(rest: str, result: str, suffix: str) -> None:
    lined = rest.replace("\n", "\n\n") if "\n" in rest else rest
    text = f"Bath\n\nWhat we tried: a board with four feet.\n\n{lined}\n\nLearning: measure."
    if suffix == ".md":
        text = text.replace("Result\n", "## Result\n")
    made = read_note(text, suffix)
    assert [(a.described, a.result) for a in made.draft.approaches] == [("a board with four feet.", result)]
    assert fields(made) == {"learned": "measure."}


def test_a_bare_result_is_told_of_what_was_tried_over_what_happened() -> None:
    made = read_note("Bath\n\nWhat we tried: a board.\n\nWhat happened: it slid.\n\nResult: did not work")
    assert [(a.described, a.result) for a in made.draft.approaches] == [("a board.", "did not work")]
    assert fields(made) == {"outcome": "it slid."}


def test_a_bare_result_is_told_of_a_list_of_one() -> None:
    made = read_note("Bath\n\nWhat we tried\n- a board\n\nResult: worked")
    assert [(a.described, a.result) for a in made.draft.approaches] == [("a board", "worked")]


def test_a_result_of_several_things_that_have_their_own_stays_the_outcome() -> None:
    made = read_note("Bath\n\nWhat we tried\n- a board. Did not work\n- a lift. Worked\n\nOutcome: worked")
    assert [a.result for a in made.draft.approaches] == ["did not work", "worked"]
    assert fields(made) == {"outcome": "worked"}


def test_an_outcome_that_says_more_than_a_result_stays_the_outcome() -> None:
    made = read_note("Bath\n\nWhat we tried: a board.\n\nOutcome: worked on most days, she says.")
    assert fields(made) == {"tried": "a board.", "outcome": "worked on most days, she says."}


def test_results_that_come_back_stay_with_what_was_tried() -> None:
    text = "Bath\n\nWhat we tried\nA board.\nResult: it slid.\nA lift.\nResult: it held.\n\nOutcome\nDry."
    made = fields(read_note(text))
    assert "it held" in made["tried"]
    assert made["outcome"] == "Dry."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "S: referred by the ward\nB: lives alone\nA: cannot stand\nR: ring the family",
            {"background": "lives alone", "challenge": "cannot stand", "tried": "ring the family"},
        ),
        (
            "Goal: to cook\nReality: toast only\nOptions: a class\nWill: Thursdays",
            {"occupation": "to cook", "background": "toast only", "tried": "Thursdays"},
        ),
        (
            "What happened?\nIt slid.\n\nSo what?\nMeasure.\n\nNow what?\nA gauge.",
            {"what": "It slid.", "so_what": "Measure.", "now_what": "A gauge."},
        ),
        (
            "Description\nA visit.\n\nFeelings\nCross.\n\nEvaluation\nMixed.\n\nConclusion\nAsk.\n\nAction plan\nRing.",
            {"what": "Cross.", "so_what": "Mixed.", "now_what": "Ring."},
        ),
    ],
)
def test_forms_of_notes_are_followed(text: str, expected: dict[str, str]) -> None:
    assert fields(read_note(f"Contact note\n\n{text}")) == expected


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("S: tired\nO: up at night\nA: cannot stand\nP: light on", ["Subjective", "Objective", "Assessment", "Plan"]),
        ("S\ntired\n\nO\nup at night\n\nP\nlight on", ["Subjective", "Objective", "Plan"]),
        ("- S: tired\n- O: up at night\n- P: light on", ["Subjective", "Objective", "Plan"]),
        ("S: here\nB: alone\nA: weak\nR: ring", ["Situation", "Background", "Assessment", "Recommendation"]),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_the_letters_of_a_form_become_headings_in_words(text: str, headings: list[str], suffix: str) -> None:
    lined = text.replace("\n", "\n\n") if suffix == ".md" and "- " not in text else text
    made = read_note(f"Contact note\n\n{lined}", suffix)
    assert [section.heading for section in made.draft.sections] == headings


def test_letters_in_a_column_become_headings_in_words() -> None:
    made = read_note("Contact note\n\n| S | tired |\n| O | up at night |\n| A | weak |\n| P | rest |")
    assert [s.heading for s in made.draft.sections] == ["Subjective", "Objective", "Assessment", "Plan"]


def test_letters_as_headings_in_markdown_become_words() -> None:
    made = read_note("# Contact note\n\n## S\n\ntired\n\n## O\n\nup\n\n## P\n\nlight on", ".md")
    assert [section.heading for section in made.draft.sections] == ["Subjective", "Objective", "Plan"]


def test_a_view_is_kept_beside_the_outcome_once_something_was_tried() -> None:
    made = read_note("Bath\n\nWhat we tried\nA board.\n\nCarer's view: easier when she left the room.")
    assert [(s.field, s.heading) for s in made.draft.sections] == [
        ("tried", "What we tried"),
        ("outcome", "Carer's view"),
    ]


def test_a_title_that_begins_like_a_label_is_kept_whole() -> None:
    assert read_note("# Reflection for my portfolio\n\n## What?\n\nA lift.", ".md").draft.title == (
        "Reflection for my portfolio"
    )
    assert read_note("Tip: use a torch at night\n\nBackground\nShe fell.").draft.title == "Tip: use a torch at night"
