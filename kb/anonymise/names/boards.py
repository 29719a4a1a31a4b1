# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Names as boards, handover lists and asides hold them: a bed with a surname, 'WINTER, MRS', 'Okoro, L.', a nickname, a pet."""

import re
from collections.abc import Iterator

from kb.anonymise.cues import KIN, LABELS, TITLE_WORDS
from kb.anonymise.generic import is_generic
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, VOCABULARY, lexicon, usually_lower
from kb.anonymise.numbers.postcodes import RADIO_LETTER
from kb.anonymise.pattern import part_of

CAP = r"[A-ZÀ-Þ][\w'’-]*[\w]"
BED = re.compile(
    r"^[ \t]*(?:[-*•][ \t]*)?(?P<where>(?:bed|b|bay)[ \t]?\d{1,2}[A-D]?|(?:rm|room|cubicle|cub|side[ ]?room|s/?r|srm)[ \t]?\d{0,2})[ \t]*[-–:|.)]?[ \t]+(?P<it>[^\W\d_]{3,}(?:['’-][^\W\d_]+)?)(?=[ \t]*(?:[-–:|(!]|$|,|\n))",
    re.IGNORECASE | re.MULTILINE,
)
NO_PATIENT = frozenset(
    """
    empty vacant closed free available new admission discharge discharged home male female lady gent man woman patient client tbc
    nil none out leave awaiting deep clean cleaned cleaning isolation infection low high flat raised lowered hard soft wide single
    double profiling made up down rails locked broken full kitchen bathroom bedroom lounge toilet hall gym clinic office day store
    treatment quiet therapy assessment temperature too very not still see ask handover transfer transfers review hoist standard
    """.split()
)
TITLED_AFTER = re.compile(
    r"(?:^|(?<=[|:\t\n])|(?<=\d[ ])|(?<=[-*•][ ]))[ \t]*(?P<it>"
    + CAP
    + r"(?:[ ]"
    + CAP
    + r")?),[ ]?(?:Mr|Mrs|Ms|Miss|Mx|Dr|MR|MRS|MS|MISS|MX|DR)\b\.?(?=[ \t]*(?:[-–:|,;)\n(]|$|[A-WY]\b))",
    re.MULTILINE,
)
WITH_INITIAL = re.compile(
    r"(?<![\w,-])(?P<it>" + CAP + r",[ ]?(?:[A-Z]\.?[ ]?){1,3}(?<![ ]))(?=[ \t]*(?:[|;:)(\n\t–]|$|-[ \t]))",
    re.MULTILINE,
)
CALLED_SO = re.compile(
    r"\b(?:[Cc]all(?:s|ed|ing)?[ \t]+(?:him|her|me|them|himself|herself)|[Gg](?:oes|oing|o|one)[ \t]+by(?:[ \t]+the[ \t]+name(?:[ \t]+of)?)?|(?:[Cc]alled|[Kk]nown[ \t]+as|[Pp]refers|[Ll]ikes)[ \t]+[A-Z][a-z]+[ \t]+or)[ \t]+[\"“'‘]?(?P<it>"
    + CAP
    + r")"
)
NICKNAME = re.compile(r"(?P<before>[A-ZÀ-Þ][\w'’-]+)[ ]\((?P<it>[A-ZÀ-Þ][a-zß-ÿ]{1,11})\)")
IN_QUOTES = re.compile(r"[\"“](?P<it>(?P<nick>[A-Z][a-z]+)[ ](?P<name>[A-Z][a-zß-ÿ]+))[.,]?[\"”]")
"""A nickname before a first name, in quotes of their own: '"Smokey Bob"'."""
PETS = r"(?:dog|cat|pup|puppy|kitten|rabbit|bunny|hamster|budgie|parrot|cockatiel|canary|horse|pony|donkey|goat|tortoise|goldfish|ferret|guinea[ ]pig|collie|terrier|labrador|lab|spaniel|whippet|lurcher|greyhound|staffie|poodle|alsatian|teddy|lamb|hen|cockerel|gecko|snake)"
PET_NAMED = re.compile(
    rf"\b(?i:{PETS})(?:[ \t]+(?:is|was))?(?:[ \t]+(?:called|named)[ \t]+|,[ \t]+|[ \t]+[-–][ \t]+|[ \t]*\()[\"“'‘]?(?P<it>{CAP})(?=[\"”'’]?[ \t]*(?:[,.;)\n–!]|$|-[ \t])|[\"”'’]?[ \t]+(?:and|who|which|is|was|in|on|trips?|gets|needs|sleeps)\b)"
    rf"|(?:^|(?<=[.!?][ \t])|(?<=\n)|(?<=\d[.)][ ]))(?P<b>{CAP})[ \t]+(?:is|was|[-–][ \t]+(?:that['’]?s|that[ \t]is))[ \t]+(?:the|a|his|her|their|our|my|{CAP}['’]s)[ \t]+(?i:{PETS})\b"
    rf"|(?<![\w'’-])(?P<c>{CAP})[ ]the[ ](?i:{PETS})\b",
    re.MULTILINE,
)
IN_ROLE = re.compile(
    r"\b(?:cons|consultant|reg|sho|spr|fy?[12]|hca|rn|nic|nok|slt|physio|sister|charge[ ]nurse|named[ ]nurse|key[ ]?worker|bleep[ ]holder)[ \t]*(?P<sign>=)[ \t]*(?P<it>[^\W\d_]{3,})",
    re.IGNORECASE,
)
RADIO_SPELT = re.compile(rf"\b{RADIO_LETTER}(?:[\s,-]+{RADIO_LETTER}){{2,24}}\b", re.IGNORECASE)
WARD_NUMBER = re.compile(
    r"\b(?:[Ww]ard|WARD)[ \t]+(?:[A-Z]{1,2}\d{1,3}|\d{1,3}[A-Z]?)\b(?![ \t]*(?:beds|patients|staff))"
)
WING = re.compile(r"\b[A-H][ -][Ww](?:ing|ING)\b")
PRISON = re.compile(r"\b(?:HMP|HMYOI|YOI|prison(?:er)?|PRISON|cell|remand)\b")
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight mon tue tues wed weds thu thur thurs fri sat sun".split()
)
NAME = FIRST | SURNAME


