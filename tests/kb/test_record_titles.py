"""Titles count where a store's texts take up what its titles say, and nowhere else."""

import pytest

from kb.anonymise.gate import pass_ungated as clean
from kb.database import Database
from kb.passages import split
from kb.store.passages import passages_without_embedding, save_embeddings, save_passages
from kb.store.records import add_record, replace_record
from kb.titles import WEIGHT, by_titles, embed_titles, weight_of
from kb.types import CleanRecord, Record, Section
from tests.fakes import FakeEmbedder

pytestmark = pytest.mark.both_stores

PLAIN = {"Rails on stairs": "Second rails fitted on the stairs.", "Bath boards": "Which bath boards and when."}
OBLIQUE = {"Third time lucky": "Second rails fitted.", "What the neighbour saw": "Bath boards and when."}
EMBEDDER = FakeEmbedder()


def note(title: str, text: str) -> CleanRecord:
    return Record(kind="learning", title=clean(title), sections=(Section("challenge", clean(text)),))


def fill(store: Database, notes: dict[str, str]) -> dict[str, str]:
    """Keep notes, text by title, embed their passages, and return their ids by title."""
    ids = {}
    for title, text in notes.items():
        with store.begin() as session:
            ids[title] = add_record(session, note(title, text), origin="here")
            save_passages(session, ids[title], split(ids[title], note(title, text), EMBEDDER.tokenizer))
    embed_passages(store)
    return ids


def embed_passages(store: Database) -> None:
    with store.begin() as session:
        waiting = passages_without_embedding(session, EMBEDDER.model_id, 100)
        made = EMBEDDER.embed([text for _, text in waiting])
        save_embeddings(session, EMBEDDER.model_id, dict(zip((key for key, _ in waiting), made, strict=True)))


def added(store: Database, question: str, ids: dict[str, str], nearest: float = 0.0) -> dict[str, float]:
    """What each title adds for a question, by title."""
    asked = EMBEDDER.embed_query(question).embedding
    with store.read() as session:
        found = by_titles(session, asked, EMBEDDER.model_id, len(ids), dict.fromkeys(ids.values(), nearest))
    return {title: found[key] for title, key in ids.items() if key in found}


def test_a_title_counts_where_texts_take_it_up(database: Database) -> None:
    ids = fill(database, PLAIN)
    assert embed_titles(database, EMBEDDER) == 2
    found = added(database, "bath boards", ids)
    assert found["Bath boards"] == pytest.approx(WEIGHT)
    assert found["Rails on stairs"] < WEIGHT / 2


def test_oblique_titles_count_nothing_and_are_not_embedded(database: Database) -> None:
    ids = fill(database, OBLIQUE)
    assert embed_titles(database, EMBEDDER) == 0
    assert added(database, "neighbour", ids, 0.5) == {}


def test_between_oblique_and_plain_titles_count_in_part() -> None:
    assert 0 < weight_of(0.7) < WEIGHT


def test_the_best_passage_stands_in_for_a_title_that_is_not_embedded_yet(database: Database) -> None:
    ids = fill(database, PLAIN)
    assert added(database, "bath boards", ids, 0.4) == pytest.approx(dict.fromkeys(ids, WEIGHT * 0.4))


def test_a_title_is_embedded_once_and_again_when_it_changes(database: Database) -> None:
    ids = fill(database, PLAIN)
    embed_titles(database, EMBEDDER)
    assert embed_titles(database, EMBEDDER) == 0
    changed = note("Grab rails on stairs", PLAIN["Rails on stairs"])
    key = ids["Rails on stairs"]
    with database.begin() as session:
        replace_record(session, key, changed)
        save_passages(session, key, split(key, changed, EMBEDDER.tokenizer))
    embed_passages(database)
    assert embed_titles(database, EMBEDDER) == 1
    assert added(database, "grab rails on stairs", ids)["Rails on stairs"] == pytest.approx(WEIGHT)
