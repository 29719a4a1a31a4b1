# ruff: noqa: E501 - an expression cut in two is harder to read
"""Days told by a day found already: its likes in the same list, and the year behind it: '12th, 14th & 19th', 'Eid 2024'."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.anonymise.days.dates import DAY, FOUR_YEAR, MONTH, MONTH_NUMBER, ORDINAL, UNIT
from kb.anonymise.days.of_the_month import COUNTED
from kb.anonymise.identifiers import Identifier
from kb.anonymise.pattern import any_case

LIKE = any_case(
    rf"(?:[ ]?[–/-][ ]?|,[ ]?(?:(?:and|&)[ ])?|[ ](?:&|and|to|till?|until|or|then)[ ](?:on[ ])?(?:the[ ])?)(?P<it>{DAY}{ORDINAL})(?![ \t]+(?:of[ \t]+)?{MONTH}|[ \t]+{COUNTED}\b|[ \t]*-[ \t]*\w)"
)
FIGURES = re.compile(r"\d{1,2}(?P<mark>[/.-])\d{1,2}(?:(?P=mark)(?:\d\d){1,2})?$")
"""A day in figures, whose likes have its mark: '14.2.25 and 28.2'."""
ALIKE = {
    mark: any_case(
        rf"[ ]?(?:,|&|\+|and\b|\bor\b)[ ]?(?:and[ ]|on[ ]|again[ ])?(?P<it>{DAY}{re.escape(mark)}{MONTH_NUMBER})(?![\w/%-]|[.]\d|[ \t]*{UNIT})"
    )
    for mark in "/.-"
}
"""A day and month with the same mark, joined to a day in figures that stands before it."""
IN_A_LINE = re.compile(r"(?<![\w/.-])(?P<it>(?P<day>\d{1,2})/(?P<month>\d{1,2}))(?![\w/%.-])")
SCALES = frozenset(("5", "7", "10", "12"))
"""What scores are out of, or days and months are counted by, in what could be a list of days."""
SCALES_OR_FRACTIONS = SCALES | {"2", "3", "4", "6", "8"}
NEAR = 14
ENDS_AS_A_DAY = any_case(rf"\d{ORDINAL}$|{MONTH}$|\d[ ,]+{FOUR_YEAR}$")
YEAR = any_case(
    rf"(?:,?(?:[ ]|[ ]?\n)|[ ]?\()(?P<it>{FOUR_YEAR})(?![\w/%£-]|[.,:]\d|[ \t]*{UNIT}|[ ](?:hours|hrs|calories|steps|kcal)\b)"
)
ENDS_IN_A_YEAR = re.compile(rf"{FOUR_YEAR}$|\d[/.-]\d+[/.-]\d\d$")


def find_joined_days(text: str, found: Sequence[Identifier]) -> Iterator[Identifier]:
    """Every such day and year, weak, one told by the other; `found` holds what other shapes tell."""
    ends = set[int]()
    for day in sorted((each for each in found if each.label == "DATE"), key=lambda each: each.end):
        start, end = day.start, day.end
        while end not in ends and ENDS_AS_A_DAY.search(text[start:end]) and (match := LIKE.match(text, end)):
            ends.add(end)
            yield _day(match, "a day in a list of days")
            start, end = match.span("it")
        while (figures := FIGURES.search(text[start:end])) and (match := ALIKE[figures["mark"]].match(text, end)):
            yield _day(match, "a day in a list of days")
            start, end = match.span("it")
        if not ENDS_IN_A_YEAR.search(text[start:end]) and (match := YEAR.match(text, end)):
            yield _day(match, "the year of a day")
    yield from _in_a_line(text, found)


def _in_a_line(text: str, found: Sequence[Identifier]) -> Iterator[Identifier]:
    """The days of the same month, some days away, in the line of one that is found: '7/11 stairs, 8/11 bath'."""
    sure = {(each.start, each.end) for each in found if each.label == "DATE"}
    lines = {text.rfind("\n", 0, match.start()) + 1 for match in IN_A_LINE.finditer(text)}
    for start in lines:
        end = text.find("\n", start)
        days = list(IN_A_LINE.finditer(text, start, end if end >= 0 else len(text)))
        known = [one for one in days if one.span("it") in sure]
        known += [one for one in _going_on(days) if one not in known]
        for one in days:
            likes = [other for other in known if other["month"] == one["month"] and other["month"] not in SCALES]
            if any(0 < abs(int(other["day"]) - int(one["day"])) <= NEAR for other in likes):
                yield _day(one, "a day in a list of days")


def _day(match: re.Match[str], reason: str) -> Identifier:
    return Identifier(*match.span("it"), "DATE", 0.7, reason, False)


def _going_on(days: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Three or more in a line, each some days after the one before in its month, which is no scale: '7/11 .., 8/11 ..'."""
    months = {one["month"] for one in days}
    steps = [int(after["day"]) - int(before["day"]) for before, after in pairwise(days)]
    no_scale = len(months) == 1 and not months & SCALES_OR_FRACTIONS
    return list(days) if len(days) > 2 and no_scale and all(0 < step <= NEAR for step in steps) else []
