"""How strong a match is, in plain words, from scores calibrated on questions with and without an answer."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kb.fusion import Evidence
from kb.types import Strength

CALIBRATION = Path(__file__).parent / "data" / "calibration.json"
PENALTY = 1.0
MOSTLY = 0.5
"""How far questions are turned from which the line for turned ones is taken."""
LOST = 1 / 50
"""The share of answerable questions for which 'none' may be said."""
RIGHT = 0.97
"""The share of results at the head called strong that are what was sought."""
Ranked = Sequence[Evidence]
"""The evidence of a question's results, best first, one at least."""


class Example(NamedTuple):
    """The evidence of a question's results, best first, and whether the first is judged to answer it."""

    ranked: Ranked
    right: bool = False


@dataclass(frozen=True)
class Calibration:
    """A logistic line over four measures, and where each word of strength begins on it.

    Words count as far as they explain the question: a stray shared word is no sign of an answer.
    """

    cosine: float
    words: float
    late: float
    start: float
    weak: float
    fair: float
    strong: float
    background: float = 0.0

    def likelihoods(self, ranked: Sequence[Evidence]) -> NDArray[np.float64]:
        """Return how likely each evidence belongs to an answer, 0 to 1."""
        weights = self.cosine, self.words, self.late, self.background
        measures = np.array([measures_of(evidence) for evidence in ranked]).reshape(-1, len(weights))
        return np.asarray(1 / (1 + np.exp(-self.start - measures @ weights)))

    def strengths(self, ranked: Sequence[Evidence], says_all: Callable[[int], bool] = lambda _: True) -> list[Strength]:
        """Return the word for each of some results, best first; none is called weaker than one that comes after it.

        One that does not say all that is asked, by its place, is not strong by itself.
        """
        likely = self.likelihoods(ranked)
        for at in np.flatnonzero(likely >= self.strong).tolist():
            if not says_all(at):
                likely[at] = np.nextafter(self.strong, 0)
        least = np.maximum.accumulate(likely[::-1])[::-1]
        return [self._word(one) for one in least.tolist()]

    def _word(self, likely: float) -> Strength:
        if likely >= self.strong:
            return "strong"
        if likely >= self.fair:
            return "fair"
        return "weak" if likely >= self.weak else "none"


def load_calibration(model_id: str, turned: float, folder: Path | None = None) -> Calibration:
    """Return the calibration of a model: one made here (in `folder`), else the shipped one, else the default's.

    Where its query adapter turns questions (`turned`, 0 to 1) their cosines are others, and so is the line.
    """
    key = calibration_key(model_id, turned)
    own = folder / "calibration.json" if folder else CALIBRATION
    for stored in (_read(own, own.stat().st_mtime_ns) if own.exists() else {}, _shipped()):
        if key in stored:
            return stored[key]
    return _shipped()["default"]


def _shipped() -> dict[str, Calibration]:
    return _read(CALIBRATION, 0)


@lru_cache(maxsize=8)
def _read(file: Path, _changed: int) -> dict[str, Calibration]:
    """Return the calibrations in a file by model, read again when it has changed."""
    return {key: Calibration(**stored) for key, stored in json.loads(file.read_text("utf-8")).items()}


def save_calibration(model_id: str, turned: float, made: Calibration, file: Path) -> None:
    """Keep a model's calibration beside those of other models."""
    stored = json.loads(file.read_text("utf-8")) if file.exists() else {}
    stored[calibration_key(model_id, turned)] = asdict(made)
    file.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")


def calibration_key(model_id: str, turned: float) -> str:
    """Return what matters to scores: a model's name and weights, not its precision; whether questions are turned."""
    return ":".join([*model_id.split(":")[:2], *(["turned"] if turned >= MOSTLY else [])])


def measures_of(evidence: Evidence) -> tuple[float, float, float, float]:
    """Return what strength is judged by: cosine, words as far as they are believed, late interaction, background."""
    return evidence.cosine, evidence.trust * evidence.words, evidence.late, evidence.background


def calibrate(answered: Sequence[Example], unanswered: Sequence[Example]) -> Calibration:
    """Fit the line on the nearest result of questions with an answer and without, and set where each word begins.

    'None' is said up to where one answerable question in 50 would be lost; 'fair' begins where one unanswerable
    question in twenty would be called so, 'strong' where 97 in 100 of the first results are right.
    """
    asked = [*answered, *unanswered]
    measures = np.array([measures_of(max(one.ranked, key=_nearness)) for one in asked])
    truth = np.array([True] * len(answered) + [False] * len(unanswered))
    *weights, start = (round(part, 4) for part in _fit(measures, truth).tolist())
    cosine, words, late, background = weights
    fitted = Calibration(cosine, words, late, start, 0, 0, 0, background)
    likely = np.array([fitted.likelihoods(one.ranked).max() for one in asked])
    weak = float(np.quantile(likely[truth], LOST))
    fair = max(float(np.quantile(likely[~truth], 19 / 20)), weak)
    strong = max(_where_right(likely, np.array([one.right for one in asked])), fair)
    return replace(fitted, weak=round(weak, 4), fair=round(fair, 4), strong=round(strong, 4))


def _where_right(likely: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Return the least likelihood (0 to 1) from which `RIGHT` of the questions have the right result first; else 1."""
    order = np.argsort(-likely)
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    return float(min(likely[order][share >= RIGHT], default=1.0))


def _nearness(evidence: Evidence) -> float:
    return evidence.cosine + evidence.trust * evidence.words


def _fit(measures: NDArray[np.float64], truth: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return weights and start of a logistic regression with a small ridge, both answers weighing the same in all."""
    mean, spread = measures.mean(axis=0), measures.std(axis=0) + 1e-9
    rows = np.c_[(measures - mean) / spread, np.ones(len(measures))]
    share = np.where(truth, 1 / truth.sum(), 1 / (~truth).sum()) * len(truth) / 2
    line = np.zeros(rows.shape[1])
    ridge = PENALTY * np.diag([1.0] * (len(line) - 1) + [0.0])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-(rows @ line)))
        slope = rows.T @ (share * (truth - likely)) - ridge @ line
        curve = (rows * (share * likely * (1 - likely))[:, None]).T @ rows + ridge
        line = line + np.linalg.solve(curve, slope)
    weights = line[:-1] / spread
    return np.append(weights, line[-1] - weights @ mean)
