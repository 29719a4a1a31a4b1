"""The database as many pages use it at once."""

import threading
from contextlib import ExitStack

from sqlalchemy import text

from kb.database import Database


def test_pages_that_read_within_their_own_session_never_wait_for_one_another(database: Database) -> None:
    with ExitStack() as open_sessions:
        sessions = [open_sessions.enter_context(database.read()) for _ in range(40)]
        assert [session.scalar(text("SELECT 1")) for session in sessions] == [1] * 40


def test_the_log_is_emptied_once_the_reader_has_gone(database: Database) -> None:
    with database.begin() as session:
        session.execute(text("CREATE TABLE erased (text TEXT)"))
    with database.read() as reader:
        reader.scalar(text("SELECT count(*) FROM erased"))
        with database.begin() as session:
            session.execute(text("INSERT INTO erased VALUES ('an original')"))
        assert not database.empty_log()
    assert database.empty_log()


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
    assert database.empty_log(wait_ms=5_000)
    reader.join()
