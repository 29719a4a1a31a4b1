# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Days in two small figures whatever parts them: '3/4', '3 / 4', '3.4', '03-04', 'Stool 3/4, board 9/4'.

With a stroke they are a day unless something is scored or counted beside them or they read as a scale or a span ('4/5',
'3/7'): these are one after what is done on a day alone. Where one pair of a block is a day, its likes of that month are.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.anonymise.days.dates import DAY, MONTH_NUMBER, TESTED, UNIT, WEEKDAY
from kb.anonymise.days.event_days import BODY, CUT, OPERATED
from kb.anonymise.days.event_days import DONE as DONE_ON
from kb.anonymise.days.event_days import SEEN as SEEN_ON
from kb.anonymise.days.of_the_month import END
from kb.anonymise.days.short_dates import SCORED_AT
from kb.anonymise.identifiers import Identifier
from kb.anonymise.layout.cells import cells_below
from kb.anonymise.lexicon import FIRST, PLACE, WORLD, lexicon, usually_lower
from kb.anonymise.pattern import any_case

PAIR = any_case(
    rf"(?<![\w£$€/\\.,:+=×<>~%&°'’-])(?<!\d[ ][x×/][ ])(?<!=[ ])(?P<it>(?P<day>{DAY})(?P<mark>[ ]?[/\\][ ]?|[.]|-)(?P<month>{MONTH_NUMBER}))"
    rf"(?![\w/\\%\"”″°½]|[.,]\d|-\d+(?:-|(?![./\d]))|[ ]?[/\\+]|[ \t]*{UNIT}|(?<=/7)[ \t]+in[ \t]+(?:hospital|bed|itu|hdu|respite|fridge)\b|[ \t]*(?:hx|hist\w*|post|review|follow|f/?up?|course|wait\w*|minimum|min|max|duration|ago|later|old|inch\w*|tabs?|tablets?|spoon\w*|full|turns?|cups?|pints?|hrs?|page|empty|mixture|times|x\b|a[ ](?:week|day)|nights|sessions|visits|correct|right|bricks|strengths?|grip|quads|grade|vas|nrs|rpm|stars|cores|bars|fist|independent|tasks?|attempts?|tries|trials|goes|errors|murmur|lymph|nodes|late|wards|windows|nil|cue\w*|observed|understood|achieved|managed|followed|done|loose|clean|slice)\b|-(?:inch|spoon))"
)
"""Two small figures that an amount, a share, a span or a greater number does not go on from."""
SPACED = any_case(
    rf"(?<![\w£$€/\\.,:+=×<>~%&°'’-])(?<!\d[ ])(?P<it>(?P<day>{DAY})(?P<mark>[ ])(?P<month>{MONTH_NUMBER})(?P<year>[ ][0-3]\d)?)(?![\w/\\%°+-]|[.,:]\d|[ \t]*{UNIT}|[ ]?[–/x×+][ ]?\d|[ ]\d|[ ][A-Z]{{1,2}}\d)"
)
"""A day, its month and perhaps its year with spaces between."""
BESIDE = r"(?:[ \t]+(?:(?:on|due|is|was|booked|again|date|appt|starts?|started)|[lr]|left|right|rt|lt|bilat|x[ ]?\d|head|brain|chest|situ|note|off|out|removed|change[d]?|done|l\d/\d))*"
OPENS = r"(?:[ \t]*[:=(\[>-]?[ \t]*[(]?|[ \t]*[|\t][ \t]*)$"
HAPPENED = any_case(
    rf"(?<![\w/'’])(?:{OPERATED}|(?:{BODY}[ ])?(?:op|surgery|injury)|{CUT}|d\.?o\.?[ia]|d\.?o\.?s|inj|injur(?:y|ed)|falls?|fell|crush(?:ed)?|burn(?:t|ed)?|bite|accident|incident|collapse|seizures?|shunt|lp|skin[ ]graft|rep['’]d|repair(?:ed)?|cast|p\.?o\.?p|k-?wires?|sutures|stitches|xray|x-ray|xr|us|emg|ncs|covid|flu|\d(?:st|nd|rd)[ ]dose|dose(?=[ :]+\d+/)|(?:fit|sick)[ ]note(?:[ ](?:to|from|until|till))?|rtw){BESIDE}{OPENS}"
)
"""What happens at one point in time, or is measured from it."""
WORD = r"(?:[ ](?!(?:about|around|every|in|for|past|last|next|only|at|up|over|approx|another|further|least|x|of|to|by|from|now|was|is)\b)[\w'’&-]+)"
AT = rf"(?:[ ](?:at|to|in|with|w/?|from|by|over[ ]from){WORD}{{1,3}})?"
OCCASION = r"(?:appts?|appointments?|meetings?|mtg|interview|trip|outing|funeral|wedding|christening|party|baby|exams?|open[ ]day|sports[ ]day|inset(?:[ ]day)?|parents['’]?[ ]eve(?:ning)?|assembly|prom|concert|flying|notice|hearing|tribunal|e-?mails?|texts?|letters?|messages?|vm|voicemail|engineer|(?:strategy|planning|teams|video|zoom|conference|joint|group)[ ]call|zoom|mffd|panto|xmas[ ]do|period|(?:joint|initial)[ ]ax)"
PAPER = r"(?:(?:runs?|ran|running|no[ ]good)(?:[ ]out)?(?:[ ]after)?|lapse[sd]?|expir(?:es|ed|y)|(?:valid|good|covered)(?:[ ](?:to|until|till|after))|renewal|renews|permit|(?:card|tenancy|disc|pass|licence|contract|insurance|script|certificate)(?:[ ](?:ends?|up|due|to|until))|warranty(?:[ ]to)?|guarantee(?:[ ]to)?|(?:rent|loan|lease|service|baby|mot|loler)(?:[ ](?:due|ends?|up|to|until))?|last[ ](?:wash|service|washed|serviced|change))"
FIXTURE = r"(?:ramps?|rails?|doors?|bath|shower|plaster|pop|cast|stitches|sutures|tooth|drain|catheter|bed|commode|hoist|sling|stairlift|lift|kitchen|windows|boiler|skip|meds|tyres|battery|batteries|bloods|glasses|keys|forms?|dfg(?:[ ]form)?|funding|quote|panel)"
ENDED = r"(?:in|up|off|out|taken|posted|sent|finished|washed|changed|tested|pumped[ ]up|picked[ ]up|handed[ ](?:in|back|over)|back(?:[ ]to[ ](?:store|stores))?|said[ ](?:no|yes)|ok['’]?d|mended|broke|broken|snapped|burst|bought|paid|cut|ready)"
DATED = any_case(
    rf"(?<![\w/'’])(?:{OCCASION}{AT}|{PAPER}|{FIXTURE}[ ]{ENDED}|(?:handed[ ](?:in|back|over)|posted|picked[ ]up|died|popped[ ]in|called[ ]in|split[ ]up|stepped[ ]down|datix[ ]in|moved(?:[ ](?:in|out|house))?{AT}|(?:eye|hearing|pat)[ ]test(?:ed)?|new[ ](?:glasses|chair|bed|sling)|no[ ]reply|(?:fits|utis|seizures|infections|admissions)(?:[ ]x[ ]?\d)?)|(?<!to[ ])(?<![-–])(?<![-–][ ])(?!sun){WEEKDAY}(?:[ ](?:from|until|till?|since))?){BESIDE}{OPENS}"
)
"""What has one day and lasts no span: an appointment somewhere, a paper that runs out, a fixture put in, a weekday."""
ACTS = r"(?:rang|phoned|spoke|spoken|e-?mailed|texted|wrote|written|popped|called[ ](?:round|in|back)|saw|slipped|tripped|fell|fall|collapsed|knocked|hit|stepped[ ]down|split[ ]up|left[ ](?:a[ ])?(?:card|msg|message|vm|voicemail|note|home|hospital)|tried[ ](?:again|the[ ]door|door|calling|ringing|him|her|them)|raised|lodged|signed|served|readmitted|broke|smoked|drank|dropped[ ](?:off|round)|dad['’]s|mum['’]s|chased|said|arrived|arriving)"
ACTED = any_case(
    rf"(?<![\w/'’])(?:{ACTS}(?:[ ](?!(?:about|around|every|for|past|last|next|only|over|approx|another|further|least|x|from|now|was|is|scor\w+|pain)\b)[\w'’&-]+){{0,4}}|(?:op|injury|surgery|fracture|#)(?:[ ](?:to|on|of))?(?:[ ][a-z]+){{1,2}}|(?:ext[ ]fix|ex[ ]?fix|wires?|picc|trachy|line|peg|drain)[ ](?:off|out|in))[ \t]*[:(-]?[ \t]*$"
)
"""What somebody did, once, some words before its day."""
RECURRING = any_case(
    rf"(?<![\w/'’])(?:(?:carers?|poc|package|mornings|afternoons|evenings|days|weekdays|shifts|builders?|school|leave|off|away|sick|respite|lunch|hours)(?:[ ](?:in|only|off))?[ ](?:from|until|till?|since)|(?:carers?|poc|package|placement|work|works)[ ](?:starts?|starting|begins?|coming)|(?:went|gone|going|coming|visiting|flying|moved)(?:(?:[ ](?:to|in|on|at))?{WORD}{{1,2}})?|back[ ](?:to|in|on|at){WORD}{{1,2}}|(?:visits?|calls?|clinic|holidays?|lunch|tea|dinner|choir|church|trips?){AT}|(?:going|over|back|home|away|centre|club)(?:{AT[:-1]}|(?:[ ](?-i:[A-Z])[\w'’]+){{1,2}})){BESIDE}{OPENS}"
)
"""What some days of a week have too, so that only a pair out of more than seven is its day: 'Day centre 3/7'."""
MET = any_case(
    rf"(?<![\w/'’])(?:{SEEN_ON}|{DONE_ON}|[srta]x|ia|initial(?:[ ](?:ax|assessment|visit))?|[a-z]?v\d?|f2f|rev|review(?:[ ](?:by[ ])?(?:phone|tel|telephone|video|teams)|[ ]with[ ]\w+)?|r/?v|f/?u|n/?v|l/?v|o/?v|h/?v|t/?c|p/?c|e/?v|d/w|s/b|dna['’]?d?|uta|ref['’]?d?|triaged?|screened|disch(?:arged?)?|assessed|assessment|allocated|closed|delivered|del|ordered|fitted|installed|splint(?:ed)?|left[ ](?:msg|message)|rang[ ]\w+|phoned[ ]\w+|see[ ]notes|missed|panel|bloods|rec['’]d|physio|slt|ot|leave|hols|away|due|ends?|up|today|yesterday|tomorrow|hpc|pmh|poc[ ]from){BESIDE}{OPENS}"
)
"""What is done on a day, and those who do it."""
SHORTHAND = re.compile(rf"(?<![\w/'’-])(?P<it>[A-Z][A-Za-z]?[A-Z]{{1,2}}){BESIDE}{OPENS}")
"""Two to four capitals: what is done on a day unless they measure something."""
MEASURES = frozenset(
    "rom arom prom mmt vas nrs amt amts moca mmse ace gcs fim fam adl adls iadl padl qol ul ll rul lul rll lll le ue uls lls fdi apb adm fcu fcr ecu ecrl ecrb ecr fds fdp epl epb fpl fpb apl edc eip edm mcp mcpj pip pipj dip dipj ip ipj cmc mtp sob pta bp hr rr wob rpe fes gas phq gad hads gds cdt mas mts bmi must cfs news dash prwe iq va ram rue lue er ir abd add flex ext pf df dvla va psfs rpm tv ax2 iddsi met atnr mohost mohst vq spm bot sdq dls ocs tug wt ht obs sats bm bms inr psa acls fvc cbg hb crp wbc esr ph".split()
)
"""Muscles, joints, limbs and scales whose letters stand before a score."""
VALUE = any_case(
    r"(?:(?<![\w.])\d+(?:[.]\d+)?[ ]?(?:kgs?|cm|mm|degrees|°|%|lbs?|secs?)|(?<![\w./])\d{1,3}/(?:1[3-9]|[2-9]\d|1\d\d)|\b(?:moca|mmse|ace(?:-iii)?|copm|barthel|berg|tinetti|must|waterlow|amps|grip|tug|weight|wt)[ ]\d{1,3})[ \t]+[(]?$"
)
"""A reading before the day it was taken on: 'MoCA 21 (4/6)', 'Weight 61kg 9/8'."""
BEFORE_A_VISIT = re.compile(r"[)\]*]?[ \t|:>-]*(?:HV|TC|OV|DV|PC|RV|EV|AV|[HTOPDR]/[VC]|h/v|t/c|DNA|MDT)\b")
BEFORE_A_REPORT = re.compile(r"[)\]*]?:[ \t]+[a-z]|[ \t]+-[ \t]+[a-z]")
BEFORE_SOMEBODY = re.compile(r",?[ \t]+(?:[-–][ \t]+)?(?P<who>[A-ZÀ-Þ][\w'’-]+)(?=[ \t,])")
HEADS_A_LINE = re.compile(r"^[ \t]*(?:[-–~*•>(\[|]+[ \t]*)?(?=\d)", re.MULTILINE)
OPENS_A_LINE = re.compile(r"(?:^|\n)[ \t]*(?:[-*•(\[|]+[ \t]*|\d{1,2}[.)][ \t]+)?$|[.;>][ \t]+$")
COUNTED = re.compile(
    r"\b(?:sessions?|visits?|weeks?|wks?|pages?|parts?|no|issue|items?|slides?|groups?|trials?|attempts?|sets?|steps?|stages?|levels?|goals?|questions?|tasks?|bed(?=[ \t]*$)|rooms?|attend\w*|cells?|ratio|size)\b[^,;.\n]*$",
    re.IGNORECASE,
)
RATED = re.compile(
    r"\b(?:pain|power|scor\w*|rat(?:ed|es|ing)|strength|deltoid|biceps|triceps|quad\w*|hamstrings|\w*(?:extens|flex|abduct|adduct|rotat|pronat|supinat)\w*|oxford|mrc|grades?|confidence|mood|fatigue|vision|snellen|kapandji|sensation|tone|mobility|stairs|feedback|orientat\w+|priority|ate|cat|spasm|bands?|progress|notch|process|motor|reflex|sens|perf|sat)\b[^,;.\n]*$",
    re.IGNORECASE,
)
"""What is counted, and what is rated, in the clause before a pair."""
CHANGED = re.compile(
    r"\b(?:from|to|then|now|was|score|up|down|about|over|every|for|in|x|at|of|half|past|last|next)[ \t]+$",
    re.IGNORECASE,
)
GOES_ON = any_case(rf"[)\]]?(?:{END}|(?=[ \t]*\|))")
"""What a clause goes on with after a day, and no noun."""
ENDS_A_CLAUSE = re.compile(r"[)\]]?[ \t]*(?:[.;,\n|]|$)")
OTHERS = re.compile(r"(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])")
HOUR = re.compile(r"\b(?:\d{1,2}[ ]?[ap]m|[012]\d[:.]?[0-5]\d)[ \t]+(?:on[ \t]+)?$")
"""An hour before the day: '9am 10/10 rang.'"""
LISTED = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}[ ]?(?:[,+&]|and)?[ ]?$")
"""A pair before this one in a list: '1/9 & 6/9'."""
AFTER_A_FIGURE = re.compile(r"(?<![\w/.])[\d/.]+(?:[ -]|[ ](?:vs?\.?|versus)[ ])$")
BEFORE_A_YEAR = re.compile(r"\b(?:was|on|from|to|since|until|by|till|for|of|at)[ \t]+$", re.IGNORECASE)
SPANS, SCALES = frozenset({7, 12}), frozenset({5, 7, 10, 12})
NEAR, CLOSE = 60, 40
"""Characters beside a pair that are read with it, and before it for what it belongs to."""
DAYS_A_WEEK = 7
LAST_MONTH, WEEKS, HALVES, FULL_POWER = 12, 52, 5, 5
SIDE = re.compile(r"(?:\b(?:[lr]|left|right|rt|lt|bilat)|[°%])[ \t(]*$", re.IGNORECASE)
"""What stands before the power of a limb, which is out of five."""
LAST_WORD = re.compile(r"([A-Za-z][\w-]*)[ \t:=|]*[(]?$")
SCALES_BY_NAME = frozenset(
    "beighton lawton katz bang kapandji snellen budapest hayling clock client person motor process eye right left".split()
)
PARTS = frozenset({"1/2", "1/3", "2/3", "1/4"})
SAME_FIGURES = frozenset({"24/7", "20/20", "6/6", "6/9", "6/12", "7/7"})
HEADS_DAYS = re.compile(
    r"[*_ \t]*(?:dates?|fell|falls?|seen|when|visited|delivered|ordered|fitted|reviewed|admitted|discharged|doi|dos|doa|op|due)(?:[ ](?:on|date|seen|due))?[*_ \t:]*",
    re.IGNORECASE,
)
CELL_DAY = re.compile(rf"[*_ \t]*(?P<it>{DAY}[ ]?[/\\.-][ ]?{MONTH_NUMBER})[*_ \t]*")
JOINS = re.compile(r"[ \t]*(?:,|&|and|then|to|-|–|>|to)[ \t]*(?:home[ \t]+)?")
BETWEEN = re.compile(r"[ \t]*(?:(?:[,&+)(]|and|again|then|to|on|-|–|>)[ \t]*){0,5}", re.IGNORECASE)
LISTS = re.compile(r"[ ]?(?:[,&+]|and|,[ ]and)[ ]?", re.IGNORECASE)
LINE_BETWEEN = re.compile(r"[ \t|]*\n[^\d\n]{0,24}|[^\d\n]{0,24}\n[ \t|*•-]*")
WEEKS_NEAR = re.compile(r"/52\b")
FEWEST = 2
"""Pairs of one month in a block that may be days by their order alone."""


