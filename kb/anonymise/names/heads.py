# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Surnames that are words, where a list or a line names people: boards, those present, a role, an age or a task after them.

The tagger takes these for the words they are, so it has no say here.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kb.anonymise.cues import FUNCTION_WORDS, KIN, LABELS
from kb.anonymise.generic import is_generic
from kb.anonymise.identifiers import CUED, Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, VOCABULARY, lexicon
from kb.anonymise.names.boards import NO_PATIENT
from kb.anonymise.pattern import part_of

CAP = r"[A-ZÀ-Þ][a-zß-ÿ]+(?:['’-][A-ZÀ-Þ][a-zß-ÿ]+)?"
BOARD = re.compile(
    r"\A[^\n]*(?:\n[^\n]*){0,2}?\b(?:handover|board[ ]round|board|bed[ ](?:meeting|state|board)|caseload|ward[ ]round|huddle|gym[ ]book|allocation|allocations|on[ -]call|worklist|waiting[ ]list|list|rota|diary|round|triage|patients|clients)\b",
    re.IGNORECASE,
)
"""What heads a list of people."""
HEAD = re.compile(
    rf"^[ \t]*(?:[-*•][ \t]*|\d{{1,2}}[.)][ \t]*|(?:(?:Bed|Bay|Rm|Room|P)[ ]?\d{{1,2}}[A-Z]?|\d{{1,2}}/\d{{1,2}})(?:[ \t]*[-–:.])?[ \t]+)?(?P<it>{CAP})(?P<mark>:[ \t]|[ \t]+[-–—|][ \t]|,[ \t])",
    re.MULTILINE,
)
FEWEST_HEADS: Final = 3
ROLE = (
    r"(?:sp[rt]|sho|reg(?:istrar)?|fy?[12]|cons(?:ultant)?|physio(?:therapist)?|ot|ota|slt|salt|sw|hca|rn|dn|gp|cpn|rmn|nurse|sister|matron|dietitian|psychologist|pharmacist|doctor|student|tech(?:nician)?|tech[ ]instructor|ti|rehab[ ](?:assistant|support)|support[ ]worker|assistant"
    r"|ward[ ](?:manager|clerk|sister)|team[ ](?:lead|leader|manager)|manager|chair|minutes|notes|clerk|interpreter|advocate|teacher|senco|head|ta|builder|surveyor|foreman|engineer|rep|porter|chaplain|solicitor|housing(?:[ ]officer)?|estates|police|warden|landlord|carer|key[ ]?worker|care[ ]coordinator|social[ ]worker)"
)
IN_A_ROLE = re.compile(rf"(?P<it>{CAP}(?:[ ]{CAP})?)[ ]\((?i:{ROLE})(?:[,;/][^()\n]{{1,24}})?\)")
PRESENT = re.compile(
    rf"^[ \t*]*(?:Present|Apologies|Attendees|Attending|In[ ]attendance|Attended|Staff|On[ ]shift|On[ ]duty|Done[ ]by|Seen[ ]by|Written[ ]by|Distribution|Cc|Copied[ ]to|With)[ \t*]*:[ \t]*(?P<it>{CAP}[^\n:]{{0,160}})|\bApologies(?:[ ]from)?[ :]+(?P<b>{CAP}(?:[ ]{CAP})?(?:,[ ]{CAP}(?:[ ]{CAP})?|,?[ ]and[ ]{CAP}){{1,8}})",
    re.MULTILINE,
)
ONE_OF_THEM = re.compile(rf"(?:^|[,;&/][ ]?|\band[ ])(?P<it>{CAP}(?:[ ]{CAP})?)(?=[ ]*(?:[,;&/(.]|and\b|$))")
AGED = re.compile(
    rf"(?P<it>{CAP}),[ ]\d\d,[ ](?:from|lives?|living|with|admitted|widow(?:er)?|retired|fell|who|was|is|married|single|divorced|referred|seen|known|came|found|lady|gent|male|female|new)\b"
)
ON_LEAVE = r"(?:on[ ](?:A/?L|annual[ ]leave|leave)\b|off[ ]sick\b|A/L\b|not[ ]keen\b|(?:has|had)[ ](?:left|sent|rung|asked|said|agreed|refused|declined)\b|to[ ](?:ring|see|call|chase|join|lead|cover|feed[ ]back|email|liaise|speak|ask)\b|(?:himself|herself)\b|asks?[ ](?:can|if|for|re|whether)\b|is[ ]for[ ](?:home|discharge|theatre|d/c|transfer|rehab)\b|not[ ]on[ ]ward\b|refuse[sd][ ](?:wash|care|meds|to)\b|off[ ]to\b|ran?g[ ](?:back|in|me|us|re)\b|thanked\b|(?:said|says)\b(?![ ](?:before|after|over|at|in)\b))"
ACTS = re.compile(
    rf"(?:^|(?<=[.!?][ ]))[ \t]*(?:[-*•][ \t]*|\d{{1,2}}[.)][ \t]*|(?:(?:Bed|Bay|Rm|Room|P)[ ]?\d{{1,2}}[A-Z]?|\d{{1,2}}/\d{{1,2}})(?:[ \t]*[-–:.])?[ \t]+)?(?P<it>{CAP})[ ]{ON_LEAVE}",
    re.MULTILINE,
)
THEIRS = re.compile(
    rf"(?P<it>{CAP}),[ ](?:his|her|their|our|the)[ ](?:wife|husband|son|daughter|mum|dad|mother|father|brother|sister|partner|neighbour|friend|carer|foreman|builder|landlord|landlady|manager|social[ ]worker|key[ ]?worker|nephew|niece|grandson|granddaughter)\b"
)
SENT_FROM = re.compile(
    rf"(?P<it>{CAP})[ ]from[ ](?:the[ ])?(?:legal|survey(?:s|ors?)?|housing|stores|estates|finance|reception|pharmacy|physio|transport|procurement|social[ ]services|wheelchair[ ]services|adult[ ]social[ ]care|the[ ]council|children['’]s[ ]services|safeguarding|equipment|facilities|discharge[ ]team)\b"
)
AFTER_A_ROLE = re.compile(
    rf"\b(?:[Cc]lient|[Pp]atient|[Pp]t|[Ss]ervice[ ][Uu]ser|[Rr]esident|[Pp]upil|[Cc]hild|[Tt]enant|Bed[ ]\d{{1,2}}[A-D]?)[ ](?P<it>(?!Will\b|May\b|Can\b|Might\b|Choice\b|Needs\b|Care\b|Safety\b|Transport\b|Line\b|View|Power\b|Benefit|Court\b|Post\b|Bank\b|Booker\b|Story\b|Voice\b){CAP})(?=[ ][a-z]|[.,;:)\n]|$)"
)
"""A word after 'client', 'pt' or a bed's number, where what follows is no heading: 'Client Price up with one'."""
AFTER_STAFF = re.compile(
    rf"\b(?i:nurse|sister|matron|midwife|dn|hca|cpn|sw|physio|social[ ]worker|key[ ]?worker|support[ ]worker|health[ ]visitor|carer|porter|warden|interpreter|advocate)[ ](?P<it>{CAP})(?![\w'’-])"
)
"""A first name after a word for staff, though it be a make as well: 'district nurse Shona dressing'."""
SPEAKER = re.compile(r"^[ \t]*(?:\[?\d{1,2}[:.]\d\d\]?[ \t]*)?(?P<it>[^\W\d_]{2,12}):[ \t]+\S", re.MULTILINE)
"""Who says what follows in a chat, with or without the hour."""
AHEAD = r"(?:for[ ](?:home|d/c|dc|discharge|theatre|transfer|rehab|repat|placement|stairs|kitchen|w/v|h/v|ax|mdt|family[ ]meeting|best[ ]interests|trial[ ]home|weekend[ ]leave|x-?ray|scan)\b|(?:await(?:ing|s)?|a/w|w/a)[ ]|(?:home|d/c|dc['’]?d)[ ](?:today|tomorrow|tmrw|mon|tues?|weds?|thurs?|fri|sat|sun|\d))"
SHORTHAND = re.compile(
    rf"^[ \t]*(?:[-*•][ \t]*|\d{{1,2}}[.)][ \t]*|(?:(?:Bed|Bay|Rm|Room|SR|P)[ ]?\d{{0,2}}[A-Z]?|[A-D]?\d{{1,2}}|\d{{1,2}}/\d{{1,2}})(?:[ \t]*[-–:.])?[ \t]+)?(?P<it>{CAP})"
    rf"(?:[ ]?[-–:,=][ ]?|[ ])(?:(?:NWB|PWB|FWB|WBAT|TTWB|TWB|MFFD|MFD|MOFD|TTOs?|TTAs?|AO[12]|A/O[12]|Ax[12]|IND|DNACPR|NBM|LOTA|CHC|EDD|POC|QDS|TDS|BD|DTOC|NCTR|CTR|RDTG|R2G|HFD|Ax\b|Rv\b)(?![\w-])|#(?=[ ]?(?i:nof|hip|wrist|humerus|neck|pubic|l\b|r\b))|(?i:hoist(?:ed|s)?[ ]x?[ ]?[12]\b|assist(?:ance)?[ ](?:of[ ])?[12]\b|{AHEAD}))",
    re.MULTILINE,
)
"""A word before ward shorthand at the head of a line: 'Frost NWB', 'Winter - for home'."""
REPORTED = re.compile(
    rf"\b(?:[Mm]um|[Dd]ad|[Mm]other|[Ff]ather|[Ww]ife|[Hh]usband|[Ss]taff|[Tt]eacher|[Cc]arers?|TA|[Dd]aughter|[Ss]on|[Gg]ran|[Nn]an|SENCO|[Pp]arents?)[ ](?:reports?|says?|feels?|thinks?|finds?|notes?|states?|reported|said|felt|noticed|noted)[ ](?:that[ ])?(?P<it>{CAP})[ ](?!of\b|and\b|is[ ]a\b)[a-z]+(?:s|ed|n['’]t)\b"
    rf"|\b(?:[Hh]usband|[Ww]ife|[Pp]artner|[Ss]on|[Dd]aughter|[Bb]rother|[Ss]ister|[Nn]eighbour)[ ]is[ ](?P<b>{CAP})(?=[ ]and[ ](?:works|lives|drives|cares|helps|does|has|sleeps|stays)\b|[ ]who\b|[.,](?:\s|$))"
)
NOBODY: Final = (
    FUNCTION_WORDS
    | KIN
    | LABELS
    | (NO_PATIENT - {"day", "hall", "low", "high", "wide", "sharp"})
    | frozenset(
        """
        he she they it we you the this that these those who what then there here so all both some many most more few no not
        one two three other others each every everyone everybody nobody someone people person staff team family parents mum dad
        plan goal goals action actions aim outcome result results summary background social history mobility transfers cognition
        mood skin sleep pain diet speech bath kitchen stairs bed chair frame commode toilet equipment referral review date time
        place venue next last first new old day night today tomorrow monday tuesday wednesday thursday friday saturday sunday
        january february march april may june july august september october november december spring summer autumn winter
        mr mrs ms miss dr prof rev please thanks ok yes none nil housing police school council hospital ward unit home
        went comment mentor green amber red blue currently medically reason diagnosis injury problem procedure complaint indication cause
        """.split()
    )
)
NAME: Final = FIRST | SURNAME
REASON: Final = "a name where a list or a line names somebody"


