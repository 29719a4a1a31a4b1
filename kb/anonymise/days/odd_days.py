# ruff: noqa: E501 - an expression cut in two is harder to read
"""Days and births in odd dress: parted by spaces or long dashes, run into their month, a birth by its month and year."""

import re
from collections.abc import Iterator

from kb.anonymise.days.dates import DAY, DOB_CUE, FOUR_YEAR, MONTH, MONTH_NUMBER, ORDINAL, UNIT
from kb.anonymise.days.short_dates import SCORED_AT
from kb.anonymise.identifiers import Identifier
from kb.anonymise.pattern import part_of

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
    # Marks with a space, doubled, high or low: "12. 03. 2024", "12//03//2024", "2024_03_12"; a year cut short: "12/3/'24".
    _re(
        rf"(?<![\w/.£-]){DAY}(?P<t>[.][ ]|[/.-]{{2}}|[ ]?·[ ]?){MONTH_NUMBER}(?P=t)(?:{FOUR_YEAR}|\d\d(?=(?<=[/-]\d\d)))(?!\d)"
    ),
    _re(rf"(?<![\w/.-]){FOUR_YEAR}(?P<y>[_\\:|·])(?:1[0-2]|0?[1-9])(?P=y){DAY}(?!\d)"),
    _re(rf"(?<![\w/.£-]){DAY}(?P<q>[ ]?[/.-][ ]?){MONTH_NUMBER}(?P=q)['’]\d\d(?!\d)"),
    _re(rf"(?<![\w/.£-]){DAY}[.][ ]?[–-][ ]?{DAY}[.][ ]?(?:{MONTH}|{MONTH_NUMBER}(?:[.]|(?![\d%])))"),
    # A month before its day after a comma, an ending with a slip.
    _re(rf"\b{MONTH}(?<![.]),[ ]{DAY}(?:st|nd|rd|th)?{END}(?!\d)"),
    _re(rf"(?<![\w/.]){DAY}(?:the|ht|t|h|dt|rs|ts)[ ](?:of[ ])?{MONTH}"),
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
GAP = r"(?:[ \t]*[|\t,;/][ \t]*|[ ]{2,20})"
BORN_PARTS = (
    # "1935 born", "DOB year 1930", "DOB xx/xx/1931", "DOB [date] (1931)", "DOB day: 12", "born 17th of the second 1948"
    _re(r"(?<![\w/.-])(?P<it>(?:19\d\d|20[012]\d))[ \t-]born\b"),
    _re(rf"{DOB_CUE}[ \t:.|,-]*(?:day|month|year)[ \t:.|,-]*(?P<it>{MONTH}|{FOUR_YEAR}|\d{{1,2}})(?!\w)"),
    _re(rf"{DOB_CUE}[ \t:.|-]*(?:(?:[x?*_]{{1,2}}|dd|mm)[ ]?[/. -][ ]?){{1,2}}(?P<it>{FOUR_YEAR})(?!\d)"),
    _re(rf"{DOB_CUE}[ \t:.|-]*\[[a-z ]{{1,20}}\][ \t/(,-]*(?P<it>{FOUR_YEAR})(?!\d)"),
    _re(rf"(?<![\w/.-])(?P<it>{DAY}{ORDINAL}[ \t]+of[ \t]+the[ \t]+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)[ \t,]+(?:of[ \t]+)?{FOUR_YEAR})(?!\d)"),
    # One figure to a box, or day, month and year in cells, beside or below their heads.
    _re(r"{DOB}[^\d\n]{0,40}(?:\n[^\d\n]{0,12})?(?P<it>[0-3](?:[ \t|,/]{1,3}\d){5}(?:[ \t|,/]{1,3}\d){0,2})(?!\d)".replace("{DOB}", DOB_CUE)),
    _re(r"\bD[ |/,\t]{1,3}D[ |/,\t]{1,3}M[ |/,\t]{1,3}M[ |/,\t]{1,3}Y[ |/,\tY]{1,14}\n[ |]{0,4}(?P<it>[0-3](?:[ \t|,/]{1,3}\d){5}(?:[ \t|,/]{1,3}\d){0,2})(?!\d)"),
    _re(rf"{DOB_CUE}{GAP}(?P<it>{DAY}{GAP}(?:{MONTH}|{MONTH_NUMBER}){GAP}(?:{FOUR_YEAR}|\d\d))(?!\d)"),
    _re(rf"\bday{GAP}month{GAP}year[ \t|]*\n(?:[|:\s-]{{3,40}}\n)?[ \t|]*(?P<it>{DAY}{GAP}(?:{MONTH}|{MONTH_NUMBER}){GAP}(?:{FOUR_YEAR}|\d\d))(?!\d)"),
    _re(rf"(?:^|(?<=[|\t;:]))[ \t]{{0,4}}(?P<it>{DAY}[ \t]{{0,9}}\|[ \t]{{0,9}}(?:{MONTH})(?:[ \t]{{0,9}}\|[ \t]{{0,9}}{FOUR_YEAR})?)(?=[ \t]{{0,9}}(?:\||$))"),
    # Letters for figures: "born l941", "DOB l2/O3/l94l", "seen 03/O4/24"; figures set high.
    _re(r"(?<![\w/.-])(?=[\d/.-]{0,9}(?-i:[lIO]))(?=(?-i:[lIO/.-]{0,6}\d){2})(?P<it>(?-i:[0-3lIO][\dlIO]?[/.-][01lIO][\dlIO]?[/.-][\dlIO]{2,4}))(?![\w/-])"),
    _re(r"\b(?:born|b\.|yob)[ \t:]*(?:in[ \t]+)?(?P<it>(?-i:[l1I]9[\dlIO]{2}))(?!\w)"),
    _re(r"(?P<it>[¹²][⁹⁰][⁰¹²³⁴-⁹]{2})"),
)  # fmt: skip
"""Births by their parts, in boxes and cells, and with letters for figures."""
IN_ROWS = _re(
    rf"\bday[ \t:|,]+(?P<it>{DAY})[ \t|,;]*\n?[ \t|]*month[ \t:|,]+(?P<b>{MONTH}|{MONTH_NUMBER})[ \t|,;]*\n?[ \t|]*year[ \t:|,]+(?P<c>{FOUR_YEAR}|\d\d)(?!\d)"
)
HAS_DAY = re.compile(r"\d")


def find_odd_days(text: str) -> Iterator[Identifier]:
    """Every day or birth in such dress; weak, but for births."""
    for expression in DAYS if HAS_DAY.search(text) else ():
        for match in expression.finditer(text):
            start, end = match.span(part_of(match))
            if not SCORED_AT.search(text, max(0, start - 45), start):
                yield Identifier(start, end, "DATE", 0.75, "a day in odd dress", False)
    for expression in BORN_PARTS:
        for match in expression.finditer(text):
            yield Identifier(*match.span("it"), "DOB", 0.75, "a part of a date of birth", False)
    for match in IN_ROWS.finditer(text):
        for group in ("it", "b", "c"):
            yield Identifier(*match.span(group), "DOB", 0.75, "a part of a date of birth", False)
    for expression in BIRTHS:
        for match in expression.finditer(text):
            yield Identifier(*match.span("it"), "DOB", 0.9, "a date of birth", "|" in match["it"] or "/" in match["it"])
