"""PDF forms that were filled in."""

import pytest

from ingest.readers import read_bytes
from ingest.structure import Structured, structure
from kb.errors import UnreadableFile
from tests.ingest.building import form_pdf

FILLED = {
    "Title": "Bath boards",
    "background": "She fell.\r\rTwice.",
    "what_we_tried": "A board.",
    "Text4.0": "Her son helps.",
    "outcome": "Dry.",
}


def read_form(fields: dict[str, str], printed: str) -> Structured:
    return structure(read_bytes(form_pdf(fields, printed), ".pdf"))


@pytest.mark.parametrize("printed", ["", "Consultation form\nBackground\nWhat we tried\nOutcome\nLearning"])
def test_the_fields_of_a_form_are_read_by_their_names(printed: str) -> None:
    draft = read_form(FILLED, printed).draft
    assert draft.title == "Bath boards"
    assert [(section.field, section.text) for section in draft.sections][:3] == [
        ("background", "She fell.\n\nTwice."),
        ("tried", "A board.\n\nHer son helps."),
        ("outcome", "Dry."),
    ]


def test_what_is_printed_on_a_form_is_no_part_of_its_last_field() -> None:
    draft = read_form({"learning": "Measure."}, "Please send this form to the team when it is done.").draft
    assert [(section.field, section.text) for section in draft.sections] == [
        ("learned", "Measure."),
        ("notes", "Please send this form to the team when it is done."),
    ]


@pytest.mark.parametrize(("value", "told"), [("/Yes", "Lives alone: yes"), ("/Ground", "Lives alone: Ground")])
def test_a_box_that_is_ticked_is_told(value: str, told: str) -> None:
    assert read_bytes(form_pdf({"LivesAlone": value}), ".pdf").blocks[0].text == told


@pytest.mark.parametrize("name", ["case.background", "form[0].Page1[0].Background[0]", "Background"])
def test_the_name_of_a_field_is_the_end_of_its_path(name: str) -> None:
    assert read_bytes(form_pdf({name: "She fell."}), ".pdf").blocks[0].text == "Background: She fell."


def test_empty_fields_and_boxes_are_not_told() -> None:
    read = read_bytes(form_pdf({"Alone": "/Off", "Outcome": ""}, "A form for the notes of a visit"), ".pdf")
    assert [block.text for block in read.blocks] == ["A form for the notes of a visit"]


def test_a_form_that_only_one_program_opens_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match="form whose fields cannot be read"):
        read_bytes(form_pdf({}, "Please wait while this is loaded", root=b"x"), ".pdf")


@pytest.mark.parametrize("name", ["Patient", "Resident", "client_name"])
def test_the_field_of_a_person_is_never_the_title(name: str) -> None:
    assert (
        read_form({name: "Kowalczyk", "background": "She fell in the bath."}, "").draft.title == "She fell in the bath"
    )