def find_heads(text: str) -> Iterator[Identifier]:
    """Every name that a list of people or what stands beside it says is somebody's; weak, and nobody may doubt it."""
    yield from _on_a_board(text)
    for match in PRESENT.finditer(text):
        yield from _present(text, *match.span(part_of(match)))
    for expression in (IN_A_ROLE, AGED, ACTS, THEIRS, SENT_FROM, AFTER_A_ROLE, SHORTHAND, REPORTED):
        for match in expression.finditer(text):
            group = part_of(match)
            if _may_be_somebody(match[group]):
                yield _named(*match.span(group))
    yield from _in_a_chat(text)
    for match in AFTER_STAFF.finditer(text):
        code = lexicon().code(match["it"])
        if code & FIRST and not code & VOCABULARY:
            yield replace(_named(*match.span("it")), confidence=CUED)


def _on_a_board(text: str) -> Iterator[Identifier]:
    """The names that head the lines of a board, and where they stand again inside a sentence."""
    heads = list(HEAD.finditer(text)) if BOARD.match(text) else []
    named = [match for match in heads if _may_be_somebody(match["it"])]
    if len(named) < FEWEST_HEADS or len(named) * 3 < len(heads) * 2:
        return
    for match in named:
        yield _named(*match.span("it"))
    again = "|".join(sorted({re.escape(match["it"]) for match in named}))
    for match in re.finditer(rf"(?<=[a-z,)][ ])(?:{again})\b|(?<![\w-])(?:{again})(?=['’]s\b)", text):
        yield _named(*match.span())