def find_pair_days(text: str, found: Sequence[Identifier] = ()) -> Iterator[Identifier]:
    """Every such day, weak; `found` holds the days that other shapes tell."""
    days = {at for each in found if each.label == "DATE" for at in range(each.start, each.end)}
    taken: set[int] = set()
    for block in _blocks(text):
        pairs = [
            each for each in PAIR.finditer(text, *block) if each["it"] not in SAME_FIGURES or _happened(text, each)
        ]
        pairs.extend(each for each in SPACED.finditer(text, *block) if each["year"] or int(each["day"]) > LAST_MONTH)
        sure = [each for each in pairs if _is_told(text, each) or each.start("it") in days]
        sure.extend(_in_a_list_of_days(text, block, pairs, days))
        sure.extend(_listed(text, pairs, sure))
        for start, end in sorted({each.span("it") for each in (*sure, *_likes(text, pairs, sure))}):
            taken.add(start)
            yield _day(start, end)
    yield from (each for each in _in_columns(text) if each.start not in taken)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a text begin and end."""
    start = 0
    for gap in re.finditer(r"\n[ \t]*\n", text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _in_a_list_of_days(
    text: str, block: tuple[int, int], pairs: Sequence[re.Match[str]], days: set[int]
) -> Iterator[re.Match[str]]:
    """The pairs that head a line of a block whose other lines are headed by days: '1 Sept - kitchen', '5.1. - bath'."""
    heads = {each.end() for each in HEADS_A_LINE.finditer(text, *block)}
    if len(heads & days) >= FEWEST:
        yield from (each for each in pairs if each.start("it") in heads)


def _listed(text: str, pairs: Sequence[re.Match[str]], sure: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The pairs that follow on a sure day with its mark and nothing but 'and' between: 'Trips 2/5, 4/6 and 6/6'."""
    ends = {(each["mark"], each.end("it")) for each in sure}
    for one, other in pairwise(sorted(pairs, key=re.Match.start)):
        if (one["mark"], one.end("it")) in ends and LISTS.fullmatch(text, one.end("it"), other.start("it")):
            ends.add((other["mark"], other.end("it")))
            if other["mark"] == one["mark"]:
                yield other


