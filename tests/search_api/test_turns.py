"""Searches in turn."""

import threading
import time

import anyio

from search_api.turns import AT_ONCE, in_turn


def test_no_more_search_at_once_than_there_are_turns_and_all_get_theirs() -> None:
    at_work: list[int] = []
    most: list[int] = []
    lock = threading.Lock()

    @in_turn
    def page(number: int) -> int:
        with lock:
            at_work.append(number)
            most.append(len(at_work))
        time.sleep(0.02)
        with lock:
            at_work.remove(number)
        return number

    made: list[int] = []

    async def visit(number: int) -> None:
        made.append(await page(number))

    async def visit_all() -> None:
        async with anyio.create_task_group() as group:
            for number in range(4 * AT_ONCE):
                group.start_soon(visit, number)

    anyio.run(visit_all)
    assert sorted(made) == list(range(4 * AT_ONCE))
    assert max(most) == AT_ONCE
