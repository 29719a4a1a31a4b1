"""The keeper beside the web server: nothing saved is lost, and a broken index is rebuilt while words go on."""

import gc
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kb.database import Database
from kb.doctor import run_doctor
from kb.index import ExactIndex
from kb.index_keeper import IndexKeeper
from kb.index_owner import current_stamp, take_index
from kb.indexing import finish_run
from kb.settings import Settings
from tests.kb.index_builders import (
    ScatterEmbedder,
    said,
    scatter,
    settings_in,
    start_child,
    store_texts,
    wait_until,
    withdraw,
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def keeper(settings: Settings, database: Database) -> Iterator[IndexKeeper]:
    made = IndexKeeper(settings, database, ScatterEmbedder(), pause=0.1)
    yield made
    made.stop()


def finds(keeper: IndexKeeper, text: str) -> bool:
    index = keeper.index
    return index is not None and any(hit.score > 0.999 for hit in index.nearest(scatter(text), 3))


def ready(keeper: IndexKeeper) -> bool:
    return keeper.state == "ready"


def test_what_is_saved_is_found_soon(keeper: IndexKeeper, database: Database) -> None:
    keeper.start()
    wait_until(lambda: ready(keeper))
    store_texts(database, ["raised toilet seat"])
    keeper.wake()
    wait_until(lambda: finds(keeper, "raised toilet seat"))


def test_the_index_follows_the_store_once_searches_let_it(
    keeper: IndexKeeper, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, quiet = threading.Event(), threading.Event()

    def give_way(mark: Path, longest: float) -> None:
        waiting.set()
        quiet.wait(30)

    monkeypatch.setattr("kb.index_keeper.give_way", give_way)
    keeper.start()
    assert waiting.wait(30)
    store_texts(database, ["raised toilet seat"])
    assert not finds(keeper, "raised toilet seat")
    quiet.set()
    wait_until(lambda: finds(keeper, "raised toilet seat"))


def test_no_search_waits_for_a_round_through_what_stays(keeper: IndexKeeper) -> None:
    gc.unfreeze()
    keeper.start()
    wait_until(lambda: gc.get_freeze_count() > 10_000)
    gc.unfreeze()


def test_a_nightly_run_in_another_process_is_followed_without_loss(
    keeper: IndexKeeper, database: Database, settings: Settings
) -> None:
    keeper.start()
    wait_until(lambda: ready(keeper))
    child = start_child("write", settings.data_dir, 300)
    assert said(child) == "left to owner"
    child.communicate()
    store_texts(database, [f"web note {at}" for at in range(50)])
    keeper.wake()
    wait_until(lambda: finds(keeper, "web note 49"))
    assert [at for at in range(300) if not finds(keeper, f"nightly note {at}")] == []
    assert [at for at in range(50) if not finds(keeper, f"web note {at}")] == []


def test_it_becomes_the_owner_when_the_index_is_free(
    keeper: IndexKeeper, database: Database, settings: Settings
) -> None:
    store_texts(database, ["grab rail"])
    owner = take_index(settings, "a nightly run")
    keeper.start()
    wait_until(lambda: keeper.state == "waiting" and finds(keeper, "grab rail"))
    assert isinstance(keeper.index, ExactIndex)
    owner.release()
    wait_until(lambda: ready(keeper) and finds(keeper, "grab rail"))


def cut(name: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (file,) = folder.rglob(name)
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    return damage


def remove(name: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (file,) = folder.rglob(name)
        file.unlink()

    return damage


def remove_segment(folder: Path) -> None:
    (file,) = folder.rglob("data_level0.bin")
    shutil.rmtree(file.parent)


DAMAGES = {
    "no pickle": remove("index_metadata.pickle"),
    "half a pickle": cut("index_metadata.pickle"),
    "no segment folder": remove_segment,
    "half the vectors": cut("data_level0.bin"),
    "half of Chroma's SQLite": cut("chroma.sqlite3"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_index_is_noticed_and_rebuilt(
    damage: Callable[[Path], None], keeper: IndexKeeper, database: Database, settings: Settings
) -> None:
    # Chroma saves its files after a thousand operations.
    store_texts(database, [f"note {at}" for at in range(1_100)])
    finish_run(settings, database, ScatterEmbedder())
    stamp = current_stamp(settings.index_dir)
    assert stamp is not None
    damage(settings.index_dir / stamp.folder)
    keeper.start()
    wait_until(lambda: ready(keeper))
    after = current_stamp(settings.index_dir)
    assert after is not None
    assert after.folder != stamp.folder
    assert [at for at in range(0, 1_100, 50) if not finds(keeper, f"note {at}")] == []


def test_a_failure_while_serving_leaves_words_alone_until_it_is_rebuilt(
    keeper: IndexKeeper, database: Database
) -> None:
    store_texts(database, ["bath board"])
    keeper.start()
    wait_until(lambda: ready(keeper) and finds(keeper, "bath board"))
    chroma = keeper._chroma
    assert chroma is not None
    chroma.suspect = True
    assert keeper.index is not chroma
    wait_until(lambda: ready(keeper) and finds(keeper, "bath board"))
    assert keeper.index is not chroma


def test_withdrawn_embeddings_leave_the_files_while_it_serves(
    keeper: IndexKeeper, database: Database, settings: Settings
) -> None:
    records = store_texts(database, ["marker", "other"])
    finish_run(settings, database, ScatterEmbedder())
    keeper.start()
    wait_until(lambda: ready(keeper))
    withdraw(database, records[:1])
    finish_run(settings, database, ScatterEmbedder())
    wait_until(lambda: not in_files(settings.index_dir, scatter("marker").tobytes()))
    wait_until(lambda: finds(keeper, "other") and not finds(keeper, "marker"))


def in_files(folder: Path, marker: bytes) -> bool:
    return any(marker in read(file) for file in folder.rglob("*"))


def read(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.is_file() else b""
    except FileNotFoundError:
        return b""


def test_the_index_is_whole_after_its_owner_is_killed_again_and_again(settings: Settings, database: Database) -> None:
    for kill in range(3):
        child = start_child("load", settings.data_dir, kill)
        assert said(child) == "ready"
        with pytest.raises(TimeoutError):
            _wait(child, 0.4 + 0.3 * kill)
        child.kill()
        child.communicate()
    report = run_doctor(settings, database, ScatterEmbedder())
    assert report.ok, report.to_json()
    assert run_doctor(settings, database, ScatterEmbedder(), only_check=True).ok


def _wait(child: object, seconds: float) -> None:
    import subprocess

    assert isinstance(child, subprocess.Popen)
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        raise TimeoutError from None


def test_what_was_erased_leaves_the_log_while_the_server_runs(
    keeper: IndexKeeper, database: Database, settings: Settings
) -> None:
    log = settings.data_dir / "kb.sqlite3-wal"
    store_texts(database, ["a text that a reviewer decided on"])
    assert log.stat().st_size > 0
    keeper.start()
    wait_until(lambda: log.stat().st_size == 0)
