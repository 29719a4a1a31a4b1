"""Telephone, fax, extension and bleep numbers."""

from kb.anonymise.check_digits import digits_of
from kb.anonymise.pattern import Pattern, shape

PHONES: tuple[Pattern, ...] = (
    Pattern("PHONE", shape(r"(?<![\w.])x\.?\ ?\d{4,5}(?![\d\w])", 0), 0.8, "an extension", strong=False),
    Pattern(
        "PHONE",
        shape(r"(?<![\w£$.,/-])(?<!\d\ )\d{3}[\ -]\d{4}(?![\w,/-])(?!\.\d)(?!\ (?:mm|cm|ml))"),
        0.7,
        "the shape of a local number",
        strong=False,
    ),
    Pattern(
        "PHONE",
        shape(
            r"(?<![\w/.-])(?<!\d\ ) (?:(?:\+|00)\ ?44\ ?[\ ().\-]*(?:\(0\))?|\(?0) (?:[\ ().\-/]{0,2}\d){9,10} (?!\d)"
            r"(?:[\ ,]*(?:ext(?:ension|n)?|x)[\ .:]*\d{2,6})?"
        ),
        0.97,
        "a UK telephone number",
    ),
    Pattern(
        "PHONE",
        shape(r"(?<![\w.])\+\ ?(?:[1-9]\d{0,2})(?:[\ ().\-]{0,2}\d){6,13}(?!\d)(?:[\ ,]*(?:ext|x)[\ .:]*\d{2,6})?"),
        0.95,
        "a telephone number from abroad",
    ),
    Pattern(
        "PHONE",
        shape(
            r"(?<![\w.-])(?:\+?\d{1,3}[-.\ ])?(?:\(\d{3}\)\ ?|\d{3}[-.])\d{3}[-.\ ]\d{4}(?:\ ?x\ ?\d{2,6})?(?![\w-])"
        ),
        0.85,
        "a telephone number",
    ),
    Pattern(
        "PHONE",
        shape(r"(?<![\w.-])00[1-9]\d?(?:[\ ().\-]{0,2}\d){8,13}(?!\d)(?:\ ?x\ ?\d{2,6})?"),
        0.9,
        "a telephone number from abroad",
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:tel|telephone|phone|ph|mob|mobile|fax|call(?:ed)?|ring|rang|text(?:ed)?|landline|contact(?:able)?|t|m)\b"
            r"(?:\s*(?:no|num|number|line|on|at|her|him|them|is|me|us|back|[.:;\#]|[-–]))*\s*"
            r"(?P<it>[\d(+](?:[\ ().\-/]{0,2}\d){4,14})(?!\d)"
        ),
        0.93,
        "digits after a word for telephone",
        check=lambda text: len(digits_of(text)) >= 5,
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:ext(?:ension|n)?|bleep|bleeped|pager|bip|switchboard|dect|aircall|short[\ ]?code)\b\.?"
            r"(?:\s*(?:no|num|number|on|is|[.:;\#]))*\s*(?P<it>\d{3,6})(?!\d)"
        ),
        0.9,
        "an extension or bleep number",
    ),
    Pattern("PHONE", shape(r"(?<![\w.,£$/-])07(?:[\ \-.]{0,2}[\dxX*]){7,9}(?!\d)"), 0.85, "part of a mobile number"),
)