def _before(text: str, match: re.Match[str]) -> str:
    start = match.start("it")
    return text[max(0, start - NEAR) : start].rpartition("\n")[2]


def _happened(text: str, match: re.Match[str]) -> bool:
    before = _before(text, match)[-CLOSE:]
    return (
        any(each.search(before) for each in (HAPPENED, DATED, ACTED, MET, HOUR, VALUE, LISTED))
        and match["it"] != "24/7"
    )


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Whether what stands beside a pair makes it a day."""
    before, mark = _before(text, match), match["mark"].strip()
    day, month = int(match["day"]), int(match["month"])
    close = before[-CLOSE:]
    if mark and mark in "/\\" and (VALUE.search(close) or HOUR.search(close)) and not _may_be_power(match):
        return True
    if _may_be_power(match) and SIDE.search(before):
        return False
    if _is_measured(before) or AFTER_A_FIGURE.search(before):
        return False
    if mark == "\\" or (mark == "-" and match["it"].startswith("0") and match["month"].startswith("0")):
        return not CHANGED.search(before)
    if _has_one_day(match, before):
        return mark != "-" or day > month
    if mark == "" and match["year"]:
        return not CHANGED.search(before) or BEFORE_A_YEAR.search(before) is not None
    visit = OPENS_A_LINE.search(before) and BEFORE_A_VISIT.match(text, match.end())
    if day == month and mark == "/" and _is_among_scores(text, match):
        return False
    if MET.search(close) or visit:
        return mark == "." or day > LAST_MONTH or (mark == "/" and (day > month or month not in SPANS))
    if mark == "/" and not before.strip(" \t-*•>") and _is_before_somebody(text, match):
        return True
    if OPENS_A_LINE.search(before) and BEFORE_A_REPORT.match(text, match.end()) and month not in SCALES:
        return mark in ("/", "") or day > LAST_MONTH
    if mark == ".":
        return _is_shorthand(before) and len(match["day"]) > 1 and month != HALVES and _ends_a_clause(text, match)
    if mark != "/":
        return False
    return _is_pair_alone(text, match, before)


def _has_one_day(match: re.Match[str], before: str) -> bool:
    """Whether an event, an appointment, an act or a stay stands before a pair, which has a day and lasts no span."""
    close = before[-CLOSE:]
    if HAPPENED.search(close) or DATED.search(close):
        return True
    if match["mark"].strip() != "/":
        return False
    acted = ACTED.search(close) and not CHANGED.search(before)
    return bool(acted or (int(match["month"]) != DAYS_A_WEEK and RECURRING.search(close)))


def _is_before_somebody(text: str, match: re.Match[str]) -> bool:
    """Whether a first name that is no ordinary word stands right after a pair: '2/10 Lorraine & student'."""
    after = BEFORE_SOMEBODY.match(text, match.end())
    code = lexicon().code(after["who"]) if after else 0
    return bool(code & FIRST) and not usually_lower(code) and not code & (PLACE | WORLD)


def _may_be_power(match: re.Match[str]) -> bool:
    return int(match["month"]) == FULL_POWER >= int(match["day"])


def _is_pair_alone(text: str, match: re.Match[str], before: str) -> bool:
    """Whether a pair with a stroke that no event stands before is a day: unless it is out of 2, 5, 7, 10 or 12, or among scores."""
    day, month = int(match["day"]), int(match["month"])
    if day > month:
        return month not in SPANS and not CHANGED.search(before)
    if day == month or month in SCALES or _is_among_scores(text, match):
        return False
    return _is_shorthand(before) or (
        match["it"] not in PARTS and not CHANGED.search(before) and GOES_ON.match(text, match.end()) is not None
    )


def _is_measured(before: str) -> bool:
    """Whether something is counted or scored in the clause before a pair, or a test or a limb stands right before it."""
    last = LAST_WORD.search(before)
    word = last[1].lower() if last else ""
    if word in MEASURES or word in lexicon().tests or word in SCALES_BY_NAME:
        return True
    stripped = before.rstrip("( ")
    measures = RATED.search(stripped) or COUNTED.search(stripped) or TESTED.search(before)
    return (measures or SCORED_AT.search(_clause(before))) is not None


def _is_among_scores(text: str, match: re.Match[str]) -> bool:
    """Whether a pair beside this one is a score: out of more than twelve, of nothing, or of the same and no later."""
    start, end = match.span("it")
    line = max(text.rfind("\n", max(0, start - NEAR), start) + 1, start - NEAR)
    stop = text.find("\n", end, end + NEAR)
    own = int(match["month"])
    for other in OTHERS.finditer(text, max(0, line), start):
        if _is_score(other) or (int(other[2]) == own and int(other[1]) >= int(match["day"])):
            return True
    after = OTHERS.finditer(text, end, end + NEAR if stop < 0 else stop)
    return any(_is_score(other) or (int(other[2]) == own and int(other[1]) <= int(match["day"])) for other in after)


def _is_score(other: re.Match[str]) -> bool:
    out_of = int(other[2])
    return (
        int(other[1]) in (0, out_of)
        or out_of in (5, 10, 15, 20, 28, 30, 56, 100)
        or (out_of > LAST_MONTH and out_of != WEEKS)
    )


def _ends_a_clause(text: str, match: re.Match[str]) -> bool:
    return ENDS_A_CLAUSE.match(text, match.end()) is not None


def _clause(before: str) -> str:
    return re.split(r"[.;,\n]", before)[-1]


def _is_shorthand(before: str) -> bool:
    """Whether capitals that measure nothing stand right before a pair."""
    letters = SHORTHAND.search(before)
    if letters is None:
        return False
    word = letters["it"].lower()
    return word not in MEASURES and word not in lexicon().tests


def _likes(text: str, pairs: Sequence[re.Match[str]], sure: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The pairs of a block with the mark and month of a sure day, and those that go up the days of one month."""
    known = {(each["mark"], int(each["month"])) for each in sure}
    for mark, month in {(each["mark"], int(each["month"])) for each in pairs}:
        alike = [each for each in pairs if each["mark"] == mark and int(each["month"]) == month]
        in_order = mark != " " and _is_in_order(text, alike)
        for match in alike if (mark, month) in known or in_order else ():
            rated = RATED.search(_before(text, match).rstrip("( ")) is not None
            scored = rated or (_is_scored(text, match) and not in_order)
            if not scored and (in_order or not _is_share(match) or _is_joined(text, match, alike)):
                yield match


