# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Places and houses by what somebody does there: 'out to Mold for clinic', 'deliver to 9 Firs', 'flat 9, code at door'.

The tagger, which takes a town that is also a word for the word, has no say here.
"""

import re
from collections.abc import Iterator
from typing import Final

from kb.anonymise.days.bare_ages import UNIT
from kb.anonymise.identifiers import CUED, Identifier, Label
from kb.anonymise.lexicon import PLACE, lexicon, usually_lower
from kb.anonymise.pattern import part_of
from kb.anonymise.places.providers import may_name
from kb.anonymise.places.towns import COUNTIES, NO_WARD, TOWN_WORDS

KIN: Final = r"(?:[Ss]ister|[Bb]rother|[Ss]on|[Dd]aughter|[Mm]um|[Dd]ad|[Mm]other|[Ff]ather|[Pp]arents|[Ff]amily|[Ff]riend|[Ii]n-laws|[Nn]iece|[Nn]ephew|[Cc]ousin|[Aa]unt|[Uu]ncle)"
STAY: Final = r"(?:[Ll]ives?|[Ll]iving|[Ll]ived|[Bb]orn|[Gg]rew[ ]up|[Rr]aised|[Ss]ettled|[Ss]tay(?:s|ing|ed)?|[Ss]hops?|[Ss]hopping|[Bb]rought[ ]up|[Rr]etired|[Ww]orks?|[Ff]ell)"
GO: Final = r"(?:[Mm]ov(?:ed|ing)|[Ww]alks?|[Cc]ycles?|[Dd]rives?|[Dd]rove|[Tt]ravels?|[Tt]axi|[Bb]us|[Tt]rain|[Tt]rip|[Oo]ut|[Oo]ver|[Cc]ame|[Cc]omes|[Bb]ack|[Gg]oes|[Ww]ent|[Rr]etired|[Dd]own|[Uu]p)"
ENDS: Final = r"(?=[ ]*(?:[.,;)\n]|$)|[ ](?:at|helps?|for|to|with|on|and|by|but|since|until|now|every|last|weekly|daily|area|way|as|when|most|comes?|visits?|rings?|where|who|needs|has|is|wants|alone)\b)"
TOWN = re.compile(
    rf"\b(?:(?:get|getting|be)[ ](?:to|in)(?=[ ](?!May|March|August)[A-Z][a-z]+[ ](?:for|by)\b)|{STAY}(?:[ ][a-z]+)?[ ](?:in|near|at|outside)|{GO}(?:[ ][a-z]+)?[ ](?:to|from|near)|{KIN}(?:[ ](?:is|lives|still|moved|came|back|lives[ ]out))?[ ](?:in|from|near|to)|\][ ](?:of|from|in))[ ](?P<it>[A-Z][a-z'’]+(?:[ -][A-Z][a-z'’]+)?){ENDS}"
)
"""A place of the lists where one lives, goes or comes from."""
SMALL_TOWN = re.compile(
    rf"\b(?:{STAY}(?:[ ]alone|[ ]now)?[ ](?:in|near|outside)|{KIN}(?:[ ]is)?[ ]in(?=[ ][a-z]+[ ](?:comes?|visits?|rings?|helps|with)\b))[ ](?P<it>[a-z]+)(?!['’-])\b(?![ ](?:order|home|need|style|room|hand|out|water|board))|(?<=[ ])(?P<b>(?!reception|outside|inside|upstairs|left|right|head)[a-z]{{3,}},[ ](?:{COUNTIES.lower()}))\b(?!['’])"
)
HOUSES: Final = r"(?:castle|abbey|manor|priory|palace|cathedral|zoo|lighthouse|racecourse|rectory|vicarage|observatory|prison|barracks|docks?|brewery|distillery)"
NO_STREET: Final = "to in on at off main busy same next side quiet steep this that other cul-de-sac back front private narrow first second high shopping one nice new a the our her his their my long short wide".split()
HOME: Final = (
    r"(?:[Bb]ungalow|[Ff]lat|[Hh]ouse|[Hh]ome|[Cc]ottage|[Ll]ives?|[Ll]iving|[Mm]aisonette|[Aa]partment|[Mm]oved)"
)
FLAT: Final = r"(?:flat|apartment|apt|maisonette|(?i:plot|pitch|berth|mooring|chalet)|[Ll]amp[ ]post)"
HOUSE = (
    re.compile(
        rf"\b{HOME}(?:[ ](?:now|alone|still|is|back))?[ ](?:in|at|on|to)[ ](?P<it>The[ ][A-Z][a-z]+(?:[ ][A-Z][a-z]+)?)(?=[ ]*(?:[.,;)\n]|$)|[ ](?:with|since|and|on|now)\b)"
    ),
    re.compile(
        r"\b(?:[Dd]eliver(?:ed|y|ies)?|[Cc]ollect(?:ed|ion)?|[Ss]end|[Ss]ent|[Ll]ives?|[Vv]isit(?:ed)?|[Aa]ddress)(?:[ ][a-z]+)?[ ](?:to|from|at|is)[ ](?P<it>\d{1,3}[a-z]?[ ][A-Z][a-z]+)(?=[ ]*(?:[.,;)\n]|$))"
    ),
)
"""A house by its name or number where things are brought or one lives."""
NUMBER = (
    re.compile(
        r"\b(?P<it>(?:[Nn]o\.?|[Nn]umber)[ ]?\d{1,3}[a-z]?)(?=,?[ ](?:next[ ]door|opposite|across|upstairs|downstairs|hold(?:s|ing)?[ ](?:the[ ]|a[ ]|her[ ]|his[ ])?(?:spare[ ])?keys?|has[ ](?:the[ ]|a[ ])?(?:spare[ ])?keys?|takes?[ ]in|keeps[ ]an[ ]eye|(?:blue|red|green|white|black|yellow|brown)[ ]door|neighbours?))|\b[Nn]ext[ ]door,?[ ]\(?(?P<b>(?:[Nn]o\.?|[Nn]umber)[ ]?\d{1,3}[a-z]?)\b"
    ),
    re.compile(
        r"(?<![\w.,/£-])(?P<it>\d{1,3}[a-d])(?=[ ](?:upstairs|downstairs|next[ ]door|neighbours?)\b)|\b(?:client|pt|patient|he|she|they|lives?|living|neighbours?)[ ](?:is[ ])?(?:in|at)[ ](?P<b>\d{1,3}[a-d])(?![\w/%.-])|\b[Ll]ives[ ]at[ ](?P<c>(?:no[.]?[ ]?|number[ ])?\d{1,3}[a-d]?)(?=[ ]*(?:[,;)\n]|[.](?!\d)|$))"
    ),
    re.compile(
        rf"\b(?P<it>{FLAT}[ ](?:no\.?[ ]?)?(?:\d{{1,4}}[A-Za-z]?|[A-Z]\d{{1,3}}))(?![\w/%-]|[.:,]\d|[ ]?{UNIT}|[ ](?:x|to|or|times)\b)(?=[ ]*(?:[.,;:)\n]|$)|[ ](?:on|at|in|top|the|is|has|opposite|near|by|upstairs|downstairs)\b)"
    ),
    re.compile(
        r"(?<![\w.,/£-])(?P<it>\d{1,4}[a-z]?)(?=[ ]\[(?:street|road|address|lane|place|house|close|avenue|estate)[^\]\n]{0,20}\])|\b(?:[Tt]enement|[Ff]lat|[Ss]tair|[Ll]ives|[Aa]ddress)[ :,]{1,2}(?:at[ ]|in[ ])?(?P<b>[0-6]F\d)\b"
    ),
    re.compile(
        rf"\b(?P<it>(?:gatehouse|lodge|cottage|flat|wing|stables?|almshouses?|house)[ ](?:of|at|in)[ ]the[ ]{HOUSES})\b",
        re.IGNORECASE,
    ),
)
STREET = re.compile(
    r"\b(?:lives?|living|lived|moved)(?:[ ](?:at|on|in|to|off))?[ ](?P<it>(?P<name>[a-z][a-z'’]+)[ ](?:st|rd|ave|street|road|lane|avenue|terrace|crescent|gardens|grove|mews))\b(?![ ](?:to|from|of)\b)",
    re.IGNORECASE,
)
SECTOR = re.compile(
    r"(?<![\w/-])(?P<it>[A-Z]{1,2}\d{1,2}[A-Z]?[ ]\d)(?=[ ](?:area|side|end|way|patch|district|postcode|sector)\b)"
)
WARD = re.compile(
    r"\b[Ww]ard[ ](?P<it>[A-Z][a-z]{3,})(?=[ ](?:has|is|was|for|since|until|on|at|to|rang|with)\b|[.,;)])"
)


def find_homes(text: str) -> Iterator[Identifier]:
    """Every place, house and street that what somebody does there tells; weak."""
    for match in TOWN.finditer(text):
        if _is_town(match["it"]):
            yield _home(match, "LOCATION")
    for match in SMALL_TOWN.finditer(text):
        before = (match["b"] or "").partition(",")[0]
        if match["it"] in TOWN_WORDS or (
            before and (before in TOWN_WORDS or not usually_lower(lexicon().code(before)))
        ):
            yield _home(match, "LOCATION")
    yield from _houses(text)
    for match in SECTOR.finditer(text):
        yield _home(match, "POSTCODE")
    for match in WARD.finditer(text):
        if match["it"].lower() not in NO_WARD and may_name(match["it"]):
            yield _home(match, "LOCATION")


def _houses(text: str) -> Iterator[Identifier]:
    for expression in HOUSE:
        for match in expression.finditer(text):
            if any(may_name(word) for word in match["it"].split()[1:]):
                yield _home(match, "ADDRESS")
    for expression in NUMBER:
        for match in expression.finditer(text):
            yield _home(match, "ADDRESS")
    for match in STREET.finditer(text):
        if match["name"].lower() not in NO_STREET:
            yield _home(match, "ADDRESS")


def _home(match: re.Match[str], label: Label) -> Identifier:
    return Identifier(*match.span(part_of(match)), label, CUED, "where somebody lives or goes", False)


def _is_town(name: str) -> bool:
    """Whether a name, or the first or last word of two, is a place of the lists and no word of the practice."""
    if name.lower() in TOWN_WORDS:
        return True
    words = name.split(" ")
    listed = any(lexicon().code(word) & PLACE for word in words)
    return listed and all(may_name(word) for word in words)
