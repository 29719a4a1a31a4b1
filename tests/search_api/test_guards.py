"""Who may use which page, generated from the routes; and what guards every request."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import event

from kb.database import Database
from search_api.app import ROUTERS, UnguardedRoute, check_guards
from search_api.deps import Anyone, anyone, api_person, manager, reviewer, signed_in
from search_api.security import LARGEST_BODY, safe_path
from search_api.services import Services
from tests.search_api.browsing import Browser
from tests.search_api.browsing import signed_in as sign_in_as

ROUTES = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
ROLES = ("nobody", "member", "reviewer", "manager")


def calls_of(route: APIRoute) -> Iterator[object]:
    waiting = list(route.dependant.dependencies)
    while waiting:
        inner = waiting.pop()
        yield inner.call
        waiting.extend(inner.dependencies)


def path_of(route: APIRoute) -> str:
    return re.sub(r"\{[^}]+\}", "advice", route.path.replace("{word_id}", "7"))


def lowest_role(route: APIRoute) -> str:
    calls = set(calls_of(route))
    named = {manager: "manager", reviewer: "reviewer", signed_in: "member", anyone: "nobody"}
    return next(role for rule, role in named.items() if rule in calls)


GETS = [
    (path_of(r), lowest_role(r)) for r in ROUTES if "GET" in (r.methods or ()) and api_person not in set(calls_of(r))
]
POSTS = [
    (path_of(r), lowest_role(r)) for r in ROUTES if "POST" in (r.methods or ()) and api_person not in set(calls_of(r))
]


@pytest.fixture
def browsers(app: FastAPI, database: Database) -> dict[str, Browser]:
    return {
        "nobody": Browser(app),
        "member": sign_in_as(app, database, "member"),
        "reviewer": sign_in_as(app, database, "reviewer"),
        "manager": sign_in_as(app, database, "manager"),
    }


@pytest.mark.parametrize(("path", "lowest"), GETS)
def test_a_page_opens_for_its_roles_alone(path: str, lowest: str, browsers: dict[str, Browser]) -> None:
    statuses = {role: browsers[role].get(path, follow_redirects=False).status_code for role in ROLES}
    may = {role: ROLES.index(role) >= ROLES.index(lowest) for role in ROLES}
    refused = {role: 303 if role == "nobody" else 403 for role in ROLES}
    assert all(statuses[role] in (200, 303, 404) if may[role] else statuses[role] == refused[role] for role in ROLES)


@pytest.mark.parametrize(("path", "lowest"), POSTS)
def test_a_form_without_its_token_changes_nothing(path: str, lowest: str, browsers: dict[str, Browser]) -> None:
    statuses = {browsers[role].post(path, data={}, follow_redirects=False).status_code for role in ROLES}
    assert statuses == {403}


@pytest.mark.parametrize(("path", "lowest"), [pair for pair in POSTS if pair[1] in ("reviewer", "manager")])
def test_a_form_for_a_higher_role_is_refused(path: str, lowest: str, member: Browser) -> None:
    reply = member.post(path, data={"csrf": member.csrf("/account")}, follow_redirects=False)
    assert reply.status_code == 403


@pytest.mark.parametrize(("path", "lowest"), GETS)
def test_opening_a_page_writes_nothing(
    path: str, lowest: str, browsers: dict[str, Browser], services: Services
) -> None:
    written: list[str] = []

    def note(*arguments: object) -> None:
        if str(arguments[2]).lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            written.append(str(arguments[2]))

    event.listen(services.database.engine, "before_cursor_execute", note)
    browsers["manager"].get(path, follow_redirects=False)
    assert written == []


def test_every_route_of_the_app_has_its_rule() -> None:
    check_guards(ROUTES)


def test_a_route_without_a_rule_stops_the_server() -> None:
    router = APIRouter()
    router.add_api_route("/open", lambda: None)
    with pytest.raises(UnguardedRoute, match="has no rule"):
        check_guards(router.routes)


def test_a_form_route_that_does_not_read_its_form_stops_the_server() -> None:
    router = APIRouter()
    router.add_api_route("/change", lambda: None, methods=["POST"], dependencies=[Anyone])
    with pytest.raises(UnguardedRoute, match="does not check its form"):
        check_guards(router.routes)


@pytest.mark.parametrize("path", ["/", "/sign-in", "/nothing", "/static/style.css", "/static/nothing", "/healthz"])
def test_every_answer_carries_the_security_headers(path: str, browser: Browser) -> None:
    headers = browser.get(path, follow_redirects=False).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_pages_are_not_kept_by_the_browser_and_static_files_are(browser: Browser) -> None:
    assert browser.get("/sign-in").headers["cache-control"] == "no-store"
    assert "immutable" in browser.get("/static/style.css").headers["cache-control"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
    ],
)
def test_another_site_changes_nothing(headers: dict[str, str], member: Browser) -> None:
    fields = {"csrf": member.csrf("/account"), "name": "Changed"}
    assert member.post("/account", data=fields, headers=headers).status_code == 403
    assert "Changed" not in member.get("/account").text


def test_the_page_itself_may_send_its_form(member: Browser) -> None:
    fields = {"csrf": member.csrf("/account"), "name": "Changed"}
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}
    assert member.post("/account", data=fields, headers=headers).status_code == 200
    assert "Changed" in member.get("/account").text


@pytest.mark.parametrize("host", ["evil.example", "", "127.0.0.1.evil.example", "[::1"])
def test_the_server_answers_to_its_own_names_alone(host: str, browser: Browser) -> None:
    assert browser.get("/sign-in", headers={"Host": host}).status_code == 400


def test_a_body_that_is_too_large_is_refused(member: Browser) -> None:
    fields = {"csrf": member.csrf("/account"), "name": "x" * LARGEST_BODY}
    assert member.post("/account", data=fields).status_code == 413


def test_a_body_that_hides_its_length_is_refused_too(member: Browser) -> None:
    parts = (b"x" * 100_000 for _ in range(30))
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert member.post("/account", content=parts, headers=headers).status_code == 413


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "https://evil.example", "evil", "/a\r\nb", ""])
def test_only_paths_of_ours_are_safe(path: str) -> None:
    assert safe_path(path) == "/"


def test_the_log_has_routes_and_no_questions(member: Browser, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        member.get("/search?q=secretword")
        member.get("/records/abc?x=secretword")
    assert "/search 200" in caplog.text
    assert "/records/{record_id} 404" in caplog.text
    assert "secretword" not in "".join(r.getMessage() for r in caplog.records if r.name.startswith("search_api"))


def test_a_bug_is_answered_plainly_and_logged_without_words(
    member: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise ZeroDivisionError("secretword")

    monkeypatch.setattr("search_api.turns.answer", fail)
    reply = member.get("/search?q=bath")
    assert reply.status_code == 500
    assert "There is a problem with the service" in reply.text
    assert "ZeroDivisionError" in caplog.text
    assert "secretword" not in reply.text + caplog.text
    assert "content-security-policy" in reply.headers


def test_templates_call_nothing_outside_and_have_no_inline_code() -> None:
    texts = [file.read_text("utf-8") for file in Path("templates").glob("*.html")]
    assert not [
        text for text in texts if re.search(r"https?://(?!127\.0\.0\.1)|\sstyle=|\son\w+=|<script>|\|\s*safe", text)
    ]
