"""Reading a filled-in template back, field by field: nothing a colleague wrote inside a field is taken for a label."""

from collections.abc import Sequence
from typing import Final

from ingest.blocks import GUESSED, Block
from ingest.labels import name_of
from ingest.template import APPROACH_COLUMNS, FACT_COLUMNS, TEXTS
from kb.vocabulary import FIELD_LABELS

FIELDS: Final = {FIELD_LABELS[field]: field for field in (*TEXTS, "tried")}


def is_template(blocks: Sequence[Block]) -> bool:
    """Whether a file is the team's template: its table of facts first, and its headings."""
    is_facts = bool(blocks) and blocks[0].kind == "table" and blocks[0].rows[0] == FACT_COLUMNS
    return is_facts and sum(_is_field_heading(block) for block in blocks) >= 2


def template_fields(blocks: Sequence[Block]) -> list[tuple[str, str, list[Block]]]:
    """Each field of the template with its heading and the blocks written in it, in order; the facts' table is left out.

    A heading names a field once; written again it is text of the field it stands in.
    """
    fields: list[tuple[str, str, list[Block]]] = []
    for block in blocks[1:]:
        named = FIELDS.get(block.text.strip()) if _is_field_heading(block) else None
        if named is not None and all(name != named for name, _, _ in fields):
            fields.append((named, block.text.strip(), []))
        elif fields:
            fields[-1][2].append(_as_text(block, fields[-1][0]))
    return fields


def is_approaches(block: Block) -> bool:
    """Whether a block is the template's table of what was tried."""
    return block.kind == "table" and tuple(map(name_of, block.rows[0])) == tuple(map(name_of, APPROACH_COLUMNS))


def _is_field_heading(block: Block) -> bool:
    return block.kind == "heading" and block.level < GUESSED and block.text.strip() in FIELDS


def _as_text(block: Block, field: str) -> Block:
    if block.kind == "list" or (field == "tried" and is_approaches(block)):
        return block
    return Block("paragraph", block.text, 0, block.page)
