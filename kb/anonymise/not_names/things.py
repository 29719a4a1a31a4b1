# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Makes, places and eponyms before the thing they name: 'Windsor trolley', 'Chelsea buns', 'Penrose drain'."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kb.anonymise.cues import KIN, LABELS
from kb.anonymise.identifiers import CUED, Identifier
from kb.anonymise.lexicon import FIRST, PLACE, SURNAME, WORLD, Lexicon, lexicon

WHICH = r"(?: (?:perching|static|bath|bed|chair|toilet|shower|grab|walking|kitchen|dressing|sock|riser|tilt(?:ing)?|folding|wheeled|raised|bariatric|heavy|adjustable|padded|pressure))"
"""What kind of thing a make stands before: 'Bristol perching stool', 'Langham static chair raisers'."""
THING = re.compile(
    WHICH
    + r"{0,2} (?:sticks?|bumpers?|levers?|handles?|benches|bench|(?:arm|wheel)?chairs?|recliners?|sofas?|stools?|commodes?|kettles?|boilers?|taps?|seats?|rails?|raisers?|trolleys?|slings?|hoists?|splints?|cushions?|beds?|mattress(?:es)?|cutlery|kni(?:fe|ves)|forks?|pens?|pencils?|buns?|sausages?|past(?:y|ies)|hotpot|pudding"
    r"|cheese|sponge|potato(?:es)?|apples?|biscuits?|knots?|clips?|tests?|scales?|index|signs?|law|criteria|drains?|beads|putty|tiles?|grade|jars?|socks?|gowns?|boots?|tape|straps?|stitch|frames?|walkers?|scooters?|pads?|regime|protocol|approach|method|technique|manoeuvre|position|plates?"
    r"|wires?|stockings?|bandages?|dressings?|catheters?|cookers?|ovens?|fridge|hob|stove|drill|hoover|key|lamp|bath[ ](?:board|lift|seat)|shower|terriers?|spaniels?|cows?|cattle|sheep|ponies)\b"
)
MEASURE = re.compile(
    r" (?:tests?|scales?|index|signs?|law|criteria|grade|regime|protocol|approach|method|technique|manoeuvre)\b"
)
"""Things that bear a name and are nobody's own."""
AS_A_VERB = re.compile(
    r" (?:taps|signs|knots|beds|tests|plates|seats|tapes|straps|frames|pads|clips|stools|positions|drills)[ ](?:well|badly|better|poorly|him|her|his|their|the|a|an|down|out|up|off|in|on|at|to|for|with|and)\b"
)
"""What reads like a thing and is done by somebody: 'signs well', 'knots his tie', 'beds down'."""
AS_A_STATE = re.compile(
    r" (?:(?:wheel)?chair|bed|shower|dressing|commode|hoist)[ ](?:bound|users?|with|seated|dependent|transferred|\d)"
)
"""What reads like a thing and says how somebody is: 'bed bound', 'wheelchair user', 'bed 4'."""
MADE = re.compile(
    r" (?:(?:bath|toilet|stair|chair|transfer|grab|sock|perching|over-?bed)[ ](?:lift|board|seat|frame|aid|rail|belt)|nurses?|referrals?|team|cancer|telecare|sport|showers?|pendants?|alarms?|lifelines?|line|units?|support|grants?|vacuums?|fans?|belts?|wheels?|stairlifts?|lifts?|shanks|bowls?|basins?|baths?|boards?|toilets?|cars?|vans?|tyres?|jumpers?|tweed|aids?|pro|kits?|spades?|spoons?|cups?|mugs?|reacher|grabber|electric|mixer|monitors?|cane|crutch(?:es)?|[A-Z0-9]{1,4}\b)"
    r"(?![\w'’])"
)
TESTED = re.compile(
    r"(?:['’]s[ ](?:signs?|test|syndrome|disease|palsy|contracture|manoeuvre|maneuver|criteria|law|classification|clunk|triad|nodes?|line|angle|zone|reflex|phenomenon|procedure|method|ratio|grading|staging|fracture)(?![\w'’])|(?: (?:(?:neg(?:ative)?|pos(?:itive)?|normal|abnormal|equivocal|borderline)(?=[ ]?(?:[.,;)\n|]|$|(?:per|on|bilat\w*|both|and|[LR])\b))|screws?|clunk|stem|prosthesis|arthroplasty|wiring|orthosis|manoeuvre|maneuver|classification|grading|staging|zone|reflex|akathisia|fatigue|binocular|visual|naming|migration[ ]percentage|scar[ ]scale|short[ ]form|inventory|matrices|group[ ](?:\d|one|two|three|four|[IV]{1,3}\b))(?![\w'’]))|(?: (?:scales?|scores?|scored|index|tests?|tested|testing|signs?|syndrome|disease|plus|dementia|criteria|grade|type|stage|level|law|cycle|model|repair|suture|method|technique|protocol|regime|framework|reflection|reflective|catheters?|drains?|palsy|fractures?|finger|splints?|flap|approach|hip|review|library|iadls?|adls?|tasks?|questions?|contracture|classification|total|result|nurses?|spine|osteotomy|rods?|core|percentage|formula|of[ ]\d{1,2}|\((?:19|20)\d\d\)|stitch|wire|\d{1,2}/\d{1,3}|\d[a-d]\b|[IV]{1,3}\b)"
    r"|[ ]?[:=(]?[ ]?\d{1,2}(?:/\d+|\+)|[ ]?[:=]?[ ]?(?:1?\d|2[0-4])\+?(?=[ ]?(?:[.,;)\n]|Fr\b|in\b|at\b|to\b|on\b|both\b|$))|[ ](?:[A-E]|[UL]EMS|AIS)(?![\w'’.])|s? (?:in situ|out|removed|draining|bag)\b)(?![\w'’]))"
)
"""What follows the eponym of a test, an illness or a repair: its kind or a score."""
BEFORE_A_THING = re.compile(
    r"\b(?:modified|the|a|an|using|used|per|standard|new|long-term|suprapubic|\d\d[ ]?Fr|etac|molift|with[ ]a)[ ]$|(?-i:\b[A-Z]{2,4})[ ]\($",
    re.IGNORECASE,
)
AFTER_ARTICLE = re.compile(r"[ ](?:famil(?:y|ies)|household|brothers|sisters|twins|children|kids|boys|girls)\b")
LISTED = re.compile(r"(?P<it>[A-Z][\w'’-]+)(?:,[ ]|[ ]?/[ ]?|[ ](?:and|or|&)[ ]|[ ])$")
LISTED_AFTER = re.compile(r"(?:,[ ]|[ ]?/[ ]?|[ ](?:and|or|&)[ ]|[ ])(?P<it>[A-Z][a-z][\w'’-]+)")
FOOD_OR_BREED = re.compile(
    r" (?:buns?|sausages?|past(?:y|ies)|hotpot|pudding|cheese|sponge|potato(?:es)?|apples?|biscuits?|terriers?|spaniels?|cows?|cattle|sheep|ponies)\b"
)
ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)[ ]$")
SPELT = re.compile(r"[A-Za-zÀ-ɏ&'’ -]+")
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday january february march april may june july august september october november december saw".split()
)
LEAST_MAKER = 0.1
"""Probability of a name from which a word that no list holds is somebody before a thing."""


