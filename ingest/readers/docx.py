"""Word files, walked in reading order."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.parser import parse_xml

from ingest.blocks import GUESSED, Block, BlockKind, ReadFile
from ingest.readers.zip_check import DAMAGED, check_zip
from kb.errors import UnreadableFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SHORT_LINE = 100

_HIDDEN_PART = re.compile(r"/word/(?:header|footer|comments|footnotes|endnotes|glossary)\w*\.xml$")
_DRAWN_PART = re.compile(r"/word/(?:charts/chart|diagrams/data)\w*\.xml$")
"""What a chart or a diagram says; it is shown and not read."""
_DESCRIBED = {
    "docPr": ("descr", "title", "name"),
    "cNvPr": ("descr", "title", "name"),
    "hyperlink": ("tooltip",),
    "alias": ("val",),
    "tblCaption": ("val",),
    "tblDescription": ("val",),
    "textdata": ("title",),
    "shape": ("alt",),
    "textpath": ("string",),
    "listItem": ("displayText",),
    "statusText": ("val",),
    "helpText": ("val",),
}
_NUMBERED_PICTURE = re.compile(
    r"(?:picture|image|text ?box|shape|table|group|rectangle|oval|graphic|chart|diagram|connector|line|arrow|object)"
    r"[ ]?\d*(?:\.\w{3,4})?",
    re.IGNORECASE,
)
"""'Picture 3' and 'Text Box 1' are the names Word gives by itself."""
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


def read_docx(data: bytes) -> ReadFile:
    """Headings, paragraphs, lists, tables and text boxes in order. Raises UnreadableFile for damaged files."""
    check_zip(data)
    try:
        document: Any = docx.Document(io.BytesIO(data))
        styles = {style.style_id: style.name or "" for style in document.styles}
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, AttributeError, SyntaxError):
        raise UnreadableFile(DAMAGED) from None
    walk = _Walk(styles)
    walk.body(document.element.body)
    return ReadFile(tuple(walk.blocks), {}, (*walk.also_check, *_hidden_texts(document)))


def _hidden_texts(document: Any) -> Iterator[str]:
    """Text beside the body that is never stored: headers, comments, footnotes, link targets, properties, drawings.

    Text boxes as an older Word is shown them, too.
    """
    for part in document.part.package.iter_parts():
        if _HIDDEN_PART.search(str(part.partname)):
            root = parse_xml(part.blob)
            yield "\n".join("".join(p.itertext(f"{W}t", f"{W}delText")) for p in root.iter(f"{W}p"))
            yield from _descriptions(root)
        if _DRAWN_PART.search(str(part.partname)):
            yield _drawn(parse_xml(part.blob))
        yield from (str(relation.target_ref) for relation in part.rels.values() if relation.is_external)
    yield from _descriptions(document.element.body)
    yield from ("".join(box.itertext(f"{W}t")) for box in document.element.body.iter(MC_FALLBACK))
    # The author and the company are left out: nearly every file carries its writer's, and nothing stores them.
    properties = document.core_properties
    kept = (properties.title, properties.subject, properties.keywords, properties.comments, properties.category)
    yield from (text for text in kept if text)


def _drawn(root: Any) -> str:
    """The words of a chart or a diagram, a line each; a chart's numbers name nobody."""
    texts = [text for text in root.iter(f"{A}t", f"{C}v") if text.tag != f"{C}v" or _is_of_words(text)]
    return "\n".join(text.text or "" for text in texts)


def _is_of_words(value: Any) -> bool:
    return any(str(above.tag) == f"{C}strCache" for above in value.iterancestors())


def _descriptions(root: Any) -> Iterator[str]:
    """What describes a picture, a table, a link or a field without being seen: alternative texts, tooltips."""
    for element in root.iter():
        names = _DESCRIBED.get(str(element.tag).rpartition("}")[2], ())
        for name in names:
            text = element.get(name) or element.get(f"{W}{name}") or ""
            if text and not _NUMBERED_PICTURE.fullmatch(text):
                yield text


