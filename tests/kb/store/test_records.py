import pytest

from kb.anonymise.gate import pass_ungated
from kb.database import Database
from kb.errors import RecordChangedMeanwhile, RecordNotFound
from kb.intake import save_passages_of
from kb.store import records
from kb.tables import RecordRow
from kb.types import CleanText
from tests.fakes import FakeTokenizer
from tests.kb.store.records_builders import make_consultation

pytestmark = pytest.mark.both_stores


def add(database: Database, **changes: str) -> str:
    with database.begin() as session:
        record_id = records.add_record(session, make_consultation(**changes), origin="file")  # type: ignore[arg-type]
        save_passages_of(session, record_id, FakeTokenizer())
    return record_id


def terms(database: Database, record_id: str) -> set[tuple[str, str, str]]:
    with database.read() as session:
        return {(f.facet, f.term, f.origin) for f in records.load_record(session, record_id).facets}


def test_a_record_comes_back_as_it_was_kept(database: Database) -> None:
    record_id = add(database)
    with database.read() as session:
        assert records.load_record(session, record_id).record == make_consultation()


def test_a_text_that_did_not_pass_the_gate_is_refused(database: Database) -> None:
    record_id = add(database)
    with pytest.raises(Exception, match="CleanText only"), database.begin() as session:
        session.get_one(RecordRow, record_id).title = "Mrs Jones"  # type: ignore[assignment]


def test_a_withdrawn_record_cannot_be_read(database: Database) -> None:
    record_id = add(database)
    with database.begin() as session:
        records.withdraw_record(session, record_id)
    with database.read() as session, pytest.raises(RecordNotFound):
        records.load_record(session, record_id)


def test_saving_the_same_passages_again_changes_nothing(database: Database) -> None:
    record_id = add(database)
    with database.begin() as session:
        before = records.latest_change(session)
        assert save_passages_of(session, record_id, FakeTokenizer()) == ()
        assert records.latest_change(session) == before


def test_an_edit_of_an_old_version_is_refused(database: Database) -> None:
    record_id = add(database)
    with database.begin() as session:
        records.edit_record(session, record_id, make_consultation(title="First edit"), version=1)
    with pytest.raises(RecordChangedMeanwhile), database.begin() as session:
        records.edit_record(session, record_id, make_consultation(title="Second edit"), version=1)


def test_a_changed_file_keeps_what_colleagues_wrote(database: Database) -> None:
    record_id = add(database)
    with database.begin() as session:
        records.contribute(session, record_id, kind="advice", text=pass_ungated("Try a board"), author_id=None)
        records.set_facets(session, record_id, {"setting": ("own home",)})
        records.replace_record(session, record_id, make_consultation(facets={"setting": ("care home",)}))
    with database.read() as session:
        stored = records.load_record(session, record_id)
    assert [c.text for c in stored.contributions] == ["Try a board"]
    assert stored.terms("setting") == ("own home",)


def test_a_changed_file_does_not_undo_a_colleagues_edit(database: Database) -> None:
    record_id = add(database)
    with database.begin() as session:
        records.edit_record(session, record_id, make_consultation(title="Corrected"), version=1)
        records.replace_record(session, record_id, make_consultation(title="From the file"))
    with database.read() as session:
        assert records.load_record(session, record_id).record.title == "Corrected"


def test_a_suggestion_that_a_colleague_took_away_is_not_made_again(database: Database) -> None:
    record_id = add(database)
    with database.begin() as session:
        records.suggest_facets(session, record_id, {"practice_area": ("dementia",)})
        records.set_facets(session, record_id, {})
        records.suggest_facets(session, record_id, {"practice_area": ("dementia", "older people")})
    assert terms(database, record_id) == {("practice_area", "older people", "suggested")}


def test_advice_answers_an_open_question(database: Database) -> None:
    record_id = add(database, status="open question")
    with database.begin() as session:
        records.contribute(session, record_id, kind="advice", text=pass_ungated("A rail"), author_id=None)
    with database.read() as session:
        assert records.load_record(session, record_id).record.status == "answered"


def test_what_is_read_back_is_clean_text(database: Database) -> None:
    record_id = add(database)
    with database.read() as session:
        assert isinstance(records.load_record(session, record_id).record.title, CleanText)


def test_a_record_with_a_new_title_is_embedded_anew(database: Database) -> None:
    record_id = add(database)
    with database.begin() as session:
        records.edit_record(session, record_id, make_consultation(title="A better title"), version=1)
        new = save_passages_of(session, record_id, FakeTokenizer())
    assert {p.title for p in new} == {"A better title"}
