# ruff: noqa: SIM905 - quoted, these words would run down five pages
"""What may stand as the value of a label for somebody, a place or a firm, in small letters too: 'Landlord: clarion'."""

import re
from typing import Final

from kb.anonymise.cues import FUNCTION_WORDS, KIN, LABELS, SITE_KINDS, TITLE_WORDS
from kb.anonymise.generic import GENERIC, NO_NAME
from kb.anonymise.lexicon import FIRST, PLACE, SURNAME, lexicon, usually_lower
from kb.anonymise.names.subjects import ALSO_NAMES
from kb.anonymise.places.providers import NATIONAL, NO_FIRM
from kb.anonymise.places.towns import TOWN_WORDS

WORD: Final = re.compile(r"[^\W\d_][\w'’&-]*")
SAYS_NONE: Final = frozenset(
    """
    none nil no not n/k nk n/a na unknown tbc tba see above below as per same private yes ditto given declined withheld
    various several self blank removed redacted confidential attached enclosed overleaf file system notes rented owned
    """.split()
)
"""A word of a value that says that there is none, or where it stands."""
STATES: Final = frozenset(
    """
    aware happy unhappy keen slow fine ok okay great bad poor difficult easy unsure sure firm company business shop
    factory farm
    """.split()
)
"""How a landlord or an employer is, or of what kind."""
SAID_OF: Final = re.compile(r"\w{2,}(?:ed|ing|ive|ful|able|ible|less|ly)$")
"""What is said of somebody, and no name: 'supportive', 'informed'."""
NOBODY: Final = FUNCTION_WORDS | KIN | LABELS | GENERIC | NO_NAME
INSIDE: Final = frozenset("the of and at on in by upon".split())
MOST_OF_A_NAME, SHORT = 3, 3
"""Words of a name at most, and letters of a short form in capitals."""
_VOWELS = frozenset("aeiouy")


def names_somebody(value: str) -> bool:
    """Whether a value may be somebody's name: one word of it is, and none is an ordinary one of the practice."""
    words = _words(value)
    if len(words) > 1 and words[0] in TITLE_WORDS:
        words = words[1:]
        return not _says_none(words) and words[0] not in GENERIC | FUNCTION_WORDS - ALSO_NAMES
    if len("".join(words)) < 2 or len(words) > MOST_OF_A_NAME or _says_none(words) or re.search(r"\d", value):
        return False
    spelt = WORD.findall(value)
    if "/" in value or len(words) == 1:
        return all(map(_may_name, spelt)) and any(map(_is_a_name, words))
    return all(map(_may_name, spelt)) and _is_a_name(words[0]) and all(map(_goes_on_a_name, words[1:]))


def is_a_call_name(value: str) -> bool:
    """Whether a value may be what somebody is called: one word or two of any kind."""
    words = _words(value)
    if not 0 < len(words) < MOST_OF_A_NAME or _says_none(words) or not NOBODY.isdisjoint(words):
        return False
    return not any(SAID_OF.match(word) and usually_lower(_code(word)) for word in words)


def names_a_place(value: str) -> bool:
    """Whether a value may be a town's name: a place of the lists, or a word that is no ordinary one."""
    words = _words(value)
    if not 0 < len(words) <= MOST_OF_A_NAME or _says_none(words) or re.search(r"\d", value):
        return False
    if len(words) > 1 and is_ordinary(value):
        return False
    listed = words[0] in TOWN_WORDS or bool(_code(words[0]) & PLACE)
    return listed or not is_ordinary(value)


def names_a_firm(value: str) -> bool:
    """Whether a value may be a landlord's or an employer's name: no kind of firm and nothing said of one."""
    spelt = [word for word in WORD.findall(value) if word.lower() not in INSIDE]
    words = _words(" ".join(spelt))
    if not words or _says_none(words) or any(word in NATIONAL | STATES for word in words):
        return False
    if any(word in FUNCTION_WORDS | KIN or SAID_OF.match(word) for word in words):
        return False
    if len(words) > 1 and all(map(_is_said, spelt)) and words[-1] not in SITE_KINDS:
        return False
    return any(map(_may_be_a_firm, spelt))


def names_a_school(value: str) -> bool:
    """Whether a value may be a school's or a surgery's name; one ordinary word says what happens there: 'stairs'."""
    words = _words(value)
    return names_a_firm(value) and not (len(words) == 1 and usually_lower(_code(words[0])))


def names_an_address(value: str) -> bool:
    """Whether a value may be an address: a house's name or number with a word, none of the practice."""
    words = [word for word in _words(value) if word not in INSIDE]
    if not words or _says_none(words) or any(word in FUNCTION_WORDS or SAID_OF.match(word) for word in words):
        return False
    if value[0].isdigit():
        return True
    several = len(words) > 1 or value.lower().startswith("the ")
    return (several or not is_ordinary(words[0])) and not any(word in GENERIC | lexicon().practice for word in words)


def is_ordinary(value: str) -> bool:
    """Whether every word of a value is nearly always written in lower case, as headings are: 'Need'."""
    return all(usually_lower(_code(word)) for word in _words(value))


def _words(value: str) -> list[str]:
    return [word.lower().removesuffix("'s").removesuffix("’s") for word in WORD.findall(value)]


def _says_none(words: list[str]) -> bool:
    return any(word in SAYS_NONE for word in (*words, "/".join(words)))


def _code(word: str) -> int:
    return lexicon().code(word)


def _may_name(spelt: str) -> bool:
    """Whether a word may be part of somebody's name; one of the practice may with a capital if it is seldom without."""
    word = _words(spelt)[0]
    if word in ALSO_NAMES:
        return True
    if (
        word in NOBODY
        or (spelt.isupper() and _VOWELS.isdisjoint(word))
        or (SAID_OF.match(word) and not _code(word) & (FIRST | SURNAME))
    ):
        return False
    return word not in lexicon().practice or (spelt.istitle() and not is_ordinary(word))


def _is_said(spelt: str) -> bool:
    """Whether a word is an ordinary one, nobody's first name, or a short form: 'large retailer', 'OH referral'."""
    word = _words(spelt)[0]
    a_term = spelt.isupper() and (len(spelt) <= SHORT or word in lexicon().practice)
    return a_term or (usually_lower(_code(word)) and not _code(word) & FIRST)


def _goes_on_a_name(word: str) -> bool:
    return bool(_code(word) & (FIRST | SURNAME)) or not is_ordinary(word)


def _may_be_a_firm(spelt: str) -> bool:
    word = _words(spelt)[0]
    a_term = word in lexicon().practice and (spelt.isupper() or is_ordinary(word))
    return word not in NO_FIRM and not a_term


def _is_a_name(word: str) -> bool:
    return bool(_code(word) & FIRST) or word in ALSO_NAMES or not is_ordinary(word)
