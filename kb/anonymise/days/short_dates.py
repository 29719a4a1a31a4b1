# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""A day and its month in two small figures, told from scores, durations and fractions by what stands around them."""

import re
from collections.abc import Iterator, Sequence

from kb.anonymise.days.dates import DAY, MONTH_NUMBER, UNIT, WEEKDAY
from kb.anonymise.identifiers import Identifier
from kb.anonymise.pattern import part_of

PAIR = re.compile(
    rf"(?<![\w£$/.,+-])(?<![.,:]\d)(?P<it>{DAY}/{MONTH_NUMBER})(?![\w/%\"”″]|[.]\d|[ \t]*{UNIT}|(?<=/7)[ \t]+in[ \t]+(?:hospital|bed|itu|hdu|respite)\b|[ \t]*(?:ago|later|old|inch|spoon|full|turn)|-(?:inch|spoon|\d))",
    re.IGNORECASE,
)
UNTIL = re.compile(
    r"(?:\b(?:due|until|till|before|dated?|w/?c|w/b|w/?e|wc|deadline|expir(?:es|ed|y)|deliver(?:y|ed)?|installed|inspected|admitted|adm|discharged|dc|d/c|booked|arrives?|returns?|returned|collect(?:ed|ion)?|sent|rec['’]?d|received|ordered|req|requested|signed|seen|visited|came|fell|moved|started|starts|ends|ended|review(?:ed)?|fitted"
    r"|dhs|orif|thr|tkr|hemi(?:arthroplasty)?|mua|cabg|pci|bka|aka|nof|cva|tia|sah|op|hearing|tribunal|court|panel|mdt|cpa|cp|tac|lac|pep|ehcp?|appt|appointment|meeting|mtg|meet|visit|hv|ov|rv|next|chased|seizure|clinic|rung|called|re-?visit(?:ed)?|re-?assess(?:ed|ment)?|re-?check(?:ed)?|re-?test(?:ed)?|follow[- ]?up|f/up?|fup|call[ ]?back|repeat(?:ed)?|trial(?:led)?|handover|delivery|collection|scan|mri|ct|xray|x-ray|bloods|(?:go|goes|going|come|comes|coming|went|be)[ \t]+back(?![ \t]+to)|(?:they|he|she|it)['’]ll[ \t]+(?:go|come)|(?:review|rv|f/?u)[ \t]+\d{1,2}/(?:52|12|7)|(?:notes?|letter|e-?mails?|entry|minutes|message|report)[ \t]+of)"
    r"(?:[ \t]+(?:by|on|for|is|was|the|again|home|back|again))*|\b(?:in|out|adm|dc|disch|op|ref|tel|phoned|date)[ \t]*(?=[:=])|\bby)[ \t]*[:=(-]?[ \t]*(?:the[ \t]+)?$",
    re.IGNORECASE,
)
"""What a day follows and a score does not."""
LESS = re.compile(
    r"\b(?:reduc|increas|improv|decreas|shorten|cut|lengthen|rais|lower|drop|fell|fall|gain|lost|los|up|down)\w*(?:[ \t]+\w+){0,3}[ \t]+by[ \t]*$",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"(?:^|[\n(,;–]|[.!?][ \t]|[ \t]-[ \t]|\b(?:on|from|to|and|or|then|since|after|of|for|rung|rang|phoned|saw|seen|called)|"
    + WEEKDAY
    + r")[ \t]*$",
    re.IGNORECASE,
)
"""Where a day may stand once the text is known to write its days so."""
OUT_OF = frozenset({5, 7, 10, 12})
"""What scores, and the days and months of a duration, are out of: 'pain 8/10', 'power 4/5', '3/7', '2/12'."""
SCALES = OUT_OF | {2, 3, 4, 6}
LOOSE = re.compile(
    r"\b(?:before|after|due|until|till|re-?(?:visit|test|assess|check)|follow[ -]?up|f/?u|fup|review(?:ed)?|seen|visit(?:ed)?|hv|ov|appt|appointment|meeting|start(?:s|ed)?|ends?|ended|required?|req|requested|booked|is|was|for)[ \t]*[:=(-]?[ \t]*$",
    re.IGNORECASE,
)
"""What a score or a duration follows too: 'review 3/12', 'before 7/10'."""
SCORED = re.compile(
    r"\b(?:pain|power|scor(?:e|ed|es|ing)|grade|mrc|vas|nrs|amts?|4at|cfs|frailty|must|mood|anxiety|fatigue|effort|rpe|borg|acuity|vision|va|copm|performance|satisfaction|importance|confidence|motivation|at|was|of|for|in|over|every|past|last|next|x)\b[ \t:=]*(?:now[ \t]|is[ \t]|was[ \t]|[a-z]+[ \t])?$",
    re.IGNORECASE,
)
SCORED_AT = re.compile(
    r"\b(?:pain|power|scor(?:e|ed|es|ing)|grade|mrc|vas|nrs|range|rom|flexion|extension|grip|reps|sets|speed|weight|kg|metres?|timed|tug|hours?|hrs|shifts?|nights?|open|opens|pages?|items?|ages?|aged|width|height|confidence|mood|fatigue|anxiety|effort)\b",
    re.IGNORECASE,
)
"""What is measured or counted before a pair with a hyphen or a stop."""
EVERY_DAY = "24/7"
HELD_ON = re.compile(
    r"\b(?:tribunal|hearing|appointment|appt|review|meeting|visit|operation|surgery|discharge|court|panel|assessment|delivery)[ \t]+(?:is|was|on|is[ \t]+on|was[ \t]+on)[ \t]*$",
    re.IGNORECASE,
)


