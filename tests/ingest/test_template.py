"""The Word template: filled in, it is read back exactly."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import pytest

from ingest.readers import read_bytes
from ingest.structure import structure
from ingest.template import write_template
from kb.errors import UnreadableFile
from kb.types import Approach, Draft, Section

SOON = date.today() + timedelta(days=90)
FACTS = {
    "Title": "Bath transfers after a stroke",
    "Practice area": "neurological; housing and adaptations",
    "Setting": "own home",
    "Age band": "65-79",
    "Condition group": "stroke",
    "Challenge type": "washing; housing, tenure or funding",
    "Status": "followed up",
    "Month": "2025-03",
    "Review by": str(SOON),
    "Follow-up date": str(SOON),
}
TEXTS = {
    "Key question": ["Can she bathe safely on her own?"],
    "Challenge": ["Left-sided weakness.", "She will not have a stranger in the bathroom."],
    "What we learned": ["Ask first. Outcome: nothing is ever final."],
}
APPROACHES = [
    ("bath board", "equipment", "board with four feet", "It slid.\nTwice.", "did not work"),
    ("practising dry, then wet", "task practice", "", "Slow and steady.", "worked"),
]


def fill(path: Path) -> None:
    document: Any = docx.Document(str(path))
    facts, approaches = document.tables
    for row in facts.rows:
        row.cells[1].text = FACTS.get(row.cells[0].text, row.cells[1].text)
    for row, texts in zip(approaches.rows[1:], APPROACHES, strict=False):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for paragraph in document.paragraphs:
        empty = paragraph
        for text in TEXTS.get(paragraph.text, []):
            empty._p.addnext(added := document.add_paragraph(text)._p)
            empty = type(paragraph)(added, paragraph._parent)
    document.save(str(path))


def test_a_filled_in_template_is_read_back_exactly(tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    write_template(path)
    fill(path)
    made = structure(read_bytes(path.read_bytes(), ".docx"))
    assert made.warnings == ()
    assert made.draft == Draft(
        kind="consultation",
        title="Bath transfers after a stroke",
        sections=(
            Section("key_question", "Can she bathe safely on her own?", "Key question"),
            Section("challenge", "Left-sided weakness.\n\nShe will not have a stranger in the bathroom.", "Challenge"),
            Section("learned", "Ask first. Outcome: nothing is ever final.", "What we learned"),
        ),
        approaches=(
            Approach("equipment", "did not work", "bath board", "board with four feet", "It slid.\nTwice."),
            Approach("task practice", "worked", "practising dry, then wet", None, "Slow and steady."),
        ),
        facets={
            "practice_area": ("neurological", "housing and adaptations"),
            "setting": ("own home",),
            "age_band": ("65-79",),
            "condition_group": ("stroke",),
            "challenge_type": ("washing", "housing, tenure or funding"),
        },
        status="followed up",
        month="2025-03",
        review_by=SOON,
        follow_up_date=SOON,
    )


LIKE_LABELS = (
    "Result: this line begins with a label and belongs to the notes.",
    "OUTCOME",
    "Learning -",
    "S: so did this one",
    "Approach: a rail. What happened: it held. Result: worked",
    "1. Background",
)


@pytest.mark.parametrize("heading", ["Notes", "Key question", "What we tried", "Outcome"])
def test_no_text_of_a_field_is_split_by_a_label(tmp_path: Path, heading: str) -> None:
    write_template(tmp_path / "note.docx")
    document: Any = docx.Document(str(tmp_path / "note.docx"))
    at = next(paragraph for paragraph in document.paragraphs if paragraph.text == heading)
    for text in reversed(LIKE_LABELS):
        at._p.addnext(document.add_paragraph(text)._p)
    document.save(str(tmp_path / "note.docx"))
    draft = structure(read_bytes((tmp_path / "note.docx").read_bytes(), ".docx")).draft
    assert [(s.heading, s.text) for s in draft.sections] == [(heading, "\n\n".join(LIKE_LABELS))]
    assert draft.approaches == ()


def test_an_empty_template_is_refused(tmp_path: Path) -> None:
    write_template(tmp_path / "empty.docx")
    with pytest.raises(UnreadableFile, match="empty form"):
        structure(read_bytes((tmp_path / "empty.docx").read_bytes(), ".docx"))
