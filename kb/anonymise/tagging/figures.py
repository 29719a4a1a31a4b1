# ruff: noqa: E501 - an expression cut in two is harder to read
"""What kind of identifier a figure is, by what stands around it: a network on the embedding model's hidden states.

Rules tell days, ages and codes by the words beside them, and no list of such words is ever whole. This reads the figure
and its neighbours as the model does: "swap with 31st if it suits" and "31st floor" differ there whatever the words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from kb.anonymise.days.ages import is_of_a_month
from kb.anonymise.days.bare_ages import NUMBERED
from kb.anonymise.days.dates import DAY, IS_STONE, MONTH_NUMBER, SPOKEN_DAY
from kb.anonymise.days.of_the_month import COUNTED, COUNTED_ON
from kb.anonymise.identifiers import Identifier, Label
from kb.anonymise.lexicon import DATA
from kb.anonymise.pattern import any_case
from kb.embedder import HiddenStates
from kb.types import FloatArray

WEIGHTS: Final = DATA / "figures.npz"
KINDS: Final[tuple[Label | None, ...]] = (None, "DATE", "AGE_OVER_89", "POSTCODE", "PHONE", "ID", "ADDRESS")
"""What a figure may be; a house number is learnt so that it is taken for nothing else."""
SPOKEN_AGE = r"ninet(?:y|ieth)(?:[ -]?(?:one|two|three|four|five|six|seven|eight|nine))?"
FIGURE = any_case(
    rf"(?<![\w@])(?:[A-Za-z]{{0,5}}[-./]?\d[\w/.\\:-]*(?<![.:/\\-])(?:[ ]?(?:st|nd|rd|th)\b)?|(?:{SPOKEN_DAY}|{SPOKEN_AGE})\b)"
)
"""What has a figure in it, with up to five letters before it, and days and great ages in words."""
BESIDE: Final = 2
"""Word pieces before and after a figure that are read with it."""
LEAST: Final[dict[Label, float]] = {"DATE": 0.3, "AGE_OVER_89": 0.5, "POSTCODE": 0.5, "PHONE": 0.7, "ID": 0.9}
"""Probability from which a figure is a finding, chosen on notes that the network was not trained on
(docs/anonymisation.md)."""
SHAPES: Final[dict[Label, re.Pattern[str]]] = {
    "DATE": any_case(rf"{DAY}[ ]?(?:st|nd|rd|th)?|{DAY}[/.\\-]{MONTH_NUMBER}|{SPOKEN_DAY}"),
    "AGE_OVER_89": any_case(rf"(?:9\d|1[01]\d)(?:y(?:rs?)?(?:/?o)?|m|f)?|{SPOKEN_AGE}"),
    "POSTCODE": any_case(r"[a-z]{1,2}\d[\da-z]?(?:\d[a-z]{2})?"),
    "PHONE": any_case(r"x?\d{3,11}|\d{3,6}(?:[-./]\d{3,6}){1,2}"),
    "ID": any_case(r"(?=(?:[^\d]*\d){4})[\w/.-]{5,}"),
}
"""How each kind is written, whatever the network says: no score is a day, no hour a telephone number."""
IS_COUNTED: Final = any_case(rf"[ \t-]+{COUNTED}\b")
"""After a figure that counts or ranks what follows, whatever the network says: "12th floor", "94 steps"."""
GUIDELINE: Final = re.compile(r"\b(?:NICE|SIGN|CKS)(?:[ ][Gg]uid\w*)?[ ]$")
"""Before the number of a national guideline: 'NICE NG71'."""
NEVER_AFTER: Final[dict[Label, re.Pattern[str]]] = {
    "DATE": any_case(rf"\b(?:on|by|until|from)[ ]day[ ]$|{COUNTED_ON.pattern}"),
    "AGE_OVER_89": NUMBERED,
}
"""What stands before a figure of another kind, whatever the network says: 'home on day 19', 'room 94', "since '98"."""
REASONS: Final[dict[Label, str]] = {
    "DATE": "a figure that stands like a day",
    "AGE_OVER_89": "a figure that stands like a great age",
    "POSTCODE": "letters and a figure that stand like part of a postcode",
    "PHONE": "a figure that stands like a telephone number",
    "ID": "a figure that stands like a reference",
}
SPELLINGS: Final = tuple(
    re.compile(expression, re.IGNORECASE)
    for expression in (
        r"\d+$", r"(?:\d+[ ]?(?:st|nd|rd|th)|[a-z -]+)$", r"[^\d]+$", r".*/", r".*[.]", r".*-", r".*:", r"[a-z]", r".*\d[a-z]",
        r"(?-i:[^a-z]*[A-Z][^a-z]*)$", r"0", *(rf"\d{{{count}}}$" for count in range(1, 7)), r".{6,}", r".{9,}", r"\D*(?:\d\D*){10,}",
        rf"{DAY}(?!\d)", r"0?[1-3](?!\d)", r"(?:1[3-9]|2\d|3[01])(?!\d)", r"(?:9\d|1[01]\d)(?!\d)", r"[a-z]{1,2}\d[\da-z]?$",
        rf"\d+\D{MONTH_NUMBER}(?!\d)", r"\d+\D(?:5|7|10|12)(?!\d)", r"\d+\D7$", r"\d+\D10$", r"\d+\D12$", r"\d+\D52$",
        r"\d+\D(?:3[2-9]|[4-9]\d|\d{3})", r"\d+\D\d+\D(?:\d\d|(?:19|20)\d\d)$", r"\d+\D\d+$", r"\d+\D\d+\D\d+",
    )
)  # fmt: skip
"""What a figure's spelling tells, each yes or no."""


