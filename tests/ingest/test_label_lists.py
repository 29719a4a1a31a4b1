"""Labels in lists, before tabs, between marks and in tables of one column."""

from typing import Any

import docx
import pytest

from ingest.readers import read_bytes
from ingest.structure import Structured, structure
from tests.ingest.building import saved

TOLD = {"background": "She fell.", "tried": "A board.", "outcome": "Dry.", "learned": "Measure."}


def read_note(text: str, suffix: str = ".txt") -> Structured:
    return structure(read_bytes(text.encode(), suffix))


def fields(made: Structured) -> dict[str, str]:
    return {section.field: section.text for section in made.draft.sections}


@pytest.mark.parametrize(
    "text",
    [
        "1. Background\nShe fell.\n2. What we tried\nA board.\n3. Outcome\nDry.\n4. Learning\nMeasure.",
        "1. Background\n\nShe fell.\n\n2. What we tried\n\nA board.\n\n3. Outcome\n\nDry.\n\n4. Learning\n\nMeasure.",
        "1) Background\n\nShe fell.\n\n2) Plan\n\nA board.\n\n3) Outcome\n\nDry.\n\n4) Learning\n\nMeasure.",
        "- Background\n\nShe fell.\n\n- Plan\n\nA board.\n\n- Outcome\n\nDry.\n\n- Learning\n\nMeasure.",
        "1. Background: She fell.\n2. Plan: A board.\n3. Outcome: Dry.\n4. Learning: Measure.",
        "- Background: She fell.\n- Tried: A board.\n- Outcome: Dry.\n- Learning: Measure.",
        "- **Background:** She fell.\n- **Tried:** A board.\n- **Outcome:** Dry.\n- **Learning:** Measure.",
        "== Background ==\n\nShe fell.\n\n== Plan ==\n\nA board.\n\n== Outcome ==\n\nDry.\n\n==Learning==\n\nMeasure.",
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_labels_with_numbers_bullets_and_marks_are_all_told(text: str, suffix: str) -> None:
    assert fields(read_note(f"Bath\n\n{text}", suffix)) == TOLD


def test_a_label_before_a_tab_is_told() -> None:
    text = "Bath\nSetting\town home\n\nBackground\tShe fell.\nPlan\tA board.\nOutcome\tDry.\nLearning\tMeasure."
    made = read_note(text)
    assert fields(made) == TOLD
    assert made.draft.facets == {"setting": ("own home",)}


def test_a_row_between_tabs_is_no_label() -> None:
    row = "Home\tSchool\tWork"
    assert fields(read_note(f"Bath\n\nBackground\nShe fell.\n{row}"))["background"] == f"She fell.\n{row}"


@pytest.mark.parametrize(
    "items", ["1. Home\n2. School\n3. Ward", "- Home\n- School", "- Later: a rail\n- Now: a stool"]
)
def test_a_list_of_words_that_also_head_sections_stays_a_list(items: str) -> None:
    assert fields(read_note(f"Bath\n\nWhat we learned\n{items}\n\nThat is all."))["learned"].startswith(items)


def test_the_title_between_marks_is_read_without_them() -> None:
    assert read_note("= Bath boards =\n\n== Background ==\nShe fell.").draft.title == "Bath boards"


def test_labels_and_texts_in_a_word_table_of_one_column_are_told() -> None:
    document: Any = docx.Document()
    texts = [
        "Bath boards",
        "Background",
        "She fell.",
        "What we tried",
        "A board.",
        "Outcome",
        "Dry.",
        "Learning\nMeasure.",
    ]
    table = document.add_table(rows=len(texts), cols=1)
    for row, text in zip(table.rows, texts, strict=True):
        row.cells[0].text = text
    made = structure(read_bytes(saved(document), ".docx"))
    assert (made.draft.title, fields(made)) == ("Bath boards", TOLD)


def test_lines_in_a_code_fence_are_no_headings_and_no_labels() -> None:
    made = read_note("# Bath\n\n## Background\n\n```\nOutcome: wet\n# Plan\nLEARNING\n```\n\n## Outcome\n\nDry.", ".md")
    assert fields(made) == {"background": "Outcome: wet\n# Plan\nLEARNING", "outcome": "Dry."}
