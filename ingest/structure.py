"""From the blocks of a file to a draft: which part of the note fills which field of a record."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.approaches import is_result_alone, result_of, starts_approach, tells_of_trials
from ingest.blocks import GUESSED, Block, ReadFile
from ingest.facts import Facts
from ingest.label_lists import label_of_item, labels_in_lists
from ingest.labels import FACT_OF, FIELD_OF, WEAK, Label, field_of, is_view, label_of, name_of, names_somebody
from ingest.note_forms import Followed, form_of
from ingest.parts import Part, fill, first_text, kind_of_note, parts_of_front
from ingest.readers.text import text_blocks
from ingest.template_reading import is_template, template_fields
from ingest.titles import first_sentence, is_title_line, tidy_title
from kb.errors import UnreadableFile
from kb.types import Approach, Draft, Section

_CAPITALS = re.compile(r"^[A-Z][A-Z0-9 &/'’,:()-]{3,60}$")
_OF_SERIES = re.compile(
    r"(?:month|week|day|year|term|session|visit|stage|phase|step|page|part|chapter|section|unit|module|case|example|"
    r"client) \d{1,3}\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\s{2,}|\t+|\s*\|\s*")


FEWEST_WORDS = 3


@dataclass(frozen=True)
class Structured:
    """A draft, the names its author asked the gate to look for (never stored), and what could not be used."""

    draft: Draft
    known_names: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    as_written: tuple[str, ...] = ()
    """The title as it was written, where it is kept otherwise: its mark of a mail or its capitals may show a name."""


def structure(read: ReadFile, *, source: str | None = None) -> Structured:
    """Make a draft of a file as read. Raises UnreadableFile where nothing but a title or an empty form is in it."""
    walk = _Walk(form_of(read.blocks), _said_again(read.blocks))
    walk.facts.read_front_matter(read.front_matter)
    if is_template(read.blocks):
        walk.fill_from_template(read.blocks)
    else:
        walk.walk(read.blocks)
    facts = walk.facts
    if walk.first_line is not None and all(part.name in ("", "notes") for part in walk.parts):
        walk.parts[0].blocks.insert(0, walk.first_line)  # a note without structure is kept whole
    walk.parts[:0] = parts_of_front(facts.texts, walk.parts)
    parts = [part for part in walk.parts if any(block.text.strip() for block in part.blocks)]
    kind = facts.kind or kind_of_note(read, parts, facts)
    sections, approaches = fill(kind, parts)
    if not sections and not approaches:
        raise UnreadableFile("There is nothing in this file but a title or an empty form.")
    if _words(read) < FEWEST_WORDS:
        raise UnreadableFile("There is nothing in this file: a note has a few words at least.")
    written, title = _title(walk, sections, approaches)
    draft = Draft(
        kind=kind,
        title=title,
        sections=sections,
        approaches=approaches,
        facets=dict(facts.facets),
        status=facts.status,
        learning_kind=facts.learning_kind,
        month=facts.month,
        review_by=facts.review_by,
        follow_up_date=facts.follow_up_date,
        source=source,
    )
    as_written = tuple(text for text in (written, facts.title_with_label) if text not in ("", title))
    return Structured(draft, facts.known_names, tuple(dict.fromkeys(facts.warnings)), as_written)


def _title(walk: "_Walk", sections: Sequence[Section[str]], approaches: Sequence[Approach[str]]) -> tuple[str, str]:
    """The title as it was written and as it is kept; what says who somebody is makes none."""
    told = walk.facts.title or walk.found_title or walk.over_table
    if walk.from_template and walk.facts.title:
        return told, told
    written = told or first_sentence(first_text(sections, approaches))
    return written, tidy_title(written)


@dataclass
class _Walk:
    """Goes through the blocks once and sorts them into parts."""

    form: Followed
    said_again: frozenset[str]
    facts: Facts = field(default_factory=Facts)
    parts: list[Part] = field(default_factory=lambda: [Part("")])
    found_title: str = ""
    first_line: Block | None = None
    over_table: str = ""
    """The label over a table that begins the note: a row of the table is no title."""
    depth: int = GUESSED
    in_line: bool = False
    from_template: bool = False
    seen_text: bool = False

    def walk(self, blocks: Sequence[Block]) -> None:
        labels = labels_in_lists(blocks)
        if [block.kind for block in blocks[:2]] == ["heading", "table"]:
            self.over_table = blocks[0].text.strip(" :")
        for at, block in enumerate(blocks):
            if block.kind == "heading" and any(map(str.isalnum, block.text)):
                self._heading(block)
            elif block.kind == "table":
                self._table(block)
            elif block.kind == "list":
                self._list(block, is_label=at in labels)
            elif block.kind == "verbatim":
                self._add(block, block.text)
            else:
                self._paragraph(block, is_first=at == 0, is_only=len(blocks) == 1)

    def fill_from_template(self, blocks: Sequence[Block]) -> None:
        """Take the fields of the team's template as they stand."""
        self.from_template = True
        self._table(blocks[0])
        self.parts += [
            Part(name, heading, inside, as_written=True) for name, heading, inside in template_fields(blocks)
        ]

    @property
    def _now(self) -> Part:
        return self.parts[-1]

    def _begin(self, name: str, heading: str | None, *, in_line: bool = False) -> None:
        self.parts.append(Part(name, heading))
        self.in_line = in_line
        self.seen_text = True

    def _add(self, block: Block, text: str) -> None:
        if text.strip():
            self.seen_text = True
            self._now.blocks.append(replace(block, text=text))

    def _heading(self, block: Block) -> None:
        label = label_of(block.text)
        if starts_approach(block):
            self._tried(block)
        elif not self.found_title and not self.seen_text and not self._begins_note(block.text):
            self.found_title = block.text.strip()
        elif label is not None and self._field_of(label, heading=True):
            self.depth = block.level
            written = block.text.strip(" :") if label.alone and len(label.written) > 1 else self.form.heading_of(label)
            self._begin(self._field_of(label, heading=True), written)
            self._add(replace(block, kind="paragraph"), label.rest)
        elif label is not None and not label.alone and not self._now.name and self._fact(label):
            return
        elif not self.found_title and not self.seen_text:
            self.found_title = block.text.strip()
        elif self._now.name == "tried" and block.level > self.depth:
            self._now.blocks.append(block)
        elif self._now.name and block.level == GUESSED and not self._ends_section(block.text):
            self._add(replace(block, kind="paragraph"), block.text)
        else:
            inside = block.level > self.depth and self._now.name and not self.in_line
            self._begin(self._now.name if inside else "notes", block.text.strip(" :"))

    def _ends_section(self, heading: str) -> bool:
        """Whether a line that looks like a heading ends the section: one of a series, or after a label in the line."""
        return self.in_line or bool(_OF_SERIES.match(heading))

    def _tried(self, block: Block) -> None:
        if self._now.name != "tried":
            self._begin("tried", None)
        self._add(block, block.text)

    def _table(self, block: Block) -> None:
        pairs = [(FACT_OF.get(name_of(row[0])), row[1]) for row in block.rows if len(row) >= 2]
        if tells_of_trials(block) and self._now.name != "tried":
            before = self._now.name
            self._tried(block)
            self._begin(before, None)
        elif self._is_column(block):
            self._column(block)
        elif sum(fact is not None for fact, _ in pairs) >= max(1, len(block.rows) // 2) or self._is_labelled(block):
            self._rows_with_labels(block, pairs)
        else:
            self._add(block, block.text)

    def _column(self, block: Block) -> None:
        """Take a table of one column, in which labels and texts stand under one another."""
        for at, (cell,) in enumerate(block.rows):
            first, _, under = cell.partition("\n")
            if self._field_of_cell(first):
                self._heading(Block("heading", first, GUESSED, block.page))
                cell = under  # noqa: PLW2901 - the text of a label may stand in its own cell
            elif at == 0 and not self.found_title and not self.seen_text and is_title_line(cell):
                self.found_title = cell.strip()
                continue
            for inside in text_blocks(cell, block.page):
                if inside.kind == "paragraph":
                    self._paragraph(inside, is_first=False, is_only=False)
                else:
                    self._add(inside, inside.text)

    def _is_column(self, block: Block) -> bool:
        """Whether a table has one column and labels in it that stand alone."""
        if any(len(row) != 1 for row in block.rows):
            return False
        firsts = [row[0].partition("\n")[0] for row in block.rows]
        names = [name_of(first) for first in firsts if self._field_of_cell(first)]
        return len(names) > 1 or any(name not in WEAK for name in names)

    def _is_labelled(self, block: Block) -> bool:
        """Whether the first of a table's two columns names the fields that stand in the second."""
        names = [self._field_of_cell(row[0]) for row in block.rows if len(row) == 2]
        sure = [name_of(row[0]) not in WEAK for row, name in zip(block.rows, names, strict=False) if name]
        return len(names) == len(block.rows) < 2 * len(sure) and sum(sure) * 2 >= len(names)

    def _field_of_cell(self, cell: str) -> str:
        label = label_of(cell)
        known = label is not None and label.alone and (label.name in FIELD_OF or self.form.names(label))
        return self._field_of(label, heading=True) if label is not None and known else ""

    def _rows_with_labels(self, block: Block, pairs: Sequence[tuple[str | None, str]]) -> None:
        left: list[str] = []
        for row, (fact, value) in zip((r for r in block.rows if len(r) >= 2), pairs, strict=True):
            name = self._field_of_cell(row[0]) if fact is None and len(row) == 2 else ""
            if name:
                self._add_lines(block, left)
                left = []
                label = label_of(row[0])
                self._begin(
                    name, self.form.heading_of(label) if label and len(label.written) == 1 else row[0].strip(" :")
                )
                for inside in text_blocks(value, block.page):
                    self._add(inside, inside.text)
            elif fact is None and name_of(row[0]) not in ("field", "detail", "details", "what"):
                left.append(" | ".join(row))
            elif fact is not None and not self.facts.take(fact, [value], label=row[0]):
                left.append(f"{row[0]}: {value}")
        self._add_lines(block, left)

    def _add_lines(self, block: Block, lines: Sequence[str]) -> None:
        self._add(replace(block, kind="paragraph", rows=()), "\n".join(lines))

    def _list(self, block: Block, *, is_label: bool) -> None:
        label = label_of_item(block)
        name = self._field_of(label) if label is not None else ""
        if starts_approach(block):
            self._tried(block)
        elif label is not None and name and (is_label or self._is_sure(label)):
            self._begin(name, self.form.heading_of(label))
            for inside in text_blocks(label.rest, block.page):
                self._add(inside, inside.text)
        else:
            self._add(block, block.text)

    def _is_sure(self, label: Label) -> bool:
        return label.name not in WEAK and (label.alone or self._now.name != "tried")

    def _paragraph(self, block: Block, *, is_first: bool, is_only: bool) -> None:
        lines = block.text.split("\n")
        for at, line in enumerate(lines):
            first = is_first and at == 0
            if first and not self.found_title and not is_only and is_title_line(line) and not self._begins_note(line):
                self.found_title = line.strip()
                self.first_line = replace(block, text=line.strip())
            elif not self._labelled_line(block, line):
                self._append_line(block, line, fresh=at == 0)

    def _begins_note(self, line: str) -> bool:
        """Whether a first line is a label; "Tip: use a torch" is a title, since no note begins with its end."""
        label = label_of(line)
        if label is None:
            return False
        is_known = label.name in FIELD_OF or self.form.names(label)
        is_end = self._field_of(label) in ("tried", "learned", "outcome") and not label.alone
        return (is_known and not is_end) or label.name in FACT_OF or (names_somebody(label.name) and not label.alone)

    def _labelled_line(self, block: Block, line: str) -> bool:
        """Take a line that begins with a label, or is a heading in capitals; tells whether it did."""
        if not self._now.name and self._facts_line(line):
            return True
        label = label_of(line)
        name = self._field_of(label) if label is not None else ""
        if label is not None and name and not self._belongs_to_approach(label):
            self._begin(name, self.form.heading_of(label), in_line=not label.alone)
            self._add(block, label.rest)
            return True
        if starts_approach(replace(block, text=line)):
            self._tried(replace(block, text=line))
            return True
        if _CAPITALS.match(line.strip()) and label is not None and label.alone:
            self._heading(Block("heading", line.strip(), GUESSED, block.page))
            return True
        return False

    def _append_line(self, block: Block, line: str, *, fresh: bool) -> None:
        last = self._now.blocks[-1] if self._now.blocks else None
        if last is not None and not fresh and last.kind == "paragraph" and last.page == block.page:
            self._now.blocks[-1] = replace(last, text=f"{last.text}\n{line.strip()}")
            self.seen_text = True
        else:
            self._add(block, line.strip())

    def _belongs_to_approach(self, label: Label) -> bool:
        # "Outcome: worked" and "What happened: ..." under "What we tried" tell of one approach where approaches are
        # set out there one by one, and of the whole where what was tried is told in one piece.
        if self._now.name != "tried" or label.alone or label.name not in _OF_ONE_APPROACH:
            return False
        if label.name in ("approach", "equipment", "response", "equipment tried"):
            return True
        if any(starts_approach(block) or block.kind == "heading" for block in self._now.blocks):
            return label.name not in ("outcome", "outcomes") or result_of(label.rest) is not None
        in_list = bool(self._now.blocks) and self._now.blocks[-1].kind == "list"
        beside_result = result_of(label.rest) is not None and not is_result_alone(label.rest)
        return label.name in self.said_again or (in_list and beside_result)

    def _facts_line(self, line: str) -> bool:
        pieces = [label_of(piece) for piece in _APART.split(line.strip()) if piece.strip()]
        facts = [piece for piece in pieces if piece is not None and not piece.alone and piece.name in FACT_OF]
        whole = label_of(line)
        if not facts and "\t" in line and whole is not None and not whole.alone:
            return self._fact(whole)
        if not facts or len(facts) < len(pieces):
            return False
        understood = [self._fact(piece) for piece in facts]
        return all(understood)

    def _fact(self, label: Label) -> bool:
        fact = FACT_OF.get(label.name) if not label.written[-1:].isdigit() else None  # "Month 1: ..." is no date
        return fact is not None and self.facts.take(fact, [label.rest], label=label.written)

    def _field_of(self, label: Label, *, heading: bool = False) -> str:
        if self.form.names(label):
            return self.form.fields[label.name]
        if is_view(label) and (heading or label.marked):
            return "outcome" if any(part.name == "tried" for part in self.parts) else "background"
        if not heading and not label.alone and label.name in WEAK and len(label.rest) < 2:
            return ""
        return field_of(label, heading=heading)


_OF_ONE_APPROACH = frozenset(
    ("what happened", "how it went", "equipment", "result", "results", "approach", "response", "equipment tried",
     "outcome", "outcomes")
)  # fmt: skip


def _said_again(blocks: Sequence[Block]) -> frozenset[str]:
    """Names of the labels that come back in a note: they tell of one thing after another."""
    lines = [line for block in blocks if block.kind != "verbatim" for line in block.text.split("\n")]
    names = Counter(label.name for line in lines if (label := label_of(line)) is not None and not label.alone)
    return frozenset(name for name, times in names.items() if times > 1)


def _words(read: ReadFile) -> int:
    texts = [
        *(block.text for block in read.blocks),
        *(value for values in read.front_matter.values() for value in values),
    ]
    return sum(len(re.findall(r"[^\W\d_]{2,}", text)) for text in texts)
