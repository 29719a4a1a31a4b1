"""A passage as it is shown: cut to what matched, with its words marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kb.search import Mark, SearchResult

SHOWN: Final = 420
"""Characters of a passage on a results page; the record has the whole."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `kind` is '', 'word' or 'meaning'."""

    text: str
    kind: str = ""


def excerpt(text: str, marks: Sequence[Mark], shown: int = SHOWN) -> list[Piece]:
    """The part of a text that holds most of the marks, in pieces; '…' says where something was left out."""
    start, end = _window(text, marks, shown)
    pieces = [Piece("… ")] if start else []
    at = start
    for mark in marks:
        if mark.start >= at and mark.end <= end:
            pieces += [Piece(text[at : mark.start]), Piece(text[mark.start : mark.end], mark.kind)]
            at = mark.end
    pieces.append(Piece(text[at:end] + (" …" if end < len(text) else "")))
    return [piece for piece in pieces if piece.text]


def why_matched(result: SearchResult) -> str:
    """Why a result matched, in a sentence."""
    words = [f"“{word}”" for word in result.why.words[:6]]
    spelled = " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    if words and result.why.meaning:
        return f"Has the words {spelled}, and more that means much the same."
    if words:
        return f"Has the {'words' if len(words) > 1 else 'word'} {spelled}."
    return "Means much the same in other words."


def _window(text: str, marks: Sequence[Mark], shown: int) -> tuple[int, int]:
    if len(text) <= shown:
        return 0, len(text)
    starts = [mark.start for mark in marks] or [0]
    best = max(starts, key=lambda at: sum(at <= other < at + shown - 60 for other in starts))
    start = 0 if best < 60 else text.find(" ", best - 60) + 1
    if start + shown >= len(text):
        start = text.find(" ", len(text) - shown) + 1
        return start, len(text)
    end = text.rfind(" ", start, start + shown)
    return start, end if end > start else start + shown
