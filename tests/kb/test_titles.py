"""Titles count where a store's texts take up what its titles say, and nowhere else."""

from collections.abc import Sequence

import pytest

from kb.anonymise.gate import pass_ungated as clean
from kb.database import Database
from kb.errors import ModelUnavailable
from kb.evaluation import embed_all
from kb.passages import split
from kb.store.passages import save_passages
from kb.store.records import add_record, withdraw_record
from kb.titles import WEIGHT, by_titles, title_weight
from kb.types import Embedded, Record, Section
from kb.word_index import words_of
from tests.fakes import FakeEmbedder

PLAIN = {"Rails on stairs": "Second rails fitted on the stairs.", "Bath boards": "Which bath boards and when."}
OBLIQUE = {"Third time lucky": "Second rails fitted.", "What the neighbour saw": "Bath boards and when."}


def fill(store: Database, notes: dict[str, str]) -> dict[str, str]:
    """Keep notes, text by title, and return their ids by title."""
    embedder, ids = FakeEmbedder(), {}
    for title, text in notes.items():
        record = Record(kind="learning", title=clean(title), sections=(Section("challenge", clean(text)),))
        with store.begin() as session:
            ids[title] = add_record(session, record, origin="here")
            save_passages(session, ids[title], split(ids[title], record, embedder.tokenizer))
    embed_all(store, embedder)
    return ids


def added(store: Database, question: str, ids: Sequence[str], embedder: FakeEmbedder) -> dict[str, float]:
    with store.read() as session:
        words = words_of(store).bring_level(session)
        return by_titles(session, embedder.embed_query(question).embedding, words, embedder, ids)


def test_a_title_counts_where_texts_take_it_up(database: Database) -> None:
    ids = fill(database, PLAIN)
    found = added(database, "bath boards", list(ids.values()), FakeEmbedder())
    assert found[ids["Bath boards"]] == pytest.approx(WEIGHT)
    assert found[ids["Rails on stairs"]] < WEIGHT / 2


def test_oblique_titles_count_nothing_and_are_not_embedded(database: Database) -> None:
    ids, embedder = fill(database, OBLIQUE), FakeEmbedder()
    assert added(database, "neighbour", list(ids.values()), embedder) == {}
    assert embedder.embedded == []


def test_between_oblique_and_plain_titles_count_in_part() -> None:
    assert 0 < title_weight(0.7) < WEIGHT


def test_a_title_is_embedded_once(database: Database) -> None:
    ids, embedder = fill(database, PLAIN), FakeEmbedder()
    added(database, "bath", list(ids.values()), embedder)
    added(database, "rails", list(ids.values()), embedder)
    assert sorted(embedder.embedded) == sorted(PLAIN)


def test_a_withdrawn_records_title_adds_nothing(database: Database) -> None:
    ids = fill(database, PLAIN)
    with database.begin() as session:
        withdraw_record(session, ids["Bath boards"])
    assert list(added(database, "bath", list(ids.values()), FakeEmbedder())) == [ids["Rails on stairs"]]


def test_without_a_model_titles_add_nothing(database: Database) -> None:
    class Broken(FakeEmbedder):
        def embed(self, texts: Sequence[str]) -> list[Embedded]:
            raise ModelUnavailable("gone")

    ids = fill(database, PLAIN)
    assert added(database, "bath", list(ids.values()), Broken()) == {}