def _in_a_chat(text: str) -> Iterator[Identifier]:
    """Whoever speaks more than once in a chat in which another who does bears a first name: 'priya: ...', 'ez: ...'."""
    lines = list(SPEAKER.finditer(text))
    spoken = Counter(match["it"].lower() for match in lines)
    often = {word for word, times in spoken.items() if times > 1} - NOBODY - lexicon().practice
    if any(lexicon().code(word) & FIRST and not lexicon().code(word) & VOCABULARY for word in often):
        for match in lines:
            if match["it"].lower() in often:
                yield _named(*match.span("it"))


def _present(text: str, start: int, end: int) -> Iterator[Identifier]:
    """Those whom a line says were there; ordinary words only beside somebody whose name is no other word."""
    match = ONE_OF_THEM.search(text, start, end)
    found: list[re.Match[str]] = []
    while match:
        found.append(match)
        match = ONE_OF_THEM.search(text, match.end(), end)
    people = [match for match in found if _may_be_somebody(match["it"])]
    if len(people) * 2 > len(found):
        for match in people:
            yield _named(*match.span("it"))


def _may_be_somebody(name: str) -> bool:
    """Whether a word, or two, can be somebody's name and is no word for a thing of the practice."""
    words = name.lower().split()
    if set(words) & NOBODY or any(word in lexicon().practice for word in words) or is_generic(words[-1]):
        return False
    codes = [lexicon().code(word) for word in words]
    return all(code & NAME or not code & VOCABULARY for code in codes)


def _named(start: int, end: int) -> Identifier:
    return Identifier(start, end, "PERSON", 0.7, REASON, False)
