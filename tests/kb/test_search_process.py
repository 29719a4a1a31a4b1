"""Searches in a process beside."""

import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kb import search_process
from kb.database import Database
from kb.evaluation import exact_index
from kb.search import Answer, Filters, Prepared, Query, answer, prepare
from kb.search_process import SearchProcess
from kb.settings import Settings
from kb.store.records import withdraw_record
from kb.types import CleanText
from tests.kb.keeping import EMBEDDER, keep

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and /proc")

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(database: Database) -> Database:
    keep(database, "Bath", "She slides down in the bath and cannot stand up.")
    keep(database, "Edge", "He grips the edge of the bath with both hands.", setting="hospital")
    keep(database, "Stairs", "The stairs are too steep for her walking frame.")
    return database


@pytest.fixture
def process(settings: Settings, database_url: str, store: Database) -> Iterator[SearchProcess]:
    made = SearchProcess(settings.model_copy(update={"database_url": database_url}), store)
    made.start()
    wait_until(lambda: is_ready(made))
    yield made
    made.stop()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that died is started again without a pause."""
    monkeypatch.setattr(search_process, "PAUSE", 0.0)


@pytest.fixture
def never_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Answer:
        raise AssertionError("searched in this process")

    monkeypatch.setattr(search_process, "answer", fail)


def prepared(store: Database, text: str = "stuck in the bath", **limits: Any) -> Prepared:
    query = Query(text, **limits)
    return prepare(query, store=store, embedder=EMBEDDER, index=exact_index(store, EMBEDDER))


@pytest.mark.both_stores
@pytest.mark.usefixtures("never_here")
@pytest.mark.parametrize(
    "limits", [{}, {"filters": Filters(facets={"setting": ("hospital",)})}, {"page": 2, "per_page": 1}]
)
def test_the_answer_is_the_one_that_is_found_here(
    process: SearchProcess, store: Database, limits: dict[str, Any]
) -> None:
    question = prepared(store, **limits)
    found = process.answer(question)
    assert found.results
    assert found == answer(question, store)
    assert all(isinstance(one.title, CleanText) and isinstance(one.passage.text, CleanText) for one in found.results)


@pytest.mark.usefixtures("never_here")
def test_what_is_new_since_it_was_started_is_found(
    process: SearchProcess, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_process, "LEVEL_SECONDS", 0.0)
    key = keep(store, "Kettle", "A kettle tipper.")
    time.sleep(2 * search_process.STEP)  # in which it reads the new words, as nobody asks
    question = prepared(store, "kettle tipper")
    assert process.answer(question).results[0].record_id == key
    assert process.answer(question) == answer(question, store)


@pytest.mark.usefixtures("at_once")
def test_before_it_is_ready_and_after_it_died_searches_go_on(settings: Settings, store: Database) -> None:
    question = prepared(store)
    here = answer(question, store)
    process = SearchProcess(settings, store)
    try:
        assert process.answer(question) == here  # which starts it
        wait_until(lambda: is_ready(process))
        send(process, signal.SIGKILL)
        assert process.answer(question) == here  # which notices
        assert not is_ready(process)
        assert process.answer(question) == here  # which starts it anew
        wait_until(lambda: is_ready(process))
    finally:
        process.stop()
    assert process.answer(question) == here
    assert process._child is None


@pytest.mark.usefixtures("at_once")
def test_one_that_dies_before_it_is_ready_is_started_again(settings: Settings, store: Database) -> None:
    process = SearchProcess(settings, store)
    process.start()
    try:
        send(process, signal.SIGKILL)
        wait_until(lambda: process._child is None)
        assert process.answer(prepared(store)).results
        wait_until(lambda: is_ready(process))
    finally:
        process.stop()


def test_one_that_dies_of_every_search_is_not_started_again_at_once(
    process: SearchProcess, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_process, "PAUSE", math.inf)
    question = prepared(store)
    send(process, signal.SIGKILL)
    assert process.answer(question).results
    assert process.answer(question).results
    assert process._child is None


@pytest.mark.usefixtures("at_once")
def test_where_no_process_can_be_started_searches_go_on(
    settings: Settings, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(search_process.subprocess, "Popen", refuse)  # type: ignore[attr-defined]
    assert SearchProcess(settings, store).answer(prepared(store)).results


def test_nothing_is_made_where_the_store_is_gone(settings: Settings, store: Database, tmp_path: Path) -> None:
    elsewhere = settings.model_copy(update={"data_dir": tmp_path / "unmounted"})
    process = SearchProcess(elsewhere, store)
    process.start()
    wait_until(lambda: process._child is None)
    assert not elsewhere.data_dir.exists()


def test_a_search_that_takes_too_long_there_is_done_here(
    process: SearchProcess, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_process, "SECONDS", 0.2)
    question = prepared(store)
    send(process, signal.SIGSTOP)
    assert process.answer(question) == answer(question, store)
    assert not is_ready(process)


def test_an_answer_that_could_not_be_read_is_not_given_to_the_next(
    process: SearchProcess, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    hear = search_process._hear

    def fail(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(search_process, "_hear", fail)
    bath, stairs = prepared(store), prepared(store, "steep stairs")
    assert process.answer(bath) == answer(bath, store)
    monkeypatch.setattr(search_process, "_hear", hear)
    assert process.answer(stairs) == answer(stairs, store)


@pytest.mark.usefixtures("at_once")
def test_words_that_one_of_them_read_alone_change_no_answer_and_are_read_anew_in_time(
    process: SearchProcess, settings: Settings, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keep(store, "Board", "A bath board that slides in the bath.")
    before = prepared(store)  # this process has read the record, the other never sees it
    with store.begin() as session:
        withdraw_record(session, key)
    keep(store, "Sink", "A perching stool at the sink.")
    question = prepared(store)
    assert before.words is not question.words
    assert process.answer(question) == answer(question, store)
    monkeypatch.setattr(search_process, "UNANSWERED", 1)
    assert process.answer(question) == answer(question, store)
    wait_until(lambda: is_ready(process))
    anew = prepared(store)
    there = answer(anew, store)
    monkeypatch.setattr(search_process, "answer", None)  # none here
    assert process.answer(anew) == there


def test_what_goes_wrong_there_is_told_here(process: SearchProcess, store: Database) -> None:
    broken = replace(prepared(store), near=None)  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        process.answer(broken)
    assert process.answer(prepared(store)).results
    assert is_ready(process)


def test_it_ends_with_the_process_that_started_it(settings: Settings, store: Database) -> None:
    code = (
        "import sys, time; from pathlib import Path; from kb.database import open_database; "
        "from kb.settings import Settings; from kb.search_process import SearchProcess; "
        "settings = Settings(data_dir=Path(sys.argv[1])); process = SearchProcess(settings, open_database(settings)); "
        "process.start(); print(process._child.pid, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(settings.data_dir)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_running(child)
        parent.kill()
    wait_until(lambda: not is_running(child))


def send(process: SearchProcess, number: signal.Signals) -> None:
    assert process._child is not None
    os.kill(process._child.pid, number)


def is_ready(process: SearchProcess) -> bool:
    return process._ready is not None


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
