# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Streets, houses and whole blocks of an address."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kb.anonymise.generic import is_particular
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import lexicon, usually_lower
from kb.anonymise.pattern import part_of

CAP = r"(?:St\.|[A-Z]\.|(?<![\w-])[A-ZÀ-Þ][\w'’&-]{0,40})"
LINK = r"(?:(?:of|the|and|on|in|&|upon|le|y|with)[ \t]+)"
STREET = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Close|Lane|Ln|Drive|Dr|Way|Crescent|Cres|Court|Gardens|Gdns|Place|Pl|Terrace|Terr|Tce|Grove|Square|Sq|Walk|Wlk|Rise|Mews"
    r"|Row|Green|Parade|Vale|Bank|Fold|Croft|Gate|Wynd|Brae|Loan|Quay|Wharf|Heights|Mount|Meadows?|Hill|Park|View|Paddocks?|Yard|Circus|Alley|Garth|Chase"
    r"|Villas|Cottages?|Buildings|Embankment|Promenade|Esplanade|Boulevard|Blvd|Path|Approach|End|Orchard|House|Tower|Flats|Mansions|Farm|Barn|Lodge|Broadway|Side|Parc"
    r"|Reach|Wood|Keep|Fields?|Acres?|Cuttings|Nook|Leigh|Leys|Works|Mill|Spinney|Copse|Dell|Glade|Glen|Hollow|Ridge|Point|Landing|Causeway|Cross|Corner|Common|Drove|Entry|Ginnel|Vennel|Pend|Close|Mead|Holt|Hurst"
    r"|Warren|Ride|Bridge|Lock|Wells?|Crofts|Grange|Hall|Manor|Bungalows?|Almshouses|Av|Ct|Cl|Gr|Pk|Cotts?)"
)
SURE_STREET = r"(?:Road|Rd|Street|Avenue|Close|Lane|Crescent|Terrace|Drive|Mews|Wynd|Cottages?|Boulevard|Gardens|Grove)"
LOW_STREET = r"(?:road|rd|street|st|avenue|ave|close|lane|crescent|cres|terrace|gardens|gdns|court|grove|mews|drive|rise|walk|place|villas|cottages)"
ROOM = (
    r"(?:(?:(?:Flat|Apartment|Apt|Unit|Plot|Caravan|Pitch|Suite|Studio|Room|Chalet|Maisonette|Bedsit|Berth|Mooring|Block|Floor|Level|House)[ \t]+(?:\d{1,4}(?:/\d{1,2})?[A-Za-z]{0,2}|[A-Z]\d{0,2})"
    r"|(?:Ground|First|Second|Third|Fourth|Top|Basement|Upper|Lower|Garden|1st|2nd|3rd|4th)(?:[ \t-][Ff]loor)?(?:[ \t-][Ff]lat)?|\d[Ff]\d|\d{1,2}/\d{1,2}),?[ \t\n]+)"
)
ROOM_WORD = r"(?:(?i:Flat|Apartment|Apt|Unit|Plot|Caravan|Pitch|Suite|Studio|Room|Chalet|Maisonette|Bedsit|Berth|Mooring)[ \t]+(?:\d{1,4}(?:/\d{1,2})?[A-Za-z]{0,2}|[A-Z]\d{0,2}),?[ \t]+)"
MEASURE = r"(?!(?:Metres?|Meters?|Minutes?|Min|Steps?|Seconds?|Sec|Degrees?|Points?|Wheeled|Weeks?|Days?|Hours?|Months?|Years?|Sessions?|Stages?|Times|Ways?|Miles?|Bed|Beds|Bedroom|Storey|Tier|Piece|Part|Hole|Item|Person|Phase|Level|Grade)\b)"
NUMBER = r"(?:(?:(?:[Nn]o\.?|[Nn]umber|[Cc]/o)[ \t]*)?\d{1,4}(?:[A-Za-z]|[ ][a-fh-k](?=[ ]))?(?:[ \t]?(?:[-–/&]|and|or)[ \t]?\d{1,4}[A-Za-z]?)?,?[ \t]+)"
SPOKEN_NUMBER = r"(?:(?:[Nn]umber[ \t]+)?(?:(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)[ \t-]?)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{4,6}teen|[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty)[ \t]+)"
FLAT_IN_WORDS = r"(?:(?:twenty|thirty|forty|fifty)[ -]?)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{4,6}teen|twenty|thirty|forty|fifty)"
BUILDING = rf"(?:(?:[Tt]he[ \t]+)?(?:{CAP}[ \t]+){{1,3}}(?:House|Court|Lodge|Mansions|Buildings|Tower|Cottage|Works|Mill|Villa|Hall|Rectory|Vicarage|Barn|Farm|Flats|Heights|Point|Wharf|Dairy|Forge|Manse|Mor|Mara),[ \t]+)"
ON_A_FLOOR = r"(?:,?[ \t]+\(?(?:(?i:ground|first|second|third|fourth|fifth|top|basement|upper|lower|garden|rear|1st|2nd|3rd|[4-9]th|1\dth)[ \t-]+(?i:floor)(?:[ \t]+(?i:flat|left|right))?|,?[ \t]*(?i:top|basement|rear|garden|upper|lower)[ \t](?i:flat)|(?i:flat|apt)[ \t]+(?:\d{1,4}[A-Za-z]?|[A-Z])\b)\)?)?"
TAIL = rf"(?:,[ \t]*(?:{CAP}[ \t]+){{1,3}}{STREET}\b)?{ON_A_FLOOR}"
CELTIC_STREET = (
    # Welsh, Cornish, Scottish Gaelic, Irish
    r"(?:Heol|Ffordd|Stryd|Lon|Lôn|Maes|Clos|Bryn|Bro|Cae|Rhodfa|Rhiw|Rhes|Teras|Gerddi|Cwrt|Llys|Llwyn|Tyddyn|Erw|Dol|Dôl|Tŷ|Ty|Plas|Parc|Pentre|Gwêl|Trem|Min|Waun|Chy|Pen|Taigh|Tigh|Sràid|Rathad|Slighe|Cnoc|Ceàrnag|Cearnag|Bealach|Cidhe|Lios|Cùirt|Sráid|Bóthar|Ascaill|Páirc|Cúirt|Gleann|Céide|Lána|Teach)"
    r"(?:[ \t-](?:y|yr|an|am|na|nan|nam|ar|o|a['’]|'r|’r|uí)(?![\w'’]))?(?:[ \t-]+(?:[a-z]{1,2}-)?[A-ZÀ-Þ][\w'’-]+){1,3}"
)
PLAIN_WORD = r"(?:(?!(?:the|on|in|of|at|to|and|or|is|was|with|for|has|had|by|from|ground|first|second|third|top|floor|a|an|his|her|their|our)\b)[a-z][\w'’-]+[ \t]+)"
HOUSE = (
    r"(?:The[ \t]+(?:Old[ \t]+)?(?:Rectory|Vicarage|Forge|Manse|Parsonage|Smithy|Dairy|Mill|Barn|Schoolhouse|School[ \t]House|Coach[ \t]House|Gatehouse|Bakery|Post[ \t]Office|Police[ \t]House|Station[ \t]House|Farmhouse|Bungalow|Cottage|Stables|Lodge|Chapel)"
    r"|Old[ \t]+(?:Rectory|Vicarage|Forge|Manse|Parsonage|Smithy|Dairy|Schoolhouse|Coach[ \t]House))"
)
AT_HOME = r"\b(?:[Aa]ddress|[Aa]ddr|[Hh]ome address|lives? at|living at|lived at|home is|stays at|staying at|resides at|moved to|moving to|visit(?:ed)? (?:to|at)|delivered to|collected from|seen at|now at|lives at no|she['’]s at|he['’]s at|home at|croft at|back at|at)"


