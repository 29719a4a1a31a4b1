"""A file is one record, whichever folder a run was asked for and however often its content lies about."""

from pathlib import Path

import pytest

from ingest.decide import is_gone
from ingest.pipeline import Tools, run
from ingest.report import Report
from kb.database import Database
from kb.store.records import contribute, load_record
from kb.types import _SEAL, CleanText
from tests.ingest.building import HELD, note, text_file
from tests.ingest.test_pipeline import live, record_of, statuses


@pytest.fixture
def inner(folder: Path) -> Path:
    text_file(folder / "inner", "bath.txt")
    return folder / "inner"


def reasons(report: Report) -> dict[str, str]:
    return {file.path: file.reason or "" for file in report.files}


def test_a_folder_around_one_taken_in_before_adds_nothing_twice(
    folder: Path, inner: Path, tools: Tools, database: Database
) -> None:
    run([inner], tools)
    text_file(folder, "ramp.txt", note(title="Ramp"))
    report = run([folder], tools)
    assert statuses(report) == {"ramp.txt": "added", "inner/bath.txt": "unchanged"}
    assert "another folder" in reasons(report)["inner/bath.txt"]
    assert (report.seen, report.unchanged, live(database)) == (2, 1, 2)
    assert run([folder], tools).files == ()


def test_a_folder_inside_one_taken_in_before_adds_nothing_twice(
    folder: Path, inner: Path, tools: Tools, database: Database
) -> None:
    run([folder], tools)
    assert run([inner], tools).unchanged == 1
    assert live(database) == 1


def test_folders_inside_one_another_are_one_in_a_run(
    folder: Path, inner: Path, tools: Tools, database: Database
) -> None:
    assert run([inner, folder], tools).seen == 1
    assert live(database) == 1


def test_a_file_known_from_another_folder_changes_and_vanishes_like_any(
    folder: Path, inner: Path, tools: Tools, database: Database
) -> None:
    record_id = record_of(run([inner], tools), "bath.txt")
    text_file(inner, text=note(background="Quite another background."))
    assert record_of(run([folder], tools), "inner/bath.txt") == record_id
    (inner / "bath.txt").unlink()
    assert run([folder], tools, allow_removals=True).withdrawn == 1
    assert live(database) == 0


def test_a_hidden_folder_taken_in_by_itself_is_not_gone_for_the_one_around_it(
    folder: Path, tools: Tools, database: Database
) -> None:
    text_file(folder / ".kept", "bath.txt")
    run([folder / ".kept"], tools)
    assert run([folder], tools).withdrawn == 0
    assert live(database) == 1


@pytest.mark.parametrize("at_once", [True, False])
def test_a_copy_becomes_no_record_and_is_named(folder: Path, tools: Tools, database: Database, at_once: bool) -> None:
    text_file(folder, "bath.txt")
    before = [] if at_once else [run([folder], tools)]
    text_file(folder, "copy of bath.txt")
    report = run([folder], tools)
    assert statuses(report)["copy of bath.txt"] == "unchanged"
    assert "The same as bath.txt" in reasons(report)["copy of bath.txt"]
    assert (report.seen, report.added + len(before), live(database)) == (2, 1, 1)
    assert statuses(run([folder], tools)) == {"copy of bath.txt": "unchanged"}


def test_a_copy_of_a_file_in_another_folder_becomes_no_record(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder / "a", "bath.txt")
    text_file(folder / "b", "bath.txt")
    run([folder / "a"], tools)
    assert str(folder / "a" / "bath.txt") in reasons(run([folder / "b"], tools))["bath.txt"]
    assert live(database) == 1


def test_a_copy_takes_the_record_over_when_the_first_file_goes(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder, "bath.txt")
    text_file(folder, "copy.txt")
    record_id = record_of(run([folder], tools), "bath.txt")
    advise(database, record_id)
    (folder / "bath.txt").unlink()
    report = run([folder], tools)
    assert (statuses(report), record_of(report, "copy.txt")) == ({"copy.txt": "moved"}, record_id)
    assert contributions(database, record_id) == 1
    assert run([folder], tools).files == ()


def advise(database: Database, record_id: str) -> None:
    with database.begin() as session:
        advice = CleanText("Try a shower stool.", seal=_SEAL)
        contribute(session, record_id, kind="advice", text=advice, author_id=None)


def contributions(database: Database, record_id: str) -> int:
    with database.read() as session:
        return len(load_record(session, record_id).contributions)


