"""The title of a PDF: its first line where that is set in larger letters or stands apart, in one piece."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.blocks import GUESSED, Block
from ingest.labels import field_of, label_of
from ingest.readers.running_heads import Line, full_lines
from ingest.readers.text import LIST_MARK
from ingest.titles import is_title_line

GAP = 1.4
"""How many times the usual distance from line to line is a gap."""
LARGER = 1.04
SENTENCE_END = re.compile(r"[.!?:][\"'”’)]*$")


def title_ends(page: Sequence[Line], body: float) -> int:
    """Where the lines go on after the title on the first page; 0 where its first line is no title of its own.

    `body` is the size of most of the text.
    """
    full = full_lines(page)
    if len(full) < 2:
        return 0
    first, after = page[full[0]], page[full[1]]
    larger = body > 0 and first.size > max(body, after.size) * LARGER
    label = label_of(first.text)
    is_title = is_title_line(first.text) and not LIST_MARK.match(first.text) and not (label and field_of(label))
    return full[0] + 1 if is_title and (larger or _stands_apart(page, full)) else 0


def _stands_apart(page: Sequence[Line], full: Sequence[int]) -> bool:
    heights = [page[at].height for at in full]
    if not all(heights):
        return False  # the file does not say where its lines stand
    steps = [above - below for above, below in pairwise(heights) if above > below]
    return len(steps) > 2 and heights[0] - heights[1] > GAP * sorted(steps[1:])[len(steps[1:]) // 2]


def join_title(blocks: list[Block]) -> list[Block]:
    """The blocks with a title that ran over two lines in one piece."""
    if len(blocks) < 2 or blocks[0].kind != "heading" or blocks[1].kind != "paragraph":
        return blocks
    rest, _, after = blocks[1].text.partition("\n")
    if len(rest) > 60 or not rest[:1].islower() or SENTENCE_END.search(rest):
        return blocks
    left = [Block("paragraph", after, 0, blocks[1].page)] if after else []
    return [Block("heading", f"{blocks[0].text} {rest}", GUESSED, blocks[0].page), *left, *blocks[2:]]
