# ruff: noqa: E501 - an expression cut in two is harder to read
"""Codes of doors and reference numbers some words away from what they open or refer to: 'use 4417 to get in'.

Every figure, or letters with figures, in such a sentence is taken unless it measures something or is a year.
"""

import re
from collections.abc import Iterator
from typing import Final

from kb.anonymise.days.bare_ages import UNIT
from kb.anonymise.identifiers import Identifier, Label
from kb.anonymise.pattern import any_case

NO_UNIT: Final = rf"(?![\w°%]|[.:,/]\d|[-–]\d|[ ]?{UNIT}|[ ]?(?:x[ ]?\d|to[ ]\d|by[ ]\d|am\b|pm\b))"
CODE = re.compile(
    rf"(?<![\w£$€.:/#+-])(?P<it>(?![CY]500\b)[A-Z]\d{{3,4}}|[A-Z]\d{{2,4}}[A-Z]|(?!(?:19|20)\d\d\b)\d{{4,6}}[A-Z]?|(?:19|20)\d\d[A-Z]|\d(?:-\d){{2,5}}|\d\d-\d\d-\d\d){NO_UNIT}"
)
"""What may be typed in at a door: 'C23Z', '4417', '4-0-7'."""
OPENS = any_case(
    r"\b(?:combination|key[ ]?pad|key[ ]?safe|key[ ]?box|lock[ ]?box|padlock|buzzer|intercom|entry[ ]?phone|get(?:s|ting)?[ ]in|let(?:s|ting)?[ ](?:yourself|ourselves|themselves|self|you)[ ]in|(?:gate|door|barrier|gates|doors)[ ](?:opens|unlocks)|(?:the|door|gate|alarm|entry|new|their|his|her|its)[ ]code|code[ ](?:is|was|has|for[ ]the)|safe[ ](?:is|by|left|right|on|behind|next|at|under|beside|outside)"
    r"|key[ ]?code|codes?(?:['’]s)?(?:[ ](?:is|was|now|for|to|at|on|the|door|gate|block|flat|pad|box|safe)){0,4}[ :=(]{1,3}[A-Z]?\d|pad[ ](?:in|on|by|at|beside|outside)[ ]the|on[ ]the[ ](?:key)?pad|opens[ ](?:it|up)|(?:number|pin)[ ]for[ ]the[ ](?:box|safe|door|gate|lock)"
    r"|(?:main[ ]entrance|(?:front|back|side|communal|outer|lobby)[ ](?:door|gate|entrance))[ ]\d{4}[ ](?:then|press|and[ ]push|turn)"
    r"|(?:press|type|enter|dial|punch|key)[ ](?:in[ ])?[A-Z0-9-]{3,8}[ ](?:at|on|by|to|for|then)\b)"
)
"""What opens a home, in the sentence of a code."""
NO_DOOR = any_case(
    r"\b(?:product|order|item|part|catalogue|colou?r|post|stock|highway|diagnos\w+|icd|snomed|size|model|mm|cm|read|dress|conduct|practice|equipment|sling|voucher|discount|error|fault|class|tax|area|promo|zip|cushion|seat|bar),?[ ](?:code|codes|number)\b"
)
CUE: Final = (
    r"(?:referral|reference|ref|claim|inv|ticket|certificate|cert|cvi|acct|account|plan[ ]no|lifeline|pendant|alarm|unit|number|s17|s117|rfid|ehc[ ]?p?(?:[ ]plan)?|plan|locker|permit|licen[cs]e|badge|tribunal|case|appeal|policy|application|invoice|docket|batch|warrant|summons"
    r"|voucher|membership|enrolment|tenancy|prescription|order|job|file|log|incident|delivery|collection|loan|asset|serial|tag|booking)"
)
REFERENCE = any_case(
    rf"\b{CUE}(?:['’]s)?(?:[ ](?:note|no|unit|from|for|at|of|the|a|her|his|their|our|your|is|was|to|with|key|card|office|plan|[A-Za-z]{{3,12}})\b[.]?){{0,5}}[ ]?[.,:=#(]?[ ]*"
    rf"(?<![\w/-])(?P<it>(?-i:[A-Z]{{1,4}})[ -]\d{{3}}[ ]\d{{3}}|(?:(?-i:[A-Z]{{1,4}})[-/ ]?)?\d{{2,7}}[-/]\d{{1,5}}(?:[-/][A-Z0-9]{{1,4}})?|(?:(?-i:[A-Z]{{1,3}})[-/ ]|[a-z]{{1,4}}[-/])\d{{3,7}}(?:/[A-Z0-9]{{1,4}})?|x\d{{3,6}}|\d{{2,6}}(?-i:[A-Z])(?:\d{{2,6}}(?-i:[A-Z])?\d*)?|(?-i:\d[A-Z0-9]*[A-Z]\d+)|\d{{5,8}}){NO_UNIT}"
)
"""A number some words after what it refers to."""
DIGITS = any_case(
    r"\b(?:last|first|final|ending(?:[ ]in)?)[ ](?:\w+[ ])?(?:digits?|figures|numbers?)[ ](?:are[ ]|is[ ]|of[ ]\w+[ ]\w+[ ](?:are|is)[ ]|[:=][ ]?)?(?P<it>\d{2,6})\b(?![.,/]\d)"
)
REST_OF_NUMBER = any_case(
    r"(?:\[(?:[a-z ]{0,20}(?:number|phone|mobile|tel|telephone|contact|nhs)[a-z ]{0,12})\][ ]?[/:,-]?[ ]?(?:or[ ])?|\b(?:ring|call|phone|bell|mobile|mob|tel|landline)(?:[ ](?:on|or|her|him|bell))*[ :]{1,2}(?:or[ ])?|\bnhs[ ](?:no[.]?[ ])?(?:[x*•]{3}[ ]?){1,2})(?P<it>\d{3}[ ]\d{3,4}(?:[ ]\d{3,4})?|\d{4})(?![\w%/:]|[ ]?\d|[.,-]\d)"
)
"""What is left of a number after a placeholder or after what is rung."""
YEARS = re.compile(r"(?:19|20)\d\d(?:[-/](?:\d\d|(?:19|20)\d\d))?|[A-Z]{1,3}[ ]?(?:19|20)\d\d", re.IGNORECASE)
FIGURES = re.compile(
    r"\d{1,2}[-/]\d{1,2}(?:[-/]\d{1,4})?|\d{1,3}/\d{1,3}|(?-i:\d{1,2}[a-z])|\d{1,3}(?:mg|ml|kg|mm|cm|m|g|s|h|d|w|st|nd|rd|th)",
    re.IGNORECASE,
)
"""Days, scores, beats and doses."""
REACH: Final = 70


