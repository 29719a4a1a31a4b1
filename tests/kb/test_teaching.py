"""What the team's list always replaces, in what was kept before."""

import pytest
from sqlalchemy import inspect, select

from kb.anonymise.gate import Gate
from kb.database import Database
from kb.errors import RecordChangedMeanwhile, WordNotFound
from kb.intake import ContributionDraft, check_contribution, check_draft, keep, keep_contribution
from kb.store.people import add_person
from kb.store.questions import list_gaps, note_question
from kb.store.records import edit_record, load_record, withdraw_record
from kb.store.words import TeamWord, add_synonyms, add_team_word, list_synonyms, load_always_replaced
from kb.tables import Base, CleanString, PassageRow, RecordRow
from kb.teaching import records_that_hold, replace_in_kept, synonyms_that_hold
from kb.types import Approach, Draft, Section, texts_of
from tests.fakes import FakeTokenizer

pytestmark = pytest.mark.both_stores

GATE, TOKENIZER = Gate(), FakeTokenizer()


def take_in(database: Database, text: str, title: str = "Rails") -> str:
    approach = Approach[str]("equipment", "worked", "a rail beside the kettle", None, None)
    draft = Draft(kind="consultation", title=title, sections=(Section("challenge", text),), approaches=(approach,))
    with database.begin() as session:
        kept = keep(session, check_draft(draft, GATE), TOKENIZER, origin="file")
    assert kept.record_id, kept
    return kept.record_id


def always(database: Database, word: str) -> TeamWord:
    with database.begin() as session:
        return add_team_word(session, "always replace", word, label="ORG")


def test_a_word_is_taken_out_of_every_text_that_is_kept(database: Database) -> None:
    record_id = take_in(database, "The rail by the kettle was too low.", title="Kettle and rails")
    with database.begin() as session:
        advice = check_contribution(ContributionDraft("advice", "Like the KETTLE: higher."), GATE)
        author = add_person(session, email="a@example.org", name="A", role="member", password_hash="")
        keep_contribution(session, advice, TOKENIZER, record_id=record_id, author_id=author.id)
        note_question(session, GATE.release(["rails beside the kettle"])[0], "none")
    word = always(database, "Kettle")
    with database.begin() as session:
        assert [one.id for one in records_that_hold(session, word)] == [record_id]
        assert replace_in_kept(session, word, GATE, TOKENIZER) == 1
    with database.read() as session:
        stored = load_record(session, record_id)
        texts = [*texts_of(stored.record), *(one.text for one in stored.contributions), list_gaps(session, 1)[0].text]
        passages = [text for row in session.scalars(select(PassageRow)) for text in (row.title, row.text)]
        assert records_that_hold(session, word) == []
    assert "The rail by the [organisation] was too low." in texts
    assert not [text for text in (*texts, *passages) if "kettle" in text.lower()]
    assert [text for text in passages if "Like the [organisation]: higher." in text]


def test_an_edit_begun_before_is_not_saved_over_it(database: Database) -> None:
    record_id = take_in(database, "The rail by the kettle was too low.")
    with database.read() as session:
        before = load_record(session, record_id)
    word = always(database, "Kettle")
    with database.begin() as session:
        replace_in_kept(session, word, GATE, TOKENIZER)
    with pytest.raises(RecordChangedMeanwhile), database.begin() as session:
        edit_record(session, record_id, before.record, version=before.version)


def test_part_of_a_word_stays_and_so_do_other_records(database: Database) -> None:
    record_id = take_in(database, "The kettles and the kettle.")
    other = take_in(database, "A step without a rail.", title="Steps")
    word = always(database, "Kettle")
    with database.begin() as session:
        passages = {row.id for row in session.scalars(select(PassageRow).where(PassageRow.record_id == other))}
        replace_in_kept(session, word, GATE, TOKENIZER)
        assert load_record(session, record_id).record.sections[0].text == "The kettles and the [organisation]."
        after = {row.id for row in session.scalars(select(PassageRow).where(PassageRow.record_id == other))}
    assert passages & after


def test_what_was_withdrawn_cannot_bring_the_word_back(database: Database) -> None:
    record_id = take_in(database, "The rail by the kettle was too low.")
    with database.begin() as session:
        withdraw_record(session, record_id)
    word = always(database, "Kettle")
    with database.begin() as session:
        assert records_that_hold(session, word) == []
        assert replace_in_kept(session, word, GATE, TOKENIZER) == 1
        row = session.get(RecordRow, record_id)
        assert row is not None
        assert "kettle" not in row.sections[0].text
        assert session.scalars(select(PassageRow)).all() == []


def test_a_word_that_is_never_a_name_is_not_replaced(database: Database) -> None:
    with database.begin() as session:
        word = add_team_word(session, "never a name", "Kettle")
    with database.read() as session, pytest.raises(WordNotFound):
        load_always_replaced(session, word.id)


@pytest.mark.parametrize(
    ("prefer", "also", "left"),
    [
        ("hoist", ["kettle hoist", "lifter"], [("hoist", ("lifter",))]),
        ("hoist", ["kettle hoist"], []),
        ("kettle hoist", ["lifter"], []),
        ("hoist", ["kettles"], [("hoist", ("kettles",))]),
    ],
)
def test_synonyms_that_hold_the_word_are_taken_away(
    database: Database, prefer: str, also: list[str], left: list[tuple[str, tuple[str, ...]]]
) -> None:
    word = always(database, "Kettle")
    with database.begin() as session:
        add_synonyms(session, prefer, also)
        replace_in_kept(session, word, GATE, TOKENIZER)
        assert [(one.prefer, one.also) for one in list_synonyms(session)] == left
        assert synonyms_that_hold(session, word) == []


def test_every_table_with_text_that_colleagues_read_has_one_key_and_leads_to_its_record() -> None:
    for mapper in Base.registry.mappers:
        table = inspect(mapper.class_).local_table
        if any(isinstance(column.type, CleanString) for column in table.columns):
            assert len(table.primary_key.columns) == 1, table.name
