# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Ages over 89 without a unit or a word for age, told by who is spoken of before them and how they end: 'Wife now 93.'"""

import re
from collections.abc import Iterator

from kb.anonymise.ages import AGE_TAIL, CUT_OFF, EITHER, NO_UNIT, OLD, OLD_WORD, READING, RELATIVE, matches_in, near_old
from kb.anonymise.cues import KIN, LABELS
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, Lexicon, lexicon, usually_lower
from kb.anonymise.pattern import any_case, part_of

NUMBER = any_case(
    rf"(?<![\w£$€/.:+=%°-])(?<!\d[ ,])(?P<it>{EITHER})(?![\w°]|[-–]\d){NO_UNIT}"
    r"(?![ \t]*(?:,|and|or|to|&|/|[-–])[ \t]*\d+(?:[.]\d+)?[ \t]*(?:%|°|cm|mm|m\b|kg|deg|degrees|ml|mins?\b|minutes|steps|metres|percent|centile))"
)
"""A number that may be an age: no part of a figure, an amount of nothing, no first of two amounts."""
OF_THE_FAMILY = r"(?:babcia|babcie|babushka|baba|dziadek|dziadzia|oma|opa|nonna|nonno|yiayia|yaya|pappou|abuela|abuelo|avó|avô|vov[óô]|dadi|dada|dadu|nani|nanu|dida|bibi|teta|tata|jaddi|tayta|ajji|ajja|appa|amma|ammachi|paati|thatha|ammi|abbu|abu|umm[iy]|ayeeyo|awoowe|lola|lolo|halmoni|nai[ ]?nai|po[ ]?po|ye[ ]?ye|gong[ ]?gong|tad|mamgu|tadcu|mamó|daideo|granda|grandda|mamaw|memaw|gramps|nanna|mumma|mama|papa|papi|bunica|bunicu|baka|majka|otac|mutti|vati|maman|mémé|pépé|uncle|aunty)"
"""Relatives as other tongues call them."""
SOMEBODY = (
    rf"(?:(?:{RELATIVE}|{OF_THE_FAMILY})s?|(?:great|step|half)[ -](?:{RELATIVE}|grandmother|grandfather)|(?:parents|grandparents|in-laws|twins?|sisters|brothers|couple|aunts|uncles|neighbours?|friends?|carers?|partner|husbands|wives|cousins|siblings|residents?|clients?|patients?|pts?|tenants?|widows?|widowers?|lad(?:y|ies)|gents?|gentlem[ae]n|wom[ae]n|m[ae]n|males?|females?|person|people|veteran|landlady|landlord|lodger|h/b|pensioner|farmer|miner|teacher|nurse)"
    r"|(?:some(?:one|body)|any(?:one|body)|the[ ](?:other|elder|older|eldest|oldest|younger|youngest|first|second|latter|former)(?:[ ](?:one|sister|brother|twin))?|one|s?he|they|them|him|her|both|we|us|me|you))"
)
IS = r"(?:['’](?:s|re|m)|[ \t]+(?:is|are|was|were|am|both|all|now|only|just|nearly|almost|already|still|aged?|at|turned|turning|about|around|roughly|approx\.?|c\.?|~|then))"
ENDS = any_case(
    r"[ \t]*(?:$|[.;:!?)\n|\"”]|,(?!\d)|[-–—][ \t])|[ \t]+(?:&|\+|/)|[ \t]+(?:and|but|or|now|who|with|when|so|both|then|today|yesterday|tomorrow|lives?|living|lived|has|had|is|was|are|were|does|cares|caring|needs|gets|goes|visits|still|also|too|on[ ](?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:the[ ])?\d{1,2}(?:st|nd|rd|th)?)|(?:the|her|his)[ ](?:other|elder|older|younger|husband|wife)|s?he\b|him\b|her\b)(?![\w-])"
)
FAIR = r"(?:sprightly|spry|frail|fit|active|lively|feisty|hearty|sharp|proud|stubborn|remarkable|fiercely[ ]independent|independent|young|grand|ripe[ ]old|good[ ]old|youthful|hale|healthy|determined|cheerful|plucky|amazing|old)"
BEFORE = tuple(
    any_case(rf"{expression}$")
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
        r"(?:^|(?<=[.!?\n;][ \t])|(?<=[\n\"“(]))(?:only[ \t]+just|just|already|nearly|now|almost|aged?|still)[ \t]+",
    )
)
"""What says that the number after it is somebody's age."""
OPENS = any_case(r"(?:^|[.!?;\n(\"“:][ \t]*|,[ \t]+|\band[ \t]+|\bbut[ \t]+)$")
STANDS_ALONE = any_case(
    r"[ \t]+(?:and[ \t]+(?:going[ ]strong|counting|still|proud|sharp|fit|frail|well|independent)|not[ ]out|summers|years[ ]young|if[ ]a[ ]day|last[ ](?:week|month|birthday)|yesterday|(?:now|today|tomorrow)(?=[ \t]*[.,;!)]|[ \t]*$)|(?:on|this|next|last)[ ](?:mon|tues|wednes|thurs|fri|satur|sun)day|in[ ]a[ ](?:few[ ]\w+|fortnight|week|month|couple)|on[ ](?:the|her|his)[ ](?:day|birthday))\b"
)
"""What follows an age that opens a clause: '95 and going strong', '92 now.'"""
A_NAME = re.compile(
    r"(?P<title>\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Rev|Sr|Fr)\.?[ ])?(?:[A-Z]\.?[ ])?(?<![\w'’-])(?P<name>[A-Z][a-zà-ÿ]+(?:['’-][A-Z][a-zà-ÿ]+)*|[A-Z]{3,}(?:['’-][A-Z]+)*)(?:[ ][A-Z](?=:))?(?:[ \t]*\|[ \t]*|[ \t]+[-–—][ \t]+|:[ \t]+|[ \t]+)$"
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
SAID = r"(?:notes?|records?|letter|referral|wristband|system|chart|spine|gp|file|form|passport|card)"
PLACED = (
    # "90 in the spring", "father 99 per GP letter", "93 by her own account", "who at 93 remains", "so ninety on 8 Feb"
    any_case(rf"(?<![\w£$/.-])(?P<it>{EITHER})(?=[ \t]+in[ \t]the[ \t](?:spring|summer|autumn|winter|new[ \t]year)\b)"),
    any_case(rf"\b{SOMEBODY}{IS}{{0,2}}[ \t]+(?P<it>{EITHER})(?=[ \t]+(?:per|as[ \t]per)[ \t]+(?:the[ \t]+|her[ \t]+|his[ \t]+)?(?:{SAID}|family|wife|husband|son|daughter)\b)"),
    any_case(rf"(?<![\w£$/.-])(?P<it>{EITHER})(?=[ \t]+by[ \t]+(?:her|his|their)[ \t]+own[ \t]+(?:account|admission|reckoning|count)\b)"),
    any_case(rf"\b(?:who|which),?[ \t]+(?:even[ \t]+)?at[ \t]+(?P<it>{EITHER}){NO_UNIT}(?=,|[ \t]+[a-z])"),
    any_case(rf"\b(?:so|thus|hence|be|just|then)[ \t]+(?:now[ \t]+)?(?P<it>{EITHER})(?=[ \t]+on[ \t]+(?:the[ \t]+)?\d)"),
    # "reached her century", "the lady of "100 and a half""
    any_case(r"\b(?:reach(?:ed|es|ing)?|made|makes|hit|hits|scored)[ \t]+(?P<it>(?:her|his|their|a)[ \t]+century)\b"),
    any_case(rf"\b(?:lady|gentleman|gent|woman|man|widow(?:er)?|aunt|uncle|soul)[ \t]+of[ \t]+[\"“'‘](?P<it>{EITHER}(?:[ \t]+and[ \t]+a[ \t]+(?:half|bit|quarter))?)[\"”'’]"),
    # After a birth: "(3-Jun-1932; 93)", "dob 15.VIII.1932, 93.", "of February 1934, i.e. 91;"
    any_case(rf"(?:\b19[0-3]\d|\d[/.-][0-3]\d)[ \t]*(?:[,;:(–—-]|→|=)[ \t]*(?:(?:i\.?e\.?,?|so|now|aged?|thus|makes[ \t]+(?:her|him)|that['’]s|hence|is)[ \t]+)*(?P<it>{EITHER})(?=[ \t]*(?:[).;:\]](?!\d)|,(?!\d)|$))"),
    # "notes say 97", "Mother next door (92)", "P (91) had", "Male/91", "dtr of F92", "b2 98, EOL", "94, ?95"
    any_case(rf"\b{SAID}[ \t]+(?:says?|said|has|have|had|gives?|states?|puts?|shows?|reads?)(?:[ \t]+(?:(?:s?he|they)(?:['’]s|[ \t]is)?|her|him|them|as|is|at))*[ \t]+(?P<it>{EITHER}){NO_UNIT}(?=[ \t]*(?:[.,;)\n\"”]|$)|[ \t]+(?:and|but|not|on)\b)"),
    any_case(rf"\b(?:{RELATIVE}|{OF_THE_FAMILY})(?:[ \t]+(?!score|weigh|measur)[a-z'’]+){{1,4}}[ \t]+\([ \t]*(?P<it>{EITHER}){NO_UNIT}(?=\)|,)"),
    any_case(rf"(?-i:(?<!\w )\b(?:P|C|Pt|Cl|[B-EG-HJ-Z])|\b(?:Mr|Mrs|Ms|Client|Patient|Person|Resident)[ ][A-Z])[ \t]+\((?P<it>{EITHER})\)"),
    any_case(rf"\b(?:male|female|man|woman|lady|gent)[ \t]*/[ \t]*(?P<it>{OLD})(?![\w%/]|[.]\d)"),
    any_case(rf"(?:^|(?<=[(,;:|\n][ ])|(?<=[(,;:|\n])|\b(?:of|for|to|re|a|with)[ ])(?-i:[FM])(?P<it>{OLD})(?![\w%/]|[.]\d)"),
    any_case(rf"\b(?:b|bed|rm|room|sr|cub(?:icle)?)[ ]?\d{{1,2}}[A-D]?[ :–-]+(?P<it>{OLD})(?=[ ]?(?:[,;]|[.](?:\s|$)|[MF]\b|yo\b|y/o\b))"),
    any_case(rf"(?<![\w£$/.-])(?P<it>{OLD}),?[ \t]+(?:or[ \t]+)?\?[ \t]?{OLD}(?=[ \t]*(?:[.,;)\n\"”]|$))"),
    any_case(rf"(?<![\w£$/.-])\?[ \t]?(?P<it>{OLD})(?=[ \t]*(?:[.,;)\n\"”](?!\d)|$))"),
    # "| 102! Deliver", "(99!)", "Lives alone. 101!!"
    any_case(rf"(?:(?:^|(?<=\n))[ \t]*|[|(][ \t]*|[a-z][.,;][ ])(?P<it>{OLD})!+(?=[ \t]*(?:$|[|)\n.,;])|[ \t]+[a-z])"),
    # A figure that is a letter, and once more in words: "who's 9O (ninety)".
    any_case(r"\b(?:who|she|he|mum|dad|it)['’]s[ \t]+(?P<it>(?-i:9[OolI]|1[Oo]\d|1\d[OolI]))(?![\w%])"),
    any_case(rf"(?<![\w£$/.-])(?:{OLD}|(?-i:9[OolI]|1[Oo]\d))[ \t]?\((?P<it>{OLD_WORD})\)"),
)  # fmt: skip
"""Ages whose place says enough by itself."""
MEASURED = any_case(
    r"\b(?:width|height|depth|length|wide|high|deep|chairs?|cushions?|rails?|hinges?|seats?|spo2|page|route|bus|items?|chapter|section|part|version|iq|vci|pri|wmi|psi|mabc|percent|total|subtotal|cost|price|paid|channel|radio|fm|volume|size|setting|level|step|stage|phase|mode|dial|code|form|fahrenheit|celsius|temp|hold|holds|reps|lengths|laps|watts|rpm|hips|knees|elbows|shoulders|ankles|wrists|angle|angles|recline|tilt)\b"
)
"""What is counted or measured in the sentence before a number."""


def find_bare_ages(text: str) -> Iterator[Identifier]:
    """Every such age, weak; none after something measured in the same sentence."""
    places = list(near_old(text))
    words = lexicon() if places else None
    for match in matches_in(NUMBER, text, places):
        before = _line_before(text, match.start())
        if words and not _is_measured(before) and _is_an_age(text, match, before, words):
            yield _aged(text, match.start("it"), match.end("it"))
    for expression in PLACED:
        for match in matches_in(expression, text, places):
            group = part_of(match)
            if not _is_measured(_line_before(text, match.start(group))):
                yield _aged(text, *match.span(group))
    for expression in (PAIRED, GROUP):
        for match in matches_in(expression, text, places):
            for group in match.re.groupindex:
                if re.match(r"9|1", match[group]):
                    yield _aged(text, *match.span(group))


def _line_before(text: str, at: int) -> str:
    """What stands before a place in its line, as far as it is looked at."""
    return text[max(text.rfind("\n", 0, at) + 1, at - 70) : at]


def _is_measured(before: str) -> bool:
    """Whether something is measured or counted in the sentence before a number."""
    sentence = re.split(r"[.!?][ \t]", before)[-1]
    return bool(READING.search(sentence) or MEASURED.search(sentence) or CUT_OFF.search(sentence))


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


def _aged(text: str, start: int, end: int) -> Identifier:
    tail = AGE_TAIL.match(text, end)
    return Identifier(start, tail.end() if tail else end, "AGE_OVER_89", 0.8, "an age over 89", False)
