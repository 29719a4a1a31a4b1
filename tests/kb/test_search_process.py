"""Searches in a process beside."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kb import search_process
from kb.anonymise.gate import pass_ungated as clean
from kb.database import Database
from kb.evaluation import embed_all, exact_index
from kb.passages import split
from kb.search import Answer, Filters, Prepared, Query, answer, prepare
from kb.search_process import SearchProcess
from kb.settings import Settings
from kb.store.passages import save_passages
from kb.store.records import add_record
from kb.types import CleanText, Record, Section
from tests.fakes import FakeEmbedder

EMBEDDER = FakeEmbedder()
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(database: Database) -> Database:
    for setting, text in (
        ("own home", "She slides down in the bath and cannot stand up."),
        ("hospital", "He grips the edge of the bath with both hands."),
        ("own home", "The stairs are too steep for her walking frame."),
    ):
        record = Record(
            kind="consultation",
            title=clean("A consultation"),
            sections=(Section("challenge", clean(text)),),
            facets={"setting": (setting,)},
        )
        with database.begin() as session:
            key = add_record(session, record, origin="here")
            save_passages(session, key, split(key, record, EMBEDDER.tokenizer))
    embed_all(database, EMBEDDER)
    return database


@pytest.fixture
def process(settings: Settings, database_url: str, store: Database) -> Iterator[SearchProcess]:
    made = SearchProcess(settings.model_copy(update={"database_url": database_url}), store)
    made.start()
    assert made.wait(60)
    yield made
    made.stop()


@pytest.fixture
def never_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Answer:
        raise AssertionError("searched in this process")

    monkeypatch.setattr(search_process, "answer", fail)


def ready(store: Database, text: str, **limits: object) -> Prepared:
    query = Query(text, **limits)  # type: ignore[arg-type]
    return prepare(query, store=store, embedder=EMBEDDER, index=exact_index(store, EMBEDDER))


@pytest.mark.both_stores
@pytest.mark.usefixtures("never_here")
@pytest.mark.parametrize(
    "limits", [{}, {"filters": Filters(facets={"setting": ("hospital",)})}, {"page": 2, "per_page": 1}]
)
def test_the_answer_is_the_one_that_is_found_here(
    process: SearchProcess, store: Database, limits: dict[str, object]
) -> None:
    question = ready(store, "stuck in the bath", **limits)
    found = process.answer(question)
    assert found.results
    assert found == answer(question, store)
    assert all(isinstance(one.title, CleanText) and isinstance(one.passage.text, CleanText) for one in found.results)


@pytest.mark.usefixtures("never_here")
def test_what_is_new_since_it_was_started_is_found(process: SearchProcess, store: Database) -> None:
    record = Record(kind="learning", title=clean("Kettle"), sections=(Section("learning", clean("A kettle tipper.")),))
    with store.begin() as session:
        key = add_record(session, record, origin="here")
        save_passages(session, key, split(key, record, EMBEDDER.tokenizer))
    embed_all(store, EMBEDDER)
    question = ready(store, "kettle tipper")
    assert process.answer(question).results[0].record_id == key
    assert process.answer(question) == answer(question, store)


def test_before_it_is_ready_and_after_it_died_searches_go_on(
    settings: Settings, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_process, "PAUSE", 0.0)
    question = ready(store, "stuck in the bath")
    here = answer(question, store)
    process = SearchProcess(settings, store)
    try:
        assert process.answer(question) == here  # which starts it
        assert process.wait(60)
        kill(process, signal.SIGKILL)
        assert process.answer(question) == here  # which notices
        assert not process.wait(0)
        assert process.answer(question) == here  # which starts it anew
        assert process.wait(60)
    finally:
        process.stop()


def test_one_that_dies_of_every_search_is_not_started_again_at_once(process: SearchProcess, store: Database) -> None:
    question = ready(store, "stuck in the bath")
    kill(process, signal.SIGKILL)
    for _ in range(2):
        assert process.answer(question).results
    assert process._child is None


def test_a_search_that_takes_too_long_there_is_done_here(
    process: SearchProcess, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_process, "SECONDS", 0.2)
    kill(process, signal.SIGSTOP)
    assert process.answer(ready(store, "stuck in the bath")).results


def test_what_goes_wrong_there_is_told_here(process: SearchProcess, store: Database) -> None:
    broken = replace(ready(store, "stuck in the bath"), near=None)  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        process.answer(broken)
    assert process.answer(ready(store, "stuck in the bath")).results
    assert process.wait(0)


def test_it_ends_with_the_process_that_started_it(settings: Settings, store: Database) -> None:
    code = (
        "import sys; from pathlib import Path; from kb.database import open_database; "
        "from kb.settings import Settings; from kb.search_process import SearchProcess; "
        "settings = Settings(data_dir=Path(sys.argv[1])); process = SearchProcess(settings, open_database(settings)); "
        "process.start(); assert process.wait(60); print(process._child.pid, flush=True); sys.stdin.read()"
    )
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", code, str(settings.data_dir)]
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_running(child)
        parent.kill()
    end = time.monotonic() + 10
    while is_running(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_running(child)


def kill(process: SearchProcess, number: signal.Signals) -> None:
    assert process._child is not None
    os.kill(process._child.pid, number)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
