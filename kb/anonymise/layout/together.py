"""What a record's texts say only together: a value with the label that was cut off it, and cells of one letter each."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from kb.anonymise.cues import KIN, LABELS
from kb.anonymise.layout.labelled import is_a_label
from kb.anonymise.lexicon import FIRST, SURNAME, VOCABULARY, lexicon
from kb.types import Draft, texts_of

LONGEST = 200
"""Characters of a value that are read with its label: a name or a home stands at its beginning."""
OF_SOMEBODY = ("person", "environment")
"""Fields of a person and a home; their labels are read with what follows, as are those before which a name stands."""
_BETWEEN_CELLS = re.compile(r"[|\t]")
_VOWELS = frozenset("aeiouy")
LEAST_LETTERS, LEAST_DIFFERENT, LEAST_UNKNOWN = 3, 4, 6
"""Letters in a row of cells that may spell a name; a word that no list holds is longer and has different letters."""
PHONE_FIGURES = (10, 11)
_HEADING = "\x00heading"


def read_together(draft: Draft) -> list[str]:
    """Texts to check beside a record's own: its values with their labels, and rows of single letters or figures."""
    joined = (each for text in texts_of(draft) if _BETWEEN_CELLS.search(text) for each in joined_cells(text))
    return list(dict.fromkeys((*_labelled(draft), *joined)))


def reading_order(draft: Draft) -> list[int]:
    """The places of a draft's texts, as `texts_of` gives them, in the order of reading: a heading before its text."""
    sections = tuple(replace(each, text="", heading=each.heading and _HEADING) for each in draft.sections)
    order: list[int] = []
    for place, text in enumerate(texts_of(replace(draft, sections=sections, approaches=()))):
        order.insert(place - 1 if text == _HEADING else place, place)
    return [*order, *range(len(order), len(texts_of(draft)))]


def _labelled(draft: Draft) -> Iterator[str]:
    for section in draft.sections:
        label = (section.heading or "").strip(" :")
        words = label.lower().split()
        if words and (section.field in OF_SOMEBODY or words[-1] in LABELS | KIN or is_a_label(label)):
            value, _, _ = section.text.strip().partition("\n")
            yield f"{label}: {value[:LONGEST]}"


def joined_cells(text: str) -> Iterator[str]:
    """What cells of one letter or figure each spell that stand side by side: a name, a telephone number."""
    for line in text.split("\n"):
        for kind, run in groupby((cell.strip() for cell in _BETWEEN_CELLS.split(line)), key=_kind):
            spelt = "".join(run)
            if kind == "letter" and _may_be_name(spelt.lower()):
                yield f"Name: {spelt.capitalize()}"
            elif kind == "figure" and len(spelt) in PHONE_FIGURES and spelt[0] == "0" and spelt not in "01234567890":
                yield spelt


def _kind(cell: str) -> str:
    if len(cell) != 1:
        return ""
    return "letter" if cell.isalpha() else "figure" if cell.isdecimal() else ""


def _may_be_name(spelt: str) -> bool:
    """Whether letters spell a known name or a long word that no list holds: days of the week and grades do not."""
    code = lexicon().code(spelt)
    if len(spelt) < LEAST_LETTERS or spelt in "abcdefghijklmnopqrstuvwxyz":
        return False
    is_word = len(spelt) >= LEAST_UNKNOWN and len(set(spelt)) >= LEAST_DIFFERENT and not _VOWELS.isdisjoint(spelt)
    return bool(code & (FIRST | SURNAME)) or (is_word and not code & VOCABULARY)
