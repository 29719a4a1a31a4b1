# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Number plates, old and new."""

import re

from kb.anonymise.cues import FUNCTION_WORDS
from kb.anonymise.lexicon import VOCABULARY, lexicon
from kb.anonymise.numbers.postcodes import RADIO_LETTER, SMALL_NUMBER
from kb.anonymise.pattern import Pattern, shape

PLATE_CUE = (
    r"\b(?i:reg(?:istration|istered|d)?|vehicle|car|van|plate|plates|number\s?plate|vrm|vrn|v5c?|wav|motability|taxi|cab|minibus|lorry|truck|motorbike|motorcycle|scooter|moped|vauxhall|ford|kia|nissan|toyota|vw"
    r"|volkswagen|peugeot|citroen|skoda|seat|renault|fiat|honda|hyundai|bmw|audi|mini(?!-)|mazda|volvo|dacia|suzuki|tesla|mercedes|jaguar|berlingo|kangoo|doblo|fiesta|focus|corsa|astra|qashqai|golf|polo|juke|morris|austin|rover|triumph|saab|lexus|subaru|mitsubishi|isuzu|yaris|micra|clio|picasso|zafira|meriva|aygo|picanto|sportage|fabia|octavia|vivaro|caddy|sharan|touran|mondeo|passat|bus|parks?)\b"
)
PLATE = r"(?:[A-HJ-PR-Y][A-HJ-PR-Y](?:(?-i:(?<=[A-Z])\ (?=\d\d\ ?[A-Z]))|)(?:[0-25-7]\d)[\ \-]?[A-HJ-PR-Z]{3})"

MEASURES = frozenset("abd add ext flx int rom deg lbs kgs mph mwt mdt rep".split())
"""What is measured on a side or in a test, and no plate: 'R 90 ABD', 'A 10 MWT'."""
NO_PLATE = frozenset("wk bp hr yr yo kg cm mm pt am pm rm st no ht wt gp ot bd od tds mgs mls mcg".split())
"""Short forms that stand before or behind a figure."""


def _spells_nothing(text: str) -> bool:
    """Whether the letters of a plate with two spaces are no words: 'kx 19 fzb', but no 'at 10 the'."""
    first, _, last = text.split(" ")
    words = lexicon()
    known = first in NO_PLATE | FUNCTION_WORDS or last in NO_PLATE | FUNCTION_WORDS or last in words.practice
    return not known and not words.code(last) & VOCABULARY


