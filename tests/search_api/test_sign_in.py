"""Signing in and out, and joining by invitation."""

from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from kb.database import Database
from kb.passwords import hash_password
from kb.settings import Settings
from kb.store.keys import now
from kb.store.people import add_person, deactivate, find_person, invite, set_password
from kb.store.tries import FREE_TRIES, TRIES_PER_ADDRESS, note_try, wait_after
from kb.tables import AuditRow, PersonRow, SessionRow
from search_api.app import create_app
from search_api.services import Services
from tests.search_api.browsing import PASSWORD, PASSWORD_HASH, Browser


def add_colleague(database: Database, email: str = "ann@example.org") -> str:
    with database.begin() as session:
        return add_person(session, email=email, name="Ann", role="member", password_hash=PASSWORD_HASH).id


def test_a_colleague_signs_in_and_sees_the_start_page(browser: Browser, database: Database) -> None:
    add_colleague(database)
    browser.sign_in("Ann@Example.org ")
    assert "What are you working on?" in browser.get("/").text


def test_signing_in_leads_to_the_page_that_was_asked_for(browser: Browser, database: Database) -> None:
    add_colleague(database)
    asked = browser.get("/account?x=1", follow_redirects=False)
    assert asked.headers["location"] == "/sign-in?next=%2Faccount%3Fx%3D1"
    fields = {"email": "ann@example.org", "password": PASSWORD, "next": "/account?x=1"}
    assert browser.fill("/sign-in", fields).headers["location"] == "/account?x=1"


def test_signing_in_never_leads_to_another_site(browser: Browser, database: Database) -> None:
    add_colleague(database)
    fields = {"email": "ann@example.org", "password": PASSWORD, "next": "//evil.example"}
    assert browser.fill("/sign-in", fields).headers["location"] == "/"


def test_a_wrong_password_and_an_unknown_address_look_alike(browser: Browser, database: Database) -> None:
    add_colleague(database)
    wrong = browser.sign_in("ann@example.org", "not the password")
    unknown = browser.sign_in("bob@example.org", "not the password")
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.text == unknown.text.replace("bob@", "ann@")


def test_somebody_who_left_cannot_sign_in(browser: Browser, database: Database) -> None:
    person_id = add_colleague(database)
    with database.begin() as session:
        deactivate(session, person_id)
    assert browser.sign_in("ann@example.org").status_code == 422


def test_after_five_wrong_tries_even_the_right_password_has_to_wait(browser: Browser, database: Database) -> None:
    add_colleague(database)
    tries = [browser.sign_in("ann@example.org", "wrong").status_code for _ in range(FREE_TRIES)]
    assert tries == [422] * FREE_TRIES
    refused = browser.sign_in("ann@example.org")
    assert refused.status_code == 429
    assert "Wait a minute, then try again" in refused.text


def test_nobody_keeps_a_colleague_out_by_guessing(app: FastAPI, browser: Browser, database: Database) -> None:
    add_colleague(database)
    for _ in range(FREE_TRIES + 1):
        browser.sign_in("ann@example.org", "wrong")
    elsewhere = Browser(app, client=("192.0.2.7", 50_000))
    assert elsewhere.sign_in("ann@example.org").status_code == 303


def test_one_address_cannot_go_through_all_accounts(browser: Browser, database: Database) -> None:
    with database.begin() as session:
        for number in range(TRIES_PER_ADDRESS):
            note_try(session, account=f"{number}@example.org", address="testclient")
    assert browser.sign_in("ann@example.org").status_code == 429


@pytest.mark.parametrize(("wrong", "seconds"), [(4, 0), (5, 30), (6, 60), (9, 480), (10, 900), (400, 900)])
def test_the_wait_grows_with_every_wrong_try(wrong: int, seconds: int) -> None:
    assert wait_after(wrong) == timedelta(seconds=seconds)


def test_a_right_password_clears_the_tries(browser: Browser, database: Database) -> None:
    add_colleague(database)
    for password in ("wrong", "wrong", PASSWORD):
        browser.sign_in("ann@example.org", password)
    browser.post("/sign-out", data={"csrf": browser.csrf("/account")})
    assert browser.sign_in("ann@example.org", "wrong").status_code == 422


def test_only_a_hash_of_the_cookie_is_kept(browser: Browser, database: Database) -> None:
    add_colleague(database)
    browser.sign_in("ann@example.org")
    with database.read() as session:
        kept = session.scalars(select(SessionRow.token_hash)).all()
    assert browser.cookies["kb"] not in kept


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browser: Browser, database: Database) -> None:
    add_colleague(database)
    cookie = browser.sign_in("ann@example.org").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie


def test_behind_https_the_cookie_is_bound_to_the_host(services: Services, database: Database) -> None:
    secure = Services(
        Settings(data_dir=services.settings.data_dir, secure_cookies=True),
        database,
        services.embedder,
        services.gate,
        services.tokenizer,
        services.keeper,
    )
    add_colleague(database)
    browser = Browser(create_app(secure), base_url="https://testserver")
    reply = browser.sign_in("ann@example.org")
    assert reply.headers["set-cookie"].startswith("__Host-kb=")
    assert "Secure" in reply.headers["set-cookie"]
    assert "strict-transport-security" in reply.headers


