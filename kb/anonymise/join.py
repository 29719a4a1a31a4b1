"""From overlapping findings to one list: each stretch of text once, with the surest label and reason."""

from collections.abc import Iterable
from dataclasses import replace
from unicodedata import category

from kb.anonymise.identifiers import Identifier

EDGES = " \t\r\n\u00a0.,;:!?\"'’‘“”([{<>|*_~-–—/\\#=•·"
HANDLE_MARKS = "._-"
CLOSING = {")": "(", "]": "["}


def trim(found: Identifier, text: str) -> Identifier | None:
    """The finding without punctuation at its edges; None where nothing is left."""
    start, end = found.start, found.end
    while start < end and text[start] in EDGES and text[start] != "(":
        start += 1
    while start < end and text[end - 1] in EDGES + ")]}":
        closing = text[end - 1]
        if closing in CLOSING and CLOSING[closing] in text[start : end - 1]:
            break
        end -= 1
    return replace(found, start=start, end=end) if start < end else None


def grow(found: Identifier, text: str) -> Identifier:
    """The finding with the letters and figures that stand against it, across marks that only set them off.

    "**Ma**ry", "M4ry" and "Pe\u2060ter" are one word each, and vowel signs are no letters of their own.
    """
    start, end = found.start, found.end
    while start and (at := _beyond(text, start - 1, -1)) is not None:
        start = at
    while end < len(text) and (at := _beyond(text, end, 1)) is not None:
        end = at + 1
    start, end = _whole_handle(text, start, end)
    return replace(found, start=start, end=end)


def _whole_handle(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the word with marks inside it lies that a name is part of: 'not_poppy_ok', 'hannah-p-77'."""
    first, last = start, end
    while first > 1 and text[first - 1] in HANDLE_MARKS and text[first - 2].isalnum():
        first = next((at + 1 for at in range(first - 2, -1, -1) if not text[at].isalnum()), 0)
    while last + 1 < len(text) and text[last] in HANDLE_MARKS and text[last + 1].isalnum():
        last = next((at for at in range(last + 1, len(text)) if not text[at].isalnum()), len(text))
    handle = text[first:last]
    if text[first - 1 : first] in ("{", "<", "["):
        return start, end  # a field of a form: '{street_name}'
    joined = "_" in handle or (handle.islower() and (handle.count(".") > 1 or any(char.isdigit() for char in handle)))
    return (first, last) if joined else (start, end)


def _beyond(text: str, at: int, step: int) -> int | None:
    """The place of the next letter or figure from here, or None where something else than a mark stands before it."""
    while 0 <= at < len(text) and _only_sets_off(text[at]):
        if category(text[at])[0] == "M":
            return at
        at += step
    return at if 0 <= at < len(text) and text[at].isalnum() else None


def _only_sets_off(char: str) -> bool:
    return char in "*`~\\" or category(char)[0] == "M" or category(char) == "Cf"


def join(found: Iterable[Identifier], text: str) -> list[Identifier]:
    """The findings in order, those that overlap made one: all that any of them covers, labelled by the surest."""
    trimmed = [kept for kept in (trim(each, text) for each in found) if kept is not None]
    joined: list[Identifier] = []
    for each in sorted(trimmed, key=lambda one: (one.start, -one.end)):
        if joined and each.start < joined[-1].end:
            joined[-1] = _both(joined[-1], each)
        else:
            joined.append(each)
    return joined


def _both(first: Identifier, second: Identifier) -> Identifier:
    best = max(first, second, key=_weight)
    return Identifier(
        start=min(first.start, second.start),
        end=max(first.end, second.end),
        label=best.label,
        confidence=max(first.confidence, second.confidence),
        reason=best.reason,
        strong=first.strong or second.strong,
    )


def _weight(found: Identifier) -> tuple[bool, int, float]:
    return found.strong, found.end - found.start, found.confidence
