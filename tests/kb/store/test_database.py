"""The database as many pages use it at once."""

from contextlib import ExitStack

from sqlalchemy import text

from kb.database import Database


def test_pages_that_read_within_their_own_session_never_wait_for_one_another(database: Database) -> None:
    with ExitStack() as open_sessions:
        sessions = [open_sessions.enter_context(database.read()) for _ in range(40)]
        assert [session.scalar(text("SELECT 1")) for session in sessions] == [1] * 40