CLOCKED = re.compile(
    rf"(?<![\w£$/.,:+-])(?P<it>{DAY}/{MONTH_NUMBER})(?=[ \t]*(?:pm|am|eve)\b|[ \t]*@[ \t]*\d|,?[ \t]+(?:at[ \t]+)?\d{{1,2}}(?:[.:]\d\d)?[ \t]?[ap]m\b|[ \t]+at[ \t]+\d{{1,2}}(?:[.:]\d\d)?[ \t]*(?:[,;)\n]|[.](?:\s|$)|$))|(?<![\w£$/.,:+-])(?P<b>{DAY}/0[1-9])(?![\d/%]|[.]\d)"
    rf"|\b(?:for[ \t]+(?:him|her|them)|available|starts?|starting|free|bed|place|leave|off|away)[ \t]+from[ \t]+(?P<c>\d{{1,2}}/12)(?=[ \t]*(?:[.,;)\n]|$))",
    re.IGNORECASE,
)
"""A pair before an hour, a pair whose month has a nought, and what is free from a day."""
BESIDE_AN_HOUR = re.compile(
    rf"\b(?:\d{{1,2}}[ \t]?[ap]m|[012]\d[:.][0-5]\d)[ \t]+(?:on[ \t]+)?(?P<it>{DAY}/{MONTH_NUMBER})(?=[ \t]*(?:[.,;)\n]|$))"
    rf"|(?<![\w£$/.,:+-])(?P<b>{DAY}/{MONTH_NUMBER})(?=,[ \t]*(?:at[ \t]+)?(?:0?[7-9]|1\d)[.:][0-5][05](?:[ \t]*(?:[.,;)\n]|$)|[ \t]?[ap]m))"
    rf"|(?:^|(?<=[.;][ \t]))(?:Home|Discharged|D/c)[ \t]+(?P<c>{DAY}/{MONTH_NUMBER}(?<![ ][1-6]/7))(?=[ \t]+(?:with|w/|by)[ \t]|[ \t]*,)",
    re.IGNORECASE | re.MULTILINE,
)
"""A pair after an hour or with one after a comma, and the day somebody came home."""
DOTTED = re.compile(
    r"\b(?:seen|fell|fall|ax|review|rv|last[ \t]reviewed|due[ \t]back|in[ \t]shower|ordered|delivered|collected|opened|closed|started|ended|contact|issued|installed|inspected|referred|signed|sent|received|booked|moved|phoned|rung|rang|reviewed|chased|cancelled|done|duty|handover|huddle|mtg|meeting|mdt(?:[ \t]+ward[ \t]+\w+)?|ward[ \t]round|t/?c|p/?c|h/?v|a/?v|o/?v"
    rf"|follow[ -]?up|f/u|ends|starts|(?:cert(?:ificate)?|injection|depot|service|mot|exp(?:iry|ires)?)(?:[ \t]+(?:due|on))?|due(?=[ \t:]+\d\d[.]\d\d)|exp(?=[ \t:]+\d)|(?:fell|fall|stroke|cva|fracture|#)[ \t]+[a-z \t]{{1,16}}?(?<!to)(?<!by)(?<!from)(?<!of)(?<!at)(?=[ \t](?:1[3-9]|2\d|3[01])[.])|dhs|orif|thr|tkr|mua|hemi|cabg|bka|aka|[a-z-]+ectomy|(?:edd|aim(?:ing)?(?:[ \t]+for)?|target|by)(?=[ \t:]+\d\d\.\d\d))[ \t]*[:=–-]?[ \t]+(?P<it>{DAY}[.]{MONTH_NUMBER})(?![\w/%]|[.]\d|[ \t]*{UNIT}|[ \t]*(?:hrs?|am|pm)\b)",
    re.IGNORECASE,
)
"""A day and month with a stop between, after what is done on a day."""
DASHED_DAY = r"(?:3[01]|[12]\d|0?[1-9])-(?:0[1-9]|1[0-2])"
SURE_DASHED = r"(?:(?:3[01]|[12]\d|0?[1-9])-0[1-9]|(?:3[01]|2\d|1[3-9]|0[1-9])-1[0-2])"
JOINED = r"[ \t]*(?:[,&+;/]|\band\b|\bthen\b|\bto\b)[ \t]*(?:and[ \t]+|on[ \t]+)?"
NOT_MEASURED = rf"(?![\w/%-]|[.]\d|{JOINED}\d|[ \t]*(?!for\b|on\b|pain\b){UNIT}|[ \t]*(?:times|x\b|reps?\b|repetitions|deg|°|points?\b|percent|inch|people|clients|patients|places))"
DONE = (
    r"(?:seen|visit(?:s|ed)?|session(?:s|ed)?|attend(?:s|ed)?|admitted|discharged|fell|falls|contacts?|reviewed|phoned|rang|called|clinics?|appts?|appointments?"
    r"|meetings?|mtgs?|mdts?|h/?v|o/?v|t/?c|groups?|classes|class|booked|delivered|fitted|installed|dated?|on|w/?c|w/b|came|dna['’]?d?|cancelled|notes?)"
)
DASHED = re.compile(
    rf"(?<![\w/]){DONE}(?:[ \t]+(?:on|for|was|were))?[ \t]*[:=,(]?[ \t(]*(?P<it>{SURE_DASHED}(?:{JOINED}{DASHED_DAY}){{0,6}}){NOT_MEASURED}",
    re.IGNORECASE,
)
"""A day and month with a hyphen between, after what is done on a day: 'Seen 23-06 and 30-06', 'Session (23-06)'."""
DOTTED_LIST = re.compile(
    rf"(?<![\w/])(?:seen|visit(?:s|ed)|attended|admitted|discharged|fell|phoned|rang|called|on|w/?c|w/b|dna['’]?d?|sessions?(?=[ \t]*(?:on|:|\()))(?:[ \t]+(?:on|for|was|were))?[ \t]*[:=,(]?[ \t(]*"
    rf"(?P<it>{DAY}[.]{MONTH_NUMBER}(?:{JOINED}{DAY}[.]{MONTH_NUMBER}){{1,6}}){NOT_MEASURED}",
    re.IGNORECASE,
)
"""More than one day and month with a stop between: 'Seen 23.6 and 30.6'."""
COUNTED_FROM = re.compile(
    rf"(?:\b\d{{1,2}}(?:-\d{{1,2}})?[ \t]*(?:wks?|weeks?|mths?|months?|days?)|\b\d{{1,2}}/(?:52|12|7))[ \t]+(?:from|since|after|following)[ \t]+(?:the[ \t]+)?(?P<it>{DAY}[/.-]{MONTH_NUMBER})(?![\w/%-]|[.]\d|[ \t]*{UNIT})",
    re.IGNORECASE,
)
"""A day that a span of time is counted from: 'Review 6 wks from 3/11'."""
SIGNED = re.compile(rf"\n[ \t]*[^\W\d_][^\n\d]{{3,60}}[ \t,](?P<it>{DAY}[./]{MONTH_NUMBER})[ \t]*\Z", re.IGNORECASE)
"""A pair after the name that signs a note: 'Dorota Nowak 27.5'."""
LINE_PAIR = re.compile(
    rf"^[ \t]*(?:[-*•][ \t]*(?P<dash>))?(?P<it>{DAY}/{MONTH_NUMBER})(?=[ \t]+(?:[A-Z][a-z]+[ \t]|(?(dash)[a-z]{{2,}}[ \t]|[A-Z][a-z]+[ \t])))",
    re.MULTILINE,
)
"""A pair before what was done on a day, one to a line."""
HEADING = re.compile(
    rf"\A[^\n]{{0,60}}?\b(?:meeting|mtg|p/?c|t/?c|call|mdt|visit|h/?v|supervision|lists?|rota|handover|review|clinic|duty|huddle|ward[ \t]round|notes?|entry|diary|log|minutes)\b[^\n]{{0,40}}?(?<!session)(?<!visit)(?<!per\x20visit:)(?<!visit:)(?<!session:)(?<!mean)(?<!wk)(?<!week)(?<!page)(?<!no)(?<!part)[,–-]?[ \t]+(?P<it>{DAY}[./]{MONTH_NUMBER})[ \t]*(?=\n|[.]\n|,|[–-][ \t])",
    re.IGNORECASE,
)
"""A pair that ends or divides the first line of a note."""


