from datetime import UTC, datetime

import numpy as np
import pytest
from sqlalchemy import delete, select

from kb.anonymise.gate import pass_ungated
from kb.database import Database
from kb.intake import save_passages_of
from kb.store import finding, records
from kb.store.passages import save_embeddings
from kb.tables import ApproachRow, ContributionRow, PassageRow
from kb.types import CleanText, Embedded
from tests.fakes import FakeTokenizer
from tests.kb.store.records_builders import make_consultation

pytestmark = pytest.mark.both_stores


def add(database: Database) -> str:
    with database.begin() as session:
        record_id = records.add_record(session, make_consultation(), origin="here")
        save_passages_of(session, record_id, FakeTokenizer())
    return record_id


def test_rows_are_read_as_the_types_of_their_columns(database: Database) -> None:
    record_id = add(database)
    with database.read() as session:
        facts = finding.facts_of(session, [record_id, "unknown"])
        row = records.load_record(session, record_id)
    assert list(facts) == [record_id]
    assert isinstance(facts[record_id].title, CleanText)
    assert facts[record_id].created.tzinfo is UTC
    assert facts[record_id].title == row.record.title


def test_results_come_once_each_the_records_own_first_then_the_follow_ups_as_they_came(database: Database) -> None:
    record_id = add(database)
    early, late = (datetime(2025, 1, day, tzinfo=UTC) for day in (1, 2))
    with database.begin() as session:
        session.execute(delete(ApproachRow).where(ApproachRow.record_id == record_id))
        for position, result in enumerate(("worked", "partly", "worked", "")):
            session.add(ApproachRow(record_id=record_id, position=position, result=result))
        for key, result, created in (("b", "made it worse", late), ("a", "did not work", early), ("c", "worked", late)):
            row = ContributionRow(id=key, record_id=record_id, kind="follow-up", result=result, created=created)
            row.text = pass_ungated("Told.")
            session.add(row)
    with database.read() as session:
        facts = finding.facts_of(session, [record_id])[record_id]
    assert facts.results == ("worked", "partly", "did not work", "made it worse")
    assert not {"result", "result later"} & set(facts.facets)


def test_a_withdrawn_record_has_no_facts(database: Database) -> None:
    record_id = add(database)
    with database.begin() as session:
        records.withdraw_record(session, record_id)
    with database.read() as session:
        assert finding.facts_of(session, [record_id]) == {}


def test_bytes_are_read_as_they_were_kept(database: Database) -> None:
    record_id = add(database)
    with database.begin() as session:
        ids = list(session.scalars(select(PassageRow.id).where(PassageRow.record_id == record_id)))
        rows = np.arange(3 * len(ids), dtype=np.float32).reshape(len(ids), 3)
        words = {ids[0]: bytes(range(256)), ids[1]: b"\x00,\xff"}
        save_embeddings(session, "m", {key: Embedded(row, words.get(key)) for key, row in zip(ids, rows, strict=True)})
    with database.read() as session:
        found = finding.live_embeddings(session, "m", [*ids, "unknown"])
        assert finding.packed_words(session, "m", ids) == words
    assert len(ids) > 2
    assert {key: row.tolist() for key, row in found.items()} == dict(zip(ids, rows.tolist(), strict=True))


def test_no_ids_have_no_rows(database: Database) -> None:
    add(database)
    with database.read() as session:
        assert finding.facts_of(session, []) == {}
        assert finding.uses_of(session, []) == {}
        assert finding.live_embeddings(session, "m", []) == {}
