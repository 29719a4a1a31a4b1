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
from kb.search import words_of
from kb.strength import Calibration, calibrate

EACH = 150


@dataclass(frozen=True)
class ErrorRates:
    """How often 'none' is said: of questions the store cannot answer (higher is better), and of those it can."""

    none_where_unanswerable: float
    none_where_answerable: float


def recalibrate(
    directories: Sequence[Path], embedder: Embedder, *, keep: Path | None = None
) -> tuple[Calibration, ErrorRates]:
    """Fit on every other question of the collections and measure on those between.

    A question of one collection, asked of another's documents, is taken as one that has no answer there; so is one
    of the type `no_answer`.
    """
    asked = {directory.name: some_questions(directory) for directory in directories}
    yes: list[Evidence] = []
    no: list[Evidence] = []
    for directory in directories:
        with opened_store(keep and keep / f"store-{directory.name}") as store:
            fill_store(store, directory, embedder)
            index = exact_index(store, embedder)
            for name, questions in asked.items():
                chosen = questions if name == directory.name else questions[:: len(directories)]
                (yes if name == directory.name else no).extend(best_of(chosen, store, embedder, index))
            no.extend(best_of(without_answer(directory), store, embedder, index))
    made = calibrate(yes[::2], no[::2])
    return made, error_rates(made, yes[1::2], no[1::2])


def some_questions(directory: Path) -> list[Question]:
    """Return evenly spread questions of a collection that have an answer in it."""
    judged = read_judgements(directory)
    answered = [question for question in read_questions(directory) if question.id in judged]
    return answered[:: max(len(answered) // EACH, 1)][:EACH]


def without_answer(directory: Path) -> list[Question]:
    """Return the questions that a collection itself says it cannot answer."""
    return [question for question in read_questions(directory) if question.kind == "no_answer"]


def best_of(questions: Sequence[Question], store: Database, embedder: Embedder, index: VectorIndex) -> list[Evidence]:
    """Return the evidence of each question's best result."""
    words = words_of(store)
    best: list[Evidence] = []
    with store.read() as session:
        words.bring_level(session)
        for question in questions:
            asked = ask(parse(question.text), words, embedder)
            ranked = gather(session, asked, words, embedder.model_id, index).ranked
            best += [ranked[0][1]] if ranked else [Evidence("", 0.0, 0.0, 0.0)]
    return best


def error_rates(made: Calibration, answered: Sequence[Evidence], unanswered: Sequence[Evidence]) -> ErrorRates:
    """Return how often a calibration says 'none' over both kinds of question."""
    none = [sum(made.strength(e) == "none" for e in kind) / max(len(kind), 1) for kind in (unanswered, answered)]
    return ErrorRates(*none)
