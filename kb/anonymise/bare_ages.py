# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Ages over 89 without a unit or a word for age, told by who is spoken of before them and how they end: 'Wife now 93.'"""

import re
from collections.abc import Iterator

from kb.anonymise.ages import AGE_TAIL, EITHER, HAS_OLD, NO_UNIT, OLD, READING, RELATIVE
from kb.anonymise.cues import KIN, LABELS
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, Lexicon, lexicon, usually_lower


def _re(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


NUMBER = _re(
    rf"(?<![\w£$€/.:+=%°-])(?<!\d[ ,])(?P<it>{EITHER})(?![\w°]|[-–]\d){NO_UNIT}"
    r"(?![ \t]*(?:,|and|or|to|&|/|[-–])[ \t]*\d+(?:[.]\d+)?[ \t]*(?:%|°|cm|mm|m\b|kg|deg|degrees|ml|mins?\b|minutes|steps|metres|percent|centile))"
)
"""A number that may be an age: no part of a figure, an amount of nothing, no first of two amounts."""
SOMEBODY = (
    rf"(?:{RELATIVE}|(?:great|step|half)[ -](?:{RELATIVE}|grandmother|grandfather)|(?:parents|grandparents|in-laws|twins?|sisters|brothers|couple|aunts|uncles|neighbours?|friends?|carers?|partner|husbands|wives|cousins|siblings|residents?|clients?|patients?|pts?|tenants?|widows?|widowers?|lad(?:y|ies)|gents?|gentlem[ae]n|wom[ae]n|m[ae]n|males?|females?|person|people|veteran|landlady|landlord|lodger|h/b|pensioner|farmer|miner|teacher|nurse)"
    r"|(?:some(?:one|body)|any(?:one|body)|the[ ](?:other|elder|older|eldest|oldest|younger|youngest|first|second|latter|former)(?:[ ](?:one|sister|brother|twin))?|one|s?he|they|them|him|her|both|we|us|me|you))"
)
IS = r"(?:['’](?:s|re|m)|[ \t]+(?:is|are|was|were|am|both|all|now|only|just|nearly|almost|already|still|aged?|at|turned|turning|about|around|roughly|approx\.?|c\.?|~))"
ENDS = _re(
    r"[ \t]*(?:$|[.;:!?)\n|\"”]|,(?!\d)|[-–—][ \t])|[ \t]+(?:&|\+|/)|[ \t]+(?:and|but|or|now|who|with|when|so|both|then|today|yesterday|tomorrow|lives?|living|lived|has|had|is|was|are|were|does|cares|caring|needs|gets|goes|visits|still|also|too|on[ ](?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:the|her|his)[ ](?:other|elder|older|younger|husband|wife)|s?he\b|him\b|her\b)(?![\w-])"
)
FAIR = r"(?:sprightly|spry|frail|fit|active|lively|feisty|hearty|sharp|proud|stubborn|remarkable|fiercely[ ]independent|independent|young|grand|ripe[ ]old|good[ ]old|youthful|hale|healthy|determined|cheerful|plucky|amazing|old)"
BEFORE = tuple(
    _re(rf"{expression}$")
    for expression in (
        # "Parents both 91", "they're both 91", "wife now 93", "him 95, her 93", "the elder (95)", "Male, 93"
        rf"\b{SOMEBODY}(?:,|[ \t]*[-–—:(]|[ \t]*=)?{IS}{{0,3}}[ \t]*[(:]?[ \t]*",
        # "wife of 93", "someone of 95", "twin sisters of 91"
        rf"\b{SOMEBODY}[ \t]+of[ \t]+",
        rf"\b(?:very|quite|really|rather|a|an|now|is|at|still|the)[ \t]+{FAIR},?[ \t]+|(?:^|(?<=[.!?\n;][ \t])|(?<=\n)){FAIR}(?:,?[ \t]+|[ \t]+(?:at|and)[ \t]+)",
        # "gives her age as 95", "age at referral: 95", "Age band 90+", "Current age 95"
        r"(?<![\w-])ages?(?![\w-])(?:[ \t]+(?!for\b|of\b|range\b|and\b|is[ ]no\b)[a-z]+){0,3}(?:[ \t]*\([^)\n\d]{1,14}\))?[ \t]*[:=|]?[ \t]*",
        # "not bad for 95", "does well for 95", "younger than 95", "older at 95", "died last year at 95"
        r"\b(?:bad|good|great|well|amazing|remarkable|marvellous|wonderful|incredible|impressive|young|younger|older|fit|sharp|strong|spry|active|died?|dies|dying|death|lost|widowed|passed|retired|married|remarried|moved|driving|gardening|cooking|alone|independent)\b(?:[ \t]+(?!and\b|rated\b)[a-z'’]+){0,4}[ \t]+(?:at|for|than|till|until|to)[ \t]+(?:only[ \t]+|nearly[ \t]+)?",
        r"\b(?:died|dies|passed[ ]away|rip|deceased|widowed|retired)[ \t]*[,(][ \t]*",
        r"\bbirthday[ \t]*[,:(–-]?[ \t]*(?:(?:s?he|they)[ \t]+(?:is|was|will[ ]be|turned)[ \t]+)?(?:now[ ]|her[ ]|his[ ])?",
        r"(?:^|(?<=[.!?\n;][ \t])|(?<=\n))(?:only[ \t]+just|just|already|nearly|now|almost|aged?|still)[ \t]+",
    )
)
"""What says that the number after it is somebody's age."""
OPENS = _re(r"(?:^|[.!?;\n(\"“:][ \t]*|,[ \t]+|\band[ \t]+|\bbut[ \t]+)$")
STANDS_ALONE = _re(
    r"[ \t]+(?:and[ \t]+(?:going[ ]strong|counting|still|proud|sharp|fit|frail|well|independent)|not[ ]out|summers|years[ ]young|if[ ]a[ ]day|last[ ](?:week|month|birthday)|yesterday|(?:now|today|tomorrow)(?=[ \t]*[.,;!)]|[ \t]*$)|(?:on|this|next|last)[ ](?:mon|tues|wednes|thurs|fri|satur|sun)day|in[ ]a[ ](?:few[ ]\w+|fortnight|week|month|couple)|on[ ](?:the|her|his)[ ](?:day|birthday))\b"
)
"""What follows an age that opens a clause: '95 and going strong', '92 now.'"""
A_NAME = re.compile(
    r"(?P<title>\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Rev|Sr|Fr)\.?[ ])?(?:[A-Z]\.?[ ])?(?<![\w'’-])(?P<name>[A-Z][a-zà-ÿ]+(?:['’-][A-Z][a-zà-ÿ]+)*|[A-Z]{3,}(?:['’-][A-Z]+)*)(?:[ \t]*\|[ \t]*|[ \t]+[-–—][ \t]+|[ \t]+)$"
)
"""A name before a number: 'Dilys 94, hip', 'Mrs Jones 94', '| Jones | 94 |'."""
AFTER_A_NAME = re.compile(r"[ \t]*(?:$|[.,;:)\n|](?!\d)|[-–—][ \t])|[ \t]+(?:#|[A-Z]{2,}|[a-z]{3,}\b)")
PAIRED = re.compile(
    rf"(?<![\w/])(?:[HWSDMF]|h/b|dau)[ \t:]+(?P<it>{OLD}|\d\d)[ \t]*(?:,|/|;|&|and\b)?[ \t]*(?:[HWSDMF]|h/b|dau)[ \t:]+(?P<b>{OLD}|\d\d)(?![\w%/]|[.]\d|[ \t]*(?:cm|mm|kg))"
)
"""Relatives by their letters: 'H 93 W 91'."""
GROUP = re.compile(
    r"\b[Aa]ge(?:[ ](?:group|band|range|bracket))?[ \t]*[:=]?[ \t]*(?P<it>(?:9\d|100)[ ]?[-–][ ]?(?:9\d|100)|(?:9\d|100)[ ]?\+)(?!\w)"
)
MEASURED = _re(
    r"\b(?:width|height|depth|length|wide|high|deep|chairs?|cushions?|rails?|hinges?|doors?|seats?|spo2|page|route|bus|items?|chapter|section|part|version|iq|vci|pri|wmi|psi|mabc|percent|total|subtotal|cost|price|paid|channel|radio|fm|volume|size|setting|level|step|stage|phase|mode|dial|code|form|fahrenheit|celsius|temp|hold|holds|reps|lengths|laps|watts|rpm|hips|knees|elbows|shoulders|ankles|wrists|angle|angles|recline|tilt)\b"
)
"""What is counted or measured in the sentence before a number."""


def find_bare_ages(text: str) -> Iterator[Identifier]:
    """Every such age, weak; none after something measured in the same sentence."""
    if not HAS_OLD.search(text):
        return
    words = lexicon()
    for match in NUMBER.finditer(text):
        before = text[max(text.rfind("\n", 0, match.start()) + 1, match.start() - 70) : match.start()]
        sentence = re.split(r"[.!?][ \t]", before)[-1]
        if READING.search(sentence) or MEASURED.search(sentence):
            continue
        if _is_an_age(text, match, before, words):
            tail = AGE_TAIL.match(text, match.end())
            yield _aged(match.start(), tail.end() if tail else match.end())
    for expression in (PAIRED, GROUP):
        for match in expression.finditer(text):
            for group in match.re.groupindex:
                if re.match(r"9|1", match[group]):
                    yield _aged(*match.span(group))


def _is_an_age(text: str, match: re.Match[str], before: str, words: Lexicon) -> bool:
    if STANDS_ALONE.match(text, match.end()) and OPENS.search(before):
        return True
    if ENDS.match(text, match.end()) and any(expression.search(before) for expression in BEFORE):
        return True
    named = A_NAME.search(before) if AFTER_A_NAME.match(text, match.end()) else None
    return named is not None and _is_somebody(named, words)


def _is_somebody(named: re.Match[str], words: Lexicon) -> bool:
    """Whether a name stands here: after a title, or one that is no other word, test, make or place."""
    name = named["name"].lower()
    if named["title"]:
        return True
    code = words.code(name)
    a_thing = name in words.practice or name in words.tests or name in words.makes or name in KIN | LABELS
    return bool(code & (FIRST | SURNAME)) and not a_thing and not usually_lower(code)


def _aged(start: int, end: int) -> Identifier:
    return Identifier(start, end, "AGE_OVER_89", 0.8, "an age over 89", False)
