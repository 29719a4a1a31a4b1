# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""NHS, National Insurance, driving licence, bank, registration and network numbers."""

import re

from kb.anonymise.numbers.check_digits import iban_is_valid, luhn_is_valid, nhs_number_is_valid
from kb.anonymise.numbers.postcodes import RADIO_LETTER as RADIO
from kb.anonymise.pattern import SPOKEN_DIGIT, Pattern, shape

GAP = r"[\ \u00a0._\-–—]"
"""No tab: it parts the cells of a table."""
CUE_END = r"(?:\s*(?:no|nos|num|number|nr|\#|id|ref|code|is|was|of|[.:;\#=|,()\[\]]|[-–])){0,4}\s*"


def _ten_digits(text: str) -> bool:
    """Ten digits in a shape people write NHS numbers in, or any shape whose check digit holds."""
    groups = re.findall(r"\d+", text)
    return nhs_number_is_valid(text) or len(groups) <= 4 or all(len(group) == 1 for group in groups)


def _failing_ten_digits(text: str) -> bool:
    return _ten_digits(text) and not nhs_number_is_valid(text)


def _spoken_long(text: str) -> bool:
    return len(re.findall(SPOKEN_DIGIT, text, re.IGNORECASE)) >= 6


NUMBERS: tuple[Pattern, ...] = (
    Pattern(
        "NHS_NUMBER",
        shape(r"(?<![\d£$€.,]) \d{3} (?:\W{1,3}|\ then\ ) \d{3} (?:\W{1,3}|\ then\ ) \d{4} (?![\d%]|[.,]\d)"),
        0.9,
        "ten digits whose check digit fits an NHS, CHI or H&C number, oddly parted",
        check=nhs_number_is_valid,
    ),
    Pattern(
        "NHS_NUMBER",
        shape(rf"(?<![\d£$€]) (?<!\d[.,]) (?<!\+) \d (?:{GAP}{{0,2}}\d){{9}} (?!{GAP}?\d) (?![.,]\d)"),
        0.99,
        "ten digits whose check digit fits an NHS, CHI or H&C number",
        check=nhs_number_is_valid,
    ),
    Pattern(
        "NHS_NUMBER",
        shape(
            rf"(?<![\d£$€]) (?<!\d[.,]) (?<!\+) (?=[1-9]|\d{{3}}[\ \-]\d{{3}}[\ \-]\d{{4}}) \d (?:{GAP}{{0,2}}\d){{9}} (?!{GAP}?\d)"
        ),
        0.9,
        "ten digits like an NHS number, perhaps mistyped: the check digit does not fit",
        check=_failing_ten_digits,
    ),
    Pattern(
        "NHS_NUMBER",
        shape(r"(?<![\w£$€+]) (?<!\d[.,/-]) (?:\d{10}|\d{3}([\ .\-–])\d{3}\1\d{4}|\d{6}\ \d{4}) (?![\w£%]|[.,/-]\d)"),
        0.97,
        "ten digits whose check digit fits an NHS, CHI or H&C number, beside another number",
        check=nhs_number_is_valid,
    ),
    Pattern(
        "NHS_NUMBER",
        shape(
            r"(?<![\w£$€+]) (?<!\d[.,/-]) (?P<it>\d{3}[\ \-]\d{3}[\ \-]\d{4}) (?=[\ \t,|;]{1,4}(?:\d\d?[./-]\d\d?[./-]\d\d|\d\d?[\ -][A-Z][a-z]{2}))"
            r"|\d\d?[./-]\d\d?[./-](?:\d\d)?\d\d [\ \t,|;/]{1,4} (?P<b>\d{3}[\ \-]\d{3}[\ \-]\d{4}|[1-9]\d{9}) (?![\w£%]|[.,/-]\d)"
        ),
        0.9,
        "ten digits like an NHS number beside a date",
    ),
    Pattern(
        "NHS_NUMBER",
        shape(
            rf"\b(?:nhs|chi|h\s?&\s?c|hcn|health\s(?:and|&)\scare|hc) {CUE_END} (?P<it>\d(?:{GAP}{{0,2}}\d){{5,11}})(?!\d)"
        ),
        0.97,
        "digits after 'NHS number' or the like",
    ),
    Pattern(
        "NHS_NUMBER",
        shape(
            r"\b(?:nhs|chi|hcn)(?:\ (?:no|number|num))?[.:]?[\ \t]{0,12}[,;|]?[\ \t]{0,12} (?P<it>\d{3}(?:[,;|]|[\ \t]{1,12})\d{3}(?:[,;|]|[\ \t]{1,12})\d{4})(?!\d)"
        ),
        0.97,
        "digits after 'NHS' in cells",
    ),
    Pattern(
        "NHS_NUMBER",
        shape(rf"\b{SPOKEN_DIGIT}(?:[\s,.\-]+{SPOKEN_DIGIT}){{5,24}}\b"),
        0.9,
        "a number spoken digit by digit",
        check=_spoken_long,
    ),
    Pattern(
        "NINO",
        shape(
            rf"\b(?:n\.?\s?i\.?|nino|national\s+insurance|nat\.?\s+ins) (?:\s*(?:no|num|number|\#|is|[.:;]))* \s*"
            rf"(?P<it>(?:[A-Z]\ [A-Z](?:\ \d){{6}}(?:\ [A-D])?|{RADIO}[\s,]+{RADIO}(?:[\s,]+(?:{SPOKEN_DIGIT}|\d+)){{3,6}}(?:[\s,]+{RADIO})?"
            rf"|[A-Z][\s,]+[A-Z](?:[\s,]+(?:{SPOKEN_DIGIT}|\d{{1,2}})){{3,9}}(?:[\s,]+[A-D]\b)?))(?![A-Z0-9])"
        ),
        0.95,
        "follows 'National Insurance number'",
    ),
    Pattern(
        "NINO",
        shape(
            r"(?<![A-Z0-9]) (?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ) (?:[\ .\-\n]?\d){6} [\ .\-]?[A-D] (?![A-Z0-9])"
        ),
        0.98,
        "the shape of a National Insurance number",
    ),
    Pattern(
        "NINO",
        shape(
            r"\b(?:n\.?\s?i\.?|nino|national\s+insurance|insurance) (?:\s*(?:no|num|number|\#|is|[.:;]))* \s*"
            r"(?P<it>[A-Z]{2}(?:[\ .\-]?[\dO]){6}(?:[\ .\-]?[A-Z])?)(?![A-Z0-9])"
        ),
        0.97,
        "follows 'National Insurance number'",
    ),
    Pattern(
        "ID",
        shape(r"(?<![A-Z0-9]) [A-Z9]{5}\ ?\d{6}\ ?[A-Z9]{2}[A-Z0-9]\ ?[A-Z0-9]{2}(?:\ ?\d\d)? (?![A-Z0-9])"),
        0.97,
        "the shape of a UK driving licence",
    ),
    Pattern(
        "ID",
        shape(r"(?<!\d)(?:\d[\ \-]?){12,18}\d(?!\d)"),
        0.97,
        "a payment card number",
        check=luhn_is_valid,
    ),
    Pattern(
        "ID",
        shape(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:\ ?[A-Z0-9]{4}){2,7}(?:\ ?[A-Z0-9]{1,4})?(?![A-Z0-9])"),
        0.97,
        "a bank account number (IBAN)",
        check=iban_is_valid,
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:card|debit|credit|visa|mastercard)[\ a-z]{0,12}(?:end(?:s|ing)?(?:\ in|\ with)?|last\ four(?:\ digits)?)[\ :]+(?P<it>\d{4})\b"
        ),
        0.85,
        "the end of a card number",
    ),
    Pattern("ID", shape(r"\b\d{3}-\d{2}-\d{4}\b"), 0.8, "the shape of a social security number"),
    Pattern("ID", shape(r"(?<![\d./])\d{2}-\d{2}-\d{2}[\s,]+\d{8}\b"), 0.97, "a sort code and account number"),
    Pattern(
        "ID",
        shape(
            rf"\b(?:sort(?:\s?code)?|s/?c|acc(?:oun)?t|a/c|iban|bic|swift) {CUE_END} (?P<it>\d{{2}}\ ?[-/\ ]?\ ?\d{{2}}\ ?[-/\ ]?\ ?\d{{2}}(?:\d\d)?|\d(?:\ \d){{5,9}})(?!\d)"
        ),
        0.95,
        "a bank number",
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:bank|sort|code|payment|contribution)\b[^.;\n\d]{0,24}(?P<it>\d\d-\d\d-\d\d)(?![\d/-])(?=[^.;\n]{0,12}\b(?:account|acct|acc|a/c)\b)"
        ),
        0.9,
        "a bank number",
    ),
    Pattern(
        "ID",
        shape(r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])"),
        0.85,
        "an IP address",
    ),
    Pattern("ID", shape(r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,4}(?![\w:])"), 0.85, "an IP address"),
    Pattern(
        "ID", shape(r"\b(?:OT|PH|PA|SL|CH|DT|RA|BS|PYL|OR|ODP|CS)\ ?\d{5,6}\b", 0), 0.95, "an HCPC registration number"
    ),
    Pattern("ID", shape(r"\b\d{2}[A-L]\d{4}[A-Z]\b"), 0.95, "the shape of an NMC PIN"),
    Pattern("ID", shape(r"\bSW\d{4,7}\b"), 0.95, "a Social Work England number"),
)
