"""Every page as a browser shows it: nothing for axe to find, nothing wider than a phone."""

from dataclasses import asdict

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.serving import WIDTHS, Team

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
PAGES = (
    "/",
    "/search",
    "/search?q=bath",
    "/search?q=zzyzx",
    "/learnings/new",
    "/consultations/new",
    "/ask?q=tired",
    "{consultation}",
    "{consultation}/similar",
    "{consultation}/edit",
    "{consultation}/add/advice",
    "{consultation}/add/follow-up",
    "{consultation}/add/thanks",
    "{consultation}/terms",
    "{consultation}/upkeep",
    "{learning}",
    "{learning}/edit",
    "/drafts",
    "/search/case",
    "/waiting",
    "/waiting?sent=yes",
    "/withdrawn",
    "/held",
    "{held}",
    "/lists",
    "{word}",
    "/runs",
    "{run}",
    "/people",
    "/people/audit",
    "/account",
    "/help",
    "/api/docs",
    "/nowhere",
)
FORMS = {
    "/learnings/new": "Save",
    "/consultations/new": "Save",
    "{consultation}/add/advice": "Save",
    "{held}": "Release",
    "/lists": "Add to the list",
    "{consultation}/upkeep": "Withdraw this record",
}


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds: the rule and the piece of page."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], node["html"][:200]) for one in found for node in one["nodes"]]


def path_in(team: Team, path: str) -> str:
    return path.format(**asdict(team))


def violations_at_every_width(page: Page) -> dict[str, list[tuple[str, str]]]:
    """What axe finds on a phone and on a desktop, the page loaded once."""
    found = {}
    for name, (width, height) in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        found[name] = violations(page)
    return found


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_phone_or_a_desktop(path: str, team: Team, open_page: Open) -> None:
    page = open_page(path_in(team, path))
    assert page.locator("h1").count() == 1
    assert violations_at_every_width(page) == {"phone": [], "desktop": []}


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_at_320_pixels(path: str, team: Team, open_page: Open) -> None:
    page = open_page(path_in(team, path), width="320")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", FORMS)
def test_a_form_sent_back_begins_at_its_errors(path: str, team: Team, open_page: Open) -> None:
    page = open_page(path_in(team, path), role="reviewer", width="phone")
    page.get_by_role("button", name=FORMS[path], exact=True).last.click()
    page.wait_for_selector(".error-summary")
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert violations(page) == []


def test_the_page_that_asks_once_more_is_in_order(team: Team, open_page: Open) -> None:
    page = open_page("/learnings/new", role="reviewer", width="phone")
    page.locator("#title").fill("Half a thought")
    page.get_by_role("button", name="Save as draft").click()
    page.get_by_role("button", name="Throw away").first.click()
    page.get_by_role("heading", name="Throw this draft away?").wait_for()
    assert violations_at_every_width(page) == {"phone": [], "desktop": []}


def test_the_open_menu_is_in_order(open_page: Open) -> None:
    page = open_page("/", width="320")
    page.locator(".menu summary").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_menu_of_a_phone_takes_one_row(open_page: Open) -> None:
    page = open_page("/", width="320")
    assert page.locator(".main-nav").evaluate("nav => nav.offsetHeight") < 50


def test_where_one_is_changes_no_width_in_the_menu(open_page: Open) -> None:
    widths = [open_page(path).locator(".main-nav").bounding_box() for path in ("/help", "/search")]
    assert widths[0] == widths[1]


def test_a_bullet_stands_at_the_first_line_of_its_error(open_page: Open) -> None:
    page = open_page("/consultations/new", width="phone")
    page.get_by_role("button", name="Save", exact=True).last.click()
    links = page.locator(".error-summary a")
    assert links.evaluate_all("all => all.map(a => getComputedStyle(a).display)") == ["inline"] * links.count()


def test_the_dark_colours_have_enough_contrast(team: Team, open_page: Open) -> None:
    page = open_page(team.held)
    # Without the fading of colours, which takes its time beside other work.
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert violations(page) == []
