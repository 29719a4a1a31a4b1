# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Short numbers of what somebody carries, is sent or opens: badges, receipts, orders, bar codes, alarms."""

import re

from kb.anonymise.numbers.check_digits import digits_of
from kb.anonymise.numbers.codes import NO_CODE
from kb.anonymise.pattern import SPOKEN_DIGIT, Pattern, is_no_year, shape

CARRIED = (
    r"(?i:order(?:s|ed)?|receipts?|claim|bar\s?codes?(?:\ scanned)?|pendant|badge|card|locker|pass|parcel|ticket|docket|job|invoice|(?:cost|budget)\s?(?:code|centre)|booked|booking|reservation"
    r"|blue\s?badge|on\ the\ system\ as|known\ to\ \w+\ as|(?:access|room|hub|entry|gate|site|door)\ code|hub,\ code|room,\ code)"
)
BESIDE = r"[\ ,:.\#]*(?:(?i:no|number|ref|id|code)\b[\ .:,\#]*)?"
HEADS = re.compile(r"[A-Z]+")


def _bears_a_number(text: str) -> bool:
    """Whether it is no standard, score or year."""
    heads = HEADS.findall(text)
    figures = re.sub(r"\D", "", text)
    return not any(head in NO_CODE for head in heads) and is_no_year(figures)


def _is_long(text: str) -> bool:
    """Six figures or more, none of whose letters heads a standard or a score."""
    return len(digits_of(text)) >= 6 and _bears_a_number(text)


