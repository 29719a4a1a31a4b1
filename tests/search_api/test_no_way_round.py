"""A planted identifier is sent through every writing route, and reaches nothing that colleagues can read or find."""

import logging
import re

import pytest
from fastapi.routing import APIRoute
from sqlalchemy import select, text

from kb.database import Database
from kb.tables import Base, CleanString
from search_api.app import ROUTERS
from search_api.security import SAFE_METHODS
from search_api.services import Services
from tests.fakes import FakeEmbedder
from tests.search_api.browsing import Browser
from tests.search_api.writing_forms import PROMISE, add_consultation, hold_consultation, text_fields

PLANTED = "Mrs Quillfeather of 4 Thrushcross Lane, NHS number 943 476 5919"
TRACES = ("quillfeather", "thrushcross", "943 476 5919", "9434765919")
ROUTES = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
WRITING = sorted({route.path for route in ROUTES if not (route.methods or set()) <= SAFE_METHODS})
READING = sorted({route.path for route in ROUTES if "GET" in (route.methods or ())})
FREE_TEXT = ("/consultations/new", "/learnings/new", "/records/{record_id}/edit", "/records/{record_id}/add/{kind}")
CHOICES = {**PROMISE, "do": "save", "nothing_yet": "yes", "version": "1", "what": "always replace"}


def every_text_field(browser: Browser, paths: list[str]) -> set[str]:
    """The name of every text box on the pages."""
    pages = [browser.get(path).text for path in paths]
    boxes = [box for page in pages for box in re.findall(r"<(?:textarea|input)[^>]*>", page)]
    typed = [box for box in boxes if not re.search(r'type="(hidden|checkbox|radio|date)"', box)]
    return {found for box in typed for found in re.findall(r' name="([^"]+)"', box)}


def fill_in(path: str, record: str, held: str, contribution: str) -> str:
    """A route's path with ids of what is there."""
    known = {"record_id": record, "held_id": held, "contribution_id": contribution, "kind": "advice"}
    return re.sub(r"{(\w+)(:\w+)?}", lambda match: known.get(match[1], "1"), path)


def readable_texts(database: Database) -> str:
    """Everything in the columns that colleagues can read, in the word index and in the questions that were kept."""
    found: list[str] = []
    with database.read() as session:
        for table in Base.metadata.sorted_tables:
            columns = [column for column in table.columns if isinstance(column.type, CleanString)]
            if columns:
                found += [str(value) for row in session.execute(select(*columns)) for value in row]
        for row in session.execute(text("SELECT title, heading, text FROM passage_words")):
            found += [str(value) for value in row]
        found += [str(row) for row in session.execute(text("SELECT detail, about, action FROM audit"))]
        found += [str(row) for row in session.execute(text("SELECT value FROM fact"))]
    return " ".join(found).lower()


def send_everywhere(words: str, path: str, manager: Browser, member: Browser) -> None:
    """Send words in every text field there is to one writing route."""
    record = add_consultation(manager, challenge="The partner is tired.")
    manager.fill(record + "/add/advice", text_fields("Try the morning."))
    contribution = re.findall(r'id="contribution-(\w+)"', manager.get(record).text)[0]
    held = hold_consultation(member, manager).rpartition("/")[2]
    ids = (record.rpartition("/")[2], held, contribution)
    pages = [fill_in(one, *ids) for one in READING if not one.startswith("/api")]
    names = every_text_field(manager, [*pages, record + "/add/follow-up"])
    manager.post(
        fill_in(path, *ids),
        data={**dict.fromkeys(names, words), **CHOICES, "csrf": manager.csrf("/learnings/new")},
        follow_redirects=False,
    )


@pytest.mark.parametrize("path", WRITING)
def test_no_writing_route_lets_an_identifier_through(
    path: str,
    manager: Browser,
    member: Browser,
    database: Database,
    services: Services,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    send_everywhere(PLANTED, path, manager, member)
    embedder = services.embedder
    assert isinstance(embedder, FakeEmbedder)
    seen = readable_texts(database) + " ".join(embedder.embedded).lower() + caplog.text.lower()
    assert "the partner is tired" in seen
    assert [trace for trace in TRACES if trace in seen] == []


@pytest.mark.parametrize("path", FREE_TEXT)
def test_the_walk_reaches_the_store_with_words_that_name_nobody(
    path: str, manager: Browser, member: Browser, database: Database
) -> None:
    send_everywhere("a purple cushion", path, manager, member)
    assert "a purple cushion" in readable_texts(database)


def test_a_search_for_an_identifier_leaves_no_trace(
    manager: Browser, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="search_api")
    caplog.set_level(logging.DEBUG, logger="kb")
    add_consultation(manager)
    manager.get("/search", params={"q": PLANTED})
    seen = readable_texts(database) + " ".join(
        record.getMessage() for record in caplog.records if record.name.startswith(("search_api", "kb"))
    )
    assert [trace for trace in TRACES if trace in seen.lower()] == []


def test_a_case_with_an_identifier_leaves_no_trace(
    manager: Browser, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="search_api")
    caplog.set_level(logging.DEBUG, logger="kb")
    add_consultation(manager)
    address = manager.fill("/search/case", {"challenge": f"{PLANTED}, and the bath"}).headers["location"]
    page = manager.get(address).text
    assert "and the bath" in page
    messages = [record.getMessage() for record in caplog.records if record.name.startswith(("search_api", "kb"))]
    seen = " ".join([readable_texts(database), address, page, *messages])
    assert [trace for trace in TRACES if trace in seen.lower()] == []


def test_every_route_that_takes_free_text_is_walked() -> None:
    assert set(FREE_TEXT) <= set(WRITING)
