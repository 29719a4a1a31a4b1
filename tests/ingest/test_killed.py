"""A run that is killed anywhere and run again ends where an undisturbed run ends."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from sqlalchemy import text

from kb.database import Database, open_database
from kb.settings import Settings
from tests.ingest.building import HELD, note, text_file

ROOT = Path(__file__).resolve().parents[2]
KILLS = 8

STATE = (
    "SELECT r.source, r.title, r.withdrawn IS NULL, s.field, s.text FROM record r JOIN section s ON s.record_id = r.id",
    "SELECT r.source, p.position, p.text, length(e.embedding) FROM passage p JOIN record r ON r.id = p.record_id "
    "LEFT JOIN embedding e ON e.passage_id = p.id",
    "SELECT r.source, f.facet, f.term, f.origin FROM facet f JOIN record r ON r.id = f.record_id",
    "SELECT path, sha256, size, mtime_ns, status, record_id IS NULL, held_id IS NULL FROM source_file",
    "SELECT what, origin, decided IS NULL, draft FROM held",
)


def start(data: Path, notes: Path) -> "subprocess.Popen[bytes]":
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ingest.night", str(data), str(notes)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        stderr=subprocess.DEVNULL,
    )


def state_of(data: Path) -> list[list[Any]]:
    database: Database = open_database(Settings(data_dir=data))
    with database.read() as session:
        state = [sorted(map(str, session.execute(text(query)).all())) for query in STATE]
    database.close()
    return state


def test_a_run_killed_anywhere_ends_like_an_undisturbed_one(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    for at in range(60):
        text_file(notes, f"note {at:02}.txt", note(title=f"Bath board of the house at number {at}"))
    text_file(notes, "held.txt", HELD)
    text_file(notes, "empty.txt", "")
    text_file(notes, "note 07 again.txt", note(title="Bath board of the house at number 7"))
    assert start(tmp_path / "calm", notes).wait(timeout=120) == 0
    for kill in range(KILLS):
        cut_off = start(tmp_path / "torn", notes)
        time.sleep(0.5 + kill * 0.15)
        cut_off.kill()
        cut_off.wait()
    assert start(tmp_path / "torn", notes).wait(timeout=120) == 0
    assert state_of(tmp_path / "torn") == state_of(tmp_path / "calm")
