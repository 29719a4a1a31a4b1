"""A real server on a free port over an invented team's store, and a browser that notes what it asks for."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Page

from kb.database import Database
from kb.intake import ContributionDraft, check_contribution, check_draft, keep, keep_contribution
from kb.store.people import add_person, find_person
from kb.store.records import withdraw_record
from kb.store.runs import finish_run, start_run
from kb.store.words import add_team_word
from kb.types import ROLES, Approach, Draft, Section
from search_api.services import Services
from tests.search_api.browsing import PASSWORD, PASSWORD_HASH

CHROMIUM = "/usr/bin/chromium"
WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}


@dataclass(frozen=True)
class Team:
    """What the invented team has: addresses of its pages."""

    address: str
    consultation: str
    learning: str
    held: str
    run: str
    word: str


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The address of a server that runs beside the test."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def add_team(services: Services, address: str) -> Team:
    """Three colleagues, a consultation with advice, a learning, what is held and withdrawn, and a nightly run."""
    with services.database.begin() as session:
        for role in ROLES:
            add_person(session, email=f"{role}@example.org", name=f"A {role}", role=role, password_hash=PASSWORD_HASH)
    author = person_id(services.database, "member")
    drafts = (make_consultation(), make_learning(), make_held(), replace(make_learning(), title="An old rail"))
    admissions = [check_draft(draft, services.gate) for draft in drafts]
    advice = check_contribution(
        ContributionDraft("advice", "Sit down to undress first, then take a rest before the transfer."), services.gate
    )
    with services.database.begin() as session:
        kept = [keep(session, one, services.tokenizer, origin="here", author_id=author) for one in admissions]
        keep_contribution(session, advice, services.tokenizer, record_id=str(kept[0].record_id), author_id=author)
        withdraw_record(session, str(kept[3].record_id))
        run = start_run(session)
        finish_run(session, run, make_report(run))
        word = add_team_word(session, "always replace", "undress", label="OTHER")
    return Team(
        address,
        f"/records/{kept[0].record_id}",
        f"/records/{kept[1].record_id}",
        f"/held/{kept[2].held_id}",
        f"/runs/{run}",
        f"/lists/words/{word.id}",
    )


def person_id(database: Database, role: str) -> str:
    """The id of the colleague with a role."""
    with database.read() as session:
        found = find_person(session, f"{role}@example.org")
    assert found is not None
    return found.id


def sign_in(page: Page, role: str) -> None:
    """Sign in by the form, as the colleague with a role."""
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(f"{role}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def make_consultation() -> Draft:
    return Draft(
        kind="consultation",
        title="Bath transfers with a tired partner",
        sections=(
            Section("challenge", "The client cannot step over the bath edge, and the partner is worn out by evening."),
            Section("outcome", "Mornings worked, evenings did not."),
        ),
        approaches=(
            Approach("equipment", "partly", "A bath board with a handle", "bath board", "Fine in the morning."),
            Approach("routine and role building", "worked", "Moved the bath to the morning"),
        ),
        facets={"practice_area": ("older people",), "challenge_type": ("washing", "carer strain")},
        status="open question",
        month="2026-05",
    )


def make_learning() -> Draft:
    return Draft(
        kind="learning",
        title="Count the steps before ordering a rail",
        sections=(Section("what", "A rail came back because the last step is lower than the others."),),
        learning_kind="tip",
    )


def make_held() -> Draft:
    text = "Mrs Hartley of 12 Elm Road rang on 01632 960123 about her commode. Mrs Hartley was upset."
    return Draft(kind="consultation", title="A commode in the way", sections=(Section("challenge", text),))


def make_report(run_id: str) -> dict[str, object]:
    files = [
        {"path": "notes/bath board.docx", "status": "added", "record_id": None, "reason": None},
        {"path": "notes/scan.pdf", "status": "failed", "record_id": None, "reason": "a scan without text"},
    ]
    counts = {"seen": 12, "added": 1, "changed": 0, "moved": 0, "unchanged": 10, "withdrawn": 0, "held": 0, "failed": 1}
    return {"run_id": run_id, **counts, "seconds": 1.2, "files": files}
