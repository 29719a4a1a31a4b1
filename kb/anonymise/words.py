"""The words of a text, each with how it is written and what the word lists know of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.anonymise.cues import FUNCTION_WORDS
from kb.anonymise.lexicon import CASING, FIRST, SHIFT, SURNAME, VOCABULARY, Lexicon, lexicon
from kb.anonymise.not_names.things import things_named

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’][sS]$")
CLINICAL = re.compile(
    r"\w{3}(?:plegi|pares|praxi|phasi|phagi|phoni|anopi|opsi|algi|kinesi|gnosi|lexi|graphi|calculi|aemi|trophi)(?:a|as|is|es|c)$"
    r"|\w{3}(?:itis|osis|oses|ectomy|ostomy|otomy|plasty|opathy|trophy|ectomies|ostomies|asthenia)$"
)
"""What the words for what ails somebody end in, and for what is cut and mended."""
SHORTEST = 3
"""Letters up to which a stop after a word may be its own: 'St. John's wort'."""
DRUG = re.compile(
    r"\w{3,}(?:olol|pril|sartan|statin|azole|cillin|mycin|cycline|floxacin|xaban|triptan|setron|gliptin|gliflozin|dipine|zepam|zolam|profen|coxib|tidine|mab|tinib|lukast|thiazide|gabalin|fungin|dronate|dronic|tadine|tizine|thiamine)$"
)
"""What the names of drugs end in."""
OPENS = re.compile(r"(?:^|[.!?:;•\n\t|\]]|\d[.)]|[-–—*>\"“‘(]|\n[ \t]*)[\s\"'“‘(]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, how it is written and what is known of it; `phrase` where the practice has one around it."""

    start: int
    end: int
    text: str
    code: int
    opens: bool
    practice: bool
    phrase: bool
    lower: str
    titled: bool
    capitals: bool

    @property
    def casing(self) -> int:
        return (self.code & CASING) >> SHIFT

    @property
    def ordinary(self) -> bool:
        """Whether the word is usually written in lower case and stands in a dictionary."""
        return self.practice or (bool(self.code & VOCABULARY) and self.casing >= (3 if self.opens else 5))

    @property
    def known_name(self) -> bool:
        return bool(self.code & (FIRST | SURNAME)) and not self.practice


def words_of(text: str, words: Lexicon | None = None) -> list[Word]:
    """The words of a text in order; phrases of the practice's own vocabulary are marked as such."""
    words = words or lexicon()
    matches = list(WORD.finditer(text))
    phrase = _in_phrases(text, matches, words)
    spelt_out = [match[0][:-2] if POSSESSIVE.search(match[0]) else match[0] for match in matches]
    places = (
        (spelt.lower(), match.start(), match.start() + len(spelt))
        for spelt, match in zip(spelt_out, matches, strict=True)
    )
    things = things_named(places, text, words)
    found = []
    for at, (match, spelt) in enumerate(zip(matches, spelt_out, strict=True)):
        end = match.start() + len(spelt)
        opens = match.start() == 0 or bool(OPENS.search(text, max(0, match.start() - 12), match.start()))
        capitals = len(spelt) > 1 and spelt.isupper()
        titled = not capitals and spelt[0].isupper()
        code = _code(spelt, words)
        in_phrase = at in phrase
        practice = in_phrase or _is_practice(spelt, match[0], words) or _is_clinical(spelt, code)
        practice = practice or spelt.lower() in things
        found.append(Word(match.start(), end, spelt, code, opens, practice, in_phrase, spelt.lower(), titled, capitals))
    return found


def _code(spelt: str, words: Lexicon) -> int:
    code = words.code(spelt) or _code_of_one(spelt, words)
    if code or not re.search(r"['’-]", spelt):
        return code
    parts = [words.code(part) for part in re.split(r"['’-]", spelt) if len(part) > 1]
    return min(parts, key=lambda each: (each & VOCABULARY, each)) if parts else 0


def _code_of_one(spelt: str, words: Lexicon) -> int:
    """The code of a name that has an s after it and no mark between: 'Dereks chair', 'the Patels'."""
    one = words.code(spelt[:-1]) if len(spelt) > 4 and spelt[0].isupper() and spelt.endswith("s") else 0
    return 0 if one & VOCABULARY or not one & (FIRST | SURNAME) else one


def _is_practice(spelt: str, whole: str, words: Lexicon) -> bool:
    lower = whole.lower().replace("’", "'")
    return lower in words.practice or spelt.lower().replace("’", "'") in words.practice or len(spelt) == 1


def _is_clinical(spelt: str, code: int) -> bool:
    """Whether a word names a condition, an operation or a drug by its ending, and nobody."""
    if code & (FIRST | SURNAME):
        return False
    return bool(code & VOCABULARY and CLINICAL.search(spelt.lower())) or bool(DRUG.fullmatch(spelt.lower()))


def _in_phrases(text: str, matches: Sequence[re.Match[str]], words: Lexicon) -> set[int]:
    """The places of the words that make up phrases of the practice, none over the end of a sentence."""
    lower = [match[0].lower() for match in matches]
    inside: set[int] = set()
    for at, first in enumerate(lower):
        for phrase in words.practice_phrases.get(first, ()):
            last = at + len(phrase)
            spelt = matches[at:last]
            if _reads(lower[at:last], phrase) and not _ends_inside(text, spelt) and not _is_a_name_there(text, spelt):
                inside.update(range(at, last))
    return inside


def _ends_inside(text: str, matches: Sequence[re.Match[str]]) -> bool:
    """Whether a sentence ends between the words, or a line before a small word with a capital: 'Hope\\nTo review'."""
    for one, following in pairwise(matches):
        gap = text[one.end() : following.start()]
        if gap != " " and (
            re.match(r"[ \t]*(?:[!?;:]|[.][ \t\n])|[^\n]*\n[ \t]*\n", gap)
            and not (gap[0] == "." and len(one[0]) <= SHORTEST)
        ):
            return True
        if "\n" in gap and following[0][0].isupper() and following[0].lower() in FUNCTION_WORDS:
            return True
    return False


def _is_a_name_there(text: str, spelt: Sequence[re.Match[str]]) -> bool:
    """Whether a capital inside a sentence shows that a name stands before a small word: 'helping Will to dress'."""
    start = spelt[0].start()
    small = spelt[-1][0] in FUNCTION_WORDS and spelt[0][0][0].isupper()
    return small and text[max(0, start - 2) : start - 1].islower() and text[start - 1] == " "


def _reads(spelt: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """Whether the words are the phrase, or more than one of it: 'Maris Pipers'."""
    return tuple(spelt) == phrase or (
        len(spelt) == len(phrase) and spelt[-1] == f"{phrase[-1]}s" and tuple(spelt[:-1]) == phrase[:-1]
    )


def shouting_lines(text: str) -> list[tuple[int, int]]:
    """Lines written in capitals throughout."""
    lines = []
    at = 0
    for line in text.split("\n"):
        letters = [char for char in line if char.isalpha()]
        if len(letters) > 8 and sum(char.isupper() for char in letters) > 0.7 * len(letters):
            lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines
