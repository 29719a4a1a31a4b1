# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Streets, houses and whole blocks of an address."""

import re

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
