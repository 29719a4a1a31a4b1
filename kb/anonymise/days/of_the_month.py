# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Days of the month alone, in figures or words, told from ranks and counts by what stands around them."""

import re
from collections.abc import Iterator

from kb.anonymise.days.dates import DAY, IS_STONE, ORDINAL, RANKED, SPOKEN_DAY
from kb.anonymise.identifiers import Identifier
from kb.anonymise.pattern import any_case, part_of

LATE_DAY = r"(?:[6-9]|[12]\d|3[01])[ \t]?(?:st|nd|rd|th)"
LATE_SPOKEN = r"(?:(?:eleven|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twentie|thirtie)th|twelfth|(?:twenty|thirty)[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
MID_SPOKEN = r"(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
COUNTED = (
    r"(?:floors?|store?y|compartments?|visits?|sessions?|attempts?|times?|go|try|weeks?|days?|months?|years?|hours?|minutes?|birthdays?|anniversary|century|centuries|(?:per)?centiles?|deciles?|grades?|levels?|stages?|steps?|stairs?|treads?|reps?|repetitions?|trials?|tests?"
    r"|items?|questions?|lines?|pages?|chapter|section|edition|version|issue|volume|series|season|episode|child|grandchild|grandson|granddaughter|great|baby|son|daughter|wife|husband|fingers?|toes?|ribs?|nerves?|cranial|metacarpals?|metatarsals?|mcps?|mtps?|pips?|dips?|digits?|rays?|vertebrae?|thoracic|cervical|lumbar"
    r"|intercostal|web|hole|green|tee|man|place|position|rank|form|standard|laps?|lengths?|mile|note|bar|fret|street|avenue|row|seat|bus|train|bed|bay|room|ward|house|door|flat|one|person|patients?|clients?|candidate|dose|tablet|cycle|generation|earl|duke|baron|regiment|battalion|brigade|army"
    r"|amendment|round|match|game|goal|wicket|over|innings|trimester|stroke|fall|half|quarter|degree|power|letter|word|of[ \t]+(?!this|last|next|the[ \t]+month)\w+)"
)
FOLLOW = (
    r"(?:at|and|an|in|to|with|for|when|she|he|they|we|i|you|it|as|but|or|because|cos|if|so|inst|this|last|next|re|by|from|who|which|says|said|gives|gave|makes|made|per|via|fell|then|before|after|till|until|not|is|was|will|would|can|has|had|have|please|pls|thanks|off|am|pm|onwards?|instead|too|also|again|now|though"
    r"|unless|our|your|my|his|her|their|the|there|that|nobody|everyone|someone|carers?|staff|mum|dad|both|any|won['’]?t|can['’]?t|doesn['’]?t|isn['’]?t|wasn['’]?t|didn['’]?t|suits?|works?|clash(?:es)?|sorry|x+|ok|okay|all|being|free|full|does|did|do|could|should|might|may|must|love|hun|mate|cheers|ta|thx|tho|then|even|only|no|thru|better|best|good|fine|possible|poss)"
)
END = rf"(?=['’]s[ \t]+(?!{COUNTED}\b)|[ \t]*(?:[,.;:)\n!?&\"”]|$|[-–][ \t])|[ \t]+{FOLLOW}\b)(?!(?:[ \t]*(?:,|,?[ \t]*(?:and|to|or|&))[ \t]*(?:the[ \t]+)?\w+){{1,4}}[ \t]+{COUNTED}\b)"
DAYWARD = r"(?:on(?:[ \t]+it)?|by|till?|until|since|from|for|about|around|due|before|after|back|re|tomorrow|tmrw|tmw|tomoz|today|tonight|yesterday|dated?|except|not)"