@dataclass(frozen=True)
class Address:
    """A shape of an address; `named` asks for a word that no list of ordinary words holds."""

    expression: re.Pattern[str]
    confidence: float
    strong: bool = True
    named: bool = False


ADDRESSES = (
    Address(
        re.compile(
            rf"(?:{ROOM}|(?:Flat|Studio)[ \t]*\d+\w{{0,2}},?[ \t\n]+){{0,2}}(?:\b\d{{1,4}}[A-Za-z]?,?[ \n]+)?(?<=[\d\w,][ \n])(?:[A-Z][\w'’.-]*[ ,]*[ ,\n]|\d{{1,4}}[a-z]?,?[ ]){{1,9}}[ ]?(?=[A-Z]{{1,2}}\d[A-Z\d]?[ ]?\d[A-Z]{{2}}\b)"
        ),
        0.97,
    ),
    Address(
        re.compile(
            rf"\b{ROOM}{{0,3}}{BUILDING}?(?:{NUMBER}|{SPOKEN_NUMBER}){MEASURE}(?:(?:the|The)[ \t]+)?(?:{CAP}[ \t]+){{1,4}}{STREET}\b\.?{TAIL}|\b{NUMBER}[A-Z][a-z]+(?:gate|street|way|side|croft|field|row|hill|mount|fold|lands|wood|dale|hurst|ley|bank|brae|lea|view|garth|dene|royd|vale|rigg|acres?|cliffe|wynd|cotes?|stead|holme)\b"
        ),
        0.97,
    ),
    Address(
        re.compile(
            rf"\b{ROOM}{{0,2}}(?=(?i:Flat|Ap|Plot|Caravan|Pitch|Studio|Maison)){ROOM_WORD}{NUMBER}?(?:[Tt]he[ \t]+)?(?:{CAP}[ \t]*){{1,4}}(?:,[ \t]*(?:{NUMBER})?(?:{CAP}[ \t]+){{1,3}}{STREET}\b)*(?:(?<=[ \t])(?i:caravan|mobile[ \t]home|holiday|trailer|residential|travellers?['’]?)[ \t](?i:park|site|village))?"
        ),
        0.95,
    ),
    Address(
        re.compile(
            rf"\b{ROOM}{{0,2}}{ROOM_WORD}{NUMBER}?(?:[Tt]he[ \t]+)?(?:{CAP}[ \t]*){{1,4}}(?:,[ \t]*(?:{NUMBER})?(?:{CAP}[ \t]+){{1,3}}{STREET}\b)*(?:(?<=[ \t])(?i:caravan|mobile[ \t]home|holiday|trailer|residential|travellers?['’]?)[ \t](?i:park|site|village))?"
        ),
        0.85,
        strong=False,
        named=True,
    ),
    Address(re.compile(rf"\b(?:{ROOM}{{0,2}})(?:{NUMBER}|{SPOKEN_NUMBER}){CELTIC_STREET}"), 0.95),
    Address(re.compile(rf"\b{CELTIC_STREET}(?:,[ \t]+(?:{CAP}[ \t]+){{1,3}}{STREET}\b)?"), 0.7, strong=False),
    Address(re.compile(r"\b(?:taigh|tigh|tŷ|ty)[ \t](?:na|an|nan|a['’]|y|yr)[ \t]\w+"), 0.8),
    Address(
        re.compile(
            rf"\b{ROOM_WORD}?(?:\d{{1,4}}[a-z]?,?[ \t]+|{SPOKEN_NUMBER})(?!(?:minutes?|mins?|hours?|miles?|metres?|steps?|m|x|or|and|to|of|in|has|have|is|was|with|from|on|for|at|by|people|weeks?|days?|bed|beds|bedroom|storey|flights?|long|short|steep|busy|main|side)\b)(?:[a-z][\w'’-]*[ \t]+){{1,3}}{LOW_STREET}\b(?![ \t]+(?:to|by|from|the|of|with)\b)",
            re.IGNORECASE,
        ),
        0.9,
        named=True,
    ),
    Address(
        re.compile(
            rf"\b{ROOM_WORD}?(?:\d{{1,4}}[a-z]?,?[ \t]+|{SPOKEN_NUMBER})(?!(?:minutes?|mins?|hours?|miles?|metres?|steps?|m|x|or|and|to|of|in|has|have|is|was|with|from|on|for|at|by|people|weeks?|days?|bed|beds|bedroom|storey|flights?|long|short|steep|busy|main|side)\b)(?:[a-z][\w'’-]*[ \t]+){{1,3}}(?:road|rd|street|avenue|ave|lane|crescent|cres|terrace|gardens|gdns|grove|mews|villas|cottages)\b(?![ \t]+(?:to|by|from|the|of|with)\b)",
            re.IGNORECASE,
        ),
        0.85,
    ),
    Address(
        re.compile(
            r"\b(?:\d{1,4}[a-z]?|[Nn]umber \d{1,4}),?[ \t]+the[ \t]+(?:paddocks?|green|crescent|close|grove|mews|drive|avenue|square|terrace|orchard|meadows?|croft|glebe|spinney|willows|beeches|hawthorns|laurels|cottages|villas|row|lane|street|strand|parade|quay|esplanade|promenade|rise|lawns?|firs|elms|oaks|limes|pines|cedars|poplars|maples|hollies|larches|birches|sycamores|chestnuts"
            r"|maltings|moorings|mount|mall|chase|courtyard|ridgeway|broadway|causeway|ropewalk|shambles|butts|knoll|dell|granary|leas|leys|warren|quadrant|cloisters|wharf|old[ \t][a-z]{4,})\b(?![ \t]+(?:of|was|is)\b)"
        ),
        0.9,
    ),
    Address(
        re.compile(
            rf"{AT_HOME}[ \t]*(?:is|still|now|[:=-])?[ \t]*(?P<it>(?i:\d{{1,4}}[a-z]?,?[ \t]+(?!mmhg|coag|bpm|rpm)(?:the[ \t]+)?[a-z][\w'’-]+)(?:[ \t]+{CAP}){{0,3}})(?=[,.;)\n]|$|[ \t]+(?:now|on|with|since|and|by)\b)"
        ),
        0.85,
        named=True,
    ),
    Address(
        re.compile(
            rf"(?m:^)[ \t]*(?P<it>\d{{1,4}}[A-Za-z]?,?[ \t]+(?:The[ \t]+)?(?:{CAP}[ \t]*){{1,3}})(?=,|[ \t]*$|\n)"
        ),
        0.7,
        strong=False,
        named=True,
    ),
    Address(
        re.compile(rf"{BUILDING}?\b(?:{CAP}[ \t]+){{1,3}}{SURE_STREET}\b{TAIL}"),
        0.85,
    ),
    Address(
        re.compile(
            rf"\b(?:flat|apt|apartment|room|unit|studio|caravan|plot|pitch|maisonette)[ \t]+(?:\d{{1,4}}[a-z]?|[A-Eb-e](?=,)),?[ \t]+(?:\d{{1,4}}[a-z]?,?[ \t]+)?{PLAIN_WORD}{{1,3}}(?:{LOW_STREET}|point|house|heights|towers?|lodge|mansions|buildings|view|way|quay|wharf|hall|manor|grange|flats|hill|green|park|site)\b"
        ),
        0.8,
        strong=False,
    ),
    Address(
        re.compile(
            r"(?:\b(?:on|in|at|off|of|up|down|round|near|opposite)|[)–-])[ ](?P<it>(?!(?:this|that|main|same|next|busy|high|wrong|other)[ ])[a-z]{4,}[ ](?:rd|ave|ln|tce|cres|gdns|st))(?=[ ]?[,.;)\n]|[ ][–-]|$|[ ](?:flat|now|shop)\b)"
        ),
        0.65,
        strong=False,
    ),
    Address(re.compile(rf"\b{HOUSE}\b(?:,[ \t]+(?:{CAP}[ \t]+){{1,3}}{STREET}\b)?"), 0.7, strong=False),
    Address(
        re.compile(r"\b(?:Flat|Apartment|Apt|Studio|Maisonette)[ \t]+\d{1,4}[A-Za-z]?\b|\bP\.?O\.?[ \t]Box[ \t]\d+\b"),
        0.75,
        strong=False,
    ),
    Address(
        re.compile(
            r"\b(?:[Hh]ouse|[Dd]oor|[Nn]ext door(?: at)?|[Ll]ives at|[Nn]eighbours? (?:at|from)|from|at)[ \t]+(?P<it>(?:no\.?|number)[ \t]*\d{1,4}[a-z]?)\b(?![ \t]+(?:on|to|in|of)\b)"
        ),
        0.65,
        strong=False,
    ),
    Address(
        re.compile(
            r"\b(?P<it>(?:[Nn]o\.?|[Nn]umber)[ \t]?\d{1,4}[a-z]?)['’]s[ \t]+(?:drive|driveway|gate|garden|door|doorstep|house|flat|porch|path|wall|hedge|fence|side|bins?|bell|key)\b|\b(?:use|using|round|past|outside|opposite|behind|over)[ \t]+(?P<b>(?:no\.?|number)[ \t]?\d{1,4}[a-z]?(?:['’]s)?)(?![ \t]?(?:on|to|of|in)\b)"
        ),
        0.65,
        strong=False,
    ),
    Address(
        re.compile(
            r"\b(?i:block|tower|entrance|stair|level|floor)[ ](?:\d{1,3}|[A-Za-z]),?[ ](?i:flat|apt|apartment|room|unit|door)[ ]\d{1,4}[A-Za-z]?,?[ ](?!(?:on|in|at|is|was|and|the|with|has|had|to|for|by|no)\b)[A-Za-z][\w'’-]+(?:[ ](?i:estate|house|court|towers?|point|heights|street|road|close))?"
        ),
        0.85,
    ),
    Address(
        re.compile(
            rf"\b(?:[a-z][\w'’-]+[ ])?[a-z][\w'’-]+[ ](?:house|court|point|towers?|heights|lodge|mansions|gardens|close|buildings),?[ ]flat[ ](?:\d{{1,4}}[a-z]?\b|{FLAT_IN_WORDS}\b)",
            re.IGNORECASE,
        ),
        0.8,
        strong=False,
        named=True,
    ),
    Address(
        re.compile(
            r"\b\d{1,4}[a-z]?,?[ ](?:heol|ffordd|stryd|lon|lôn|maes|clos|bryn|bro|rhodfa|rhiw|rhes|teras|gerddi|cwrt|llys|llwyn|tyddyn|sràid|srath|rathad|sráid|bóthar|ascaill|céide)(?:[ ](?:y|yr|an|am|na|nan|ar|a['’]))?[ -][^\W\d_]+(?:-[^\W\d_]+)*",
            re.IGNORECASE,
        ),
        0.9,
    ),
    Address(
        re.compile(
            rf"\b(?:[Nn]arrow[ -]?boat|[Hh]ouse[ -]?boat|[Bb]arge|[Ww]ide[ -]?beam|[Cc]abin[ ]cruiser|[Mm]otorhome|[Cc]amper[ ]?van)(?:,|[ ](?:called|named)|:|[ ][-–])?[ ][\"“'‘]?(?P<it>(?<=[,d:–-][ ])(?:The[ ])?{CAP}(?:[ ]{CAP}){{0,2}}|(?<=[\"“'‘]){CAP}(?:[ ]{CAP}){{0,2}})(?=[\"”'’]?(?:[,.;)\n]|[ ](?:moored|berthed|edge|near|by|on|at|in)\b|$))"
        ),
        0.7,
        strong=False,
    ),
    Address(
        re.compile(
            rf"\b(?:[Cc]ottage|[Bb]ungalow|[Ff]armhouse|[Cc]roft|[Ss]mallholding|[Ss]teading)(?:,|[ ](?:called|named)|:|[ ][-–])?[ ][\"“'‘]?(?P<it>(?<=[,d:–-][ ])(?:The[ ])?{CAP}(?:[ ]{CAP}){{0,2}}|(?<=[\"“'‘]){CAP}(?:[ ]{CAP}){{0,2}})(?=[\"”'’]?(?:[,.;)\n]|[ ](?:moored|berthed|edge|near|by|on|at|in)\b|$))"
        ),
        0.7,
        strong=False,
        named=True,
    ),
    Address(
        re.compile(
            rf"\b(?:{ROOM_WORD}|(?:Steading|Cottage|Croft|Cabin|Lodge)[ ]\d{{1,2}},[ ])?(?:(?:East|West|North|South|Nether|Over|Upper|Lower|Wester|Easter|Mid)[ ])?(?:Mains|Milton|Kirkton|Braes|Haugh|Muir|Newton|Bridgend|Cotton|Haughs)[ ]of[ ]{CAP}"
        ),
        0.75,
        strong=False,
    ),
    Address(re.compile(r"\bthe[ \t]+(?P<it>(?:[A-Z][\w'’]+[ \t]+){1,2}(?:[Ee]state))\b"), 0.8, strong=False),
    # Abroad: "Loorenstrasse 149", "26 rue des Lilas", "Apt. 342".
    Address(
        re.compile(
            r"\b(?:\d{1,5}[ ])?(?:[A-Z][\w'’.-]*[ ]){0,2}[A-Z]\w+(?:stra(?:ss|ß)e|straat|gasse|weg|laan|allee|platz|gade|vej|vegen|veien|gatan?|vägen|katu|gracht)[ ]\d{1,4}[a-zA-Z]?\b"
            r"|\b\d{1,5}(?:[ ]?(?:bis|ter))?,?[ ](?i:rue|calle|avenida|rua|ulica|ul\.|viale|piazza|chemin|impasse)[ ](?:d(?:e|es|u|i|el|ella)[ ]|de[ ](?:la|los|las)[ ]|l['’]|d['’])?[A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+){0,2}"
            r"|\b(?i:rue|calle|avenida|rua|ulica|ul\.|viale|piazza)[ ](?:d(?:e|es|u|i|el|ella)[ ]|de[ ](?:la|los|las)[ ]|l['’]|d['’])?[A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+){0,2},?[ ]\d{1,4}\b"
        ),
        0.8,
        strong=False,
    ),
    Address(
        re.compile(r"\b(?:Apt\.|Apartment|Suite(?=[ ]\d{3}))[ ]\d{1,4}[A-Za-z]?\b(?![/.:]\d|[ ]?(?:am|pm|at|on)\b)"),
        0.7,
        strong=False,
    ),
)
OF_A_STORY = re.compile(
    r"(?:[A-Z]|Coronation|Quality|Sesame|Wall|Downing|Ramsay|Albert)[ ](?:Street|Square)|(?:Your|Our|My|His|Her|Their)[ ]\w+"
)
"""Streets of stories and sweets, the one of a form filled in as an example, and what is somebody's: 'Your Drive'."""
AN_HOUR = re.compile(r"0\d{3}\s|[12]\d[0-5]\d\s{2}")
"""What opens a line of a log: '0910  Caller A'."""
NUMBERED = re.compile(r"(?:no\.?|number)[ \t]*\d{1,4}[a-z]?(?:['’]s)?", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_][\w'’-]*")


def find_addresses(text: str) -> Iterator[Identifier]:
    """Every street, house and block of an address."""
    for shape in ADDRESSES:
        for match in shape.expression.finditer(text):
            group = part_of(match)
            covered = match[group]
            if (
                OF_A_STORY.fullmatch(covered)
                or AN_HOUR.match(covered)
                or text[match.start(group) - 1 : match.start(group)] in ("£", "$", "€")
            ):
                continue
            if (is_particular(covered) or NUMBERED.fullmatch(covered)) and not (
                shape.named and _is_all_ordinary(covered)
            ):
                yield Identifier(*match.span(group), "ADDRESS", shape.confidence, "a street or house", shape.strong)


HOUSE_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,4}[A-Za-z]?(?![\w/])")
AGAIN = r"(?:(?:\b(?:[Nn]o\.?|[Nn]umber|[Ff]lat|[Hh]ouse|[Dd]oor)[ \t]*|^[ \t]*|\d\d:\d\d[ \t]+|[:?][ \t]+))(?P<it>{}(?:['’]s)?)(?=[ \t]*(?:[.,;!?\n]|$))"


