"""Bullets and numbers of lists in PDFs."""

import pytest

from ingest.readers import read_bytes
from ingest.readers.pdf_marks import with_marks
from ingest.readers.running_heads import Line
from tests.ingest.building import pdf_bytes


@pytest.mark.parametrize("mark", ["\x7f", "\x01", "\x81"])
@pytest.mark.parametrize("between", ["", " ", "\n", "\n\n"])
def test_a_bullet_that_comes_as_a_control_character_is_a_mark(mark: str, between: str) -> None:
    page = [Line(text) for text in f"What we tried\n{mark}{between}a rail {mark} a stool\n{mark}a mat".split("\n")]
    assert [line.text for line in with_marks(page)] == ["What we tried", "• a rail", "• a stool", "• a mat"]


def test_a_mark_that_comes_twice_is_one_mark() -> None:
    assert [line.text for line in with_marks([Line("\x7f"), Line("\x7f a rail")])] == ["• a rail"]


def test_control_characters_inside_words_go_and_quotation_marks_are_read() -> None:
    page = [Line("of\x02fice, don\x92t")]
    assert [line.text for line in with_marks(page)] == ["office, don’t"]


@pytest.mark.parametrize(("first", "second"), [("1", "2"), ("1.", "2."), ("1)", "2)")])
def test_a_number_that_stands_apart_is_kept_with_its_text(first: str, second: str) -> None:
    page = f"What he buys for the week\n{first}\n\nNeedles\n{second}\n\nThread of many colours"
    blocks = read_bytes(pdf_bytes(page), ".pdf").blocks
    one, two = (number if number[1:] else f"{number}." for number in (first, second))
    assert [b.text for b in blocks if b.kind == "list"] == [f"{one} Needles", f"{two} Thread of many colours"]


def test_a_lone_number_and_a_column_of_numbers_stay() -> None:
    lines = ["Elbow", "3", "Fingers", "7", "8", "9"]
    assert [line.text for line in with_marks([Line(text) for text in lines])] == lines
