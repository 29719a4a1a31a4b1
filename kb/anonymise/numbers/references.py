# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Reference numbers: of hospitals, cases, claims, registrations and equipment."""

import re

from kb.anonymise.lexicon import VOCABULARY, lexicon
from kb.anonymise.numbers.check_digits import digits_of
from kb.anonymise.pattern import SPOKEN_DIGIT, Pattern, holds_a_digit, shape

NO_CODE = frozenset(
    {
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
        "NG",
        "CG",
        "QS",
        "TA",
        "MHRA",
        "AT",
        "BY",
    }
)
YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d)?")
FREE = re.compile(r"0[38]\d\d")
"""How free and national telephone numbers begin: '0800 numbers are on the back'."""
SIZE = re.compile(r"\d{1,4}x\d{1,4}(?:x\d{1,4})?", re.IGNORECASE)
LONGEST_PREFIX = 4
"""Letters that stand before a number without being a word of the sentence: 'CAM 20418', 'TDC 204'."""
DOSE = ("mg", "ml", "kg", "mm", "cm", "mcg")


def _is_code(text: str) -> bool:
    """A code of letters and digits, not a standard, a guideline, a dose or a diagnosis code."""
    letters = re.match(r"[A-Za-z]*", text)
    return holds_a_digit(text) and (letters[0].upper() if letters else "") not in NO_CODE


def _is_number(text: str) -> bool:
    """Four digits or more, or three with a letter; no year, no dose and no ordinary word before a figure."""
    digits = len(digits_of(text))
    lettered = digits >= 3 and any(char.isalpha() for char in text)
    return (
        (digits >= 4 or lettered)
        and not YEAR.fullmatch(text)
        and not FREE.fullmatch(text)
        and not SIZE.fullmatch(text)
        and not text.lower().endswith(DOSE)
        and not _begins_with_a_word(text)
    )


def _begins_with_a_word(text: str) -> bool:
    """Whether an ordinary word stands before the figure: 'brick no. Door 795' names no door."""
    word = re.match(r"([A-Za-z]{3,})[ ]", text)
    if word is None or (word[1].isupper() and len(word[1]) <= LONGEST_PREFIX and _is_no_measure(text)):
        return False
    return bool(lexicon().code(word[1].lower()) & VOCABULARY)


def _is_no_measure(text: str) -> bool:
    return len(digits_of(text)) >= 5 or "/" in text or not re.match("[A-Z]*[AEIOUY]", text)


def _is_long_number(text: str) -> bool:
    """Five figures or more, so that what stands some words after its cue is no count."""
    return len(digits_of(text)) >= 5 and _is_number(text)


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


STROKE = r"(?:stroke|dash|slash|hyphen|oblique|forward\ slash)"


def _is_spoken_reference(text: str) -> bool:
    """Whether figures and letters that 'stroke' or 'dash' joins are a number: three figures or more, and no year."""
    parts = re.split(rf"\s+{STROKE}\s+", text, flags=re.IGNORECASE)
    digits = len(digits_of(text)) + len(re.findall(rf"\b{SPOKEN_DIGIT}\b", text, re.IGNORECASE))
    return digits >= 3 and not any(YEAR.fullmatch(part) for part in parts)


def _is_grouped_number(text: str) -> bool:
    """Eight figures or more in groups that are no day with its month and year."""
    return len(digits_of(text)) >= 8 and not re.fullmatch(r"\d\d-\d\d-\d{4}|\d{4}-\d\d-\d\d", text)


