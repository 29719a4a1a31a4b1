"""The doctor proves that store and index agree, mends what does not, and only looks when asked."""

from pathlib import Path

import pytest
from filelock import FileLock
from sqlalchemy import text

from kb.database import Database, open_database
from kb.doctor import Check, Report, run_doctor
from kb.index_owner import take_index
from kb.indexing import finish_run, own_index
from kb.indexing_check import enter_again
from kb.settings import Settings
from tests.kb.index_builders import ScatterEmbedder, scatter, settings_in, store_texts


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def database(settings: Settings, database: Database) -> Database:
    store_texts(database, [f"note {at}" for at in range(30)])
    finish_run(settings, database, ScatterEmbedder())
    return database


def check(report: Report, name: str) -> Check:
    return next(one for one in report.checks if one.name == name)


def look(settings: Settings, database: Database) -> Report:
    return run_doctor(settings, database, ScatterEmbedder(), only_check=True)


def heal(settings: Settings, database: Database) -> Report:
    return run_doctor(settings, database, ScatterEmbedder())


@pytest.mark.both_stores
def test_all_is_well(settings: Settings, database: Database) -> None:
    report = look(settings, database)
    assert report.ok, report.to_json()
    assert report.to_json()["ok"] is True
    assert report.to_json()["why_outside"] is None


@pytest.mark.both_stores
def test_a_passage_missing_from_the_index_is_found_and_mended(settings: Settings, database: Database) -> None:
    with own_index(settings, database, "fake:1", 64) as index:
        index.drop(sorted(index.ids())[:2])
    assert check(look(settings, database), "index").found == 2
    healed = check(heal(settings, database), "index")
    assert (healed.ok, healed.found, healed.mended) == (True, 2, 2)


def test_a_stranger_in_the_index_is_found_and_dropped(settings: Settings, database: Database) -> None:
    with own_index(settings, database, "fake:1", 64) as index:
        index.add(["stranger"], scatter("stranger")[None, :])
    assert check(look(settings, database), "withdrawn").found == 1
    assert heal(settings, database).ok
    assert look(settings, database).ok


def test_a_wrong_embedding_is_found_and_put_right(settings: Settings, database: Database) -> None:
    with own_index(settings, database, "fake:1", 64) as index:
        index.replace(sorted(index.ids())[:1], scatter("something else")[None, :])
    assert check(look(settings, database), "embeddings").found == 1
    assert heal(settings, database).ok
    assert look(settings, database).ok


@pytest.mark.both_stores
def test_a_passage_without_an_embedding_is_embedded(settings: Settings, database: Database) -> None:
    store_texts(database, ["one more"])
    assert check(look(settings, database), "embedded").found == 1
    healed = check(heal(settings, database), "embedded")
    assert (healed.ok, healed.mended) == (True, 1)


def test_words_that_differ_are_found_and_written_anew(settings: Settings, database: Database) -> None:
    with database.begin() as session:
        session.execute(text("INSERT INTO passage_words(passage_words) VALUES ('delete-all')"))
    assert not check(look(settings, database), "words").ok
    assert check(heal(settings, database), "words").mended == 1
    assert look(settings, database).ok


def test_an_index_that_is_gone_is_built_anew(settings: Settings, database: Database) -> None:
    (settings.index_dir / "CURRENT").unlink()
    assert not check(look(settings, database), "index").ok
    assert heal(settings, database).ok


@pytest.mark.both_stores
def test_beside_another_owner_it_checks_from_outside(settings: Settings, database: Database) -> None:
    with take_index(settings, "the web server"):
        report = heal(settings, database)
    assert report.outside
    assert check(report, "words").ok
    assert report.why_outside.startswith("The index belongs to the web server (process ")
    assert report.to_json()["why_outside"] == report.why_outside


def test_beside_a_nightly_run_it_checks_from_outside(settings: Settings, database: Database) -> None:
    with FileLock(settings.run_lock):
        report = look(settings, database)
    assert report.outside
    assert report.why_outside.startswith("A nightly run is at work, so the index was checked from outside")
    assert not look(settings, database).outside


def test_a_store_that_nothing_was_taken_into_is_well(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "new")
    database = open_database(settings)
    assert look(settings, database).ok
    database.close()


def test_a_passage_that_the_graph_has_lost_is_entered_again(settings: Settings, database: Database) -> None:
    store_texts(database, ["grab rail", "bath board"])
    finish_run(settings, database, ScatterEmbedder())
    with own_index(settings, database, ScatterEmbedder().model_id, 64) as index:
        lost = scatter("grab rail")
        [passage_id] = [hit.passage_id for hit in index.nearest(lost, 1)]
        before = index.count()
        enter_again(index, {passage_id: lost})
        assert index.nearest(lost, 1)[0].passage_id == passage_id
        assert index.count() == before
