"""Calibrating strength for a model: questions asked of the store that answers them, and of one that cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.candidates import ask, ask_index, gather
from kb.database import Database
from kb.embedder import Embedder
from kb.errors import KbError
from kb.evaluation import Judged, Question, exact_index, fill_store, opened_store, read_judgements, read_questions
from kb.fusion import Evidence
from kb.index import VectorIndex
from kb.query import parse
from kb.query_adapter import turning_in
from kb.strength import Calibration, Example, calibrate
from kb.word_index import words_of

EACH = 300
FEWEST = 2
"""Questions of either sort: the error rates fit on one half of them and measure on the other."""


class TooFewQuestions(KbError):
    """The collections have too few questions with an answer, or too few without one."""

    def __init__(self, answered: int, unanswered: int) -> None:
        super().__init__(
            f"Strength is fitted on questions with an answer (here {answered}) and without one (here {unanswered}), "
            f'at least {FEWEST} of each: add questions of the type "no_answer" to queries.jsonl, '
            "or name another folder too, whose questions this one cannot answer."
        )


@dataclass(frozen=True)
class Recalibration:
    """A line, its error rates, and how far the query adapter turned the questions it is fitted on, 0 to 1."""

    line: Calibration
    rates: "ErrorRates"
    turned: float


@dataclass(frozen=True)
class ErrorRates:
    """How often 'none' is said: of questions the store cannot answer (higher is better), and of those it can."""

    unanswerable: float
    answerable: float


def recalibrate(directories: Sequence[Path], embedder: Embedder, *, keep: Path | None = None) -> Recalibration:
    """Fit on the questions of the collections; the error rates are those of a fit on every other, on those between.

    Without an answer are a collection's questions of the type `no_answer`; where it has none, questions of the other
    collections are asked of its documents. Raises TooFewQuestions.
    """
    asked = {directory: some_questions(directory) for directory in directories}
    unanswered = {directory: unanswered_of(directory, asked, len(directories)) for directory in directories}
    counts = [sum(map(len, some.values())) for some in (asked, unanswered)]
    if min(counts) < FEWEST:
        raise TooFewQuestions(*counts)
    yes: list[Example] = []
    no: list[Example] = []
    turned: list[float] = []
    for directory in directories:
        with opened_store(keep and keep / f"store-{directory.name}") as store:
            fill_store(store, directory, embedder)
            index = exact_index(store, embedder)
            answered, turn = results_of(asked[directory], read_judgements(directory), store, embedder, index)
            yes += answered
            no += results_of(unanswered[directory], {}, store, embedder, index)[0]
            turned.append(turn)
    rates = error_rates(calibrate(yes[::2], no[::2]), yes[1::2], no[1::2])
    return Recalibration(calibrate(yes, no), rates, sum(turned) / len(turned))


def some_questions(directory: Path) -> list[Question]:
    """Return evenly spread questions of a collection that have an answer in it."""
    judged = read_judgements(directory)
    answered = [question for question in read_questions(directory) if question.id in judged]
    return answered[:: max(len(answered) // EACH, 1)][:EACH]


def unanswered_of(directory: Path, asked: Mapping[Path, Sequence[Question]], share: int) -> list[Question]:
    """Return the questions that a collection says it cannot answer, or one in `share` of what others are asked."""
    own = [question for question in read_questions(directory) if question.kind == "no_answer"]
    others = [question for other, some in asked.items() if other != directory for question in some]
    return own or others[::share]


def results_of(
    questions: Sequence[Question], judged: Judged, store: Database, embedder: Embedder, index: VectorIndex
) -> tuple[list[Example], float]:
    """Return the evidence of each question's results, and how far the questions were turned."""
    found: list[Example] = []
    with store.read() as session:
        words = words_of(store).bring_level(session)
        turn = turning_in(session, embedder.model_id, words.passage_count)
        for question in questions:
            asked = ask(parse(question.text), words, embedder, turn=turn)
            ranked = gather(session, asked, words, embedder.model_id, ask_index(asked, words, index)).ranked
            right = bool(ranked) and ranked[0][0] in judged.get(question.id, {})
            found.append(Example([evidence for _, evidence in ranked] or [Evidence("", 0.0, 0.0, 0.0)], right))
    return found, turn


def error_rates(made: Calibration, answered: Sequence[Example], unanswered: Sequence[Example]) -> ErrorRates:
    """Return how often a calibration says 'none' over questions without an answer, and over those with one."""
    shares = [
        sum(made.strengths(one.ranked)[0] == "none" for one in some) / max(len(some), 1)
        for some in (unanswered, answered)
    ]
    return ErrorRates(*shares)
