"""Measuring the search on a collection in BEIR layout: the very same search, over a temporary store."""

import json
import math
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kb.anonymise.gate import pass_ungated
from kb.database import Database, open_database
from kb.embedder import Embedder
from kb.errors import KbError
from kb.index import ExactIndex, VectorIndex, stack
from kb.passages import split
from kb.search import Query, search
from kb.settings import Settings
from kb.store.passages import all_embeddings, passages_without_embedding, save_embeddings, save_passages
from kb.store.questions import list_helped
from kb.store.records import add_record
from kb.titles import embed_titles
from kb.types import CleanText, Record, Section
from kb.word_index import words_of

AT_ONCE = 512
DEPTH = 100

Progress = Callable[[int, int], None]
Judged = Mapping[str, Mapping[str, float]]
"""By question, the documents that answer it and how well."""


class NoQuestions(KbError):
    """No record has helped with a question yet, so there is nothing to measure."""

    def __init__(self) -> None:
        super().__init__(
            "No record has helped with a question yet: press 'This helped' beside a search result that did."
        )


@dataclass(frozen=True)
class Question:
    """A question of a collection; `kind` is its `type` in queries.jsonl, or empty."""

    id: str
    text: str
    kind: str = ""


@dataclass(frozen=True)
class Figures:
    """How well questions were answered: means over them, 0 to 1."""

    ndcg_at_10: float
    recall_at_5: float
    recall_at_10: float
    mrr_at_10: float

    def as_json(self) -> dict[str, float]:
        """Return the figures under the names they are known by."""
        return {
            "ndcg@10": round(self.ndcg_at_10, 4),
            "recall@5": round(self.recall_at_5, 4),
            "recall@10": round(self.recall_at_10, 4),
            "mrr@10": round(self.mrr_at_10, 4),
        }


@dataclass(frozen=True)
class Report:
    """What `kb eval` prints, and the run it is made of: (document, score) by question, best first."""

    overall: Figures
    by_type: dict[str, Figures]
    ms_per_query: float
    run: dict[str, list[tuple[str, float]]] = field(repr=False)

    def as_json(self) -> dict[str, object]:
        """Return the report as one JSON document."""
        return {
            "overall": self.overall.as_json(),
            "by_type": {kind: figures.as_json() for kind, figures in self.by_type.items()},
            "ms_per_query": round(self.ms_per_query, 2),
        }


def evaluate(
    directory: Path, embedder: Embedder, *, keep: Path | None = None, progress: Progress | None = None
) -> Report:
    """Take in a collection (corpus.jsonl, queries.jsonl, qrels.tsv), ask its questions, measure the answers.

    With `keep` the store stays in that folder and is used again next time.
    """
    questions = read_questions(directory)
    judged = read_judgements(directory)
    with opened_store(keep) as store:
        fill_store(store, directory, embedder, progress)
        index = exact_index(store, embedder)
        run, milliseconds = ask_all(questions, store, embedder, index)
    return report(questions, judged, run, milliseconds)


def evaluate_own(store: Database, embedder: Embedder, index: VectorIndex) -> Report:
    """Ask the team's own questions, those a record helped with, and measure how near the top it comes.

    Raises NoQuestions.
    """
    with store.read() as session:
        helped = list_helped(session)
    judged: dict[str, dict[str, float]] = defaultdict(dict)
    for one in helped:
        if one.helped_record_id is not None:
            judged[str(one.text)][one.helped_record_id] = 1.0
    questions = [Question(text, text) for text in judged]
    if not questions:
        raise NoQuestions
    run, milliseconds = ask_all(questions, store, embedder, index)
    return report(questions, judged, run, milliseconds)


@contextmanager
def opened_store(keep: Path | None) -> Iterator[Database]:
    """A store in the folder to keep, or one that is gone afterwards; never the team's own, wherever that lies."""
    with tempfile.TemporaryDirectory(prefix="kb-eval-") as temporary:
        store = open_database(Settings(data_dir=keep or Path(temporary), database_url=""))
        try:
            yield store
        finally:
            store.close()


def fill_store(store: Database, directory: Path, embedder: Embedder, progress: Progress | None = None) -> None:
    """Take in the documents that the store lacks, ungated, and embed them."""
    with store.read() as session:
        words = words_of(store).bring_level(session)
    documents = [
        d for d in read_lines(directory / "corpus.jsonl") if words.record_at(document_key(str(d["_id"]))) is None
    ]
    for start in range(0, len(documents), AT_ONCE):
        with store.begin() as session:
            for document in documents[start : start + AT_ONCE]:
                record = as_record(document)
                key = add_record(session, record, origin="file", record_id=document_key(str(document["_id"])))
                save_passages(session, key, split(key, record, embedder.tokenizer))
    embed_all(store, embedder, progress)


def embed_all(store: Database, embedder: Embedder, progress: Progress | None = None) -> None:
    """Embed every passage that lacks an embedding, and the titles where they count."""
    done = 0
    while True:
        with store.begin() as session:
            waiting = passages_without_embedding(session, embedder.model_id, AT_ONCE)
            made = embedder.embed([text for _, text in waiting])
            save_embeddings(session, embedder.model_id, dict(zip((key for key, _ in waiting), made, strict=True)))
        if not waiting:
            break
        done += len(waiting)
        if progress is not None:
            progress(done, 0)
    embed_titles(store, embedder)


