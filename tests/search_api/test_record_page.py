"""Reading a record."""

from datetime import date

import pytest

from kb.database import Database
from kb.store.records import supersede_record
from search_api.services import Services
from tests.search_api.browsing import Browser
from tests.search_api.builders import add, make_draft, person_id


def test_a_consultation_shows_what_was_tried_and_how_it_went(member: Browser, services: Services) -> None:
    page = member.get(f"/records/{add(services, make_draft())}").text
    assert "a bath board and a rail" in page
    assert "It worked" in page
    assert "March 2026" in page


def test_what_people_wrote_is_never_run(member: Browser, services: Services) -> None:
    record_id = add(services, make_draft("<img src=x onerror=alert(1)>", "<script>alert(2)</script>"))
    page = member.get(f"/records/{record_id}").text
    assert "<img src=x" not in page
    assert "<script>alert" not in page


def test_a_superseded_record_leads_to_the_newer_one(member: Browser, services: Services) -> None:
    old, new = add(services, make_draft()), add(services, make_draft("The newer way"))
    with services.database.begin() as session:
        supersede_record(session, old, new)
    assert f'<a href="/records/{new}">The newer way</a>' in member.get(f"/records/{old}").text


def test_a_record_past_its_review_day_says_so(member: Browser, services: Services) -> None:
    record_id = add(services, make_draft(review_by=date(2020, 1, 2)))
    assert "look at this again by 2 January 2020" in member.get(f"/records/{record_id}").text


def test_an_unknown_record_is_a_friendly_404(member: Browser) -> None:
    reply = member.get("/records/0123456789abcdef")
    assert reply.status_code == 404
    assert "Page not found" in reply.text


def test_edit_is_offered_to_those_who_may_change_the_record(
    member: Browser, reviewer: Browser, services: Services, database: Database
) -> None:
    record_id = add(services, make_draft(), author_id=person_id(database, "reviewer@example.org"))
    assert f"/records/{record_id}/edit" not in member.get(f"/records/{record_id}").text
    assert f"/records/{record_id}/edit" in reviewer.get(f"/records/{record_id}").text


def test_reviewers_find_the_teams_lists_at_the_foot_of_a_page(member: Browser, reviewer: Browser) -> None:
    assert 'href="/lists"' in reviewer.get("/help").text
    assert 'href="/lists"' not in member.get("/help").text


@pytest.mark.parametrize("path", ["/nowhere", "/records/0123456789abcdef"])
def test_a_page_that_is_not_there_has_the_menu_and_a_search_box(member: Browser, path: str) -> None:
    page = member.get(path).text
    assert "My drafts" in page
    assert 'role="search"' in page


def test_a_page_that_is_not_there_tells_a_stranger_nothing(browser: Browser) -> None:
    page = browser.get("/nowhere").text
    assert "Page not found" in page
    assert 'role="search"' not in page


def test_the_file_is_named_to_those_who_review_alone(member: Browser, reviewer: Browser, services: Services) -> None:
    record_id = add(services, make_draft(source="bath notes/visit.txt"))
    assert "bath notes" not in member.get(f"/records/{record_id}").text
    assert "bath notes" in reviewer.get(f"/records/{record_id}").text