def test_a_folder_under_a_new_name_keeps_its_records(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder / "a", "bath.txt")
    text_file(folder / "a", "z copy.txt")
    record_id = record_of(run([folder / "a"], tools), "bath.txt")
    advise(database, record_id)
    (folder / "a").rename(folder / "c")
    report = run([folder / "c"], tools)
    assert (statuses(report)["bath.txt"], record_of(report, "bath.txt")) == ("moved", record_id)
    assert (live(database), contributions(database, record_id)) == (1, 1)
    assert statuses(run([folder / "c"], tools)) == {"z copy.txt": "unchanged"}


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_files_moved_from_one_folder_of_a_run_to_another_are_not_gone(
    folder: Path, tools: Tools, database: Database, order: tuple[str, str]
) -> None:
    text_file(folder / "a", "bath.txt")
    (folder / "b").mkdir()
    record_id = record_of(run([folder / "a", folder / "b"], tools), "bath.txt")
    (folder / "a" / "bath.txt").rename(folder / "b" / "bath.txt")
    report = run([folder / name for name in order], tools)
    assert (statuses(report), record_of(report, "bath.txt")) == ({"bath.txt": "moved"}, record_id)
    assert live(database) == 1


@pytest.mark.parametrize("to", ["a/new name.txt", "b/bath.txt"])
def test_a_file_that_comes_back_at_another_place_gets_its_record(
    folder: Path, tools: Tools, database: Database, to: str
) -> None:
    first = text_file(folder / "a", "bath.txt")
    (folder / "b").mkdir()
    record_id = record_of(run([folder / "a"], tools), "bath.txt")
    advise(database, record_id)
    first.unlink()
    assert run([folder / "a"], tools, allow_removals=True).withdrawn == 1
    text_file(folder, to)
    assert record_of(run([(folder / to).parent], tools), Path(to).name) == record_id
    assert (live(database), contributions(database, record_id)) == (1, 1)


def test_two_new_places_of_one_lost_file_are_one_record(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder / "a", "bath.txt")
    run([folder / "a"], tools)
    (folder / "a").rename(folder / "b")
    text_file(folder / "c", "bath.txt")
    assert [file.status for file in run([folder / "b", folder / "c"], tools).files] == ["moved", "unchanged"]
    assert live(database) == 1


def test_a_file_that_cannot_be_looked_at_is_not_taken_for_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "lstat", refuse)
    assert not is_gone(tmp_path / "bath.txt")


def test_a_copy_becomes_a_record_when_the_first_file_changes(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder, "bath.txt")
    text_file(folder, "copy.txt")
    run([folder], tools)
    text_file(folder, "bath.txt", note(background="Quite another background."))
    assert statuses(run([folder], tools)) == {"bath.txt": "changed", "copy.txt": "added"}
    assert live(database) == 2


def test_a_copy_that_changes_becomes_a_record(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder, "bath.txt")
    text_file(folder, "copy.txt")
    run([folder], tools)
    text_file(folder, "copy.txt", note(background="Quite another background."))
    assert statuses(run([folder], tools)) == {"copy.txt": "added"}
    assert live(database) == 2


def test_a_copy_that_goes_is_no_removal(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder, "bath.txt")
    text_file(folder, "copy.txt")
    run([folder], tools)
    (folder / "copy.txt").unlink()
    assert run([folder], tools).files == ()
    assert live(database) == 1


def test_equal_files_that_cannot_be_read_are_each_named(folder: Path, tools: Tools) -> None:
    text_file(folder, "a.txt", " ")
    text_file(folder, "b.txt", " ")
    assert statuses(run([folder], tools)) == {"a.txt": "failed", "b.txt": "failed"}
    assert statuses(run([folder], tools)) == {"a.txt": "failed", "b.txt": "failed"}


def test_a_copy_of_a_held_file_waits_once(folder: Path, tools: Tools) -> None:
    text_file(folder, "a.txt", HELD)
    text_file(folder, "b.txt", HELD)
    assert statuses(run([folder], tools)) == {"a.txt": "held", "b.txt": "unchanged"}


def test_a_dry_run_tells_copies_and_reasons_as_a_run_does(folder: Path, tools: Tools) -> None:
    text_file(folder, "a.txt", HELD)
    text_file(folder, "b.txt", HELD)
    text_file(folder / "inner", "bath.txt")
    run([folder / "inner"], tools)
    dry = run([folder], tools, dry_run=True)
    assert dry.files == run([folder], tools).files
    assert all(file.reason for file in dry.files)
