# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Reference numbers: of hospitals, cases, claims, registrations and equipment."""

import re

from kb.anonymise.check_digits import digits_of
from kb.anonymise.pattern import Pattern, holds_a_digit, shape


def _is_code(text: str) -> bool:
    """A code of letters and digits, not a standard, a dose, a screen size or a diagnosis code."""
    letters = re.match(r"[A-Za-z]*", text)
    head = letters[0].upper() if letters else ""
    return holds_a_digit(text) and head not in {
        "ISO",
        "BS",
        "EN",
        "COVID",
        "ICD",
        "IEC",
        "PAS",
        "HTM",
        "HBN",
        "SI",
        "DSM",
    }


ID_CUE = (
    r"(?:hospital|hosp|unit|district|clinic|mrn|pas|rio|systm\s?one|s1|emis|mosaic|liquid\s?logic|lcs|las|care\s?first|eclipse|paris|epr"
    r"|case|claim|policy|account|order|asset|serial|s/n|sn|tag|pin|hcpc|gmc|nmc|swe|gphc|gdc|ehcp?|upn|uln|safeguarding|incident|datix"
    r"|blue\s?badge|badge|invoice|crime|application|planning|tenancy|council\s?tax|housing|customer|member(?:ship)?|licen[cs]e|staff|employee"
    r"|payroll|student|pupil|referral|episode|pathway|job|ticket|quote|works?\s?order|log|episode|file|record|patient|client|service\s?user"
    r"|court|tribunal|application|dwp|pip|dfg|grant|esa|uc|dla|passport|visa|brp|home\s?office|prison|prisoner|cad|niche|ods"
    r"|registration|reg|device|equipment|hoist|chair|wheelchair|bed|loan|nrs|medequip|millbrook|contract|agreement|insurance|solicitor'?s?"
    r"|medical\s?record|social\s?care|adult\s?social\s?care|local|your|our|my|their|trust|swift|frameworki|azeus|carenotes|lorenzo|cerner)"
)
REF_WORD = r"(?:no|nos|num|number|nr|\#|id|i\.d|ref|refs|reference|code|pin|tag|log|mark)"

REFERENCES: tuple[Pattern, ...] = (
    Pattern(
        "ID",
        shape(
            rf"\b{ID_CUE}(?:['’]s)?(?:[\ \t]+[a-z]+){{0,2}}?[\ \t/]*{REF_WORD}\b[\ \t]*(?:is|was|of|under|[.:;\#=|(\[,]|[-–])*[\ \t]*"
            r"(?P<it>\#?[A-Z0-9](?:[A-Z0-9]|[-/.\\_](?=[A-Z0-9])|(?<=[A-Z0-9])[\ ](?=[A-Z]{0,3}\d)){2,24})"
        ),
        0.95,
        "follows a word for a reference number",
        check=holds_a_digit,
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:mrn|pas|hcpc|gmc|nmc|swe|gphc|upn|uln|rio|emis|systm\s?one|mosaic|liquid\s?logic|datix|cad|serial|s/n|asset|pin|ref|reference"
            r"|case|claim|policy|hosp|episode|account|passport|licen[cs]e|ehcp?|log|crime|account|tenancy|rent|payroll|membership"
            r"|sn|i\.?d\.?|no|number)\b\s*(?:is|was|no\.?|number|[.:;\#=(]|[-–])*\s*"
            r"(?P<it>[A-Z]{0,6}(?:[-/][A-Z]{1,5})?[-/\ ]?\d[A-Z0-9]*(?:[-/.]?[A-Z0-9]+)*(?:\ \d{3,})*)\b"
        ),
        0.9,
        "follows a word for a reference number",
        check=lambda text: len(digits_of(text)) >= 4 and not text.lower().endswith(("mg", "ml", "kg")),
    ),
    Pattern(
        "ID",
        shape(
            r"(?<![\w/-])(?=[A-Z0-9/\-]*[A-Z])[A-Z]{1,6}\d{0,2}(?:[-/][A-Z]{1,5})?[-/]\d{2,8}[-/][A-Z0-9]{2,8}(?:[-/][A-Z0-9]+)*(?![\w/-])"
        ),
        0.9,
        "the shape of a case reference",
        check=_is_code,
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w/£$.-])[A-Z]{1,5}(?:[-/][A-Z]{1,5})?[-/]?\d{5,10}[A-Z]{0,2}(?![\w-])"),
        0.9,
        "letters and digits like a hospital or case number",
        check=_is_code,
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w/£$.,-])\d{2,5}[-/][A-Z]{1,5}[-/]?\d{2,8}(?![\w-])"),
        0.85,
        "letters and digits like a case number",
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w£$€.,/+-])\d{7,9}(?![\w%/-]|[.,]\d)"),
        0.75,
        "a long number, as of a case or account",
    ),
    Pattern("ID", shape(r"(?<![\w£$€.,/+-])\d{11,20}(?![\w%/-]|[.,]\d)"), 0.85, "a long number"),
)
