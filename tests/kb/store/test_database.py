"""The database as many pages and runs use it at once."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from kb.database import Database
from kb.indexing_store import acknowledge, changed_ids, newest_change
from kb.intake import save_passages_of
from kb.keyword import WordIndex
from kb.store.audit import note_action
from kb.store.records import add_record
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
    words = WordIndex()
    with two_writers(database), database.read() as session:
        words.bring_level(session)
    with database.read() as session:
        words.bring_level(session)
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
