# ruff: noqa: E501 - an expression cut in two is harder to read
"""What is read out letter by letter over the telephone: a name, a reference, the first half of a postcode."""

import re
from collections.abc import Iterator

from kb.anonymise.cues import FUNCTION_WORDS
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import VOCABULARY, lexicon
from kb.anonymise.numbers.postcodes import POSTAL_AREAS, SMALL_NUMBER
from kb.anonymise.pattern import SPOKEN_DIGIT

LETTERS = {
    **{"ay": "A", "bee": "B", "cee": "C", "see": "C", "sea": "C", "dee": "D", "ee": "E", "eff": "F", "ef": "F"},
    **{"gee": "G", "jee": "G", "aitch": "H", "haitch": "H", "eye": "I", "jay": "J", "kay": "K", "el": "L", "ell": "L"},
    **{"em": "M", "emm": "M", "en": "N", "enn": "N", "oh": "O", "pee": "P", "queue": "Q", "cue": "Q", "ar": "R"},
    **{"are": "R", "es": "S", "ess": "S", "tee": "T", "tea": "T", "you": "U", "yoo": "U", "vee": "V"},
    **{"double you": "W", "double u": "W", "ex": "X", "why": "Y", "zed": "Z", "zee": "Z"},
}
"""Letters as they are written down by ear."""
WORDS_TOO = frozenset(("see", "sea", "eye", "oh", "are", "you", "why", "tea", "cue", "jay"))
"""Spellings that are words of any sentence."""
LETTER = rf"(?:{'|'.join(sorted((each.replace(' ', '[ ]') for each in LETTERS), key=len, reverse=True))})"
GAP = r"(?:[ ]|,[ ]|-|[.][ ])"
SPELT_CUE = r"(?:that['’]?s|that[ ]is|it['’]?s|spelt|spelled|spells?(?:[ ]it|[ ]that)?|spelling|as[ ]in|surname(?:[ ]is)?|name(?:[ ]is)?)"
SPELT = re.compile(
    rf"\b{SPELT_CUE}[ ,:]{{1,2}}(?P<it>(?P<letters>(?:double[ ])?{LETTER}(?:{GAP}(?:double[ ])?{LETTER}){{2,14}})(?![\w'’])(?P<rest>[ ][a-z]{{3,}}(?=[.,;)\n]|$))?)",
    re.IGNORECASE,
)
"""A name spelt after a word that says so, and its end said whole: "that's em ay see tavish"."""
PIECES = re.compile(r"(?<![\w-])(?P<it>[A-Z](?:(?P<mark>[ .-])[A-Z])(?:(?P=mark)[A-Z]){1,12})\.?(?![\w-])")
"""Letters of a word one by one: 'F-O-X', 'K N O X'."""
REFERENCE_CUE = r"(?:ref(?:erence)?|number|code|policy|case|claim|order|invoice|job|account|badge|ticket|tag|serial|registration|reg|file|booking|docket|incident|log)"
REFERENCE = re.compile(
    rf"\b{REFERENCE_CUE}\b[^.;:\n]{{0,24}}?[ :,](?P<it>(?:{LETTER}(?:{GAP}{LETTER}){{0,4}}|(?-i:[A-Z]{{2,4}}))(?:{GAP}(?:stroke|dash|slash|hyphen))?(?:{GAP}{SPOKEN_DIGIT}(?!\w)){{3,12}})",
    re.IGNORECASE,
)
"""A number read out after its letters and a word for it: 'the reference is emm aitch seven seven oh one', 'ref is AT seven seven one nine'."""
OUTWARD = re.compile(
    rf"(?<![\w'’])(?P<it>(?P<area>{LETTER}{GAP}{LETTER}){GAP}{SMALL_NUMBER}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)(?![\w'’-])",
    re.IGNORECASE,
)
AREAS = frozenset(POSTAL_AREAS.split("|"))


def find_read_out(text: str) -> Iterator[Identifier]:
    """Every name, reference and first half of a postcode that is read out in words for its letters."""
    for match in SPELT.finditer(text):
        if _is_spelling(match["letters"]):
            end = match.start("rest") if match["rest"] and _is_said(match["rest"].strip()) else match.end("it")
            yield Identifier(match.start("it"), end, "PERSON", 0.85, "a name spelt letter by letter", True)
    said = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", text) if text.isupper() or not word.isupper()}
    for match in PIECES.finditer(text):
        if match["it"].replace(match["mark"], "").lower() in said:
            yield Identifier(*match.span("it"), "PERSON", 0.85, "a name spelt letter by letter", False)
    for match in REFERENCE.finditer(text):
        yield Identifier(*match.span("it"), "ID", 0.85, "a number read out after its letters", True)
    for match in OUTWARD.finditer(text):
        if _letters(match["area"]) in AREAS and _is_spelling(match["area"]):
            yield Identifier(*match.span("it"), "POSTCODE", 0.7, "the first half of a postcode, read out", False)


def _letters(text: str) -> str:
    """The letters that these words stand for: 'pee ay' to 'PA'."""
    return "".join(LETTERS[each] for each in _parts(text))


def _parts(text: str) -> list[str]:
    return [each.lower() for each in re.findall(rf"\b{LETTER}\b", text, re.IGNORECASE)]


def _is_spelling(text: str) -> bool:
    """Whether one of the words is no word of any sentence: not 'are you' or 'oh I see'."""
    return any(each not in WORDS_TOO for each in _parts(text))


def _is_said(word: str) -> bool:
    """Whether a word after a spelling goes on with the sentence rather than the name."""
    return word.lower() in FUNCTION_WORDS or bool(lexicon().code(word) & VOCABULARY)