def find_on_boards(text: str) -> Iterator[Identifier]:
    """Names and places in the forms of boards, lists and asides."""
    yield from _in_beds(text)
    yield from _by_a_surname(text)
    yield from _by_another_name(text)
    yield from _pets(text)
    for match in IN_ROLE.finditer(text):
        code = lexicon().code(match["it"])
        if code & NAME or not code & VOCABULARY:
            yield _person(match, "it", "a name after a role", 0.75)
    for match in RADIO_SPELT.finditer(text):
        yield Identifier(*match.span(), "PERSON", 0.6, "letters read out one by one", False)
    for match in WARD_NUMBER.finditer(text):
        yield Identifier(*match.span(), "LOCATION", 0.6, "a ward", False)
    for match in WING.finditer(text) if PRISON.search(text) else ():
        yield Identifier(*match.span(), "LOCATION", 0.6, "a wing of a prison", False)


def _by_a_surname(text: str) -> Iterator[Identifier]:
    """A surname before its title or initials: 'WINTER, MRS', 'Okoro, L.'"""
    for match in TITLED_AFTER.finditer(text):
        first = match["it"].split()[0]
        if not is_generic(first) or lexicon().code(first) & SURNAME:
            yield _person(match, "it", "a name before Mr, Mrs, Dr or the like", 0.9, strong=True)
    for match in WITH_INITIAL.finditer(text):
        surname = match["it"].partition(",")[0]
        code = lexicon().code(surname)
        if not is_generic(surname) and (code & SURNAME or not code & VOCABULARY):
            yield _person(match, "it", "a surname before an initial", 0.7)


def _by_another_name(text: str) -> Iterator[Identifier]:
    """What somebody is called: 'call her Nan', 'Beatriz Nunes (Bia)'."""
    for match in CALLED_SO.finditer(text):
        if not _is_no_name(match["it"]):
            yield _person(match, "it", "a name after 'called' or the like", 0.75)
    for match in IN_QUOTES.finditer(text):
        code = lexicon().code(match["name"])
        a_word = lexicon().code(match["nick"]) & VOCABULARY and match["nick"].lower() not in TITLE_WORDS
        if code & FIRST and not usually_lower(code) and a_word:
            yield _person(match, "it", "a nickname in quotes", 0.75)
    for match in NICKNAME.finditer(text):
        code, nick = lexicon().code(match["before"]), match["it"]
        before = not is_generic(match["before"]) and (code & NAME or not code & VOCABULARY)
        a_test = match["before"].isupper() and nick.lower() in lexicon().tests
        if before and not a_test and not _is_no_name(nick) and not usually_lower(lexicon().code(nick)):
            yield _person(match, "it", "a nickname in brackets", 0.75)


def _pets(text: str) -> Iterator[Identifier]:
    for match in PET_NAMED.finditer(text):
        group = part_of(match)
        word = match[group]
        code = lexicon().code(word)
        opens = group == "b" and usually_lower(code) and not word.isupper() and " that" not in match[0]
        orders = group == "c" and usually_lower(code)  # "Feed the dog"
        if word.lower() not in DAYS | KIN | LABELS and not opens and not orders:
            yield _person(match, group, "the name of a pet", 0.75)


def _in_beds(text: str) -> Iterator[Identifier]:
    """Who lies where, a line to a bed; an ordinary word is a name only where other lines name somebody too."""
    lines = [match for match in BED.finditer(text) if match["it"].lower() not in NO_PATIENT | KIN | DAYS]
    named = [
        match for match in lines if lexicon().code(match["it"]) & NAME or not lexicon().code(match["it"]) & VOCABULARY
    ]
    for match in lines if len(named) > 1 else named:
        ordinary = usually_lower(lexicon().code(match["it"])) or match["it"].lower() in lexicon().practice
        in_a_bed = match["where"].lower().startswith("b") and (match in named or match["it"].islower())
        if not ordinary or (len(named) > 1 and in_a_bed):
            yield _person(match, "it", "a name beside a bed", 0.76)


def _is_no_name(word: str) -> bool:
    if word.lower() in DAYS | KIN | LABELS:
        return True
    return is_generic(word) and (bool(lexicon().code(word) & VOCABULARY) or word.isupper())


def _person(
    match: re.Match[str], group: str | int, reason: str, confidence: float, *, strong: bool = False
) -> Identifier:
    return Identifier(*match.span(group), "PERSON", confidence, reason, strong)
