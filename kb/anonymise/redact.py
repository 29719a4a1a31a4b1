"""What stands in place of an identifier: typed placeholders, the same person always the same one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.anonymise.days.dates import month_of
from kb.anonymise.identifiers import Identifier, Label

PLAIN: dict[Label, str] = {
    "ADDRESS": "[address]",
    "POSTCODE": "[postcode]",
    "DATE": "[date]",
    "DOB": "[date of birth]",
    "AGE_OVER_89": "90 or over",
    "NHS_NUMBER": "[NHS number]",
    "NINO": "[National Insurance number]",
    "PHONE": "[phone number]",
    "EMAIL": "[e-mail address]",
    "URL": "[web address]",
    "USERNAME": "[user name]",
    "ID": "[reference number]",
    "VEHICLE": "[vehicle]",
    "OTHER": "[detail]",
}
NUMBERED: dict[Label, str] = {"PERSON": "person", "LOCATION": "place", "ORG": "organisation"}

"""With a number, so that the same one always has the same placeholder within a record."""
OWN = re.compile(
    rf"\[(?:client|{'|'.join(NUMBERED.values())})(?: \d+)?\]|{'|'.join(re.escape(plain) for plain in PLAIN.values())}"
)
"""A placeholder as the gate writes it."""

AGE_AFTER = re.compile(r"[\s-]*(?:years?|yrs?)[\s-]*(?:old|of\s+age)?\b|[\s-]*y/?o\b", re.IGNORECASE)
AGE_BEFORE = re.compile(r"\baged?\s*(?:of\s*)?[:=]?\s*$|\b(?:of|to|at|by|until|till|past|being)\s+$", re.IGNORECASE)
"""After which an age stands without 'aged': 'age: 94', 'a lady of 93 years'."""
DECADE = re.compile(r"(?:nineties|90['’]?s|hundreds|100['’]?s)$")
DECADE_BEFORE = re.compile(r"\bin\s+(?:his|her|their|my)\s+(?:(?:early|mid|late)[\s-]+)?$", re.IGNORECASE)
"""What an age by its decade says more than the placeholder does: 'in her late nineties'."""
IN_DECADE = re.compile(r"(?:well\s+)?in(?:to)?\b")
ON_BEFORE = re.compile(r"\b(on|On)\s+(?:(?:the|mon|tue|wed|thu|fri|sat|sun)\w*[,.]?\s+)*$", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lady",
        "lord",
        "rev",
        "revd",
        "fr",
        "sister",
        "nurse",
        "the",
    ]
)


def key_of(text: str) -> tuple[str, ...]:
    """The words of a name in lower case, without titles: what two mentions of it have in common."""
    words = tuple(word.lower() for word in WORD.findall(text) if len(word) > 1 or len(text) < 4)
    return tuple(word for word in words if word not in TITLES and word != "s") or (text.lower(),)


@dataclass
class Placeholders:
    """Which placeholder stands for whom, over one record."""

    client: frozenset[str] = frozenset()
    _given: dict[Label, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def placeholder(self, label: Label, text: str) -> str:
        """The placeholder for a finding; part of a name already met gets that person's."""
        if label not in NUMBERED:
            return PLAIN[label]
        key = key_of(text)
        # "joys arm", with neither capital nor mark, is Joy's.
        keys = (key, key_of(text[:-1])) if text.islower() and text.endswith("s") else (key,)
        if label == "PERSON" and any(self.client.intersection(each) for each in keys):
            return "[client]"
        given = self._given.setdefault(label, [])
        for each in keys:
            for known, placeholder in given:
                if _same(label, known, each):
                    return placeholder
        placeholder = f"[{NUMBERED[label]} {len({name for _, name in given}) + 1}]"
        given.append((key, placeholder))
        return placeholder


def _same(label: Label, known: tuple[str, ...], key: tuple[str, ...]) -> bool:
    if label != "PERSON":
        return known == key
    if len(known) == 1 or len(key) == 1:
        return bool(set(known) & set(key))
    return known == key or (set(key) <= set(known)) or (set(known) <= set(key))


def unnumbered(label: Label) -> str:
    """The placeholder for what is taken out of a record later, whose other placeholders have numbers."""
    return f"[{NUMBERED[label]}]" if label in NUMBERED else PLAIN[label]


def redact(text: str, found: Sequence[Identifier], placeholders: Placeholders) -> str:
    """The text with every finding replaced; `found` is in order and does not overlap."""
    pieces: list[str] = []
    at = 0
    for each in found:
        before, shown, after = _replacement(text, each, placeholders)
        pieces.append(text[at : max(at, before)])
        pieces.append(shown)
        at = after
    pieces.append(text[at:])
    return "".join(pieces)


def _replacement(text: str, found: Identifier, placeholders: Placeholders) -> tuple[int, str, int]:
    if found.label == "AGE_OVER_89":
        return _age(text, found)
    if found.label == "DATE":
        return _date(text, found)
    covered = text[found.start : found.end]
    return found.start, placeholders.placeholder(found.label, covered), found.end


def _age(text: str, found: Identifier) -> tuple[int, str, int]:
    covered = text[found.start : found.end].lower()
    after = AGE_AFTER.match(text, found.end)
    before = DECADE_BEFORE.search(text, max(0, found.start - 20), found.start) if DECADE.search(covered) else None
    start = before.start() if before else found.start
    decade = before or IN_DECADE.match(covered)
    told = decade or after or covered.startswith(("aged", "turning")) or AGE_AFTER.search(covered)
    aged = AGE_BEFORE.search(text, max(0, found.start - 12), found.start)
    shown = "aged 90 or over" if told and not aged else "90 or over"
    shown = "is 90 or over" if covered.startswith(("turned", "turns")) else shown
    shown = "nineties" if covered.endswith("nineties") and not decade else shown
    shown = shown[0].upper() + shown[1:] if text[start].isupper() else shown
    return start, shown, after.end() if after else found.end


def _date(text: str, found: Identifier) -> tuple[int, str, int]:
    month = month_of(text[found.start : found.end])
    if month is None:
        return found.start, PLAIN["DATE"], found.end
    left = max(0, found.start - 20)
    on = ON_BEFORE.search(text[left : found.start])
    if on is None:
        return found.start, month, found.end
    return left + on.start(), ("In " if on[1] == "On" else "in ") + month, found.end
