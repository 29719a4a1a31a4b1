"""A record of the folder that a colleague withdrew and a reviewer put back."""

from pathlib import Path

from ingest.pipeline import Tools, run
from kb.database import Database
from kb.intake import save_passages_of
from kb.store.records import load_record, withdraw_record
from kb.store.withdrawn import put_back
from tests.ingest.building import text_file
from tests.ingest.test_pipeline import record_of


def test_a_file_that_changed_while_its_record_was_away_is_read_after_it_is_put_back(
    folder: Path, tools: Tools, database: Database
) -> None:
    text_file(folder, "ramp.md", "# Ramp\n\n## Challenge\n\nA step at the door.")
    record_id = record_of(run([folder], tools), "ramp.md")
    with database.begin() as session:
        withdraw_record(session, record_id)
    text_file(folder, "ramp.md", "# Ramp\n\n## Challenge\n\nTwo steps at the door.")
    run([folder], tools)
    with database.begin() as session:
        put_back(session, record_id)
        save_passages_of(session, record_id, tools.tokenizer)
    run([folder], tools)
    with database.read() as session:
        assert load_record(session, record_id).section("challenge") == "Two steps at the door."
    assert run([folder], tools).unchanged == 1
