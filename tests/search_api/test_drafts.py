"""Drafts, and a sign-in that ends while somebody writes."""

import re
from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select, update

from kb.database import Database
from kb.store.keys import now
from kb.tables import HeldRow, RecordRow, SessionRow, WritingRow
from search_api.services import Services
from search_api.typed import is_typed
from tests.fakes import FakeEmbedder
from tests.search_api.browsing import Browser, signed_in
from tests.search_api.writing_forms import (
    Fields,
    add_consultation,
    consultation_fields,
    learning_fields,
    path_of,
    text_fields,
    value_of,
)

BEGUN: Fields = {"title": "Rails by the step", "what": "The third step is lower.", "practice_area": "driving"}


def save_draft(browser: Browser, page: str = "/learnings/new", fields: Fields = BEGUN) -> str:
    """The address at which a draft that was just saved goes on."""
    assert path_of(browser.fill(page, {**fields, "do": "draft"})) == "/drafts"
    found = [line for line in browser.get("/drafts").text.split('"') if "?draft=" in line]
    return found[0]


def end_sign_ins(database: Database) -> None:
    with database.begin() as session:
        session.execute(update(SessionRow).values(seen=now() - timedelta(hours=2)))


def count(database: Database, table: type[WritingRow] | type[RecordRow] | type[HeldRow]) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_draft_needs_nothing_and_comes_back_as_it_was_left(member: Browser) -> None:
    page = member.get(save_draft(member)).text
    assert value_of(page, "title") == "Rails by the step"
    assert "The third step is lower." in page
    assert 'value="driving" checked' in page


def test_a_draft_is_no_record_and_nothing_looks_into_it(
    member: Browser, services: Services, database: Database
) -> None:
    save_draft(member)
    assert (count(database, RecordRow), count(database, HeldRow)) == (0, 0)
    assert isinstance(services.embedder, FakeEmbedder)
    assert services.embedder.embedded == []


def test_nobody_else_sees_a_draft(member: Browser, manager: Browser) -> None:
    address = save_draft(member)
    assert manager.get(address).status_code == 404
    assert "Rails" not in manager.get("/drafts").text + manager.get("/").text


def test_saving_a_draft_again_keeps_one(member: Browser, database: Database) -> None:
    address = save_draft(member)
    draft_id = address.rpartition("=")[2]
    save_draft(member, fields={**BEGUN, "title": "Rails at night", "draft": draft_id})
    assert count(database, WritingRow) == 1
    assert value_of(member.get(address).text, "title") == "Rails at night"


def test_a_draft_that_is_saved_is_erased(member: Browser, database: Database) -> None:
    draft_id = save_draft(member).rpartition("=")[2]
    assert path_of(member.fill("/learnings/new", learning_fields(draft=draft_id))).startswith("/records/")
    assert count(database, WritingRow) == 0


def test_a_draft_is_thrown_away_after_one_more_question(member: Browser, database: Database) -> None:
    draft_id = save_draft(member).rpartition("=")[2]
    asked = member.fill("/drafts", {}, to=f"/drafts/{draft_id}/discard").text
    assert "“Rails by the step” is erased for good" in asked
    assert count(database, WritingRow) == 1
    member.fill("/drafts", {"sure": "yes"}, to=f"/drafts/{draft_id}/discard")
    assert count(database, WritingRow) == 0


def test_somebody_elses_draft_cannot_be_thrown_away(member: Browser, manager: Browser, database: Database) -> None:
    draft_id = save_draft(member).rpartition("=")[2]
    save_draft(manager)
    manager.fill("/drafts", {"sure": "yes"}, to=f"/drafts/{draft_id}/discard")
    assert manager.fill("/drafts", {}, to=f"/drafts/{draft_id}/discard").status_code == 404
    assert count(database, WritingRow) == 2


def test_the_names_an_author_gives_are_not_kept_in_a_draft(member: Browser, database: Database) -> None:
    save_draft(member, fields={**BEGUN, "known_client": "Quillfeather", "known_others": "Thrush"})
    with database.read() as session:
        kept = str(session.scalars(select(WritingRow.fields)).all())
    assert "Quillfeather" not in kept
    assert "Thrush" not in kept


def test_approaches_come_back_with_a_draft(member: Browser) -> None:
    fields = consultation_fields(approaches="2", **{"approach-2-described": "A second rail"})
    assert "A second rail" in member.get(save_draft(member, "/consultations/new", fields)).text


def test_a_draft_can_be_read_where_its_form_is_gone(member: Browser) -> None:
    record = add_consultation(member)
    fields: Fields = {"title": "Changed", "approach-1-what_happened": "It slipped", "approaches": "1", "version": "1"}
    address = save_draft(member, record + "/edit", fields)
    member.fill(record + "/upkeep", {"reason": "double"}, to=record + "/withdraw")
    assert member.get(address).status_code == 404
    page = member.get("/drafts").text
    assert "It slipped" in page
    assert "Approach 1: what happened" in page


