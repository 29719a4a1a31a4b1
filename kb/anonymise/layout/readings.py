# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Stretches of a text to read a second time: with a line that goes on in the next, without marks of emphasis, and with
the space that is missing after a title or a cue: "Seen on 14\\nMarch", "Mrs **Church**", "Mr.Green", "DOB12/3/41".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from kb.anonymise.cues import KIN
from kb.anonymise.days.dates import DAY, FOUR_YEAR, MONTH, MONTH_NUMBER, SPOKEN_DAY
from kb.anonymise.identifiers import Identifier
from kb.anonymise.names.titles import TITLE
from kb.anonymise.names.word_names import BEFORE
from kb.anonymise.pattern import any_case

BETWEEN_FIELDS: Final = "\n\n"
"""What stands between the fields of a record where they are read as one text."""
REACH: Final = 70
"""Characters on either side of a change that are read with it."""
IN_LINE: Final = 24
"""Characters at the end of a line in which stands what goes on in the next."""


class Change(NamedTuple):
    """A stretch of the text and what is read in its place."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Reading:
    """A stretch of a text as it is read the second time, where each of its characters stands, and where it was changed."""

    text: str
    offsets: tuple[int, ...]
    changed: tuple[int, ...]

    def back(self, found: Identifier) -> Identifier | None:
        """A finding with the offsets of the text itself; None where no change made it or stands beside it."""
        if not any(found.start - 1 <= at <= found.end for at in self.changed):
            return None
        return replace(found, start=self.offsets[found.start], end=self.offsets[found.end - 1] + 1)


INDENT: Final = r"[ \t>]{0,8}"
NEXT: Final = re.compile(rf"\r?\n{INDENT}(?=[*_]{{0,3}}[^\W_])(?!\d{{1,2}}[.):][ \t]|[^\W\d_][^\n:|]{{0,24}}[:|])")
"""A line break before a line that begins with a word or figure, but no number of a list, label or cell."""
HALVES: Final = (
    # A day in figures, a reference, an NHS and an NI number, each broken where its mark or a space stands.
    (re.compile(rf"(?<![\w/.£-]){DAY}[ ]?(?:[/-](?:[ ]?{MONTH_NUMBER}[ ]?[/-])?|[.]{MONTH_NUMBER}[.])$"), re.compile(rf"{MONTH_NUMBER}[/.-](?:{FOUR_YEAR}|\d\d)(?!\d)|(?:{FOUR_YEAR}|\d\d)(?![\w/%.-])")),
    (re.compile(rf"(?<![\w/.-]){FOUR_YEAR}[/-](?:{MONTH_NUMBER}[/-])?$"), re.compile(r"\d{1,2}(?:[/.-]\d{1,2})?(?![\w/%-])")),
    (re.compile(r"(?<![\w/-])(?:[A-Z]{2,6}|\d{4,8})[/-](?:[A-Z\d]{1,8}[/-]){0,3}$"), re.compile(r"[A-Z]{0,3}\d{2,8}(?!\w)")),
    (re.compile(r"(?<![\w£.,-])\d{3}[ -]\d{3}$"), re.compile(r"\d{4}(?![\w%]|[.,]\d)")),
    (re.compile(r"(?<![A-Z\d])[A-Z]{2}(?:[ ]?\d){1,6}[ ]?$"), re.compile(r"(?:\d[ ]?){0,5}[A-D](?![A-Z\d])")),
)  # fmt: skip
"""How a line ends and the next begins where a number goes on in it, with nothing between the two."""
OLD: Final = r"(?:9\d|10\d|11[0-5]|ninety|hundred)"
GOES_ON: Final = tuple(
    (re.compile(f"(?:{before})[*_]{{0,3}}[ \\t]*$", flags), re.compile(f"[*_]{{0,3}}(?:{after})", flags))
    for before, after, flags in (
        (rf"(?<![\w.])(?<!\bx )(?<!score )(?:{DAY}(?:st|nd|rd|th)?|{SPOKEN_DAY})[ \t]*(?:of)?,?", MONTH, re.IGNORECASE),
        (rf"(?<![\w.])(?:{DAY}(?:st|nd|rd|th)?|{SPOKEN_DAY})", rf"of[ \t]+{MONTH}", re.IGNORECASE),
        (rf"\b{MONTH}(?:[ \t]+the)?", rf"{DAY}(?:st|nd|rd|th)?(?![\w%:/])|{SPOKEN_DAY}", re.IGNORECASE),
        (r"[^\W\d_:.,]{2}[:,]?", rf"{DAY}(?:st|nd|rd|th)\b|{DAY}[/.]{MONTH_NUMBER}(?!\d)", re.IGNORECASE),
        (rf"(?<![\w.]){OLD}(?:[ \t-]+\w+)?", r"(?:years?|yrs?|yo|y/o|old|and|but)\b", re.IGNORECASE),
        (r"[^\W\d_]{2}[:,]?", rf"{OLD}\b", re.IGNORECASE),
        (r"\b(?:christmas|boxing|bonfire|burns|good|easter|new[ ]year['’]?s?|year['’]?s?|shrove|ash|palm|(?:mother|father)['’]?s)", r"(?:eve|day|night|friday|sunday|monday|tuesday|wednesday)\b", re.IGNORECASE),
        (rf"\b(?:{'|'.join(sorted((BEFORE | KIN) - {'let', 'help', 'pa'}))}|by|with|{TITLE}\.?)", r"(?-i:[A-Z])[^\W\d_]", re.IGNORECASE),
        (r"\b(?:with|by|to|for|from|and|of|saw|met|told|rang) [A-Z][a-z]{2,}", r"[A-Z][a-z]{2,}(?= [a-z(]|[.,;]|$)", re.NOFLAG),
    )
)  # fmt: skip
"""How a line ends and the next begins where a day, an age, a feast or a name goes on in it."""

MARK: Final = re.compile(
    r"(?<!\*)\*{1,3}(?=[^\W_])|(?<=[\w.,:;!?)'’-])\*{1,3}(?!\*)|(?<!\w)_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?!\w)"
    r"|~~|</?(?:sup|sub|b|i|u|em|strong|mark|small|span|font)(?:[ ][^<>\n]{0,80})?>",
    re.IGNORECASE,
)
NEAR_A_MARK: Final = any_case(
    rf"\d|(?<![^\W_])(?:{MONTH}|{SPOKEN_DAY}|ninety|hundred|(?:{TITLE}|{'|'.join(sorted(BEFORE - {'let', 'help'}))})(?![^\W_]))"
)
UNSPACED: Final = any_case(
    rf"(?<![\w.@/])(?:mrs?|ms|miss|mx|dr|prof|revd?|fr|sgt|cllr|capt)\.(?=[^\W\d_]{{2}})"
    rf"|(?<![\w.@/])(?:d\.?o\.?b\.?|born|birth|seen|visit(?:ed)?|fell|admitted|discharged|dated?|review(?:ed)?|fitted|booked|due|on|until|since|from)[:,]?(?={DAY}[/.-]{MONTH_NUMBER}\b|{DAY}(?:st|nd|rd|th)?[ \t]?{MONTH})"
    r"|(?<![\w.@/])(?:dob|born|aged?)[:,]?(?=\d\d(?:\d\d)?\b)"
    r"|(?<![\w.@/-])(?-i:[a-z]{2,20}[.!?])(?=(?-i:[A-Z][a-z]{2,})[ '’])"
)
"""A title's stop, a cue or a sentence's end with what follows against it."""


def readings(text: str) -> Iterator[Reading]:
    """The second readings of a text, in order, each of a stretch around one change or some that stand together."""
    together: list[Change] = []
    for change in _apart(sorted((*_breaks(text), *_marks(text), *_gaps(text)))):
        if together and change.start - together[-1].end > REACH:
            yield _read(text, together)
            together = []
        together.append(change)
    if together:
        yield _read(text, together)


def readings_across(text: str, borders: Iterable[int]) -> Iterator[Reading]:
    """The second readings of a text around the empty lines between its fields, where what ends one goes on in the next."""
    for at in borders:
        end = at + len(BETWEEN_FIELDS)
        if _goes_on(text, at, end):
            yield _read(text, [Change(at, end, " ")])


def _apart(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes that do not run into the one before."""
    end = -1
    for change in changes:
        if change.start >= end:
            yield change
            end = change.end


