# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""First halves of postcodes, told from nerves, vitamins and scores by the words before them or a whole one elsewhere."""

import re
from collections.abc import Iterator

from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import PLACE, lexicon, usually_lower
from kb.anonymise.numbers.postcodes import POSTAL_AREAS
from kb.anonymise.pattern import part_of

CLEAR_AREAS = (
    "AB|BA|BB|BH|BN|CB|CM|CV|CW|DD|DE|DG|DH|DL|DY|EC|EH|FK|FY|GL|GU|GY|HA|HG|HU|HX|IG|IM|IP|JE|KA|KY|LA|LD|LE|LN|LS|LU|ME|MK|NE|NN|NP|NR|NW|OL|OX"
    "|PA|PO|RG|RH|SA|SE|SG|SK|SL|SW|SY|TA|TD|TF|TN|TQ|TS|TW|UB|WA|WD|WF|WN|WR|WS|WV|YO|ZE"
)
"""Two letters that head no score, drug, make or abbreviation of the practice (CO2, NG tube, HR 72, PH7 do)."""
TWO_FIGURES = "BD|BL|BR|BS|CA|CF|CH|CO|CT|DA|DN|DT|EX|HD|HP|KT|LL|ML|PE|PH|PL|PR|RM|SM|SN|SO|SP|SR|SS|ST|TR|WC"
"""Two letters that head no score or abbreviation where two figures follow."""
NOT_JOINED = r"(?![\w£%°-]|[./:]\w|[ ]\d[A-Z]{2}|[ ]?(?:mm|cm|kg|mg|ml|lb|deg)\b)"
ALONE = re.compile(
    rf"(?<![\w/£$.+-])(?<!(?i:form|size|type)[ ])(?P<it>(?!WD40|SL50|CR10)(?:(?:{CLEAR_AREAS}|BT|IV)\d{{1,2}}|(?:{TWO_FIGURES})[1-9]\d)[A-Z]?){NOT_JOINED}"
)
"""Anywhere at all: of 84 with a clear area in 920,000 words of notes, tweets and news 80 were postcodes; of 47 with
another and two figures in the labelled notes all."""
STREET = r"(?i:road|rd|street|st|avenue|ave|lane|ln|close|drive|way|court|place|terrace|crescent|cres|gardens|gdns|grove|hill|walk|row|square|mews|park)"
AFTER_A_STREET = re.compile(rf"\b{STREET}\.?,[ ](?P<it>(?:{POSTAL_AREAS})\d{{1,2}}[A-Z]?){NOT_JOINED}")
"""'83a Oakthorpe Rd, N13'"""
AFTER_A_HOUSE = re.compile(
    rf"(?<![\w/.])\d{{1,4}}[a-z]?[ ](?:[a-z'’-]+[ ]){{1,3}}{STREET}\.?,?[ ](?P<it>(?:{POSTAL_AREAS})\d{{1,2}}[a-z]?){NOT_JOINED}",
    re.IGNORECASE,
)
"""After a house in its street, in any letters: '114 moseley rd, b12'."""
IN_A_ROW = re.compile(
    rf"\b(?i:within|around|near|covers?|covering|across|in|from|either|only|passing)[ ](?P<it>(?!B12)[BEGMNW]\d{{1,2}}(?:(?:[ ]?[,/+&][ ]?|[ ](?:or|and|to)[ ])[BEGMNW]\d{{1,2}}){{1,4}}){NOT_JOINED}"
)
"""'within E17 or E10'"""
NARROW = r"(?:(?!B12|[LST]\d\b)[BEGLMNSW]\d{1,2}|(?:AL|CF|CH|CO|CR|CT|DA|DN|DT|EN|EX|HD|HP|HR|KT|LL|ML|NG|PE|PL|PR|RM|SM|SN|SO|SP|SS|ST|TR|WC)\d{1,2}[A-Z]?)"
LIVES_IN = re.compile(
    r"\b(?i:liv(?:es|ed|ing)[ ]in|lives|based[ ]in|housed[ ]in|flat[ ]in|house[ ]in|home[ ](?:in|is)|moving[ ]to|moved[ ]to|moving[ ]from|off[ ]to|share[ ]in|(?:flat|house|home|room|bedsit)[ ](?:near|off|by)|over[ ]in|(?<!the[ ])just[ ]off|within|outside|passing|park(?:ed|ing)?[ ](?:at|in|@))[ ](?P<it>(?!B12)[BEGLMNSW]\d{1,2}|(?:AL|CF|CH|CO|CR|CT|DA|DN|DT|EN|EX|HD|HP|HR|KT|LL|ML|NG|PE|PL|PR|RM|SM|SN|SO|SP|SS|ST|TR|WC|CA)\d{1,2}[A-Z]?)(?![\w/%-]|[.:]\d|[ ](?:to[ ][LST]\d|nerve|root|level|vertebra|fracture|pain|tube)|[ ]\d[A-Z]{2})"
)
NEAR_A_PATCH = re.compile(
    rf"(?<![\w-])(?i:patch(?:es)?|(?:area|district|round)s?(?:[ ]code)?|locality|sector|cluster)(?:[ ]is)?[ ]?[ :(–-][ ]?(?P<it>{NARROW}(?:(?:[ ]?[,/&][ ]?|[ ](?:and|or|to)[ ]){NARROW}){{0,4}})(?![\w/%-]|[.:]\d|[ ](?:nerve|root|level|vertebra|fracture|pain|tube|is[ ](?:sore|tender|red)))"
    rf"|(?<![\w/-])(?P<b>{NARROW})(?=[ ](?:patch|area|district|round|locality|team|sector|cluster)s?\b)"
)
"""Whose patch or round it is: 'Patch G51', 'the E17 round'; no vertebra and no vitamin."""
NO_HALF = r"(?!B12\b|N95\b|CR10\b|CO2\b|[CLST]\d\b|HR\d|PE\d\b)"
TOWN = r"(?:(?-i:[A-Z])?[a-z]{3,})"
BESIDE_A_TOWN = (
    re.compile(
        rf"(?<![\w'’-])(?P<town>{TOWN})(?:[ ](?:heath|green|park|hill|bridge|common|end|moor|vale|cross|wood|town))?(?:,?[ ]\(?|[ ]?[–|/-][ ]?)(?P<it>{NO_HALF}(?:{POSTAL_AREAS})\d{{1,2}}(?-i:[A-Z])?(?:(?:[ ]or[ ]|/){NO_HALF}(?:{POSTAL_AREAS})\d{{1,2}})?)(?![\w£%°-]|[./:]\w|[ ]\d[A-Z]{{2}})",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![\w£/.-])(?P<it>{NO_HALF}(?:{POSTAL_AREAS})\d{{1,2}})(?:,?[ ]\(?|[ ][–|-][ ])(?P<town>[A-Z][a-z]{{3,}})\b"),
)  # fmt: skip
"""Beside the name of a town, in any letters: 'hackney e8', 'Truro (TR1)', 'M6, Salford'."""
BEFORE_A_HOME = re.compile(
    r"(?<![\w/£$.+-])(?P<it>(?!B12|N95|[LS]\d\b)[BEGLMNSW]\d{1,2})(?=[ ](?:flat|way|bungalow|house|estate|high[ ]rise|tower[ ]block|hostel)s?\b|:[ ](?:one|two|three|four|\d)[ -]?beds?\b)"
)
"""Before a home or a way: 'N1 flat', 'over E17 way'."""
NO_VERTEBRA = r"(?:[NEG]\d{1,2}|(?!B12)B\d\d|[SL](?:[6-9]|\d\d)|[WM]\d{1,2})"
OF_PEOPLE_THERE = re.compile(
    rf"(?<![\w/£$.+-])(?!N95)(?P<it>{NO_VERTEBRA})(?=[ ](?:client|patient|family|man|lady|woman|referral|visit|tenement|community|resident)s?\b)"
    rf"|\b(?i:in|to|from|cover[ ]for)[ ](?P<b>(?!N95)(?:N\d{{1,2}}|[SL](?:[6-9]|\d\d)|E\d{{1,2}}|G\d\d))(?=[ ]*(?:[.,;)]|$)|[ ](?:now|at|and|to[ ]work)\b)"
)
"""Of whom or where it is said, but no vertebra: 'the N16 family', 'He's in S6 now'."""
IN_A_CITY = re.compile(
    rf"\b(?:Birmingham|Glasgow|Liverpool|London|Manchester|Sheffield)[ ,(]{{1,2}}(?P<it>[BEGLMNSW]\d{{1,2}}[A-Z]?){NOT_JOINED}"
)
"""Beside a city whose areas have a single letter: 'Glasgow G41'."""
SMALL = re.compile(
    rf"[a-z]{{2}}\d{{0,2}},?[ ]{{1,2}}(?P<it>(?:{CLEAR_AREAS.lower()}|bt|iv)\d{{1,2}}[a-z]?)(?=[\"”'’]?(?:$|[ ]{{2}}|[ ]*[,.;)\n]|[ ](?:something|somewhere|or[ ]so|way|area|side|bit)\b|[ ](?:or|and)[ ][a-z]{{1,2}}\d))",
    re.MULTILINE,
)
"""In small letters at the end of a clause: 'portmahomack iv20'."""
WHOLE = re.compile(
    rf"(?<![A-Z0-9])(?=[A-Z]{{1,2}}\d)(?P<area>{POSTAL_AREAS})\d[\dA-Z]?[ ]?\d[A-Z]{{2}}(?![A-Z0-9])", re.IGNORECASE
)


def find_outward(text: str) -> Iterator[Identifier]:
    """Every first half of a postcode that a word for a place stands before, or whose area a whole postcode has."""
    for expression in (
        ALONE,
        AFTER_A_STREET,
        AFTER_A_HOUSE,
        IN_A_ROW,
        LIVES_IN,
        NEAR_A_PATCH,
        BEFORE_A_HOME,
        OF_PEOPLE_THERE,
        IN_A_CITY,
        SMALL,
    ):
        for match in expression.finditer(text):
            yield _half(*match.span(part_of(match)))
    for expression in BESIDE_A_TOWN:
        for match in expression.finditer(text):
            if _is_a_town(match["town"]):
                yield _half(*match.span("it"))
    areas = sorted({match["area"].upper() for match in WHOLE.finditer(text)})
    spaced = [area for area in areas if area in CLEAR_AREAS.split("|")]
    heads = [*(rf"{area}[ ]" for area in spaced), *(area for area in areas if len(area) > 1)]
    for match in re.finditer(
        rf"(?<![\w/£$.-])(?!CO2)(?:{'|'.join(heads)})\d{{1,2}}(?![\w/%-]|[.:]\d|[ ]\d)", text if heads else ""
    ):
        yield _half(*match.span())


def _is_a_town(word: str) -> bool:
    """Whether a word names a place and is seldom anything else."""
    code = lexicon().code(word)
    return bool(code & PLACE) and not usually_lower(code) and word.lower() not in lexicon().practice


def _half(start: int, end: int) -> Identifier:
    return Identifier(start, end, "POSTCODE", 0.75, "the first half of a postcode", False)
