"""Each reader, beside what it should have read."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from pypdf import PdfReader, PdfWriter

from ingest.blocks import Block
from ingest.readers import read_bytes
from ingest.reading import Limits, ReadingPool
from kb.anonymise.by_rules import TookTooLong, find_by_rules
from kb.anonymise.gate import Gate
from kb.errors import UnreadableFile
from tests.ingest.building import BROKEN, bomb_pdf, docx_bytes, owner_pdf, pdf_bytes, saved

CURLY = "She said “no” – and the café’s step cost £40."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_every_common_encoding(encoding: str) -> None:
    (block,) = read_bytes(CURLY.encode(encoding), ".txt").blocks
    assert block.text == CURLY


@pytest.mark.parametrize("stray", ["—", "’", "£", "é", "’ and a café"])
def test_stray_bytes_do_not_spoil_a_text_in_utf8(stray: str) -> None:
    (block,) = read_bytes(f"{CURLY} ".encode() + f"One {stray} more.".encode("cp1252"), ".txt").blocks
    assert block.text == f"{CURLY} One {stray} more."


def test_a_text_with_hardly_a_letter_beyond_ascii_is_not_taken_for_utf8() -> None:
    (block,) = read_bytes("It’s £40, “no” – café".encode("cp1252"), ".txt").blocks
    assert block.text == "It’s £40, “no” – café"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_paragraphs_are_told_apart_whatever_ends_a_line(ending: str) -> None:
    read = read_bytes(f"One.{ending}{ending}Two.".encode(), ".txt")
    assert [block.text for block in read.blocks] == ["One.", "Two."]


def test_lists_in_text_keep_their_numbers() -> None:
    read = read_bytes("• rail\n* board\n3) hoist".encode(), ".txt")
    assert [(b.kind, b.text) for b in read.blocks] == [("list", "- rail"), ("list", "- board"), ("list", "3) hoist")]


def test_markdown_gives_front_matter_headings_lists_and_tables_as_plain_text() -> None:
    front = "---\ntitle: Bath\nsetting: [own home]\n---\n"
    body = "# One\n\nSome **bold** words.\n\n- rail\n\n| a | b |\n|---|---|\n| c | d |\n"
    read = read_bytes((front + body).encode(), ".md")
    assert read.front_matter == {"title": ("Bath",), "setting": ("own home",)}
    assert read.blocks == (
        Block("heading", "One", 1),
        Block("paragraph", "Some bold words."),
        Block("list", "- rail"),
        Block("table", "a | b\nc | d", rows=(("a", "b"), ("c", "d"))),
    )


def test_front_matter_that_is_not_quite_yaml_is_read_by_line() -> None:
    read = read_bytes(b'---\ntitle: "No": she said\nsetting: own home\n---\nText.', ".md")
    assert read.front_matter["setting"] == ("own home",)
    assert read.front_matter["title"] == ('"No": she said',)


def test_link_targets_and_comments_in_markdown_are_checked_but_not_kept() -> None:
    read = read_bytes(b"[here](http://a.example/jo)\n\n<!-- Jo -->\n\nText.", ".md")
    assert any("a.example" in text for text in read.also_check)
    assert any("Jo" in text for text in read.also_check)
    assert "Jo" not in "".join(block.text for block in read.blocks)


def test_tags_that_part_words_in_markdown_leave_them_apart() -> None:
    read = read_bytes(b"She is<br>94<br/>years old, a <b>b</b>.", ".md")
    assert read.blocks == (Block("paragraph", "She is\n94\nyears old, a b."),)


def test_word_files_are_read_in_the_order_of_the_page() -> None:
    document: Any = docx.Document()
    document.add_heading("Challenge", 2)
    document.add_paragraph("First.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "a", "b"
    document.add_paragraph("Point", style="List Bullet")
    document.add_paragraph().add_run("A bold line").bold = True
    assert [(b.kind, b.level, b.text) for b in read_bytes(saved(document), ".docx").blocks] == [
        ("heading", 2, "Challenge"),
        ("paragraph", 0, "First."),
        ("table", 0, "a | b"),
        ("list", 0, "- Point"),
        ("heading", 6, "A bold line"),
    ]


def test_a_table_inside_a_table_in_word_is_read_once_and_where_it_stands() -> None:
    document: Any = docx.Document()
    label, cell = document.add_table(rows=1, cols=2).rows[0].cells
    label.text, cell.text = "What we tried", "Before."
    inner = cell.add_table(rows=2, cols=2)
    for at, text in enumerate(("cushion", "slid", "belt", "held")):
        inner.cell(at // 2, at % 2).text = text
    (block,) = read_bytes(saved(document), ".docx").blocks
    assert block.rows == (("What we tried", "Before.\n| cushion | slid |\n| belt | held |"),)


def test_text_boxes_in_a_cell_in_word_are_read_once() -> None:
    document: Any = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    box = f"<w:pict {nsdecls('w')}><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></w:pict>"
    cell.paragraphs[0].add_run("Before.")._r.append(parse_xml(box))
    assert read_bytes(saved(document), ".docx").blocks[0].rows == (("Before.\nIn the box.",),)


def test_a_table_drawn_with_pipes_in_text_is_a_table() -> None:
    read = read_bytes(b"Seat.\n| a | b |\n|---|---|\n| c | d |\nAfter.", ".txt")
    assert read.blocks == (
        Block("paragraph", "Seat."),
        Block("table", "a | b\nc | d", rows=(("a", "b"), ("c", "d"))),
        Block("paragraph", "After."),
    )


def test_rules_between_pipes_alone_are_no_table() -> None:
    assert [block.kind for block in read_bytes(b"Seat.\n\n|---|---|\n\nAfter.", ".txt").blocks] == ["paragraph"] * 2


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx"])
def test_letters_that_print_sets_as_one_are_told_apart(suffix: str) -> None:
    text = "Splint \ufb01tting, o\ufb03ce, \ufb02at, sti\ufb00, \ufb06and"
    data = docx_bytes(text) if suffix == ".docx" else text.encode()
    assert read_bytes(data, suffix).blocks[0].text == "Splint fitting, office, flat, stiff, stand"


def test_letters_set_as_one_in_front_matter_and_tables_are_told_apart() -> None:
    read = read_bytes("---\ntitle: \ufb01t\n---\n| a |\n|---|\n| \ufb02at |".encode(), ".md")
    assert (read.front_matter["title"], read.blocks[0].rows[1]) == (("fit",), ("flat",))


def test_text_boxes_in_word_follow_the_paragraph_they_hang_on() -> None:
    document: Any = docx.Document()
    run = document.add_paragraph("Before.").add_run()
    box = f"<w:pict {nsdecls('w')}><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></w:pict>"
    run._r.append(parse_xml(box))
    document.add_paragraph("After.")
    assert [b.text for b in read_bytes(saved(document), ".docx").blocks] == ["Before.", "In the box.", "After."]


def test_hidden_deleted_and_marginal_text_in_word_is_checked_but_not_kept() -> None:
    document: Any = docx.Document()
    paragraph = document.add_paragraph("Seen.")
    paragraph.add_run("hidden words").font.hidden = True
    deleted = OxmlElement("w:del")
    deleted.append(parse_xml(f"<w:r {nsdecls('w')}><w:delText>deleted words</w:delText></w:r>"))
    paragraph._p.append(deleted)
    document.sections[0].header.paragraphs[0].text = "header words"
    read = read_bytes(saved(document), ".docx")
    assert [b.text for b in read.blocks] == ["Seen."]
    assert {"hidden words", "deleted words"} < set(read.also_check)
    assert any("header words" in text for text in read.also_check)


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ('<wp:docPr xmlns:wp="urn:x" id="1" name="Picture 1" descr="Jo at the sink"/>', "Jo at the sink"),
        ('<w:hyperlink {w} w:tooltip="write to Jo"><w:r><w:t>link</w:t></w:r></w:hyperlink>', "write to Jo"),
        ('<w:tblPr {w}><w:tblCaption w:val="Jo, by week"/></w:tblPr>', "Jo, by week"),
        ('<w:sdtPr {w}><w:alias w:val="name of Jo"/></w:sdtPr>', "name of Jo"),
        ('<w:ddl {w}><w:listItem w:displayText="seen by Jo"/></w:ddl>', "seen by Jo"),
        ('<v:textpath xmlns:v="urn:x" string="Happy birthday Jo"/>', "Happy birthday Jo"),
        (
            '<mc:Fallback {w} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            "<w:r><w:t>Jo in a box</w:t></w:r></mc:Fallback>",
            "Jo in a box",
        ),
    ],
)
def test_descriptions_in_word_are_checked_but_not_kept(element: str, told: str) -> None:
    document: Any = docx.Document()
    document.add_paragraph("Seen.")._p.append(parse_xml(element.format(w=nsdecls("w"))))
    read = read_bytes(saved(document), ".docx")
    assert told in read.also_check
    assert all("Jo" not in block.text for block in read.blocks)


def test_the_name_that_word_gives_a_picture_is_not_checked() -> None:
    document: Any = docx.Document()
    document.add_paragraph("Seen.")._p.append(parse_xml('<wp:docPr xmlns:wp="urn:x" id="1" name="Picture 1"/>'))
    assert "Picture 1" not in read_bytes(saved(document), ".docx").also_check


def test_what_a_chart_and_a_diagram_say_is_checked() -> None:
    document: Any = docx.Document()
    document.add_paragraph("Seen.")
    drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    chart = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    parts = {
        "/word/charts/chart1.xml": f"<c:x {chart} {drawing}><a:t>Falls of Jo</a:t><c:strCache><c:v>Jo in May</c:v>"
        "</c:strCache><c:numCache><c:v>3.4</c:v></c:numCache></c:x>",
        "/word/diagrams/data1.xml": f"<d {drawing}><a:t>Jo's circle</a:t></d>",
    }
    for name, text in parts.items():
        part = Part(PackURI(name), "application/xml", text.encode(), document.part.package)
        document.part.relate_to(part, "urn:drawing")
    also = read_bytes(saved(document), ".docx").also_check
    assert {"Falls of Jo\nJo in May", "Jo's circle"} <= set(also)
    assert all("3.4" not in text for text in also)


def test_the_target_of_a_link_in_a_header_is_checked() -> None:
    document: Any = docx.Document()
    document.add_paragraph("Seen.")
    header = document.sections[0].header
    header.paragraphs[0].text = "Team"
    header.part.relate_to("mailto:jo@team.example", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    assert "mailto:jo@team.example" in read_bytes(saved(document), ".docx").also_check


def test_inserted_text_in_word_is_read() -> None:
    document: Any = docx.Document()
    inserted = OxmlElement("w:ins")
    inserted.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>New words.</w:t></w:r>"))
    inserted.set(qn("w:id"), "1")
    document.add_paragraph("Old words. ")._p.append(inserted)
    assert read_bytes(saved(document), ".docx").blocks[0].text == "Old words. New words."


def test_pdf_blocks_know_their_page_and_lines_are_joined() -> None:
    first = (
        "Bath boards\nA long line about a bath board that runs right up to the margin of the\npage and goes on here."
    )
    read = read_bytes(pdf_bytes(first, "Second page with some words on it."), ".pdf")
    assert read.pages == 2
    assert [(b.page, b.text) for b in read.blocks] == [
        (1, "Bath boards"),
        (1, "A long line about a bath board that runs right up to the margin of the page and goes on here."),
        (2, "Second page with some words on it."),
    ]


def test_a_label_on_its_own_line_is_never_joined_to_the_line_before() -> None:
    page = "Approach: a modular seat\nWhat happened: fitted at week four, and he sits. Result: worked\nOutcome\nGood."
    lines = [line for block in read_bytes(pdf_bytes(page), ".pdf").blocks for line in block.text.split("\n")]
    assert "Outcome" in lines


def test_bookmarks_and_properties_of_a_pdf_are_checked_but_not_kept() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes("A note about a bath board and a rail"))))
    writer.add_outline_item(title="Visit to Jo", page_number=0)
    writer.add_metadata({"/Title": "Report on Jo"})
    made = io.BytesIO()
    writer.write(made)
    read = read_bytes(made.getvalue(), ".pdf")
    assert {"Visit to Jo", "Report on Jo"} <= set(read.also_check)
    assert all("Jo" not in block.text for block in read.blocks)


def test_lines_at_the_foot_of_every_pdf_page_are_left_out() -> None:
    pages = [f"{own_lines(word)}\nLeaflet 12 - page {i}" for i, word in enumerate("abcd", 1)]
    read = read_bytes(pdf_bytes(*pages), ".pdf")
    assert not any("Leaflet" in block.text for block in read.blocks)
    assert any("Leaflet" in text for text in read.also_check)


@pytest.mark.parametrize(("first", "title"), [("Chapter 1: boards", "Handbook on aids"), ("Boards", "Boards")])
def test_what_runs_over_all_chapters_is_the_title(first: str, title: str) -> None:
    pages = [
        f"Handbook on aids\n16|{first if n == 1 else f'Chapter {n}'}\n{own_lines(w)}"
        for n, w in ((1, "a"), (2, "b"), (3, "c"))
    ]
    read = read_bytes(pdf_bytes(*pages), ".pdf")
    assert next(block.text for block in read.blocks if block.kind == "heading") == title
    assert sum("Handbook" in block.text for block in read.blocks) == (title != first)


def own_lines(word: str) -> str:
    """Four lines that stand on one page alone."""
    return "\n".join(f"Words of page {word} in its line {at}, which are its own." for at in ("w", "x", "y", "z"))


def test_lines_of_pages_with_few_lines_are_all_kept() -> None:
    pages = [f"Part {at}\nThe bench was raised to the height of week {at}." for at in range(1, 7)]
    read = read_bytes(pdf_bytes(*pages), ".pdf")
    assert [block.text for block in read.blocks] == [line for page in pages for line in page.split("\n")]


def test_sentences_and_counted_headings_of_long_pages_are_no_running_heads() -> None:
    edges = [f"Goal {at}\n{own_lines(word)}\nShe stood for {at} minutes." for at, word in enumerate("abcd", 1)]
    text = "\n".join(block.text for block in read_bytes(pdf_bytes(*edges), ".pdf").blocks)
    assert [f"Goal {at}" in text and f"for {at} minutes." in text for at in range(1, 5)] == [True] * 4


def test_a_line_that_comes_back_inside_pages_is_kept() -> None:
    pages = [f"Own words {word}\nStanding frame\n{own_lines(word)}\nLast of {word}" for word in "abcd"]
    text = "\n".join(block.text for block in read_bytes(pdf_bytes(*pages), ".pdf").blocks)
    assert text.count("Standing frame") == 4


def test_a_first_line_that_stands_apart_is_a_title_of_its_own() -> None:
    page = "One column about letter boxes\n\nThe post lands on the mat and he\ncannot bend that far down to it at\nall."
    assert [(b.kind, b.text) for b in read_bytes(pdf_bytes(page), ".pdf").blocks] == [
        ("heading", "One column about letter boxes"),
        ("paragraph", "The post lands on the mat and he cannot bend that far down to it at all."),
    ]


def test_a_first_line_in_slightly_larger_letters_is_a_title_of_its_own() -> None:
    page = "One column about letter boxes\nThe post lands on the mat and he\ncannot bend that far down to it at\nall."
    made = pdf_bytes(page.replace("One", "12|One"))
    assert read_bytes(made, ".pdf").blocks[0] == Block("heading", "One column about letter boxes", 6, 1)


def test_page_numbers_are_left_out_of_two_pages_and_of_one() -> None:
    pages = [f"Words that only page {w} holds.\nPage {n} of 2" for n, w in enumerate(("one", "two"), 1)]
    assert [b.text for b in read_bytes(pdf_bytes(*pages), ".pdf").blocks] == [
        "Words that only page one holds.",
        "Words that only page two holds.",
    ]
    (block,) = read_bytes(pdf_bytes("Some words of a note.\nPage 1 of 1"), ".pdf").blocks
    assert block.text == "Some words of a note."


def test_a_heading_that_comes_back_is_no_header_of_the_page() -> None:
    pages = [f"Outcome\nWords that page {word} alone holds, and no other." for word in ("one", "two", "three")]
    assert [b.text for b in read_bytes(pdf_bytes(*pages), ".pdf").blocks].count("Outcome") == 3


def test_the_largest_letters_are_a_heading_however_long_and_what_stands_over_them_is_none() -> None:
    title = "16|Spasticity clinic - what came of the casts"
    page = f"{title}\nA woman in her fifties, seven years after a stroke. Palm hygiene was\nthe problem."
    read = read_bytes(pdf_bytes(page), ".pdf")
    assert [(b.kind, b.text) for b in read.blocks] == [
        ("heading", "Spasticity clinic - what came of the casts"),
        ("paragraph", "A woman in her fifties, seven years after a stroke. Palm hygiene was the problem."),
    ]


def test_the_lines_of_a_narrow_column_are_joined() -> None:
    title = "16|The man who would not use his stairlift at all, and why"
    page = f"{title}\nThen somebody asked whether the\npictures might come down for a\nwhile. He said no to that."
    assert read_bytes(pdf_bytes(page), ".pdf").blocks[-1].text == (
        "Then somebody asked whether the pictures might come down for a while. He said no to that."
    )


def test_rows_of_figures_stay_lines_and_their_head_is_no_heading() -> None:
    table = "Measure Before After\nElbow 3 2\nFingers 4 2\nPain 8 3"
    page = f"Measured at the start and at the end of the twelve weeks of the programme here.\n{table}"
    assert [(b.kind, b.text) for b in read_bytes(pdf_bytes(page), ".pdf").blocks][1:] == [("paragraph", table)]


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_opens_without_a_password_is_read(algorithm: str) -> None:
    assert read_bytes(owner_pdf(algorithm), ".pdf").blocks[0].text == "A bath board was fitted on loan"


@pytest.mark.parametrize("name", sorted(BROKEN.keys() - {"unread.doc"}))
def test_a_broken_file_gets_one_plain_line(name: str) -> None:
    data, word = BROKEN[name]
    with pytest.raises(UnreadableFile, match=word) as caught:
        read_bytes(data, Path(name).suffix)
    assert "\n" not in caught.value.reason


def test_a_bomb_ends_its_child_and_the_next_file_is_read() -> None:
    with ReadingPool(1, Limits(memory_mb=500, cpu_seconds=5, seconds=10)) as pool:
        with pytest.raises(UnreadableFile):
            pool.read(bomb_pdf(), ".pdf")
        assert pool.read(docx_bytes("Still here."), ".docx").blocks[0].text == "Still here."


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with ReadingPool(1, Limits(seconds=0.0001)) as pool, pytest.raises(UnreadableFile, match="too long"):
        pool.read(docx_bytes("Hello"), ".docx")


def test_a_child_reads_what_the_reader_reads() -> None:
    data = pdf_bytes("Bath boards\nSome words on a page.")
    with ReadingPool(1) as pool:
        assert pool.read(data, ".pdf") == read_bytes(data, ".pdf")


def test_a_child_finds_what_the_rules_find_here() -> None:
    text = "Mrs Okafor, NHS 943 476 5919, \U0001f600 rang from Leeds on 3 May; a café’s step."
    with ReadingPool(1) as pool:
        assert pool.find_by_rules(text, 30) == find_by_rules(text)


def test_a_text_whose_rules_take_too_long_is_given_up_and_the_next_is_not() -> None:
    with ReadingPool(1, at_once=True) as pool:
        with pytest.raises(TookTooLong):
            pool.find_by_rules("A rail. " * 50_000, 0.01)
        assert pool.find_by_rules("Mrs Okafor fell.", 30) == find_by_rules("Mrs Okafor fell.")


def test_a_gate_whose_child_dies_holds_the_text() -> None:
    with ReadingPool(1, Limits(memory_mb=1)) as pool:
        verdict = Gate().with_rules(pool.find_by_rules).check(["A rail was fitted."])
    assert verdict.decision == "held"
    assert verdict.texts is None