def _breaks(text: str) -> Iterator[Change]:
    """Line breaks over which a number, a day, an age, a feast or a name goes on."""
    for match in NEXT.finditer(text) if "\n" in text else ():
        if _goes_on(text, *match.span(), HALVES):
            yield Change(*match.span(), "")
        elif _goes_on(text, *match.span()):
            yield Change(*match.span(), " ")


def _goes_on(
    text: str, start: int, end: int, ways: Sequence[tuple[re.Pattern[str], re.Pattern[str]]] = GOES_ON
) -> bool:
    """Whether what stands before this stretch goes on after it."""
    return any(after.match(text, end) and before.search(text, max(0, start - IN_LINE), start) for before, after in ways)


def _marks(text: str) -> Iterator[Change]:
    """Marks of emphasis near a figure, a month or what a name follows."""
    for match in MARK.finditer(text):
        if NEAR_A_MARK.search(text, max(0, match.start() - 14), match.end() + 10):
            yield Change(*match.span(), "")


def _gaps(text: str) -> Iterator[Change]:
    for match in UNSPACED.finditer(text):
        yield Change(match.end(), match.end(), " ")


def _read(text: str, changes: Sequence[Change]) -> Reading:
    """The stretch around these changes with each of them made."""
    start, end = _word_border(text, changes[0].start - REACH), min(len(text), changes[-1].end + REACH)
    parts: list[str] = []
    offsets: list[int] = []
    changed: list[int] = []
    kept = [start, *(at for change in changes for at in change[:2]), end]
    for at, (first, last) in enumerate(zip(kept[::2], kept[1::2], strict=True)):
        parts.append(text[first:last])
        offsets.extend(range(first, last))
        if at < len(changes):
            changed.append(len(offsets))
            parts.append(changes[at].new)
            offsets.extend([changes[at].start] * len(changes[at].new))
    return Reading("".join(parts), tuple(offsets), tuple(changed))


def _word_border(text: str, at: int) -> int:
    """The place itself, or after the next space where it is inside a word."""
    space = re.compile(r"\s").search(text, at, at + 20) if at > 0 else None
    return space.end() if space else max(0, at)
