"""Which lines of lists are labels: "4. Learning" over its text, or "- Background: ..." among others of the kind."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.approaches import starts_approach
from ingest.blocks import Block
from ingest.labels import WEAK, Label, field_of, label_of

_MARK = re.compile(r"^\s*(?:[-*•]|(?P<number>\d{1,2})[.)])\s+")
_OF_APPROACHES = frozenset(("tried", "outcome"))


def label_of_item(block: Block) -> Label | None:
    """The label a line of a list begins with; the lines under one that stands alone are what it heads."""
    first, _, under = _MARK.sub("", block.text).partition("\n")
    label = label_of(first)
    if label is None or not under:
        return label
    rest = f"{label.rest}\n{under}".strip()
    return Label(label.written, label.name, False, rest, label.marked)


def labels_in_lists(blocks: Sequence[Block]) -> frozenset[int]:
    """Where the lines of lists stand that are labels, though their words also begin ordinary lines."""
    return frozenset((*_over_text(blocks), *_among_labels(blocks)))


def _over_text(blocks: Sequence[Block]) -> Iterator[int]:
    """Labels alone in their line that are no part of a longer list."""
    for at, block in enumerate(blocks):
        label = _top_label(block)
        beside = [blocks[other] for other in (at - 1, at + 1) if 0 <= other < len(blocks)]
        if label is not None and label.alone and not any(_go_together(block, other) for other in beside):
            yield at


def _top_label(block: Block) -> Label | None:
    label = label_of_item(block) if block.kind == "list" and block.level == 0 else None
    return label if label is not None and field_of(label) else None


def _go_together(one: Block, other: Block) -> bool:
    """Whether two lines are of one list: two bullets, or numbers that follow each other."""
    first, second = _MARK.match(one.text), _MARK.match(other.text)
    if one.kind != other.kind or first is None or second is None:
        return False
    numbers = first["number"], second["number"]
    return numbers == (None, None) or (None not in numbers and abs(int(numbers[0]) - int(numbers[1])) == 1)


def _among_labels(blocks: Sequence[Block]) -> Iterator[int]:
    """Labels with their text in a list of which half and more are such labels, of several fields."""
    for kind, run in groupby(range(len(blocks)), key=lambda at: blocks[at].kind):
        top = [at for at in run if blocks[at].level == 0]
        labelled = [(at, label) for at in top if kind == "list" and (label := _top_label(blocks[at])) is not None]
        if len(labelled) * 2 >= len(top) and _are_fields([label for _, label in labelled]):
            yield from (at for at, _ in labelled if not any(starts_approach(blocks[other]) for other in top))


def _are_fields(labels: Sequence[Label]) -> bool:
    fields = {field_of(label) for label in labels}
    told = [label for label in labels if label.rest and (label.marked or label.name not in WEAK)]
    return len(fields) > 1 and bool(fields - _OF_APPROACHES) and len(told) * 2 >= len(labels)