def exact_index(store: Database, embedder: Embedder) -> VectorIndex:
    """An index over the store's embeddings that compares with each of them."""
    with store.read() as session:
        found = list(all_embeddings(session, embedder.model_id))
    return ExactIndex([key for key, _ in found], stack([embedding for _, embedding in found], embedder.dimensions))


def as_record(document: Mapping[str, object]) -> Record[CleanText]:
    """Return a document as a record: its title and its text, whole."""
    title, text = pass_ungated(str(document.get("title") or "")), pass_ungated(str(document.get("text") or ""))
    return Record(kind="resource", title=title, sections=(Section("notes", text),) if text else ())


def document_key(document_id: str) -> str:
    """Return the record id of a document: its own id where it fits a key."""
    return document_id[-32:]


def ask_all(
    questions: Sequence[Question], store: Database, embedder: Embedder, index: VectorIndex
) -> tuple[dict[str, list[tuple[str, float]]], float]:
    """Ask every question and return the run and the milliseconds a question took."""
    if questions:
        search(Query(questions[0].text), store=store, embedder=embedder, index=index)  # the model loads on first use
    run: dict[str, list[tuple[str, float]]] = {}
    started = time.perf_counter()
    for question in questions:
        answer = search(Query(question.text, per_page=DEPTH), store=store, embedder=embedder, index=index)
        run[question.id] = [(result.record_id, result.score) for result in answer.results]
    return run, 1000 * (time.perf_counter() - started) / max(len(questions), 1)


def report(
    questions: Sequence[Question], judged: Judged, run: Mapping[str, list[tuple[str, float]]], milliseconds: float
) -> Report:
    """Measure a run against the judgements; a question that no document answers is left out."""
    by_kind: dict[str, list[tuple[list[str], Mapping[str, float]]]] = defaultdict(list)
    for question in questions:
        if judgements := judged.get(question.id):
            by_kind[question.kind].append(([key for key, _ in run.get(question.id, [])], judgements))
    everything = [pair for pairs in by_kind.values() for pair in pairs]
    kinds = {kind: measure(pairs) for kind, pairs in sorted(by_kind.items()) if kind}
    return Report(measure(everything), kinds, milliseconds, dict(run))


def measure(answers: Sequence[tuple[Sequence[str], Mapping[str, float]]]) -> Figures:
    """Return the figures over ranked documents beside the judgements they are measured by."""
    count = max(len(answers), 1)
    return Figures(
        sum(ndcg(ranked, judgements) for ranked, judgements in answers) / count,
        sum(recall(ranked, judgements, 5) for ranked, judgements in answers) / count,
        sum(recall(ranked, judgements, 10) for ranked, judgements in answers) / count,
        sum(reciprocal_rank(ranked, judgements) for ranked, judgements in answers) / count,
    )


def ndcg(ranked: Sequence[str], judgements: Mapping[str, float], depth: int = 10) -> float:
    """Return the normalised discounted cumulative gain, with the grades as gains (as trec_eval and BEIR do)."""
    best = sum(grade / math.log2(at + 2) for at, grade in enumerate(sorted(judgements.values(), reverse=True)[:depth]))
    got = sum(judgements.get(key, 0) / math.log2(at + 2) for at, key in enumerate(ranked[:depth]))
    return got / best if best else 0.0


def recall(ranked: Sequence[str], judgements: Mapping[str, float], depth: int) -> float:
    """Return the share of the answering documents that stand among the first."""
    return sum(key in judgements for key in ranked[:depth]) / len(judgements)


def reciprocal_rank(ranked: Sequence[str], judgements: Mapping[str, float], depth: int = 10) -> float:
    """Return one over the place of the first answering document, 0 where none is among the first ten."""
    return next((1 / place for place, key in enumerate(ranked[:depth], 1) if key in judgements), 0.0)


def read_questions(directory: Path) -> list[Question]:
    """Read queries.jsonl."""
    lines = read_lines(directory / "queries.jsonl")
    return [Question(str(q["_id"]), str(q["text"]), str(q.get("type") or "")) for q in lines]


def read_judgements(directory: Path) -> Judged:
    """Read qrels.tsv (query-id, corpus-id, score), graded; a score of 0 says that a document does not answer."""
    judged: dict[str, dict[str, float]] = defaultdict(dict)
    for line in (directory / "qrels.tsv").read_text("utf-8").splitlines()[1:]:
        question, document, score = line.split("\t")
        if float(score) > 0:
            judged[question][document_key(document)] = float(score)
    return judged


def read_lines(file: Path) -> Iterator[dict[str, object]]:
    """Read a file of one JSON object a line."""
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def write_run(run: Mapping[str, Iterable[tuple[str, float]]], file: Path) -> None:
    """Write a run as query, document and score, one line each, tabs between."""
    with file.open("w", encoding="utf-8") as out:
        for question, found in run.items():
            out.writelines(f"{question}\t{document}\t{score:.6f}\n" for document, score in found)
