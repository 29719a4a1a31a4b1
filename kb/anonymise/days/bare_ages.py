# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Ages over 89 without a word for age: every bare number of that size that counts and measures nothing, 'Wife now 93.'"""

import re
from collections.abc import Iterator

from kb.anonymise.cues import FUNCTION_WORDS, KIN, LABELS
from kb.anonymise.days.ages import (
    AGE_TAIL,
    AND_A_BIT,
    CUT_OFF,
    EITHER,
    OLD,
    OLD_WORD,
    READING,
    SPAN,
    is_of_a_month,
    matches_in,
    near_old,
)
from kb.anonymise.identifiers import Identifier
from kb.anonymise.layout.cells import cells_below
from kb.anonymise.lexicon import lexicon
from kb.anonymise.pattern import any_case, part_of

UNIT = r"(?:%|°|cm|mm|m\b|kgs?\b|g\b|mg|mls?\b|deg|degrees|mins?\b|minutes|hours|hrs|s\b|secs?\b|seconds|weeks|wks?\b|days|months|metres?|meters?|miles?|feet|ft\b|yards|steps|stairs|words|percent|per[ ](?:cent|day|week|min\w*|hour|night|month)\b|centile|percentile|pounds|lbs?\b|quid|pack[ -]years?|gallons?|e-?mails|cases|referrals|walking[ ]sticks|pence|p\b|points|times|x\b|lengths|laps|reps|repetitions|calories|beats|bpm|rpm|mph|psi|bar\b|lux|db\b|decibels|cc\b|units|patients|people|clients|visits|calls|acres|sheep|cows|hens|cigarettes|fags|hundred|thousand|(?-i:[CFV])\b)"
SPELT = r"(?:ninety|nighty[ -]|nin(?:etey|etie|tey|ty|eity)[ -]?)(?:one|two|three|four|five|six|seven|eight|nine)"
"""Ninety and a figure, run together or misspelt: 'ninetythree', 'nintey three'."""
NUMBER = any_case(
    rf"(?<![\w£$€/.:+=×<>%°-])(?<![\d×<>÷][ ,])(?P<it>(?:9\d|10\d|ninety[ -]?[1-9]|{OLD_WORD}(?:{AND_A_BIT})?))(?![\w°%/]|[.:]\d|[-–]\d|,\d\d\d|[ \t-]*{UNIT}"
    rf"|(?<=a[ ]hundred)[ \t]+(?:after|of[ ]them)\b|[ \t-]+(?:one|two|three|four|five|six|seven|eight|nine)\b|[ \t]+(?:out\b|by[ ]\d|to[ ]\d|from[ ]floor|on[ \t](?:room[ \t])?air|on[ \t]the[ \t](?:scale|gonio))"
    rf"|[ \t]*(?:,|and|or|to|&|/|[-–])[ \t]*\d+(?:[.]\d+)?[ \t]*{UNIT})"
)
"""A number that may be an age: no part of a figure, an amount of nothing, no first of two amounts."""
PLACED = (
    # "reached her century", "the lady of "100 and a half"", "Male/91", "dtr of F92", "b2 98, EOL"
    any_case(r"\b(?:reach(?:ed|es|ing)?|made|makes|hit|hits|scored)[ \t]+(?P<it>(?:her|his|their|a)[ \t]+century)\b"),
    any_case(rf"\b(?:lady|gentleman|gent|woman|man|widow(?:er)?|aunt|uncle|soul)[ \t]+of[ \t]+[\"“'‘](?P<it>{EITHER}(?:[ \t]+and[ \t]+a[ \t]+(?:half|bit|quarter))?)[\"”'’]"),
    any_case(rf"\b(?:male|female|man|woman|lady|gent)[ \t]*/[ \t]*(?P<it>{OLD})(?![\w%/]|[.]\d)"),
    any_case(rf"(?:^|(?<=[(,;:|\n][ ])|(?<=[(,;:|\n])|\b(?:of|for|to|re|a|with)[ ])(?-i:[FM])(?P<it>{OLD})(?![\w%/]|[.]\d)"),
    any_case(rf"\b(?:b|bed|rm|room|sr|cub(?:icle)?)[ ]?\d{{1,2}}[A-D]?[ :–-]+(?P<it>{OLD})(?=[ ]?(?:[,;]|[.](?:\s|$)|[MF]\b|yo\b|y/o\b))"),
    # A figure that is a letter, and once more in words: "who's 9O (ninety)".
    any_case(r"\b(?:who|she|he|mum|dad|it)['’]s[ \t]+(?P<it>(?-i:9[OolI]|1[Oo]\d|1\d[OolI]))(?![\w%])"),
    any_case(rf"(?<![\w£$/.-])(?:{OLD}|(?-i:9[OolI]|1[Oo]\d))[ \t]?\((?P<it>{OLD_WORD})\)"),
    any_case(r"(?:['’]s|s['’]?|\b(?:her|his|their|my|own))[ ](?P<it>(?:9\d|10\d)(?:th|st|nd|rd))(?=[ ]*(?:[.,;:!)\n]|$)|[ ](?:on|in|is|was|next|last|this|party|do|and|with|bash|tea|celebrations?|cake|cards?)\b)"),
    # Between two, half a "y/o", and a decade of no years: "aged 93-94", "94/o", "Client mid-90s".
    any_case(rf"(?<![\w£$€/.+=:×-])(?P<it>{OLD}[ ]?[-–][ ]?{OLD})(?![\w°%/]|[.:]\d|[-–]\d|[ \t]*{UNIT})"),
    any_case(rf"(?<![\w£$€/.-])(?P<it>{OLD})[ ]?/[ ]?o(?![\w/])"),
    any_case(rf"(?<![\w£$€/.-])(?P<it>{OLD}/(?-i:[FM]))(?![\w/])"),
    any_case(rf"\baged?[ :]{{1,2}}(?P<it>{OLD}[ ]?/[ ]?{OLD})(?![\w%])"),
    any_case(rf"(?=[eml])(?<![\w-])(?<!the )(?<!\bin )(?<!since )(?<!from )(?P<it>(?:early|mid|late)[ -]?90['’]?s)(?!\w|[ \t]*{UNIT}|[ ](?:and|to)[ ]\d|[ ](?:music|house|bathroom|kitchen|estate|flat|build\w*|car|model))"),
)  # fmt: skip
"""Ages that are written together with something else."""
FIRST_COVERED = 90
"""The age from which on one is kept back."""
YEARS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
WAS = any_case(
    rf"(?<![\w£$€/.-])(?P<it>8\d),?[ ](?:about[ ]|some[ ])?(?P<years>\d{{1,2}}|{'|'.join(YEARS)}|a)[ ](?:years?|yrs?)[ ](?:ago|back)\b"
)
"""An age some years ago, which with them may be over 89 by now."""
PAIRED = re.compile(
    rf"(?<![\w/])(?:[HWSDMF]|h/b|dau)[ \t:]+(?P<it>{OLD}|\d\d)[ \t]*(?:,|/|;|&|and\b)?[ \t]*(?:[HWSDMF]|h/b|dau)[ \t:]+(?P<b>{OLD}|\d\d)(?![\w%/]|[.]\d|[ \t]*(?:cm|mm|kg))"
)
"""Relatives by their letters: 'H 93 W 91'."""
GROUP = re.compile(
    r"\b[Aa]ge(?:[ ](?:group|band|range|bracket))?[ \t]*[:=]?[ \t]*(?P<it>(?:9\d|100)[ ]?[-–][ ]?(?:9\d|100)|(?:9\d|100)[ ]?\+)(?!\w)"
)
NO_AGE = rf"(?![\w°%/]|[.:]\d|[-–]\d|,\d\d\d|[ \t]*{UNIT})"
SURE = (
    # Written as an age whatever is measured beside it: "93years lives alone", "[..] 102 years", "93ish", "Client is F93", "c93".
    any_case(rf"(?<![\w£$€/.+=×-])(?P<it>{OLD}(?:[ ]?(?:years?|yrs?|yaers|yold|winters|summers|ish)|[f]))(?![\w/]|[ \t-]+(?:ago|later|of|on|since|in|back|service|experience|warranty|olds?|young|degrees|kg|cm|mm|per)\b)"),
    any_case(rf"(?<![\w/£$.-])(?P<it>{SPELT})(?!\w|[ \t-]*(?!(?-i:F)\b){UNIT})"),
    any_case(rf"(?<![\w/£$.-])(?-i:[FM])(?P<it>{OLD}){NO_AGE}"),
    any_case(rf"(?<![\w/£$.-])(?-i:ca?[.]?|a[.]|(?:æ|ae)t[.]?)[ ]?(?P<it>{OLD}){NO_AGE}"),
    any_case(rf"\b(?:client|patient|pt|husband|husb|hubby|wife|mum|dad|mother|father|sister|brother|lady|nok|is|now|aged?|\],)[ ](?:over|approx[.]?|about|around|nearly|almost|past|[>~])[ ]?(?P<it>{OLD}){NO_AGE}"),
    any_case(rf"(?:^|(?<=[.!?][ ])|(?<=\n))over[ \t]+(?P<it>{OLD})(?=,[ \t]+[a-z]){NO_AGE}"),
    any_case(rf"\b(?:over|past)[ ]90s?[ ]?[(][ ]?(?P<it>{OLD}[ ]?(?:and|&|,)[ ]?{OLD})(?=[)])"),
    any_case(rf"(?<!\w)90s,[ ](?P<it>{OLD}){NO_AGE}"),
    any_case(rf"(?:\b(?:husb|hubby)[ ]|^[fm]|(?<=\n)[fm])(?P<it>{OLD})(?=[.,;]){NO_AGE}"),
    any_case(rf"(?<!mental )(?<!for )\bage\b(?![ ]equivalent)[^.;\n\d]{{0,24}}[ ](?:put|wrote|said|stated|entered|down[ ]as)[ ](?P<it>{OLD}){NO_AGE}"),
    any_case(r"\b(?:client|patient|pt|husband|wife|mum|dad|mother|father|sister|brother|nan|gran|he|she|client\]|aged?:?)(?:[ ]is|['’]s)?,?[ ](?P<it>9[ -]\d)(?=[ ]?[,.;)\n]|$)"),
    any_case(r"(?<![\w£$/.-])(?P<it>9[ ]\d)(?=[ ]?(?:yrs?|years?)[ -]?old\b|[ ]?y/?o\b)"),
    any_case(r"(?:^|(?<=[.!?,][ ])|(?<=\n))(?P<it>9[ -]\d)(?=[ ](?:lady|gentleman|gent|woman|man|F|M|female|male)\b)"),
    any_case(rf"\bage[ \t]*(?:[.…_,:=|>–-][ \t]*){{1,40}}(?:sex[ \t]*/[ \t]*)?(?P<it>{OLD}){NO_AGE}"),
    any_case(rf"\b(?:in[ ](?:his|her|their)[ ](?P<it>(?:tenth|10th|eleventh|11th)[ ]decade)|(?P<b>nine[ ]decades)[ ]and[ ]counting|(?P<c>(?:{SPAN}(?:short[ ]of|shy[ ]of|off|away[ ]from|from|till?|until|before|to)[ ])(?:his|her|their|the|a)[ ](?:century|centenary|telegram|hundredth|card[ ]from[ ]the[ ](?:king|queen)))|(?:his|her|their)[ ](?:century|centenary|hundredth)(?=[ ](?:is|was|falls|in|on|next|this|last|party|coming)\b|[,.;]))\b"),
)  # fmt: skip
AGE_HEADS = re.compile(r"[*_ \t]*ages?(?:[ ]?(?:/[ ]?sex|[(]?(?:years|yrs)[)]?))?[*_ \t:]*", re.IGNORECASE)
AGE_CELL = re.compile(rf"[*_ \t]*(?P<it>{OLD})(?:[ ]?[MF])?[*_ \t]*")
"""The heading of a column of ages, and a cell below it."""
MEASURED = any_case(
    r"\b(?:width|height|depth|length|wide|high|deep|chairs?|cushions?|rails?|hinges?|seats?|spo2|page|route|bus|items?|chapter|section|part|version|iq|vci|pri|wmi|psi|mabc|percent|total|subtotal|cost|price|paid|channel|radio|fm|volume|size|setting|level|step|stage|phase|mode|dial|code|form|fahrenheit|celsius|temp|hold|holds|reps|lengths|laps|watts|rpm|hips|knees|elbows|shoulders|ankles|wrists|angle|angles|recline|tilt)\b"
)
"""What is counted or measured in the sentence before a number."""
COUNTS = any_case(
    r"\b(?:above|bend\w*|flex\w*|crouch\w*|sit(?:s|ting)?|temperature|max|glucose|hb|ferritin|creatinine|saturations?|suds|tam|metronome|reach|pressures?|trail|maze|strickland|akps|upstand|worktop|sink|longest|oven|steam|minimum|maximum|drops|fever|soon|last|few|several|two|three|four|five|(?:comes?|came|worked|works)[ \t]out|start(?:s|ed)[ \t]at)\b(?:[ \t]+(?:up|at|to|the|a|is|was|were|of|than|well|past|making|[a-z]))*[ \t]+$|\bn[ \t]?=[ \t]?$"
)
"""What a number right after it counts or measures."""
NUMBERED = any_case(
    r"\b(?:(?:since|in|from|until)[ ]['’]|(?:rooms?|rm|(?:bus|caller|bay|locker)[ ]no\.?|scan|stock:|sevens[ ]?[–-]?)[ ])$"
)
"""What a number right behind it tells from others: 'room 94', "since '98"."""
SERVICE = any_case(
    r"(?:\b(?:ring|rang|calls?|called|dial(?:led)?|phoned?|tell|told|police|via|contact|or|otherwise|to|on)[ \t]+|^[ \t]*)$"
)
"""Before 101, the number of the police."""


