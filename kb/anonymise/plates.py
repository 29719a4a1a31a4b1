# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Number plates, old and new."""

from kb.anonymise.pattern import Pattern, shape

PLATE_CUE = r"\b(?i:reg(?:istration)?|vehicle|car|van|plate|plates|number\s?plate|vrm|vrn|motability|taxi|minibus|lorry|motorbike|vauxhall|ford|kia|nissan|toyota|vw|volkswagen|peugeot|citroen|skoda|renault|fiat|honda|hyundai|bmw|audi|berlingo|kangoo|fiesta|corsa|qashqai|bus)\b"

PLATES: tuple[Pattern, ...] = (
    Pattern(
        "VEHICLE",
        shape(r"(?<![A-Z0-9])[A-HJ-PR-Y][A-HJ-PR-Y](?:[0-25-7]\d)[\ \-]?[A-HJ-PR-Z]{3}(?![A-Z0-9])"),
        0.95,
        "the shape of a number plate",
    ),
    Pattern(
        "VEHICLE",
        shape(
            r"(?<![\w/-])(?:[A-HJ-NPR-TV-Y]\d{1,3}[\ -][A-HJ-PR-Y][A-HJ-PR-Z]{2}|[A-HJ-PR-Z]{3}[\ -]\d{1,3}[A-HJ-NPR-TV-Y])(?![\w/-])",
            0,
        ),
        0.8,
        "the shape of an older number plate",
    ),
    Pattern(
        "VEHICLE",
        shape(
            rf"{PLATE_CUE}[^.;\n]{{0,25}}?(?<![A-Z0-9])(?P<it>[A-Z]{{1,3}}[\ -]?\d{{1,4}}[\ -]?[A-Z]{{2,3}}|[A-Z]{{3}}\ ?\d{{1,4}}[A-Z]?|[A-Z]{{1,3}}Z\ ?\d{{1,4}})(?![A-Za-z0-9])",
            0,
        ),
        0.9,
        "the shape of a number plate, beside a word for a vehicle",
    ),
    Pattern(
        "VEHICLE",
        shape(
            rf"{PLATE_CUE}[^.;\n]{{0,25}}?\b(?P<it>[a-z]{{2}}\d{{2}}\ ?[a-z]{{3}}|[a-z]\d{{1,3}}\ ?[a-z]{{3}}|[a-z]{{2}}z\ ?\d{{3,4}})\b"
        ),
        0.85,
        "the shape of a number plate, beside a word for a vehicle",
    ),
)
