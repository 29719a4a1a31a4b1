# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""National Insurance numbers: read out, without their last letter, with a slip, some words after their cue."""

import re

from kb.anonymise.numbers.check_digits import digits_of
from kb.anonymise.numbers.postcodes import ONE_LETTER, RADIO_LETTER, SMALL_NUMBER
from kb.anonymise.pattern import SPOKEN_DIGIT, Pattern, shape

LETTER = rf"(?:[A-Z]\b(?:\ (?:for|as\ in)\ \w+)?|{ONE_LETTER}|see|sea|be|are|tea|{RADIO_LETTER})"
FIGURE = rf"(?:{SPOKEN_DIGIT}|{SMALL_NUMBER})"
PAUSE = r"[\ ,.\-–]{1,3}"
TENS = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty", re.IGNORECASE)
TEENS = re.compile(r"ten|eleven|twelve|\w+teen", re.IGNORECASE)


def _figures(text: str) -> int:
    """How many figures a number read out has."""
    words = re.findall(r"[a-z]+|\d+", text.lower())
    count = 0
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word.isdigit():
            count += len(word)
        elif TEENS.fullmatch(word) or (TENS.fullmatch(word) and not re.fullmatch(SPOKEN_DIGIT, following)):
            count += 2
        elif TENS.fullmatch(word) or re.fullmatch(SPOKEN_DIGIT, word):
            count += 1
    return count


def _is_read_out(text: str) -> bool:
    return _figures(text) in (6, 7) and bool(re.search(r"[a-z]{3}|^[A-Z] [A-Z](?: \d){6} [A-Z]$", text))


def _has_figures(text: str) -> bool:
    return len(digits_of(text)) >= 4


INSURANCE: tuple[Pattern, ...] = (
    Pattern(
        "NINO",
        shape(
            rf"(?<![\w'’]){LETTER}{PAUSE}{LETTER}(?:{PAUSE}{FIGURE}\b){{3,8}}(?:{PAUSE}{LETTER}\b)?(?!['’\w])(?!{PAUSE}{FIGURE}\b)"
        ),
        0.85,
        "the shape of a National Insurance number, read out",
        check=_is_read_out,
    ),
    Pattern(
        "NINO",
        shape(
            r"(?<![\w/-])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:([\ .\-])\d\d\1\d\d\1\d\d|\d\d([\ .\-])\d\d\2\d\d)(?:[\ .\-]{0,2}[A-DX?_*])?(?![\w]|[\ ./-]\d)",
            0,
        ),
        0.85,
        "the shape of a National Insurance number without its last letter",
    ),
    Pattern(
        "NINO",
        shape(
            r"\b(?:n\.?i\.?|nino|national\ insurance|nat\.?\ ins\.?|insurance\ (?:no|number))\b[^.;\n\d]{0,40}?"
            r"(?<![\w-])(?P<it>(?-i:[A-Z]{2}|[a-z]{2}(?=[\ .\-]?\d))[\ .\-/]{0,2}(?:[\dOolI][\ .\-/]?){4,7}[A-DX?_*]?)(?![\w])"
        ),
        0.9,
        "follows 'National Insurance number'",
        check=_has_figures,
    ),
)
