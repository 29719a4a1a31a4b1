"""Measuring the search on a small collection."""

import json
from pathlib import Path

import pytest

from kb.anonymise.gate import pass_ungated as clean
from kb.evaluation import (
    NoQuestions,
    document_key,
    evaluate,
    evaluate_own,
    exact_index,
    fill_store,
    ndcg,
    opened_store,
    recall,
    reciprocal_rank,
    write_run,
)
from kb.recalibration import TooFewQuestions, recalibrate
from kb.store.questions import note_question
from tests.fakes import FakeEmbedder

DOCUMENTS = [("bath", "Bathing", "Afraid of the bath"), ("stairs", "", "Second rail on the stairs")]
QUESTIONS = [("q1", "afraid of bath", "keyword"), ("q2", "rail for stairs", "paraphrase")]


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    corpus = [json.dumps({"_id": key, "title": title, "text": text}) for key, title, text in DOCUMENTS]
    queries = [json.dumps({"_id": key, "text": text, "type": kind}) for key, text, kind in QUESTIONS]
    (tmp_path / "corpus.jsonl").write_text("\n".join(corpus), "utf-8")
    (tmp_path / "queries.jsonl").write_text("\n".join(queries), "utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\tbath\t2\nq2\tstairs\t1\n", "utf-8")
    return tmp_path


def test_a_collection_is_measured_overall_and_by_kind(collection: Path) -> None:
    report = evaluate(collection, FakeEmbedder()).as_json()
    assert report["overall"] == {"ndcg@10": 1.0, "recall@5": 1.0, "recall@10": 1.0, "mrr@10": 1.0}
    assert report["by_type"].keys() == {"keyword", "paraphrase"}  # type: ignore[attr-defined]


def test_a_kept_store_is_not_filled_twice(collection: Path, tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    evaluate(collection, embedder, keep=tmp_path / "store")
    evaluate(collection, embedder, keep=tmp_path / "store")
    assert [embedder.embedded.count(text) for text in ("Bathing. Afraid of the bath", "Second rail on the stairs")] == [
        1,
        1,
    ]


def test_a_measurement_stays_out_of_the_teams_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_DATABASE_URL", f"sqlite:///{tmp_path / 'team.sqlite3'}")
    with opened_store(tmp_path / "kept"):
        assert not (tmp_path / "team.sqlite3").exists()


def test_the_run_has_a_line_for_each_document_found(collection: Path, tmp_path: Path) -> None:
    report = evaluate(collection, FakeEmbedder())
    write_run(report.run, tmp_path / "run.tsv")
    question, document, _ = (tmp_path / "run.tsv").read_text("utf-8").splitlines()[0].split("\t")
    assert (question, document) == ("q1", "bath")


def test_grades_count_in_the_gain() -> None:
    assert ndcg(["a", "b"], {"a": 2, "b": 1}) == 1
    assert ndcg(["b", "a"], {"a": 2, "b": 1}) < 1


def test_recall_and_reciprocal_rank_look_at_the_first_places() -> None:
    assert recall(["x", "a"], {"a": 1, "b": 1}, 5) == 0.5
    assert reciprocal_rank(["x", "a"], {"a": 1}) == 0.5


def test_the_teams_own_questions_are_measured_by_the_record_that_helped(collection: Path, tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    with opened_store(tmp_path / "own") as store:
        fill_store(store, collection, embedder)
        with store.begin() as session:
            note_question(session, clean("second rail"), "fair", helped_record_id=document_key("stairs"))
            note_question(session, clean("something nobody answered"), "none")
        report = evaluate_own(store, embedder, exact_index(store, embedder))
    assert report.overall.mrr_at_10 == 1
    assert list(report.run) == ["second rail"]


def test_strength_is_calibrated_on_questions_with_and_without_an_answer(collection: Path) -> None:
    with (collection / "queries.jsonl").open("a") as file:
        file.writelines(f'\n{{"_id": "n{at}", "text": "dialysis {at}", "type": "no_answer"}}' for at in range(4))
    made = recalibrate([collection], FakeEmbedder())
    assert made.line.weak <= made.line.strong
    assert made.rates.unanswerable == 1
    assert made.turned == 0


def test_strength_is_not_calibrated_without_questions_of_both_sorts(collection: Path) -> None:
    with pytest.raises(TooFewQuestions, match=r"with an answer \(here 2\) and without one \(here 0\)"):
        recalibrate([collection], FakeEmbedder())


def test_a_team_whose_questions_nothing_helped_has_no_figures(tmp_path: Path) -> None:
    with opened_store(tmp_path / "own") as store, pytest.raises(NoQuestions):
        evaluate_own(store, FakeEmbedder(), exact_index(store, FakeEmbedder()))
