"""Searches in turn."""

import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import anyio
import pytest

from kb.database import Database
from kb.search import Prepared, Query
from search_api import afterwards, turns
from search_api.afterwards import Afterwards
from search_api.services import Services
from search_api.turns import ask, in_turn


def test_searches_take_turns_and_all_get_theirs() -> None:
    at_work = threading.Lock()
    made: list[int] = []

    def search(number: int) -> int:
        assert at_work.acquire(blocking=False), "two at once"
        threading.Event().wait(0.01)
        at_work.release()
        return number

    async def visit(number: int) -> None:
        made.append(await in_turn(search, number))

    async def visit_all() -> None:
        async with anyio.create_task_group() as group:
            for number in range(8):
                group.start_soon(visit, number)

    run(visit_all)
    assert made == sorted(made) == list(range(8))


def test_what_can_wait_is_done_when_the_search_is_over() -> None:
    done: list[str] = []
    searching, may_end = threading.Event(), threading.Event()

    def search() -> None:
        searching.set()
        may_end.wait()
        done.append("search")

    async def visit() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(in_turn, search)
            await anyio.to_thread.run_sync(searching.wait)
            group.start_soon(Afterwards().do, lambda: done.append("kept"))
            await anyio.sleep(afterwards.STEP * 2)
            may_end.set()

    run(visit)
    assert done == ["search", "kept"]


@pytest.mark.parametrize(("longest", "most"), [(0.0, 500), (60.0, 0)])
def test_what_can_wait_waits_neither_for_ever_nor_in_a_crowd(
    monkeypatch: pytest.MonkeyPatch, longest: float, most: int
) -> None:
    monkeypatch.setattr(afterwards, "LONGEST", longest)
    monkeypatch.setattr(afterwards, "MOST", most)
    done: list[str] = []

    searching, may_end = threading.Event(), threading.Event()

    def search() -> None:
        searching.set()
        may_end.wait()

    async def visit() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(in_turn, search)
            await anyio.to_thread.run_sync(searching.wait)
            await Afterwards().do(lambda: done.append("kept"))
            assert done == ["kept"]
            may_end.set()

    run(visit)


def test_who_searches_alone_is_answered_here_and_who_comes_meanwhile_by_the_other_process(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered: list[str] = []
    searching, may_end = threading.Event(), threading.Event()

    def here(ready: Prepared, store: Database) -> str:
        answered.append(f"{ready.query.text} here")
        searching.set()
        may_end.wait(60)
        return ""

    class There:
        def answer(self, ready: Prepared) -> str:
            answered.append(f"{ready.query.text} there")
            return ""

    monkeypatch.setattr(turns, "answer", here)
    beside = replace(services, search_process=There())  # type: ignore[arg-type]

    async def visit() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(ask, beside, Query("bath"))
            await anyio.to_thread.run_sync(searching.wait)
            group.start_soon(ask, beside, Query("stairs"))
            while turns._SEARCHES.asked < 2:
                await anyio.sleep(0.01)
            may_end.set()

    run(visit)
    assert answered == ["bath here", "stairs there"]


def run(visit: Callable[[], Awaitable[None]]) -> None:
    with ThreadPoolExecutor(1) as elsewhere:  # the tests of the browser leave a loop running in this thread
        elsewhere.submit(anyio.run, visit).result()