TAGS: tuple[Pattern, ...] = (
    Pattern(
        "ID",
        shape(
            rf"\b{CARRIED}\b{BESIDE}"
            r"(?P<it>[A-Z]{1,5}[-/\#]\d{1,6}(?:[-/][A-Z0-9]{1,6})*|[A-Z]{1,4}\d{1,4}[-/]\d{3,6}|[A-Z]{2,4}\ \d{2,4}(?:-\d{2,4})?|\d\d\ [A-Z]{2}\ \d{4}|\d{4}-\d{4}"
            r"|[A-Z]{2,4}-[A-Z]{2,4}-\d{2,4}|[A-Z]{2}-(?=[A-Z]{0,5}\d)[A-Z0-9]{6}|[A-Z]{2,6}\ \d{4,6}-[A-Z0-9]{1,2})(?![\w/%-]|[.,]\d|\ ?(?:mm|cm|kg|mg|ml|x)\b)",
            0,
        ),
        0.75,
        "follows a word for what bears a number",
        strong=False,
        check=_bears_a_number,
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:receipt|docket|ticket|cloakroom|raffle)\b(?:\ (?:no|number))?[\ .:\#]*(?P<it>\d{4,6})(?![\w%/-]|[.,]\d)"
        ),
        0.75,
        "follows a word for what bears a number",
        strong=False,
        check=is_no_year,
    ),
    Pattern(
        "ID",
        shape(
            r"(?<![\w/£$.-])(?:[A-Z]{1,4}\d{1,4}(?:\ \d{2,5}){1,2}|[A-Z]\ \d{3}\ \d{4}|[A-Z]{2,6}\ \d{4,6}-[A-Z])(?![\w/%-]|[.,]\d|\ \d|\ ?(?:mm|cm|kg|mg|ml|x)\b)",
            0,
        ),
        0.65,
        "letters and figures in groups",
        strong=False,
        check=_is_long,
    ),
    Pattern(
        "ID",
        shape(
            r"\btags?\b[\ :]+(?P<it>(?-i:[A-Z]{1,4})\d{2,6}(?:(?:,|\ and|\ &|/)\ ?(?-i:[A-Z]{1,4})\d{2,6})*)(?![\w/%-]|[.,]\d)"
            r"|\b(?:ref|case|order|booked|booking|invoice|job|hosp|unit|file)\b[\ :]+(?P<b>(?-i:[a-z]{1,3})\ \d{2,6}(?:\ \d{2,6})*|\d{2,4}(?:[\ -]\d{2,4}){1,3}(?-i:[a-zA-Z])|(?-i:[A-Z]{2,3})\d{4,6}|(?-i:[A-Z]{2})-(?-i:[A-Z0-9]{5,8}))(?![\w/%-]|[.,]\d)"
            r"|\b(?:receipt|docket|ticket|order|invoice)\b[\ :.#]*(?:no\.?\ )?(?P<c>\d{4,6}-\d{1,3})(?![\w/%-]|[.,]\d)",
        ),
        0.75,
        "follows a word for what bears a number",
        strong=False,
        check=_bears_a_number,
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?i:code|ref|voucher|bursary|grant|discount|invoice|promo)\b[\ :.#]+(?P<it>[A-Z]{2,5}-[A-Z]{2,6}-\d{2,4})(?![\w/-])|\b(?i:call\s?sign)\b[\ ,:]+(?i:is\ )?(?P<b>[A-Z0-9]{1,2}\d[A-Z]{2,3})(?!\w)",
            0,
        ),
        0.8,
        "follows a word for what bears a number",
        strong=False,
    ),
    Pattern(
        "ID",
        shape(
            rf"\b(?:invoice|order|job|ref|reference|code|badge|pin|account|case|file|ticket|policy|claim)(?:\ (?:number|no|is|was))*[\ ,:]+(?P<it>{SPOKEN_DIGIT}\b(?:[\ ,-]+{SPOKEN_DIGIT}\b){{2,11}})"
        ),
        0.8,
        "a number read out after its word",
        strong=False,
    ),
    Pattern("ID", shape(r"(?<![\w/£$.-])[A-Z]{1,3}\d{11,14}[A-Z]?(?![\w/-])", 0), 0.9, "the shape of a pupil's number"),
    Pattern(
        "ID",
        shape(
            r"\b(?i:(?:blue\ )?badge|permit|pass|card|ref(?:erence)?|code|booking|locator|voucher|confirmation|membership|railcard|passport)\b[\ ,:.\#-]*(?:(?i:no|number|ref|id|is|code|was)\b[\ .:,\#]*){0,2}(?P<it>(?=\d*[A-Z])(?=[A-Z]*\d)[A-Z0-9]{6,8})(?![\w-])",
            0,
        ),
        0.75,
        "follows a word for what bears a number",
        strong=False,
        check=_bears_a_number,
    ),
    Pattern(
        "ID",
        shape(
            r"(?<![\w/£$.-])[A-Z]{1,4}[\ -]\d{3,6}-\d{2,4}(?![\w/-])|(?<![\w/£$.-])[A-Z]{2,5}\ \d{2}-\d{5}(?![\w/-])|(?<![\w/£$.-])[A-Z]{2,5}[-/]\d{1,4}(?:\ \d{1,6}){1,3}(?![\w/%-]|[.,]\d|\ ?(?:mm|cm|kg|mg|ml|x)\b)",
            0,
        ),
        0.65,
        "letters and figures in groups",
        strong=False,
        check=_is_long,
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w£$€.,/+-])(?<!\d\ )\d{3}\ \d{3}\ \d{3}(?![\w%/-]|[.,]\d|\ \d|\ ?(?:mm|cm|kg)\b)"),
        0.65,
        "figures in threes, as of a passport",
        strong=False,
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w-])(?=[A-Z]{0,5}\d)[A-Z0-9]{6}\ \d\ (?:\d{4}[A-Z](?:\d{4})?|[A-Z]\d{4})(?![\w-])", 0),
        0.9,
        "the shape of a blue badge's number",
    ),
    Pattern(
        "ID",
        shape(rf"\b(?:[a-z]\ for\ \w+,?\ )(?:{SPOKEN_DIGIT}[\s,]+){{3,9}}{SPOKEN_DIGIT}\b"),
        0.85,
        "a number read out after its letters",
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w/-])[A-Z][\ -]?\d{3}[\ -]?\d{4}[\ -]?\d{4}[\ -]?\d(?![\w/-])", 0),
        0.85,
        "the shape of a pupil's number",
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w/£$.-])[A-Z]{1,2}-\d{3,6}-[A-Z](?![\w/-])", 0),
        0.65,
        "letters and figures like the tag of a piece of equipment or an order",
        strong=False,
        check=is_no_year,
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?i:box|kit|crate|bag|sticker|label|trolley|shelf|unit|plate|fob|loan)\b(?i:[\ :]+(?:no\.?|number|is|tag))*[\ :]+(?P<it>[A-Z]{1,4}-[A-Z]{2,5}-\d{2,4})(?![\w/-])"
            r"|\b(?i:pendant|badge|fob|collar|shoulder|epaulette|sticker|locker|crate)(?i:[\ :]+(?:no\.?|number|id|is))*[\ :]+(?P<b>\d{4,6}(?:-[A-Z])?)(?![\w%/-]|[.,:]\d|\ ?(?:mm|cm|kg|mg|ml|x)\b)"
            r"|\b(?i:ref|reference)\b[\ :.]+(?P<c>[a-z]{3,10}\ \d{3,}-\d{2,})(?![\w/-])",
            0,
        ),
        0.75,
        "follows a word for what bears a number",
        strong=False,
        check=is_no_year,
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:mrn|pas|crn|urn|hosp(?:ital)?|unit|case|patient|rio|record|emis)(?:['’]s)?(?:\ (?:no\.?|number|id|is|was))*[\ :]+(?P<it>\d{2,3}(?:\ \d{2,4}){2,3})(?![\w%/-]|[.,]\d|\ \d|\ ?(?:mm|cm|kg|mg|ml|x)\b)"
        ),
        0.85,
        "follows a word for a reference number",
        strong=False,
        check=_is_long,
    ),
)