PLATES: tuple[Pattern, ...] = (
    Pattern(
        "VEHICLE",
        shape(rf"(?<![A-Z0-9]){PLATE}(?![A-Z0-9])(?<!\ (?i:AND|THE|FOR))"),
        0.95,
        "the shape of a number plate",
    ),
    Pattern(
        "VEHICLE",
        shape(r"(?<![A-Z0-9])[A-HJ-PR-Y]{2}(?:[0-25-7]\d)(?:[._/·•]|\n)[A-HJ-PR-Z]{3}(?![A-Z0-9])", 0),
        0.9,
        "the shape of a number plate, oddly parted",
    ),
    Pattern(
        "VEHICLE",
        shape(
            r"(?<![\w/-])(?:(?!C19|B12)[A-HJ-NP-TV-Y]\d{1,3}[\ -]?[A-HJ-PR-Y][A-HJ-PR-Z]{2}|(?!CTO|MHA|MCA|LPS|SEC|PHB)[A-HJ-PR-Z]{3}[\ -]?\d{1,3}[A-HJ-NPR-TV-Y])(?![\w/-])",
            0,
        ),
        0.8,
        "the shape of an older number plate",
        check=lambda text: re.sub(r"[^A-Z]", "", text)[1:].lower() not in FUNCTION_WORDS,
    ),
    Pattern(
        "VEHICLE",
        shape(r"(?<![\w/-])[A-HJ-PR-Y]{2}[0-25-7]\d\ ?(?=[A-Z]{0,2}[*?_])[A-Z*?_]{2,3}(?![\w/-])", 0),
        0.85,
        "part of a number plate",
        strong=False,
    ),
    Pattern(
        "VEHICLE",
        shape(r"(?<![\w/-])[A-Z]IL[\ ]?\d{3,4}(?![\w/-])|(?<![\w/-])[A-Z][A-Z]Z[\ ]?\d{3,4}(?![\w/-])", 0),
        0.8,
        "the shape of a number plate from Northern Ireland",
    ),
    Pattern(
        "VEHICLE",
        shape(
            rf"{PLATE_CUE}[^.;\n]{{0,25}}?(?<![A-Z0-9])(?P<it>(?!(?:SWL|SEAT|WAV|MWL|SET|SIZE|FOR|THE|AND|ARE|HAS|HAD|WAS|AGE|BED|BAY|NOT|MAX|MIN|RUN|DAY|SET|USE|TOP|OUT|OFF|ALL|BUS|CAR|VAN|AT|TO|IN|ON|OF|BY|OR|IS|GP|PIP|NHS|A|UP)\ ?\d)(?:[A-Z]{{1,3}}[\ -]?\d{{1,4}}[\ -]?[A-Z]{{2,3}}|[A-Z]{{3}}\ ?\d{{1,4}}[A-Z]?|[A-Z]{{1,3}}Z\ ?\d{{1,4}}|(?i:(?<=reg\ )|(?<=plate\ )|(?<=reg:\ ))(?:[A-Z]{{1,3}}\ \d{{1,4}}|\d{{1,4}}\ [A-Z]{{1,3}})))(?![A-Za-z0-9])",
            0,
        ),
        0.9,
        "the shape of a number plate, beside a word for a vehicle",
    ),
    Pattern(
        "VEHICLE",
        shape(
            rf"{PLATE_CUE}[^.;\n]{{0,25}}?\b(?P<it>[a-z]{{2}}\ ?\d{{2}}\ ?[a-z]{{3}}|[a-z]\d{{1,3}}\ ?[a-z]{{3}}|(?<=reg\ )[a-z]\ \d{{1,3}}\ [a-z]{{3}}|(?<=registration\ )[a-z]\ \d{{1,3}}\ [a-z]{{3}}|[a-z]{{3}}\ ?\d{{1,3}}[a-z]|[a-z]{{2}}z\ ?\d{{3,4}})\b(?<!\d\ (?:and|the|for))"
        ),
        0.85,
        "the shape of a number plate, beside a word for a vehicle",
    ),
    Pattern(
        "VEHICLE",
        shape(
            r"(?<![\w/-])(?P<it>[A-HJ-NP-TV-Y]\ \d{1,3}\ [A-HJ-PR-Y][A-HJ-PR-Z]{2})(?![\w/-])|\b(?i:last)\ (?i:three|3)\ (?:(?i:letters|is|are)\ )*(?P<b>[A-HJ-PR-Z]{3})(?=[.,;)]|$)",
            0,
        ),
        0.75,
        "the shape of a number plate",
        strong=False,
        check=lambda text: text.split(" ")[-1].lower() not in MEASURES | FUNCTION_WORDS,
    ),
    Pattern(
        "VEHICLE",
        shape(r"(?<![\w/-])[a-hj-pr-y]{2}\ [0-25-7]\d\ [a-hj-pr-z]{3}(?![\w-])", 0),
        0.75,
        "the shape of a number plate",
        strong=False,
        check=_spells_nothing,
    ),
    Pattern(
        "VEHICLE",
        shape(
            r"\b(?:reg(?:istration)?|plate|number\s?plate|taxi\s+plate|badge)(?:\ (?:ends|ending|end|is|no\.?|number))+(?:\ in)?[\ :]+(?P<it>(?-i:[A-Z]{3})|(?-i:[A-Z0-9]{2,4}\ ?[A-Z0-9]{1,4}))(?![\w])|\b(?:reg|registration|plate)[\ :]+(?P<b>(?=[a-z\ ]*\d)[a-z]{3}\ \d{1,4}[a-z]?|\d{3,4})\b(?!\ ?(?:mm|cm|kgs?|stone|lbs?)\b)"
        ),
        0.85,
        "follows words for a number plate",
    ),
    Pattern(
        "VEHICLE",
        shape(
            rf"(?<![\w/-])(?!golf\ hotel)(?:{RADIO_LETTER}\ ){{2}}{SMALL_NUMBER}(?:[\ -]{SMALL_NUMBER})?\b(?:,?(?:\ {RADIO_LETTER}){{3}}\b)?"
            rf"|(?<![\w/-])(?!(?:at|in|on|of|to|by|up|or|is|it|he|we|me|us|no|so|go|do|if|as|an|am|pm|be|my|bd|gp|ot|pt)\b)[A-HJ-PR-Y]\ ?[A-HJ-PR-Y]\ ?(?:[0-25-7]\d|{SMALL_NUMBER}(?:[\ -]{SMALL_NUMBER})?),?\ (?:[A-HJ-PR-Z]\ ){{2}}[A-HJ-PR-Z](?![\w/'’-])"
        ),
        0.85,
        "a number plate, read out",
    ),
)
