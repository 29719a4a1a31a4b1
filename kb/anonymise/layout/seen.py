"""A text as the eye sees it: without marks that have no width, each letter and its accents as one character."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from kb.anonymise.identifiers import Identifier

UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\u0332\u0335-\u0338\U000e0000-\U000e0fff]"
)
"""Joiners, soft hyphens, directions, selectors and fillers; and the lines that are drawn under or through letters."""
JAMO: Final = re.compile("[\u1161-\u11ff]")
"""What joins a Korean consonant before it."""


@dataclass(frozen=True)
class Seen:
    """A text as it is seen, and from where to where each of its characters stands in the text itself."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def back(self, found: Identifier) -> Identifier:
        """A finding with the offsets of the text itself."""
        return replace(found, start=self.starts[found.start], end=self.ends[found.end - 1])

    def here(self, at: int) -> int:
        """Where a place of the text itself is in this one."""
        return bisect_left(self.starts, at)


def as_seen(text: str) -> Seen | None:
    """The text as it is seen; None where that is how it is written."""
    if text.isascii() or (UNSEEN.search(text) is None and unicodedata.is_normalized("NFC", text)):
        return None
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _belongs_before(text[end]):
            end += 1
        for letter in unicodedata.normalize("NFC", UNSEEN.sub("", text[at:end])):
            letters.append(letter)
            starts.append(at)
            ends.append(end)
        at = end
    return Seen("".join(letters), tuple(starts), tuple(ends))


def _belongs_before(letter: str) -> bool:
    return letter > "~" and bool(unicodedata.combining(letter) or UNSEEN.match(letter) or JAMO.match(letter))
