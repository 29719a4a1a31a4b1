"""Files to read in tests: notes, and broken ones named for their faults. All of it is invented."""

import io
import zipfile
import zlib
from pathlib import Path
from random import Random
from typing import Any

import docx
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

NOTE = """Title: {title}

Background
{background}

What we tried
- Approach: bath board. What happened: it slid on the curved rim. Result: did not work

Outcome
She uses the basin and a perching stool.

Learning
Measure the bath before ordering anything at all.
"""
HELD = "Please ring 07700 900123 or write to the client at SW1A 1AA about the stairs."


def note(title: str = "Bath board", background: str = "Six weeks after a hip replacement, living alone.") -> str:
    return NOTE.format(title=title, background=background)


def text_file(folder: Path, name: str = "bath.txt", text: str | None = None) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(note() if text is None else text, encoding="utf-8")
    return path


def pdf_bytes(*pages: str) -> bytes:
    """A PDF with one text line per line of each page; an empty page has a picture and no text."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids: list[str] = []
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n0\nendstream"
    )
    for page in pages:
        stream = _page_stream(page)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>".encode()
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    return _join_pdf(objects)


def _page_stream(page: str) -> bytes:
    """What draws a page; a line that begins "16|" is set in letters of 16 points."""
    if not page:
        return b"q 500 0 0 700 40 40 cm /I1 Do Q"
    escaped = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in page.split("\n"))
    shown = "".join(_shown(line) for line in escaped)
    return f"BT /F1 11 Tf 60 780 Td\n{shown}ET".encode("cp1252")


def _shown(line: str) -> str:
    size, mark, text = line.partition("|")
    if not (mark and size.isdigit()):
        size, text = "11", line
    return f"/F1 {size} Tf ({text}) Tj 0 -14 Td\n"


def _join_pdf(objects: list[bytes]) -> bytes:
    made = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += "".join(f"{offset:010} 00000 n \n" for offset in offsets).encode()
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)


def protected_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes("Secret"))))
    writer.encrypt("a password", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def form_pdf(fields: dict[str, str], printed: str = "", root: bytes = b"") -> bytes:
    """A PDF form with its fields filled in; `printed` is what its page says, a value with a slash is a box ticked."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes(printed))))
    made = [writer._add_object(_field(name, value)) for name, value in fields.items()]
    writer.pages[0][NameObject("/Annots")] = ArrayObject(made)
    form = DictionaryObject({NameObject("/Fields"): ArrayObject(made)})
    if root:
        form[NameObject("/XFA")] = TextStringObject(root.decode())
    writer.root_object[NameObject("/AcroForm")] = form
    saved_as = io.BytesIO()
    writer.write(saved_as)
    return saved_as.getvalue()


def _field(name: str, value: str) -> DictionaryObject:
    written: Any = NameObject(value) if value.startswith("/") else TextStringObject(value)
    return DictionaryObject(
        {
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/T"): TextStringObject(name),
            NameObject("/V"): written,
        }
    )


def owner_pdf(algorithm: str) -> bytes:
    """A PDF that anybody may open and only its owner change."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes("A bath board was fitted on loan"))))
    writer.encrypt("", "an owner's password", algorithm=algorithm)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def bomb_pdf() -> bytes:
    """A small PDF whose one page unpacks to some 300 MB."""
    packed = zlib.compress(b"(a) Tj " * 43_000_000, 9)
    content = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>"
    pages = b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>"
    return _join_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", pages, content, page])


def docx_bytes(*paragraphs: str) -> bytes:
    document: Any = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: Any) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A Word file with one of its parts replaced, or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return made.getvalue()


def entity_docx() -> bytes:
    inside = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    return with_part(docx_bytes("Hello"), "word/document.xml", inside)


def zip_bomb_docx() -> bytes:
    return with_part(docx_bytes("Hello"), "word/media/image1.png", b"\0" * 140_000_000)


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.md": (b"  \n\n ", "empty"),
    "mark-alone.md": (b"\xef\xbb\xbf\n", "empty"),
    "rules-alone.md": (b"***\n\n---\n", "empty"),
    "front-matter-alone.md": (b"---\ntitle: Bath\n---\n", "no note below"),
    "no-pages-no-table.pdf": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>",
        "no pages",
    ),
    "no-pages.pdf": (
        _join_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]),
        "no pages",
    ),
    "truncated.docx": (docx_bytes("Hello there")[:-400], "damaged"),
    "truncated.pdf": (pdf_bytes("A note about a bath board")[:150], "damaged"),
    "password.pdf": (protected_pdf(), "password"),
    "password.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    "scanned.pdf": (pdf_bytes("", ""), "scanned"),
    "text-called.pdf": (b"Just some words, nothing else.", "not a PDF"),
    "text-called.docx": (b"Just some words, nothing else.", "not a Word file"),
    "pdf-called.txt": (pdf_bytes("Words"), "not a text file"),
    "zip-called.docx": (b"PK\x03\x04" + b"\0" * 40, "damaged"),
    "nul-bytes.txt": (b"A note\x00\x00\x00 with NUL\x00 bytes in it", "NUL"),
    "utf16-noise.txt": (b"\xff\xfe" + Random(3).randbytes(20_001), "not a text file"),
    "utf8-noise.txt": (b"\xef\xbb\xbf" + b"\xa4" * 900, "not a text file"),
    "one-byte-noise.txt": (bytes(Random(3).choices(range(0xA0, 0x100), k=500)) + b" and so on" * 50, "not a text file"),
    "entities.docx": (entity_docx(), "entities"),
    "zip-bomb.docx": (zip_bomb_docx(), "unpacks"),
    "unread.doc": (b"\xd0\xcf\x11\xe0", "Save as Word"),
}
"""Files by name, each with what is wrong with it and a word of the reason that is given."""