def find_short_dates(text: str, found: Sequence[Identifier] = ()) -> Iterator[Identifier]:
    """Every day with its month in figures after words that a day follows; in date-like places too where `found` holds one."""
    written_so = any(
        each.label == "DATE" and re.fullmatch(r"\D*\d\d?/\d\d?", text[each.start : each.end]) for each in found
    )
    yield from _in_their_places(text)
    for expression in (DASHED, DOTTED_LIST, COUNTED_FROM):
        for match in expression.finditer(text):
            if not SCORED_AT.search(text, max(0, match.start() - 45), match.start("it")):
                yield Identifier(*match.span("it"), "DATE", 0.75, "a day and month in figures", False)
    for match in PAIR.finditer(text):
        before = text[max(0, match.start() - 45) : match.start()]
        if _is_cued(before, match["it"]) or (written_so and _is_likely(before, match["it"])):
            yield Identifier(*match.span("it"), "DATE", 0.75, "a day and month in figures", False)


def _is_cued(before: str, pair: str) -> bool:
    if pair == EVERY_DAY:
        return bool(HELD_ON.search(before))
    day, month = (int(part) for part in pair.split("/"))
    usual = month in OUT_OF and day <= month and LOOSE.search(before)
    return bool(UNTIL.search(before)) and not usual and not LESS.search(before)


