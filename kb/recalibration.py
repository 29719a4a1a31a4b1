"""Calibrating strength for a model: questions asked of the store that answers them, and of one that cannot."""

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

EACH = 300


@dataclass(frozen=True)
class ErrorRates:
    """How often 'none' is said: of questions the store cannot answer (higher is better), and of those it can."""

    unanswerable: float
    answerable: float


def recalibrate(
    directories: Sequence[Path], embedder: Embedder, *, keep: Path | None = None
) -> tuple[Calibration, ErrorRates]:
    """Fit on the questions of the collections; the error rates are those of a fit on every other, on those between.

    Without an answer are a collection's questions of the type `no_answer`; where it has none, questions of the other
    collections are asked of its documents.
    """
    asked = {directory.name: some_questions(directory) for directory in directories}
    yes: list[Ranked] = []
    no: list[Ranked] = []
    for directory in directories:
        others = [question for name, some in asked.items() if name != directory.name for question in some]
        with opened_store(keep and keep / f"store-{directory.name}") as store:
            fill_store(store, directory, embedder)
            index = exact_index(store, embedder)
            yes += results_of(asked[directory.name], store, embedder, index)
            no += results_of(without_answer(directory) or others[:: len(directories)], store, embedder, index)
    return calibrate(yes, no), error_rates(calibrate(yes[::2], no[::2]), yes[1::2], no[1::2])


def some_questions(directory: Path) -> list[Question]:
    """Return evenly spread questions of a collection that have an answer in it."""
    judged = read_judgements(directory)
    answered = [question for question in read_questions(directory) if question.id in judged]
    return answered[:: max(len(answered) // EACH, 1)][:EACH]


def without_answer(directory: Path) -> list[Question]:
    """Return the questions that a collection itself says it cannot answer."""
    return [question for question in read_questions(directory) if question.kind == "no_answer"]


def results_of(questions: Sequence[Question], store: Database, embedder: Embedder, index: VectorIndex) -> list[Ranked]:
    """Return the evidence of each question's results."""
    found: list[Ranked] = []
    with store.read() as session:
        words = words_of(store).bring_level(session)
        for question in questions:
            asked = ask(parse(question.text), words, embedder)
            ranked = gather(session, asked, words, embedder.model_id, index).ranked
            found.append([evidence for _, evidence in ranked] or [Evidence("", 0.0, 0.0, 0.0)])
    return found


def error_rates(made: Calibration, answered: Sequence[Ranked], unanswered: Sequence[Ranked]) -> ErrorRates:
    """Return how often a calibration says 'none' over questions without an answer, and over those with one."""
    shares = [
        sum(made.strengths(ranked)[0] == "none" for ranked in some) / max(len(some), 1)
        for some in (unanswered, answered)
    ]
    return ErrorRates(*shares)
