"""Looking after the team."""

import re

from fastapi import FastAPI

from kb.database import Database
from kb.store.audit import list_actions, note_action
from tests.search_api.browsing import PASSWORD, Browser, signed_in
from tests.search_api.builders import person_id


def test_an_invitation_link_lets_a_colleague_join(app: FastAPI, manager: Browser) -> None:
    fields = {"name": "New", "email": "new@example.org", "role": "member"}
    page = manager.fill("/people", fields, to="/people/invite").text
    link = re.search(r"http://testserver(/invitations/[\w-]+)", page)
    assert link
    assert Browser(app).fill(link[1], {"name": "New", "password": PASSWORD}).status_code == 303


def test_an_invitation_says_what_is_missing(manager: Browser) -> None:
    reply = manager.fill("/people", {"name": "", "email": "nobody", "role": "king"}, to="/people/invite")
    assert reply.status_code == 422
    assert reply.text.count('<li><a href="#') == 3


def test_a_changed_role_counts_at_once(app: FastAPI, database: Database, manager: Browser) -> None:
    member = signed_in(app, database, "member")
    target = person_id(database, "member@example.org")
    manager.fill("/people", {"role": "reviewer"}, to=f"/people/{target}/role")
    assert member.get("/account", follow_redirects=False).status_code == 303
    member.sign_in("member@example.org")
    assert "Held records" in member.get("/").text


def test_a_closed_account_is_out_at_once(app: FastAPI, database: Database, manager: Browser) -> None:
    member = signed_in(app, database, "member")
    target = person_id(database, "member@example.org")
    assert "Close the account of member one?" in manager.fill("/people", {}, to=f"/people/{target}/deactivate").text
    assert member.get("/account", follow_redirects=False).status_code == 200
    manager.fill("/people", {"sure": "yes"}, to=f"/people/{target}/deactivate")
    assert member.get("/account", follow_redirects=False).status_code == 303


def test_the_last_manager_stays(database: Database, manager: Browser) -> None:
    own = person_id(database, "manager@example.org")
    reply = manager.fill("/people", {"sure": "yes"}, to=f"/people/{own}/deactivate")
    assert "The team needs a manager" in reply.text
    assert manager.get("/people").status_code == 200


def test_a_password_link_sets_a_new_password(app: FastAPI, database: Database, manager: Browser) -> None:
    signed_in(app, database, "member")
    target = person_id(database, "member@example.org")
    page = manager.fill("/people", {}, to=f"/people/{target}/password").text
    link = re.search(r"http://testserver(/invitations/[\w-]+)", page)
    assert link
    browser = Browser(app)
    browser.fill(link[1], {"name": "Member", "password": "orchard pebble violin"})
    assert browser.get("/account", follow_redirects=False).status_code == 200
    assert Browser(app).sign_in("member@example.org").status_code == 422


def test_the_audit_trail_has_ids_and_no_names(database: Database, manager: Browser) -> None:
    fields = {"name": "Secretname", "email": "secretname@example.org", "role": "member"}
    manager.fill("/people", fields, to="/people/invite")
    with database.read() as session:
        newest = list_actions(session, 1)[0]
    assert (newest.action, newest.detail) == ("invited", {"role": "member"})
    assert newest.about
    assert "Secretname" not in newest.about


def test_the_audit_page_says_who_was_invited(manager: Browser) -> None:
    fields = {"name": "Rowan", "email": "rowan@example.org", "role": "reviewer"}
    manager.fill("/people", fields, to="/people/invite")
    page = manager.get("/people/audit").text
    assert re.search(r"Invited</td><td[^>]*>Rowan <span class=\"quiet\">as reviewer", page)


def test_the_audit_says_what_was_done_on_the_command_line(database: Database, manager: Browser) -> None:
    about = person_id(database, "manager@example.org")
    with database.begin() as session:
        note_action(session, "account made", person_id=None, about=about, detail={"where": "command line"})
    assert "On the command line" in manager.get("/people/audit").text
