# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Codes of letters and figures: tags of equipment, orders, schemes, solicitors' references, codes read out."""

import re

from kb.anonymise.numbers.check_digits import digits_of
from kb.anonymise.numbers.postcodes import RADIO_LETTER
from kb.anonymise.pattern import SPOKEN_DIGIT, Pattern, shape

NO_CODE = frozenset(
    """
    ISO BS EN COVID ICD IEC PAS HTM HBN SI DSM NG CG QS TA MHRA SWL MAX MIN NEWS BMI BP HR RR TUG MMSE
    AMT AMTS ACE CFS GCS DASH PHQ GAD FIM FAM PRWE COPM UPDRS EDSS SATS INR CRP HB WBC CK ESR HBA SF WHO
    DS NICE RCOT HCPC CQC MCA MHA AT BY LOLER PUWER UK EU A T L C S PG
    """.split()
)
"""Standards, guidelines, scores and loads: what stands before a number and is no code's head."""
YEAR = re.compile(r"(?:18|19)\d\d|20[0-4]\d")
ADMINISTRATIVE = (
    r"(?:order|payroll|acct|acc|account|a/c|policy|application|appl|appeal|programme|scheme|mandate|voucher|parcel|delivery|consignment|batch|lot|item|lease|permit"
    r"|warrant|requisition|req|quote|quotation|invoice|insurance|booking|bar\s?code|tag|asset|hosp(?:ital)?|dols|dol|lps|deputyship|cop|cicra|cica|fund|grant|loan|works\s?order|job|complaint"
    r"|enquiry|query|request|incident|datix|safeguarding|crime|alert|conf(?:irmation)?|tracking|case|slip|receipt|docket|meter|locker|ticket|claim|contract|serial|stores?|po|wo|mrn|crn|urn|prn|reg|registration|membership|member|staff|employee|patient|client|pt|tenancy|rent|bids?|panel)"
)
OFFICE = r"PALS|LGSCO|PHSO|LADO|MASH|ICO|CICA|CAB|DWP|HMRC|DVLA|ICES|PHB|CHC|IFR|SAB|SAR|PPS|ASC"
"""Who counts what is sent to it: 'passed on under PALS 88132'."""
REF_WORD = r"(?:no|nos|num|number|nr|\#|id|ref|refs|reference|code|tag|says|reads|marked)"


def _is_code(text: str) -> bool:
    """Three figures or more, or two after two groups of letters or a mark, that are no year, standard, score or load."""
    letters = re.findall(r"[A-Za-z]+", text)
    figures = re.sub(r"\D", "", text)
    return (
        len(figures) >= (2 if len(letters) > 1 or "-" in text or "/" in text else 3)
        and not (len(letters) == 1 and letters[0].upper() in NO_CODE and not re.search(r"\b0", text))
        and not YEAR.fullmatch(figures)
    )


def _is_reference(text: str) -> bool:
    grouped = len(re.findall("[A-Za-z]+", text)) > 1
    return len(digits_of(text)) >= (2 if grouped else 3) and not re.fullmatch(r"\w+\.(?:18|19|20)\d\d", text)


