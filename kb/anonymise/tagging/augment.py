"""More notes to train the tagger on: those there are with other names, and their sentences put together anew."""

import random
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.anonymise.lexicon import FIRST, SURNAME, lexicon
from kb.anonymise.tagging.generate import Labelled, changed_case, invent_person, invent_town, slots
from kb.anonymise.tagging.tagger import BREAK

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SHORTEST = 3
"""Letters of a word that is replaced: initials, "ap" and the like stay."""
CHANGED, IS_A_WORD, A_TOWN = 0.8, 0.25, 0.5
"""Share of names that are replaced, of these with a name that is a word, and of the places of one word."""
SENTENCE = range(15, 350)
"""Characters of a sentence that is put beside others."""
NAMED = (0.1, 0.2, 0.35, 0.6)
"""Shares of sentences with a name."""
LOWER = 0.25


def with_other_names(rng: random.Random, note: Labelled) -> Labelled:
    """The note with other people and places in it, each the same throughout."""
    text, spans = note
    others: dict[str, str] = {}
    changed, at = "", 0
    labelled: list[tuple[int, int, str]] = []
    for start, end, label in sorted(spans):
        if start < at:
            continue
        changed += text[at:start]
        name = _renamed(rng, text[start:end], label, others)
        labelled.append((len(changed), len(changed) + len(name), label))
        changed += name
        at = end
    return changed + text[at:], labelled


def _renamed(rng: random.Random, name: str, label: str, others: dict[str, str]) -> str:
    if label == "LOCATION":
        return _other(rng, name, label, others) if name.isalpha() and rng.random() < A_TOWN else name
    if label != "PERSON":
        return name

    def rename(match: re.Match[str]) -> str:
        known = match[0].lower() in others
        stays = len(match[0]) < SHORTEST or (not known and rng.random() > CHANGED)
        return match[0] if stays else _other(rng, match[0], label, others)

    return WORD.sub(rename, name)


def _other(rng: random.Random, word: str, label: str, others: dict[str, str]) -> str:
    """Another word for one of a name, in the same case."""
    if word.lower() not in others:
        invented = _first_or_surname(rng, word) if label == "PERSON" else invent_town(rng)
        others[word.lower()] = invented.split()[0]
    other = others[word.lower()]
    if word.islower():
        return other.lower()
    return other.upper() if word.isupper() else other


def _first_or_surname(rng: random.Random, word: str) -> str:
    code = lexicon().codes.get(word.lower(), 0)
    first = bool(code & FIRST) and not (code & SURNAME and rng.random() < 0.5)
    if rng.random() < IS_A_WORD:
        return rng.choice(slots()["worknames" if first else "wordsurnames"])
    person = invent_person(rng)
    return person.first if first else person.surname


def sentences_of(note: Labelled) -> Iterator[Labelled]:
    """The sentences and lines of a note that cut no label in two."""
    text, spans = note
    for start, cut in pairwise([0, *(match.end() for match in BREAK.finditer(text)), len(text)]):
        end = start + len(text[start:cut].rstrip())
        inside = [
            (left - start, right - start, label) for left, right, label in spans if start <= left and right <= end
        ]
        overlapping = sum(left < end and right > start for left, right, _ in spans)
        if end - start in SENTENCE and overlapping == len(inside):
            yield text[start:end], inside


def mixed_notes(rng: random.Random, notes: Sequence[Labelled], count: int) -> list[Labelled]:
    """Notes of the sentences of many, with other names, so that a name stands beside what it never stood beside."""
    sentences = [each for note in notes for each in sentences_of(note)]
    named = [each for each in sentences if each[1]]
    plain = [each for each in sentences if not each[1]]
    return [with_other_names(rng, _mixed(rng, named, plain)) for _ in range(count)]


def _mixed(rng: random.Random, named: Sequence[Labelled], plain: Sequence[Labelled]) -> Labelled:
    share, between = rng.choice(NAMED), rng.choice((" ", " ", " ", "\n", "\n- "))
    text = ""
    spans: list[tuple[int, int, str]] = []
    for _ in range(rng.randint(5, 14)):
        more, inside = rng.choice(named if rng.random() < share else plain)
        text += between if text else ""
        spans.extend((start + len(text), end + len(text), label) for start, end, label in inside)
        text += more
    return changed_case((text, spans), str.lower) if rng.random() < LOWER else (text, spans)
