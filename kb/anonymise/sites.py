# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Streets, houses, schools, homes, surgeries and other places told by the words they are made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import CASING, PLACE, SHIFT, VOCABULARY, lexicon
from kb.anonymise.names import Word, shouting_lines

BEFORE = r"(?:(?:[Rr]oom|ROOM|Block|Floor|Level)[ \t]+\w{1,4},?[ \t]+)?(?:(?:[A-Z][\w'’]+[ \t]+){1,3}(?<!\n),[ \t]*)?"
CAP = r"(?:St\.|[A-Z]\.|[A-ZÀ-Þ][\w'’&-]*)"
LINK = r"(?:(?:of|the|and|on|in|&|upon|le|y|with)[ \t]+)"
STREET = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Close|Lane|Ln|Drive|Dr|Way|Crescent|Cres|Court|Gardens|Gdns|Place|Pl|Terrace|Terr|Tce|Grove|Square|Walk|Rise|Mews"
    r"|Row|Green|Parade|Vale|Bank|Fold|Croft|Gate|Wynd|Brae|Loan|Quay|Wharf|Heights|Mount|Meadows?|Hill|Park|View|Paddocks?|Yard|Circus|Alley|Garth|Chase"
    r"|Villas|Cottages?|Buildings|Embankment|Promenade|Esplanade|Boulevard|Path|Approach|End|Orchard|House|Tower|Flats|Mansions|Farm|Barn|Lodge|Broadway|Side|Parc)"
)
FLAT = r"(?:(?:Flat|Apartment|Apt|Unit|Plot|Caravan|Pitch|Suite)[ \t]+\w{1,4}[,]?[ \t]+)"
NUMBER = r"(?:(?:No\.?[ \t]*)?\d{1,4}[A-Za-z]?(?:[ \t]?[-–/][ \t]?\d{1,4}[a-z]?)?,?[ \t]+)"
SPOKEN_NUMBER = r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ \t-]?)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{4,6}teen|twenty|thirty|forty|fifty|sixty)[ \t]+"
TAIL = rf"(?:,[ \t]*(?:{CAP}[ \t]+){{1,3}}{STREET}\b)?"
BLOCK = re.compile(
    rf"(?:{FLAT}|\b(?:Studio|Flat)[ \t]*\d+\w?[ ,\n]+)?\b\d{{1,4}}[A-Za-z]?,?[ \n]+(?:[A-Z][\w'’.-]*[ ,]*[ ,\n]|\d{{1,4}}[a-z]?,?[ ]){{1,9}}[ ]?(?=[A-Z]{{1,2}}\d[A-Z\d]?[ ]?\d[A-Z]{{2}}\b)"
)
ADDRESSES = (
    (BLOCK, 0.97, True),
    (
        re.compile(
            rf"\b{FLAT}?(?:{NUMBER}|{SPOKEN_NUMBER})(?:(?:the|The)[ \t]+)?(?:{CAP}[ \t]+){{1,4}}{STREET}\b{TAIL}|\b{NUMBER}[A-Z][a-z]+(?:gate|street|way|side|croft|field|row|hill|mount)\b"
        ),
        0.97,
        True,
    ),
    (
        re.compile(
            rf"\b{FLAT}{NUMBER}?(?:{CAP}[ \t]*){{1,4}}(?:,[ \t]*(?:{NUMBER})?(?:{CAP}[ \t]+){{1,3}}{STREET}\b)*"
        ),
        0.95,
        True,
    ),
    (
        re.compile(
            rf"\b{FLAT}?\d{{1,4}}[a-z]?,?[ \t]+(?!(?:minutes?|mins?|hours?|miles?|metres?|steps?|m|x|or|and|to|of|in|has|have|is|was|with|from|on|for)\b)(?:[a-z][\w'’-]*[ \t]+){{1,3}}(?:road|rd|street|st|avenue|ave|close|lane"
            r"|crescent|cres|terrace|gardens|gdns|court|grove|mews|drive)\b(?![ \t]+(?:to|by|from|the|of)\b)",
            re.IGNORECASE,
        ),
        0.9,
        True,
    ),
    (
        re.compile(
            rf"\b(?:address|addr|lives at|living at|home is|resides at|at|addr is)[ \t]*(?:is|still|now|[:=-])?[ \t]*(?P<it>(?i:\d{{1,4}}[a-z]?,?[ \t]+(?:the[ \t]+)?[a-z][\w'’-]+)(?:[ \t]+{CAP}){{0,3}})(?=[,.\n]|$)"
        ),
        0.85,
        True,
    ),
    (
        re.compile(
            rf"\b(?:{CAP}[ \t]+){{1,3}}(?:Road|Rd|Street|Avenue|Close|Lane|Crescent|Terrace|Drive|Mews|Wynd|Cottages?)\b{TAIL}"
        ),
        0.85,
        True,
    ),
    (re.compile(r"\bthe[ \t]+(?P<it>(?:[A-Z][\w'’]+[ \t]+)(?:[Ee]state))\b"), 0.8, True),
)
KIND = (
    r"(?:Primary(?:[ \t]+(?:School|Academy))?|Junior(?:[ \t]+School)?|Infants?(?:[ \t]+School)?|Nursery|Academy|High(?:[ \t]+School)?|Grammar|Comp(?:rehensive)?|Secondary|College|School|University|Surgery|Medical[ \t]+(?:Centre|Practice)"
    r"|Health[ \t]+Centre|(?:Group[ \t]+)?[Pp]ractice|(?:(?:General|Community|Cottage|District|Royal|Memorial)[ \t]+)*Hospital|General|Infirmary|Hospice|Ward|Unit|House|Court|Lodge|Manor|Grange|Hall|(?:Care|Nursing|Residential)[ \t]+Home|Homecare"
    r"|(?:Day|Community|Leisure|Sports|Resource|Children's|Shopping|Garden|Memory|Arts)[ \t]+(?:Centre|Club|Service)|Centre|Clinic|Church|Chapel|Cathedral|Mosque|Masjid|Temple|Gurdwara|Synagogue|Club|Ltd|Limited|LLP|PLC|plc|Inc|Solicitors|Pharmacy|Chemist"
    r"|Housing(?:[ \t]+(?:Association|Trust|Group))?|Homes|Council|(?:NHS[ \t]+)?(?:Foundation[ \t]+)?Trust|Bakery|Garage|Caf[eé]|Inn|Arms|Pre-?school|Playgroup|Theatre|Library|FC|RFC|United|Rovers|Foodbank|Society|Choir|Band|Handyperson[ \t]+Scheme|Scheme|Service|Association|Team|Staffing|Opportunities|Therapies|Protection|Adventure|Stables|Cleaning|Telecare|Equipment[ \t]+Store|Fields|Sixth[ \t]+Form"
    r"|Hub|Project|Charity|Foundation|Group|Friends|Allotments?|Tyres|Farm|Foods|Produce|Bowls|Bowling|Care|Support|Agency|Travel|Transport|Motors|Builders|Stores|Cleaners|& Sons?|and Sons?|Brothers|Bros)"
)
ORG = re.compile(
    rf"\b(?P<name>(?:{CAP}[ \t]+(?:{LINK}){{0,2}}){{1,5}})(?P<kind>{KIND})\b(?![ \t]+(?:Act|Plan|Assessment|Needs|Order|Package|Panel|Protection)\b)"
)
SAINT = re.compile(
    r"\bSt\.?[ \t]+[A-Z][a-z]+['’]?s?['’]?(?:[ \t]+(?:of|and|&)[ \t]+[A-Z]\w+)*\b(?![ \t]+(?:Day|ive)\b)"
)
HUMBLE = re.compile(
    r"\b(?P<it>(?:[a-z'’]+[ \t]+){1,3}(?:primary|infants|juniors|academy|surgery|hospital|infirmary|hospice|care home|nursing home|day (?:centre|club)|court|tyres|medical centre|health centre|mosque|gurdwara))\b"
)
HUMBLE_AT = re.compile(
    r"\b(?:at|from|in|to|near|by)[ \t]+(?:the[ \t]+)?(?P<it>(?:[a-z'’]+[ \t]+){1,3}(?:primary|academy|infirmary|hospital|hospice|pharmacy|college|surgery))\b"
)
LIVES_LOW = re.compile(
    r"\b(?:lives?|living|lived|moved|drove|bus|train|home|born|back|trip|family|flat|house|son|daughter)[ \t]+(?:in|to|from)[ \t]+(?P<it>[a-z]{4,})\b"
)
NUMBERED_WARD = re.compile(r"\b[Ww]ard[ \t]+(?:[A-Z]{1,2}\d{1,3}|\d{1,3}[A-Z])\b")
WELSH = re.compile(
    r"\b(?:HMP|HMYOI|Ysgol|Clwb|Meddygfa|Canolfan|Plas|Bryn|Capel|Gaelscoil|Sgoil|Cartref)(?:[ \t]+[A-Z][\wôâêîûŵŷ'’-]+){1,3}"
)
EMPLOYED = re.compile(
    r"\b(?:work(?:s|ed|ing)?|employ(?:ed|er)|job|volunteer(?:s|ed|ing)?|apprentice|shifts?)[ \t]+(?:(?:as|a|an|part[ -]time|full[ -]time|in|the|shifts|nights|\w+)[ \t]+){0,3}?(?:at|for|with|by)[ \t]+(?:the[ \t]+)?(?P<it>[A-Z][\w'’&-]*(?:[ \t]+(?:&[ \t]+|of[ \t]+|and[ \t]+)?[A-Z][\w'’&-]*){0,4})"
)
ATTENDS = re.compile(
    r"\b(?:attends|attending|goes[ \t]+to|resident[ \t]+(?:at|of)|pupil[ \t]+at|admitted[ \t]+to|discharged[ \t]+from|transferred[ \t]+(?:to|from)|placement[ \t]+at|School:|Employer:|GP:|Surgery:|Hospital:|Ward:|Unit:)[ \t]+(?:the[ \t]+)?(?P<it>[A-Z][\w'’&-]*(?:[ \t]+(?:of[ \t]+|the[ \t]+|and[ \t]+)?[A-Z][\w'’&-]*){0,4})"
)
LIVES = re.compile(
    r"\b(?:lives?|living|lived|moved|resid(?:es|ing)|born|grew[ \t]+up|drove|bus|train|village[ \t]+of|town[ \t]+of|outside|near)[ \t]+(?:(?:alone|with[ \t]+\w+|up|now|just|to|back)[ \t]+){0,3}(?:in|near|at|outside|from|to|of)?[ \t]*(?P<it>[A-Z][\w'’-]+(?:[ \t]+[A-Z][\w'’-]+)?(?:[- ](?:on|upon|in|le|by|the|under|super)[- ](?:the[- ])?[A-Z][\w'’-]+)?)"
)
SHAPED = re.compile(
    r"[A-Z][a-z]{2,}(?:ton|ham|bury|borough|wick|thorpe|shire|worth|mouth|chester|caster|stead|combe|hurst|minster|holme|thwaite|ingham|burgh|bridge|haven|pool|ness|gate|dale|ford|field|wold|sea|by)$"
)
GENERIC = frozenset(
    [
        "the",
        "a",
        "an",
        "our",
        "your",
        "his",
        "her",
        "their",
        "my",
        "this",
        "that",
        "local",
        "day",
        "community",
        "primary",
        "special",
        "mainstream",
        "acute",
        "general",
        "nursing",
        "care",
        "residential",
        "health",
        "social",
        "mental",
        "older",
        "adult",
        "adults",
        "children's",
        "children",
        "childrens",
        "young",
        "people",
        "wheelchair",
        "equipment",
        "stroke",
        "falls",
        "hand",
        "pain",
        "memory",
        "driving",
        "housing",
        "occupational",
        "therapy",
        "physiotherapy",
        "rehabilitation",
        "rehab",
        "outpatient",
        "outpatients",
        "inpatient",
        "intensive",
        "early",
        "help",
        "high",
        "medium",
        "low",
        "dining",
        "assembly",
        "church",
        "village",
        "school",
        "sixth",
        "form",
        "senior",
        "junior",
        "family",
        "support",
        "palliative",
        "home",
        "homes",
        "intermediate",
        "reablement",
        "access",
        "assistive",
        "technology",
        "continuing",
        "long",
        "term",
        "neuro",
        "neurological",
        "orthopaedic",
        "surgical",
        "medical",
        "emergency",
        "assessment",
        "discharge",
        "integrated",
        "learning",
        "disability",
        "sensory",
        "autism",
        "dementia",
        "head",
        "lead",
        "team",
        "service",
        "services",
        "group",
        "patient",
        "client",
        "carer",
        "carers",
        "nhs",
        "royal",
        "college",
        "national",
        "british",
        "uk",
        "england",
        "for",
        "with",
        "and",
        "of",
        "at",
        "in",
        "on",
        "to",
        "from",
        "by",
        "as",
        "is",
        "all",
        "it",
        "breakfast",
        "lunch",
        "youth",
        "youth",
        "peer",
        "warm",
        "chronic",
        "state",
        "parish",
        "town",
        "city",
        "county",
        "district",
        "borough",
        "goods",
        "disabled",
        "equality",
        "section",
        "step",
        "seated",
        "strength",
        "activity",
        "communication",
        "duty",
        "one",
        "two",
        "speech",
        "language",
        "voluntary",
        "private",
        "council",
        "regional",
        "tertiary",
        "specialist",
        "sheltered",
        "extra",
        "respite",
        "supported",
        "independent",
        "splint",
        "hydro",
        "gym",
        "men's",
        "women's",
        "walking",
        "exercise",
        "balance",
        "craft",
        "nursery",
        "reception",
        "year",
        "key",
        "stage",
        "environmental",
        "technical",
        "clinical",
        "professional",
        "practice",
        "student",
        "reflective",
        "supervision",
        "case",
        "shared",
        "what",
        "who",
        "how",
        "when",
        "where",
        "no",
        "new",
        "any",
        "each",
        "every",
        "full",
    ]
)


