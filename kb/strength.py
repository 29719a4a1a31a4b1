"""How strong a match is, in plain words, from scores calibrated on questions with and without an answer."""

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.fusion import Evidence
from kb.types import Strength

CALIBRATION = Path(__file__).parent / "data" / "calibration.json"
PENALTY = 0.1
LOST = 1 / 22
"""The share of answerable questions for which 'none' may be said."""
Ranked = Sequence[Evidence]
"""The evidence of a question's results, best first, one at least."""


@dataclass(frozen=True)
class Calibration:
    """A logistic line over the three measures, and where each word of strength begins on it.

    Words count as far as they explain the question: a stray shared word is no sign of an answer.
    """

    cosine: float
    words: float
    late: float
    start: float
    weak: float
    fair: float
    strong: float

    def likelihood(self, evidence: Evidence) -> float:
        """Return how likely such evidence belongs to an answer, 0 to 1."""
        cosine, words, late = measures_of(evidence)
        line = self.start + self.cosine * cosine + self.words * words + self.late * late
        return 1 / (1 + math.exp(-line))

    def strengths(self, ranked: Sequence[Evidence]) -> list[Strength]:
        """Return the word for each of some results, best first; none is called weaker than one that comes after it."""
        likely = [self.likelihood(evidence) for evidence in ranked]
        return [self._word(one) for one in list(accumulate(reversed(likely), max))[::-1]]

    def _word(self, likely: float) -> Strength:
        if likely >= self.strong:
            return "strong"
        if likely >= self.fair:
            return "fair"
        return "weak" if likely >= self.weak else "none"


def load_calibration(model_id: str, folder: Path | None = None) -> Calibration:
    """Return the calibration of a model: one made here (in `folder`), else the shipped one, else the default's."""
    key = model_key(model_id)
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


def save_calibration(model_id: str, made: Calibration, file: Path) -> None:
    """Keep a model's calibration beside those of other models."""
    stored = json.loads(file.read_text("utf-8")) if file.exists() else {}
    stored[model_key(model_id)] = asdict(made)
    file.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")


def model_key(model_id: str) -> str:
    """Return what of a model's id matters to scores: its name and weights, not its precision."""
    return ":".join(model_id.split(":")[:2])


def measures_of(evidence: Evidence) -> tuple[float, float, float]:
    """Return what strength is judged by: cosine, words held as far as they are believed, late interaction."""
    return evidence.cosine, evidence.trust * evidence.held, evidence.late


def calibrate(answered: Sequence[Ranked], unanswered: Sequence[Ranked], kinds: Sequence[str] = ()) -> Calibration:
    """Fit the line on the nearest result of questions with an answer and without, and set where each word begins.

    'None' is said up to where one answerable question in twenty-two would be lost, every kind of question counting the
    same (`kinds` names one for each); 'strong' begins where one unanswerable question in fifty would be called so,
    'fair' where one in eight would.
    """
    measures = np.array([[*measures_of(max(ranked, key=_nearness)), 1.0] for ranked in (*answered, *unanswered)])
    truth = np.array([1.0] * len(answered) + [0.0] * len(unanswered))
    even = _even_share(kinds or [""] * len(answered))
    share = np.concatenate((even, np.full(len(unanswered), 1 / len(unanswered)))) * len(truth) / 2
    line = _fit(measures, truth, share)
    fitted = Calibration(*map(float, (*line, 0, 0, 0)))
    yes, no = (np.array([max(map(fitted.likelihood, r)) for r in some]) for some in (answered, unanswered))
    weak = _quantile(yes, even, LOST)
    fair = max(float(np.quantile(no, 7 / 8)), weak)
    strong = max(float(np.quantile(no, 49 / 50)), fair)
    return Calibration(*(round(float(part), 4) for part in (*line, weak, fair, strong)))


def _nearness(evidence: Evidence) -> float:
    return evidence.cosine + evidence.trust * evidence.held


def _even_share(kinds: Sequence[str]) -> NDArray[np.float64]:
    """Return a weight for each question so that every kind weighs the same, 1 in all."""
    many = Counter(kinds)
    return np.array([1 / (many[kind] * len(many)) for kind in kinds])


def _quantile(values: NDArray[np.float64], shares: NDArray[np.float64], below: float) -> float:
    """Return the value below which lies the given share of the whole."""
    order = np.argsort(values)
    at = int(np.searchsorted(np.cumsum(shares[order]), below))
    return float(values[order][min(at, len(values) - 1)])


def _fit(measures: NDArray[np.float64], truth: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method with a small ridge."""
    line = np.zeros(measures.shape[1])
    ridge = PENALTY * np.diag([1.0] * (len(line) - 1) + [0.0])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-(measures @ line)))
        slope = measures.T @ (share * (truth - likely)) - ridge @ line
        curve = (measures * (share * likely * (1 - likely))[:, None]).T @ measures + ridge
        line = line + np.linalg.solve(curve, slope)
    return line
