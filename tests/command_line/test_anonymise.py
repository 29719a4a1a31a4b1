"""`kb anonymise`: a folder is looked through as a run would read it, and a file is printed in its order."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from command_line import anonymising
from command_line.main import app
from kb.anonymise.gate import Gate
from tests.ingest.building import HELD, note, pdf_bytes, text_file


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anonymising, "_make_gate", lambda settings: Gate())


def check(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["anonymise", "--check", str(folder), *words])


def checked(folder: Path) -> dict[str, dict[str, Any]]:
    return {one["path"]: one for one in json.loads(check(folder, "--json").stdout)}


def test_a_folder_is_looked_through_as_a_run_would_read_it(tmp_path: Path) -> None:
    text_file(tmp_path, "bath.txt")
    text_file(tmp_path / "inner.txt", "held.md", HELD)
    text_file(tmp_path, ".hidden.txt", HELD)
    text_file(tmp_path, "README.md", HELD)
    found = checked(tmp_path)
    assert {path: one["decision"] for path, one in found.items()} == {"bath.txt": "clear", "inner.txt/held.md": "held"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes on this system")
def test_links_pipes_and_large_files_are_named_and_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_MAX_FILE_MB", "1")
    outside = text_file(tmp_path / "elsewhere", "private.txt", HELD)
    folder = tmp_path / "notes"
    text_file(folder, "large.txt", "word " * 300_000)
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    (folder / "link.txt").symlink_to(outside)
    os.mkfifo(folder / "pipe.txt")
    found = checked(folder)
    assert set(found) == {"large.txt", "gone.txt", "link.txt", "pipe.txt"}
    assert {one["decision"] for one in found.values()} == {"unreadable"}
    assert "larger than 1 MB" in found["large.txt"]["reason"]


def test_a_folder_with_a_finding_is_exit_1_and_says_why(tmp_path: Path) -> None:
    text_file(tmp_path, "held.txt", HELD)
    answer = check(tmp_path)
    assert answer.exit_code == 1
    assert "postcode" in answer.stdout


def test_a_clear_folder_is_exit_0(tmp_path: Path) -> None:
    text_file(tmp_path, "bath.txt", note())
    assert check(tmp_path).exit_code == 0


def test_a_file_is_printed_in_its_order_and_what_stands_beside_it_after_a_line(tmp_path: Path) -> None:
    pages = [
        f"Our local guide\nPlan number {at}\nThe board stands well on the rim of bath {at}.\nEnd" for at in "12345"
    ]
    (tmp_path / "guide.pdf").write_bytes(pdf_bytes(*(f"{page}\nKept by the team" for page in pages)))
    answer = CliRunner().invoke(app, ["anonymise", str(tmp_path / "guide.pdf")]).stdout
    text, _, beside = answer.partition(anonymising.BESIDE)
    assert text.index("bath 1") < text.index("bath 2") < text.index("bath 5")
    assert "Kept by the team" in beside
    assert "Kept by the team" not in text


def test_a_named_file_that_is_too_large_is_exit_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_MAX_FILE_MB", "1")
    file = text_file(tmp_path, "large.txt", "word " * 300_000)
    answer = CliRunner().invoke(app, ["anonymise", str(file)])
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "split it" in answer.stderr


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_an_unreadable_file_among_others_is_named_and_the_others_are_printed(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    good = text_file(tmp_path, "bath.txt", "A board over the bath.")
    answer = CliRunner().invoke(app, ["anonymise", str(tmp_path / "empty.txt"), str(good), *words])
    assert answer.exit_code == 1
    assert "A board over the bath." in answer.stdout
    assert str(tmp_path / "empty.txt") in answer.stderr.replace("\n", "")


@pytest.mark.parametrize(
    ("written", "said"),
    [(None, "There is no file"), (b'{"text": "x"}\n\n{"id": 1}\n', "Line 3 of"), (b'{"text": "\xff"}', "Line 1 of")],
)
def test_what_is_wrong_with_a_file_of_lines_is_said(tmp_path: Path, written: bytes | None, said: str) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_bytes(written) if written else None
    answer = CliRunner().invoke(app, ["anonymise", "--jsonl", str(file)])
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert said in answer.stderr


def test_a_file_of_lines_gives_a_line_of_json_for_each(tmp_path: Path) -> None:
    file = text_file(tmp_path, "notes.jsonl", '{"id": "a", "text": "A bath board."}\n{"id": "b", "text": "Rails."}\n')
    answer = CliRunner().invoke(app, ["anonymise", "--jsonl", str(file), "--json"])
    assert [json.loads(line)["id"] for line in answer.stdout.splitlines()] == ["a", "b"]


def test_a_folder_and_a_file_at_once_are_wrong_usage(tmp_path: Path) -> None:
    answer = check(tmp_path, str(text_file(tmp_path, "held.txt", HELD)))
    assert (answer.exit_code, answer.stdout) == (2, "")
