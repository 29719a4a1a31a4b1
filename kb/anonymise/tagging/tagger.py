"""A small tagger on the embedding model's own hidden states: how likely each word is part of a name."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from kb.anonymise.cues import FUNCTION_WORDS, PARTICLES
from kb.anonymise.generic import is_generic
from kb.anonymise.identifiers import Identifier, Label
from kb.anonymise.lexicon import (
    AT_HOME,
    COMPASS,
    DATA,
    FIRST,
    PLACE,
    SURNAME,
    USUALLY_LOWER,
    VOCABULARY,
    lexicon,
    usually_lower,
)
from kb.anonymise.names.word_names import MONTHS
from kb.anonymise.slips import is_a_slip
from kb.anonymise.tagging.figures import FigureJudge, Figures, load_judge, softmax
from kb.anonymise.tagging.word_features import lexical_features
from kb.anonymise.words import Word, shouting_lines
from kb.embedder import HiddenStates, ModelEmbedder
from kb.types import FloatArray

WEIGHTS = DATA / "tagger.npz"
LAYERS = (2, 4, 6)
CLASSES: tuple[Label | None, ...] = (None, "PERSON", "LOCATION", "ORG")
LEAST = 0.15
"""Probability of a name from which a word is a finding: see docs/anonymisation.md for what other values give."""
LEAST_ORDINARY = 0.2
"""The same for words usually written in lower case, which the tagger takes for names too readily."""
LEAST_PLACE = 0.3
"""The same where it would be a place or an organisation."""
LEAST_PRACTICE = 0.6
"""The same for words of the practice that are names too: Berg, Eid."""
LEAST_COUNTRY = 0.95
"""The same where such a word would be a place: the texts trained on mark countries too, which identify nobody."""
LONGEST_ABBREVIATION = 5
INITIALS = 2
"""Letters up to which capitals are sooner somebody's initials than short for a thing."""
ALWAYS_LOWER = 6
ORDINARY = 4
"""The casing from which a word of the dictionary counts as one usually written in lower case."""
NEVER = 2.0
LEAST_OPENING, USUALLY_NO_NAME = 0.35, 3
"""The same for such a word that opens a sentence ("Dawn is his best time"), and the casing from which it is one."""
LEAST_LOWER = 0.6
"""The same for such a word in lower case where the text begins its sentences with capitals."""
LEAST_SMALL = 0.25
"""The same there for a name that is no word: "eva"."""
LEAST_PLAIN, LEAST_PLAIN_TITLED, LEAST_PLAIN_OPENING, LEAST_PLAIN_LOWER = 0.6, 0.4, 0.5, 0.85
"""The same for words that are no first names and nearly always in lower case: written so in a text without capitals
("no pan"), with a capital ("Low before High"), where they open a sentence ("Buckle turned"), in a text with capitals
("the store")."""
LEAST_KIND = 0.85
"""The same for a kind of place or people that opens a sentence and is somebody's name too ("Charity paid")."""
LEAST_UNKNOWN, LEAST_UNKNOWN_LOWER = 0.35, 0.8
"""The same for words that no list holds in lower case ("giveways"), and where the text is written with capitals."""
LEAST_SHORT = 0.6
"""The same for capitals, three or more, that are few or in no list of names, outside a line all in capitals: "PHQ"."""
OPENINGS, CAREFUL = 4, 0.8
YEAR_AFTER = re.compile(r"[ \t]+(?:19|20)\d\d\b")
SITE_END = re.compile(r"\w\.(?:co|uk|com|org|net|gov|ac|nhs)$", re.IGNORECASE)
BEGINS = re.compile(r"[a-z]{2}[.!?][ \t\n]+[\"'“‘(]?([^\W\d_])")
ARTICLES = frozenset(("the", "a", "an"))
"""A word of the dictionary in lower case after one of them is nobody's name: 'the baker', 'a potter'."""
LEAST_BESIDE = 0.25
"""The same for a word beside a finding."""
STRONG = 0.98
NAMES = FIRST | SURNAME | PLACE
LINKS = frozenset(("and", "of", "the", "on", "in", "le", "with", "for", "by", "upon", "under", *PARTICLES))
BETWEEN_TWO = frozenset(("and", "in", "with", "for"))
"""What stands within the name of an organisation, and between two of anything else."""
GAPS = frozenset((" ", "-", "'s ", "’s ", " & ", "' ", "’ "))
LONGEST_PART = 400
"""Characters: sentences are read together up to this length; the model's time grows with the square of it."""
PARTS_AT_ONCE = 64
BREAK = re.compile(r"\n+|(?<=[.!?])\s+")

States = Callable[[Sequence[str]], list[HiddenStates]]


