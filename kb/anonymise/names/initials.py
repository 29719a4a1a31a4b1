# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Initials that stand where somebody would: after a role, as whoever acts, as whoever signs."""

import re
from collections.abc import Iterator

from kb.anonymise.cues import FUNCTION_WORDS
from kb.anonymise.identifiers import CUED, Identifier
from kb.anonymise.lexicon import FIRST, VOCABULARY, lexicon, usually_lower
from kb.anonymise.pattern import part_of

INITIALS = re.compile(
    r"(?:\[comment[ ]|\b(?:[Pp]t|[Pp]atient|[Cc]lient|[Ii]nitials|known as|called|[Mm]inutes by|[Ss]igned|[Ss]een by|by|present|told|OT|SW|PT)\b[ \t]*[:(,-]?[ \t]*|(?:^|[.!?]|\n)[ \t]*(?=[A-Z]{2,3}[ \t]*\.?[ \t]*$))"
    r"(?P<it>[A-Z]{2,3}\b|(?:[A-Z]\.){2,3})|\b(?P<says>[A-Z]{2})(?=[ \t]+(?:says|said|writing|asked|agreed)\b)|\b(?P<own>[A-Z]{2})(?=['’]s\b|[ \t]+is[ \t]+\d\d\b)|\b(?P<act>[A-Z]{2})(?=[ \t]+to[ \t]+(?:order|chase|refer|ring|call|e-?mail|follow|book|review|discuss|contact|feed|check|send|visit|write|complete|arrange|liaise|action|take|speak)\b)|(?<![\w.])(?P<dots>(?:[A-Z]\.[ ]?){2,3})(?=[ ,;:)\n]|$)"
)
WITH_STOPS = frozenset(("aob", "dob", "eg", "ie", "ni", "am", "pm", "ps", "nb", "tbc", "rip"))
"""What letters with a stop after each are short for, and nobody's initials."""
NO_INITIALS = frozenset(
    "UL LL BP HR RR IV IM SC OK TV PC HQ ID DN SW GP OT PT HV CT MR MRI AM PM EU US UK NHS USA BSL WC".split()
)
ROLES = NO_INITIALS | frozenset(
    "OTA TA TI AP SLT SALT SLTA CPN RN RGN HCA MDT ADL EHO DSU ICT CHC CMHT LD MH ED AE AMU".split()
)
"""What stands for a post or a team where a person would."""
LETTERS = r"(?:[A-Z]{2}|[A-Z]{3}|[A-Z](?:Mc|Mac|O)[A-Z])"
STOPS = r"(?:[.,:;)/]|[ \t]*(?:\n|$)|[ ](?:by|re|on|and|for|to|who|\d))"
NAMING = re.compile(
    rf"\b(?i:(?:minutes?|note)[ -]?takers?|scribe|chaired[ ]by|(?:counter|co)[ -]?signed(?:[ ]by)?|checked[ ]by|typed[ ]by|key[ ]?worker|(?:2nd|second)[ ]handler|action(?=[ ]?[:–-])|owner|allocated[ ]to|assigned[ ]to|handed[ ]over[ ]to|d/w|s/w|spoke[ ]to|cc(?:['’]d)?)[ \t]?[:(–-]?[ \t]?(?P<it>{LETTERS}|(?:[A-Z]\.){{2,3}})(?={STOPS})"
)
"""Who does what only somebody does, in letters that may be short for a thing elsewhere."""
WITH = re.compile(
    rf"(?<![\w/.-])(?<!\d[ ])(?P<it>{LETTERS})[ ](?:\+|&|and|w/|with)[ ](?P<who>[A-Z][a-z]+)\b|\b(?P<whom>[A-Z][a-z]+)[ ](?:\+|&|and)[ ](?P<b>{LETTERS})(?![\w/'’-]|[ ][A-Z])"
)
"""Beside a first name: 'AM + Chidi'."""
SLASHED = re.compile(
    rf"(?:^[ \t]*|\b(?i:visit|hv|ax|seen[ ]by|with|ao2|x2)[ :(–-]+)(?P<it>(?P<one>{LETTERS})[ ]?/[ ]?(?P<other>{LETTERS}))(?=[ \t]*(?:\n|$|[.,;)]))",
    re.MULTILINE,
)
"""Two who sign or visit together: 'JB/CO' on a line."""
BEFORE_A_DAY = re.compile(
    rf"[(\[](?P<it>{LETTERS})(?:[ ,]+|[ ]?[–-][ ]?)\d{{1,2}}[/.](?:1[0-2]|0?[1-9])(?!\d)(?<!/5)(?<!/7)(?<!/10)"
)
"""Whose comment it is and of what day: '(FMcK 19/11)'."""
HEADS_A_LINE = re.compile(
    r"(?:^|\n)[ \t]*(?:[-*•][ ]*)?(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d\d(?:\d\d)?)?[ :–-]+)?(?P<it>(?:[A-Z]\.){2,3})(?=[ ]?[:–-]|[ ](?:[a-z]+(?:ed|s)|chose|did|sat|got|went|came|ate|held|made|took|was|is|had|has)\b)"
)
"""Of whom a line tells: 'P.T. – sensory room', '2.5 P.T. chose the swing'."""
UNMISTAKABLE = re.compile(
    r"(?<![\w/-])(?P<it>[A-Z]{1,2}(?:Mc|Mac)[A-Z]|(?:[A-Z]\.[ ]?){1,2}(?:Mc|Mac|O['’])[A-Z]\b\.?|(?:[A-Z]{2}|[A-Z][ ][A-Z])-[A-Z](?=[ \t]+(?:says|said|raised|asked|agreed|reports|suggested|wondered|felt|noted|happy|keen|aware|declined|unwell|tired)\b))(?![\w/-])"
)
"""What is hardly short for anything but a name: 'MMcK', 'J. McA.', 'OA-K raised'."""
SIGNS = re.compile(r"(?<=[a-z\d][.!?\])])[ \t]+(?P<it>[A-Z]{2})(?=\.?\)?[ \t]*(?:\n|$))")
"""Who signs at the end of a line."""
AMONG_SHORT_FORMS = re.compile(r"\b[A-Z]{2,4}, (?:OT|SW|PT), $")
"""Before one of several short forms in a row: 'PID, OD, PT, SOB, DOA'."""
SIGNS_LAST = re.compile(
    r"[.!?)\]][ \t]*\n[ \t\n]*(?P<it>(?!(?:PTO|END|NFA|NAD|TBC|RIP|ETA|NB)\b)[A-Z]{2,3}|(?:(?!(?:plan|part|side|page|box|type|grade|group|ward|bay|unit|step|stage|option)\b)[a-z]{3,12}[ ][a-z])(?:[ ]?x{1,3})?)[ \t]*\s*\Z"
)
"""Letters, or a name and a letter, that are all of the last line: 'OA', 'temi b'."""
SIGNS_SMALL = re.compile(
    r"(?<=[A-Za-z\d][.!?\])])[ \t]+(?!(?:[/~–-][ ]?)?(?:ot|pt|md|gp|tx|rx|hx|ok|xx|nb|pm|am|no|so|he|we|it|us|me|up|on|in)\b)(?:[/~–-][ ]?(?P<it>[a-z]{2})|(?P<b>[a-z]{2})/(?:ot|pt|slt|physio|ota|nurse))[ \t]*(?=\n|$)"
)
"""The same in small letters, after a mark or before a profession: '/tm', 'lh/ot'."""


