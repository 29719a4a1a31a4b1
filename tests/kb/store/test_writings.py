"""What colleagues began to write."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text, update

from kb.database import Database, open_database
from kb.settings import Settings
from kb.store.keys import now
from kb.store.writings import KEPT_FOR, MOST_KEPT, drop_writing, find_writing, keep_writing, list_writings
from kb.tables import PersonRow, WritingRow

pytestmark = pytest.mark.both_stores

FIELDS = {"title": ("Bath",), "practice_area": ("dementia", "driving")}


@pytest.fixture(autouse=True)
def people(database: Database) -> None:
    with database.begin() as session:
        for name in ("ann", "bob"):
            session.add(PersonRow(id=name, email=f"{name}@example.org", name=name, created=now()))


def count(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(WritingRow)) or 0


def make_old(database: Database) -> None:
    with database.begin() as session:
        session.execute(update(WritingRow).values(changed=now() - KEPT_FOR - timedelta(minutes=1)))


def test_what_was_typed_comes_back_as_it_was(database: Database) -> None:
    with database.begin() as session:
        kept = keep_writing(session, "ann", "/learnings/new", FIELDS)
        found = find_writing(session, "ann", kept)
    assert found is not None
    assert (found.path, found.fields) == ("/learnings/new", FIELDS)


def test_nobody_else_can_read_replace_or_erase_it(database: Database) -> None:
    with database.begin() as session:
        kept = keep_writing(session, "ann", "/learnings/new", FIELDS)
        assert find_writing(session, "bob", kept) is None
        assert list_writings(session, "bob") == []
        assert keep_writing(session, "bob", "/learnings/new", {}, writing_id=kept) != kept
        drop_writing(session, "bob", kept)
        assert find_writing(session, "ann", kept) is not None


def test_keeping_it_again_replaces_it(database: Database) -> None:
    with database.begin() as session:
        kept = keep_writing(session, "ann", "/learnings/new", FIELDS)
        assert keep_writing(session, "ann", "/learnings/new", {"title": ("Stairs",)}, writing_id=kept) == kept
    assert count(database) == 1


def test_after_two_weeks_it_is_seen_no_more_and_then_erased(database: Database) -> None:
    with database.begin() as session:
        kept = keep_writing(session, "ann", "/learnings/new", FIELDS)
    make_old(database)
    with database.begin() as session:
        assert find_writing(session, "ann", kept) is None
        keep_writing(session, "bob", "/learnings/new", FIELDS)
    assert count(database) == 1


def test_the_oldest_makes_room(database: Database) -> None:
    with database.begin() as session:
        for _ in range(MOST_KEPT + 2):
            keep_writing(session, "ann", "/learnings/new", FIELDS)
    assert count(database) == MOST_KEPT


def test_a_database_of_the_first_version_gets_the_table(database: Database, settings: Settings) -> None:
    with database.begin() as session:
        session.execute(text("DROP TABLE writing"))
        session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    again = open_database(settings.model_copy(update={"database_url": database.url}))
    assert count(again) == 0
    again.close()
