"""Words parted at the end of a line, and the marks that part them."""

import pytest

from ingest.readers import read_bytes
from ingest.readers.hyphens import whole_word
from tests.ingest.building import docx_bytes, pdf_bytes

LONG = "He asked for the large buttons on the"


@pytest.mark.parametrize(
    ("line", "following", "whole"),
    [
        ("the radio bul-", "letin said so", ("the radio bulletin", "said so")),
        ("an occupa-", "tional therapist", ("an occupational", "therapist")),
        ("his hab-", "it.", ("his habit.", "")),
        ("a well-", "known face", ("a well-known", "face")),
        ("a two-", "person lift", ("a two-person", "lift")),
        ("the follow-", "up call", ("the follow-up", "call")),
        ("an X-", "ray of it", ("an X-ray", "of it")),
        ("Mrs Oka-", "for rang", ("Mrs Okafor", "rang")),
        ("Her-", "bert rang", ("Herbert", "rang")),
        ("Well-", "known to us", ("Well-known", "to us")),
        ("the ward\u00ad", "robe door", ("the wardrobe", "door")),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_whole_and_a_compound_keeps_its_hyphen(
    line: str, following: str, whole: tuple[str, str]
) -> None:
    assert whole_word(line, following) == whole


@pytest.mark.parametrize(
    ("line", "following"), [("short-", "and long-term"), ("Anna-", "Lena"), ("he said -", "no"), ("a rail", "fitted")]
)
def test_lines_that_part_no_word_stay(line: str, following: str) -> None:
    assert whole_word(line, following) is None


def test_words_are_whole_in_the_lines_of_a_pdf() -> None:
    page = f"{LONG} radio for the bul-\nletin at six, and on each day that he was at home a well-\nknown tune woke him."
    assert read_bytes(pdf_bytes(page), ".pdf").blocks[0].text == (
        f"{LONG} radio for the bulletin at six, and on each day that he was at home a well-known tune woke him."
    )


def test_a_word_parted_over_an_empty_line_or_a_page_of_a_pdf_is_whole() -> None:
    over_line = read_bytes(pdf_bytes(f"{LONG} old hab-\n\nit of his, and had it."), ".pdf")
    over_page = read_bytes(pdf_bytes(f"{LONG} old hab-", "it of his, and had it."), ".pdf")
    assert [over_line.blocks[0].text, over_page.blocks[0].text] == [f"{LONG} old habit of his, and had it."] * 2


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_words_are_whole_in_the_lines_of_a_text(suffix: str) -> None:
    (block,) = read_bytes(b"The radio bul-\nletin at six.", suffix).blocks
    assert block.text == "The radio bulletin\nat six."


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx"])
def test_soft_hyphens_go(suffix: str) -> None:
    text = "The ward\u00adrobe door of the flat"
    made = docx_bytes(text) if suffix == ".docx" else text.encode()
    assert read_bytes(made, suffix).blocks[0].text == "The wardrobe door of the flat"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx"])
def test_a_hyphen_that_does_not_break_is_a_hyphen(suffix: str) -> None:
    text = "A two\u2011person lift"
    made = docx_bytes(text) if suffix == ".docx" else text.encode()
    assert read_bytes(made, suffix).blocks[0].text == "A two-person lift"
