# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Numbers and addresses on the net that can be told by their shape: class A of the checklist."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.anonymise.check_digits import digits_of, iban_is_valid, luhn_is_valid, nhs_number_is_valid
from kb.anonymise.identifiers import Identifier, Label

Check = Callable[[str], bool]


@dataclass(frozen=True)
class Pattern:
    """A shape; where the expression has a group called `it`, only that part is the identifier."""

    label: Label
    expression: re.Pattern[str]
    confidence: float
    reason: str
    strong: bool = True
    check: Check | None = None

    def find(self, text: str) -> Iterator[Identifier]:
        """Every stretch of the text that has the shape and passes the check."""
        group = "it" if "it" in self.expression.groupindex else 0
        for match in self.expression.finditer(text):
            start, end = match.span(group)
            if end > start and (self.check is None or self.check(match[group])):
                yield Identifier(start, end, self.label, self.confidence, self.reason, self.strong)


def _shape(expression: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(expression, flags | re.VERBOSE)


GAP = r"[\ \t\u00a0.\-–—]"
SPOKEN_DIGIT = (
    r"(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred|thousand|o)"
)
CUE_END = r"(?:\s*(?:no|nos|num|number|nr|\#|id|ref|code|is|was|of|[.:;\#=|,()\[\]]|[-–])){0,4}\s*"
POSTAL_AREAS = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL"
    "|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX"
    "|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR"
    "|WS|WV|YO|ZE"
)
TWO_LETTER_AREAS = "|".join(area for area in POSTAL_AREAS.split("|") if len(area) == 2)
TOP_LEVEL = (
    "com|org|net|edu|gov|int|info|biz|io|ai|app|co|me|tv|uk|scot|wales|cymru|london|ie|eu|de|fr|es|it|pl|nl|be|ch|us|ca|au|nz|in"
    "|pk|ng|health|care|support|online|site|xyz|dev|blog|shop"
)
NATIONAL_SITES = frozenset(
    [
        "nhs.uk",
        "gov.uk",
        "nice.org.uk",
        "rcot.co.uk",
        "hcpc-uk.org",
        "hcpc-uk.co.uk",
        "cqc.org.uk",
        "ageuk.org.uk",
        "mind.org.uk",
        "mobilityonline.org.uk",
        "parkinsons.org.uk",
        "stroke.org.uk",
        "alzheimers.org.uk",
        "mssociety.org.uk",
        "scope.org.uk",
        "livingmadeeasy.org.uk",
        "turn2us.org.uk",
        "autism.org.uk",
        "rnib.org.uk",
        "versusarthritis.org",
        "headway.org.uk",
        "england.nhs.uk",
        "dlf.org.uk",
        "citizensadvice.org.uk",
        "carersuk.org",
        "citizensadvice.org.uk",
        "foundations.uk.com",
        "ico.org.uk",
        "scie.org.uk",
        "who.int",
        "wfot.org",
        "patient.info",
    ]
)


def _ten_digits(text: str) -> bool:
    """Ten digits in a shape people write NHS numbers in, or any shape whose check digit holds."""
    groups = re.findall(r"\d+", text)
    return nhs_number_is_valid(text) or len(groups) <= 4 or all(len(group) == 1 for group in groups)


def _failing_ten_digits(text: str) -> bool:
    return _ten_digits(text) and not nhs_number_is_valid(text)


def _spoken_long(text: str) -> bool:
    return len(re.findall(SPOKEN_DIGIT, text, re.IGNORECASE)) >= 6


def _is_no_national_site(text: str) -> bool:
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", text.lower())
    return host.split("/")[0].rstrip(".") not in NATIONAL_SITES


def _holds_a_digit(text: str) -> bool:
    return any(char.isdecimal() for char in text)


