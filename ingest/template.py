"""The empty Word template for a consultation; filled in, it is read back exactly as it was written."""

from pathlib import Path
from typing import Any, Final

import docx

from kb.vocabulary import APPROACHES, FACETS, FIELD_LABELS, RESULTS, SINGLE_FACETS, STATUSES

TEXTS: Final = (
    "key_question", "challenge", "background", "person", "environment", "occupation", "outcome", "learned", "notes",
)  # fmt: skip
FACT_COLUMNS: Final = ("Field", "Your note", "Choose from")
APPROACH_COLUMNS: Final = ("Approach", "Kind of approach", "Equipment", "What happened", "Result")
EMPTY_ROWS: Final = 5

HINT: Final = (
    "Write no names, dates of birth, addresses or numbers: say 'her daughter', 'the school', 'in his seventies'. "
    "Leave empty what you do not know. Choose terms from the right-hand column; separate several by ';'."
)


def write_template(path: Path) -> None:
    """Write an empty template for a consultation to `path`."""
    document: Any = docx.Document()
    document.core_properties.comments = ""
    # The advice stands in the page header, which the reader checks but never takes for text of the note.
    document.sections[0].header.paragraphs[0].text = HINT
    _add_facts(document)
    for field in TEXTS:
        if field == "outcome":
            _add_approaches(document)
        document.add_heading(FIELD_LABELS[field], level=2)
        document.add_paragraph("")
    document.save(str(path))


def _add_facts(document: Any) -> None:
    rows = [
        FACT_COLUMNS,
        ("Title", "", "a few words"),
        *((_spoken(facet), "", _choices(facet)) for facet in FACETS),
        ("Status", "", "; ".join(STATUSES)),
        ("Month", "", "year and month, such as 2025-03; never a day"),
        ("Review by", "", "a date, such as 2026-03-01"),
        ("Follow-up date", "", "a date, such as 2025-09-01"),
    ]
    table = document.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _spoken(facet: str) -> str:
    return facet.replace("_", " ").capitalize()


def _choices(facet: str) -> str:
    terms = "; ".join(FACETS[facet])
    return f"one of: {terms}" if facet in SINGLE_FACETS else terms


def _add_approaches(document: Any) -> None:
    document.add_heading(FIELD_LABELS["tried"], level=2)
    table = document.add_table(rows=1, cols=len(APPROACH_COLUMNS))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, APPROACH_COLUMNS, strict=True):
        cell.text = text
    for _ in range(EMPTY_ROWS):
        table.add_row()
    document.add_paragraph("")
    document.sections[0].footer.paragraphs[
        0
    ].text = f"Kinds of approach: {'; '.join(APPROACHES)}. Results: {'; '.join(RESULTS)}."
