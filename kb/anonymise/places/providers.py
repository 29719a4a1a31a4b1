# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Agencies, landlords, hospitals and schools by what they do: 'POC with Evergreen', 'tenant of Peabody', 'op at the JR'.

Where only one who cares, lets, treats or teaches can stand, every name is taken unless it is a kind of service, a
department, or a supplier or charity of the whole country.
"""

import re
from collections.abc import Iterator

from kb.anonymise.cues import FUNCTION_WORDS, KIN, LABELS, TITLE_WORDS
from kb.anonymise.generic import GENERIC, NO_NAME
from kb.anonymise.identifiers import CUED, Identifier
from kb.anonymise.lexicon import AT_HOME, CASING, FIRST, PLACE, SHIFT, VOCABULARY, WORLD, lexicon, usually_lower
from kb.anonymise.not_names.things import TIMES
from kb.anonymise.pattern import part_of

MORE = r"(?:[ ](?:(?:and|&|of|at|the|for|on)[ ])?[A-Z][\w'’&-]*){0,3}"
NAME = rf"[A-Z][\w'’&-]*{MORE}"
HERE = rf"(?:[Tt]he[ ])?{NAME}"
SERVICE = r"(?:[Pp]oc|POC|[Pp]ackage(?:[ ]of[ ]care)?|[Cc]are|[Cc]alls?|[Cc]arers?|[Dd]ouble[- ]?ups?|[Ss]upport|[Mm]eals|[Cc]leaning|[Cc]leaner|[Rr]espite|[Ss]upported[ ]living|[Dd]ay[ ]care|[Ww]heelchair[ ]repairs|[Aa]daptations?|[Ww]orks?|[Rr]amp|[Rr]ails?|[Ww]et[ ]?room|[Ss]tairlift|[Ll]aundry|[Ll]ifeline|[Pp]endant|[Pp]hysio|[Cc]ase[ ]management|[Ss]itters?|[Ss]its)"
GIVEN = r"(?:[ ](?:is|are|was|now|currently|provided|delivered|covered|supplied|done|fitted|run|arranged|placed|sits|still|to|be))*"
LETTER = r"(?:[Ll]andlords?|[Ll]andlady|[Hh]ousing[ ][Aa]ssociation|RSL|[Ff]reeholder|[Ll]etting[ ]agents?)"
AFTER = (
    re.compile(
        rf"\b(?:{SERVICE}{GIVEN}[ ](?:with|by|through|via|w/?(?=[ ]))|(?:[Pp]oc|POC|[Pp]ackage|[Cc]arers)(?:[ ](?:BD|TDS|QDS|OD|x[ ]?\d|\d[ ]?x))?[ ]?[:(-][ ]?|[Pp]rivate[ ](?:carers|physio|OT|care)[ ]\("
        r"|(?:[Aa]gency|[Pp]rovider|[Ll]andlord|[Hh]ousing[ ][Aa]ssociation|HA|RSL|[Cc]ontractor|[Bb]uilder|[Ff]irm|[Cc]ompany)(?:[ ](?:is|are|was|called|now|named))+"
        r"|(?:belongs[ ]to|owned[ ]by|managed[ ]by|[Rr]ents?(?:[ ]it)?[ ]from|[Rr]enting[ ]from|[Rr]ented[ ]from|[Tt]enants?[ ](?:of|with)|[Tt]enancy[ ]with|[Ll]et[ ]by|[Pp]ermission[ ]from|[Cc]onsent[ ]from|[Hh]oused[ ]by|insured[ ](?:by|with)|employed[ ]by))[ ]?"
        rf"(?P<it>{NAME})"
    ),
    re.compile(
        rf"\b(?:{LETTER}(?:,|[ ]\()?|(?:[Hh]ousing|[Tt]enancy|[Rr]epairs?|[Ll]ettings)[ ](?:officer|manager|team)[ ](?:from|at|with|of|for)|[Ss]urveyor[ ](?:from|at|for|of)|[Pp]roperty[ ]of)[ ](?P<it>{NAME})"
    ),
    re.compile(
        rf"\b[Mm]eals[ ]from[ ](?P<e>{NAME})|\b(?:POC|[Pp]oc|[Pp]ackage)[ ](?P<it>{NAME})[ ](?:start(?:s|ed|ing)?|began|begins|to[ ]start|in[ ]place|ended|ends|stopped|handed|set[ ]up)\b"
        rf"|\b(?:[Cc]are|[Cc]arers?|[Ss]itters?|[Ss]upport[ ]workers?|PAs?|[Cc]leaners?|[Nn]urses?|[Pp]hysio|[Ss]taff)[ ]from[ ](?P<b>{NAME})|\b[Ss]taff[ ]of[ ](?P<d>{NAME})|\b[Aa]gency:[ ](?P<c>{NAME})"
    ),
    re.compile(rf"(?:\b(?:[Mm]oney|[Gg]rant|[Dd]onation|[Ff]unding)|£\d+)[ ]from[ ](?P<it>{NAME})"),
)
"""Before a name of one who lets, cares or gives."""
TREATED = r"(?:\b[Oo]p|[Oo]peration|[Ss]urgery|[Ss]can|MRI|CT|[Xx]-?ray|[Cc]linic|[Aa]ppointment|[Aa]ppt|[Oo]utpatients?|OPA|A&E|[Rr]ehab|[Ii]npatient|[Dd]ialysis|[Cc]hemo(?:therapy)?|[Rr]adiotherapy|[Bb]loods|[Aa]dmission|[Pp]rocedure|[Ss]tay|THR|TKR|ORIF|[Ii]njections?|[Ff]ollow[ -]?up|[Rr]eplacement)"
SPAN = r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|\d{1,2})[ ](?:days?|nights?|weeks?|months?|fortnight)"
TREATING = (
    re.compile(
        rf"\b[Uu]nder[ ](?P<it>{HERE})[ ]for[ ](?:the|her|his|their|a|an|both)\b|\b[Ii]n[ ](?P<b>{HERE})[ ]for[ ]{SPAN}\b"
    ),
    re.compile(
        rf"{TREATED}(?:[ ](?:was|is|done|[Tt]hursday|today|tomorrow|booked|due))*[ ](?:at|in)[ ](?P<it>{HERE})|\b(?:[Tt]aken|[Aa]dmitted|[Bb]lue[ -]lighted|[Cc]onveyed|[Tt]ransferred|[Rr]epatriated|[Dd]ischarged|[Tt]ransfer|[Dd]ischarge)[ ](?:back[ ])?(?:to|from|by|into)[ ](?P<b>{HERE})"
    ),
)
"""Where somebody is treated."""
TAUGHT = (
    re.compile(
        rf"\b(?:[Pp]upil|[Ss]tudent|SENCO|SENDCO|TA|LSA|[Hh]ead(?:teacher)?|[Tt]eacher|[Yy](?:ea)?r?[ ]?\d{{1,2}}|[Rr]eception|[Nn]ursery|[Ss]ixth[ ][Ff]orm|[Ss]tarts?|[Ss]tarted|[Ss]tarting)[ ]at[ ](?P<it>{HERE})|\b[Tt]ransition(?:ing)?[ ]to[ ](?P<b>{HERE})[ ](?:planned|in\b|next|this|went|has|is|for\b|from\b)|\b[Mm]oved[ ]to[ ](?P<c>{HERE})[ ]in[ ](?:Y(?:ea)?r?[ ]?\d|[Rr]eception)"
    ),
    re.compile(
        rf"\bSchool:[ ](?P<it>{HERE})|\b[Gg]oes[ ]to[ ](?P<b>{HERE})(?=[.;]|$|[ ]and[ ](?:sits|uses|has|needs|is|likes)\b)|\b(?:at|in)[ ](?P<c>{HERE})[ ](?:has|have)[ ](?:a|the|no)[ ](?:slope|hygiene[ ]room|lift|class(?:room)?)"
    ),
)
OBJECT = r"(?:(?:the|all|his|her|their|a|an|its|any|her[ ]own)[ ])?(?:[a-z]+[ ])?(?:calls?|package|poc|POC|visits|weekends|nights|mornings|lunch(?:es)?|flat|house|property|building|bungalow|ramps?|rails?|permission|consent|adaptations?|notice|wet[ ]?room|work|works|rent|lease|care|shower|door|access)\b"
HEAD = r"(?:^|(?<=[.!?;:][ ])|(?<=\n))[ \t]*(?:[-*•][ ]*)?"
BEFORE = re.compile(
    rf"{HEAD}(?P<it>{NAME})[ ](?:(?:do|does|cover|covers|covered|provide|provides|own|owns|owned|refused?|refuses|gave|give|agreed|declined|approved|fitted|fund|funded|quoted|handed[ ]back|took[ ]over|manage|manages|pulled[ ]out[ ]of|(?:will|to|can|cannot|won['’]t)[ ](?:fit|cover|quote|install|fund|provide|do|start))[ ](?:for[ ]|on[ ]|to[ ])?{OBJECT}|handed[ ](?:it|the[ ]package|the[ ]poc|the[ ]care)[ ]back|gave[ ]notice|(?:gave|paid|donated|granted|awarded|raised)[ ](?:£[ ]?\d|half|some|most|the[ ](?:rest|deposit))|(?:to|will|might|may|could)[ ](?:fund|pay|donate)\b|sent[ ]a[ ](?:different|new)[ ]carer)",
    re.MULTILINE,
)
WORKERS = re.compile(
    rf"{HEAD}(?P<it>{NAME})[ ](?:[Ss]urveyor|[Hh]ousing[ ]officer|[Rr]epairs[ ]team|SENCO|SENDCO|(?:staff|carers?)[ ](?:are[ ](?:late|early|due|back|not)|were[ ](?:late|early|due)|hoist|come|comes|came|coming|attend|visit|QDS|TDS|BD|in[ ](?:am|pm|daily|twice)|rang|report|start(?:ed)?|said|say)|(?:have|has)[ ]a[ ](?:hygiene[ ]room|sensory[ ]room|hoist))\b",
    re.MULTILINE,
)
"""Whose staff it is: 'Orbit surveyor visited'."""
LETTERS = re.compile(
    rf"{HEAD}(?P<it>{NAME})[ ](?:letter|discharge[ ](?:summary|letter)|follow[ -]?up|outpatients|A&E|clinic[ ]letter)\b",
    re.MULTILINE,
)
NATIONAL = frozenset(
    "nhs nrs millbrook medequip marie macmillan dwp dvla motability careline mind scope shelter samaritans mencap headway prism livewell".split()
)
"""Suppliers and charities that are the same everywhere."""
NO_FIRM = KIN | LABELS | FUNCTION_WORDS | GENERIC | NO_NAME | frozenset(
    """
    stores council handyman staff reablement district they agency landlord management charity insurance planning section act
    plaster icu theatre paid both regular formal informal male female two three four most all previous current usual kind
    reliable different various several many few these those building chartered independent quantity once after again
    day's grant committee freeholder mother's parents nobody everyone everybody somebody someone neighbours families
    pacu recovery operating suite lab laboratory pediatric pediatrics room occupational personal adult children's package housing surveyor physiotherapy orthotics wheelchair
    """.split()
)  # fmt: skip
"""Who works without a name, and what counts or describes them."""
SPECIALTY = re.compile(
    r"\w{2,}(?:ology|ologists?|ologist['’]s|ics|iatry|iatrics|surgery|medicine|therapy|therapists?)$", re.IGNORECASE
)
HOSPITAL_WORDS = frozenset(("Royal", "Infirmary", "General", "County", "Western", "Northern", "Memorial", "Cottage"))
"""What is no name, and with 'the' and a capital a hospital: 'taken to the Royal'."""
SERVICES = re.compile(
    r"(?:services?|team|social|council|nurs\w+|care|carers?|district|community|local|authority|adults?|child\w*|department|dept|staff|workers?|officers?|ward|unit|hospital|housing|family|agency|private|landlord|health|school|day|night|centre|clinic|act|section|older|people['’]s|stores?|support|living|rehab\w*|reablement|physio\w*|ots?|gps?|slt|nhs|equipment|wheelchairs?|stroke|memory|falls|access|assessment|discharge|mum|dad|mother|father|daughter|son|wife|husband|her|his|the|this|that|we|i|he|she|they|it)$",
    re.IGNORECASE,
)
"""Words of a kind of service, so that two words with capitals are no name: 'Social Services'."""
HALF_LOWER = 4
"""The casing from which on a word is written in lower case as often as not."""
A_PERSON = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Sir)\.?$")


def find_providers(text: str) -> Iterator[Identifier]:
    """Every name that stands where one who cares, lets, treats or teaches would; weak."""
    for expression in (*AFTER, *TREATING, *TAUGHT):
        for match in expression.finditer(text):
            group = part_of(match)
            lets = expression in AFTER
            if is_a_firm(match[group], several=lets) and not (lets and _is_a_product(match[group])):
                yield _firm(*match.span(group))
    for expression in (BEFORE, WORKERS):
        for match in expression.finditer(text):
            if is_a_firm(match["it"]):
                yield _firm(*match.span("it"))
    for match in LETTERS.finditer(text):
        if _sends_letters(match["it"]):
            yield _firm(*match.span("it"))


def _sends_letters(name: str) -> bool:
    """Whether a hospital may be meant at the head of a sentence: 'The JR letter', but no 'Thank-you letter'."""
    if name.startswith("The "):
        return is_a_firm(name, several=False)
    if re.sub(r"['’]s?$", "", name).lower() in LABELS | TITLE_WORDS:
        return False
    pieces = re.split(r"[ -]", name)
    proper = all(piece[:1].isupper() for piece in pieces)
    return proper and any(may_name(piece) and not usually_lower(lexicon().code(piece)) for piece in pieces)


def _firm(start: int, end: int) -> Identifier:
    return Identifier(start, end, "ORG", CUED, "who cares, lets, treats or teaches", False)


def is_a_firm(name: str, *, several: bool = True) -> bool:
    """Whether a name, perhaps after 'the', is no kind of service and none that is the same everywhere.

    `several` takes two words with capitals for one though both are ordinary: 'Home Group', but no 'Recovery Room'.
    """
    article, _, rest = name.partition(" ") if name[:4].lower() == "the " else ("", "", name)
    words = rest.split()
    if A_PERSON.match(words[0]) or any(word.lower() in NATIONAL for word in words) or rest.lower() in AT_HOME:
        return False
    if tuple(rest.lower().split()) in lexicon().practice_phrases.get(words[0].lower(), ()):
        return False
    if article and len(words) == 1 and words[0] in HOSPITAL_WORDS:
        return True
    if len(words) > 1 and not several:
        return any(may_name(word) and not usually_lower(lexicon().code(word)) for word in words)
    kinds = any(SERVICES.match(word) or SPECIALTY.match(word) for word in words)
    if len(words) > 1 and not rest.isupper() and not kinds:
        return True
    return any(may_name(word) for word in words)


def _is_a_product(name: str) -> bool:
    """Whether what follows 'with' or 'by' is a word of the practice alone, seldom written with a capital: 'Makaton'."""
    words = lexicon()
    known = name.lower() in words.practice and name.lower() not in words.makes
    return known and not 1 <= (words.code(name) & CASING) >> SHIFT <= HALF_LOWER - 1


def may_name(word: str) -> bool:
    """Whether a word with a capital may be the name of a firm: no kind of service, no department, no short form."""
    lower = word.lower().strip(".,'’").removesuffix("'s").removesuffix("’s")
    if not word[0].isupper() or lower in NO_FIRM or lower.rstrip("s") in NO_FIRM or SPECIALTY.search(lower):
        return False
    words = lexicon()
    known = lower in words.practice and lower not in words.makes and lower not in words.tests
    code = words.code(lower)
    a_word = code & VOCABULARY and (code & CASING) >> SHIFT >= HALF_LOWER and not code & PLACE
    return not known or not (word.isupper() or a_word or code & (WORLD | FIRST) or lower in TIMES)
