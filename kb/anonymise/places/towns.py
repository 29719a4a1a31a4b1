# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Towns, villages, estates, parks, rivers and wards."""

import re
from collections.abc import Iterator, Sequence

from kb.anonymise.generic import GENERIC, is_generic, is_named, is_particular, is_proper
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import CASING, PLACE, SHIFT, VOCABULARY, WORLD, lexicon
from kb.anonymise.pattern import part_of
from kb.anonymise.words import Word

CAP_WORD = r"(?<![\w-])[A-ZÀ-Þ][\w'’-]{0,40}[\w’']"
STREET_END = r"(?:Road|Street|Lane|Avenue|Close|Parade|Drive|Crescent|Terrace|Way|Gardens|Grove|Place|Square|Mews|Hill|Row|Walk|Rd|St|Ave|Cl|Dr|Cres|Ln|Terr)"
KIN = r"(?:son|daughter|sister|brother|mum|dad|mother|father|niece|nephew|cousin|family|aunt|uncle|friend|grandson|granddaughter|wife|husband|parents)"
LIVES = re.compile(
    rf"\b(?:lives?|living|lived|moved|resid(?:es|ing)|born|grew[ \t]+up|drove|drive|bus|train|village[ \t]+of|town[ \t]+of|outside|near|originally|comes|came|trip|flew|{KIN})[ \t]+(?:(?:alone|with[ \t]+\w+|up|now|just|to|back|lives|living|over|out|home)[ \t]+){{0,3}}(?:in|near|at|outside|from|to|of)?[ \t]*(?P<it>[A-Z][\w'’-]+(?:[ \t]+[A-Z][\w'’-]+)?(?:[- ](?:on|upon|in|le|by|the|under|super)[- ](?:the[- ])?(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Christmas|Easter|Boxing|New|His|Her|Our|My|A|The)(?:\w*day)?\b)[A-Z][\w'’-]+)?)"
)
LIVES_LOW = re.compile(
    rf"\b(?:lives?|living|lived|moved|drove|bus|train|home|born|back|trip|family|flat|house|{KIN}(?:[ \t]+[a-z]+)?)[ \t]+(?:(?:lives|living|over|back|home)[ \t]+)?(?:in|to|from|near)[ \t]+(?P<it>[a-z]{{4,}})\b"
)
TOWN_WORDS = frozenset(
    [
        "hull",
        "bath",
        "reading",
        "sale",
        "rugby",
        "deal",
        "battle",
        "ware",
        "wells",
        "barking",
        "bury",
        "sandwich",
        "hove",
        "eye",
        "rye",
        "street",
        "mold",
        "flint",
        "barry",
        "neath",
        "usk",
        "chard",
        "hale",
        "hyde",
        "ripon",
        "settle",
        "skipton",
        "stone",
        "lytham",
        "speke",
        "crook",
        "spalding",
        "leek",
        "goole",
        "diss",
        "sandy",
        "wick",
        "tain",
        "oban",
    ]
)
"""Towns that are words too."""
AFTER_STREET = re.compile(rf"\b{STREET_END}\.?,[ \t\n]+(?P<it>{CAP_WORD})(?=[ \t]*(?:$|[.,;)\n]|[A-Z]{{1,2}}\d))")
IN_LOW = re.compile(r"\b(?:in|from|near|to|outside|around|visits|via)[ \t]+(?P<it>[a-z]{4,})\b")
IN_CAP = re.compile(
    rf"(?<=[a-z,] )(?:in|from|to|near|around|outside|of|via|for)[ \t]+(?P<it>{CAP_WORD})(?![ \t]+[A-Z])(?=[ \t]*(?:$|[,.;:)\n?!]|[a-z(]))|^(?:[Ii]n|[Ff]rom)[ \t]+(?P<b>{CAP_WORD})(?=[ \t]+[a-z]|[ \t]*$)"
)
FROM_SHOUTED = re.compile(
    r"(?:\b(?:IN|FROM|TO|NEAR|OUTSIDE|AVOIDS|OF)[ \t]+|(?<=[A-Z]{2},)[ ](?=[A-Z]+(?:[ ]TO\b|[ \t]*[.]?(?:\n|$))))(?P<it>[A-Z]{4,})\b"
)
SHOUTED = re.compile(
    r"\b(?:IN|FROM|TO|NEAR|OUTSIDE|AVOIDS|OF)[ \t]+(?P<it>[A-Z]{4,})\b|[A-Z]{2},[ ](?P<b>[A-Z]{4,})(?=[ ]TO\b|[ \t]*[.]?(?:\n|$))"
)
SHOUTED = re.compile(r"(?<![\w-])[A-Z]{4,}(?:[ \t][A-Z]{4,})?(?![\w-])")
COUNTIES = (
    "Powys|Cornwall|Shropshire|Norfolk|Suffolk|Devon|Dorset|Essex|Surrey|Kent|Cumbria|Northumberland|Rutland|Durham|Cheshire|Merseyside|Tyneside|Teesside|Humberside|Cleveland|Berkshire|Wiltshire|Somerset|Hampshire|Gwent|Gwynedd|Dyfed|Clwyd|Ceredigion"
    "|Pembrokeshire|Carmarthenshire|Anglesey|Flintshire|Denbighshire|Antrim|Armagh|Down|Fermanagh|Tyrone|Fife|Angus|Moray|Argyll|Caithness|Sutherland|Perthshire|Ayrshire|Lanarkshire|Lothian|Orkney|Shetland|Lincolnshire|Nottinghamshire|Derbyshire|Leicestershire"
    "|Northamptonshire|Warwickshire|Worcestershire|Herefordshire|Gloucestershire|Oxfordshire|Buckinghamshire|Bedfordshire|Hertfordshire|Cambridgeshire|Staffordshire|Lancashire|Yorkshire|Sussex|Guernsey|Jersey|Alderney|Sark|Skye|Mull|Islay|Bute|Arran"
)
COUNTY = re.compile(
    rf"(?<!\bBreak )\b(?:(?:North|South|East|West|Mid)[ \t]+)?(?:Co(?:unty|\.)[ \t]+(?:{COUNTIES}|[A-Z][a-z]{{3,}})|(?:{COUNTIES.replace('|Down|', '|').replace('|Angus|', '|')}))\b"
)
REGION = re.compile(
    r"\bthe[ \t]+(?P<it>Fens|Wirral|Rhondda|Gower|Wolds|Dales|Broads|Potteries|Black[ \t]Country|Highlands|Lake[ \t]District|Peak[ \t]District|Cotswolds|Chilterns|Valleys|Wrekin|Mendips|Pennines|Trossachs|Mournes|Mumbles|Lizard|Fylde|Weald|Marches|Moors|Hebrides|Western[ \t]Isles|Isle[ \t]of[ \t]Dogs|Gorbals|Falls|Shankill|Bogside)\b"
)
OF_WATER = re.compile(
    rf"\b(?:River|Loch|Lough|Lake|Mount|Afon|Glen|Ynys|Isles?[ \t]of|Vale[ \t]of|Forest[ \t]of|Mull[ \t]of|Firth[ \t]of)[ \t]+(?P<it>{CAP_WORD}(?:[ \t]+{CAP_WORD})?)"
)
BY_WATER = re.compile(
    r"\b(?:by|along|across|over|beside|swims? in|fishing on|up|down)[ \t]+the[ \t]+(?P<it>[A-Z][a-z]{2,})\b(?![ \t]+[A-Z])"
)
GROUND = re.compile(
    rf"\b(?P<it>(?:{CAP_WORD}[ \t]+(?:and[ \t]+)?){{1,3}})(?P<kind>Country[ \t]Park|Park|Forest|Woods?|Common|Moor|Canal|Reservoir|Harbour|Airport|Station|Beach|Bay|Fell|Downs|Heath|Marsh|Mere|Estate|Fields|Recreation[ \t]Ground|Rec|Bridge|Market|Retail[ \t]Park|Precinct|Viaduct|Pier|Quay|Marina|Island|Valley|Head|Point|Castle|Abbey|Priory)\b(?![ \t]+(?:Road|Street|Surgery|School|Primary|House|Court))"
)
LOW_GROUND = re.compile(
    r"\b(?P<it>(?:[Tt]he[ \t]+)?(?:(?<![\w-])[A-Z][\w'’-]{0,40}[ \t]+){1,2}?)(?=(?:ward|unit|estate|park|woods|harbour|beach|market|station|bus[ \t]station|town[ \t]centre|area|village|road|roundabout|bridge|common|canal)\b)"
)
WARD = re.compile(
    r"\b[Ww]ard[ \t]+(?:[A-Z]{1,2}\d{1,3}|\d{1,3}[A-Z]?)\b(?![ \t]*(?:beds|patients|staff))|\b(?:[Ww]ard|WARD|Unit|UNIT)(?:[:,][ \t]*)(?P<it>[A-Z][\w'’-]+)|\b(?:[Bb]ed|[Bb]ay)[ \t]+\w{1,3},[ \t]+(?P<b>[A-Z][a-z]+)\b|\bon[ \t]+(?P<c>[A-Z][a-z]{3,})(?=[ \t]*(?:$|[,.;\n]|ward\b|since\b|until\b))"
)
MODIFIED = re.compile(
    rf"\b(?:Nether|Chipping|Market|Much|Abbots|Upper|Lower|Great|Little|Royal|South|North|East|West|Long|Castle|Temple|High|Low|Old|New|Kings|Bishops|Stoke|Church|Steeple|Over|Saffron|Sutton)[ \t]+(?P<it>{CAP_WORD})"
)
SHAPED = re.compile(
    r"[A-Z][a-z]{2,}(?:ton|ham|bury|borough|wick|thorpe|shire|worth|mouth|chester|caster|stead|combe|hurst|minster|holme|thwaite|ingham|burgh|bridge|haven|pool|ness|gate|dale|ford|field|wold|sea|by)$"
)
HYPHENED = re.compile(r"\b[A-Z][a-z]+-(?:y|yr|on|upon|le|la|de|in|by|under|super|cum)(?:-(?:the|la|y))?-[A-Z][a-z]+\b")


