# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Postcodes, whole and by their first half."""

import re

from kb.anonymise.pattern import Pattern, shape

POSTAL_AREAS = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL"
    "|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX"
    "|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR"
    "|WS|WV|YO|ZE"
)
TWO_LETTER_AREAS = "|".join(area for area in POSTAL_AREAS.split("|") if len(area) == 2)

SMALL_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
ONE_LETTER = r"(?:ay|be|bee|cee|see|sea|are|owe|tea|cue|wye|zee|double\ u|dee|ee|eff|gee|aitch|eye|jay|kay|el|em|en|oh|pee|queue|ar|es|ess|tee|you|vee|double\ you|ex|why|zed)"
RADIO_LETTER = r"(?:alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whisk(?:e)?y|x-?ray|yankee|zulu)"
SURE_LETTER = rf"(?:(?:bee|cee|dee|eff|gee|aitch|jay|kay|pee|queue|tee|vee|double\ you|double\ u|ex|zed|ar|em|es|ess)\b|{RADIO_LETTER})"
"""A letter read out in a word that is hardly any other."""
ANY_LETTER = r"(?:double[\ -])?[A-Z]\b(?:\ (?:for|as\ in)\ \w+)?"
OUTWARD = rf"(?:{POSTAL_AREAS})\d{{1,2}}[A-Z]?"


EIRCODE_LETTER = r"[AC-FHKNPRTV-Y\d]"
EIRCODE_KEY = r"(?:[AC-FHKNPRTV-Y]\d\d|D6W)"
"""The letters of an Irish postcode, and its first half."""


def _spelt(letter: str) -> str:
    """A postcode read out: one or two letters, a number or two, a figure, two letters."""
    gap = r"[\ ,.\-]+"
    return (
        rf"{letter}(?:{gap}{letter})?{gap}{SMALL_NUMBER}(?!\.\d)(?:{gap}(?:one|two|three|four|five|six|seven|eight|nine))?(?:{gap}{letter})?{gap}"
        rf"(?:zero|one|two|three|four|five|six|seven|eight|nine|\d){gap}(?:{letter}{gap}{letter}|double\ [A-Z]\b)"
    )


def _holds_a_postal_area(text: str) -> bool:
    """Whether the letters at the head, with a nought read as O and a one as I, are those of a postal area."""
    head = re.match(r"[A-Z01]{1,2}?(?=\d)", text.upper())
    return head is not None and head[0].replace("0", "O").replace("1", "I") in _AREAS