CODES: tuple[Pattern, ...] = (
    Pattern(
        "ID",
        shape(
            r"\b(?:order|record|file|case|claim|booking|job)(?:[ \t]+(?:under|no|number|as|is))?[ \t:]+(?P<it>[a-z]{2,4}[ \t-]?\d{5,9})(?![\w/-]|[.,]\d)"
        ),
        0.85,
        "letters and figures after a word for what is filed",
        check=_is_code,
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w/£$.-])[A-Z]{2,5}(?:[-/][A-Z]{1,5}){0,2}[-/]\d{3,4}(?:[-/][A-Z0-9]{1,4})?(?![\w/-]|\.\d)", 0),
        0.7,
        "letters and figures like the tag of a piece of equipment or an order",
        strong=False,
        check=_is_code,
    ),
    Pattern(
        "ID",
        # Of 520 such in 925,000 words 40 were no number of somebody: standards, addresses of files, news.
        shape(
            r"(?<![\w/£$.@+#-])(?:[A-Z]{1,4}\d{4,6}|[A-Z]{2,4}\d{3,5}-[A-Z0-9]{1,2}|[A-Z]\d{3}-\d{3}|(?!(?:PIN|EXT|TO|IN|BY|OF|OR|AND|FOR|AT|ON)\ )[A-Z]{2,6}\ \d{5,6})(?![\w/-]|[.,]\d|\ \d)",
            0,
        ),
        0.7,
        "letters and figures like a case number",
        strong=False,
        check=_is_code,
    ),
    Pattern(
        "ID",
        shape(
            r"\bquot(?:e|ed|ing|es)\ (?:ref\ |no\ |number\ )?(?P<it>[a-z]{0,4}[-/\ ]?\d[\w/-]+)(?<!\ \d\d)(?<!\d(?:th|st|nd|rd))"
        ),
        0.75,
        "a number that is quoted",
        strong=False,
        check=lambda text: len(digits_of(text)) >= 2 and not YEAR.fullmatch(text),
    ),
    Pattern(
        "ID",
        shape(
            r"(?<![\w/£$.-])(?=[A-Z0-9-]{0,40}[A-Z])(?=(?:[A-Z-]{0,20}\d){5})[A-Z0-9]{1,6}(?:-[A-Z0-9]{1,8}){2,4}(?![\w/-])",
            0,
        ),
        0.85,
        "letters and figures in groups, as on a label",
        check=_is_code,
    ),
    Pattern(
        "ID",
        # All but one of 160 such, the first apart, in 950,000 words of notes, tweets and news were numbers of somebody.
        shape(
            r"(?<![\w£$€.,/+-])(?:\d{4,6}-(?:\d{5,7}|[A-Z])|[A-Z]{2,3}\d{1,3}-\d{3,7}|[A-Z]\d{1,3}-\d{4,7}"
            r"|(?!\w+-(?:19|20)\d\d\b)(?:[A-Z]|[a-z]{2,3})-\d{4,6}|[A-Z]{2,4}-[A-Z]{2,4}\ \d{4,6})(?![\w%/-]|[.,]\d)",
            0,
        ),
        0.65,
        "figures in groups like an order number",
        strong=False,
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w/-])[A-Z]{2}(?:\ ?\d){9}\ ?[A-Z]{2}(?![\w-])", 0),
        0.85,
        "the shape of a parcel's number",
        strong=False,
    ),
    Pattern(
        "ID",
        shape(
            rf"\b{ADMINISTRATIVE}(?:['’]s)?\b(?:[\ \t]*(?:\b{REF_WORD}\b|\bis\b|\bwas\b|[.:;\#=|(\[,]|[-–])){{0,4}}[\ \t]*"
            r"(?P<it>(?-i:[A-Z]{1,5}(?:[-/.][A-Z]{1,5}){0,2}(?:[-/]|\ (?=\d{2}))?\d{2,8}(?:[A-Z](?!\w)|(?:[-/\ ]\d{2,8}){0,3}(?:[-/][A-Z0-9]{1,4})?)|\d{3,6}[-/](?!(?:X*L|XS|MM|CM|KG|MG|ML|LB|FR|ST|IN|FT)\b)[A-Z]{2,5}(?:[-/][A-Z0-9]{1,4})?))(?![\w%]|[.,/-]\d|\ ?(?:mm|cm|kg|mg|ml|x)\b)"
        ),
        0.85,
        "follows a word for a reference number",
        check=_is_code,
    ),
    Pattern(
        "ID",
        shape(
            rf"\b(?P<it>(?:{OFFICE})\ \d{{4,8}})(?![\w%/-]|[.,]\d)",
            0,
        ),
        0.85,
        "follows a word for a reference number",
        check=_is_code,
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?-i:[A-Z]{2,6})[\ \t]*(?:no|num|number|ref|id)\b\.?[\ \t]*[|:\t#=][\ \t|]*(?P<it>(?-i:[A-Z]{0,4})[-/\ ]?\d{2,8}(?:[-/\ ]\d{2,8}){0,3}(?:[-/]?[A-Z]{1,2})?)(?![\w%]|[.,/-]\d)"
        ),
        0.85,
        "stands beside the label of a number",
        check=lambda text: len(digits_of(text)) >= 4 and not YEAR.fullmatch(text),
    ),
    Pattern(
        "ID",
        shape(
            r"\bref(?:erence|s)?\b(?:[\ \t]*(?:\b(?:no|number|is)\b|[.:;\#=(|]))*[\ \t]*(?P<it>[A-Z]{1,6}(?:[./:\\-][A-Z]{1,8}){0,3}(?:[./:\\-]|\ (?=\d{5}))?\d[A-Z0-9]*(?:[./:\\-][A-Z0-9]+){0,4}(?:\ \d{2,6}){0,3})(?![\w/])"
        ),
        0.9,
        "follows a word for a reference number",
        check=_is_reference,
    ),
    Pattern(
        "ID",
        shape(
            rf"\b(?:{RADIO_LETTER}|(?-i:[B-HJ-Z]))(?:[\s,.-]{{1,2}}(?:{RADIO_LETTER}|(?-i:[A-Z]))\b){{0,4}}(?:[\s,.-]{{1,2}}(?:stroke|dash|slash|hyphen))?(?:[\s,.-]{{1,2}}{SPOKEN_DIGIT}\b){{3,10}}"
        ),
        0.85,
        "a number read out after its letters",
    ),
)
SPACED_TAIL = re.compile(r"(?=[ ][A-Z\d])(?:[ ]\d{2,6}){0,3}(?:[ ][A-Z])?(?=[ \t]*(?:[;)\]|\n]|/[ ]|[.,](?!\d)|$))")
"""Figures and a letter that follow a code after a space and end the clause: 'PL-00 4417 22.', 'CMH 118842 K,'"""
LONG_ENOUGH = 8


def spaced_tail(text: str, start: int, end: int) -> int:
    """Where a code ends that stands at these offsets, with the groups of figures after it; `end` where there are none."""
    head = text[start:end]
    a_code = re.search("[A-Z]", head) or len(digits_of(head)) >= LONG_ENOUGH
    tail = SPACED_TAIL.match(text, end) if a_code and head[-1:].isdigit() else None
    return tail.end() if tail else end
