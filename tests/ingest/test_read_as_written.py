"""What the gate reads of a file is how it was written, also where a label or a mark is no part of what is kept."""

from pathlib import Path

import pytest

from ingest.pipeline import Tools, run
from ingest.readers import read_bytes
from ingest.structure import Structured, structure
from tests.ingest.building import text_file

TRIED = "She tried the bath lift and a board, and the board was what she kept."


def as_structured(text: str) -> Structured:
    return structure(read_bytes(text.encode(), ".md"))


def holds(folder: Path, tools: Tools, text: str, name: str = "note.md") -> bool:
    text_file(folder, name, text)
    return run([folder], tools).files[0].status == "held"


@pytest.mark.parametrize(
    "text",
    [
        f"Client: Kowalczyk\n\nWhat we tried\n{TRIED}\n",
        f"# Bath lift\n\n## Patient\n\nKowalczyk\n\n## What we tried\n\n{TRIED}\n",
        f"# Bath lift\n\n| Client | Kowalczyk |\n|---|---|\n| Background | {TRIED} |\n",
    ],
)
def test_a_name_is_read_with_the_label_that_is_cut_off_it(folder: Path, tools: Tools, text: str) -> None:
    assert holds(folder, tools, text)


def test_a_short_description_of_a_person_is_let_through(folder: Path, tools: Tools) -> None:
    assert not holds(folder, tools, f"# Bath lift\n\n## Person\n\nSole earner. Felt well.\n\n## Outcome\n\n{TRIED}\n")


@pytest.mark.parametrize("title", ["Re: Wood commode", "FW: RE: Wood commode"])
def test_a_title_is_read_with_the_marks_of_a_mail(folder: Path, tools: Tools, title: str) -> None:
    assert holds(folder, tools, f"# {title}\n\n{TRIED}\n")


def test_a_subject_is_read_with_its_label(folder: Path, tools: Tools) -> None:
    assert holds(folder, tools, f"Re: Wood commode\n\nWhat we tried\n{TRIED}\n")


def test_a_title_is_read_in_the_capitals_it_was_written_in() -> None:
    made = as_structured(f"# RE ABERNATHY BATH LIFT\n\n{TRIED}\n")
    assert made.draft.title == "Re abernathy bath lift"
    assert made.as_written == ("RE ABERNATHY BATH LIFT",)


@pytest.mark.parametrize("row", ["K | O | W | A | L | C | Z | Y | K", "0 | 7 | 7 | 0 | 0 | 9 | 0 | 0 | 1 | 2 | 3"])
def test_cells_of_one_letter_or_figure_are_read_joined(folder: Path, tools: Tools, row: str) -> None:
    cells = "|".join(["---"] * (row.count("|") + 1))
    assert holds(folder, tools, f"# Bath lift\n\n{TRIED}\n\n| {row} |\n|{cells}|\n")


@pytest.mark.parametrize("row", ["M | T | W | T | F | S | S", "1 | 2 | 3 | 2 | 1 | 2 | 3 | 2", "I | A | I | D | I | A"])
def test_cells_of_days_scores_and_grades_are_let_through(folder: Path, tools: Tools, row: str) -> None:
    cells = "|".join(["---"] * (row.count("|") + 1))
    assert not holds(folder, tools, f"# Bath lift\n\n{TRIED}\n\n| {row} |\n|{cells}|\n")
