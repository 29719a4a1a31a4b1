"""Numbers and addresses on the net that can be told by their shape: class A of the checklist."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kb.anonymise.identifiers import Identifier
from kb.anonymise.layout.boxed import find_boxed
from kb.anonymise.numbers.codes import CODES, spaced_tail
from kb.anonymise.numbers.door_codes import DOOR_CODES
from kb.anonymise.numbers.file_names import numbered_files
from kb.anonymise.numbers.insurance import INSURANCE
from kb.anonymise.numbers.official import NUMBERS
from kb.anonymise.numbers.online import ON_THE_NET
from kb.anonymise.numbers.outward import find_outward
from kb.anonymise.numbers.phones import PHONES
from kb.anonymise.numbers.plates import PLATES
from kb.anonymise.numbers.postcodes import POSTCODES
from kb.anonymise.numbers.references import REFERENCES
from kb.anonymise.numbers.tags import TAGS
from kb.anonymise.numbers.user_names import USER_NAMES

ALL_PATTERNS = (
    *NUMBERS,
    *INSURANCE,
    *PHONES,
    *ON_THE_NET,
    *USER_NAMES,
    *POSTCODES,
    *PLATES,
    *REFERENCES,
    *DOOR_CODES,
    *CODES,
    *TAGS,
)


TAIL = re.compile(r"(?:[/.-][A-Z0-9]{1,4})+(?![\w/]|-[a-z])")
"""What a reference number may end in: '/3', '-B'."""


def find_patterns(text: str) -> Iterator[Identifier]:
    """Every number, code or address on the net in the text; some overlap."""
    yield from find_boxed(text)
    yield from find_outward(text)
    files = numbered_files(text)
    for pattern in ALL_PATTERNS:
        for each in pattern.find(text):
            if not any(start <= each.start and each.end <= end for start, end in files):
                yield _with_tail(text, each)


def _with_tail(text: str, found: Identifier) -> Identifier:
    if found.label != "ID":
        return found
    tail = TAIL.match(text, found.end)
    end = tail.end() if tail else found.end
    return replace(found, end=spaced_tail(text, found.start, end))
