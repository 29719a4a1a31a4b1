# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""A day in two small figures after what is done or happens on a day: 'Hip done 9/9', 'Op 17-4', 'Cast off 4/11.'"""

import re
from collections.abc import Iterator

from kb.anonymise.days.dates import DAY, MONTH_NUMBER, ORDINAL, UNIT, WEEKDAY
from kb.anonymise.days.of_the_month import COUNTED
from kb.anonymise.days.short_dates import SCORED_AT
from kb.anonymise.identifiers import Identifier
from kb.anonymise.pattern import any_case, part_of

BODY = r"(?:hips?|knees?|shoulder|ankle|wrist|elbow|back|neck|spine|femur|thumb|hand|foot|heart|eyes?|cataracts?|hernia|bowel|bladder|tooth|teeth|toes?|finger|l[ ]?thr|r[ ]?thr|thr|tkr|op|surgery|operation|nof|hemi|graft|biopsy)"
CUT = r"(?:[a-z]{3,}(?:ectomy|otomy|ostomy|plasty|desis|oscopy)|pacemaker|peg(?![ -]?fed)|nj|stent|stents|bypass|botox|injection|jabs?|vaccine|cataracts?|biopsy|amputation|decompression|discectomy|fusion|fixation|graft|manipulation|angiogram|angio|echo|ecg|eeg|emg|ultrasound|uss|dexa|pet|xr|xrays?|x-rays?|ct|mri|mua|infusion|transfusion|chemo|dialysis|radiotherapy)"
SEEN = r"(?:dentist|optician|opticians|chiropod(?:y|ist)|podiatry|audiology|hygienist|orthotics|orthotist|dietitian|hosp(?:ital)?|outpatients|opd|opa|clinic|fracture[ ]clinic|eye[ ]clinic|anniversary|b-?day|birthday|funeral|wake|wedding|christening|respite|lv|nv|l/v|n/v|ov|hv|h/v|dv|fup|(?:follow|phone|tel|t/?c)[ -]?up(?:[ ](?:phone|call|tel|visit))?|tel(?=[ ]\d+/\d+[ ]?[-–])|tci|preop|pre-op|post-?op|doa|dod|edd|last[ ](?:wk|week|drink|drank|fall|seizure|fit|bm|bath|visit|seen|dose|shower|pay|contact)|off|away|leave|a/l|hols?|as[ ]of|carers?|poc)"
DONE = r"(?:done|up|off|out|in|on|here|there|came|come|arrived|went|gone|given|changed|finished|completed?|approved|submitted|granted|agreed|allocated|assigned|opened|closed|removed|replaced|injected|passed|signed|begun|began|starts?|started|ended|stopped|restarted|commenced|repaired|mended|adjusted|issued|returned|swapped|serviced|tested|checked|measured|trialled|ordered|re-?booked|applied|declined|refused|screened|triaged|transferred|stepped[ ]down|discharged|admitted|readmitted|moved(?:[ ](?:in|out))?|home|scattered|buried|cremated|re-?convened?)"
COUNTED_THINGS = r"(?:goals?|items?|steps?|tasks?|stairs?|reps?|exercises?|attempts?|questions?|transfers?|sessions?|trials?|lengths?|laps?|tests?|tries|points?|marks?|scores?|drinks?|meals?|words?|pictures?|objects?|pegs|beads|buttons?|correct|pain|it|them|all|most|got|only|just|about|and|was|is|bulbs?|tablets?|doses?|slots?|calls?|visits?)"
END = rf"(?![\w/%-]|[.]\d|[ \t]*{UNIT}|[ \t]*(?:ago|later|inch|full|times|x\b|to[ ]\d|of\b|strength|prompts?|correct|independent))(?=[ \t]*(?:[,;:.)(\n]|$|[-–—][ \t])|[ \t]+(?:at|and|by|with|w/|in|but|so|then|she|he|they|no|not|re|via|from|after|before|when|all|hopefully|pls|please|if|instead|again|transport|am|pm|@)\b)"
PAIR = rf"(?P<it>{DAY}/{MONTH_NUMBER})"
LATE_PAIR = r"(?P<it>0[1-9][.](?:1[0-2]|0[1-9])|(?:1[3-9]|2\d|3[01])(?:[.]|-|[ ]?[‐‑‒–—−][ ]?)(?:1[0-2]|0?[1-9])|(?:1[3-9]|2\d|3[01])[ ](?:1[0-2]|[1-9])(?=[ \t]*(?:[.;\n]|$))|(?P<n>[1-9]|1[0-2])[.](?P=n))"
"""A day after the twelfth with another mark before its month, or the same figure twice."""
SIDE = r"(?:(?:[lr]|left|right|rt|lt|bilat(?:eral)?)[ ])?"
EVENTS = (
    any_case(rf"(?<![\w/])(?:(?:re-?)?operated|fractured|dislocated|ruptured|(?:splints?|cast|mould)[ ](?:made|fitted|on|off|applied|removed))(?:[ ]on)?[ \t:=(-]+{PAIR}(?:{END}|(?=[ ](?:on|for|under|[lr]|left|right|both)\b))"),
    any_case(rf"(?<![\w/]){BODY}(?:[ ]\w+)?[ ](?:done|replaced|repaired|fixed|pinned|was|is|on|op|surgery)[ \t]+{PAIR}{END}"),
    any_case(rf"(?<![\w/])(?:{SIDE}{CUT}|#[ ]?{SIDE}{BODY}|{SEEN})(?:[ ](?:due|on|is|was|from|appt|starts?|started))*[ \t:=(-]+{PAIR}{END}"),
    any_case(rf"(?<![\w/])(?!{COUNTED_THINGS}\b)(?:[a-z][a-z'’]+|[A-Z]{{2,5}})[ ]{DONE}[ \t:=(-]+{PAIR}{END}"),
    any_case(rf"(?:^|(?<=[.;\n][ \t])|(?<=\n)){DONE}(?:[ \t]+(?:from|on|since))?[ \t:=(-]+{PAIR}{END}"),
    any_case(rf"(?<![\w/])(?:inpatient|outpatient|in|respite|leave|placement|care|package|poc|carers|free|available|back|home|away)[ ](?:from|since|till?|until|w/?e|w/?c)[ \t]+{PAIR}{END}"),
    any_case(rf"\b(?:spoke|spoken|talked|wrote|emailed)[ ](?:to|with)(?:[ ][a-z]+){{1,2}}[ ]{PAIR}{END}"),
)  # fmt: skip
LATE_EVENTS = (
    any_case(
        rf"(?<![\w/])(?:{BODY}[ ]done|op|surgery|operation|{SIDE}{CUT}|{SEEN}|home|review|rv|cva|tia|stroke|#|fall|fracture|{DONE})(?:[ ](?:due|on|is|was|from|done|again))*[ \t:=(]+{LATE_PAIR}{END}"
    ),
)
OPERATED = r"(?:aka|bka|thr|tkr|tka|tha|ukr|orif|dhs|hemi|nof|cabg|avr|mua|pci|tavi|evar|rtc|rta|cva|tia|sah|stroke|fall|fracture|#|amputation|bypass|op|surgery|operation|admission|admitted|discharged|(?:[a-z]{3,}(?:ectomy|otomy|ostomy|plasty|desis)))"
IN_BRACKETS = any_case(
    rf"(?<![\w/]){OPERATED}[ ]\((?P<it>{DAY}(?P<mark>[-/.]){MONTH_NUMBER}(?:(?P=mark)\d\d)?)(?=\)|[,;][ ])"
)
"""A day in brackets after what was done or happened on it: 'new R AKA (3-12)'."""
FROM = any_case(
    rf"\b(?:from|w\.?e\.?f\.?|commencing|effective|starting|beginning)[ \t]+{PAIR}(?![\w/%-]|[.]\d)(?=[ \t]*(?:[;)\n]|$|[.](?:\s|$)|,[ ](?!to\b)))"
)
CHANGES = any_case(
    r"\b(?:reduc|increas|improv|decreas|rais|lower|drop|fell|fall|gain|lost|los|up|down|chang|better|worse|progress|went|gone|come|came|move|recover|scor|power|pain|rise|rose|risen|grad)\w*(?:[ \t]+[\w/]+)?[ \t]*$"
)
"""What a score does before 'from'."""
WEEKLY = any_case(
    rf"(?:{WEEKDAY}|(?:\bper|\ba)[ ](?:day|week))[ ](?:from|since|until|till?)[ ](?P<it>{DAY}[.](?:1[0-2]|0?[1-9])){END}"
)
"""A day with a stop from which something is done by the week, whatever hours are counted before: 'Mon Thu from 17.11'."""
STAY = any_case(
    rf"\bfrom[ \t]+{PAIR}[ ]for[ ](?:an?|one|two|three|four|six|\d{{1,2}})[ ](?:days?|nights?|weeks?|fortnight|months?)\b"
)
"""A day from which something lasts so long: 'at the Lodge from 3/12 for two weeks'."""
FREE = rf"(?:{WEEKDAY}|daily|calls?|visits?|duties|work|leave|placement|carers?|poc|school|home|back|returns?|returned|starts?|started|respite|hours|shifts?|nursery|college|off|away|available|bed|class|clinic)"
SINCE = any_case(
    rf"\b{FREE}(?:[ ][a-z]+){{0,3}}[ ](?:from|since|until|till?|on)[ \t]+{LATE_PAIR}{END}|\bdate(?:[ ]of[ ][a-z]+)?(?:[ ](?:is|was|given|set|booked))*[ \t:=]+(?P<b>{DAY}[-.](?:1[0-2]|0?[1-9])){END}"
)
"""A day that a stay, a duty or a leave is counted from, and a date's day."""
BACKWARDS = any_case(
    rf"(?<![\w/.,£$:+-])(?<!\d[ ])(?<!from )(?<!won )(?<!lost )(?<!beat )(?<!score )(?<!scored )(?<!room )(?<!page )(?<!no )(?<!bed )(?P<it>(?P<d>1[3-9]|2\d|3[01]|1[0-2](?=-(?:9|1[0-2])))-(?P<m>1[0-2]|[1-9]))(?![\w%/-]|[.]\d|[ \t]*{UNIT}|[ \t]+(?:points|degrees|to|out|goals|in[ ]favour|up|down))(?=[ \t]*(?:[,;)\n]|$|[.](?:\s|$))|[ \t]+(?:at|if|and|she|he|they|with)\b)"
)
"""A day and month with a hyphen, the greater first, so no range: 'seen in class 12-11, copied shapes'."""
TWICE = any_case(
    rf"(?<![\w/.,£$:+-])(?P<it>{DAY}/(?P<m>{MONTH_NUMBER}))(?=[ \t]*(?:,|&|and|then|to)[ \t]*(?:(?:again|then|on)[ \t]+){{0,2}}(?P<d>{DAY})/(?P=m)(?![\w/%]|[.]\d))"
)
"""The first of two days in the same month, the second of them no score: 'reported 7/7 and again 11/7'."""
RANGE = any_case(
    rf"(?<![\w/.-])(?P<it>{DAY}{ORDINAL})(?=[ \t]*(?:-|–|—|to|till?|until|through[ ]to)[ \t]*(?:the[ ]+)?{DAY}{ORDINAL}(?![ \t]+{COUNTED}\b|[ \t]*(?:centile|percentile)))"
)
"""The first of two days that a stay or a leave lies between: 'he'll be in 9th to 12th'."""
SCALES = frozenset({1, 2, 3, 4, 5, 7, 10, 12})
ALWAYS_A_DAY = 1
"""The last of the events after which even '3/7' is a day: an operation takes none of seven days."""