def find_bare_codes(text: str) -> Iterator[Identifier]:
    """Every code and reference number that its sentence tells; weak."""
    for match in CODE.finditer(text):
        sentence = _sentence(text, match.start(), match.end())
        if OPENS.search(sentence) and not NO_DOOR.search(sentence):
            yield _coded(match, "ID", "the code of a door or key safe")
    for match in REFERENCE.finditer(text):
        if not YEARS.fullmatch(match["it"]) and not FIGURES.fullmatch(match["it"]) and not NO_DOOR.search(match[0]):
            yield _coded(match, "ID", "a number some words after what it refers to")
    for expression in (DIGITS, REST_OF_NUMBER):
        for match in expression.finditer(text):
            if not YEARS.fullmatch(match["it"]):
                yield _coded(match, "PHONE", "part of a number")


def _coded(match: re.Match[str], label: Label, reason: str) -> Identifier:
    return Identifier(*match.span("it"), label, 0.7, reason, False)


def _sentence(text: str, start: int, end: int) -> str:
    """What stands around a code in its sentence, up to some words away."""
    before = re.split(r"[.!?\n][ \t]*", text[max(0, start - REACH) : start])[-1]
    after = re.split(r"[.!?\n]", text[end : end + REACH // 2])[0]
    return before + text[start:end] + after