def find_initials(text: str) -> Iterator[Identifier]:
    """Initials that stand where a person's name would."""
    for match in INITIALS.finditer(text):
        group = next(name for name in ("it", "says", "own", "act", "dots") if match[name])
        spelt = match[group].strip()
        if (
            spelt not in NO_INITIALS
            and not AMONG_SHORT_FORMS.search(text, max(0, match.start(group) - 12), match.start(group))
            and _is_unknown(spelt)
            and (group in ("it", "says") or not lexicon().code(spelt) & VOCABULARY)
        ):
            yield _initials(match.start(group), match.start(group) + len(spelt))
    for match in NAMING.finditer(text):
        spelt = match["it"].replace(".", "")
        if spelt not in ROLES and not (spelt == "ME" and match[0].isupper()):
            yield _initials(*match.span("it"))
    for match in HEADS_A_LINE.finditer(text):
        if match["it"] == "P.T." or (match["it"].replace(".", "") not in ROLES and _is_unknown(match["it"])):
            yield _initials(*match.span("it"))
    for expression in (BEFORE_A_DAY, SIGNS):
        for match in expression.finditer(text):
            if match["it"] not in ROLES and _is_unknown(match["it"]) and not lexicon().code(match["it"]) & VOCABULARY:
                yield _initials(*match.span("it"), 0.65 if match["it"].isupper() else CUED)
    for match in SIGNS_LAST.finditer(text):
        yield _initials(*match.span("it"))
    for match in UNMISTAKABLE.finditer(text):
        yield _initials(*match.span("it"))
    for match in SIGNS_SMALL.finditer(text):
        yield _initials(*match.span(part_of(match)), 0.65)
    yield from _together(text)


def _together(text: str) -> Iterator[Identifier]:
    """Initials beside a first name, and two people's of which one at least are short for nothing."""
    for match in WITH.finditer(text):
        group, who = ("it", match["who"]) if match["it"] else ("b", match["whom"])
        code = lexicon().code(who)
        if code & FIRST and not usually_lower(code) and match[group] not in ROLES - {"AM", "PM"}:
            yield _initials(*match.span(group))
    for match in SLASHED.finditer(text):
        if not {match["one"], match["other"]} & (ROLES - {"AM", "PM"}) and any(
            map(_is_unknown, match.group("one", "other"))
        ):
            yield _initials(*match.span("it"))


def _is_unknown(spelt: str) -> bool:
    """Whether letters are short for nothing in the practice."""
    lower = spelt.lower().replace(".", "")
    return not any(lower in known for known in (lexicon().practice, lexicon().tests, WITH_STOPS, FUNCTION_WORDS))


def _initials(start: int, end: int, confidence: float = 0.65) -> Identifier:
    return Identifier(start, end, "PERSON", confidence, "initials where a name would stand", False)