def find_bare_ages(text: str) -> Iterator[Identifier]:
    """Every such age, weak."""
    places = list(near_old(text))
    for expression in (NUMBER, *PLACED, PAIRED, GROUP):
        for match in matches_in(expression, text, places):
            for group in match.re.groupindex:
                if re.match(r"\D|9|1", match[group]) and not _is_measured(text, *match.span(group)):
                    yield _aged(text, *match.span(group))
    for expression in SURE:
        for match in expression.finditer(text):
            yield _aged(text, *match.span(part_of(match)))
    for match in WAS.finditer(text):
        if int(match["it"]) + _years(match["years"].lower()) >= FIRST_COVERED:
            yield _aged(text, *match.span("it"))
    yield from _in_columns(text)


def _years(spelt: str) -> int:
    """How many years these are, in figures or in words up to ten."""
    return int(spelt) if spelt.isdigit() else YEARS.index(spelt) + 1 if spelt in YEARS else 1


def _in_columns(text: str) -> Iterator[Identifier]:
    for cell, start in cells_below(text, AGE_HEADS):
        match = AGE_CELL.fullmatch(cell)
        if match:
            yield _aged(text, start + match.start("it"), start + match.end("it"))


def _is_measured(text: str, start: int, end: int) -> bool:
    """Whether something is measured or counted in the sentence before a number."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - 70) : start]
    sentence = re.split(r"[.!?][ \t]", before)[-1]
    if any(expression.search(sentence) for expression in (READING, MEASURED, CUT_OFF, COUNTS, NUMBERED)):
        return True
    if is_of_a_month(text, start, end):
        return True
    return (text[start:end] == "101" and SERVICE.search(before) is not None) or _is_of_a_thing(before)


def _is_of_a_thing(before: str) -> bool:
    """Whether a medicine, a test or a make stands right before a number: 'Sertraline 100'."""
    last = re.search(r"(?<![\w'’-])([A-Za-z][a-z]+)[ \t]+$", before)
    if last is None or (word := last[1].lower()) in KIN | LABELS | FUNCTION_WORDS | {"client", "patient", "pt"}:
        return False
    words = lexicon()
    return word in words.tests or word in words.makes or (last[1][0].isupper() and word in words.practice)


def _aged(text: str, start: int, end: int) -> Identifier:
    tail = AGE_TAIL.match(text, end)
    return Identifier(start, tail.end() if tail else end, "AGE_OVER_89", 0.8, "an age over 89", False)
