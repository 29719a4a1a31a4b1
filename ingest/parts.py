"""The parts of a note: what kind of record they make, and the sections and approaches that fill it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.approaches import UNKNOWN, find_approaches, is_result_alone, with_result
from ingest.blocks import Block, ReadFile, joined
from ingest.facts import Facts, Text
from ingest.labels import names_somebody, without_somebody
from ingest.readers.text import text_blocks
from ingest.template_reading import is_approaches
from kb.types import Approach, Kind, Section
from kb.vocabulary import FIELD_LABELS, FIELDS_OF

LONG_DOCUMENT = 4
"""A PDF of so many pages without any label of a consultation is guidance, not a note."""

_GUIDANCE = re.compile(
    r"\b(?:guidance|guideline|policy|procedure|protocol|leaflet|handbook|factsheet|fact sheet|checklist|glossary|"
    r"(?:local )?guide|format|words we use|plan template|standard operating)\b",
    re.IGNORECASE,
)


@dataclass
class Part:
    """A stretch of the note under one heading; `name` is its field's, '' before anything says what it is."""

    name: str
    heading: str | None = None
    blocks: list[Block] = field(default_factory=list)
    as_written: bool = False
    """Whether it is a field of the template, in which only the table of approaches is taken apart."""


def parts_of_front(texts: Sequence[Text], parts: Sequence[Part]) -> list[Part]:
    """The parts that stand in front matter, but for those that the note says again in the same words."""
    made = [Part(text.field, text.heading, _blocks_of(text.values)) for text in texts]
    said = {_words_of(part) for part in parts}
    return [part for part in made if _words_of(part) not in said]


def _blocks_of(values: Sequence[str]) -> list[Block]:
    if len(values) == 1:
        return text_blocks(values[0])
    return [Block("list", f"- {' '.join(value.split())}") for value in values]


def _words_of(part: Part) -> tuple[str, str]:
    return part.name, " ".join(joined(part.blocks).split())


def kind_of_note(read: ReadFile, parts: Sequence[Part], facts: Facts) -> Kind:
    """The kind of record a note makes, where it does not say."""
    fields = {part.name for part in parts}
    if len(fields & {"what", "so_what", "now_what"}) >= 2:
        return "learning"
    told = fields & {"challenge", "key_question", "background", "outcome", "learned", "environment"}
    if "tried" in fields and told:
        return "consultation"
    if facts.learning_kind and not fields & {"challenge", "tried"}:
        return "learning"
    first = next((block.text for block in read.blocks if block.text.strip()), "").split("\n")[0][:120]
    guidance = bool(_GUIDANCE.search(facts.title or first)) or _is_long_document(read, parts)
    return "resource" if guidance and not told - {"background"} else "consultation"


def _is_long_document(read: ReadFile, parts: Sequence[Part]) -> bool:
    # Headings of its own on two pages, or many pages of anything: a document the team keeps, not a note.
    own = sum(part.heading is not None and part.name == "notes" for part in parts)
    return (read.pages or 0) >= LONG_DOCUMENT or ((read.pages or 0) >= 2 and own >= 1)


_AS_CONSULTATION = {"what": "background", "so_what": "learned", "now_what": "learned", "": "notes"}
_AS_LEARNING = {"learned": "so_what", "notes": "notes", "": "notes"}


def _field_for(kind: Kind, name: str) -> str:
    if name in FIELDS_OF[kind]:
        return name
    if kind == "consultation":
        return _AS_CONSULTATION.get(name, "notes")
    return _AS_LEARNING.get(name, "what") if kind == "learning" else "notes"


def fill(kind: Kind, parts: Sequence[Part]) -> tuple[tuple[Section[str], ...], tuple[Approach[str], ...]]:
    """The sections and the approaches of a record of that kind, in the order of the parts."""
    sections: list[Section[str]] = []
    approaches: list[Approach[str]] = []
    for part, result in _with_results(parts):
        blocks: Sequence[Block] = part.blocks
        if kind == "consultation" and part.name == "tried":
            found, blocks = _tried_in(part, result)
            approaches += found
        name = _field_for(kind, part.name)
        heading = part.heading or (FIELD_LABELS.get(part.name) if name != part.name and part.name else None)
        sections += _sections(name, heading, blocks)
    return tuple(sections), tuple(approaches)


def _with_results(parts: Sequence[Part]) -> list[tuple[Part, Part | None]]:
    """Each part, and for what was tried the bare result ("Result: worked") that is told of it further down.

    The result is left out of the parts, unless what was tried has a result of its own already.
    """
    paired: list[tuple[Part, Part | None]] = []
    tried: int | None = None
    for part in parts:
        if tried is not None and part.name == "outcome" and is_result_alone(joined(part.blocks)):
            paired[tried] = (paired[tried][0], part)
            tried = None
            continue
        tried = len(paired) if _is_open(part) else tried if part.name == "outcome" else None
        paired.append((part, None))
    return paired


def _is_open(part: Part) -> bool:
    """Whether a part tells of one thing that was tried without its result."""
    if part.name != "tried" or part.as_written or any(block.kind == "table" for block in part.blocks):
        return False
    found, left = find_approaches(part.blocks)
    return (not found and bool(joined(left))) or (not left and [one.result for one in found] == [UNKNOWN])


def _tried_in(part: Part, result: Part | None) -> tuple[tuple[Approach[str], ...], Sequence[Block]]:
    if result is not None:
        return (with_result(part.blocks, joined(result.blocks)),), ()
    if not part.as_written:
        return find_approaches(part.blocks)
    found, _ = find_approaches([block for block in part.blocks if is_approaches(block)])
    return found, [block for block in part.blocks if not is_approaches(block)]


def _sections(name: str, heading: str | None, blocks: Sequence[Block]) -> Iterator[Section[str]]:
    """One section for the blocks of each page."""
    pages = list(dict.fromkeys(block.page for block in blocks))
    for page in pages:
        text = joined([block for block in blocks if block.page == page])
        if text:
            yield Section(name, text, heading, page)


def first_text(sections: Sequence[Section[str]], approaches: Sequence[Approach[str]]) -> str:
    """The first words of a record that has no title yet, without what says who somebody is."""
    described = [text for a in approaches for text in (a.described, a.what_happened, a.equipment) if text]
    told = [without_somebody(section.text) for section in sections if not names_somebody(section.heading or "")]
    return next((text for text in (*told, *described) if text), "")