def _is_code(text: str) -> bool:
    """A code of letters and digits, not a standard, a dose, a screen size or a diagnosis code."""
    letters = re.match(r"[A-Za-z]*", text)
    head = letters[0].upper() if letters else ""
    return _holds_a_digit(text) and head not in {
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


NUMBERS: tuple[Pattern, ...] = (
    Pattern(
        "NHS_NUMBER",
        _shape(rf"(?<![\d£$€]) (?<!\d[.,]) (?<!\+) \d (?:{GAP}{{0,2}}\d){{9}} (?!{GAP}?\d) (?![.,]\d)"),
        0.99,
        "ten digits whose check digit fits an NHS, CHI or H&C number",
        check=nhs_number_is_valid,
    ),
    Pattern(
        "NHS_NUMBER",
        _shape(
            rf"(?<![\d£$€]) (?<!\d[.,]) (?<!\+) (?=[1-9]|\d{{3}}[\ \-]\d{{3}}[\ \-]\d{{4}}) \d (?:{GAP}{{0,2}}\d){{9}} (?!{GAP}?\d)"
        ),
        0.9,
        "ten digits like an NHS number, perhaps mistyped: the check digit does not fit",
        check=_failing_ten_digits,
    ),
    Pattern(
        "NHS_NUMBER",
        _shape(
            rf"\b(?:nhs|chi|h\s?&\s?c|hcn|health\s(?:and|&)\scare|hc) {CUE_END} (?P<it>\d(?:{GAP}{{0,2}}\d){{5,11}})(?!\d)"
        ),
        0.97,
        "digits after 'NHS number' or the like",
    ),
    Pattern(
        "NHS_NUMBER",
        _shape(rf"\b{SPOKEN_DIGIT}(?:[\s,.\-]+{SPOKEN_DIGIT}){{5,16}}\b"),
        0.9,
        "a number spoken digit by digit",
        check=_spoken_long,
    ),
    Pattern(
        "NINO",
        _shape(r"(?<![A-Z0-9]) [A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] (?:[\ .\-]?\d){6} [\ .\-]?[A-D] (?![A-Z0-9])"),
        0.98,
        "the shape of a National Insurance number",
    ),
    Pattern(
        "NINO",
        _shape(
            r"\b(?:n\.?\s?i\.?|nino|national\s+insurance|insurance) (?:\s*(?:no|num|number|\#|is|[.:;]))* \s*"
            r"(?P<it>[A-Z]{2}(?:[\ .\-]?[\dO]){6}(?:[\ .\-]?[A-Z])?)(?![A-Z0-9])"
        ),
        0.97,
        "follows 'National Insurance number'",
    ),
    Pattern(
        "ID",
        _shape(r"(?<![A-Z0-9]) [A-Z9]{5}\ ?\d{6}\ ?[A-Z9]{2}[A-Z0-9]\ ?[A-Z0-9]{2}(?:\ ?\d\d)? (?![A-Z0-9])"),
        0.97,
        "the shape of a UK driving licence",
    ),
    Pattern(
        "ID",
        _shape(r"(?<!\d)(?:\d[\ \-]?){12,18}\d(?!\d)"),
        0.97,
        "a payment card number",
        check=luhn_is_valid,
    ),
    Pattern(
        "ID",
        _shape(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:\ ?[A-Z0-9]{4}){2,7}(?:\ ?[A-Z0-9]{1,4})?(?![A-Z0-9])"),
        0.97,
        "a bank account number (IBAN)",
        check=iban_is_valid,
    ),
    Pattern("ID", _shape(r"\b\d{3}-\d{2}-\d{4}\b"), 0.8, "the shape of a social security number"),
    Pattern("ID", _shape(r"(?<![\d./])\d{2}-\d{2}-\d{2}[\s,]+\d{8}\b"), 0.97, "a sort code and account number"),
    Pattern(
        "ID",
        _shape(
            rf"\b(?:sort\s?code|s/c|acc(?:oun)?t|a/c|iban|bic|swift) {CUE_END} (?P<it>\d{{2}}[-\ ]?\d{{2}}[-\ ]?\d{{2}}(?:\d\d)?)(?!\d)"
        ),
        0.95,
        "a bank number",
    ),
    Pattern(
        "ID",
        _shape(r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])"),
        0.85,
        "an IP address",
    ),
    Pattern("ID", _shape(r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,4}(?![\w:])"), 0.85, "an IP address"),
    Pattern(
        "ID", _shape(r"\b(?:OT|PH|PA|SL|CH|DT|RA|BS|PYL|OR|ODP|CS)\ ?\d{5,6}\b", 0), 0.95, "an HCPC registration number"
    ),
    Pattern("ID", _shape(r"\b\d{2}[A-L]\d{4}[A-Z]\b"), 0.95, "the shape of an NMC PIN"),
    Pattern("ID", _shape(r"\bSW\d{4,7}\b"), 0.95, "a Social Work England number"),
)

ID_CUE = (
    r"(?:hospital|hosp|unit|district|clinic|mrn|pas|rio|systm\s?one|s1|emis|mosaic|liquid\s?logic|lcs|las|care\s?first|eclipse|paris|epr"
    r"|case|claim|policy|account|order|asset|serial|s/n|sn|tag|pin|hcpc|gmc|nmc|swe|gphc|gdc|ehcp?|upn|uln|safeguarding|incident|datix"
    r"|blue\s?badge|badge|invoice|crime|application|planning|tenancy|council\s?tax|housing|customer|member(?:ship)?|licen[cs]e|staff|employee"
    r"|payroll|student|pupil|referral|episode|pathway|job|ticket|quote|works?\s?order|log|episode|file|record|patient|client|service\s?user"
    r"|court|tribunal|application|dwp|pip|dfg|grant|esa|uc|dla|passport|visa|brp|home\s?office|prison|prisoner|cad|niche|ods"
    r"|registration|reg|device|equipment|hoist|chair|wheelchair|bed|loan|nrs|medequip|millbrook|contract|agreement|insurance|solicitor'?s?"
    r"|medical\s?record|social\s?care|adult\s?social\s?care|local|your|our|my|their|trust|swift|frameworki|azeus|carenotes|lorenzo|cerner)"
)
REFERENCE = r"(?:no|nos|num|number|nr|\#|id|i\.d|ref|refs|reference|code|pin|tag|log|mark)"

NUMBERED_CUES: tuple[Pattern, ...] = (
    Pattern(
        "ID",
        _shape(
            rf"\b{ID_CUE}(?:['’]s)?(?:[\ \t]+[a-z]+){{0,2}}?[\ \t/]*{REFERENCE}\b[\ \t]*(?:is|was|of|under|[.:;\#=|(\[,]|[-–])*[\ \t]*"
            r"(?P<it>\#?[A-Z0-9](?:[A-Z0-9]|[-/.\\_](?=[A-Z0-9])|(?<=[A-Z0-9])[\ ](?=[A-Z]{0,3}\d)){2,24})"
        ),
        0.95,
        "follows a word for a reference number",
        check=_holds_a_digit,
    ),
    Pattern(
        "ID",
        _shape(
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
        _shape(
            r"(?<![\w/-])(?=[A-Z0-9/\-]*[A-Z])[A-Z]{1,6}\d{0,2}(?:[-/][A-Z]{1,5})?[-/]\d{2,8}[-/][A-Z0-9]{2,8}(?:[-/][A-Z0-9]+)*(?![\w/-])"
        ),
        0.9,
        "the shape of a case reference",
        check=_is_code,
    ),
    Pattern(
        "ID",
        _shape(r"(?<![\w/£$.-])[A-Z]{1,5}(?:[-/][A-Z]{1,5})?[-/]?\d{5,10}[A-Z]{0,2}(?![\w-])"),
        0.9,
        "letters and digits like a hospital or case number",
        check=_is_code,
    ),
    Pattern(
        "ID",
        _shape(r"(?<![\w/£$.,-])\d{2,5}[-/][A-Z]{1,5}[-/]?\d{2,8}(?![\w-])"),
        0.85,
        "letters and digits like a case number",
    ),
    Pattern(
        "ID",
        _shape(r"(?<![\w£$€.,/+-])\d{7,9}(?![\w%/-]|[.,]\d)"),
        0.75,
        "a long number, as of a case or account",
    ),
    Pattern("ID", _shape(r"(?<![\w£$€.,/+-])\d{11,20}(?![\w%/-]|[.,]\d)"), 0.85, "a long number"),
)

PHONES: tuple[Pattern, ...] = (
    Pattern("PHONE", _shape(r"(?<![\w.])x\.?\ ?\d{4,5}(?![\d\w])", 0), 0.8, "an extension", strong=False),
    Pattern(
        "PHONE",
        _shape(r"(?<![\w£$.,/-])(?<!\d\ )\d{3}[\ -]\d{4}(?![\w,/-])(?!\.\d)(?!\ (?:mm|cm|ml))"),
        0.7,
        "the shape of a local number",
        strong=False,
    ),
    Pattern(
        "PHONE",
        _shape(
            r"(?<![\w/.-])(?<!\d\ ) (?:(?:\+|00)\ ?44\ ?[\ ().\-]*(?:\(0\))?|\(?0) (?:[\ ().\-/]{0,2}\d){9,10} (?!\d)"
            r"(?:[\ ,]*(?:ext(?:ension|n)?|x)[\ .:]*\d{2,6})?"
        ),
        0.97,
        "a UK telephone number",
    ),
    Pattern(
        "PHONE",
        _shape(r"(?<![\w.])\+\ ?(?:[1-9]\d{0,2})(?:[\ ().\-]{0,2}\d){6,13}(?!\d)(?:[\ ,]*(?:ext|x)[\ .:]*\d{2,6})?"),
        0.95,
        "a telephone number from abroad",
    ),
    Pattern(
        "PHONE",
        _shape(
            r"(?<![\w.-])(?:\+?\d{1,3}[-.\ ])?(?:\(\d{3}\)\ ?|\d{3}[-.])\d{3}[-.\ ]\d{4}(?:\ ?x\ ?\d{2,6})?(?![\w-])"
        ),
        0.85,
        "a telephone number",
    ),
    Pattern(
        "PHONE",
        _shape(r"(?<![\w.-])00[1-9]\d?(?:[\ ().\-]{0,2}\d){8,13}(?!\d)(?:\ ?x\ ?\d{2,6})?"),
        0.9,
        "a telephone number from abroad",
    ),
    Pattern(
        "PHONE",
        _shape(
            r"\b(?:tel|telephone|phone|ph|mob|mobile|fax|call(?:ed)?|ring|rang|text(?:ed)?|landline|contact(?:able)?|t|m)\b"
            r"(?:\s*(?:no|num|number|line|on|at|her|him|them|is|me|us|back|[.:;\#]|[-–]))*\s*"
            r"(?P<it>[\d(+](?:[\ ().\-/]{0,2}\d){4,14})(?!\d)"
        ),
        0.93,
        "digits after a word for telephone",
        check=lambda text: len(digits_of(text)) >= 5,
    ),
    Pattern(
        "PHONE",
        _shape(
            r"\b(?:ext(?:ension|n)?|bleep|bleeped|pager|bip|switchboard|dect|aircall|short[\ ]?code)\b\.?"
            r"(?:\s*(?:no|num|number|on|is|[.:;\#]))*\s*(?P<it>\d{3,6})(?!\d)"
        ),
        0.9,
        "an extension or bleep number",
    ),
    Pattern("PHONE", _shape(r"(?<![\w.,£$/-])07(?:[\ \-.]{0,2}[\dxX*]){7,9}(?!\d)"), 0.85, "part of a mobile number"),
)

ON_THE_NET: tuple[Pattern, ...] = (
    Pattern(
        "EMAIL",
        _shape(r"[\w.+'’&%\-]*[\w+]\ ?(?:@|\[at\]|\(at\))\ ?[\w\-]+(?:\.[\w\-]+)*\.\w{2,}"),
        0.99,
        "an e-mail address",
    ),
    Pattern(
        "EMAIL",
        _shape(
            r"\b[\w]+(?:(?:\.|\ dot\ |_|\ underscore\ )[\w]+)*\ at\ [\w\-]+(?:(?:\ dot\ |\.)[\w\-]+)*\ dot\ (?:com|org|net|uk|co)(?:\ dot\ (?:uk|net))?\b"
        ),
        0.95,
        "an e-mail address, spelt out",
    ),
    Pattern("EMAIL", _shape(r"[\w.+\-]+@[\w\-]{2,}(?:\.[\w\-]+)*"), 0.9, "an e-mail address"),
    Pattern(
        "URL",
        _shape(r"(?:\b(?:https?|ftp|file)://|\bwww\.)[^\s<>\"'’)\]]*[^\s<>\"'’)\].,;:!?]"),
        0.97,
        "a web address",
        check=_is_no_national_site,
    ),
    Pattern(
        "URL",
        _shape(
            rf"(?<![@\w.])(?:[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\.)+(?:{TOP_LEVEL})(?:/[^\s<>\"')\]]*[^\s<>\"')\].,;:!?])?(?![\w@-]|\.\w)"
        ),
        0.9,
        "a web address",
        check=lambda text: _is_no_national_site(text) and len(text.split(".")[0]) > 1,
    ),
    Pattern("USERNAME", _shape(r"(?<![\w@.])@[A-Za-z_][\w.]{1,40}\w"), 0.95, "a name on social media"),
    Pattern(
        "USERNAME",
        _shape(
            r"\b(?:user\s?name|user\s?id|log[\s-]?in|log[\s-]?on|handle|gamer\s?tag|gamer\s?name|screen\s?name|insta(?:gram)?|snap(?:chat)?"
            r"|tik\s?tok|twitter|x\.com|discord|skype|psn|xbox|roblox|minecraft|fortnite|account\s?name|smart\s?card\s?user|network\s?id)\b"
            r"(?:\s*(?:name|id|handle|username|account|tag|live|is|was|as|under|called|user|[.:;=,(]|[-–]))*\s*['\"“‘]?"
            r"(?P<it>@?(?=[\w.\-]*(?:[\d_]|\.\w))[A-Za-z][\w.\-]{2,30}\w)"
        ),
        0.9,
        "follows a word for a user name",
    ),
    Pattern(
        "USERNAME",
        _shape(
            r"\b(?:user\s?name|user\s?id|log[\s-]?in(?:\s+name)?|gamer\s?tag|screen\s?name)\s*(?:is|was|=|:)\s*['\"“‘]?(?P<it>[A-Za-z][\w.\-]{2,30})"
        ),
        0.9,
        "follows a word for a user name",
    ),
    Pattern(
        "USERNAME",
        _shape(r"(?:\\Users\\|/home/|/Users/)(?P<it>[^\\/\s]+)"),
        0.9,
        "a user's folder",
    ),
    Pattern(
        "USERNAME",
        _shape(r"(?<![\w@./\\-])[a-z]{2,}(?:[._][a-z]+)*_?[._]?(?:[a-z]+_\w+|_\d+|\.\w+_\d+|_\w+\d+)(?![\w@/\\-])", 0),
        0.6,
        "letters and digits joined like a user name",
        strong=False,
        check=_holds_a_digit,
    ),
)

PLATE_CUE = r"\b(?i:reg(?:istration)?|vehicle|car|van|plate|plates|number\s?plate|vrm|vrn|motability|taxi|minibus|lorry|motorbike|vauxhall|ford|kia|nissan|toyota|vw|volkswagen|peugeot|citroen|skoda|renault|fiat|honda|hyundai|bmw|audi|berlingo|kangoo|fiesta|corsa|qashqai|bus)\b"

SMALL_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"

PLACES_OF_POST: tuple[Pattern, ...] = (
    Pattern(
        "POSTCODE",
        _shape(
            rf"\b(?-i:[A-Z]\ ?[A-Z]?)[\ ,]+{SMALL_NUMBER}(?:[\ -](?:one|two|three|four|five|six|seven|eight|nine))?[\ ,]+(?:zero|one|two|three|four|five|six|seven|eight|nine|\d)[\ ,]+(?-i:[A-Z]\ ?[A-Z])\b"
        ),
        0.9,
        "a postcode, spelt out",
    ),
    Pattern(
        "POSTCODE",
        _shape(
            rf"(?<![A-Z0-9]) (?:GIR\ ?0AA|(?:{POSTAL_AREAS})(?:\d{{1,2}}|\d[A-Z]) [\ \u00a0]{{0,2}} [\dO][ABD-HJLNP-UW-Z]{{2}}) (?![A-Z0-9])",
            0,
        ),
        0.99,
        "a postcode",
    ),
    Pattern(
        "POSTCODE",
        _shape(
            rf"(?<![A-Z0-9]) (?:GIR\ ?0AA|(?:{POSTAL_AREAS})(?:[\dIO]{{1,2}}|\d[A-Z]) [\ \u00a0]{{0,3}}[-]?"
            r"\d(?!(?:th|st|nd|rd|pm|am|bd|ht|wt)\b)[ABD-HJLNP-UW-Z]{2}) (?![A-Z0-9])"
        ),
        0.93,
        "a postcode",
    ),
    Pattern(
        "POSTCODE",
        _shape(r"\bpost\s?code\b(?:\s*(?:is|[.:;\-]))*\s*(?P<it>[A-Z]{1,2}\d[A-Z\d]?(?:\ ?\d[A-Z]{2})?)(?![A-Z0-9])"),
        0.95,
        "follows the word postcode",
    ),
    Pattern(
        "POSTCODE",
        _shape(
            rf"(?:\b(?:in|to|from|near|around|across)\s+(?:the\s+)?|,\s*|\(\s*) (?P<it>(?:{TWO_LETTER_AREAS})\d{{1,2}}[A-Z]?)(?=\s+(?:area|postcode|district)|[,.;)\n]|$)",
            0,
        ),
        0.8,
        "the first half of a postcode",
        strong=False,
    ),
    Pattern(
        "VEHICLE",
        _shape(r"(?<![A-Z0-9])[A-HJ-PR-Y][A-HJ-PR-Y](?:[0-25-7]\d)[\ \-]?[A-HJ-PR-Z]{3}(?![A-Z0-9])"),
        0.95,
        "the shape of a number plate",
    ),
    Pattern(
        "VEHICLE",
        _shape(
            r"(?<![\w/-])(?:[A-HJ-NPR-TV-Y]\d{1,3}[\ -][A-HJ-PR-Y][A-HJ-PR-Z]{2}|[A-HJ-PR-Z]{3}[\ -]\d{1,3}[A-HJ-NPR-TV-Y])(?![\w/-])",
            0,
        ),
        0.8,
        "the shape of an older number plate",
    ),
    Pattern(
        "VEHICLE",
        _shape(
            rf"{PLATE_CUE}[^.;\n]{{0,25}}?(?<![A-Z0-9])(?P<it>[A-Z]{{1,3}}[\ -]?\d{{1,4}}[\ -]?[A-Z]{{2,3}}|[A-Z]{{3}}\ ?\d{{1,4}}[A-Z]?|[A-Z]{{1,3}}Z\ ?\d{{1,4}})(?![A-Za-z0-9])",
            0,
        ),
        0.9,
        "the shape of a number plate, beside a word for a vehicle",
    ),
    Pattern(
        "VEHICLE",
        _shape(
            rf"{PLATE_CUE}[^.;\n]{{0,25}}?\b(?P<it>[a-z]{{2}}\d{{2}}\ ?[a-z]{{3}}|[a-z]\d{{1,3}}\ ?[a-z]{{3}}|[a-z]{{2}}z\ ?\d{{3,4}})\b"
        ),
        0.85,
        "the shape of a number plate, beside a word for a vehicle",
    ),
)

ALL_PATTERNS = (*NUMBERS, *PHONES, *ON_THE_NET, *PLACES_OF_POST, *NUMBERED_CUES)


def find_patterns(text: str) -> Iterator[Identifier]:
    """Every number, code or address on the net in the text; some overlap."""
    for pattern in ALL_PATTERNS:
        yield from pattern.find(text)