@dataclass(frozen=True)
class FigureJudge:
    """Weights over a figure's hidden states, its neighbours' and its spelling; inference needs numpy alone."""

    project: FloatArray
    spelled: FloatArray
    bias: FloatArray
    last: FloatArray
    last_bias: FloatArray

    def chances(self, projected: FloatArray, spelled: FloatArray) -> FloatArray:
        """Return the probabilities (n, 7) of KINDS for figures with such states, projected, and spellings (n, yes/no)."""
        own = np.maximum(projected + spelled @ self.spelled + self.bias, 0)
        scores = own @ self.last + self.last_bias
        return softmax(scores)


class Figures:
    """The figures of a text, which hear the hidden states of its parts as these are made.

    Their states are multiplied with `project` at once where it is given: a text may have fifty thousand figures.
    """

    def __init__(self, text: str, project: FloatArray | None = None) -> None:
        self._found = list(FIGURE.finditer(text))
        self._starts = [each.start() for each in self._found]
        self._project = project
        self.heard: list[re.Match[str]] = []
        self._states: list[FloatArray] = []

    def hear(self, at: int, hidden: HiddenStates, layers: Sequence[int]) -> None:
        """Take what concerns the figures in a part that starts at a place of the text."""
        offsets = np.asarray(hidden.offsets, dtype=np.int64).reshape(-1, 2) + at
        if not len(offsets):
            return
        inside = self._found[
            bisect_left(self._starts, int(offsets[0, 0])) : bisect_left(self._starts, int(offsets[-1, 1]))
        ]
        if not inside:
            return
        states = np.concatenate([hidden.layers[layer] for layer in layers], axis=1)
        first = np.searchsorted(offsets[:, 1], [each.start() for each in inside], side="right").tolist()
        last = np.searchsorted(offsets[:, 0], [each.end() for each in inside], side="left").tolist()
        read = np.stack([_with_neighbours(states, *span) for span in zip(first, last, strict=True)])
        self.heard += inside
        self._states.append(read if self._project is None else read @ self._project)

    def states(self) -> FloatArray:
        """The states (n, size) of what was heard: each figure's own, those before it, those after it; or projected."""
        return np.concatenate(self._states).astype(np.float32)

    def judged(self, judge: FigureJudge) -> Iterator[Identifier]:
        """What identifies by its place, weak: rules prove, this only suspects."""
        if not self.heard:
            return
        chances = judge.chances(self.states(), spellings([each[0] for each in self.heard]))
        likeliest, surest = chances[:, 1:].argmax(axis=1) + 1, chances[:, 1:].max(axis=1)
        for each, kind, chance in zip(self.heard, likeliest.tolist(), surest.tolist(), strict=True):
            label = KINDS[kind]
            if label in LEAST and chance >= LEAST[label] and _may_be(label, each):
                yield Identifier(*each.span(), label, min(chance, 0.75), REASONS[label], False)


def _may_be(label: Label, figure: re.Match[str]) -> bool:
    """Whether a figure is written as this kind of identifier is, and counts or weighs nothing."""
    written = SHAPES[label].fullmatch(figure[0]) and not IS_STONE.fullmatch(figure[0])
    guideline = GUIDELINE.search(figure.string, max(0, figure.start() - 24), figure.start())
    counted = IS_COUNTED.match(figure.string, figure.end()) or is_of_a_month(figure.string, *figure.span())
    before = NEVER_AFTER.get(label)
    never = before is not None and before.search(figure.string, max(0, figure.start() - 60), figure.start())
    return bool(written) and not guideline and not counted and not never


def _with_neighbours(states: FloatArray, first: int, last: int) -> FloatArray:
    """The means of the states of some pieces, of those before them and of those after them, end to end."""
    parts = states[first:last], states[max(0, first - BESIDE) : first], states[last : last + BESIDE]
    return np.concatenate([part.mean(axis=0) if len(part) else np.zeros(states.shape[1], np.float32) for part in parts])


def softmax(scores: FloatArray) -> FloatArray:
    """Return the probabilities (n, kinds) that scores stand for."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def spellings(figures: Sequence[str]) -> FloatArray:
    """Return what each figure's spelling tells (n, SPELLINGS): 0 or 1."""
    return np.array([[bool(each.match(figure)) for each in SPELLINGS] for figure in figures], dtype=np.float32)


def load_judge(file: Path = WEIGHTS) -> FigureJudge | None:
    """The trained network; None where its weights are not there."""
    if not file.is_file():
        return None
    with np.load(file) as kept:
        weights = {name: kept[name].astype(np.float32) for name in kept.files}
    mean, spread = weights.pop("mean"), weights.pop("spread")
    weights["project"] = weights["project"] * weights.pop("scale") / spread[:, None]
    weights["bias"] -= mean @ weights["project"]
    return FigureJudge(**weights)
