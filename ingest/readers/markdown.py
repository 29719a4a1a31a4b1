"""Markdown files, with their front matter."""

import re
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.blocks import GUESSED, Block, ReadFile
from ingest.readers.encoding import decode
from ingest.readers.front_matter import split_front_matter
from ingest.readers.hyphens import with_whole_words
from ingest.readers.text import drawn_heading

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read_markdown(data: bytes) -> ReadFile:
    """Headings, paragraphs, lists and tables as plain text. Raises UnreadableFile for endless front matter."""
    text = decode(data)
    front, body = split_front_matter(text)
    walk = _Walk()
    walk.blocks_of(_PARSER.parse(body))
    return ReadFile(tuple(walk.blocks), front, tuple(walk.also_check))


@dataclass
class _Walk:
    """Walks the parser's flat list of tokens and gathers blocks."""

    blocks: list[Block] = field(default_factory=list)
    also_check: list[str] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    heading: int = 0
    rows: list[list[str]] = field(default_factory=list)
    in_table: bool = False

    def blocks_of(self, tokens: list[Token]) -> None:
        for token in tokens:
            self._structure(token)
            if token.type == "inline":
                self._text(self._inline(token), token)
            elif token.type == "fence":
                self._add("verbatim", token.content.strip())
            elif token.type == "code_block":
                self._add("paragraph", token.content.strip())
            elif token.type == "html_block":
                self._html(token.content)

    def _structure(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = 0
            case "bullet_list_open":
                self.lists.append(None)
            case "ordered_list_open":
                self.lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.marks.append(f"{token.info}. " if token.info else "- ")
            case "list_item_close":
                self.marks = []
            case "table_open":
                self.in_table, self.rows = True, []
            case "tr_open":
                self.rows.append([])
            case "table_close":
                self._table()

    def _text(self, text: str, token: Token) -> None:
        if self.in_table:
            self.rows[-1].append(text.strip())
        elif self.heading:
            self._add("heading", text.strip(), self.heading)
        elif self.lists:
            mark = self.marks.pop() if self.marks else "- "
            self.marks = []
            self._add("list", f"{'  ' * (len(self.lists) - 1)}{mark}{text.strip()}", len(self.lists) - 1)
        elif _is_bold_line(token):
            self._add("heading", text.strip(), GUESSED)
        elif drawn := drawn_heading(text):
            self._add("heading", *drawn)
        else:
            self._add("paragraph", text.strip())

    def _add(self, kind: Any, text: str, level: int = 0) -> None:
        if text.strip():
            self.blocks.append(Block(kind, text, level))

    def _table(self) -> None:
        rows = tuple(tuple(cells) for cells in self.rows)
        self.in_table = False
        self.blocks.append(Block("table", "\n".join(" | ".join(cells) for cells in rows), rows=rows))

    def _html(self, content: str) -> None:
        visible = re.sub(r"<!--.*?-->|<[^>]*>", " ", content, flags=re.DOTALL).strip()
        self.also_check.append(content)
        self._add("paragraph", visible)

    def _inline(self, token: Token) -> str:
        parts: list[str] = []
        for child in token.children or ():
            if child.type in ("text", "code_inline"):
                parts.append(child.content)
            elif child.type in ("softbreak", "hardbreak"):
                parts.append("\n")
            elif child.type == "image":
                parts.append(child.content)
                self.also_check += [str(child.attrGet("src") or ""), str(child.attrGet("title") or "")]
            elif child.type == "link_open":
                self.also_check += [str(child.attrGet("href") or ""), str(child.attrGet("title") or "")]
            elif child.type == "html_inline":
                self.also_check.append(child.content)
                if LINE_BREAK.fullmatch(child.content):
                    parts.append("\n")
        return "\n".join(with_whole_words("".join(parts).split("\n")))


LINE_BREAK = re.compile(r"</?(?:br|hr|p|div|li|td|th|tr)\b[^>]*>", re.IGNORECASE)
"""Tags that part words: without a break in their place "94<br>years" would be one word."""


def _is_bold_line(token: Token) -> bool:
    inner = [c for c in token.children or () if not (c.type == "text" and not c.content.strip())]
    bold = len(inner) >= 3 and inner[0].type == "strong_open" and inner[-1].type == "strong_close"
    return bold and sum(c.type == "strong_open" for c in inner) == 1 and len(token.content) <= 100
