# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Known names by their spelling alone: a capital where an ordinary word has none, 'Splint for Fox ready', a word that is
seldom anything but a name, 'Kerr tired', or never, 'kerr tired'. The tagger takes many for the words they are, so it has
no say here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kb.anonymise.cues import FUNCTION_WORDS, KIN, LABELS
from kb.anonymise.generic import GENERIC, NO_NAME
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import CASING, FIRST, PLACE, SHIFT, SURNAME, VOCABULARY, lexicon, usually_lower
from kb.anonymise.names.owners import OWNED
from kb.anonymise.not_names.things import FOOD_OR_BREED, TESTED, THING
from kb.anonymise.words import Word

NEARLY_ALWAYS: Final = 2
RARELY: Final = 4
"""Casing up to which a word of the dictionary is nearly always, and at least half the time, written with a capital."""
PLACED: Final = frozenset(
    "a an the my his her their our your its this that these those each every no some any one two both another other in at on into onto near by-pass under of via".split()
)
"""After these stands no client: a thing, a place or a time."""
THING_BEFORE: Final = frozenset(
    "sings sang sing plays played called named reads read watches watched singing playing".split()
)
"""What is done with songs, games and books."""
NOBODY: Final = frozenset(
    "baby babies works well person people parent parents oh he she they it we you none nil other others".split()
)
NO_NAMES: Final = (FUNCTION_WORDS | KIN | LABELS | GENERIC | NO_NAME | NOBODY) - {"will"}
AFTER: Final = re.compile(r"[ ](?:[a-z]|[-–(&+][ a-z])|[.,;:!?)][\s)]|[.,;!?)]?\s*$|\n")
"""What follows somebody inside a sentence: a word in lower case, a mark or the end."""
KIND: Final = re.compile(
    r"[ ]?(?:['’]s\b|[+]|\d|(?:[IV]{1,3})\b)|[- ](?:type|style|like|grade|level|model|based|shaped|valve|brand|pattern|fractures?|and[ ]\w+[ ]fractures?)\b|s?[ ](?:in[ ]situ|out)\b"
    r"|[ ](?:fascia|scissors|retractors?|clamps?|forceps|elevators?|stain|table|smear|blades?|flaps?|stand|tubes?|tuck|tenaculum|electrodes?|sponge|patch|components?|man(?:oeuvre|euver)|score|prisms?|saddle|cup|plane|incision|procedure|fashion|dissection|mechanical|tibial|femoral)\b"
)
"""What follows a make, an eponym or a score."""
LISTED: Final = re.compile(r"[a-z]{2},[ ]$")
LISTED_AFTER: Final = re.compile(r"[ ][a-z]|[ ]\d[ ][a-z]|[.]?\s*$|[.]\s")
HEADING: Final = re.compile(r"[ ]?:[ ]|[ ][-–][ ]")
LEFT_OUT: Final = re.compile(r"\[[^\W\d_][^\[\]\n]{2,40}\](?:[ ]|,[ ]|[ ]and[ ]|[ ]\()$")
"""Somebody whose name was left out, right before somebody whose name was not: '[Client] and Hope'."""
JOINED: Final = re.compile(
    r"(?<![\w'’-])(?P<it>[A-Z][a-zß-ÿ]+)-(?!(?:type|like|style|based|shaped|led|in|up|on|off|out|by)\b)(?P<thing>[a-z]{3,})\b"
)
"""A name that a hyphen joins to a thing: 'Patel-splint ready'."""
PAIR: Final = re.compile(
    r"(?<![\w/])(?P<it>[A-Z][a-z]+[/&+][A-Z][a-z]+)(?=[ ][a-z]|['’]s)|(?<=\()(?P<b>[A-Z][a-z]+)(?=\)[a-z])"
)
IN_SMALL: Final = "a known name in small letters"
REASON: Final = "a known name with a capital inside a sentence"