VISIT = r"(?-i:HV|TC|OV|DV|PC|RV|EV|AV|DNA|MDT|[HTOPDR]/[VC])"
DAYS = (
    # Any day with its article that no noun goes on from: "Op the 3rd", "HV the 3rd, TC the 9th"; and before a visit: "21st HV".
    any_case(
        rf"\b(?:end[ ]of|(?:weekend|wkend|wk|am|pm|night|week|morning|evening)[ ]of|(?:pushed|put|moved|brought|shifted|changed)(?:[ ](?:back|forward|on))?[ ]to|discharge|d/c|home|panel|delivery|review)[ ](?P<it>{DAY}{ORDINAL}(?:[ ]?[/-][ ]?{DAY}{ORDINAL})?){END}|(?<![\w/.-])(?P<b>{DAY}{ORDINAL}[ ]?/[ ]?{DAY}{ORDINAL})(?![ \t]+{COUNTED}\b|[ \t]*(?:per)?centile)|(?<![\w/.-])(?P<c>{DAY}{ORDINAL})(?=[ ]or[ ]{DAY}{ORDINAL}[ ]*[?.,;)\n])|\b(?:(?:{DAY}{ORDINAL}|{SPOKEN_DAY})[ ]of[ ]the[ ](?:{DAY}{ORDINAL}|{SPOKEN_DAY}))(?![ ]\w)"
    ),
    any_case(rf"\b(?P<it>the[ \t]+{DAY}[ \t]?(?:st|nd|rd|th))\b(?![ \t]+carer)(?:{END}|(?=[ \t]+{VISIT}\b))"),
    any_case(
        rf"(?<![\w/.-])(?P<it>{DAY}(?:st|nd|rd|th))(?=[ \t]+{VISIT}\b|[ \t]+(?:please|pls)\b|[ \t]+on[ \t]*(?:[,.;)\n]|$)|[ \t]+(?:and|&|to|or)[ \t]+(?:{DAY}(?:st|nd|rd|th)(?=[ \t]*(?:[,.;)\n]|$))|\[))"
    ),
    any_case(
        rf"\b(?:xray|x-ray|mri|ct|op|surgery|physio|slt|ot|hv|tc|cast|splint|stroke|fall|clinic|scan)[ \t]+(?P<it>{DAY}(?:st|nd|rd|th))(?=[ \t]*(?:[,.;:)\n]|$)|[ \t]+-[ \t])"
    ),
    any_case(rf"\bthe[ \t]+(?P<it>{LATE_SPOKEN})\b{END}"),
    any_case(rf"\b{DAYWARD}[ \t]+the[ \t]+(?P<it>{LATE_DAY})\b(?![ \t]+(?:\w+[ \t]+)?{COUNTED}\b)(?=[ \t]+[a-z])"),
    any_case(
        rf"\b(?:on(?:[ \t]+it)?|by|till|until|since|from|before|after)[ \t]+the[ \t]+(?P<it>{MID_SPOKEN}|third(?=[.](?:\s|$)|[ \t]+(?:an|and|but|so|when)[ \t]+(?:he|she|they|we|i|it|nobody|someone|was|had|then)\b))\b{END}(?![ \t]+or\b)"
    ),
    # "on the first and fifteenth"
    any_case(
        rf"\b(?:on|by|until|till|from|between|except)[ \t]+the[ \t]+(?P<it>{SPOKEN_DAY}[ \t]+(?:and|&|or|to|then)[ \t]+(?:the[ \t]+)?(?:{LATE_SPOKEN}|{MID_SPOKEN}))\b{END}(?![ \t]+{COUNTED}\b)"
    ),
    # "session by Non 20th 2pm", "back 3rd @ 10"
    any_case(
        rf"(?<![\w/.-])(?P<it>{DAY}{ORDINAL})(?=[ \t]+(?:@[ \t]*\d|(?:at[ \t]+)?\d{{1,2}}(?:[:.]\d\d)?[ \t]?(?:am|pm|a\.m|p\.m)\b))"
    ),
    any_case(
        rf"\b(?:by|until|till|since|before|(?:first[ \t]+)?visit(?:s|ed)?|appointment|clinic[ \t]on|(?:morning|night|evening|afternoon|day)[ \t]of|(?:it[ \t]is|it['’]?s|is)[ \t]now|due)[ \t]+(?:on[ \t]+)?the[ \t]+(?P<it>second|third|{MID_SPOKEN})(?=[ \t]*(?:[.;!?\n]|,[ \t]+(?:no|not|that|a|half|at|she|he|they|we|i|and|so|because)\b|full[ \t]stop|$))"
    ),
    # "can he come on the third, no, the fourth, because on the third I'm away"
    any_case(
        rf"\bon[ \t]+the[ \t]+(?P<it>second|third|{MID_SPOKEN})(?=,[ \t]+(?:a[ \t]day|no\b|not\b|half\b|at\b)|[ \t]+(?:i['’]?m|i[ \t]am|full[ \t]stop)\b)|\b(?:no|sorry|hang[ \t]on|rather|actually),?[ \t]+the[ \t]+(?P<b>second|third|{MID_SPOKEN})(?=[ \t]*[,.;!?\n])"
    ),
    any_case(
        rf"\b(?P<it>{SPOKEN_DAY}[ \t]+of[ \t]+(?:this|last|next|the|each|every)[ \t]+month)\b|\btoday[ \t]+is[ \t]+(?:the[ \t]+)?(?P<b>{SPOKEN_DAY}[ \t]+of[ \t]+the[ \t]+{SPOKEN_DAY})\b|\bon[ \t]+the[ \t]+(?P<c>first)(?=,[ \t]+(?:half|quarter|at)\b)"
    ),
    any_case(
        rf"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?[ \t]+(?:the[ \t]+)?(?P<it>{SPOKEN_DAY})(?![ \t]+{COUNTED}\b)"
    ),
)
MEASURED = re.compile(
    r"\b(?:weights?|heights?|lengths?|ofc|growth|percent|scored?|scores|(?:per)?centiles?|ranked|finished|came|placed)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)

COUNTED_ON = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth)[ ][a-z]+,?[ ](?:and[ ]|but[ ])?(?:not|never)[ ](?:[a-z]+[ ])?the[ ]$",
    re.IGNORECASE,
)
"""Before what is counted on: 'on the first visit, not on the fourth'."""
HEADS_A_SENTENCE = any_case(
    rf"(?:^|(?<=[a-z)\d][.;][ \t])|(?<=[a-z)\d],[ \t]))(?P<it>{DAY}{ORDINAL})(?=[ \t]*(?::[ \t]|[–-][ \t])|[ \t]+(?:ok|okay|fine|no[ \t]good|best|suits|works|is[ \t](?:best|good|fine|ok|no|full|out)|at|with|am|pm)\b)"
)
"""A day before what was done on it: '10th - stairs. 11th - kitchen.'"""
IN_AN_ASIDE = any_case(
    r"(?<=[a-z][ \t])(?<!\bthe[ \t])(?<!\ban[ \t])(?<!\bwas[ \t])(?<!\bis[ \t])(?P<it>(?:[6-9]|[12]\d|3[01])(?:st|nd|rd|th))(?=,[ \t]|\))"
)
"""A day that ends a clause and that no article makes a rank: '(out with driver 12th, ref to follow)'."""
ONE_OF_SEVERAL = re.compile(
    r"\b(?:first|second|two|three|try|tries|attempts?|trials|visits|sessions|steps|stairs|times|nights|floors?)\b",
    re.IGNORECASE,
)
"""What 'on the third.' may count on from."""
TESTED = re.compile(
    r"(?:centile|ranked|subtest|standard[ \t]score|decile|quartile|nerve|dexterity|abc\b|vmi|\bpoll\b)",
    re.IGNORECASE,
)
"""What is given in ordinals, some words before one."""
ANY_RANK = re.compile(
    r"(?:centile|rank|subtest|standard[ \t]score|decile|quartile|digit|finger|toe|rib|floor)", re.IGNORECASE
)


def find_days(text: str) -> Iterator[Identifier]:
    """Every day of a month that stands without its month."""
    for expression in DAYS:
        for match in expression.finditer(text):
            group = part_of(match)
            start = match.start(group)
            before = text[max(0, start - 120) : start]
            if (
                IS_STONE.fullmatch(match[group])
                or RANKED.search(before)
                or MEASURED.search(before[-60:])
                or COUNTED_ON.search(before)
            ):
                continue
            if (
                match[group].lower() == "third"
                and text.startswith(".", match.end(group))
                and ONE_OF_SEVERAL.search(before[-80:])
            ):
                continue
            yield Identifier(*match.span(group), "DATE", 0.75, "a day of a month", False)
    for expression, ranks in ((HEADS_A_SENTENCE, ANY_RANK), (IN_AN_ASIDE, TESTED)):
        for match in expression.finditer(text):
            ranked = ranks.search(text, max(0, match.start("it") - 160), match.start("it"))
            if not (ranked or IS_STONE.fullmatch(match["it"])):
                yield Identifier(*match.span("it"), "DATE", 0.75, "a day of a month", False)
