"""What stands between the lines at the top of a Markdown file."""

from datetime import date, timedelta

import pytest

from ingest.readers import read_bytes
from ingest.report import LONGEST_REASON, reason_of
from ingest.structure import Structured, structure

SOON = date.today() + timedelta(days=90)


def read_front(front: str, body: str = "# Bath\n\nWords of the note.") -> Structured:
    return structure(read_bytes(f"---\n{front}\n---\n\n{body}".encode(), ".md"))


def sections(made: Structured) -> list[tuple[str, str | None, str]]:
    return [(section.field, section.heading, section.text) for section in made.draft.sections]


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("background", "background"),
        ("Challenge", "challenge"),
        ("key_question", "key_question"),
        ("question", "key_question"),
        ("why_it_was_hard_for_her", "challenge"),
        ("outcome", "outcome"),
        ("Result", "outcome"),
        ("learning", "learned"),
        ("what we learned", "learned"),
        ("environment", "environment"),
        ("what_we_tried", "tried"),
    ],
)
def test_a_section_in_front_matter_is_taken_over(key: str, field: str) -> None:
    made = read_front(f"{key}: She wants a bath.")
    assert (sections(made)[0][0], sections(made)[0][2]) == (field, "She wants a bath.")
    assert made.warnings == ()


def test_a_block_and_a_list_in_front_matter_are_sections() -> None:
    made = read_front("background: |\n  She fell.\n\n  Twice.\nlearning:\n  - ask first\n  - measure")
    assert sections(made)[:2] == [
        ("background", "Background", "She fell.\n\nTwice."),
        ("learned", "Learning", "- ask first\n- measure"),
    ]


def test_a_block_is_kept_where_another_line_is_not_quite_yaml() -> None:
    made = read_front('title: "No": she said\nbackground: |\n  She fell.\n  Twice.\noutcome: dry')
    assert sections(made)[0] == ("background", "Background", "She fell.\nTwice.")


def test_a_follow_up_in_front_matter_is_a_day_or_what_came_of_it() -> None:
    assert read_front(f"follow_up: {SOON}").draft.follow_up_date == SOON
    assert sections(read_front("follow_up: All is well."))[0] == ("outcome", "Follow up", "All is well.")


def test_what_was_tried_in_front_matter_gives_approaches() -> None:
    front = "tried:\n  - approach: bath board\n    result: did not work\n  - approach: bath lift\n    result: worked"
    assert [(a.described, a.result) for a in read_front(front).draft.approaches] == [
        ("bath board.", "did not work"),
        ("bath lift.", "worked"),
    ]


def test_a_note_may_stand_in_its_front_matter_alone() -> None:
    made = read_front("title: Bath\nbackground: She fell on the way to it.", "")
    assert (made.draft.title, sections(made)[0][2]) == ("Bath", "She fell on the way to it.")


def test_a_section_that_the_note_says_again_is_kept_once() -> None:
    made = read_front("background: She fell.", "# Bath\n\n## Background\n\nShe fell.")
    assert sections(made) == [("background", "Background", "She fell.")]


def test_what_is_not_known_in_front_matter_is_named_and_names_are_not() -> None:
    made = read_front("tags: [a]\ncolour: red\nokafor: rang\nsetting: own home")
    assert made.warnings == ("Front matter left out: tags, colour and 1 more.",)


@pytest.mark.parametrize("empty", ["", "null", "~", "[]", "None", "n/a"])
def test_an_empty_value_is_no_fault(empty: str) -> None:
    made = read_front(f"setting: {empty}\nmonth: {empty}\nbackground: She fell.")
    assert (made.warnings, made.draft.facets) == ((), {})


@pytest.mark.parametrize("broken", ["", 'note = "no end'])
def test_front_matter_in_toml_is_read(broken: str) -> None:
    front = f'title = "Bath boards"\nsetting = ["own home"]\nbackground = "She fell."\n{broken}'
    made = structure(read_bytes(f"+++\n{front}\n+++\n\nWords of the note.".encode(), ".md"))
    assert (made.draft.title, made.draft.facets) == ("Bath boards", {"setting": ("own home",)})
    assert sections(made)[0] == ("background", "Background", "She fell.")


def test_front_matter_in_toml_without_a_title_is_no_title() -> None:
    made = structure(read_bytes(b"+++\ndraft = true\ndate = 2025-03-17\n+++\n\nShe fell in the bath.", ".md"))
    assert (made.draft.title, made.draft.month) == ("She fell in the bath", "2025-03")


@pytest.mark.parametrize("front", ["- bath\n- stairs", "- bath: high\n- stairs"])
def test_front_matter_that_is_a_list_is_no_title_and_is_told_to_be_left_out(front: str) -> None:
    made = read_front(front, "She fell in the bath.")
    assert made.draft.title == "She fell in the bath"
    assert "list" in made.warnings[0]


def test_a_list_of_keys_in_front_matter_is_read_by_its_keys() -> None:
    made = read_front("- title: Bath boards\n- setting: own home", "Words of the note.")
    assert (made.draft.title, made.draft.facets) == ("Bath boards", {"setting": ("own home",)})


def test_text_between_two_rules_is_text() -> None:
    made = read_front("She fell, and then again.", "Words of the note.")
    assert made.draft.title == "She fell, and then again."


def test_a_reason_has_room_for_every_fault_or_counts_the_rest() -> None:
    fault = "A term for setting is not on the team's list and was left out."
    assert reason_of([]) is None
    assert reason_of([fault, fault]) == f"{fault} {fault}"
    assert reason_of([fault] * 5) == f"{fault} {fault} {fault} And 2 more."


def test_a_reason_is_cut_at_a_word() -> None:
    reason = reason_of(["Front matter left out: " + ", ".join(["colour"] * 60) + ".", "Another."]) or ""
    assert reason.endswith("colour… And 1 more.")
    assert len(reason) <= LONGEST_REASON


@pytest.mark.parametrize("day", ["2011-03-04", str(date.today() - timedelta(days=400)), str(SOON.year + 20) + "-01-01"])
@pytest.mark.parametrize("key", ["follow_up_date", "review_by"])
def test_a_day_far_from_any_plan_is_left_out_with_a_sentence(key: str, day: str) -> None:
    made = read_front(f"{key}: {day}")
    assert (made.draft.follow_up_date, made.draft.review_by) == (None, None)
    assert "no more than a year ago and no more than ten years ahead" in made.warnings[0]


def test_a_month_in_the_future_is_left_out_with_a_sentence() -> None:
    made = read_front(f"month: {SOON.year + 1}-01")
    assert made.draft.month is None
    assert "from 2000 on, and not in the future" in made.warnings[0]


def test_words_beside_a_day_far_from_any_plan_stay_for_the_gate() -> None:
    made = structure(
        read_bytes(b"Bath\n\nReview by: 2011-03-04, the day her son was born\n\nWords of the note.", ".txt")
    )
    assert "2011-03-04" in made.draft.sections[0].text
