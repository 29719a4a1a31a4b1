"""What is PostgreSQL's own: the URLs it is named by, texts it cannot hold, originals in its files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from kb.database import Database, open_database
from kb.errors import DatabaseUnusable
from kb.settings import Settings
from kb.store.held import close_held, hold
from kb.store.people import find_person
from tests.postgresql import Cluster

on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
ORIGINAL = "zebracrossing heliotrope"
LETTER = f"{ORIGINAL}, " + "and what else a letter says, " * 20


def hold_and_reject(database: Database) -> None:
    """Hold an original and decide on it, so that it is counted at once."""
    with database.begin() as session:
        held_id = hold(session, what="record", origin="here", parts={"text": LETTER}, findings=[], reasons=[])
    with database.begin() as session:
        close_held(session, held_id, decision="rejected", decided_by=None)
        session.execute(text("SELECT pg_stat_force_next_flush()"))


def holders(cluster: Cluster) -> list[Path]:
    """The files of the cluster's tables that hold the original."""
    cluster.run("CHECKPOINT")
    files = [file for file in (cluster.folder / "data" / "base").rglob("*") if file.is_file()]
    return [file for file in files if ORIGINAL.encode() in file.read_bytes()]


@on_postgresql
def test_an_original_that_was_decided_on_leaves_the_files(database: Database, cluster: Cluster) -> None:
    assert database.clear_erased()
    hold_and_reject(database)
    assert holders(cluster)
    assert database.clear_erased()
    assert not holders(cluster)


@on_postgresql
def test_an_original_that_a_reader_still_sees_is_cleared_later(database: Database, cluster: Cluster) -> None:
    with database.read() as reader:
        reader.scalar(text("SELECT count(*) FROM record"))
        hold_and_reject(database)
        assert not database.clear_erased()
    assert database.clear_erased()
    assert not holders(cluster)


@on_postgresql
def test_nothing_is_rewritten_while_a_page_reads_originals(database: Database) -> None:
    with database.read() as reader:
        reader.scalar(text("SELECT count(*) FROM held"))
        assert not database.clear_erased()
    assert database.clear_erased()


@on_postgresql
def test_nobody_has_a_key_with_a_nul_in_it(database: Database) -> None:
    with database.read() as session:
        assert find_person(session, "nobody\0@example.org") is None


@pytest.fixture
def empty(cluster: Cluster) -> Iterator[str]:
    with cluster.fresh(template="template0 ENCODING SQL_ASCII") as url:
        yield url


def test_a_database_that_cannot_hold_every_letter_is_refused(tmp_path: Path, empty: str) -> None:
    with pytest.raises(DatabaseUnusable, match="--encoding=UTF8"):
        open_database(Settings(data_dir=tmp_path, database_url=empty))


@pytest.mark.parametrize("url", ["postgresql+psycopg://kb@/kb?host=/nowhere", "mysql://kb@localhost/kb", "nonsense"])
def test_a_database_that_cannot_be_opened_is_one_sentence(tmp_path: Path, url: str) -> None:
    with pytest.raises(DatabaseUnusable):
        open_database(Settings(data_dir=tmp_path, database_url=url))