def _is_likely(before: str, pair: str) -> bool:
    """Whether a pair stands where a day may and is no usual score, fraction or duration."""
    day, month = (int(part) for part in pair.split("/"))
    usual = month in SCALES and day <= month
    return pair != EVERY_DAY and not usual and bool(CLAUSE.search(before)) and not SCORED.search(before)


def _in_their_places(text: str) -> Iterator[Identifier]:
    """Pairs before an hour, after what is done on a day, in the heading; and those with a stop again."""
    dotted: set[str] = set()
    for expression in (CLOCKED, BESIDE_AN_HOUR, DOTTED, HEADING, SIGNED):
        for match in expression.finditer(text):
            group = part_of(match)
            scored = group == "it" and SCORED.search(text, max(0, match.start(group) - 45), match.start(group))
            if match[group] == EVERY_DAY or (expression is not DOTTED and scored):
                continue
            if expression is CLOCKED and SCORED_AT.search(text, max(0, match.start(group) - 45), match.start(group)):
                continue
            dotted.update([match[group]] if "." in match[group] else [])
            yield Identifier(*match.span(group), "DATE", 0.75, "a day and month in figures", False)
    yield from _down_the_lines(text)
    for pair in dotted:
        for match in re.finditer(rf"(?<![\w£$/.,:+-]){re.escape(pair)}(?![\w/%]|[.]\d)", text):
            yield Identifier(*match.span(), "DATE", 0.7, "a day and month in figures", False)


def _down_the_lines(text: str) -> Iterator[Identifier]:
    """Pairs that begin lines of a log: two or more, of which one at least is no fraction of a recipe."""
    pairs = list(LINE_PAIR.finditer(text))
    rising = len(pairs) > 2 and len({pair["it"].partition("/")[2] for pair in pairs}) == 1
    days = [int(pair["it"].partition("/")[0]) for pair in pairs]
    whole = (
        pairs
        if rising and days == sorted(set(days))
        else [pair for pair in pairs if int(pair["it"].partition("/")[0]) >= int(pair["it"].partition("/")[2])]
    )
    for match in pairs if len(pairs) > 1 and whole else ():
        yield Identifier(*match.span("it"), "DATE", 0.75, "a day and month in figures", False)
