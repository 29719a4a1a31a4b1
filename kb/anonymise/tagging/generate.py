"""Invented notes with the places of their names known, to train the tagger on; nobody in them is real."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kb.anonymise.lexicon import CASING, DATA, FIRST, PLACE, SHIFT, SURNAME, VOCABULARY, WORLD, lexicon, read_people

Labelled = tuple[str, list[tuple[int, int, str]]]
SLOT = re.compile(r"\{(\w+)\}")
SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "da",
    "de",
    "do",
    "fa",
    "fe",
    "ga",
    "gi",
    "ha",
    "hi",
    "ja",
    "jo",
    "ka",
    "ke",
    "ki",
    "ko",
    "la",
    "le",
    "li",
    "lo",
    "lu",
    "ma",
    "me",
    "mi",
    "mo",
    "mu",
    "na",
    "ne",
    "ni",
    "no",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "sha",
    "shi",
    "si",
    "so",
    "su",
    "ta",
    "te",
    "ti",
    "to",
    "tu",
    "va",
    "vi",
    "wa",
    "we",
    "ya",
    "yo",
    "za",
    "zi",
]
LAST_SYLLABLES = (
    "n", "r", "l", "sh", "m", "d", "h", "s", "t", "k", "ya", "na", "wa", "ra", "", "", "", "lle", "nne", "ski", "dze",
)  # fmt: skip


@cache
def slots() -> dict[str, tuple[str, ...]]:
    """What fills each slot of a frame, by its name."""
    lines = [line for line in (DATA / "slots.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]
    return {name: tuple(_split(rest)) for name, _, rest in (line.partition(":") for line in lines)}


@cache
def frames() -> dict[str, tuple[str, ...]]:
    """The sentences with slots, by section."""
    found: dict[str, list[str]] = {}
    for line in (DATA / "frames.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isalpha() and line.islower():
            section = found.setdefault(line[1:-1], [])
        elif line and line[0] != "#":
            section.append(line.replace("\\n", "\n"))
    return {name: tuple(lines) for name, lines in found.items()}


def _split(line: str) -> list[str]:
    return [each.strip() for each in line.split(",")]


@cache
def _listed(bit: int) -> tuple[str, ...]:
    """Names of the word lists that are written with a capital and are no ordinary words."""
    return tuple(
        word.title()
        for word, code in sorted(lexicon().codes.items())
        if code & bit and not code & VOCABULARY and 2 < len(word) < 13 and (code & CASING) >> SHIFT in (0, 1, 2)
    )


@dataclass(frozen=True)
class Person:
    """Somebody invented."""

    first: str
    surname: str


def invent_person(rng: random.Random) -> Person:
    """A person of any community; now and then with a name that is a word, or with one that no list holds."""
    communities = [each for each in read_people() if each[1]]
    firsts, surnames = rng.choice(communities[:2] if rng.random() < 0.2 else communities)
    first, surname = rng.choice(firsts), rng.choice(surnames)
    draw = rng.random()
    if draw < 0.1:
        first = rng.choice(read_people()[-1][0])
    elif draw < 0.25:
        first = rng.choice(slots()["worknames"])
    elif draw < 0.38:
        first = rng.choice(_listed(FIRST))
    elif draw < 0.46:
        first = _made_up(rng)
    draw = rng.random()
    if draw < 0.28:
        surname = rng.choice(slots()["wordsurnames"])
    elif draw < 0.42:
        surname = rng.choice(_listed(SURNAME))
    elif draw < 0.5:
        surname = _made_up(rng)
    if rng.random() < 0.06:
        surname = f"{surname}-{rng.choice(surnames)}"
    return Person(first, surname)


def _made_up(rng: random.Random) -> str:
    word = "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((1, 2, 2, 3)))) + rng.choice(LAST_SYLLABLES)
    return word.title() if len(word) > 2 else "Zo" + word


def _initials(person: Person, rng: random.Random) -> str:
    letters = person.first[0] + person.surname[0].upper()
    return letters if rng.random() < 0.8 else ".".join(letters) + "."


def _whole(person: Person, rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.06:
        return f"{person.first[0]}. {person.surname}"
    if draw < 0.1:
        return f"{person.first[0]} {person.surname}"
    if draw < 0.14:
        return f"{person.first} {person.surname[0].upper()}"
    if draw < 0.18:
        return f"{person.first} {rng.choice(slots()['worknames'])} {person.surname}"
    return f"{person.first} {person.surname}"


def invent_town(rng: random.Random) -> str:
    """A place of the word lists, or one that could be."""
    draw = rng.random()
    if draw < 0.5:
        return rng.choice(_listed(PLACE))
    return rng.choice(_listed(WORLD)) if draw < 0.65 else _village(rng)


def _village(rng: random.Random) -> str:
    if rng.random() < 0.15:
        return rng.choice(_listed(PLACE))
    if rng.random() < 0.1:
        head = rng.choice(("Llan", "Aber", "Pen", "Tre", "Glen", "Inver", "Kil", "Bally", "Strath", "Auchter", "Dun"))
        return head + _made_up(rng).lower()
    name = rng.choice(slots()["stem"]) + rng.choice(slots()["ending"])
    draw = rng.random()
    if draw < 0.12:
        return f"{rng.choice(('Upper', 'Nether', 'Little', 'Great', 'Lower', 'Old', 'High', 'West', 'North'))} {name}"
    if draw < 0.2:
        return f"{name} {rng.choice(('Green', 'Moor', 'Bank', 'Bottom', 'Park', 'Heath', 'Cross', 'End', 'Common'))}"
    return (
        name if draw > 0.25 else f"{name}-{rng.choice(('on-Sea', 'by-the-Water', 'under-Edge', 'le-Moor', 'on-Tarn'))}"
    )


def _root(rng: random.Random) -> str:
    """What an organisation is called by: a place, a tree, a saint, a surname."""
    draw = rng.random()
    if draw < 0.35:
        return invent_town(rng)
    if draw < 0.55:
        saint = rng.choice(read_people()[0][0] + ("Mary", "John", "Luke", "Peter", "Hilda", "Cuthbert", "Anne", "Chad"))
        return f"St {saint}{rng.choice((chr(39) + 's', chr(39) + 's', 's', ''))}"
    if draw < 0.75:
        return rng.choice(slots()["flora"])
    if draw < 0.85:
        return rng.choice(slots()["stem"]) + rng.choice(slots()["ending"])
    return invent_person(rng).surname


def _organisation(rng: random.Random, kind: str) -> str:
    draw = rng.random()
    if kind in ("school", "centre", "works") and draw < 0.2:
        return rng.choice(slots()["tiny"])
    if kind in ("school", "centre", "practice") and draw < 0.3:
        return rng.choice(slots()["stem"]) + rng.choice(slots()["ending"])
    if kind == "practice" and draw < 0.4:
        return f"{rng.choice(('The', 'the'))} {rng.choice(slots()['plural'])}"
    return f"{_root(rng)} {rng.choice(slots()[kind])}"


def _home(rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.3:
        return f"{rng.choice(('The', 'the', 'the', ''))} {rng.choice(slots()['plural'])}".strip()
    if draw < 0.45:
        return rng.choice(slots()["stem"]) + rng.choice(slots()["ending"])
    return f"{_root(rng)} {rng.choice(slots()['house'])}"


def _ward(rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.25:
        return f"{rng.choice(('Ward', 'ward'))} {rng.randint(1, 40)}{rng.choice(('', 'A', 'B', 'C'))}"
    if draw < 0.45:
        return rng.choice(slots()["flora"])
    return f"{rng.choice(slots()['flora'])} {rng.choice(('Ward', 'ward', 'Unit', 'Suite'))}"


def _road(rng: random.Random) -> str:
    number = f"{rng.randint(1, 240)}{rng.choice(('', '', 'a'))} " if rng.random() < 0.4 else ""
    return f"{number}{_root(rng).replace('St ', '')} {rng.choice(slots()['road'])}"


PLACES: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "L": ("LOCATION", invent_town),
    "V": ("LOCATION", _village),
    "C": ("ORG", lambda rng: _organisation(rng, "school")),
    "G": ("ORG", lambda rng: _organisation(rng, "practice")),
    "E": ("ORG", lambda rng: _organisation(rng, "works")),
    "D": ("ORG", lambda rng: _organisation(rng, "centre")),
    "O": ("ORG", lambda rng: _organisation(rng, rng.choice(("hospital", "school", "centre", "works")))),
    "H": ("ORG", _home),
    "W": ("LOCATION", _ward),
    "R": ("ADDRESS", _road),
    "P": ("PERSON", lambda rng: rng.choice(slots()["pets"])),
}
PEOPLE: dict[str, Callable[[Person, random.Random], str]] = {
    "F": lambda person, rng: person.first,
    "S": lambda person, rng: person.surname,
    "N": _whole,
    "I": _initials,
    "U": lambda person, rng: rng.choice((person.first, person.surname, f"{person.first} {person.surname}")),
}


def _filling(rng: random.Random, slot: str, cast: list[Person]) -> tuple[str, str | None]:
    """What a slot is filled with, and its label where it is an identifier."""
    if slot in PEOPLE:
        person = rng.choice(cast) if rng.random() < 0.6 else invent_person(rng)
        return PEOPLE[slot](person, rng), "PERSON"
    if slot in PLACES:
        label, invent = PLACES[slot]
        return invent(rng), label
    if slot == "A":
        return rng.choice("ABCDEJKLMPRSTXYZ"), None
    if slot in slots():
        return rng.choice(slots()[slot]), None
    word = rng.choice(slots()[slot.lower()])
    return word[0].upper() + word[1:], None


def _fill(rng: random.Random, frame: str, cast: list[Person]) -> Labelled:
    text, spans, at = "", [], 0
    for slot in SLOT.finditer(frame):
        filling, label = _filling(rng, slot[1], cast)
        text += frame[at : slot.start()]
        if label:
            spans.append((len(text), len(text) + len(filling), label))
        text += filling
        at = slot.end()
    return text + frame[at:], spans


def generate_notes(rng: random.Random, count: int) -> list[Labelled]:
    """Invented notes of many shapes: prose, lines, bullets, letters; some in lower case or capitals throughout."""
    return [_recased(rng, _note(rng)) for _ in range(count)]


def _note(rng: random.Random) -> Labelled:
    cast = [invent_person(rng) for _ in range(rng.randint(1, 5))]
    share = rng.choice((0.0, 0.1, 0.2, 0.35, 0.5, 0.7))
    shape = rng.choice(("prose", "prose", "lines", "bullets", "headed", "letter"))
    parts = [_fill(rng, _frame(rng, share), cast) for _ in range(rng.randint(4, 14))]
    if shape == "letter" and share:
        parts.insert(0, _fill(rng, rng.choice(frames()["open"]), cast))
    joined: Labelled = ("", [])
    for part in parts:
        joined = _append(joined, _before(rng, shape), part)
    if share and (shape == "letter" or rng.random() < 0.3):
        joined = _append(joined, "\n\n", _fill(rng, rng.choice(frames()["close"]), cast))
    return joined


def _frame(rng: random.Random, share: float) -> str:
    draw = rng.random()
    if draw > share:
        return rng.choice(frames()["clean"])
    return rng.choice(frames()["named" if draw < 0.65 * share else "placed"])


def _before(rng: random.Random, shape: str) -> str:
    """What stands between one sentence and the next in a note of this shape."""
    match shape:
        case "prose":
            return rng.choice((" ", " ", " ", "\n\n"))
        case "bullets":
            return rng.choice(("\n- ", "\n- ", "\n* ", "\n• "))
        case "headed":
            return rng.choice((" ", " ", f"\n\n{rng.choice(slots()['head'])}: ", f"\n{rng.choice(slots()['head'])}\n"))
        case "letter":
            return rng.choice((" ", " ", "\n\n"))
        case _:
            return rng.choice(("\n", "\n", ", ", "; ", " - "))


def _append(note: Labelled, between: str, part: Labelled) -> Labelled:
    head = note[0] + between if note[0] else between.lstrip(" \n")
    return head + part[0], [
        *note[1],
        *((start + len(head), end + len(head), label) for start, end, label in part[1]),
    ]


def _recased(rng: random.Random, note: Labelled) -> Labelled:
    draw = rng.random()
    if draw < 0.2:
        return changed_case(note, str.lower)
    if draw < 0.28:
        return changed_case(note, str.upper)
    return _with_slips(rng, note) if draw < 0.4 else note


def _with_slips(rng: random.Random, note: Labelled) -> Labelled:
    """The note with every third name in lower case, or in capitals, as people type in a hurry."""
    text, change = note[0], rng.choice((str.lower, str.lower, str.upper))
    for start, end, _ in note[1]:
        changed = change(text[start:end])
        if rng.random() < 0.35 and len(changed) == end - start:
            text = text[:start] + changed + text[end:]
    return text, note[1]


def changed_case(note: Labelled, change: Callable[[str], str]) -> Labelled:
    """The note in another case; unchanged where that would move its letters."""
    changed = change(note[0])
    return (changed, note[1]) if len(changed) == len(note[0]) else note
