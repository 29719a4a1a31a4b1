"""Held records as reviewers decide on them."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pydantic import TypeAdapter
from sqlalchemy import select

from kb.anonymise.gate import Gate
from kb.database import Database
from kb.intake import check_draft, keep
from kb.store.audit import list_actions
from kb.store.held import HeldDraft, HeldSummary, hold
from kb.store.words import list_team_words
from kb.tables import AuditRow, HeldRow, RecordRow
from kb.types import Approach, Draft, Record, Section, texts_of
from search_api.deps import Form
from search_api.reviewing import cards_of, labels_of, parts_of, title_of
from tests.fakes import FakeTokenizer
from tests.search_api.browsing import Browser
from tests.search_api.writing_forms import (
    CLEAN_ANSWERS,
    Fields,
    add_consultation,
    hold_consultation,
    text_fields,
    value_of,
)


def decision(browser: Browser, path: str, **other: str | list[str]) -> Fields:
    """The form of a held record as it stands, with every finding ticked."""
    ticked = re.findall(r'name="accept" value="([^"]+)"', browser.get(path).text)
    return {"seen": "yes", "accept": ticked, **CLEAN_ANSWERS, "do": "release", **other}


SUMMARY = HeldSummary("held", "record", "file", None, None, (), datetime(2026, 5, 1, tzinfo=UTC))
_PARTS: TypeAdapter[Draft] = TypeAdapter(Record[str])


def newest_record(browser: Browser) -> str:
    """The path of the first record that a search for everything lists."""
    return str(re.findall(r"/records/[0-9a-f]{16}", browser.get("/search?kind=consultation").text)[0])


def live_texts(database: Database) -> str:
    with database.read() as session:
        rows = session.scalars(select(RecordRow)).all()
        return " ".join(section.text for row in rows for section in row.sections)


def test_a_member_sees_no_held_drafts(member: Browser, reviewer: Browser) -> None:
    path = hold_consultation(member, reviewer)
    assert [member.get(where).status_code for where in ("/held", path)] == [403, 403]
    assert member.fill("/learnings/new", {"do": "release"}, to=path).status_code == 403
    assert member.fill("/learnings/new", {}, to=path + "/preview").status_code == 403


def test_a_long_list_comes_in_pages(reviewer: Browser, database: Database) -> None:
    with database.begin() as session:
        for number in range(53):
            parts = {"kind": "learning", "title": f"Draft {number}", "sections": []}
            hold(session, what="record", origin="file", parts=parts, findings=[], reasons=["it was not checked"])
    first, second, beyond = (reviewer.get(f"/held?page={page}").text for page in ("1", "2", "99"))
    assert "53 held records wait" in first
    assert [page.count('class="card-title"') for page in (first, second)] == [50, 3]
    assert '<a href="/held?page=2" rel="next">' in first
    assert "Held records (page 2 of 2)" in second
    assert beyond == second


def test_the_list_is_kind_when_nothing_waits(reviewer: Browser) -> None:
    assert "Nothing waits" in reviewer.get("/held").text


def test_the_list_shows_titles_without_what_was_found_in_them(member: Browser, reviewer: Browser) -> None:
    hold_consultation(member, reviewer, title="Mrs Hartley and the step")
    page = reviewer.get("/held").text
    assert ">Mrs [person 1] and the step</a>" in page
    assert "Hartley" not in page


def test_a_title_that_nobody_could_check_is_not_listed() -> None:
    parts = _PARTS.dump_python(Draft("consultation", "Mrs Hartley"), mode="json")
    unread = replace(SUMMARY, reasons=("the text took too long to read",))
    assert title_of(HeldDraft(unread, parts, ((),), None)) is None


def test_held_advice_is_listed_by_its_record(member: Browser, reviewer: Browser) -> None:
    record = add_consultation(member, title="A narrow bathroom")
    member.fill(record + "/add/advice", text_fields("Mr Underhill knows a good rail."))
    assert "Advice on “A narrow bathroom”" in reviewer.get("/held").text


def test_a_reviewer_sees_the_finding_and_the_redacted_text(member: Browser, reviewer: Browser) -> None:
    page = reviewer.get(hold_consultation(member, reviewer)).text
    assert ">Hartley</mark>" in page
    assert "[person 1]" in page


def test_what_stood_beside_the_text_is_told_without_a_mark(reviewer: Browser, database: Database) -> None:
    draft = Draft("learning", "Rails", (Section("what", "The rail was fitted too low, so it was moved up."),))
    admission = check_draft(draft, Gate(), also_check=["mailto:jo.bloggs@team.example"])
    with database.begin() as session:
        kept = keep(session, admission, FakeTokenizer(), origin="file")
    page = reviewer.get(f"/held/{kept.held_id}").text
    assert "beside the text: in the file&#39;s name, or in a link, header, comment" in page
    assert "not kept, so it is neither marked below nor released" in page
    assert "bloggs" not in page


def test_what_stands_in_the_text_is_not_said_to_stand_beside_it(member: Browser, reviewer: Browser) -> None:
    assert "beside the text" not in reviewer.get(hold_consultation(member, reviewer)).text


def test_reading_an_original_leaves_a_row_in_the_audit(member: Browser, reviewer: Browser, database: Database) -> None:
    path = hold_consultation(member, reviewer)
    reviewer.get(path)
    with database.read() as session:
        assert path.rpartition("/")[2] in session.scalars(select(AuditRow.about)).all()


def test_a_released_draft_goes_live_redacted_and_its_original_is_erased(
    member: Browser, reviewer: Browser, database: Database
) -> None:
    path = hold_consultation(member, reviewer)
    reviewer.fill(path, decision(reviewer, path))
    assert "[person 1]" in live_texts(database)
    with database.read() as session:
        row = session.scalars(select(HeldRow)).one()
    assert (row.draft, row.findings, row.decision) == (None, None, "released")
    assert reviewer.get(path).status_code == 404


def test_after_a_release_the_list_leads_to_the_record(member: Browser, reviewer: Browser) -> None:
    path = hold_consultation(member, reviewer)
    answer = reviewer.fill(path, decision(reviewer, path))
    page = reviewer.get(answer.headers["location"]).text
    assert re.search(r'<a href="/records/\w+">See the released record: Bath transfers</a>', page)


def test_a_rejected_draft_is_erased(member: Browser, reviewer: Browser, database: Database) -> None:
    path = hold_consultation(member, reviewer)
    reviewer.fill(path, {"do": "reject", "reason": "names"})
    with database.read() as session:
        row = session.scalars(select(HeldRow)).one()
    assert (row.draft, row.decision) == (None, "rejected")


def test_nothing_is_erased_by_one_press_without_a_reason(member: Browser, reviewer: Browser) -> None:
    path = hold_consultation(member, reviewer)
    answer = reviewer.fill(path, {"do": "reject"})
    assert (answer.status_code, 'href="#reason"' in answer.text) == (422, True)
    assert reviewer.get(path).status_code == 200


def test_words_to_the_author_name_nobody(member: Browser, reviewer: Browser, database: Database) -> None:
    path = hold_consultation(member, reviewer)
    answer = reviewer.fill(path, {"do": "reject", "reason": "names", "said": "Leave out Mrs Quillfeather"})
    assert (answer.status_code, 'href="#said"' in answer.text) == (422, True)
    with database.read() as session:
        assert session.scalars(select(HeldRow.said)).one() is None


def test_an_author_takes_their_own_back_without_a_reason(reviewer: Browser, database: Database) -> None:
    path = hold_consultation(reviewer, reviewer)
    assert "done=taken-back" in reviewer.fill(path, {"do": "reject"}).headers["location"]


def test_every_question_is_answered_before_a_release(member: Browser, reviewer: Browser, database: Database) -> None:
    path = hold_consultation(member, reviewer)
    answer = reviewer.fill(path, decision(reviewer, path, linked=""))
    assert answer.status_code == 422
    assert '<a href="#linked">Say whether the news or local talk would show who it is</a>' in answer.text
    assert live_texts(database) == ""


def test_a_yes_stops_the_release(member: Browser, reviewer: Browser, database: Database) -> None:
    path = hold_consultation(member, reviewer)
    assert reviewer.fill(path, decision(reviewer, path, intruder="yes")).status_code == 422
    assert live_texts(database) == ""


def test_nobody_releases_their_own(reviewer: Browser, database: Database) -> None:
    path = hold_consultation(reviewer, reviewer)
    assert reviewer.fill(path, decision(reviewer, path)).status_code == 403
    assert live_texts(database) == ""


def test_a_strong_finding_that_is_not_ticked_is_asked_about_by_name(
    member: Browser, reviewer: Browser, database: Database
) -> None:
    path = hold_consultation(member, reviewer)
    answer = reviewer.fill(path, decision(reviewer, path, accept=[]))
    assert '<a href="#stays">Tick that this may stay in: Hartley</a>' in answer.text
    assert live_texts(database) == ""
    reviewer.fill(path, decision(reviewer, path, accept=[], stays=value_of(answer.text, "stays")))
    assert "Hartley" in live_texts(database)


def test_a_strong_finding_that_was_reworded_away_is_not_asked_about(
    member: Browser, reviewer: Browser, database: Database
) -> None:
    path = hold_consultation(member, reviewer)
    reviewer.fill(path, decision(reviewer, path, accept=[], **{"reworded-1": "A relative rang."}))
    assert live_texts(database) == "A relative rang."


def test_added_words_are_replaced_too(member: Browser, reviewer: Browser, database: Database) -> None:
    path = hold_consultation(member, reviewer)
    reviewer.fill(path, decision(reviewer, path, also="the COMMODE", also_label="OTHER"))
    assert "about [detail]" in live_texts(database)


def test_a_part_can_be_reworded(member: Browser, reviewer: Browser, database: Database) -> None:
    path = hold_consultation(member, reviewer)
    reviewer.fill(path, decision(reviewer, path, **{"reworded-1": "A relative rang."}))
    assert live_texts(database) == "A relative rang."


def test_a_number_that_is_left_stops_the_release(member: Browser, reviewer: Browser, database: Database) -> None:
    path = hold_consultation(member, reviewer)
    left = {"reworded-1": "Ring 01632 960123."}
    answer = reviewer.fill(path, decision(reviewer, path, **left))
    assert 'id="confirmed"' in answer.text
    assert live_texts(database) == ""


@pytest.mark.parametrize(
    "words",
    [
        "Seen on the 14th of March with a relative.",
        "A relative, his wife Doreen, rang.",
        "Hartley rang about the commode.",
        "A bath for kerr in small rooms.",  # no proof, but a guess
    ],
)
def test_what_a_reviewer_writes_is_read_by_the_gate_and_asked_about(
    member: Browser, reviewer: Browser, database: Database, words: str
) -> None:
    path = hold_consultation(member, reviewer)
    answer = reviewer.fill(path, decision(reviewer, path, **{"reworded-1": words}))
    assert 'href="#own_words"' in answer.text
    assert live_texts(database) == ""
    own_words = value_of(answer.text, "own_words")
    reviewer.fill(path, decision(reviewer, path, **{"reworded-1": words}, own_words=own_words))
    assert live_texts(database) == words


def test_a_tick_for_some_words_does_not_count_for_others(
    member: Browser, reviewer: Browser, database: Database
) -> None:
    path = hold_consultation(member, reviewer)
    answer = reviewer.fill(path, decision(reviewer, path, **{"reworded-1": "His wife Doreen rang."}))
    own_words = value_of(answer.text, "own_words")
    other = {"reworded-1": "His wife Doreen rang on the 14th of March."}
    assert 'href="#own_words"' in reviewer.fill(path, decision(reviewer, path, **other, own_words=own_words)).text
    assert live_texts(database) == ""


def test_what_was_let_stand_in_the_original_is_not_asked_about_again(
    member: Browser, reviewer: Browser, database: Database
) -> None:
    path = hold_consultation(member, reviewer)
    reworded = {"reworded-1": "Mrs Hartley rang."}
    answer = reviewer.fill(path, decision(reviewer, path, accept=[], **reworded))
    assert 'href="#stays"' in answer.text
    assert 'href="#own_words"' not in answer.text


def test_the_preview_follows_what_is_ticked(member: Browser, reviewer: Browser) -> None:
    path = hold_consultation(member, reviewer)
    answer = reviewer.fill(path, {"seen": "yes"}, to=path + "/preview").json()
    assert answer["texts"][1].startswith("Mrs Hartley")


def test_showing_the_text_again_works_without_script(member: Browser, reviewer: Browser) -> None:
    path = hold_consultation(member, reviewer)
    answer = reviewer.fill(path, {"seen": "yes", "also": "commode", "also_label": "OTHER", "do": "update"})
    assert "Mrs Hartley rang about the [detail]." in answer.text


def test_this_is_never_a_name_grows_the_list(member: Browser, reviewer: Browser, database: Database) -> None:
    path = hold_consultation(member, reviewer)
    answer = reviewer.fill(path, decision(reviewer, path, do="never:1-0"))
    assert "checked" not in re.findall(r'name="accept" value="1-0"[^>]*', answer.text)[0]
    with database.read() as session:
        assert [(one.what, one.word) for one in list_team_words(session)] == [("never a name", "Hartley")]
        assert "word added" in {one.action for one in list_actions(session, 20)}


def test_the_page_goes_on_at_the_finding_that_was_taught(member: Browser, reviewer: Browser) -> None:
    path = hold_consultation(member, reviewer)
    answer = reviewer.fill(path, decision(reviewer, path, do="never:1-0"))
    assert re.findall(r'id="([^"]+)"[^>]* autofocus', answer.text) == ["accept-1-0"]
    assert "counts from the next text on" in answer.text


def test_an_address_or_a_date_is_never_called_never_a_name(member: Browser, reviewer: Browser) -> None:
    text = "Seen on 3 March 2026 at 12 Elm Road."
    add_consultation(member, challenge=text, worries="rare")
    path = re.findall(r"/held/[0-9a-f]{16}", reviewer.get("/held").text)[0]
    page = reviewer.get(path).text
    assert "an address" in page
    assert "This is never a name" not in page
    assert reviewer.fill(path, decision(reviewer, path, do="never:1-0")).status_code == 404


def test_always_replace_counts_for_the_next_text(member: Browser, reviewer: Browser, database: Database) -> None:
    path = hold_consultation(member, reviewer)
    reviewer.fill(path, decision(reviewer, path, do="always-also", also="Plum House", also_label="ORG"))
    add_consultation(member, challenge="The move to plum house went well.")
    assert "plum house" not in live_texts(database)


def test_a_finding_that_is_not_there_is_not_taught(member: Browser, reviewer: Browser) -> None:
    path = hold_consultation(member, reviewer)
    assert reviewer.fill(path, {"do": "never:7-7", "seen": "yes"}).status_code == 404


def test_held_advice_is_released_onto_its_record(member: Browser, reviewer: Browser) -> None:
    record = add_consultation(member)
    member.fill(record + "/add/advice", text_fields("Mr Underhill knows a good rail."))
    path = re.findall(r"/held/[0-9a-f]{16}", reviewer.get("/held").text)[0]
    reviewer.fill(path, decision(reviewer, path))
    assert "[person 1] knows a good rail." in reviewer.get(record).text


def test_terms_are_suggested_for_a_released_draft(member: Browser, reviewer: Browser) -> None:
    path = hold_consultation(member, reviewer, title="Driving again: fitness to drive", outcome="A driving assessment")
    reviewer.fill(path, decision(reviewer, path))
    assert "Driving <small>(suggested)" in reviewer.get(newest_record(reviewer)).text


def test_each_text_of_a_held_draft_stands_under_its_own_name() -> None:
    approach = Approach("", "worked", "described", None, "happened")
    draft = Draft(
        "consultation", "title", (Section("challenge", "challenge", "hard"),), (approach,), source="notes.txt"
    )
    labels = labels_of(HeldDraft(SUMMARY, _PARTS.dump_python(draft, mode="json"), (), None))
    assert dict(zip(texts_of(draft), labels, strict=True)) == {
        "title": "Title",
        "notes.txt": "File",
        "challenge": "Challenge",
        "hard": "Heading",
        "described": "Approach 1",
        "happened": "Approach 1: what happened",
    }


def test_a_heading_and_its_text_are_read_together() -> None:
    sections = (Section("notes", "The step is high.", "At the door"), Section("notes", "No heading."))
    draft = Draft("consultation", "title", sections, (Approach("", "worked", "a rail", "a screw"),))
    held = HeldDraft(SUMMARY, _PARTS.dump_python(draft, mode="json"), (), None)
    cards = [[part.redacted for part in card.parts] for card in cards_of(parts_of(held, Form()))]
    assert cards == [["title"], ["At the door", "The step is high."], ["No heading."], ["a rail", "a screw"]]


def test_an_edit_that_came_too_late_is_not_released(member: Browser, reviewer: Browser) -> None:
    record = add_consultation(member)
    fields: Fields = {"title": "Mrs Hartley", "challenge": "x", "nothing_yet": "yes", "worries": "none"}
    member.fill(record + "/edit", {**fields, "deidentified": "yes", "version": "1", "do": "save"})
    member.fill(record + "/edit", {**fields, "title": "New", "deidentified": "yes", "version": "1", "do": "save"})
    path = re.findall(r"/held/[0-9a-f]{16}", reviewer.get("/held").text)[0]
    assert "Reject it and ask for a new edit" in reviewer.fill(path, decision(reviewer, path)).text


def test_a_draft_that_was_not_decoded_as_it_was_written_opens_and_can_be_released(
    reviewer: Browser, database: Database
) -> None:
    draft: Draft = Record(kind="learning", title="Tape \udcff", sections=(Section("what", "Marks the step \udc80"),))
    with database.begin() as session:
        held_id = hold(
            session, what="record", origin="here", parts=_PARTS.dump_python(draft), findings=[(), ()], reasons=["odd"]
        )
    assert "Tape \N{REPLACEMENT CHARACTER}" in reviewer.get("/held").text
    assert "Marks the step \N{REPLACEMENT CHARACTER}" in reviewer.get(f"/held/{held_id}").text
    reviewer.fill(f"/held/{held_id}", decision(reviewer, f"/held/{held_id}"))
    assert "Marks the step \N{REPLACEMENT CHARACTER}" in live_texts(database)
