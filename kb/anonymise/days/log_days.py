# ruff: noqa: E501 - an expression cut in two is harder to read
"""Days that begin the lines of a log, told from scores by the order of the lines and by what stands beside a day."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.anonymise.days.dates import DAY, MONTH_NUMBER, WEEKDAY
from kb.anonymise.identifiers import Identifier

CLOCK = r"(?:at[ ]|@[ ]?)?(?:[01]\d|2[0-3])[:.]?[0-5]\d(?![\d/])|[ ]?(?:1[0-2]|[1-9])(?:[.:][0-5]\d)?[ ]?[ap]m\b"
HEAD = re.compile(
    rf"^[ \t>]{{0,8}}[-*•|\[(]{{0,2}}[ \t]?(?:{WEEKDAY}[,.]?[ \t]{{1,2}})?(?P<it>(?P<day>{DAY})(?P<mark>[/.-])(?P<month>{MONTH_NUMBER}))"
    rf"(?![\w/%-]|[.]\d)(?=[\])|:.,;–-]?(?:[ \t]+(?P<clock>{CLOCK})?|$))",
    re.IGNORECASE | re.MULTILINE,
)
"""A pair of small figures at the head of a line, with or without the hour after it."""
CALENDAR = re.compile(
    rf"^[ \t>]{{0,8}}[-*•|]?[ \t]?(?={WEEKDAY})(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\b[,.]?[ \t]{{1,2}}(?P<it>{DAY})(?![\w/%.:-])(?=[ \t]*(?:$|[-–—|]|(?-i:[A-Z])))",
    re.IGNORECASE | re.MULTILINE,
)
"""A weekday and a bare figure at the head of a line: 'Wed 5 Swim'."""
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FEWEST, FEWEST_WITH_HOURS = 3, 2
"""Lines that make a log; fewer where an hour stands after each day."""


def find_log_days(text: str) -> Iterator[Identifier]:
    """Every day that heads a line among others in the order of the calendar, weak; no steps of a scale."""
    heads = list(HEAD.finditer(text))
    for mark in "/.-":
        lines = [each for each in heads if each["mark"] == mark]
        for match in lines if _is_a_log(lines) else ():
            yield Identifier(*match.span("it"), "DATE", 0.75, "a day at the head of a log's line", False)
    for match in _in_step(list(CALENDAR.finditer(text))):
        yield Identifier(*match.span("it"), "DATE", 0.75, "a day beside its weekday, as on a calendar", False)


def _in_step(lines: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The lines of a calendar: those whose figure is as many days from another's as its weekday is from that one's."""
    for match in lines:
        others = (other for other in lines if other["it"] != match["it"])
        if any((_weekday(match) - _weekday(other) - int(match["it"]) + int(other["it"])) % 7 == 0 for other in others):
            yield match


def _weekday(line: re.Match[str]) -> int:
    return WEEK.index(line["weekday"].lower())


def _is_a_log(lines: Sequence[re.Match[str]]) -> bool:
    """Whether the lines go up or down the calendar and one, or all where they are few, can be nothing else."""
    days = [(int(each["month"]), int(each["day"])) for each in lines]
    timed = [each["clock"] is not None for each in lines]
    if len(lines) >= FEWEST_WITH_HOURS and all(timed):
        return _in_order(days)
    late = any(day > month for month, day in days)
    slashed = bool(lines) and lines[0]["mark"] == "/"
    return len(set(days)) >= FEWEST and slashed and _in_order(days) and (late or any(timed))


def _in_order(days: Sequence[tuple[int, int]]) -> bool:
    """Whether the days go only forwards in the calendar or only backwards; a year may turn between them."""
    steps = [(after[0] - before[0]) % 12 * 31 + after[1] - before[1] for before, after in pairwise(days)]
    back = [(before[0] - after[0]) % 12 * 31 + before[1] - after[1] for before, after in pairwise(days)]
    return any(all(0 <= step <= MOST_APART for step in way) for way in (steps, back))


MOST_APART = 190
"""Days between one line of a log and the next, about half a year."""