def test_each_sign_in_has_a_new_id(app: FastAPI, member: Browser) -> None:
    before = member.cookies["kb"]
    csrf = member.csrf("/account")
    member.post("/sign-in", data={"csrf": csrf, "email": "member@example.org", "password": PASSWORD})
    after = member.cookies["kb"]
    assert after != before
    stale = Browser(app).get("/account", headers={"Cookie": f"kb={before}"}, follow_redirects=False)
    assert stale.status_code == 303


def test_signing_out_ends_the_sign_in_on_the_server(member: Browser) -> None:
    cookie = member.cookies["kb"]
    reply = member.fill("/account", {}, to="/sign-out")
    assert reply.headers["clear-site-data"] == '"cache", "storage"'
    member.cookies.set("kb", cookie)
    assert member.get("/account", follow_redirects=False).headers["location"].startswith("/sign-in")


def test_a_sign_in_ends_after_an_hour_without_use(member: Browser, database: Database) -> None:
    with database.begin() as session:
        session.scalars(select(SessionRow)).one().seen = now() - timedelta(minutes=61)
    assert member.get("/account", follow_redirects=False).status_code == 303


def test_a_sign_in_ends_after_twelve_hours_at_the_latest(member: Browser, database: Database) -> None:
    with database.begin() as session:
        session.scalars(select(SessionRow)).one().created = now() - timedelta(hours=12, minutes=1)
    assert member.get("/account", follow_redirects=False).status_code == 303


def test_use_is_noted_once_a_minute(member: Browser, database: Database) -> None:
    long_ago = now() - timedelta(minutes=5)
    with database.begin() as session:
        session.scalars(select(SessionRow)).one().seen = long_ago
    member.get("/account")
    with database.read() as session:
        noted = session.scalars(select(SessionRow.seen)).one()
    member.get("/account")
    with database.read() as session:
        assert long_ago < noted == session.scalars(select(SessionRow.seen)).one()


def test_a_refused_sign_in_keeps_the_address_and_never_the_password(browser: Browser, member: Browser) -> None:
    page = browser.sign_in("member@example.org", "a wrong password").text
    assert 'value="member@example.org"' in page
    assert "a wrong password" not in page


def test_an_expired_form_says_so_and_shows_what_was_typed(member: Browser, database: Database) -> None:
    csrf = member.csrf("/account")
    with database.begin() as session:
        session.scalars(select(SessionRow)).one().seen = now() - timedelta(hours=2)
    reply = member.post("/account", data={"csrf": csrf, "name": "A long text that took an evening to write"})
    assert "Your sign-in has ended" in reply.text
    assert "A long text that took an evening to write" in reply.text


def test_an_invitation_works_once(app: FastAPI, database: Database) -> None:
    with database.begin() as session:
        token = invite(session, email="new@example.org", name="New", role="reviewer")
    browser = Browser(app)
    reply = browser.fill(f"/invitations/{token}", {"name": "Newest", "password": PASSWORD})
    assert reply.headers["location"] == "/?done=welcome"
    assert Browser(app).get(f"/invitations/{token}").status_code == 404
    with database.read() as session:
        person = find_person(session, "new@example.org")
    assert person is not None
    assert (person.name, person.role) == ("Newest", "reviewer")


def test_a_short_password_is_refused_and_the_name_kept(browser: Browser, database: Database) -> None:
    with database.begin() as session:
        token = invite(session, email="new@example.org", name="New", role="member")
    reply = browser.fill(f"/invitations/{token}", {"name": "Newest", "password": "short"})
    assert reply.status_code == 422
    assert "must be 12 characters or more" in reply.text
    assert 'value="Newest"' in reply.text
    assert "<title>Error: " in reply.text


def test_an_old_invitation_says_what_to_do(browser: Browser) -> None:
    reply = browser.get("/invitations/unknown")
    assert reply.status_code == 404
    assert "Ask your manager for a new one" in reply.text


def test_a_changed_password_ends_every_other_sign_in(app: FastAPI, member: Browser) -> None:
    other = Browser(app)
    other.sign_in("member@example.org")
    fields = {"password_now": PASSWORD, "password": "orchard pebble violin"}
    assert member.fill("/account/password", fields).headers["location"] == "/account?done=password-changed"
    assert member.get("/account", follow_redirects=False).status_code == 200
    assert other.get("/account", follow_redirects=False).status_code == 303


def test_the_audit_trail_tells_who_signed_in_by_id_alone(member: Browser, database: Database) -> None:
    with database.read() as session:
        person_id = session.scalars(select(PersonRow.id)).one()
        entries = session.execute(select(AuditRow.action, AuditRow.person_id, AuditRow.detail)).all()
    assert [tuple(entry) for entry in entries] == [("signed in", person_id, None)]


def test_old_sign_ins_are_forgotten(app: FastAPI, member: Browser, database: Database) -> None:
    with database.begin() as session:
        session.scalars(select(SessionRow)).one().created = now() - timedelta(days=9)
    Browser(app).sign_in("member@example.org")
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(SessionRow)) == 1


def test_a_new_password_from_the_command_line_ends_sign_ins(member: Browser, database: Database) -> None:
    with database.begin() as session:
        person_id = session.scalars(select(PersonRow.id)).one()
        set_password(session, person_id, hash_password("orchard pebble violin"))
    assert member.get("/", follow_redirects=False).status_code == 303
