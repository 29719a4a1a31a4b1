"""What was filled into the fields of a PDF form, which is no part of the text of its pages."""

import re
from collections.abc import Iterator
from typing import Any, Final

from pypdf import PdfReader

from ingest.blocks import Block
from ingest.readers.text import text_blocks

_NAMED_BY_PROGRAM: Final = re.compile(
    r"(?:text|text ?(?:field|box|area)|field|check ?box|combo ?box|drop ?down|list ?box|radio ?button|group|"
    r"undefined|untitled|fill)?[ _-]?\d*(?:\.\d+)*",
    re.IGNORECASE,
)
"""'Text1' and 'Check Box 3' are the names that programs give by themselves."""
_OF_A_PATH: Final = re.compile(r"^(?:\S+\.)(?=\S)|\[\d+\]")
_WORDS_TOGETHER: Final = re.compile(r"(?<=[a-z])[A-Z](?=[a-z])|_+")
_NOT_CHOSEN: Final = frozenset(("", "Off"))
_CHOSEN: Final = frozenset(("On", "Yes", "1"))


def form_blocks(reader: PdfReader) -> list[Block]:
    """The fields that are filled in, each as a line "name: value", in the order of the pages."""
    blocks: list[Block] = []
    seen: set[str] = set()
    for number, page in enumerate(reader.pages, 1):
        for name, value in _filled_in(page):
            told = f"{name}: {value}" if name else value
            if told not in seen:
                seen.add(told)
                blocks += text_blocks(told, number)
    # A heading of its own keeps the printed words of the form apart from what was filled into its last field.
    return [*blocks, Block("heading", "Printed on the form", 1, blocks[-1].page)] if blocks else []


def is_form_without_text(reader: PdfReader) -> bool:
    """Whether a file is a form whose fields stand in a language of Adobe's own (XFA)."""
    form: Any = reader.trailer["/Root"].get("/AcroForm")  # type: ignore[attr-defined, unused-ignore]
    return form is not None and "/XFA" in form.get_object()


def widgets_of(page: Any) -> Iterator[Any]:
    """The notes and fields that lie on a page."""
    annotations: Any = page.get("/Annots") or ()
    for reference in annotations.get_object() if hasattr(annotations, "get_object") else annotations:
        yield reference.get_object()


def _filled_in(page: Any) -> Iterator[tuple[str, str]]:
    for widget in widgets_of(page):
        value = _text_of(_inherited(widget, "/V")) if widget.get("/Subtype") == "/Widget" else ""
        if value:
            yield _name_of(widget), value


def _inherited(widget: Any, key: str) -> Any:
    """What a field says, or what it belongs to says for it."""
    field = widget
    for _ in range(10):
        if field is None or field.get(key) is not None:
            return None if field is None else field[key].get_object()
        parent = field.get("/Parent")
        field = None if parent is None else parent.get_object()
    return None


def _text_of(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(text for text in map(_text_of, value) if text)
    if hasattr(value, "get_data"):
        value = value.get_data()
    if isinstance(value, dict):
        return ""  # a signature
    text = value.decode("utf-8", errors="replace") if isinstance(value, bytes) else str(value or "")
    chosen = text[1:] if text.startswith("/") else text
    if text.startswith("/"):
        return "" if chosen in _NOT_CHOSEN else "yes" if chosen in _CHOSEN else chosen
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _name_of(widget: Any) -> str:
    """What a field is called for its reader, else its own name; '' where a program made that up."""
    told = str(_inherited(widget, "/TU") or _OF_A_PATH.sub("", str(_inherited(widget, "/T") or "")))
    apart = _WORDS_TOGETHER.sub(lambda found: f" {found.group().strip('_').lower()}", told)
    name = " ".join(apart.split()).strip(" :")
    return "" if _NAMED_BY_PROGRAM.fullmatch(name) else f"{name[:1].upper()}{name[1:]}"
