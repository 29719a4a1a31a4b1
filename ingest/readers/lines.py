"""Putting lines that were broken at the margin back together."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.labels import field_of, label_of

_STARTS_AFRESH = re.compile(r"\s*(?:[-*•–·▪●○◦‣■]\s|\d{1,2}[.)]\s|[A-Z][\w' ]{0,30}\??:|[A-Z][A-Z &]{3,}$)")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_HEADING = re.compile(r"[A-Z0-9][^.!?;]{2,50}[^.,;:!]$")

NARROW, WIDE = 50, 120
NEARLY_FULL = 0.72


def unwrap(lines: Sequence[str], width: int | None = None, *, narrow: int = NARROW, full: float = 1.0) -> list[str]:
    """The lines with those that ran to the margin joined to the next; `width` is the longest line's, if known.

    Lines of fewer than `narrow` characters were ended by the writer. A line counts as full from the share `full` of the
    longest, less than 1 for print, whose letters differ in width.
    """
    longest = width or max((len(line) for line in lines), default=0)
    if longest < narrow or longest > WIDE or len(lines) < 2:
        return list(lines)
    if width is None and sum(len(line) > longest * 0.8 for line in lines) < 3:
        return list(lines)  # lines that differ so much were ended by the writer
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if _runs_on(before, line, longest, full):
            glue = "" if re.search(r"\d-$", joined[-1]) and line.strip()[:1].islower() else " "
            joined[-1] = f"{joined[-1].rstrip()}{glue}{line.strip()}"
        else:
            joined.append(line)
    return joined


def _is_label(line: str) -> bool:
    label = label_of(line)
    return label is not None and label.alone and bool(field_of(label)) and line.strip()[0].isupper()


def _runs_on(before: str, line: str, longest: int, full: float) -> bool:
    if _STARTS_AFRESH.match(line) or _is_label(line):
        return False
    length, next_word = len(before.rstrip()), line.strip().split(" ", 1)[0]
    # Where the next word would not have fitted, the break is the margin's and not the writer's.
    pushed = length + 1 + len(next_word) > longest * full
    if _ENDS_SENTENCE.search(before):
        return pushed and not _HEADING.match(line.strip())
    return pushed or length >= longest * NEARLY_FULL