def find_house_numbers(text: str, found: Iterable[Identifier]) -> Iterator[Identifier]:
    """The house number of an address already found, where it stands alone: 'which flat? - 63.'"""
    numbers = {
        number
        for each in found
        if each.label == "ADDRESS"
        for number in HOUSE_NUMBER.findall(text[each.start : each.end])
        if len(number) > 1
    }
    for number in sorted(numbers):
        for match in re.finditer(AGAIN.format(re.escape(number)), text, re.MULTILINE):
            yield Identifier(*match.span("it"), "ADDRESS", 0.6, "the number of a house named in the text", False)


ARTICLE = re.compile(r"\b[Tt]he |\bTHE ")
BEFORE_STREET = re.compile(
    r"(?:\b(?i:at|to|of|from|on|in|is|for|outside|lives|lived|visit|address|addr|home)[ :,]{1,2}|[(/:;–-][ ]?|, ?|^[ ]*)"
    r"(?P<it>(?:(?:[Nn]o\.?|[Nn]umber|[Rr]oom|[Rr]m|[Uu]nit|[Mm]ooring|[Bb]erth|[Pp]itch|[Pp]lot|[Ff]lat)[ ])?\d{1,3}[a-zA-Z]?,?[ ]+)$",
    re.MULTILINE,
)
AFTER_STREET = re.compile(r",?[ ](?:[Nn]o\.?|[Nn]umber)[ ]?\d{1,4}[a-z]?\b")
STATE = re.compile(
    r",[ ](?:D\.?C\b\.?|(?:Ont|Que|Alta|Sask|Calif|Colo|Conn|Fla|Ill|Mass|Mich|Minn|Penn|Tex|Wash)\.|(?:N\.[CDHJMSY]|B\.C|N\.?S\.?W)\b\.?"
    r"|(?:AB|ACT|AK|AL|AR|AZ|BC|CA|CO|CT|DE|FL|GA|IA|ID|IL|KS|KY|LA|MA|MB|MD|MI|MN|MO|MS|MT|NB|NC|ND|NE|NH|NJ|NL|NM|NS|NV|NY|OH|ON|PA|QC|QLD|RI|SC|SD|SK|TN|TX|UT|VA|VIC|VT|WA|WI|WV|WY)(?=[ ]*(?:\d{4,5}\b|[.,;)\n]|$)))"
)
"""The state or province that a town abroad lies in: 'Kingston, Ont.', 'Austin, TX'."""


def whole_place(found: Identifier, text: str) -> Identifier:
    """A site with its article, a street with its number, a town with its state: 'the Pavilion', '3 Quarry Steps'."""
    state = STATE.match(text, found.end)
    if found.label == "PERSON" and state and "." in state[0]:  # 'Washington, D.C.' reads like somebody
        return replace(found, end=state.end())
    if found.label not in ("ADDRESS", "LOCATION", "ORG"):
        return found
    article = ARTICLE.search(text, max(0, found.start - 4), found.start) if found.label != "ADDRESS" else None
    start = article.start() if article else found.start
    number = BEFORE_STREET.search(text, max(0, start - 24), start) if found.label != "ORG" else None
    after = (AFTER_STREET.match(text, found.end) or state) if found.label != "ORG" else None
    start = number.start("it") if number else start
    return replace(found, start=start, end=after.end() if after else found.end)


def _is_all_ordinary(covered: str) -> bool:
    """Whether every word is of the practice, or one usually written in lower case and so written here."""
    return all(_is_ordinary(word) for word in WORD.findall(covered))


def _is_ordinary(word: str) -> bool:
    return word.lower() in lexicon().practice or usually_lower(lexicon().code(word))
