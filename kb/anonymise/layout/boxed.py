# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Numbers and names as forms with boxes hold them: one figure or letter to a cell, or one to a line."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kb.anonymise.days.dates import DAY, MONTH, MONTH_NUMBER
from kb.anonymise.identifiers import Identifier
from kb.anonymise.numbers.check_digits import nhs_number_is_valid
from kb.anonymise.pattern import part_of

GAP = r"[\s|/\\,;:.\[\](){}_–-]"
SINGLES = re.compile(rf"(?<![\w£$.,])\d(?:{GAP}{{1,6}}\d){{5,40}}(?![\w%])")
"""Figures that each stand alone."""
NHS_LABEL = re.compile(
    r"\b(?:nhs|chi|h\s?&\s?c|hcn|health\s(?:and|&)\scare|(?:hospital|hosp|unit|patient|client|case|record)\s(?:no|num|number|id|ref))\b",
    re.IGNORECASE,
)
PHONE_LABEL = re.compile(
    r"\b(?:tel|tels|telephone|phone|ph|mob|mobile|landline|contact\s(?:no|number)|(?:home|work|call|ring)\s(?:no|number))\b",
    re.IGNORECASE,
)
BIRTH = r"(?:\bd[. ]?o[. ]?b\b\.?|\bdate\sof\sbirth\b|\bbirth\s?(?:date|day)\b|\bborn\b)"
BIRTH_LABEL = re.compile(BIRTH, re.IGNORECASE)
SCORED = re.compile(
    r"\b(?:scor(?:e|ed|es|ing)|mrc|power|trials?|reps?|pain|mood|sleep|fatigue|item|items|copm|likert|rating|rated|vas|nrs|subtests?|steps|answers?|week|weeks|wk|wks|goals?|levels?|dice|pegs|sets?|grip)\b",
    re.IGNORECASE,
)
LOW_SCORE = 5
"""The highest figure of most scales: a row of ten figures none of which is higher is a row of scores."""
REACH = 40
"""Characters before a row of figures in which its label may stand."""

BORN_IN_CELLS = re.compile(
    rf"{BIRTH}[\s:.=|\[(-]{{0,8}}(?P<it>{DAY}[ \t]*[|\]\[/,;_][ \t|\]\[/,;_-]{{0,6}}{MONTH_NUMBER}[ \t]*[|\]\[/,;_][ \t|\]\[/,;_-]{{0,6}}(?:(?:18|19|20)\d\d|\d\d))(?!\d)"
    rf"|{BIRTH}[\s:.=|\[(-]{{0,8}}(?P<b>(?:day|dd?)[\s:=|.]{{0,4}}{DAY}[\s,;|/-]{{0,4}}(?:month|mm?)[\s:=|.]{{0,4}}(?:{MONTH_NUMBER}|{MONTH})[\s,;|/-]{{0,4}}(?:year|yyyy|yr|yy?)[\s:=|.]{{0,4}}(?:(?:18|19|20)\d\d|\d\d))(?!\d)"
    rf"|\b(?:day|dd?)[ \t]*[|,/][ \t]*(?:month|mm?)[ \t]*[|,/][ \t]*(?:year|yyyy|yy?)[\s|:-]{{1,24}}(?P<c>{DAY}[\s|/,]{{1,6}}{MONTH_NUMBER}[\s|/,]{{1,6}}(?:18|19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
PHONE_IN_CELLS = re.compile(
    r"\b(?:tel|telephone|phone|ph|mob|mobile|landline|contact)\b(?:[ \t]*(?:no|num|number)\b)?[\s:.=|\[(-]{0,8}(?P<it>(?:0|\+44)\d{2,5}(?:[\s|/,\]\[)(_-]{1,6}\d{2,6}){1,4})(?!\d)",
    re.IGNORECASE,
)
PHONE_FIGURES = (9, 13)
SPELT_NAME = re.compile(
    r"\b(?i:name|names|surname|forename|patient|client|pt|family\sname|signed|initials)\b[ \t]*(?:(?i:is|was|of)\b)?[ \t]*[:=|\[(-]{0,3}[ \t]*(?P<it>(?:[A-Z](?:[ \t]*[|\]\[/_.-]{1,3}[ \t]*|[ \t]{1,3})){2,20}[A-Z]|(?:[a-z](?:[ \t]*[|\]\[/_]{1,3}[ \t]*|[ \t]{1,3})){3,20}[a-z])(?![\w'’&])"
)
"""A name spelt a letter to a box: 'Name: S M I T H'."""


def find_boxed(text: str) -> Iterator[Identifier]:
    """Every number, date of birth and name that is written one figure or letter at a time, or in cells."""
    for match in SINGLES.finditer(text):
        yield from _of_singles(text, match)
    for match in BORN_IN_CELLS.finditer(text):
        group = part_of(match)
        yield Identifier(*match.span(group), "DOB", 0.95, "a date of birth in boxes", True)
    for match in PHONE_IN_CELLS.finditer(text):
        least, most = PHONE_FIGURES
        if least <= sum(char.isdigit() for char in match["it"]) <= most:
            yield Identifier(*match.span("it"), "PHONE", 0.9, "a telephone number in boxes", True)
    for match in SPELT_NAME.finditer(text):
        letters = re.sub(r"\W|_", "", match["it"]).lower()
        if letters not in "abcdefghijklmnopqrstuvwxyz":
            yield Identifier(*match.span("it"), "PERSON", 0.85, "a name spelt letter by letter", True)


def _of_singles(text: str, match: re.Match[str]) -> Iterator[Identifier]:
    """What a row of single figures is: by its label, or by its check digit where nothing says that it is scores."""
    before = text[max(0, match.start() - REACH) : match.start()]
    figures = re.sub(r"\D", "", match[0])
    if BIRTH_LABEL.search(before) and _is_a_day(figures):
        yield Identifier(*match.span(), "DOB", 0.95, "a date of birth in boxes", True)
    elif PHONE_LABEL.search(before) and len(figures) >= PHONE_FIGURES[0] and figures[0] == "0":
        yield Identifier(*match.span(), "PHONE", 0.9, "a telephone number in boxes", True)
    elif NHS_LABEL.search(before) and not SCORED.search(before):
        yield Identifier(*match.span(), "NHS_NUMBER", 0.95, "figures in boxes after 'NHS number' or the like", True)
    elif len(figures) == 10 and nhs_number_is_valid(figures) and not _are_scores(text, match, figures):
        yield Identifier(*match.span(), "NHS_NUMBER", 0.9, "ten figures in boxes whose check digit fits", True)


def _is_a_day(figures: str) -> bool:
    """Whether figures begin with a day and a month, and a year of two or four figures follows."""
    return len(figures) in (6, 8) and bool(re.match(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])", figures))


def _are_scores(text: str, match: re.Match[str], figures: str) -> bool:
    """Whether ten figures are a scale, all low, or stand in a line that speaks of scores."""
    steps = {int(after) - int(before) for before, after in pairwise(figures)}
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()][-120:]
    above = text[max(0, match.start() - REACH) : match.start()]
    return len(steps) == 1 or max(figures) <= str(LOW_SCORE) or bool(SCORED.search(line) or SCORED.search(above))
