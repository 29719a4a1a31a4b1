"""The word index as many searches use it beside a writer."""

import pytest
from sqlalchemy import text

from kb.database import Database
from kb.keyword import Concept
from kb.word_index import WordIndex
from tests.kb.index_builders import store_texts

pytestmark = pytest.mark.both_stores
SHOWER = (Concept(("shower",)),)


def test_a_search_goes_on_with_the_words_it_began_with(database: Database) -> None:
    index = WordIndex()
    store_texts(database, ["a shower stool", "a bath board"])
    with database.read() as session:
        before = index.bring_level(session)
    store_texts(database, ["a shower chair", "a shower tray"])
    with database.read() as session:
        after = index.bring_level(session)
    assert (before.record_count, after.record_count) == (2, 4)
    assert (len(before.records_with("shower")), len(after.records_with("shower"))) == (1, 3)
    assert len(before.score_records(SHOWER)) == 2
    newest = next(key for key in after.records_with("shower") if after.record_at(key) == 3)
    assert before.record_at(newest) is None
    assert before.records_of(after.passages_of([newest])[:1]) == [None]


def test_a_reader_that_began_earlier_does_not_have_everything_read_anew(database: Database) -> None:
    index = WordIndex()
    store_texts(database, ["a shower stool"])
    with database.read() as session:
        index.bring_level(session)
    with database.read() as early:
        early.execute(text("SELECT count(*) FROM passage"))
        store_texts(database, ["a shower chair"])
        judged = index._level
        with database.read() as late:
            further = index.bring_level(late)
        # It had looked before the later one read on, and then had to wait for its turn.
        assert index._read_on(early, judged) is further


def test_numbers_given_out_again_are_noticed(database: Database) -> None:
    index = WordIndex()
    store_texts(database, ["a shower stool"])
    with database.read() as session:
        index.bring_level(session)
    with database.begin() as session:
        session.execute(text("DELETE FROM passage"))
    store_texts(database, ["a bath board"])
    with database.begin() as session:
        session.execute(text("UPDATE passage SET number = 1"))
    with database.read() as session:
        words = index.bring_level(session)
    assert (words.passage_count, words.records_with("shower")) == (1, set())