def find_places(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Every place told by the lists, by its shape or by what stands beside it."""
    yield from _listed(text)
    yield from _after_words(text)
    yield from _after_streets(text)
    yield from _grounds(text)
    for expression in (COUNTY, REGION, HYPHENED):
        for match in expression.finditer(text):
            yield Identifier(*match.span(), "LOCATION", 0.75, "a county, a region or a town", False)
    for word in words:
        if word.titled and SHAPED.match(word.text) and not word.ordinary and not word.practice:
            yield Identifier(word.start, word.end, "LOCATION", 0.7, "ends like a British place", False)


def _after_streets(text: str) -> Iterator[Identifier]:
    """Towns of the lists that end an address: '40 Norfolk Parade, Blackpool'."""
    for match in AFTER_STREET.finditer(text):
        if lexicon().code(match["it"]) & PLACE:
            yield Identifier(*match.span("it"), "LOCATION", 0.95, "a place in the lists, after a street", True)


def _after_words(text: str) -> Iterator[Identifier]:
    for match in LIVES_LOW.finditer(text):
        code = lexicon().code(match["it"])
        settled = re.match(rf"(?:lives?|living|lived|born|{KIN})", match[0]) and " in " in match[0]
        if (settled and match["it"] in TOWN_WORDS) or (code & PLACE and (code & CASING) >> SHIFT <= 4):
            yield Identifier(*match.span("it"), "LOCATION", 0.6, "a place in lower case", False)
    for expression, reason in ((IN_LOW, "a place in lower case"), (FROM_SHOUTED, "a place in capitals")):
        for match in expression.finditer(text):
            code = lexicon().code(match["it"])
            listed = code & (PLACE | WORLD) and not code & VOCABULARY
            proper = expression is FROM_SHOUTED and is_proper(match["it"])
            if (listed or proper) and match["it"].lower() not in lexicon().practice:
                yield Identifier(*match.span("it"), "LOCATION", 0.6, reason, False)
    for match in SHOUTED.finditer(text):
        code = lexicon().code(match[0])
        if code & PLACE and not code & VOCABULARY and match[0].lower() not in lexicon().practice:
            yield Identifier(*match.span(), "LOCATION", 0.6, "a place in capitals", False)
    for match in IN_CAP.finditer(text):
        group = part_of(match)
        town = match[group].lower() in TOWN_WORDS
        if town or (lexicon().code(match[group]) & PLACE and not is_generic(match[group])):
            yield Identifier(*match.span(group), "LOCATION", 0.7, "a place in the lists, after 'in' or 'from'", False)
    for match in LIVES.finditer(text):
        listed = bool(lexicon().code(match["it"]) & PLACE)
        if listed or (is_particular(match["it"]) and is_named(match["it"], opens=True)):
            yield Identifier(*match.span("it"), "LOCATION", 0.7, "follows words for living or travelling", False)


def _grounds(text: str) -> Iterator[Identifier]:
    """Parks, rivers, estates and wards."""
    for match in GROUND.finditer(text):
        opens = bool(re.search(r"(?:^|[.!?:\n|-])[ \t]*$", text[max(0, match.start() - 6) : match.start()]))
        pieces = [piece for piece in re.finditer(r"\S+", match["it"]) if not is_generic(piece[0]) and piece[0] != "and"]
        if pieces and is_named(match["it"][pieces[0].start() :], opens=opens):
            yield Identifier(match.start() + pieces[0].start(), match.end(), "LOCATION", 0.65, "a named place", False)
    for expression in (OF_WATER, BY_WATER, MODIFIED):
        for match in expression.finditer(text):
            if is_particular(match["it"]) and is_named(match["it"], opens=expression is not OF_WATER):
                start = match.start("it") if expression is BY_WATER else match.start()
                yield Identifier(start, match.end("it"), "LOCATION", 0.65, "a named place", False)
    for match in LOW_GROUND.finditer(text):
        of_a_ward = text.startswith(("ward", "unit"), match.end("it"))
        pieces = [
            piece
            for piece in re.finditer(r"\S+", match["it"])
            if piece[0].lower() not in GENERIC and (of_a_ward or not is_generic(piece[0]))
        ]
        if pieces and (
            (of_a_ward and match.start() > 0 and text[match.start() - 1] == " ")
            or is_named(
                match["it"][pieces[0].start() :],
                opens=match.start() == 0 or text[match.start() - 2 : match.start()] in (". ", "\n"),
            )
        ):
            yield Identifier(
                match.start("it") + pieces[0].start(), match.end("it"), "LOCATION", 0.6, "a named place", False
            )
    for match in WARD.finditer(text):
        group = part_of(match)
        covered = match[group]
        if group == "c" and not _is_ward_name(text, match):
            continue
        if group == 0 or covered.lower() not in NO_WARD | GENERIC:
            yield Identifier(*match.span(group), "LOCATION", 0.6, "a ward", False)


NO_WARD = frozenset(
    [
        "manager",
        "sister",
        "based",
        "round",
        "rounds",
        "visit",
        "staff",
        "team",
        "review",
        "assessment",
        "sling",
        "hoist",
        "clinic",
        "oxygen",
        "warfarin",
        "insulin",
        "apixaban",
    ]
)


def _is_ward_name(text: str, match: re.Match[str]) -> bool:
    """Whether 'on Kestrel' is meant for a ward: an ordinary word with a capital in mid-sentence, and wards are spoken of."""
    covered = match["c"]
    code = lexicon().code(covered)
    return (
        bool(code & VOCABULARY)
        and (code & CASING) >> SHIFT >= 4
        and covered.lower() not in GENERIC
        and "ward" in text.lower()
    )


def _listed(text: str) -> Iterator[Identifier]:
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
