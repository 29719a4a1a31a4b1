# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Postcodes, whole and by their first half."""

from kb.anonymise.pattern import Pattern, shape

POSTAL_AREAS = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL"
    "|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX"
    "|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR"
    "|WS|WV|YO|ZE"
)
TWO_LETTER_AREAS = "|".join(area for area in POSTAL_AREAS.split("|") if len(area) == 2)

SMALL_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"

POSTCODES: tuple[Pattern, ...] = (
    Pattern(
        "POSTCODE",
        shape(
            rf"\b(?-i:[A-Z]\ ?[A-Z]?)[\ ,]+{SMALL_NUMBER}(?:[\ -](?:one|two|three|four|five|six|seven|eight|nine))?[\ ,]+(?:zero|one|two|three|four|five|six|seven|eight|nine|\d)[\ ,]+(?-i:[A-Z]\ ?[A-Z])\b"
        ),
        0.9,
        "a postcode, spelt out",
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?<![A-Z0-9]) (?:GIR\ ?0AA|(?:{POSTAL_AREAS})(?:\d{{1,2}}|\d[A-Z]) [\ \u00a0]{{0,2}} [\dO][ABD-HJLNP-UW-Z]{{2}}) (?![A-Z0-9])",
            0,
        ),
        0.99,
        "a postcode",
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?<![A-Z0-9]) (?:GIR\ ?0AA|(?:{POSTAL_AREAS})(?:[\dIO]{{1,2}}|\d[A-Z]) [\ \u00a0]{{0,3}}[-]?"
            r"\d(?!(?:th|st|nd|rd|pm|am|bd|ht|wt)\b)[ABD-HJLNP-UW-Z]{2}) (?![A-Z0-9])"
        ),
        0.93,
        "a postcode",
    ),
    Pattern(
        "POSTCODE",
        shape(r"\bpost\s?code\b(?:\s*(?:is|[.:;\-]))*\s*(?P<it>[A-Z]{1,2}\d[A-Z\d]?(?:\ ?\d[A-Z]{2})?)(?![A-Z0-9])"),
        0.95,
        "follows the word postcode",
    ),
    Pattern(
        "POSTCODE",
        shape(
            rf"(?:\b(?:in|to|from|near|around|across)\s+(?:the\s+)?|,\s*|\(\s*) (?P<it>(?:{TWO_LETTER_AREAS})\d{{1,2}}[A-Z]?)(?=\s+(?:area|postcode|district)|[,.;)\n]|$)",
            0,
        ),
        0.8,
        "the first half of a postcode",
        strong=False,
    ),
)