def test_advice_and_edits_can_be_drafts(member: Browser) -> None:
    record = add_consultation(member)
    advice = save_draft(member, record + "/add/advice", text_fields("Try the morning."))
    assert "Try the morning." in member.get(advice).text
    edit = save_draft(member, record + "/edit", {"title": "Changed", "version": "1"})
    assert value_of(member.get(edit).text, "title") == "Changed"


def test_a_form_sent_after_the_sign_in_ended_comes_back_filled(member: Browser, database: Database) -> None:
    csrf = member.csrf("/learnings/new")
    end_sign_ins(database)
    late = member.post("/learnings/new", data={**learning_fields(**BEGUN), "csrf": csrf}, follow_redirects=False)
    signing_in = member.get(late.headers["location"])
    assert "What you typed is kept" in signing_in.text
    fields = {"email": "member@example.org", "password": "kettle bramble lantern"}
    form = member.fill(late.headers["location"], {**fields, "next": value_of(signing_in.text, "next")}, to="/sign-in")
    page = member.get(form.headers["location"].replace("&amp;", "&")).text
    assert value_of(page, "title") == "Rails by the step"
    assert "It is not saved yet" in page
    assert count(database, RecordRow) == 0


def test_a_form_from_before_a_new_sign_in_comes_back_filled(member: Browser, database: Database) -> None:
    csrf = member.csrf("/learnings/new")
    end_sign_ins(database)
    member.sign_in("member@example.org")
    late = member.post("/learnings/new", data={**learning_fields(**BEGUN), "csrf": csrf}, follow_redirects=False)
    assert value_of(member.get(late.headers["location"]).text, "title") == "Rails by the step"


def test_a_late_form_never_reaches_somebody_else_at_the_same_browser(
    app: FastAPI, member: Browser, database: Database
) -> None:
    csrf = member.csrf("/learnings/new")
    end_sign_ins(database)
    signed_in(app, database, "reviewer")
    member.sign_in("reviewer@example.org")
    late = member.post("/learnings/new", data={**learning_fields(**BEGUN), "csrf": csrf}, follow_redirects=False)
    assert late.status_code == 403
    assert count(database, WritingRow) == 0


@pytest.mark.parametrize("csrf", ["", "guessed"])
def test_a_late_form_from_elsewhere_is_not_kept(csrf: str, member: Browser, database: Database) -> None:
    end_sign_ins(database)
    member.post("/learnings/new", data={**learning_fields(), "csrf": csrf}, follow_redirects=False)
    assert count(database, WritingRow) == 0


def test_the_start_page_tells_of_drafts(member: Browser) -> None:
    save_draft(member)
    assert "1 draft of yours" in member.get("/").text


def test_staying_signed_in_says_how_long(member: Browser) -> None:
    assert 3_500 < member.get("/account/stay").json()["seconds"] <= 3_600


def test_after_signing_out_what_was_typed_is_shown_to_copy_from(member: Browser, database: Database) -> None:
    csrf = member.csrf("/learnings/new")
    member.fill("/account", {}, to="/sign-out")
    late = member.post("/learnings/new", data={**learning_fields(**BEGUN), "csrf": csrf}, follow_redirects=False)
    assert late.status_code == 403
    assert "The third step is lower." in late.text
    assert count(database, WritingRow) == 0


def test_after_signing_out_short_words_are_shown_too_and_no_choices(member: Browser) -> None:
    csrf = member.csrf("/consultations/new")
    member.fill("/account", {}, to="/sign-out")
    typed = consultation_fields(title="Stairs", approaches="1", **{"approach-1-equipment": "rail", "setting": "school"})
    late = member.post("/consultations/new", data={**typed, "csrf": csrf, "form_token": "tok"}, follow_redirects=False)
    shown = re.findall(r"<h3>(.*?)</h3>\s*<blockquote class=\"typed\">(.*?)</blockquote>", late.text)
    assert shown == [("Title", "Stairs"), ("Challenge", "The partner is tired."), ("Approach 1: equipment", "rail")]


@pytest.mark.parametrize(
    "page", ["/consultations/new", "/ask", "/learnings/new", "/account", "/search/case", "{}/add/follow-up"]
)
def test_whatever_is_ticked_selected_or_hidden_is_not_taken_for_typed(page: str, member: Browser) -> None:
    html = member.get(page.format(add_consultation(member))).text
    chosen = re.findall(r'<select id="[^"]*" name="([^"]+)"', html)
    chosen += re.findall(r'<input type="(?:hidden|checkbox|radio)"[^>]* name="([^"]+)"', html)
    assert chosen
    assert [name for name in chosen if is_typed(name)] == []


def test_a_password_that_was_sent_too_late_is_not_shown(member: Browser, database: Database) -> None:
    csrf = member.csrf("/account/password")
    end_sign_ins(database)
    fields = {"password_now": "kettle bramble lantern", "password": "orchard pebble violin tree"}
    late = member.post("/account/password", data={**fields, "csrf": csrf}, follow_redirects=False)
    assert late.status_code == 403
    assert "bramble" not in late.text
    assert "orchard" not in late.text