class Reading(NamedTuple):
    """What a tagger makes of a text: for each word the probabilities (n, 4) of CLASSES; figures that identify."""

    chances: FloatArray
    figures: Sequence[Identifier] = ()


class Tagger(Protocol):
    """Finds names and figures by their context; what it cannot read it raises on, and the gate holds the text."""

    def read(self, text: str, words: Sequence[Word]) -> Reading:
        """Return what the context says of each word and of the figures."""


def parts_of(text: str) -> list[tuple[int, str]]:
    """The text cut at lines and sentences into parts that fit the model's window, with where each starts."""
    cuts = [0, *(match.end() for match in BREAK.finditer(text)), len(text)]
    parts: list[tuple[int, str]] = []
    start = 0
    for before, cut in pairwise(cuts):
        if cut - start > LONGEST_PART and before > start:
            parts.append((start, text[start:before]))
            start = before
        while cut - start > LONGEST_PART:
            parts.append((start, text[start : start + LONGEST_PART]))
            start += LONGEST_PART
    return [*parts, (start, text[start:])]


@dataclass(frozen=True)
class NameTagger:
    """Weights over a word's hidden states and spelling, then over its neighbours'; inference needs numpy alone."""

    states: States
    project: FloatArray
    lexical: FloatArray
    bias: FloatArray
    around: FloatArray
    around_bias: FloatArray
    last: FloatArray
    last_bias: FloatArray
    judge: FigureJudge | None = None

    def read(self, text: str, words: Sequence[Word]) -> Reading:
        if self.judge is None:
            return Reading(self.chances(text, words))
        figures = Figures(text, self.judge.project)
        return Reading(self.chances(text, words, figures), list(figures.judged(self.judge)))

    def chances(self, text: str, words: Sequence[Word], figures: Figures | None = None) -> FloatArray:
        """Return the probabilities (n, 4) of CLASSES for each word; `figures` hear what is read for them."""
        if not words:
            return np.zeros((0, len(CLASSES)), dtype=np.float32)
        own = (
            mean_states(text, words, self.states, self.project, figures)
            + lexical_features(text, words) @ self.lexical
            + self.bias
        )
        own = np.maximum(own, 0)
        beside = len(self.around) // 2
        padded = np.pad(own, ((beside, beside), (0, 0)))
        sums = self.around_bias + sum(padded[at : at + len(own)] @ weights for at, weights in enumerate(self.around))
        scores = np.concatenate([own, np.maximum(sums, 0)], axis=1) @ self.last + self.last_bias
        return softmax(scores)


def mean_states(
    text: str,
    words: Sequence[Word],
    states: States,
    project: FloatArray | None = None,
    figures: Figures | None = None,
) -> FloatArray:
    """Each word's hidden states, the mean of its pieces, projected where asked; zeros for a word without a piece.

    `figures` hear the states of every part.
    """
    edges, pieces = [], []
    parts = parts_of(text)
    for start in range(0, len(parts), PARTS_AT_ONCE):
        some = parts[start : start + PARTS_AT_ONCE]
        for (at, _), hidden in zip(some, states([part for _, part in some]), strict=True):
            edges.append(np.asarray(hidden.offsets, dtype=np.int64).reshape(-1, 2) + at)
            pieces.append(_projected([hidden.layers[layer] for layer in LAYERS], project))
            if figures is not None:
                figures.hear(at, hidden, LAYERS)
    spans = np.concatenate(edges)
    sums = np.cumsum(np.concatenate([np.zeros((1, pieces[0].shape[1])), *pieces]), axis=0, dtype=np.float64)
    first = np.searchsorted(spans[:, 1], [word.start for word in words], side="right")
    last = np.maximum(np.searchsorted(spans[:, 0], [word.end for word in words], side="left"), first)
    means = (sums[last] - sums[first]) / np.maximum(last - first, 1)[:, None]
    return np.asarray(means, dtype=np.float32)


def _projected(layers: Sequence[FloatArray], project: FloatArray | None) -> FloatArray:
    """The layers side by side, multiplied with the projection where there is one, without a copy of them."""
    if project is None:
        return np.concatenate(layers, axis=1)
    halves = np.split(project, len(layers))
    return np.asarray(sum(layer @ half for layer, half in zip(layers, halves, strict=True)))


def find_tagged(text: str, words: Sequence[Word], chances: FloatArray) -> Iterator[Identifier]:
    """What reads like a name by the tagger's probabilities (n, 4); words that follow each other are one finding."""
    names = 1 - chances[:, 0]
    persons = chances[:, 1] >= chances[:, 2:].max(axis=1)
    marked = [
        float(name) >= least for name, least in zip(names.tolist(), _limits(text, words, persons.tolist()), strict=True)
    ]
    _mark_beside(text, words, names, marked, chances[:, 3] >= chances[:, 1:3].max(axis=1))
    _leave_countries(words, marked)
    at = 0
    while at < len(words):
        if not marked[at]:
            at += 1
            continue
        last = at
        while last + 1 < len(words) and marked[last + 1] and _adjoin(text, words[last], words[last + 1]):
            last += 1
        if not _names_nothing(words[at : last + 1]):
            yield _tagged(words[at : last + 1], chances[at : last + 1])
        at = last + 1


