# ruff: noqa: E501 - an expression cut in two is harder to read
"""Days and births in odd dress: parted by spaces or long dashes, run into their month, a birth by its month and year."""

import re
from collections.abc import Iterator

from kb.anonymise.dates import DAY, DOB_CUE, FOUR_YEAR, MONTH, MONTH_NUMBER, ORDINAL, UNIT
from kb.anonymise.identifiers import Identifier
from kb.anonymise.pattern import part_of
from kb.anonymise.short_dates import SCORED_AT

LONG_DASH = r"[ ]?[‐‑‒–—−][ ]?"
DONE = r"(?:seen|visit(?:ed|s)?|review(?:ed)?|rv|by|until|till|since|from|dated?|fell|admitted|adm|d/c|discharged|appt|appointment|due|booked|w/c|h/?v|t/?c|clinic|session|meeting|mdt|ordered|delivered|fitted|phoned|rang|on)"
END = rf"(?=[ \t]*(?:[,;)\n]|$|[.](?:\s|$))|[ \t]+(?:at|and|she|he|they|with|re|for|by|no|all|in|to|when|home)\b)(?![ \t]*{UNIT})"


def _re(expression: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(expression, flags | re.MULTILINE)


DAYS = (
    _re(rf"(?<![\w/.,-]){DAY}{LONG_DASH}{MONTH_NUMBER}{LONG_DASH}(?:{FOUR_YEAR}|\d\d)(?!\d)"),
    _re(rf"(?<![\w/.,£-])(?<!\d[ ]){DAY}(?:[ ]{MONTH_NUMBER}[ ]|,[ ]?{MONTH_NUMBER},[ ]?){FOUR_YEAR}(?![\d%]|[ ]\d)"),
    _re(rf"\b{DONE}[ \t:]+(?P<it>{DAY}(?P<s>[ ,]){MONTH_NUMBER}(?P=s)2\d){END}"),
    _re(
        rf"\b{DONE}[ \t:]+(?P<it>(?:1[3-9]|2\d|3[01])(?:-|{LONG_DASH})(?:1[0-2]|[1-9])|(?:1[3-9]|2\d|3[01])[ ](?:1[0-2]|[1-9])|{DAY}[ ](?:1[0-2]|[1-9])(?=[ \t]*(?:[.;\n]|$))){END}"
    ),
    _re(
        r"^[ \t]*(?P<it>(?:1[3-9]|2\d|3[01])[.](?:1[0-2]|[1-9]))(?=[ ]+(?!"
        + UNIT
        + r")[a-z]{3,}\b)(?![ ]+(?:degrees|stone|inches|seconds|percent))"
    ),
    _re(rf"(?<!\w)(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec){DAY}{ORDINAL}?(?![\w.%])"),
    _re(rf"(?<!\w)(?-i:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)(?P<it>{DAY}){ORDINAL}?(?![\w.%:])"),
    # What is done on a day, and the day alone: "stores say delivery 6th if ordered".
    _re(
        rf"\b(?:delivery|delivered|review|visit|appt|appointment|clinic|meeting|due|booked|collection|discharge|fitting|starts?|until|till|by)[ \t:]+(?P<it>{DAY}(?:st|nd|rd|th))(?=[ \t]*(?:[,;.)\n]|$)|[ \t]+(?:if|at|and|she|he|they|with|when|am|pm|instead)\b)"
    ),
    # A day that is a sentence of its own at a line's end: "Phoned Fernbank, Gateshead. 3/3".
    _re(rf"(?<=[a-z]{{3}}[.][ ])(?P<it>{DAY}/{MONTH_NUMBER})(?=[ \t]*$)"),
    _re(rf"(?<![\w/.]){DAY}/(?-i:viii|vii|vi|iv|ix|xii|xi|iii|ii)(?![\w/])"),
)
BIRTHS = (
    _re(
        rf"(?:{DOB_CUE}|\bborn|(?<![\w.])b\.)[ \t:.=|-]*\n?[ \t]*(?:in[ \t]+)?(?P<it>(?:1[0-2]|0?[1-9])/(?:{FOUR_YEAR}|\d\d)|{MONTH}[ \t,]+['’]?(?:{FOUR_YEAR}|\d\d)|{FOUR_YEAR})(?![\w/.-]\d|\d|s\b)"
    ),
    _re(rf"\b(?:yr|year)[ \t]+of[ \t]+birth[\s:|=]*(?P<it>{FOUR_YEAR})(?!\d)"),
    _re(
        rf"{DOB_CUE}[ \t:]*\|[ \t]*(?P<it>{DAY}[ \t]*\|[ \t]*(?:{MONTH}|{MONTH_NUMBER})[ \t]*\|[ \t]*(?:{FOUR_YEAR}|\d\d))(?!\d)"
    ),
)
HAS_DAY = re.compile(r"\d")


def find_odd_days(text: str) -> Iterator[Identifier]:
    """Every day or birth in such dress; weak, but for births."""
    for expression in DAYS if HAS_DAY.search(text) else ():
        for match in expression.finditer(text):
            start, end = match.span(part_of(match))
            if not SCORED_AT.search(text, max(0, start - 45), start):
                yield Identifier(start, end, "DATE", 0.75, "a day in odd dress", False)
    for expression in BIRTHS:
        for match in expression.finditer(text):
            yield Identifier(*match.span("it"), "DOB", 0.9, "a date of birth", "|" in match["it"] or "/" in match["it"])
