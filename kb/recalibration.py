"""Calibrating strength for a model: questions asked of the store that answers them, and of one that cannot."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.candidates import ask, gather
from kb.database import Database
from kb.embedder import Embedder
from kb.evaluation import Question, exact_index, fill_store, opened_store, read_judgements, read_questions
from kb.fusion import Evidence
from kb.index import VectorIndex
from kb.query import parse
from kb.strength import Calibration, Ranked, calibrate
from kb.word_index import words_of

EACH = 150


@dataclass(frozen=True)
class ErrorRates:
    """How often 'none' is said: of questions the store cannot answer (higher is better), and of those it can."""

    unanswerable: float
    answerable: float


def recalibrate(
    directories: Sequence[Path], embedder: Embedder, *, keep: Path | None = None
) -> tuple[Calibration, ErrorRates]:
    """Fit on the questions of the collections; the error rates are those of a fit on every other, on those between.

    A question of one collection, asked of another's documents, is taken as one that has no answer there; so is one
    of the type `no_answer`.
    """
    asked = {directory.name: some_questions(directory) for directory in directories}
    yes: list[tuple[str, Ranked]] = []
    no: list[tuple[str, Ranked]] = []
    for directory in directories:
        with opened_store(keep and keep / f"store-{directory.name}") as store:
            fill_store(store, directory, embedder)
            index = exact_index(store, embedder)
            for name, questions in asked.items():
                chosen = questions if name == directory.name else questions[:: len(directories)]
                (yes if name == directory.name else no).extend(results_of(chosen, store, embedder, index))
            no.extend(results_of(without_answer(directory), store, embedder, index))
    return _fit(yes, no), error_rates(_fit(yes[::2], no[::2]), yes[1::2], no[1::2])


def _fit(yes: Sequence[tuple[str, Ranked]], no: Sequence[tuple[str, Ranked]]) -> Calibration:
    return calibrate([one for _, one in yes], [one for _, one in no], [kind for kind, _ in yes])


def some_questions(directory: Path) -> list[Question]:
    """Return evenly spread questions of a collection that have an answer in it."""
    judged = read_judgements(directory)
    answered = [question for question in read_questions(directory) if question.id in judged]
    return answered[:: max(len(answered) // EACH, 1)][:EACH]


def without_answer(directory: Path) -> list[Question]:
    """Return the questions that a collection itself says it cannot answer."""
    return [question for question in read_questions(directory) if question.kind == "no_answer"]


def results_of(
    questions: Sequence[Question], store: Database, embedder: Embedder, index: VectorIndex
) -> list[tuple[str, Ranked]]:
    """Return the kind of each question and the evidence of its results."""
    found: list[tuple[str, Ranked]] = []
    with store.read() as session:
        words = words_of(store).bring_level(session)
        for question in questions:
            asked = ask(parse(question.text), words, embedder)
            ranked = gather(session, asked, words, embedder.model_id, index).ranked
            found.append((question.kind, [evidence for _, evidence in ranked] or [Evidence("", 0.0, 0.0, 0.0)]))
    return found


def error_rates(
    made: Calibration, answered: Sequence[tuple[str, Ranked]], unanswered: Sequence[tuple[str, Ranked]]
) -> ErrorRates:
    """Return how often a calibration says 'none' over questions without an answer, and over those with one.

    Of the latter every kind counts the same.
    """
    said = defaultdict(list)
    for kind, ranked in answered:
        said[kind].append(made.strengths(ranked)[0] == "none")
    without = [made.strengths(ranked)[0] == "none" for _, ranked in unanswered]
    return ErrorRates(_mean(without), _mean([_mean(none) for none in said.values()]))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(len(values), 1)