@dataclass
class _Walk:
    """Walks the body's XML and gathers blocks, and what is on paper invisible."""

    styles: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    also_check: list[str] = field(default_factory=list)

    def body(self, parent: Any) -> None:
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
                self.body(element)

    def _paragraph(self, paragraph: Any) -> None:
        boxes: list[Any] = []
        text = self._text(paragraph, boxes).strip()
        if text:
            kind, level = self._kind(paragraph, text)
            mark = "- " if kind == "list" else ""
            self.blocks.append(Block(kind, f"{'  ' * level if mark else ''}{mark}{text}", level))
        for box in boxes:
            self.body(box)

    def _table(self, table: Any) -> None:
        rows = self._rows(table)
        if rows:
            text = "\n".join(" | ".join(" ".join(cell.split()) for cell in row) for row in rows)
            self.blocks.append(Block("table", text, rows=rows))

    def _rows(self, table: Any) -> tuple[tuple[str, ...], ...]:
        rows = (tuple(self._cell(cell) for cell in _inside(row, "tc")) for row in _inside(table, "tr"))
        return tuple(row for row in rows if any(row))

    def _cell(self, cell: Any) -> str:
        """The lines of a cell; each row of a table inside it is a line between pipes."""
        lines: list[str] = []
        for element in _inside(cell, "p", "tbl"):
            if element.tag == f"{W}tbl":
                lines += [f"| {' | '.join(' '.join(inner.split()) for inner in row)} |" for row in self._rows(element)]
            else:
                boxes: list[Any] = []
                lines += [self._text(element, boxes).strip(), *(self._cell(box) for box in boxes)]
        return "\n".join(line for line in lines if line)

    def _text(self, element: Any, boxes: list[Any]) -> str:
        """The visible text of a paragraph; text boxes that hang on it are put aside, hidden text is for checking."""
        parts: list[str] = []
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                parts.append(child.text or "")
            elif tag in (f"{W}tab", f"{W}ptab"):
                parts.append("\t")
            elif tag in (f"{W}br", f"{W}cr"):
                parts.append("\n")
            elif tag == f"{W}noBreakHyphen":
                parts.append("-")
            elif tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag in (f"{W}del", f"{W}moveFrom", f"{W}instrText") or _is_hidden(child):
                self._put_aside(child)
            elif tag not in (MC_FALLBACK, f"{W}pPr", f"{W}rPr", f"{W}tbl"):
                parts.append(self._text(child, boxes))
        return "".join(parts)

    def _put_aside(self, element: Any) -> None:
        text = "".join(element.itertext(f"{W}t", f"{W}delText", f"{W}instrText")).strip()
        if text:
            self.also_check.append(text)

    def _kind(self, paragraph: Any, text: str) -> tuple[BlockKind, int]:
        style = self.styles.get(_value(paragraph, f"{W}pPr/{W}pStyle"), "").casefold()
        heading = _HEADING.search(style)
        outline = _value(paragraph, f"{W}pPr/{W}outlineLvl")
        if style in ("title", "subtitle") or heading or (outline.isdigit() and int(outline) < 9):
            return "heading", int(heading.group(1)) if heading else int(outline) + 1 if outline else 1
        if style.startswith("list") or paragraph.find(f"{W}pPr/{W}numPr") is not None:
            level = _value(paragraph, f"{W}pPr/{W}numPr/{W}ilvl")
            return "list", min(int(level), 8) if level.isdigit() else 0
        if len(text) <= SHORT_LINE and "\n" not in text and _all_bold(paragraph):
            return "heading", GUESSED
        return "paragraph", 0


def _inside(parent: Any, *names: str) -> Iterator[Any]:
    """The nearest elements of those names, in order; what lies inside them is left to the caller."""
    for element in parent:
        if element.tag in [f"{W}{name}" for name in names]:
            yield element
        elif element.tag not in (MC_FALLBACK, f"{W}del", f"{W}moveFrom"):
            yield from _inside(element, *names)


def _is_hidden(run: Any) -> bool:
    return run.tag == f"{W}r" and _switched_on(run.find(f"{W}rPr/{W}vanish"))


def _all_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{W}r") if "".join(run.itertext(f"{W}t")).strip()]
    return bool(runs) and all(_switched_on(run.find(f"{W}rPr/{W}b")) for run in runs)


def _switched_on(element: Any) -> bool:
    return element is not None and element.get(f"{W}val", "true") not in ("0", "false", "off")


def _value(element: Any, path: str) -> str:
    found = element.find(path)
    return "" if found is None else str(found.get(f"{W}val", ""))