_AREAS = frozenset(POSTAL_AREAS.split("|"))
POSTCODES: tuple[Pattern, ...] = (
    Pattern(
        "POSTCODE",
        shape(
            rf"\b(?-i:[A-Z]\ ?[A-Z]?)[\ ,]+{SMALL_NUMBER}(?:[\ -]+(?:one|two|three|four|five|six|seven|eight|nine))?[\ ,]+(?:zero|one|two|three|four|five|six|seven|eight|nine|\d)[\ ,]+(?-i:[A-Z]\ ?[A-Z])\b"
        ),
        0.9,
        "a postcode, spelt out",
    ),
    Pattern(
        "POSTCODE",
        shape(rf"\b(?:{_spelt(rf'(?:{ANY_LETTER}|{SURE_LETTER})')}|{_spelt(ONE_LETTER)})\b"),
        0.9,
        "a postcode, spelt out",
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?<![A-Z0-9]) (?=[A-Z]{{1,2}}\d|GIR) (?:GIR\ ?0AA|(?:{POSTAL_AREAS})(?:\d{{1,2}}|\d[A-Z]) [\ \u00a0]{{0,2}} [\dO][ABD-HJLNP-UW-Z]{{2}}) (?![A-Z0-9])",
            0,
        ),
        0.99,
        "a postcode",
    ),
    Pattern(
        "POSTCODE",
        shape(
            r"(?<![\w/£.-]) [A-Z]{2}\d{1,2}[A-Z]? \ \d(?!MM|KG|ML)[ABD-HJLNP-UW-Z]{2} (?![\w/-])",
            0,
        ),
        0.85,
        "the shape of a postcode",
        strong=False,
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?<![A-Z0-9]) (?=[A-Z]{{1,2}}[\dIOl]|GIR) (?:GIR\ ?0AA|(?:{POSTAL_AREAS})(?:[\dIO]{{1,2}}|\d[A-Z]|[\dIOl]\d?) (?:[\ \u00a0]{{0,3}}[-]?|,[\ ])"
            r"\d(?!(?:th|st|nd|rd|pm|am|bd|ht|wt)\b)[ABD-HJLNP-UW-Z]{2}) (?![A-Z0-9])"
        ),
        0.93,
        "a postcode",
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?<![A-Z0-9]) (?=[A-Z]{{1,2}}\d) (?:{POSTAL_AREAS})(?:\d{{1,2}}|\d[A-Z]) (?:[./_·•,+-]|\s{{1,2}}) \d\ ?[ABD-HJLNP-UW-Z]\ ?[ABD-HJLNP-UW-Z] (?![A-Z0-9])",
            0,
        ),
        0.9,
        "a postcode, oddly parted",
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?<![A-Z0-9]) (?:{TWO_LETTER_AREAS})\ \d{{1,2}}\ \d(?!BD\b|TH\b|ST\b|ND\b|RD\b|PM\b|AM\b)[ABD-HJLNP-UW-Z]{{2}} (?![A-Z0-9])",
            0,
        ),
        0.85,
        "a postcode, oddly parted",
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?<![A-Z0-9/-]) (?=[A-Z]{{2}}\d) (?:{TWO_LETTER_AREAS})\d{{1,2}}\ \d(?:O|\ (?![AP]M\b|[CM]M\b|K?G\b|M[GL]\b|OT\b|X\b))?(?!TH\b|ST\b|ND\b|RD\b)[A-Z]{{2}} (?![A-Z0-9/-])",
            0,
        ),
        0.9,
        "a postcode with a slip",
    ),
    Pattern(
        "POSTCODE",
        shape(
            r"(?<![A-Z0-9/-])(?!B12\b|[CLST]\d\ )[BEGLMNSW]\d{1,2}\ \d(?!TH\b|ST\b|ND\b|RD\b|M[GLM]\b|[CK]M\b|[IK][UG]\b|MC\b|MI\b|IN\b)[A-Z]{2}(?![A-Z0-9/-])",
            0,
        ),
        0.85,
        "a postcode with a slip",
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?:{POSTAL_AREAS})\d[\dA-Z]?\ ?\d[A-Z]{{2}},?\ (?:not|or|no|rather\ than|instead\ of|\?)\ ?(?P<it>\d[A-Z]{{2}})(?![A-Z0-9])",
            0,
        ),
        0.85,
        "the second half of a postcode",
        strong=False,
    ),
    Pattern(
        "POSTCODE",
        shape(r"(?<![A-Z0-9/-])[A-Z0][A-Z0]?\d[\dO]?[\ ][\dO][ABD-HJLNOP-UW-Z0][ABD-HJLNOP-UW-Z](?![A-Z0-9/-])", 0),
        0.9,
        "a postcode with a slip",
        check=_holds_a_postal_area,
    ),
    Pattern(
        "POSTCODE",
        shape(
            r"\b(?:post\s?code|p[/.]?code)\ (?:ends|ending|finishes|finishing)(?:\ (?:in|with))?\ (?P<b>\d\ ?[A-Z]{2})(?![A-Z0-9])|\bpost\s?code\ (?:is\ )?(?P<c>(?-i:[A-Z](?:\ ?[A-Z])?)(?:\ (?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)){1,3})\b|\b(?:post\s?code|p[/.]?code|outward(?:\ code)?|zip|pc)\b(?:\s*(?:\b(?:is|was|begins|beginning|begin|starts|starting|start|with|of|area)\b|[.:;\-=(]))*\s*(?P<it>[A-Z]{1,2}\d[A-Z\d]?(?:\ ?\d(?:[A-Z]{2})?)?)(?![A-Z0-9])"
        ),
        0.95,
        "follows the word postcode",
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"\bpost\s?code\b(?:\ (?:is|was|area|begins|starts|with))*[\ ,:]+(?P<it>{RADIO_LETTER}(?:[\ ,]+{RADIO_LETTER})?[\ ,]+{SMALL_NUMBER}\b(?:[\ ,]+{SMALL_NUMBER}\b)?)"
        ),
        0.85,
        "the first half of a postcode, read out",
        strong=False,
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?<![\w/.-])(?![A-Z]\d{{4}}[A-Z]{{2}}\b)(?:{EIRCODE_KEY}\ ?(?=[A-Z]{{0,3}}\d)(?=\d{{0,3}}[A-Z]){EIRCODE_LETTER}{{4}}|D6W\ ?{EIRCODE_LETTER}{{4}})(?![\w/-])",
            0,
        ),
        0.9,
        "an Irish postcode",
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"\b(?:eir\s?code|post\s?code|p/?code)\b(?:\s*(?:\b(?:is|was|of|area)\b|[.:;\-=(]))*\s*(?P<it>{EIRCODE_KEY}(?:\ ?{EIRCODE_LETTER}{{4}})?)(?![\w-])"
        ),
        0.95,
        "an Irish postcode",
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?<![\w-])(?:{TWO_LETTER_AREAS.lower()})\ \d{{1,2}}\ \d[abd-hjlnp-uw-z]{{2}}(?<!th)(?<!st)(?<!nd)(?<!rd)(?<!pm)(?<!am)(?<!bd)(?![\w-])",
            0,
        ),
        0.8,
        "a postcode, oddly parted",
    ),
    Pattern("POSTCODE", shape(r"\bBFPO\ ?\d{1,4}\b", 0), 0.9, "an address of the forces"),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?:\b(?:in|to|from|near|around|across|of|over|round)\s+(?:the\s+)?|[,/]\s*|\(\s*|\b[A-Z][a-z]+\ ) (?P<it>(?!CR10\b|CO2\b)(?:{TWO_LETTER_AREAS})\d{{1,2}}[A-Z]?(?:\ \d)?)(?=\s+(?:area|postcode|district|so|now|and|for|with|to|by|but|2nd|1st|3rd)\b|\s*[,.;)\n/·•|–—(:]|$)",
            0,
        ),
        0.8,
        "the first half of a postcode",
        strong=False,
    ),
    Pattern(
        "POSTCODE",
        shape(rf"(?<![A-Z0-9/-])(?=[A-Z]{{1,2}}\d)(?P<it>{OUTWARD})(?=\s+(?:area|post\s?code|postal|district|side)\b)"),
        0.85,
        "the first half of a postcode",
        strong=False,
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?<![A-Z0-9/-])(?=[A-Z]{{1,2}}\d)(?:{POSTAL_AREAS})\d{{1,2}}\ \d(?=\ \((?:last|rest|part|half|illegible|smudged|unclear)|\ ?[?*_]{{1,2}})|(?<![A-Z0-9/-])(?!B12\b)(?:{POSTAL_AREAS})\d{{1,2}}(?=\ [?*_]{{2,}})|(?<=[/|]\ )(?P<it>(?:{TWO_LETTER_AREAS})\d{{1,2}})(?=\ [/|])|\b(?:a|the)\ (?P<b>{OUTWARD})\ (?:map|side|end|run|round|patch|lot|postcode|bit)\b|\b[A-Z][a-z]{{3,}},\ (?P<c>(?!B12|N95)[BEGLMNS]\d{{1,2}})(?=[.](?:\s|$)|\n)",
            0,
        ),
        0.75,
        "the first half of a postcode",
        strong=False,
    ),
    Pattern(
        "POSTCODE",
        shape(
            r"(?<![\w-])(?P<it>(?-i:[A-Z]\ [A-Z])\ (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{4,6}teen|twenty))(?=[.,;)\n]|$)"
        ),
        0.7,
        "the first half of a postcode, read out",
        strong=False,
        check=lambda text: re.sub(r"[^A-Z]", "", text[:3]) in _AREAS,
    ),
    Pattern(
        "POSTCODE",
        shape(rf"\b[a-z]{{3,}}\ (?P<it>(?:{TWO_LETTER_AREAS.lower()})\d\d)(?=$|[,.;)\n])", 0),
        0.6,
        "the first half of a postcode, in lower case",
        strong=False,
    ),
    Pattern(
        "POSTCODE",
        shape(
            r"\b(?:in|to|from|near|around|across|over)\s+(?:the\s+)?(?P<it>(?!B12|N95)[BEGLMNSW]\d\d)(?=[,.;)\n/]|$|\ (?:now|and|for|since|flat|house|home|bungalow|address|office|base|team|side|way)\b)",
            0,
        ),
        0.6,
        "the first half of a postcode",
        strong=False,
    ),
)
