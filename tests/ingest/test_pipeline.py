"""A night over a folder: what changes in the store, and what stays."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from sqlalchemy import event

from ingest.pipeline import Tools, run
from ingest.report import Report
from kb.database import Database
from kb.errors import RemovalsNeedConsent, RunActive
from kb.intake import release
from kb.settings import Settings
from kb.store.held import count_waiting, load_waiting
from kb.store.records import contribute, count_live, load_record, set_facets, withdraw_record
from kb.store.runs import list_runs
from kb.types import _SEAL, CleanText
from tests.fakes import FakeEmbedder
from tests.ingest.building import BROKEN, HELD, note, pdf_bytes, text_file

pytestmark = pytest.mark.both_stores


def statuses(report: Report) -> dict[str, str]:
    return {file.path: file.status for file in report.files}


def live(database: Database) -> int:
    with database.read() as session:
        return sum(count_live(session).values())


def record_of(report: Report, path: str) -> str:
    return next(file.record_id for file in report.files if file.path == path and file.record_id)


def test_new_files_become_records(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder, "bath.txt")
    text_file(folder / "inner", "ramp.md", "# Ramp\n\n## Challenge\n\nA step at the door.")
    report = run([folder], tools)
    assert statuses(report) == {"bath.txt": "added", "inner/ramp.md": "added"}
    with database.read() as session:
        assert load_record(session, record_of(report, "inner/ramp.md")).record.source == "inner/ramp.md"


def test_a_second_run_finds_everything_unchanged(folder: Path, tools: Tools, embedder: FakeEmbedder) -> None:
    text_file(folder)
    run([folder], tools)
    embedder.embedded.clear()
    report = run([folder], tools)
    assert (report.seen, report.unchanged, report.files) == (1, 1, ())
    assert embedder.embedded == []


def test_a_touched_file_is_unchanged(folder: Path, tools: Tools) -> None:
    path = text_file(folder)
    run([folder], tools)
    os.utime(path, (1, 1))
    assert run([folder], tools).unchanged == 1


def test_a_changed_file_changes_its_record(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder)
    record_id = record_of(run([folder], tools), "bath.txt")
    text_file(folder, text=note(background="Quite another background."))
    report = run([folder], tools)
    assert record_of(report, "bath.txt") == record_id
    assert statuses(report) == {"bath.txt": "changed"}
    with database.read() as session:
        assert load_record(session, record_id).section("background") == "Quite another background."


def test_a_moved_file_keeps_its_record(folder: Path, tools: Tools, database: Database) -> None:
    path = text_file(folder)
    record_id = record_of(run([folder], tools), "bath.txt")
    path.rename(folder / "renamed.txt")
    report = run([folder], tools)
    assert statuses(report) == {"renamed.txt": "moved"}
    with database.read() as session:
        assert load_record(session, record_id).record.source == "renamed.txt"


def test_what_colleagues_added_survives_a_changed_file(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder)
    record_id = record_of(run([folder], tools), "bath.txt")
    with database.begin() as session:
        advice = CleanText("Try a shower stool.", seal=_SEAL)
        contribute(session, record_id, kind="advice", text=advice, author_id=None)
        set_facets(session, record_id, {"setting": ("care home",)})
    text_file(folder, text=note(background="Quite another background."))
    run([folder], tools)
    with database.read() as session:
        stored = load_record(session, record_id)
    assert [c.text for c in stored.contributions] == ["Try a shower stool."]
    assert stored.terms("setting") == ("care home",)


def test_a_vanished_file_takes_its_record_out_of_search(folder: Path, tools: Tools, database: Database) -> None:
    for name in "abcd":
        text_file(folder, f"{name}.txt", note(title=f"Note {name}"))
    run([folder], tools)
    (folder / "a.txt").unlink()
    report = run([folder], tools)
    assert statuses(report) == {"a.txt": "withdrawn"}
    assert live(database) == 3


def test_a_file_that_comes_back_gets_its_record_back(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder)
    record_id = record_of(run([folder], tools), "bath.txt")
    (folder / "bath.txt").unlink()
    run([folder], tools, allow_removals=True)
    text_file(folder)
    assert record_of(run([folder], tools), "bath.txt") == record_id
    assert live(database) == 1


def test_many_removals_need_consent_and_change_nothing(folder: Path, tools: Tools, database: Database) -> None:
    for name in "abc":
        text_file(folder, f"{name}.txt", note(title=f"Note {name}"))
    run([folder], tools)
    shutil.rmtree(folder)
    folder.mkdir()
    with pytest.raises(RemovalsNeedConsent):
        run([folder], tools)
    assert live(database) == 3
    assert run([folder], tools, allow_removals=True).withdrawn == 3


def test_a_dry_run_says_what_would_happen_and_writes_nothing(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder)
    text_file(folder, "held.txt", HELD)
    report = run([folder], tools, dry_run=True)
    assert statuses(report) == {"bath.txt": "added", "held.txt": "held"}
    assert live(database) == 0
    with database.read() as session:
        assert list_runs(session) == []


def test_a_dry_run_tells_the_records_of_changed_and_moved_files(folder: Path, tools: Tools) -> None:
    text_file(folder, "bath.txt")
    text_file(folder, "ramp.txt", "A ramp was asked for at the front door.")
    before = {file.path: file.record_id for file in run([folder], tools).files}
    text_file(folder, "bath.txt", "The bath was too high, and a board was tried.")
    (folder / "ramp.txt").rename(folder / "door.txt")
    told = {file.path: (file.status, file.record_id) for file in run([folder], tools, dry_run=True).files}
    assert told == {"bath.txt": ("changed", before["bath.txt"]), "door.txt": ("moved", before["ramp.txt"])}


def test_a_dry_run_does_not_bring_back_what_a_colleague_withdrew(
    folder: Path, tools: Tools, database: Database
) -> None:
    text_file(folder)
    record_id = record_of(run([folder], tools), "bath.txt")
    with database.begin() as session:
        withdraw_record(session, record_id)
    text_file(folder, "bath.txt", "The bath was too high, and a board was tried.")
    [dry], [real] = run([folder], tools, dry_run=True).files, run([folder], tools).files
    assert (dry.record_id, dry.reason) == (None, "Withdrawn by a colleague.")
    assert dry == real


def test_a_file_that_names_people_is_held(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder, "held.txt", HELD)
    report = run([folder], tools)
    assert statuses(report) == {"held.txt": "held"}
    assert "07700" not in str(report.as_json())
    assert live(database) == 0
    with database.read() as session:
        assert count_waiting(session) == 1


def test_a_changed_held_file_replaces_what_waits(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder, "held.txt", HELD)
    run([folder], tools)
    text_file(folder, "held.txt", f"{HELD} And more.")
    run([folder], tools)
    with database.read() as session:
        assert count_waiting(session) == 1


def test_a_held_file_that_was_made_clean_goes_live(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder, "held.txt", HELD)
    run([folder], tools)
    text_file(folder, "held.txt", note())
    run([folder], tools)
    with database.read() as session:
        assert count_waiting(session) == 0
    assert live(database) == 1


def test_a_vanished_held_file_is_erased(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder, "held.txt", HELD)
    run([folder], tools)
    (folder / "held.txt").unlink()
    run([folder], tools, allow_removals=True)
    with database.read() as session:
        assert count_waiting(session) == 0


def test_a_released_file_is_unchanged_and_its_next_change_reaches_the_record(
    folder: Path, tools: Tools, database: Database
) -> None:
    text_file(folder, "held.txt", HELD)
    run([folder], tools)
    with database.begin() as session:
        [held] = load_waiting(session, 2)
        texts = ["Stairs", "She was rung about the stairs.", "held.txt"]
        kept = release(session, held.summary.id, texts, tools.gate, tools.tokenizer, reviewer_id="r")
    assert run([folder], tools).unchanged == 1
    text_file(folder, "held.txt", note())
    assert record_of(run([folder], tools), "held.txt") == kept.record_id


def test_undeclared_folders_are_held_whole(folder: Path, tools: Tools, settings: Settings) -> None:
    text_file(folder)
    undeclared = replace(tools, settings=settings.model_copy(update={"folder_is_deidentified": False}))
    assert statuses(run([folder], undeclared)) == {"bath.txt": "held"}


def test_bad_files_get_a_reason_each_and_the_good_ones_go_in(folder: Path, tools: Tools, database: Database) -> None:
    for name, (data, _) in BROKEN.items():
        (folder / name).write_bytes(data)
    text_file(folder)
    (folder / "link.txt").symlink_to(folder / "bath.txt")
    (folder / "large.txt").write_text("word " * 500_000)
    (folder / "line\nbreak.txt").write_text(note())
    (folder / "ignored.jpg").write_bytes(b"jpg")
    (folder / "~$lock.docx").write_bytes(b"lock")
    report = run([folder], tools)
    bad = {*BROKEN, "link.txt", "large.txt", "line?break.txt"}
    assert statuses(report) == {"bath.txt": "added", **dict.fromkeys(bad, "failed")}
    assert all(file.reason for file in report.files if file.status == "failed")
    assert live(database) == 1


def test_a_line_break_in_a_name_is_called_so(folder: Path, tools: Tools) -> None:
    (folder / "line\nbreak.txt").write_text(note())
    (file,) = run([folder], tools).files
    assert (file.path, file.status) == ("line?break.txt", "failed")
    assert "line break in the name" in (file.reason or "")


def test_failed_files_are_reported_again_without_being_read(folder: Path, tools: Tools) -> None:
    (folder / "empty.txt").write_bytes(b"")
    first = run([folder], tools)
    assert run([folder], tools).files == first.files


def test_a_file_that_breaks_keeps_the_record_of_its_better_days(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder)
    run([folder], tools)
    (folder / "bath.txt").write_bytes(b"")
    assert statuses(run([folder], tools)) == {"bath.txt": "failed"}
    assert live(database) == 1


def test_a_file_name_of_255_characters_is_taken_in(folder: Path, tools: Tools) -> None:
    name = "a" * 251 + ".txt"
    text_file(folder, name)
    assert statuses(run([folder], tools)) == {name: "added"}


def test_pages_of_a_pdf_are_kept_with_its_sections(folder: Path, tools: Tools, database: Database) -> None:
    (folder / "guide.pdf").write_bytes(pdf_bytes("Our local guide\nOne page of words.", "Another page of words."))
    record_id = record_of(run([folder], tools), "guide.pdf")
    with database.read() as session:
        record = load_record(session, record_id).record
    assert record.kind == "resource"
    assert [section.page for section in record.sections] == [1, 2]


def test_two_runs_at_once_do_not_happen(folder: Path, tools: Tools, settings: Settings) -> None:
    with FileLock(settings.data_dir / "run.lock"), pytest.raises(RunActive):
        run([folder], tools)


def test_a_run_is_kept_for_managers(folder: Path, tools: Tools, database: Database) -> None:
    text_file(folder)
    report = run([folder], tools)
    with database.read() as session:
        (stored,) = list_runs(session)
    assert stored.report == report.as_json()
    assert list(report.as_json()) == [
        "run_id", "seen", "added", "changed", "moved", "unchanged", "withdrawn", "held", "failed", "seconds", "files",
    ]  # fmt: skip


def test_the_index_is_brought_level_only_when_something_waits(folder: Path, tools: Tools) -> None:
    called: list[int] = []
    watched = replace(tools, bring_level=lambda: called.append(1))
    run([folder], watched)
    assert called == []
    text_file(folder)
    run([folder], watched)
    assert called == [1]


@pytest.mark.parametrize("name", ["crlf.md", "Case note 00031.txt", "case-00012.txt"])
def test_the_ending_and_the_number_of_a_file_are_kept_whatever_the_gate_makes_of_its_name(
    folder: Path, tools: Tools, database: Database, name: str
) -> None:
    text_file(folder, name)
    report = run([folder], tools)
    with database.read() as session:
        source = load_record(session, record_of(report, name)).record.source
    assert source in (name, f"[person 1]{Path(name).suffix}")


def statements_of_a_run(folder: Path, tools: Tools, database: Database) -> int:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    run([folder], tools)
    event.remove(database.engine, "before_cursor_execute", note)
    return len(asked)


def test_a_new_file_costs_the_store_few_statements(tmp_path: Path, tools: Tools, database: Database) -> None:
    for at in range(12):
        text_file(tmp_path / ("few" if at < 2 else "many"), f"{at}.txt", note(title=f"Note {at}"))
    few, many = (statements_of_a_run(tmp_path / name, tools, database) for name in ("few", "many"))
    assert (many - few) / 8 <= 10
