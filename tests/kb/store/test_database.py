"""The database as many pages and runs use it at once."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from kb.database import Database
from kb.indexing_store import acknowledge, changed_ids, newest_change
from kb.intake import save_passages_of
from kb.migrations.upgrade import bring_up_to_date
from kb.store.audit import note_action
from kb.store.records import add_record
from kb.word_index import WordIndex
from tests.fakes import FakeTokenizer
from tests.kb.index_builders import store_texts
from tests.kb.store.records_builders import make_consultation

pytestmark = pytest.mark.both_stores


@contextmanager
def two_writers(database: Database) -> Iterator[None]:
    """Give the moment at which one writer has written and not committed, and a later one wants to; end with both."""
    later = threading.Thread(target=store_texts, args=(database, ["the later one"]))
    with database.begin() as session:
        record_id = add_record(session, make_consultation(), origin="file")
        save_passages_of(session, record_id, FakeTokenizer())
        later.start()
        later.join(0.3)
        yield
    later.join()


def test_pages_that_read_within_their_own_session_never_wait_for_one_another(database: Database) -> None:
    with ExitStack() as open_sessions:
        sessions = [open_sessions.enter_context(database.read()) for _ in range(40)]
        assert [session.scalar(text("SELECT 1")) for session in sessions] == [1] * 40


def test_a_word_index_misses_no_passage_of_two_writers_side_by_side(database: Database) -> None:
    index = WordIndex()
    with two_writers(database), database.read() as session:
        index.bring_level(session)
    with database.read() as session:
        words = index.bring_level(session)
        assert words.passage_count == session.scalar(text("SELECT count(*) FROM passage"))


def test_no_change_is_taken_for_followed_beside_two_writers(database: Database) -> None:
    with two_writers(database), database.read() as session:
        up_to = newest_change(session)
        followed = {passage for ids in changed_ids(session, up_to) for passage in ids}
    with database.begin() as session:
        acknowledge(session, up_to)
        waiting = {passage for ids in changed_ids(session, newest_change(session)) for passage in ids}
        assert followed | waiting == set(session.scalars(text("SELECT id FROM passage")))


def test_a_reader_keeps_its_view_while_others_write(database: Database) -> None:
    count = text("SELECT count(*) FROM record")
    with database.read() as session:
        assert session.scalar(count) == 0
        store_texts(database, ["written meanwhile"])
        assert session.scalar(count) == 0


@pytest.mark.parametrize("change", ["DELETE FROM audit", "UPDATE audit SET action = 'nothing'"])
def test_an_audit_row_stays_as_it_was_written(database: Database, change: str) -> None:
    with database.begin() as session:
        note_action(session, "withdraw", person_id=None)
    with pytest.raises(DatabaseError, match="audit rows are never"), database.begin() as session:
        session.execute(text(change))


def test_a_database_of_an_earlier_version_gains_the_words_to_authors(database: Database) -> None:
    with database.begin() as session:
        session.execute(text("ALTER TABLE held DROP COLUMN said"))
        session.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    bring_up_to_date(database.engine)
    with database.read() as session:
        assert session.execute(text("SELECT said FROM held")).all() == []


def test_a_database_of_an_earlier_version_gains_a_place_for_titles(database: Database) -> None:
    with database.begin() as session:
        session.execute(text("DROP TABLE title_embedding"))
        session.execute(text("UPDATE alembic_version SET version_num = '0004_index_what_is_withdrawn'"))
    bring_up_to_date(database.engine)
    with database.read() as session:
        assert session.execute(text("SELECT embedding FROM title_embedding")).all() == []


def test_a_database_of_an_earlier_version_gains_its_indexes(database: Database) -> None:
    with database.begin() as session:
        session.execute(text("DROP INDEX record_gone"))
        session.execute(text("DROP INDEX ix_question_helped_record_id"))
        session.execute(text("CREATE INDEX ix_record_withdrawn ON record (withdrawn)"))
        session.execute(text("UPDATE alembic_version SET version_num = '0003_words_to_an_author'"))
    bring_up_to_date(database.engine)
    names = {index["name"] for table in ("record", "question") for index in inspect(database.engine).get_indexes(table)}
    assert {"record_gone", "ix_question_helped_record_id"} <= names
    assert "ix_record_withdrawn" not in names