def _leave_countries(words: Sequence[Word], marked: list[bool]) -> None:
    """Mark no part of a country: 'Northern Italy', 'West Africa'."""
    for at in range(len(words) - 1):
        if words[at].lower in COMPASS and words[at + 1].lower in lexicon().countries - AT_HOME:
            marked[at : at + 2] = False, False


def _names_nothing(words: Sequence[Word]) -> bool:
    """Whether what was found is only a kind of place: 'the hospice', 'adolescent service'; 'Care home' opens a line."""
    return all(_is_kind(word, opens=word is words[0]) for word in words)


def _is_kind(word: Word, *, opens: bool) -> bool:
    """Whether a word is one for a kind of place or a small word in lower case, or such a kind opening a line."""
    if word.text.islower():
        return is_generic(word.text) or word.lower in FUNCTION_WORDS
    return opens and word.opens and word.titled and is_generic(word.text) and not word.code & FIRST


def _also_plain(text: str, words: Sequence[Word]) -> frozenset[str]:
    """The words that stand in lower case in a text that begins its sentences with capitals, and are seldom names.

    Where one of them opens a title or a sentence its capital says nothing: 'Bidets', 'We looked at bidets.' So it is
    with a kind of place or of people that stands after an article: 'Ward recommended it', 'the ward'.
    """
    if not _opens_with_capitals(BEGINS.findall(text)):
        return frozenset()
    plain = frozenset(word.lower for word in words if word.text.islower() and _is_plain(word))
    kinds = (
        word.lower
        for before, word in pairwise(words)
        if before.lower in ARTICLES and word.text.islower() and usually_lower(word.code) and is_generic(word.text)
    )
    return plain.union(kinds)


def _is_plain(word: Word) -> bool:
    """Whether a word is in no list of names, or only there as a surname and nearly always in lower case: 'mince'."""
    return not word.code & NAMES or (usually_lower(word.code) and not word.code & (FIRST | PLACE))


def writes_capitals(text: str) -> bool:
    """Whether whoever wrote the text begins sentences with a capital, and so would write a name with one."""
    opening = BEGINS.findall(text)
    return len(opening) >= OPENINGS and _opens_with_capitals(opening)


def _opens_with_capitals(letters: Sequence[str]) -> bool:
    """Whether nearly all sentences begin with a capital, by the letters that open them; False for none."""
    return bool(letters) and sum(letter.isupper() for letter in letters) >= CAREFUL * len(letters)


def _limits(text: str, words: Sequence[Word], persons: Sequence[bool]) -> Iterator[float]:
    """The probability from which each word is a finding; `persons` says where a name would be somebody's."""
    plain = _also_plain(text, words)
    leasts = least_of_words(text, words)
    for before, word, person, least in zip((None, *words), words, persons, leasts, strict=False):
        after_article = before is not None and before.lower in ARTICLES
        a_thing = person and after_article and word.text.islower() and bool(word.code & VOCABULARY)
        a_month = word.lower in MONTHS and YEAR_AFTER.match(text, word.end) is not None
        if a_thing or a_month or SITE_END.search(text, max(0, word.start - 2), word.end):
            yield NEVER
        else:
            own = STRONG if word.opens and word.lower in plain and not _is_joined(text, word) else least
            yield own if person else max(own, LEAST_COUNTRY if word.practice else LEAST_PLACE)


def least_of_words(text: str, words: Sequence[Word]) -> list[float]:
    """The probability from which each word may be somebody's name, by how it and the text are written."""
    careful, shouted = writes_capitals(text), shouting_lines(text)
    starts = [start for start, _ in shouted]
    names = [word.capitals and len(word.text) > INITIALS and bool(word.code & (FIRST | SURNAME)) for word in words]
    leasts = []
    for at, word in enumerate(words):
        line = bisect_right(starts, word.start) - 1
        shouting = line >= 0 and word.start <= shouted[line][1]
        whole = names[at] and any(names[max(0, at - 1) : at] + names[at + 1 : at + 2])
        least = _least(word, careful=careful and not _is_joined(text, word), shouting=shouting or whole)
        after_article = careful and word.text.islower() and at > 0 and words[at - 1].lower in ARTICLES
        leasts.append(max(least, LEAST_PLAIN_LOWER) if after_article else least)
    return leasts


