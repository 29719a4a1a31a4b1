"""Names that one file of a run gives away are looked for in the others, before and after it."""

from pathlib import Path

import pytest

from ingest.pipeline import Tools, run
from ingest.prepare import RunNames
from kb.database import Database
from kb.store.records import load_record
from tests.ingest.building import note, text_file

NAMES_HER = note("Stairs", "Mrs Sparks lives alone and fell in the kitchen.")
USES_THE_NAME = note("Stool", "The stool was given to Sparks for the kitchen.")


@pytest.mark.parametrize("order", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_a_name_of_one_file_is_redacted_in_another(
    folder: Path, tools: Tools, database: Database, order: tuple[str, str]
) -> None:
    text_file(folder, order[0], NAMES_HER)
    text_file(folder, order[1], USES_THE_NAME)
    report = run([folder], tools)
    (record_id,) = [file.record_id for file in report.files if file.record_id]
    with database.read() as session:
        assert "Sparks" not in str(load_record(session, record_id).record)


def test_a_word_of_the_practice_is_no_name_of_a_run() -> None:
    names = RunNames()
    names.add(frozenset({"barthel", "sparks"}))
    assert names.so_far() == frozenset({"sparks"})
