"""Changing a resource in the browser."""

from kb.types import Draft, Section
from search_api.resources import document_of, sections_in
from search_api.services import Services
from tests.search_api.browsing import Browser
from tests.search_api.builders import add
from tests.search_api.writing_forms import PROMISE, path_of

SECTIONS = (
    Section("notes", "Before any heading."),
    Section("notes", "Width when open.\n\n- threshold", "At the door", 2),
    Section("notes", "Seat height.", None, 3),
    Section("notes", "Drain fall.", "At the bath"),
)


def make_resource(text: str = "Width when open.") -> Draft:
    return Draft(kind="resource", title="Access checklist", sections=(Section("notes", text, "At the door", 2),))


def test_a_document_comes_back_from_its_text_as_it_was() -> None:
    assert tuple(sections_in(document_of(SECTIONS))) == SECTIONS


def test_a_changed_resource_keeps_its_headings_and_pages(member: Browser, services: Services) -> None:
    record = f"/records/{add(services, make_resource())}"
    fields = {"title": "Access checklist", "notes": "## At the door (page 2)\nWidth and step.", "version": "1"}
    assert path_of(member.fill(record + "/edit", {**fields, **PROMISE, "do": "save"})) == record
    page = member.get(record).text
    assert "Width and step." in page
    assert "At the door" in page
    assert "(page 2)" in page


def test_the_form_of_a_resource_shows_its_document_as_one_text(member: Browser, services: Services) -> None:
    page = member.get(f"/records/{add(services, make_resource())}/edit").text
    assert "## At the door (page 2)\nWidth when open." in page
    assert "Change this resource" in page


def test_a_resource_needs_its_text(member: Browser, services: Services) -> None:
    record = f"/records/{add(services, make_resource())}"
    answer = member.fill(record + "/edit", {"title": "x", "version": "1", **PROMISE, "do": "save"})
    assert answer.status_code == 422
    assert "Enter the document" in answer.text


def test_a_long_document_is_changed_in_the_folder(member: Browser, services: Services) -> None:
    record = f"/records/{add(services, make_resource('A door is wide. ' * 3_000))}"
    assert "/edit" not in member.get(record).text
    assert member.get(record + "/edit").status_code == 403
