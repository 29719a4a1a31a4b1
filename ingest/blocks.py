"""What a reader gives: the blocks of a file in reading order, before anything is made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

BlockKind: TypeAlias = Literal["heading", "paragraph", "list", "table", "verbatim"]
FrontMatter: TypeAlias = dict[str, tuple[str, ...]]

GUESSED = 6
"""Level of a heading that only looks like one: a bold line, or a short line of its own."""


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph (lines kept), a list's line with its mark, a table (`rows` of cells) or verbatim text."""

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class ReadFile:
    """A file as read. `also_check` is text that is never stored but may show that the file names people."""

    blocks: tuple[Block, ...]
    front_matter: FrontMatter = field(default_factory=dict)
    also_check: tuple[str, ...] = ()
    pages: int | None = None


def to_json(read: ReadFile) -> dict[str, Any]:
    """The file as plain lists and strings, to pass between processes."""
    blocks = [[b.kind, b.text, b.level, b.page, b.rows] for b in read.blocks]
    return {"blocks": blocks, "front": read.front_matter, "also": read.also_check, "pages": read.pages}


def from_json(made: Mapping[str, Any]) -> ReadFile:
    """The file as `to_json` packed it."""
    blocks = tuple(
        Block(kind, text, level, page, tuple(tuple(cells) for cells in rows))
        for kind, text, level, page, rows in made["blocks"]
    )
    front = {name: tuple(values) for name, values in made["front"].items()}
    return ReadFile(blocks, front, tuple(made["also"]), made["pages"])


def joined(blocks: Sequence[Block]) -> str:
    """The text of blocks: paragraphs apart by an empty line, the lines of a list and of a table together."""
    parts: list[str] = []
    for before, block in zip((None, *blocks), blocks, strict=False):
        together = before is not None and before.kind == block.kind == "list"
        parts.append(("\n" if together else "\n\n") + block.text)
    return "".join(parts).strip()
