"""Running headers and footers of a PDF: what comes back at the edges of its pages and belongs to none of them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.labels import field_of, label_of

FEW_LINES = 5
"""Pages of fewer lines say nothing about what comes back: their first and last lines may be all there is."""
FEW_PAGES = 3
EDGE = 2
LONGEST = 80
MOST_WORDS = 12

_SENTENCE = re.compile(r"[.!?][\"'”’)]*$|[.!?]\s+[A-Z]")
_COUNTED = re.compile(r"(?:month|week|day|year|session|visit|stage|case) \d", re.IGNORECASE)
_WORD_AND_NUMBER = re.compile(r"[^\W\d]+\W*#\W*")


@dataclass(frozen=True)
class Line:
    """A line of a page: points for its letters' size and its height on the page, 0 where the file does not say."""

    text: str
    size: float = 0.0
    height: float = 0.0
    bold: bool = False


def full_lines(page: Sequence[Line]) -> list[int]:
    """Where the lines of a page stand that are not empty."""
    return [at for at, line in enumerate(page) if line.text.strip()]


def running_heads(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Patterns of lines that come back at the edges of most pages, three at least, apart from the page's number."""
    counted: Counter[str] = Counter()
    witnesses = 0
    for number, page in enumerate(pages, 1):
        full = full_lines(page)
        if len(full) >= FEW_LINES:
            witnesses += 1
            edge = {*full[:EDGE], *full[-EDGE:]}
            counted.update({pattern for at in edge for pattern in patterns_of(page[at].text, number)})
    least = max(FEW_PAGES, witnesses // 2 + 1)
    return frozenset(pattern for pattern, count in counted.items() if count >= least)


def patterns_of(text: str, page: int) -> frozenset[str]:
    """The line as it stands, and with its first and its last number told as the distance from the page's.

    None for what cannot be a running head.
    """
    plain = " ".join(text.split())
    if not may_run(plain):
        return frozenset()
    numbers = list(re.finditer(r"\d{1,4}", plain))
    counted = {_counted(plain, found, page) for found in (*numbers[:1], *numbers[-1:])}
    return frozenset((plain, *(pattern for pattern in counted if pattern)))


def _counted(text: str, number: "re.Match[str]", page: int) -> str:
    pattern = f"{text[: number.start()]}#{text[number.end() :]}"
    if _WORD_AND_NUMBER.fullmatch(pattern):
        return ""  # "Goal 3" on the third page is a heading of its own
    return f"{int(number.group()) - page:+} {pattern}"


def may_run(text: str) -> bool:
    """Whether a line is of the kind that runs over pages: short, no sentence, and not the name of a field."""
    plain = text.strip()
    if len(plain) > LONGEST or len(plain.split()) > MOST_WORDS or _SENTENCE.search(plain) or _COUNTED.match(plain):
        return False
    # "Outcome" at the top of three pages is a heading.
    label = label_of(plain)
    return label is None or not field_of(label)
