import pytest
from sqlalchemy import select

from kb.anonymise.gate import BESIDE, Gate, StillIdentifies
from kb.database import Database
from kb.errors import HeldNotFound, OwnWorkNotReleasable
from kb.intake import (
    ContributionDraft,
    Kept,
    check_contribution,
    check_draft,
    keep,
    keep_contribution,
    reject,
    release,
    texts_of_held,
)
from kb.store.held import count_waiting, load_held
from kb.store.people import add_person
from kb.store.records import load_record
from kb.tables import HeldRow, PassageRow
from kb.types import Draft, Section
from tests.fakes import FakeTokenizer

pytestmark = pytest.mark.both_stores

NAMED = "Her phone number is 07700 900123 and she rang about the rail."
PLAIN = "The rail was fitted too low, so it was moved up."
TOKENIZER = FakeTokenizer()


def person(database: Database, email: str) -> str:
    with database.begin() as session:
        return add_person(session, email=email, name=email, role="reviewer", password_hash="").id


def take_in(database: Database, words: str, author_id: str | None = None) -> Kept:
    draft = Draft(kind="learning", title="Rails", sections=(Section("what", words),))
    with database.begin() as session:
        return keep(session, check_draft(draft, Gate()), TOKENIZER, origin="here", author_id=author_id)


def test_a_plain_draft_becomes_a_record_with_passages(database: Database) -> None:
    kept = take_in(database, PLAIN)
    assert kept.record_id
    assert [p.text for p in kept.new_passages] == [PLAIN]


def test_a_draft_with_a_phone_number_is_held_and_reaches_no_passage(database: Database) -> None:
    kept = take_in(database, NAMED)
    with database.read() as session:
        assert (kept.decision, kept.record_id) == ("held", None)
        assert session.scalars(select(PassageRow)).all() == []


def test_what_is_found_beside_the_text_is_said_to_stand_there_without_its_words() -> None:
    draft = Draft(kind="learning", title="Rails", sections=(Section("what", PLAIN),))
    admission = check_draft(draft, Gate(), also_check=["mailto:jo.bloggs@team.example", "Leaflet"])
    [reason] = admission.verdict.reasons
    assert reason.endswith(BESIDE)
    assert "jo" not in reason.split()


def test_what_stands_in_the_text_too_is_not_said_to_stand_beside_it() -> None:
    draft = Draft(kind="learning", title="Rails", sections=(Section("what", NAMED),))
    admission = check_draft(draft, Gate(), also_check=["07700 900123"])
    assert not any(BESIDE in reason for reason in admission.verdict.reasons)


def test_a_reviewer_sees_the_findings_where_they_stand(database: Database) -> None:
    kept = take_in(database, NAMED)
    with database.read() as session:
        held = load_held(session, str(kept.held_id))
    at = texts_of_held(held).index(NAMED)
    found = [NAMED[f.start : f.end] for f in held.findings[at]]
    assert any("07700 900123" in words for words in found)


def test_a_released_draft_goes_live_and_its_original_is_erased(database: Database) -> None:
    kept, reviewer = take_in(database, NAMED), person(database, "r@example.org")
    with database.begin() as session:
        live = release(session, str(kept.held_id), ["Rails", PLAIN], Gate(), TOKENIZER, reviewer_id=reviewer)
    with database.read() as session:
        assert load_record(session, str(live.record_id)).section("what") == PLAIN
        assert session.get_one(HeldRow, kept.held_id).draft is None


def test_nobody_releases_their_own(database: Database) -> None:
    author = person(database, "a@example.org")
    kept = take_in(database, NAMED, author)
    with database.begin() as session, pytest.raises(OwnWorkNotReleasable):
        release(session, str(kept.held_id), ["Rails", PLAIN], Gate(), TOKENIZER, reviewer_id=author)


def test_a_release_that_still_holds_a_number_is_refused(database: Database) -> None:
    kept, reviewer = take_in(database, NAMED), person(database, "r@example.org")
    with database.begin() as session, pytest.raises(StillIdentifies):
        release(session, str(kept.held_id), ["Rails", NAMED], Gate(), TOKENIZER, reviewer_id=reviewer)


def test_a_rejected_draft_is_erased(database: Database) -> None:
    kept = take_in(database, NAMED)
    with database.begin() as session:
        reject(session, str(kept.held_id), reviewer_id="r")
    with database.read() as session, pytest.raises(HeldNotFound):
        load_held(session, str(kept.held_id))
    with database.read() as session:
        assert count_waiting(session) == 0


def test_advice_is_found_with_its_record(database: Database) -> None:
    kept, author = take_in(database, PLAIN), person(database, "a@example.org")
    admission = check_contribution(ContributionDraft("advice", "Use a longer rail"), Gate())
    with database.begin() as session:
        added = keep_contribution(session, admission, TOKENIZER, record_id=str(kept.record_id), author_id=author)
    assert [p.field for p in added.new_passages] == ["advice"]


def test_advice_that_names_somebody_is_held(database: Database) -> None:
    kept, author = take_in(database, PLAIN), person(database, "a@example.org")
    admission = check_contribution(ContributionDraft("advice", NAMED), Gate())
    with database.begin() as session:
        held = keep_contribution(session, admission, TOKENIZER, record_id=str(kept.record_id), author_id=author)
    assert held.held_id is not None


def test_a_name_in_advice_that_is_spelt_in_cells_is_held() -> None:
    admission = check_contribution(ContributionDraft("advice", "Ask | K | O | W | A | L | C | Z | Y | K |"), Gate())
    assert admission.text is None


def test_a_heading_is_read_before_its_text_and_both_stay_in_their_places() -> None:
    sections = (
        Section("notes", "The bath is too deep for her, so she washes at the sink every morning."),
        Section("notes", "penarth", "Town"),
        Section("notes", "Bath board.", "Tried"),
    )
    draft = Draft(kind="consultation", title="Bath", sections=sections)
    admission = check_draft(draft, Gate())
    assert admission.decision == "redacted"
    assert admission.record is not None
    assert [(each.heading, each.text) for each in admission.record.sections[1:]] == [
        ("Town", "[place 1]"),
        ("Tried", "Bath board."),
    ]
