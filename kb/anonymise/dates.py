# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Days, dates of birth and ages over 89, in the ways people in the UK write them."""

import re
from collections.abc import Iterator

from kb.anonymise.identifiers import Identifier

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH = (
    r"(?:jan(?:uary|urary)?|feb(?:ruary|uary|urary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
ORDINAL = r"(?:st|nd|rd|th)"
YEAR = r"(?:(?:1[89]|20)\d\d|['’]?\d\d)"
FOUR_YEAR = r"(?:1[89]|20)\d\d"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|weds|thur?s?|fri|sat(?:ur)?|sun)(?:day)?s?\b\.?"
SPOKEN_DAY = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth"
    r"|seventeenth|eighteenth|nineteenth|twentieth|twenty[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth"
    r"|thirty[\s-]first)"
)
SEP = r"(?:[ \t]*[/\-–][ \t]*|\.)"


def _re(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


FULL_NUMERIC = _re(
    rf"(?<![\w£$/.-])(?:{DAY}{SEP}(?:1[0-2]|0?[1-9]){SEP}(?:1[89]\d\d|20\d\d|\d\d)|(?:1[0-2]|0?[1-9]){SEP}{DAY}{SEP}(?:1[89]\d\d|20\d\d|\d\d)"
    rf"|(?:1[89]|20)\d\d[-/.](?:1[0-2]|0?[1-9])[-/.]{DAY}(?:T[\d:.]+Z?)?)(?![\d£%]|[/-]\d|\.\d)"
)
SPACED_NUMERIC = _re(rf"(?<![\d£$/.,])\b{DAY} (?:1[0-2]|0[1-9]) {FOUR_YEAR}(?!\d)")
COMPACT = _re(
    r"(?<!\d)(?:20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)(?!\d)"
)
DAY_MONTH = _re(
    rf"(?<![\w£$/.:])(?:the[ \t]+)?{DAY}(?:[ \t]?{ORDINAL})?(?:[ \t]*(?:of|[-–/,])[ \t]*|[.]|[ \t]*){MONTH}(?:(?:[ \t]*[-–/.,]?[ \t]*){YEAR}\b(?![:.]\d))?"
)
MONTH_DAY = _re(
    rf"\b{MONTH}[ \t]*[-/ \t](?:the[ \t]+)?{DAY}(?:[ \t]?{ORDINAL})?(?!\d|[:.%]\d|[ \t]*(?:%|per|mg|weeks|days|months))(?:[ \t,]+{FOUR_YEAR}\b|[-/]\d\d(?:\d\d)?\b)?"
)
SPOKEN = _re(
    rf"\b(?:the[ \t]+)?{SPOKEN_DAY}(?:[ \t]+of)?[ \t]+{MONTH}(?:,?[ \t]+{YEAR}\b)?|\b{MONTH}[ \t]+(?:the[ \t]+)?{SPOKEN_DAY}\b"
)
DAY_RANGE = _re(
    rf"(?<![\w£$/.:]){DAY}{ORDINAL}?[ \t]*(?:[-–/&,]|to|and|until)[ \t]*(?:the[ \t]+)?{DAY}{ORDINAL}?[ \t]+(?:of[ \t]+)?{MONTH}(?:,?[ \t]+{YEAR}\b)?"
)
WEEKDAY_DAY = _re(
    rf"\b{WEEKDAY}[, \t]+(?:the[ \t]+)?(?P<it>{DAY}[ \t]?{ORDINAL}|{SPOKEN_DAY}|{DAY}(?=[ \t]*(?:[,.;)\n]|$|at\b|and\b|@)))(?![\w:]|[.]\d)"
)
THE_ORDINAL = _re(
    rf"\b(?:on|by|until|till|from|since|before|after|for|of|due|is|was|and|w/?c|w/?e|wc|commencing|ending|beginning|dated|to|between)[ \t]+"
    rf"(?:the[ \t]+)(?P<it>{DAY}[ \t]?{ORDINAL}|(?:{SPOKEN_DAY}))(?=[ \t]*(?:[,.;:)\n!?]|$|-[ \t])|[ \t]+(?:at|and|in|to|with|for|when|of[ \t]+(?:this|last|next|the)[ \t]+month|"
    rf"she|he|they|we|i|as|but|or|because|if|so|inst|ult|this|last|next|re|by|from|who|which|per|via)\b)"
)
CUED_ORDINAL = _re(
    rf"\b(?:on|until|till|since|w/?c|w/?e|commencing|dated|seen|visit(?:ed)?|due|review(?:ed)?|booked|appt|appointment|admitted|discharged|d/c|by)[ \t:]+"
    rf"(?P<it>{DAY}{ORDINAL})(?=[ \t]*(?:[,.;:)\n]|$|-[ \t])|[ \t]+(?:at|and|in|to|with|for|when|she|he|they|we|i|as|but|inst)\b)"
)
SHORT_CUED = _re(
    rf"\b(?:on|dated?|until|till|since|w/?c|w/?e|wc|commencing|visit(?:ed)?|seen|admitted|discharged|d/c|booked|review(?:ed)?|from|by|due|adm|o/a|doa|ref'd|"
    rf"referred|received|sent|rec'd|signed|d\.?o\.?b\.?|born|fall|fell|surgery|op|appt|appointment|reassess(?:ed|ment)?|next|before|after|delivered|fitted|installed)"
    rf"(?:[ \t]*[:.=(-])?[ \t]+(?:{WEEKDAY}[, \t]+)?(?P<it>{DAY}(?:/(?:1[0-2]|0?[1-9])|[.](?:1[0-2]|0[1-9])))(?![\d/]|[.]\d|[ \t]*(?:%|mg|m\b|cm|mm|metres?|kg|am|pm|power|strength|weeks?|days?|months?|hrs?|hours?|mins?))"
)
SHORT_WEEKDAY = _re(rf"\b{WEEKDAY}[, \t]+(?P<it>{DAY}[/.-](?:1[0-2]|0?[1-9]))(?![\d/]|[.]\d)")
SHORT_ODD = _re(
    r"(?<![\w£$/.,:+-])(?P<it>(?:1[3-9]|2\d|3[01])/(?:1[0-2]|0?[1-9])|0[1-9]/(?:1[0-2]|0?[1-9])|[12]?\d/0[1-9])(?![\d/%]|[.]\d)"
)
LINE_START = _re(
    rf"^[ \t]*(?P<it>{DAY}[/.](?:1[0-2]|0?[1-9]))(?=[ \t]*[:–-]|[ \t]+[A-Za-z]|[ \t]*$)(?![ \t]+(?:weeks|days|months))"
)
BARE_ORDINAL = _re(rf"(?<![\w/.-])(?P<it>{DAY}{ORDINAL})(?=[ \t]*(?:[.,;)\n!?]|$))")
FEAST = _re(
    rf"\b(?:christmas|boxing|new[ \t]year(?:['’]?s)?|st[ \t](?:patrick|andrew|david|george)['’]?s|halloween|valentine['’]?s|easter)(?:[ \t](?:day|eve|sunday|monday))?[ \t,]+{FOUR_YEAR}\b"
)

BORN = re.compile(
    r"(?:\bd\.?[ \t]?o\.?[ \t]?b\b\.?|\bdate[ \t]of[ \t]birth|\bborn(?:[ \t]on)?|\bbirth[ \t]?(?:day|date)|\bb\.|\bbn)(?:[ \t]*(?:is|was|on|the|[:;.=|(\-–]))*[ \t\n]*"
    r"(?:mon|tue|wed|thu|fri|sat|sun)?\w{0,6}[ \t,]*(?:the[ \t]+)?$",
    re.IGNORECASE,
)
BORN_PARTIAL = _re(
    rf"\b(?:d\.?o\.?b\.?|date[ \t]of[ \t]birth)[ \t:.=|-]*(?P<it>\d{{1,2}}[ /.\-]+\d{{1,2}}[ /.\-]+\d{{2,4}}|\d{{6}}|\d{{8}}|(?:{MONTH}[ \t]+)?{FOUR_YEAR}|{DAY}[ /.\-]+{MONTH}[ /.\-]+{YEAR})\b"
)
BORN_YEAR = _re(rf"\bborn[ \t]+(?:in[ \t]+)?(?P<it>{MONTH}[ \t]+{FOUR_YEAR})\b")

BORN_SPOKEN = _re(
    rf"\b(?:d\.?o\.?b\.?|date[ \t]of[ \t]birth|born)[ \t:]*(?:is|was|on)?[ \t]*(?:the[ \t]+)?(?P<it>{SPOKEN_DAY}[ \t]+(?:of[ \t]+)?(?:the[ \t]+)?(?:{SPOKEN_DAY}|{MONTH})"
    r"(?:[ \t,-]+(?:nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|two|thousand|and|oh|one|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen)\b){1,7})"
)
OLD = r"(?:9\d|10\d|11[0-5])"
OLD_WORD = r"(?:ninety(?:[\s-]+(?:one|two|three|four|five|six|seven|eight|nine))?|(?:a|one)[\s-]+hundred(?:[\s-]+(?:and[\s-]+)?(?:one|two|three|four|five|six|seven))?)"
AGES = (
    _re(
        rf"\b(?:nearly|almost|past|approaching)[ \t]+(?P<it>{OLD}|{OLD_WORD})(?=[ \t]*(?:[,.;)\n]|$|and\b|she\b|he\b))"
    ),
    _re(rf"\b[MF],?[ \t]?(?P<it>{OLD})\b|\((?:[MF],?[ \t]*)?(?P<b>{OLD})(?:[ \t]*[MF])?\)"),
    _re(r"\b(?P<it>ninety[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|ninetieth|hundredth)\b"),
    _re(
        rf"(?<![\w£$/.-])(?P<it>{OLD}|{OLD_WORD})[ \t]*[-–]?[ \t]*(?:years?|yrs?|yr)[ \t.-]*(?:olds?|young|of[ \t]age)\b"
    ),
    _re(rf"(?<![\w£$/.-])(?P<it>{OLD})[ \t]*-?[ \t]*(?:y[/.]?o\b|y\.o\.|yrs\b|y\b(?![ \t]*-))"),
    _re(rf"(?<![\w£$/.-])(?P<it>{OLD})[ \t]?(?:[MF]|male|female|lady|gentleman|man|woman)\b(?!m)"),
    _re(
        rf"\b(?:aged?|age[ \t]of|turn(?:ed|s|ing)|reach(?:ed|ing))[ \t]*(?:is|of|[:=(\-])?[ \t]*(?P<it>{OLD}|{OLD_WORD})(?![\d%/°]|[.]\d|[ \t]*(?:%|deg|cm|mm|kg|mins?|minutes|degrees|weeks|days|months|to)\b)"
    ),
    _re(
        rf"\b(?:she|he|they|who|shes|hes|theyre|mum|dad|mother|father|gran|nan|grandad|grandmother|wife|husband|client|patient|pt|now|mrs|mr|aunt|uncle|sister|brother|neighbour)(?:['’]s|[ \t]+(?:is|was|are|will[ \t]be|just|nearly|almost))[ \t]+(?:now[ \t]+|nearly[ \t]+|almost[ \t]+|just[ \t]+|only[ \t]+)?(?P<it>{OLD}|{OLD_WORD})(?![\d%/°]|[.]\d|[ \t]*(?:%|deg|cm|mm|kg|mins?|minutes|metres|degrees|weeks|days|months|percent|per|out|steps)\b)"
    ),
    _re(
        rf"\b[A-Z][a-z]+ is[ \t]+(?:now[ \t]+)?(?P<it>{OLD}|{OLD_WORD})(?![\d%/°]|[.]\d|[ \t]*(?:%|deg|cm|mm|kg|mins?|minutes|metres|degrees|weeks|days|per|out|x|by)\b)"
    ),
    _re(rf"\b(?:shes|hes|theyre)[ \t]+(?P<it>{OLD})\b"),
    _re(rf"\b(?:no|sorry),[ \t]+(?:she|he|they)['’]?s?(?:[ \t]+is)?[ \t]+(?P<it>{OLD})\b"),
    _re(rf"\b(?P<it>{OLD})(?:th|st|nd|rd)[ \t]+birthday\b|\b(?P<b>ninet(?:ieth|y[\s-]\w+))[ \t]+birthday\b"),
    _re(rf"(?<=[a-z]),?[ \t]*\((?P<it>{OLD})\)(?=[ \t]*(?:,|lives|is|was|has|who|and|[.]|\n))"),
    _re(rf"(?<=[A-Za-z]),[ \t](?P<it>{OLD}),[ \t](?=[a-z])"),
    _re(r"\b(?:in|into)[ \t](?:her|his|their)[ \t](?P<it>nineties|90s|hundreds)\b"),
    _re(r"\b(?P<it>nonagenarian|centenarian)s?\b"),
)


def month_of(text: str) -> str | None:
    """The month a date falls in, by its English name; None where the date does not say."""
    named = re.search(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", text.lower())
    if named:
        return next(month for month in MONTHS if month.lower().startswith(named[0]))
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) >= 2 and len(str(parts[0])) == 4:
        return MONTHS[parts[1] - 1] if 1 <= parts[1] <= 12 else None
    if len(parts) >= 2 and 1 <= parts[1] <= 12:
        return MONTHS[parts[1] - 1]
    if len(parts) >= 2 and 1 <= parts[0] <= 12:
        return MONTHS[parts[0] - 1]
    return None


DATES: tuple[tuple[re.Pattern[str], float, str], ...] = (
    (FULL_NUMERIC, 0.97, "a date"),
    (SPACED_NUMERIC, 0.9, "a date"),
    (COMPACT, 0.7, "digits that read as a date"),
    (DAY_RANGE, 0.95, "a range of days with its month"),
    (DAY_MONTH, 0.97, "a day with its month"),
    (MONTH_DAY, 0.95, "a day with its month"),
    (SPOKEN, 0.95, "a day with its month, in words"),
    (WEEKDAY_DAY, 0.9, "a weekday with its day of the month"),
    (THE_ORDINAL, 0.8, "a day of a month"),
    (CUED_ORDINAL, 0.85, "a day of a month"),
    (SHORT_CUED, 0.85, "a day and month in figures"),
    (SHORT_WEEKDAY, 0.9, "a day and month in figures"),
    (SHORT_ODD, 0.75, "a day and month in figures"),
    (BARE_ORDINAL, 0.6, "a day of a month"),
    (FEAST, 0.85, "a feast day with its year"),
    (BORN_YEAR, 0.85, "a month and year of birth"),
)
STRONG_FROM = 0.85
MAY_AS_VERB = re.compile(r"\d\s*(?:of\s+)?may$")
NOT_A_DAY = frozenset({"24/7", "7/7", "20/20"})


def _is_a_verb(text: str, match: re.Match[str]) -> bool:
    """Whether 'may' or 'mar' in '12 may benefit' is no month."""
    covered = match[0]
    if re.match(r"(?:may|march|mar)\b(?!.*(?:st|nd|rd|th|\d{4})\b)", covered):
        return True
    return bool(MAY_AS_VERB.search(covered)) and bool(re.match(r"[ \t]+[a-z]", text[match.end() :]))


def find_dates(text: str) -> Iterator[Identifier]:
    """Every day with its month, day of the month, and date of birth."""
    for expression, confidence, reason in DATES:
        group = "it" if "it" in expression.groupindex else 0
        for match in expression.finditer(text):
            if match[group] in NOT_A_DAY or _is_a_verb(text, match):
                continue
            yield _as_date(text, match.start(group), match.end(group), confidence, reason)
    for match in BORN_SPOKEN.finditer(text):
        yield Identifier(*match.span("it"), "DOB", 0.95, "a date of birth, in words", True)
    for match in BORN_PARTIAL.finditer(text):
        yield Identifier(*match.span("it"), "DOB", 0.98, "a date of birth", True)


def _as_date(text: str, start: int, end: int, confidence: float, reason: str) -> Identifier:
    if BORN.search(text[max(0, start - 40) : start]):
        return Identifier(start, end, "DOB", 0.98, "a date of birth", True)
    return Identifier(start, end, "DATE", confidence, reason, confidence >= STRONG_FROM)


def find_ages(text: str) -> Iterator[Identifier]:
    """Every age over 89."""
    for expression in AGES:
        for match in expression.finditer(text):
            group = "it" if match["it"] is not None else "b"  # "b" stands where a shape has two forms
            yield Identifier(*match.span(group), "AGE_OVER_89", 0.9, "an age over 89", True)