def things_named(matches: Iterable[tuple[str, int, int]], text: str, words: Lexicon) -> frozenset[str]:
    """The eponyms and makes that name a thing somewhere in a text, of its words as (in lower case, start, end).

    Their other mentions are the same thing, unless what stands around one says that it is somebody.
    """
    return frozenset(lower for lower, start, end in matches if _stands_for_a_thing(lower, text, start, end, words))


def _stands_for_a_thing(lower: str, text: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether an eponym or a make names a thing here: by what follows, by its article, or among other makes."""
    test, make = lower in words.tests, lower in words.makes
    if not (test or make):
        return False
    if test and TESTED.match(text, end):
        return True
    if make and (MADE.match(text, end) or is_thing_after(text, end)):
        return True
    before = text[max(0, start - 30) : start]
    if BEFORE_A_THING.search(before):
        return not AFTER_ARTICLE.match(text, end)
    beside = (LISTED.search(before), LISTED_AFTER.match(text, end))
    return any(match and _is_a_make(match["it"], words) for match in beside)


def _is_a_make(spelt: str, words: Lexicon) -> bool:
    lower = spelt.lower()
    return lower in words.practice and lower not in KIN | LABELS | TIMES and not spelt.isupper()


def is_thing_after(text: str, at: int) -> bool:
    """Whether a word for a thing follows here, and neither what somebody does nor how somebody is."""
    return bool(THING.match(text, at)) and not AS_A_VERB.match(text, at) and not AS_A_STATE.match(text, at)


JUST_BEFORE = re.compile(r"(?:(?P<first>[\w-]+)[ ])?(?P<last>[\w-]+)(?:['’]s)?[ ]$")
CAMEL = re.compile(r"(?!(?:[A-Z]{0,2}Ma?c|Fitz|De|Di|Du|La|Le|Van|Von|O|D|St|Ap)[A-Z])[A-Za-z]*[a-z][A-Z]\w*")
"""A word with a capital inside it, as products and services have: 'MetaGrip', 'DeafPLUS'; no 'McRae', no 'FMcK'."""


CODED = re.compile(r"(?:YP|PT|OT|SU|CYP|CL|ST|[A-Z])[ -]?\d{1,2}")
"""Somebody under a letter and a number, as notes without names count people: 'YP2', 'OT-1'."""
COUNTED = re.compile(
    r"(?:person|client|patient|child|pupil|student|resident|participant|service[ ]user|carer|worker|parent|member|tenant|learner|staff)$",
    re.IGNORECASE,
)
COUNT = re.compile(r"[ ](?:\d{1,2}|[A-Z])(?![\w.'’])")
"""Somebody under a word and a number or letter: 'Worker: Person 3'."""


def _names_a_product(text: str, found: Identifier) -> bool:
    """Whether a finding that no cue proves is a maker's model, 'Molift Mover', written as only products are, or a code."""
    covered = text[found.start : found.end]
    if found.label == "PERSON" and COUNTED.match(covered) and COUNT.match(text, found.end):
        return True
    if found.confidence >= CUED or found.label not in ("PERSON", "LOCATION", "ORG"):
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", covered)
    if found.label == "PERSON" and not found.strong and CODED.fullmatch(covered):
        return True
    if found.label != "ORG" and not found.strong and len(words) == 1 and _is_a_trade_name(words[0]):
        return True
    before = JUST_BEFORE.search(text, max(0, found.start - 40), found.start)
    near = {word.lower() for word in (*(before.groups() if before else ()), *words[:1]) if word}
    return not near.isdisjoint(lexicon().makers) and not DONE_BY.match(text, found.end)


def _is_a_trade_name(word: str) -> bool:
    """Whether a word has a capital inside it and neither of its halves is somebody's name: no 'AnnMarie'."""
    if not CAMEL.fullmatch(word) or any(char.isdigit() for char in word):
        return False
    return not any(lexicon().code(part) & (FIRST | SURNAME) for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", word))


DONE_BY = re.compile(r"[ ](?:says?|said|rang|came|is|was|has|will|asked|rings|told|feels?|thinks?|wants?|to)\b")
"""What somebody does, and no model."""


def without_makes(
    text: str, found: Sequence[Identifier], starts: Sequence[int] = (), names: Sequence[float] = ()
) -> list[Identifier]:
    """The findings without weak ones that only name a thing, where nothing else in the text is named so.

    `starts` and `names` are where each word starts and how likely it is a name by the tagger, where there is one.
    """
    naming = [
        each
        for each in found
        if _names_a_product(text, each) or _is_a_grant(text, each) or _names_a_thing(text, each, starts, names)
    ]
    others = {text[each.start : each.end].lower() for each in found if each not in naming}
    return [each for each in found if each not in naming or text[each.start : each.end].lower() in others]


def _names_a_thing(text: str, found: Identifier, starts: Sequence[int], names: Sequence[float]) -> bool:
    covered = text[found.start : found.end]
    weak = found.label in ("PERSON", "LOCATION") and not found.strong and found.confidence < CUED
    if not weak or not SPELT.fullmatch(covered) or not is_thing_after(text, found.end):
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", covered.lower()) if word not in ("the", "a", "an")]
    known = lexicon()
    tested = TESTED.match(text, found.end) is not None
    if all(word in known.makes or word in known.practice or (tested and word in known.tests) for word in words):
        return True
    if len(words) == 1 and known.code(words[0]) & (PLACE | WORLD) and _is_a_kind(text, found):
        return True
    if any(_is_anybodys(word, known) for word in words):
        return False
    inside = names[bisect_left(starts, found.start) : bisect_left(starts, found.end)]
    return max(inside, default=0.0) < LEAST_MAKER


FUNDED_BY = re.compile(
    r"\b(?:adapt\w*|fund\w*|paid|financed|covered|met|bought|built|fitted|installed|provided|works?|extension|ramp|lift|shower|bathroom|kitchen|rails?)[ ](?:by|with|from|through|via|on)[ ]$",
    re.IGNORECASE,
)
"""What a grant and no Grant is the means of: 'bathroom adaptation by grant'."""


def _is_a_grant(text: str, found: Identifier) -> bool:
    covered = text[found.start : found.end]
    weak = found.confidence < CUED and covered == "grant"
    return weak and FUNDED_BY.search(text, max(0, found.start - 40), found.start) is not None


def _is_a_kind(text: str, found: Identifier) -> bool:
    """Whether a place says what kind of food or breed it is, or of a thing after an article: 'the Kingsley recliner'."""
    article = ARTICLE.search(text[max(0, found.start - 6) : found.start])
    return bool(article) or FOOD_OR_BREED.match(text, found.end) is not None


def _is_anybodys(word: str, known: Lexicon) -> bool:
    """Whether the word lists know a word, or one without its last s, as somebody's name or a place: 'Patels'."""
    spelt = {word, word.removesuffix("s")} if len(word) > 4 else {word}
    return any(known.code(each) & (FIRST | SURNAME | PLACE | WORLD) for each in spelt)
