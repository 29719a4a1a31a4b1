# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Feast days, which say the day as a date does."""

from collections.abc import Iterator

from kb.anonymise.days.dates import FOUR_YEAR, MONTH, STRONG_FROM, WEEKDAY
from kb.anonymise.identifiers import Identifier
from kb.anonymise.pattern import any_case, part_of

FEASTS = r"(?:(?:christmas|xmas)[ \t](?:eve|day)|hogmanay|shrove[ \t]tues(?:day)?|boxing[ \t]day|new[ \t]year(?:['’]?s)?[ \t](?:eve|day)|good[ \t]friday|easter[ \t](?:sunday|monday)|bonfire[ \t]night|hallow[e'’]*en|valentine['’]?s(?:[ \t]day)?|st[ \t](?:patrick|andrew|david|george)['’]?s[ \t]day|burns[ \t]night|pancake[ \t]day|shrove[ \t]tuesday|remembrance[ \t]sunday|mothering[ \t]sunday|(?:mother|father)['’]?s[ \t]day|guy[ \t]fawkes(?:[ \t]night)?|(?:ash|spy)[ \t]wednesday|maundy[ \t]thursday|palm[ \t]sunday|easter[ \t](?:tues(?:day)?|sat(?:urday)?|mon|sun)|holy[ \t](?:saturday|thursday)|armistice[ \t]day|all[ \t](?:saints|souls)['’]?[ \t]day|april[ \t]fool['’]?s?[ \t]day|candlemas|michaelmas|martinmas|lammas|whit[ \t](?:sunday|monday)|may[ \t]day|twelfth[ \t]night|new[ \t]year['’]?s[ \t]day|st[ \t]stephen['’]?s[ \t]day|v[ej][ \t-]day|d-day|black[ \t]friday|polling[ \t]day|pancake[ \t]tues(?:day)?|coronation[ \t]day|(?:grand[ \t]national|(?:fa[ \t])?cup[ \t]final|derby)[ \t]day|(?:first|second|third|last|start|end)[ \t](?:day[ \t])?of[ \t](?:ramadan|eid|passover|hanukkah|diwali|lent)|the[ \t](?:day|night|morning)[ \t](?:that[ \t]|of[ \t])?the[ \t]clocks[ \t](?:went|go|going|changed?)(?:[ \t](?:back|forward))?|bank[ \t]hol(?:iday)?[ \t](?:mon|tues|fri)day[ \t]in[ \t](?:may|august)|good[ \t]fri)"
FEAST = any_case(rf"\b(?:{FEASTS}|christmas|easter)[ \t,]+(?:of[ \t]+)?{FOUR_YEAR}\b")
FEAST_DAY = any_case(
    rf"\b(?:on|since|fell|admitted|discharged|died|stroke|born|home|seen|until|after|before|early|late)[ \t]+(?:on[ \t]+)?(?P<it>{FEASTS})\b|^(?P<b>{FEASTS})[ \t]*(?:$|last[ \t]year|:|-|admission)|\b(?P<c>{FEASTS})[ \t]+(?:last|this)[ \t]+year\b"
)
MOVING_FEASTS = r"(?:pentecost|whitsun|lammas(?:[ \t]day)?|candlemas|michaelmas|martinmas|epiphany|advent[ \t]sunday|trinity[ \t]sunday|remembrance[ \t]sunday|corpus[ \t]christi|all[ \t]souls(?:[ \t]day)?|hogmanay|eid(?:[ \t-]+(?:al|ul)[ \t-]+\w{4,5})?|diwali|deepavali|passover|pesach|vaisakhi|baisakhi|holi|hanukkah|chanukah|yom[ \t]kippur|rosh[ \t]hashanah|ash[ \t]wednesday|whit[ \t](?:sunday|monday)|ascension[ \t]day|palm[ \t]sunday|(?:chinese|lunar)[ \t]new[ \t]year|nowruz|bodhi[ \t]day|wesak|vesak|twelfth[ \t]night|may[ \t]day|midsummer['’]?s?[ \t]day|st[ \t]swithin['’]?s[ \t]day)"
MOVING_FEAST = any_case(
    rf"\b(?:fell|falls|fallen|tripped|slipped|admitted|readmitted|discharged|died|stroke|cva|tia|born|seen|visited|collapsed|moved[ \t]in|went[ \t]home|came[ \t]home|operation|surgery|broke|fractured?)(?:[ \t]+(?:again|down|over|home|last|her[ \t]\w+|his[ \t]\w+))?[ \t]+(?:on|at|during|(?:the[ \t]day[ \t])(?:before|after))[ \t]+(?P<it>{MOVING_FEASTS}(?:[ \t]+(?:day|eve)\b)?)(?![ \t]+(?:party|lunch|dinner|meal|club|group|shopping|crackers?))\b"
)
NOT_THE_DAY = r"(?![ \t]*(?:party|parties|lunch|dinner|meal|tea|club|group|shopping|crackers?|cards?|cakes?|pancakes?|buns?|fair|fête|fete|songs?|carols?|baking|craft|crafts|session|supper|music|poem|role))"
NAMED_FEAST = any_case(rf"(?<![\w-])(?P<it>{FEASTS})(?![\w-]){NOT_THE_DAY}")
PREPOSED_FEAST = any_case(
    rf"\b(?:since|until|till?|by|before|after|on|for|from|back|keeps?|was|sun(?:day)?:)[ \t]+(?P<it>{MOVING_FEASTS})(?![\w-]){NOT_THE_DAY}"
)
AFTER_A_DEED = any_case(
    rf"\b(?!(?:celebrat|observ|enjoy|discuss|miss|mention|mark|lov|lik|need|remember)ed\b)(?:[a-z]{{2,}}ed|came|come|made|fell|went|home|seen|done|left|began|broke|arrived|again|at)[ ](?P<it>{MOVING_FEASTS})(?![\w-]){NOT_THE_DAY}(?=[ ]*(?:[.,;)\n]|$)|[ ](?:{FOUR_YEAR}|and|with|but|last|this)\b)|(?<![\w-])(?P<b>{MOVING_FEASTS}[ ,]{{1,2}}{FOUR_YEAR})(?!\w)|(?:^|(?<=[.!?\n][ ])|(?<=\n))(?P<c>{MOVING_FEASTS})(?=,?[ ](?:she|he|they|mum|dad|pt|client)[ ](?:fell|tripped|slipped|died|was|had|came|went|collapsed)\b)"
)
"""A feast close behind what was done on it, or with its year: 'Rails came Diwali.', 'Eid 2024'."""
OWN_DAY = any_case(
    rf"(?<![\w-])(?P<it>{MOVING_FEASTS}[ \t](?:day|eve|morning|afternoon|evening|night))(?![\w-]){NOT_THE_DAY}|\b(?:fell|fallen|died|admitted|collapsed|stroke|home|born|day[ \t]before|day[ \t]after|eve[ \t]of|night[ \t]of|last|this|next|week[ \t]of|morning[ \t]of)[ \t]+(?P<b>{MOVING_FEASTS}(?:[ \t](?:day|eve))?)(?![\w-]){NOT_THE_DAY}"
)
"""A feast with its word for a day, or close after what happened: 'Diwali day', 'fell Holi'."""
EDGE_DAY = any_case(rf"\b(?:first|last)[ \t]day[ \t]of[ \t]{MONTH}")
BESIDE_A_FEAST = any_case(
    rf"\b(?P<it>(?:(?:two|three|four|five|few|couple[ \t]of|\d)[ \t]+)?(?:days?|nights?|eve|morning|week)[ \t]+(?:before|after)[ \t]+(?:christmas|xmas|easter|{FEASTS}))(?![\w-]){NOT_THE_DAY}"
    rf"|\b(?P<b>(?:{MONTH}|easter|whit(?:sun)?)[ \t]+bank[ \t]hol(?:iday)?(?:[ \t]+(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b|(?![\w-]|[ \t]+(?:plans?|covers?|plant|sale|weekends?|rota|opening|trips?|fair|hours)\b))|(?:first|second|third|fourth|last|1st|2nd|3rd|4th)[ \t]+{WEEKDAY}[ \t]+(?:of|in)[ \t]+{MONTH}|(?:first|second|third|fourth|last|1st|2nd|3rd|4th)[ \t]+week[ \t]+(?:of|in)[ \t]+{MONTH},?[ \t]+(?:mon|tues?|weds?|thurs?|fri|sat|sun)\b)"
)
"""A day some days from a feast, or told by its weekday in a bank holiday or a week of a month."""
HAS_FEAST = any_case(
    rf"(?<!\w)(?:{FEASTS}|{MOVING_FEASTS}|christmas|easter|clocks|(?:first|second|third|last|start|end)[ \t](?:day|of)|bank[ \t]hol(?:iday)?|(?:week|\w*day|mon|tues?|weds?|thurs?|fri|sat|sun)[.]?[ \t]+(?:of|in))(?!\w)"
)
"""What every one of the shapes has in it."""
SHAPES = (
    (FEAST, 0.85, "a feast day with its year"),
    (MOVING_FEAST, 0.65, "a feast day on which something happened"),
    (FEAST_DAY, 0.65, "a feast day on which something happened"),
    (NAMED_FEAST, 0.6, "a feast day"),
    (PREPOSED_FEAST, 0.6, "a feast day"),
    (AFTER_A_DEED, 0.65, "a feast day"),
    (OWN_DAY, 0.65, "a feast day"),
    (BESIDE_A_FEAST, 0.6, "a day counted from a feast"),
    (EDGE_DAY, 0.7, "the first or last day of a month"),
)


def find_feasts(text: str) -> Iterator[Identifier]:
    """Every feast that stands for a day, and the first and last days of a month."""
    for expression, confidence, reason in SHAPES if HAS_FEAST.search(text) else ():
        for match in expression.finditer(text):
            group = part_of(match)
            yield Identifier(*match.span(group), "DATE", confidence, reason, confidence >= STRONG_FROM)
