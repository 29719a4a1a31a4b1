"""One server, one browser and one signed-in page per role for the whole suite."""

import os
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from kb.anonymise.gate import Gate
from kb.database import open_database
from kb.indexing import embed_missing, load_exact
from kb.settings import Settings
from search_api.app import create_app
from search_api.services import Services
from tests.browser.serving import CHROMIUM, WIDTHS, Team, add_team, serving, sign_in
from tests.fakes import FakeEmbedder, FakeTokenizer
from tests.search_api.browsing import FakeKeeper

Open = Callable[..., Page]
Cookies = dict[str, list[dict[str, object]]]
Contexts = dict[tuple[str, bool], BrowserContext]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).parent.name == "browser":
            item.add_marker(pytest.mark.browser)
            if not os.path.exists(CHROMIUM):
                item.add_marker(pytest.mark.skip(reason=f"there is no browser at {CHROMIUM}"))


@pytest.fixture(scope="session")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("team"))
    database = open_database(settings)
    embedder, keeper = FakeEmbedder(), FakeKeeper()
    services = Services(settings, database, embedder, Gate(), FakeTokenizer(), keeper)
    with serving(create_app(services)) as address:
        made = add_team(services, address)
        embed_missing(database, embedder)
        keeper.index = load_exact(database, embedder.model_id)
        yield made
    database.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def cookies(chromium: Browser, team: Team) -> Cookies:
    """Each role's sign-in, made once: checking a password takes its time."""
    found = {}
    for role in ("member", "reviewer", "manager"):
        context = chromium.new_context(base_url=team.address)
        sign_in(context.new_page(), role)
        found[role] = [dict(cookie) for cookie in context.cookies()]
        context.close()
    return found


@pytest.fixture(scope="session")
def contexts(chromium: Browser, team: Team, cookies: Cookies) -> Contexts:
    """A signed-in browser for each role, with script and without; making one takes longer than opening a page."""
    made: Contexts = {}
    for role, script in product(cookies, (True, False)):
        made[role, script] = chromium.new_context(base_url=team.address, java_script_enabled=script)
        made[role, script].add_cookies(cookies[role])  # type: ignore[arg-type]
    return made


@pytest.fixture
def open_page(contexts: Contexts, team: Team) -> Iterator[Open]:
    """Opens a page of the server as a role at a width; every request it makes must stay on this machine."""
    pages: list[Page] = []
    foreign: list[str] = []

    def open_one(path: str, role: str = "manager", width: str = "desktop", script: bool = True) -> Page:
        size = WIDTHS.get(width) or (int(width), 800)
        page = contexts[role, script].new_page()
        pages.append(page)
        page.set_default_timeout(10_000)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.on("request", lambda one: foreign.append(one.url) if not one.url.startswith(team.address) else None)
        page.goto(path)
        return page

    yield open_one
    for page in pages:
        page.close()
    assert foreign == []