REFERENCES: tuple[Pattern, ...] = (
    Pattern(
        "ID",
        shape(
            r"(?<![\w/-])(?!(?:ISO|BS|EN|IEC|PAS|OT|OTs|NHS|NICE)/)[A-Z][A-Za-z]{1,7}/[A-Z]{1,6}/(?!(?:19|20)\d\d\b)\d{3,6}(?![\w-])",
            0,
        ),
        0.75,
        "a reference number in parts",
        strong=False,
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:complaint|concern|case|claim|incident|enquiry|file|our|your)['’]?s?\ ref(?:erence)?(?:\ (?:is|no\.?|number))?[\ .:]+(?P<it>(?-i:[A-Z]{2,8})[\ -]\d{3,6})(?![\w-])"
            r"|(?<![\w/-])(?P<b>20\d\d/(?!20\d\d(?!\d))\d{4,6})(?![\w/-])"
            r"|\b(?:police|101|999|control\ room|security)\b[^.;\n]{0,40}?\blog\ (?:no\.?\ |number\ )?(?P<f>\d{3,6})(?![\w/:-])"
            rf"|\b(?:app\.?\ (?P<c>\d{{4,6}}/\d{{2,4}})|booking\ (?:(?:ref|code|no)\b[.:\ ]*)?(?P<d>(?-i:(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*\d)[A-Z0-9]{{6}}))|(?:quote|quoting|reference|ref)\ (?P<e>(?-i:[A-Z]{{1,4}})(?:\ {SPOKEN_DIGIT}){{3,8}}))(?![\w/-])"
        ),
        0.8,
        "a reference number",
        strong=False,
    ),
    Pattern(
        "ID",
        shape(r"\b[A-Z][a-z]+(?:Index|Number|Num|Ref|ID|No)[\ :\#]+(?P<it>\d{4,}(?:[-/]\d{1,4})?)(?![\w/-])", 0),
        0.85,
        "a number after the name of a system's index",
    ),
    Pattern(
        "ID",
        shape(
            rf"(?<![\w/-])(?:(?-i:[A-Z]{{1,4}}\d{{0,8}}|[a-z](?:\ [a-z]){{0,3}})|\d{{2,8}}|{SPOKEN_DIGIT}(?:[\ ,]+{SPOKEN_DIGIT}){{1,8}})"
            rf"(?:\s+{STROKE}\s+(?:(?-i:[A-Z]{{1,4}}\d{{0,8}}|[a-z](?:\ [a-z]){{0,3}}(?![\w'’]))|\d{{1,8}}|{SPOKEN_DIGIT}(?:[\ ,]+{SPOKEN_DIGIT}){{0,8}})\b){{1,5}}"
        ),
        0.85,
        "a reference number read out",
        check=_is_spoken_reference,
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:customer|policy|claim|reference|ref|case|account|membership|member|order|job|invoice|tenancy|hospital|patient|client|booking|tracking|unit|student|payroll|staff|registration|licence|contract|serial|asset|loan|file)"
            r"['’]?s?\s(?:number|no\.?|numbers|ref|reference|id|code)\b[^.;\n\d]{1,60}?(?<![\w£/.-])"
            r"(?P<it>[A-Z]{0,4}[-/]?\d[A-Z0-9]{2,}(?:[-/][A-Z0-9]+)*|\d{2,6}(?:[-\ /]\d{2,6}){1,4})(?![\w%]|[.,/]\d)"
        ),
        0.85,
        "follows a word for a reference number",
        check=_is_long_number,
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w£$€.,/+-])\d{2,6}(?:-\d{2,6}){2,4}(?![\w%/-]|[.,]\d)"),
        0.65,
        "figures in groups like a case or account number",
        strong=False,
        check=_is_grouped_number,
    ),
    Pattern(
        "ID",
        shape(
            rf"\b{ID_CUE}(?:['’]s)?(?:[\ \t]+[a-z]+){{0,2}}?[\ \t/]*(?<![a-z]){REF_WORD}\b[\ \t]*(?:is|was|of|under|[.:;\#=|(\[,]|[-–])*[\ \t]*"
            r"(?P<it>\#?[A-Z0-9](?:[A-Z0-9]|[-/.\\_](?=[A-Z0-9])|(?<=[A-Z0-9])[\ ](?=[A-Z]{0,3}\d)){2,24})"
        ),
        0.95,
        "follows a word for a reference number",
        check=lambda text: holds_a_digit(text) and not _begins_with_a_word(text),
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:pid|s1|lla|lcs|las|controcc|eclipse|carefirst|liquid\s?logic|mosaic|gdc|gmc|swe|nass|urn|uprn|bupa|oyster|cop|mpan|mprn|prisoner|pnc|cro|crn|niche|ubrn|e-?rs|study|participant|trial"
            r"|share\s?code|police\s+log|blue\s?badge|bb|datix|cad|tag|po|wo|sg|inc|job|sample|lab|specimen|scan|barcode|planning|psr|arc|brp|dbs|u?ln|upn|opg|lpa|dols|mash|ehcp?|datix|asset|rent|tenancy|council\s+tax|c/tax"
            r"|incident|crime|safeguarding|log|case|claim|participant|s/n|serial|gas|meter|account|a/c|ac|badge|password|passcode|cc)\b"
            rf"(?:[\ \t]*(?:\b(?:{REF_WORD}|is|was|app|application|card|serial|cert|form)\b|[.:;\#=(]|[-–]))*[\ \t]*"
            r"(?P<it>(?:[A-Z]{1,4}(?:[\ -](?=\d))?|[A-Z]{1,3}/)?\d(?:[A-Z0-9]|[-/](?=[A-Z0-9])|\.(?=\d)|\ (?=\d{2,}\b)|\ (?=[A-Z]{0,2}\d{3})){1,24})(?![\w])"
        ),
        0.9,
        "follows a word for a reference number",
        check=_is_number,
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:claim|policy|account|case)\s+(?P<it>[A-Z]{1,4}/\d{2,8}/[A-Z0-9]{1,4})\b|\b(?:police\s+log|cad|log\s+no|incident)[\s:]+(?P<b>\d{3})\b"
        ),
        0.9,
        "follows a word for a reference number",
    ),
    Pattern(
        "ID", shape(r"(?<![\w/.-])\d{2}/\d{2}/\d{5}(?:/\d{3})?(?![\w/-])"), 0.9, "the shape of an asylum support number"
    ),
    Pattern(
        "ID", shape(r"(?<![\w/.-])\d{2}/\d{4,6}/[A-Z]{2,5}(?![\w/-])", 0), 0.9, "the shape of a planning reference"
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w/.-])[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5,6}(?![\w/-])", 0),
        0.9,
        "the shape of a prescription number",
        check=_is_code,
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w/.,£-])\d{4}\ \d{4}\ \d{4}(?:\ \d{1,4}){0,2}(?![\w/-]|[.,]\d)"),
        0.9,
        "a long number in fours",
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w/-])(?=(?:[A-Z]*\d){5})(?=(?:\d*[A-Z]){2})[A-Z\d]{9,20}(?![\w/-])", 0),
        0.85,
        "letters and digits like a reference number",
    ),
    Pattern("ID", shape(r"(?<![\w/-])[A-Z]\d{4}[A-Z]{2}(?![\w/-])", 0), 0.9, "the shape of a prison number"),
    Pattern(
        "ID",
        shape(
            r"\b(?:grid\s+ref(?:erence)?|lat(?:itude)?(?:/|\s)?long(?:itude)?|gps|coordinates)\b[\s:=]*(?P<it>(?:[A-Z]{2}\ ?)?-?\d[\d.,\ -]{4,30}\d)"
        ),
        0.9,
        "a place on the map",
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:mrn|pas|hcpc|gmc|nmc|swe|gphc|upn|uln|rio|emis|systm\s?one|mosaic|liquid\s?logic|datix|cad|serial|s/n|asset|pin|ref|reference"
            r"|case|claim|policy|hosp|episode|account|passport|licen[cs]e(?:\ card)?|ehcp?|log|crime|account|tenancy|rent|payroll|membership"
            r"|sn|i\.?d\.?|(?<!model\ )(?<!part\ )(?<!product\ )(?<!size\ )(?<!page\ )(?<!item\ )(?<!stock\ )(?:no|number))\b\s*(?:is|was|no\.?|number|[.:;\#=(]|[-–])*\s*"
            r"(?P<it>(?!(?:is|was)\ )[A-Z]{0,6}(?:[-/][A-Z]{1,5})?[-/\ ]?\d[A-Z0-9]*(?:[-/][A-Z0-9]+|\.\d[A-Z0-9]*)*(?:\ \d{3,})*(?:(?<=\ \d{3})\ \d\d(?![\d.:/%-]|\ ?(?:cm|mm|kg|min|mg|hours|days|weeks|years)))?)\b"
        ),
        0.9,
        "follows a word for a reference number",
        check=_is_number,
    ),
    Pattern(
        "ID",
        shape(
            r"(?<![\w/-])(?=[A-Z0-9/\-]*[A-Z])[A-Z]{1,6}\d{0,4}(?:[-/][A-Z]{1,5})?[-/]\d{2,8}[-/][A-Z0-9]{2,8}(?:[-/][A-Z0-9]+)*(?![\w/-])"
        ),
        0.9,
        "the shape of a case reference",
        check=_is_code,
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w/£$.-])[A-Z]{1,5}(?:[-/][A-Z]{1,5})?[-/]?\d{5,10}[A-Z]{0,2}(?!\w|-(?![A-Z]\b))"),
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
        shape(
            r"(?<![\w£$€.,/+-])(?<!\bmodel\ )(?<!\bpart\ )(?<!\bcode\ )(?<!\bproduct\ )(?<!\bitem\ )(?<!\bstock\ )(?:\d{7,9}|\d{6,9}(?-i:[A-Z]))(?![\w%/-]|[.,]\d)"
        ),
        0.75,
        "a long number, as of a case or account",
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w£$€.,/+-])\d{7,9}(?![\w%/-]|[.,]\d)"),
        0.6,
        "a long number",
        strong=False,
    ),
    Pattern("ID", shape(r"(?<![\w£$€.,/+-])\d{11,20}(?![\w%/-]|[.,]\d)"), 0.85, "a long number"),
    Pattern(
        "ID",
        shape(r"(?<![\w£$€.,/+#-])(?<!\d\ )\d{6}(?![\w%/-]|[.,]\d|\ \d)|(?<!\w)\#\d{4,}\b"),
        0.6,
        "a long number",
        strong=False,
    ),
    Pattern(
        "ID",
        shape(
            r"(?<![\w/-])[A-Z]{2,4}[\ -]\d{2,4}[\ -]\d{3,4}(?![\w/-])|(?<![\d.,£]\ )(?<![\w.,£/-])\d\d\ \d\d\ \d\d\ \d\d(?!\ ?\d|[.,/]\d)|(?<![\w/-])[A-Z]{2,3}\ \d{4,6}(?![\w/-])",
            0,
        ),
        0.65,
        "letters and digits like a case number",
        strong=False,
        check=lambda text: _is_code(text) and not YEAR.search(text),
    ),
)
