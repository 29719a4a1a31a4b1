# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Names told by what stands before them: a title, a relation, a label such as 'Name:'."""

import re
from collections.abc import Iterator

from kb.anonymise.identifiers import Identifier

NAME_WORD = r"(?:(?:O|D|N|M|L)['’])?[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’-][^\W\d_]+)*"
PARTICLE = (
    r"(?:de|da|do|dos|del|della|di|van|von|der|den|la|le|el|al|bin|binti|bint|ibn|ap|ab|st\.?|mac|mc|ter|ten|abu|ben)"
)
NAME = rf"{NAME_WORD}(?:[ \t]+(?:{PARTICLE}[ \t]+)*{NAME_WORD}){{0,3}}"
TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr|Doctor|Prof|Professor|Rev|Revd|Reverend|Fr|Pastor|Imam|Rabbi|Sir|Dame|Lady|Lord|Sgt|Sergeant|Capt|Captain|Mister|Missus|Nurse"
    r"|Cllr|Councillor|Auntie|Aunty|Aunt|Uncle|Nana|Nanna|Grandad|Grandma|Pani|Pan|Begum|Hajji|Haji|Ustad)"
)
TITLED = re.compile(rf"\b{TITLE}\b\.?(?:[ \t]*(?:and|&)[ \t]*{TITLE}\b\.?)?[ \t]+(?P<it>{NAME})")
PLACEHOLDER = re.compile(r"[A-Z](?:\.|$)|X{1,4}$|[A-Z]\d?$")


ORDINARY_AFTER = frozenset(
    [
        "the",
        "a",
        "he",
        "she",
        "they",
        "it",
        "we",
        "this",
        "that",
        "his",
        "her",
        "plan",
        "client",
        "review",
        "refer",
        "there",
        "no",
        "not",
        "both",
        "in",
        "on",
        "at",
        "to",
    ]
)
INITIALED = re.compile(
    r"(?<!\bvitamin )(?<!\bVitamin )(?<!\bclient )(?<!\bClient )(?<!\bhepatitis )(?<!\bgroup )(?<!\bcase )(?<!\blevel )(?<!\bgrade )(?<!\ba )(?<!\bA )(?<![\w.])"
    r"(?:(?:[A-Z]\.[ ]?){1,3}|(?<=by )[A-Z] |(?<=: )[A-Z] |(?<=\n)[B-HJ-Z] |(?<=and )[A-Z] )(?=[A-Z])(?:Mc|Mac|O['’])?(?:[A-Z][a-zà-ÿ]+|[A-Z]{3,})(?:-[A-Z][a-z]+)?\b"
)


def find_titled(text: str) -> Iterator[Identifier]:
    """Every name that follows a title."""
    for match in TITLED.finditer(text):
        if not PLACEHOLDER.fullmatch(match["it"]):
            yield Identifier(*match.span("it"), "PERSON", 0.98, "a name after a title", True)
    for match in INITIALED.finditer(text):
        if match[0].split(".")[-1].split()[-1].lower() not in ORDINARY_AFTER:
            yield Identifier(*match.span(), "PERSON", 0.85, "initials with a surname", False)