def _is_in_order(text: str, alike: Sequence[re.Match[str]]) -> bool:
    """Whether pairs of one month go up its days and are no amounts; three of a month that scales are out of too."""
    days, month = [int(each["day"]) for each in alike], int(alike[0]["month"])
    rising = len(days) >= FEWEST and all(one < other for one, other in pairwise(days)) and days[-1] > month
    if not rising or (month in SPANS and WEEKS_NEAR.search(text, alike[0].start(), alike[-1].end() + NEAR)):
        return False
    stopped = alike[0]["mark"] == "."
    return _is_all_there_is(text, alike) if stopped else month not in SCALES or len(days) > FEWEST


def _is_share(match: re.Match[str]) -> bool:
    return int(match["month"]) in SCALES and int(match["day"]) <= int(match["month"])


def _is_joined(text: str, match: re.Match[str], alike: Sequence[re.Match[str]]) -> bool:
    """Whether another pair of its month stands close by with nothing but 'and again' between, or heads or ends its line too."""
    for other in alike:
        first, second = sorted((match, other), key=re.Match.start)
        if first is not second and second.start() - first.end() < CLOSE:
            between = text[first.end() : second.start()]
            if BETWEEN.fullmatch(between) or LINE_BETWEEN.fullmatch(between):
                return True
    return False


def _is_all_there_is(text: str, alike: Sequence[re.Match[str]]) -> bool:
    """Whether pairs with a stop follow closely on one another or are three and more, so that they are no amounts."""
    if alike[0]["month"] == "5":
        return False
    gaps = (text[one.end() : other.start()] for one, other in pairwise(alike))
    return len(alike) > FEWEST or all(JOINS.fullmatch(gap) for gap in gaps)


def _is_scored(text: str, match: re.Match[str]) -> bool:
    before = _before(text, match)
    span = int(match["month"]) in SPANS and WEEKS_NEAR.search(text, max(0, match.start() - NEAR), match.end() + NEAR)
    return bool(_is_measured(before) or CHANGED.search(before) or AFTER_A_FIGURE.search(before) or span)


def _in_columns(text: str) -> Iterator[Identifier]:
    """Pairs in the cells below a heading that says that days stand there."""
    for cell, start in cells_below(text, HEADS_DAYS):
        match = CELL_DAY.fullmatch(cell)
        if match:
            yield _day(start + match.start("it"), start + match.end("it"))


def _day(start: int, end: int) -> Identifier:
    return Identifier(start, end, "DATE", 0.75, "a day and month in figures", False)