NO_NAME = frozenset(
    [
        "hip",
        "knee",
        "hand",
        "spinal",
        "back",
        "cardiac",
        "heart",
        "eye",
        "brain",
        "elective",
        "further",
        "recent",
        "major",
        "minor",
        "nearest",
        "same",
        "different",
        "another",
        "work",
        "before",
        "after",
        "during",
        "hospital",
        "big",
        "new-build",
        "open",
    ]
)


def find_sites(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Every address, organisation and place told by its own words or by what stands before it."""
    for expression, confidence, strong in ADDRESSES:
        group = "it" if "it" in expression.groupindex else 0
        for match in expression.finditer(text):
            if _is_particular(match[group]):
                yield Identifier(*match.span(group), "ADDRESS", confidence, "a street or house", strong)
    yield from _organisations(text)
    yield from _listed_places(text, words)
    for match in LIVES_LOW.finditer(text):
        if lexicon().code(match["it"]) & PLACE and (lexicon().code(match["it"]) & CASING) >> SHIFT <= 4:
            yield Identifier(*match.span("it"), "LOCATION", 0.6, "a place in lower case", False)
    for match in NUMBERED_WARD.finditer(text):
        yield Identifier(*match.span(), "LOCATION", 0.6, "a numbered ward", False)
    for start, end in shouting_lines(text):
        line = text[start:end].title()
        if len(line) == end - start:
            yield from _shouted(line, start)
    for match in LIVES.finditer(text):
        if _is_particular(match["it"]):
            yield Identifier(*match.span("it"), "LOCATION", 0.7, "follows words for living or travelling", False)
    for word in words:
        if word.titled and SHAPED.match(word.text) and not word.ordinary and not word.practice:
            yield Identifier(word.start, word.end, "LOCATION", 0.7, "ends like a British place", False)


def _shouted(line: str, at: int) -> Iterator[Identifier]:
    """Streets and organisations of a line in capitals, read as if it were not."""
    for expression, confidence, strong in ADDRESSES[:3]:
        for match in expression.finditer(line):
            if _is_particular(match[0]):
                yield Identifier(
                    at + match.start(), at + match.end(), "ADDRESS", confidence, "a street or house", strong
                )
    for each in _organisations(line, shouted=True):
        yield replace(each, start=each.start + at, end=each.end + at, strong=False)


def _organisations(text: str, shouted: bool = False) -> Iterator[Identifier]:
    for match in ORG.finditer(text):
        start = match.start()
        for piece in re.finditer(r"\S+", match["name"]):
            start = match.start() + piece.start()
            if not _is_generic(piece[0]):
                break
        else:
            continue
        if _all_ordinary(text[start : match.start("kind")]) and (
            shouted or re.search(r"(?:^|[.!?:\n-])[ \t]*$", text[max(0, start - 6) : start])
        ):
            continue
        sure = not re.fullmatch(
            r"Service|Support|Care|Group|Unit|Team|Association|Protection|Fields|Scheme|Band|Friends|Club|General|Hub|Project",
            match["kind"],
        )
        yield Identifier(start, match.end(), "ORG", 0.85 if sure else 0.6, "a named organisation", False)
    for expression, reason in ((SAINT, "named after a saint"), (WELSH, "a named organisation")):
        for match in expression.finditer(text):
            yield Identifier(*match.span(), "ORG", 0.85, reason, True)
    for expression in (EMPLOYED, ATTENDS):
        for match in expression.finditer(text):
            if _is_particular(match["it"]):
                yield Identifier(*match.span("it"), "ORG", 0.75, "follows words for working or attending", False)
    yield from _humble(text)


def _humble(text: str) -> Iterator[Identifier]:
    """Organisations in lower case: 'new cross hospital' after 'at', or the words before 'primary' or 'surgery' that no list of ordinary words knows."""
    for match in HUMBLE_AT.finditer(text):
        first = match["it"].split()[:-1]
        if not any(_is_generic(piece) or piece in NO_NAME for piece in first):
            yield Identifier(*match.span("it"), "ORG", 0.65, "a named organisation", False)
    for match in HUMBLE.finditer(text):
        pieces = list(re.finditer(r"\S+", match["it"]))
        odd = [
            p
            for p in pieces[:-1]
            if len(p[0]) > 2 and not lexicon().code(p[0].strip("'’")) & VOCABULARY and p[0] not in lexicon().practice
        ]
        if odd:
            yield Identifier(
                match.start("it") + odd[0].start(), match.end("it"), "ORG", 0.75, "a named organisation", True
            )


def _listed_places(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Places of several words, such as Milton Keynes and Stoke-on-Trent."""
    pieces = [(m.start(), m.end(), m[0].lower()) for m in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)]
    places = lexicon().places
    for at, (start, _, first) in enumerate(pieces):
        for place in places.get(first, ()):
            if (
                len(place) > 1
                and tuple(piece[2] for piece in pieces[at : at + len(place)]) == place
                and text[start].isupper()
            ):
                yield Identifier(start, pieces[at + len(place) - 1][1], "LOCATION", 0.9, "a place in the lists", True)


def _all_ordinary(covered: str) -> bool:
    """Whether every word is one usually written in lower case."""
    codes = [lexicon().code(piece.strip("'’")) for piece in re.findall(r"[^\W\d_][\w'’]*", covered)]
    return all(code & VOCABULARY and (code & CASING) >> SHIFT >= 5 for code in codes)


def _is_generic(piece: str) -> bool:
    lower = piece.lower().strip(".,").replace("’", "'")
    return lower in GENERIC or (lower in lexicon().practice and lower not in {"oxford", "boston", "edinburgh"})


def _is_particular(covered: str) -> bool:
    names = re.findall(r"[^\W\d_][\w'’&-]*", covered)
    return any(not _is_generic(piece) for piece in names)