def find_mid_sentence(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Every known name that only its capital tells; weak."""
    for at, word in enumerate(words):
        if _is_small(word) and not (at and words[at - 1].lower in PLACED and _gap(text, words, at - 1) == " "):
            yield Identifier(word.start, word.end, "PERSON", 0.7, IN_SMALL, False)
        if _is_only_a_place(text, word):
            yield Identifier(word.start, word.end, "LOCATION", 0.7, "a place in the lists, and no word", False)
        if not _is_known(word):
            continue
        before = words[at - 1] if at and _gap(text, words, at - 1) == " " else None
        if _is_sure(word.code, word.casing):
            named = _is_alone(text, words, at, before)
        else:
            named = not word.opens and before is not None and _is_in_prose(text, words, at)
        named = named or _is_listed(text, word) or _heads_a_line(text, word)
        if named or _is_beside_a_gap(text, word):
            yield Identifier(word.start, word.end, "PERSON", 0.7, REASON, False)
    for match in JOINED.finditer(text):
        code = lexicon().code(match["it"])
        casing = (code & CASING) >> SHIFT
        if not (THING.match(f" {match['thing']}") or OWNED.match(f" {match['thing']}")):
            continue
        sure = code & (FIRST | SURNAME) and _is_sure(code, casing)
        if (sure or (code & SURNAME and casing <= RARELY)) and match["it"].lower() not in lexicon().practice:
            yield Identifier(*match.span("it"), "PERSON", 0.7, REASON, False)
    for match in PAIR.finditer(text):
        group = "it" if match["it"] else "b"
        parts = re.split(r"[/&+]", match[group])
        if all(lexicon().code(part) & FIRST and not _is_a_thing(part.lower()) for part in parts):
            yield Identifier(*match.span(group), "PERSON", 0.7, REASON, False)


def _is_known(word: Word) -> bool:
    return (
        word.titled
        and word.text[1:].islower()
        and bool(word.code & (FIRST | SURNAME))
        and not word.practice
        and len(word.text) > 1
        and word.text.isalpha()
        and not _is_a_thing(word.lower)
    )


def _is_small(word: Word) -> bool:
    """Whether a word in small letters is a known name that no dictionary has: 16 of 17 such are, in our notes."""
    known_name = word.text.islower() and len(word.text) > 2 and bool(word.code & (FIRST | SURNAME))
    no_word = not word.code & VOCABULARY and word.casing <= RARELY and not word.practice
    return known_name and no_word and not _is_a_thing(word.lower)


def _is_only_a_place(text: str, word: Word) -> bool:
    """Whether a word, however it is written, is a place's name and nothing else: 49 of 50 such are, in our notes."""
    known = bool(word.code & PLACE) and not word.code & (FIRST | SURNAME | VOCABULARY) and not word.practice
    a_thing = word.lower in lexicon().makes | lexicon().tests or KIND.match(text, word.end)
    return known and len(word.text) > 3 and not a_thing


def _is_a_thing(lower: str) -> bool:
    known = lexicon()
    if lower in known.practice or lower in known.makes or lower in known.tests:
        return True
    return lower in NO_NAMES


def _is_sure(code: int, casing: int) -> bool:
    return not code & VOCABULARY or casing <= NEARLY_ALWAYS


def _gap(text: str, words: Sequence[Word], at: int) -> str:
    return text[words[at].end : words[at + 1].start]


def _is_alone(text: str, words: Sequence[Word], at: int, before: Word | None) -> bool:
    """Whether a word that is nearly always a name is no part of a longer name of a thing, and no eponym."""
    word = words[at]
    beside = at + 1 < len(words) and _gap(text, words, at) == " " and words[at + 1].text[0].isupper()
    if beside or KIND.match(text, word.end) or TESTED.match(text, word.end) or FOOD_OR_BREED.match(text, word.end):
        return False
    heading = before is not None and before.text[0].isupper() and not (before.opens and usually_lower(before.code))
    return before is None or not (heading or before.practice or before.lower in PLACED | THING_BEFORE)


def _is_in_prose(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether the words around are in lower case, so that the capital says something: no 'Of Mice and Men'."""
    word, before = words[at], words[at - 1]
    a_doing = before.opens and before.lower.endswith("ing")
    if (
        (before.text[0].isupper() and not a_doing)
        or before.lower in PLACED | THING_BEFORE
        or KIND.match(text, word.end)
    ):
        return False
    if before.lower in ("and", "or") and at > 1 and words[at - 2].text[0].isupper():
        return False
    return AFTER.match(text, word.end) is not None


def _is_listed(text: str, word: Word) -> bool:
    """Whether a word that is often a name follows a comma after a word in lower case: 'Toast, tea, Begum tired'."""
    often = bool(word.code & SURNAME) and word.casing <= RARELY
    kind = KIND.match(text, word.end)
    often = often and (kind is None or kind[0].strip().isdigit())
    return often and bool(
        LISTED.search(text, max(0, word.start - 12), word.start) and LISTED_AFTER.match(text, word.end)
    )


def _heads_a_line(text: str, word: Word) -> bool:
    """Whether a word that is a name about as often opens a sentence before a dash or a colon: 'Vera - rail fitted'."""
    return word.opens and word.casing < RARELY and HEADING.match(text, word.end) is not None


def _is_beside_a_gap(text: str, word: Word) -> bool:
    return LEFT_OUT.search(text, max(0, word.start - 50), word.start) is not None and bool(AFTER.match(text, word.end))
