"""Searches in turn."""

import threading
from concurrent.futures import ThreadPoolExecutor

import anyio

from search_api.turns import in_turn


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

    with ThreadPoolExecutor(1) as elsewhere:  # the tests of the browser leave a loop running in this thread
        elsewhere.submit(anyio.run, visit_all).result()
    assert made == sorted(made) == list(range(8))