def _is_joined(text: str, word: Word) -> bool:
    """Whether a figure, or a stop between letters, is joined to a word: no prose, as 'gw.parry3' and '16th'."""
    before, after = text[max(0, word.start - 2) : word.start], text[word.end : word.end + 1]
    stop = before[-1:] in (".", "_") and before[:1].isalnum()
    return before[-1:].isdigit() or after.isdigit() or stop


def _least(word: Word, *, careful: bool, shouting: bool) -> float:
    """The same for one word; `careful` where the text is written with capitals, `shouting` where the line, or the
    whole of a name, is in them."""
    short = word.capitals and len(word.text) < LONGEST_ABBREVIATION
    known = bool(word.code & VOCABULARY)
    if word.practice:
        a_word = known and word.casing >= USUALLY_LOWER
        return LEAST_PRACTICE if word.code & NAMES and not word.phrase and not (short and not a_word) else NEVER
    if word.capitals and not shouting and len(word.text) > INITIALS and (short or not word.code & NAMES):
        return LEAST_SHORT
    if word.opens and word.titled and usually_lower(word.code) and is_generic(word.text):
        return LEAST_KIND
    if usually_lower(word.code) and not word.code & FIRST:
        return _least_plain(word, careful=careful)
    if word.text.islower():
        if not word.code and is_a_slip(word.text):
            return LEAST_PLAIN_LOWER if careful else LEAST_PLAIN
        if not word.code:
            return LEAST_UNKNOWN_LOWER if careful else LEAST_UNKNOWN
        if known:
            return LEAST_LOWER if careful else LEAST_ORDINARY
        return LEAST_SMALL if careful else LEAST
    if known and word.opens and word.titled and word.casing >= USUALLY_NO_NAME:
        return LEAST_OPENING if word.casing < ALWAYS_LOWER else LEAST_PLAIN_OPENING
    return LEAST_ORDINARY if known and word.casing >= ORDINARY else LEAST


def _least_plain(word: Word, *, careful: bool) -> float:
    """The same for a word that is no first name and nearly always written in lower case."""
    if len(word.text) <= INITIALS or word.capitals:
        return LEAST_ORDINARY
    if word.text.islower():
        return LEAST_PLAIN_LOWER if careful else LEAST_PLAIN
    if not word.text.isalpha():
        return LEAST_ORDINARY
    return LEAST_PLAIN_OPENING if word.opens else LEAST_PLAIN_TITLED


def _mark_beside(
    text: str, words: Sequence[Word], names: FloatArray, marked: list[bool], services: NDArray[np.bool_]
) -> None:
    """Mark what stands beside a finding and belongs to it: 'new cross' of 'new cross hospital', 'Care and Repair'.

    `services` says of each word whether it is sooner an organisation's than anything else: 'Noida and Delhi' are two.
    """
    pairs = [(at, at + 1) for at in range(len(words) - 1) if _adjoin(text, words[at], words[at + 1])]
    for one, other in pairs:
        if marked[one] and names[other] >= LEAST_BESIDE and not words[other].phrase:
            marked[other] = True
    for one, other in reversed(pairs):
        if marked[other] and names[one] >= LEAST_BESIDE and not words[one].phrase:
            marked[one] = True
    for (one, between), (_, other) in pairwise(pairs):
        if other == between + 1 and marked[one] and marked[other] and words[between].lower in LINKS:
            marked[between] = words[between].lower not in BETWEEN_TWO or bool(services[one] and services[other])


def _adjoin(text: str, word: Word, following: Word) -> bool:
    return text[word.end : following.start] in GAPS


def _tagged(words: Sequence[Word], chances: FloatArray) -> Identifier:
    label = CLASSES[1 + int(chances[:, 1:].sum(axis=0).argmax())]
    surest = int(chances[:, 0].argmin())
    name, word = float(1 - chances[surest, 0]), words[surest]
    plain = bool(word.code & VOCABULARY) or word.practice or not word.text[0].isupper()
    confidence = min(name * (0.85 if plain else 1), 0.85)
    start, end = words[0].start, words[-1].end
    return Identifier(start, end, label or "PERSON", confidence, "reads like a name", name >= STRONG and not plain)


@cache
def _embedder() -> ModelEmbedder:
    return ModelEmbedder(threads=1)


def model_states(texts: Sequence[str]) -> list[HiddenStates]:
    """The hidden states of the system's own embedding model."""
    return _embedder().hidden_states(texts, LAYERS)


def load_tagger(states: States = model_states) -> NameTagger | None:
    """The trained tagger; None where its weights are not there."""
    if not WEIGHTS.is_file():
        return None
    with np.load(WEIGHTS) as kept:
        weights = {name: kept[name].astype(np.float32) for name in kept.files}
    weights["project"] *= weights.pop("scale")
    return NameTagger(states, **weights, judge=load_judge())
