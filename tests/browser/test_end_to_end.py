"""The whole product with the real model: what a colleague saves in the browser is found by meaning, seconds later."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kb.database import open_database
from kb.settings import Settings
from kb.store.people import add_person
from tests.browser.serving import sign_in
from tests.search_api.browsing import PASSWORD_HASH

pytestmark = pytest.mark.model


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with served(tmp_path) as address:
        yield address


@contextmanager
def served(tmp_path: Path) -> Iterator[str]:
    """The address of `kb serve` over a new data folder, stopped at the end as a service manager stops it."""
    database = open_database(Settings(data_dir=tmp_path))
    with database.begin() as session:
        add_person(session, email="member@example.org", name="Sam", role="member", password_hash=PASSWORD_HASH)
    database.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from command_line.main import app; app()", "serve", "--port", str(port)]
    server = subprocess.Popen(
        [*command, "--data", str(tmp_path)],
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    assert any("Ready" in line for line in server.stderr)
    yield f"http://127.0.0.1:{port}"
    server.send_signal(signal.SIGTERM)
    server.communicate(timeout=60)


def is_found_soon(page: Page, question: str, title: str) -> bool:
    """Whether a search shows a record within ten seconds of asking again and again."""
    for _ in range(10):
        page.goto("/search?q=" + question.replace(" ", "+"))
        if page.get_by_role("link", name=title).count():
            return True
        page.wait_for_timeout(1_000)
    return False


def test_a_learning_saved_in_the_browser_is_found_by_meaning(address: str, chromium: Browser) -> None:
    page = chromium.new_context(base_url=address).new_page()
    sign_in(page, "member")
    page.goto("/learnings/new")
    page.locator("#title").fill("Bath board before grab rails")
    page.locator("#what").fill("After a hip replacement a bath board let her wash without stepping over the side.")
    page.get_by_label("None of these").check()
    page.get_by_label("I have taken out names").check()
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.wait_for_url("**/records/*")
    assert is_found_soon(page, "getting clean safely with a new joint", "Bath board before grab rails")


def test_a_server_that_is_stopped_closes_its_index_in_order(tmp_path: Path) -> None:
    with served(tmp_path):
        wait_for_index(tmp_path)
    command = [sys.executable, "-c", "from command_line.main import app; app()", "doctor", "--check"]
    assert subprocess.run([*command, "--data", str(tmp_path)], capture_output=True, check=False).returncode == 0


def wait_for_index(data: Path) -> None:
    """Wait until the server has an index to close."""
    for _ in range(100):
        if (data / "index" / "CURRENT").exists():
            return
        time.sleep(0.1)
