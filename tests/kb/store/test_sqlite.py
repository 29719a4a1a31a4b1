"""What is SQLite's own: its write-ahead log and the word index that it keeps by triggers."""

import threading

from sqlalchemy import text

from kb.database import Database
from kb.intake import save_passages_of
from kb.store.records import add_record, withdraw_record
from tests.fakes import FakeTokenizer
from tests.kb.store.records_builders import make_consultation


def test_the_log_is_emptied_once_the_reader_has_gone(database: Database) -> None:
    with database.begin() as session:
        session.execute(text("CREATE TABLE erased (text TEXT)"))
    with database.read() as reader:
        reader.scalar(text("SELECT count(*) FROM erased"))
        with database.begin() as session:
            session.execute(text("INSERT INTO erased VALUES ('an original')"))
        assert not database.clear_erased()
    assert database.clear_erased()


def test_emptying_the_log_can_wait_for_a_reader(database: Database) -> None:
    reading, done = threading.Event(), threading.Event()
    may_end = threading.Timer(0.3, done.set)

    def read() -> None:
        with database.read() as session:
            session.scalar(text("SELECT count(*) FROM record"))
            reading.set()
            done.wait(10)

    reader = threading.Thread(target=read)
    reader.start()
    reading.wait(10)
    with database.begin() as session:
        session.execute(text("CREATE TABLE erased (text TEXT)"))
    may_end.start()
    assert database.clear_erased(wait_ms=5_000)
    reader.join()


def test_the_words_of_a_withdrawn_record_leave_the_word_index_at_once(database: Database) -> None:
    with database.begin() as session:
        record_id = add_record(session, make_consultation(challenge="Xylophone lessons"), origin="file")
        save_passages_of(session, record_id, FakeTokenizer())
        withdraw_record(session, record_id)
        found = session.execute(text("SELECT count(*) FROM passage_words WHERE passage_words MATCH 'xylophone'"))
        assert found.scalar() == 0


def test_records_are_looked_up_by_their_ids_however_few_are_withdrawn(database: Database) -> None:
    asked = "SELECT title FROM record WHERE withdrawn IS NULL AND id IN (SELECT value FROM json_each(?))"
    with database.engine.connect() as connection:
        steps = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", ('["a"]',))]
    assert any("(id=?)" in step for step in steps), steps