def find_event_days(text: str) -> Iterator[Identifier]:
    """Every day after such words, weak; none that reads as a score or a duration but after an operation."""
    for at, expression in enumerate((*EVENTS, *LATE_EVENTS, SINCE)):
        for match in expression.finditer(text):
            group = part_of(match)
            if not _is_scored(text, match) and (at <= ALWAYS_A_DAY or not _is_usual(match[group])):
                yield _day(*match.span(group))
    for expression in (BACKWARDS, TWICE):
        for match in expression.finditer(text):
            if int(match["d"]) > int(match["m"]) and not _is_scored(text, match):
                yield _day(*match.span("it"))
    for match in (*RANGE.finditer(text), *WEEKLY.finditer(text), *STAY.finditer(text)):
        yield _day(*match.span("it"))
    for match in (*IN_BRACKETS.finditer(text), *_counted_from(text)):
        if not _is_usual(match["it"]):
            yield _day(*match.span("it"))


def _counted_from(text: str) -> Iterator[re.Match[str]]:
    """Days after 'from' that end a clause in which nothing is scored and nothing gets better or worse."""
    for match in FROM.finditer(text):
        changes = CHANGES.search(text, max(0, match.start() - 60), match.start())
        if not changes and not _is_scored(text, match):
            yield match


def _is_scored(text: str, match: re.Match[str]) -> bool:
    """Whether something is measured or counted in the clause before a pair or in its cue."""
    clause = re.split(r"[.;\n]", text[max(0, match.start() - 45) : match.start()])[-1]
    return bool(SCORED_AT.search(clause) or SCORED_AT.search(match[0]))


def _is_usual(pair: str) -> bool:
    """Whether a pair is likelier a score, a share or a duration: '3/4', '3/7', '8/10'."""
    if "/" not in pair:
        return False
    first, second = (int(part) for part in pair.split("/"))
    return (second in SCALES and first <= second) or pair in (
        "24/7",
        "20/20",
        "6/5",
        "6/4",
        "6/6",
        "6/9",
        "6/12",
        "10/7",
        "14/7",
    )


def _day(start: int, end: int) -> Identifier:
    return Identifier(start, end, "DATE", 0.75, "a day after what is done on it", False)
