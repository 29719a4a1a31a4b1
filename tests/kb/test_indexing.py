"""The index follows the store, without loss, and nothing withdrawn is left in it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kb.database import Database
from kb.errors import IndexUnavailable
from kb.index import ChromaIndex, VectorIndex
from kb.index_owner import current_stamp
from kb.indexing import (
    bring_level,
    build_index,
    close_index,
    drain,
    embed_missing,
    finish_run,
    level_out,
    load_exact,
    maintain,
    open_index,
    own_index,
    rebuild_index,
)
from kb.indexing_check import compare
from kb.indexing_store import count_lacking, newest_change, newest_passage
from kb.settings import Settings
from kb.store.passages import save_embeddings
from kb.store.records import erase_record
from kb.types import Embedded
from tests.kb.index_builders import ScatterEmbedder, scatter, settings_in, store_texts, withdraw

pytestmark = pytest.mark.both_stores

MODEL = "fake:1"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path / "data")


@pytest.fixture
def index(tmp_path: Path) -> ChromaIndex:
    return ChromaIndex(tmp_path / "index")


def notes(count: int, name: str = "note") -> list[str]:
    return [f"{name} {at}" for at in range(count)]


def waiting(database: Database) -> int:
    with database.read() as session:
        return newest_change(session)


def finds(index: VectorIndex, text: str) -> bool:
    return any(hit.score > 0.999 for hit in index.nearest(scatter(text), 3))


def test_a_new_passage_is_found_after_bringing_level(database: Database, index: ChromaIndex) -> None:
    store_texts(database, notes(30))
    level = bring_level(database, index, ScatterEmbedder())
    assert (level.embedded, level.added, level.dropped) == (30, 30, 0)
    assert finds(index, "note 12")


def test_a_withdrawn_record_leaves_the_index(database: Database, index: ChromaIndex) -> None:
    records = store_texts(database, notes(5))
    bring_level(database, index, ScatterEmbedder())
    withdraw(database, records[:1])
    assert drain(database, index, MODEL) == (0, 1)
    assert not finds(index, "note 0")


def test_bringing_level_again_changes_nothing(database: Database, index: ChromaIndex) -> None:
    store_texts(database, notes(5))
    bring_level(database, index, ScatterEmbedder())
    assert waiting(database) == 0
    level = bring_level(database, index, ScatterEmbedder())
    assert (level.embedded, level.added, level.dropped) == (0, 0, 0)


def test_changes_are_kept_where_the_index_fails(database: Database, index: ChromaIndex) -> None:
    store_texts(database, notes(5))
    index.suspect = True
    with pytest.raises(Exception, match="rebuilt"):
        bring_level(database, index, ScatterEmbedder())
    assert waiting(database) > 0


def test_a_passage_withdrawn_while_it_is_embedded_is_let_go(database: Database) -> None:
    records = store_texts(database, notes(3))

    class Withdrawing(ScatterEmbedder):
        def embed(self, texts: Sequence[str]) -> list[Embedded]:
            withdraw(database, records[:1])
            return super().embed(texts)

    embed_missing(database, Withdrawing())
    assert load_exact(database, MODEL).count() == 2


def test_a_passage_embedded_anew_replaces_what_the_index_held(database: Database, index: ChromaIndex) -> None:
    store_texts(database, notes(3))
    bring_level(database, index, ScatterEmbedder())
    passage = sorted(index.ids())[0]
    with database.begin() as session:
        save_embeddings(session, MODEL, {passage: Embedded(scatter("a better title"))})
    drain(database, index, MODEL)
    assert finds(index, "a better title")
    assert compare(database, index, MODEL).none


def test_only_what_was_written_here_is_embedded_when_asked(database: Database) -> None:
    store_texts(database, notes(2, "file"), origin="file")
    store_texts(database, notes(3, "here"))
    assert embed_missing(database, ScatterEmbedder(), written_here=True) == 3
    with database.read() as session:
        assert count_lacking(session, MODEL) == 2


def test_passages_that_lack_an_embedding_can_be_counted_from_one_on(database: Database) -> None:
    store_texts(database, notes(2, "first"))
    with database.read() as session:
        newest = newest_passage(session)
    store_texts(database, notes(3, "later"))
    with database.read() as session:
        assert (count_lacking(session, MODEL), count_lacking(session, MODEL, after=newest)) == (5, 3)


def test_a_full_compare_settles_every_difference(database: Database, index: ChromaIndex) -> None:
    store_texts(database, notes(20))
    bring_level(database, index, ScatterEmbedder())
    index.drop(sorted(index.ids())[:4])
    index.add(["stranger"], scatter("stranger")[None, :])
    assert level_out(database, index, MODEL) == (4, 1)
    assert compare(database, index, MODEL).none


def test_the_exact_comparison_holds_every_live_passage(database: Database) -> None:
    store_texts(database, notes(20))
    embed_missing(database, ScatterEmbedder())
    assert finds(load_exact(database, MODEL), "note 3")


def test_a_lost_folder_is_built_anew_without_the_model(settings: Settings, database: Database) -> None:
    store_texts(database, notes(20))
    finish_run(settings, database, ScatterEmbedder())
    (settings.index_dir / "CURRENT").unlink()
    with own_index(settings, database, MODEL, 64) as index:
        assert finds(index, "note 7")


def test_an_index_that_holds_something_else_is_not_trusted(settings: Settings, database: Database) -> None:
    store_texts(database, notes(20))
    finish_run(settings, database, ScatterEmbedder())
    with own_index(settings, database, MODEL, 64) as index:
        index.replace(sorted(index.ids())[:1], scatter("something else")[None, :])
    with pytest.raises(IndexUnavailable, match="hold what it should"):
        open_index(settings, database, MODEL, 64)


def test_another_model_gets_an_index_of_its_own(settings: Settings, database: Database) -> None:
    store_texts(database, notes(20))
    rebuild_index(settings, database, ScatterEmbedder())
    before = current_stamp(settings.index_dir)
    assert rebuild_index(settings, database, ScatterEmbedder("fake:2")) == 20
    after = current_stamp(settings.index_dir)
    assert before is not None
    assert after is not None
    assert after.model_id == "fake:2"
    assert not (settings.index_dir / before.folder).exists()
    assert load_exact(database, "fake:1").count() == 0


def test_a_night_without_change_does_not_open_the_index(settings: Settings, database: Database) -> None:
    store_texts(database, notes(5))
    finish_run(settings, database, ScatterEmbedder())
    stamp = current_stamp(settings.index_dir)
    assert stamp is not None
    folder = settings.index_dir / stamp.folder
    touched = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    finish_run(settings, database, ScatterEmbedder())
    assert {file: file.stat().st_mtime_ns for file in folder.rglob("*")} == touched


def test_an_erased_record_is_in_no_file_after_tidying(settings: Settings, database: Database) -> None:
    marker = "zebracrossing heliotrope"
    records = store_texts(database, [marker, *notes(300)])
    embed_missing(database, ScatterEmbedder())
    index = build_index(settings, database, MODEL, 64)
    assert holders(settings.data_dir, scatter(marker).tobytes())
    with database.begin() as session:
        erase_record(session, records[0])
    drain(database, index, MODEL)
    index = maintain(settings, database, index, MODEL, 64)
    close_index(settings, index)
    database.close()
    assert holders(settings.data_dir, scatter(marker).tobytes()) == []
    assert holders(settings.data_dir, b"heliotrop") == []


def holders(folder: Path, marker: bytes) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file() and marker in file.read_bytes()]


def test_ten_nights_of_change_leave_nothing_unfindable(settings: Settings, database: Database) -> None:
    records = store_texts(database, notes(200, "first"))
    embed_missing(database, ScatterEmbedder())
    index = build_index(settings, database, MODEL, 64)
    for night in range(10):
        withdraw(database, records[night * 20 : night * 20 + 20])
        store_texts(database, notes(20, f"night {night}"))
        bring_level(database, index, ScatterEmbedder())
    assert compare(database, index, MODEL).none


def test_what_stands_among_very_many_that_say_the_same_is_found(
    settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.indexing_check.SAMPLE", 10_000)
    store_texts(database, [text for at in range(60) for text in (*["a form's standing words"] * 10, f"note {at}")])
    embed_missing(database, ScatterEmbedder())
    index = build_index(settings, database, MODEL, 64)
    assert index.compares_all
    assert compare(database, index, MODEL).none
    store_texts(database, ["a late note"])
    bring_level(database, index, ScatterEmbedder())
    assert finds(index, "a late note")
    close_index(settings, index)
    again = open_index(settings, database, MODEL, 64)
    assert again.compares_all
    assert all(finds(again, text) for text in [*notes(60), "a late note"])


def test_embeddings_come_back_as_they_went_in(tmp_path: Path) -> None:
    index = ChromaIndex(tmp_path)
    index.add(["one"], scatter("one")[None, :])
    assert np.allclose(index.embeddings_of(["one"])["one"], scatter("one"), atol=1e-6)
