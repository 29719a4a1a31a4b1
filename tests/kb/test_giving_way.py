"""A nightly run gives way while many search, and goes on all the same."""

import os
import time
from pathlib import Path

import pytest

from kb import giving_way
from kb.giving_way import give_way, mark_busy


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Steps that were waited, each of which lets that much time pass."""
    steps: list[float] = []
    begun = time.monotonic()
    monkeypatch.setattr("kb.giving_way.time.sleep", steps.append)
    monkeypatch.setattr("kb.giving_way.time.monotonic", lambda: begun + sum(steps))
    return steps


def test_a_run_waits_while_searches_wait_but_not_for_ever(tmp_path: Path, waits: list[float]) -> None:
    mark = tmp_path / "busy.mark"
    mark_busy(mark)
    give_way(mark)
    assert abs(sum(waits) - giving_way.LONGEST) <= 2 * giving_way.STEP


def test_a_run_waits_for_nobody_who_searched_a_while_ago(tmp_path: Path, waits: list[float]) -> None:
    mark = tmp_path / "busy.mark"
    give_way(mark)
    mark_busy(mark)
    os.utime(mark, (time.time() - 60, time.time() - 60))
    give_way(mark)
    assert waits == []


def test_a_folder_that_cannot_be_written_stops_no_search(tmp_path: Path) -> None:
    mark_busy(tmp_path / "gone" / "busy.mark")
    assert not (tmp_path / "gone").exists()


def test_a_run_that_has_waited_so_long_works_a_while(tmp_path: Path, waits: list[float]) -> None:
    mark = tmp_path / "busy.mark"
    mark_busy(mark)
    give_way(mark)
    once = len(waits)
    give_way(mark)
    assert len(waits) == once
    waits.append(giving_way.AT_WORK + giving_way.STEP)
    give_way(mark)
    assert len(waits) > once + 1


def test_of_several_threads_that_have_waited_so_long_one_goes_on(tmp_path: Path, waits: list[float]) -> None:
    mark = tmp_path / "busy.mark"
    mark_busy(mark)
    begun = time.monotonic()
    waits.append(giving_way.LONGEST)
    gone_on = [giving_way._goes_on(mark, begun, giving_way.LONGEST) for _ in range(3)]
    assert gone_on == [True, False, False]
    waits.append(giving_way.LONGEST)
    assert giving_way._goes_on(mark, begun, giving_way.LONGEST)
