"""Searching by a whole case."""

import re
from collections.abc import Mapping

import pytest
from fastapi import FastAPI
from httpx2 import Response

from kb.database import Database
from search_api.asked_cases import AT_MOST, KEPT_SECONDS, AskedCases
from search_api.services import Services
from tests.fakes import FakeTokenizer
from tests.search_api.browsing import Browser, signed_in
from tests.search_api.builders import add, make_draft

FAR = "Where is the best pizza in Naples"
PANEL = "What was tried in cases like this"


def ask(browser: Browser, fields: Mapping[str, str]) -> Response:
    """The page that a described case leads to."""
    reply = browser.fill("/search/case", dict(fields))
    assert reply.status_code == 303
    return browser.get(reply.headers["location"])


def test_a_described_case_finds_the_ones_like_it(member: Browser, services: Services) -> None:
    record_id = add(services, make_draft())
    page = ask(member, {"challenge": "could not step over the side of the bath"}).text
    assert f'<h3><a href="/records/{record_id}">' in page
    assert "could not step over the side of the bath</textarea>" in page
    assert PANEL in page


def test_a_case_says_why_a_record_is_like_it_and_how_strongly(member: Browser, services: Services) -> None:
    add(services, make_draft())
    page = ask(member, {"challenge": "stepping over the side of the bath, at home"}).text
    assert "Both speak of" in page
    assert "“bath”" in page
    assert 'class="strength' in page


def test_a_case_like_none_is_told_so_with_the_nearest_apart(member: Browser, services: Services) -> None:
    add(services, make_draft())
    page = ask(member, {"challenge": FAR}).text
    assert "Nothing close enough" in page
    assert "These are probably about something else." in page
    assert PANEL not in page


def test_a_record_unlike_all_others_is_told_so(member: Browser, services: Services) -> None:
    add(services, make_draft())
    page = member.get(f"/records/{add(services, make_draft(FAR, FAR, facets={'setting': ('remote',)}))}/similar").text
    assert "Nothing close enough" in page
    assert PANEL not in page


def test_a_record_like_another_says_which_terms_agree(member: Browser, services: Services) -> None:
    record_id = add(services, make_draft())
    add(services, make_draft("A bath lift"))
    page = member.get(f"/records/{record_id}/similar").text
    assert "The same practice area: older people; the same setting: own home." in page
    assert "“bath”" in page


def test_an_empty_case_says_what_is_missing(member: Browser) -> None:
    reply = member.fill("/search/case", {"challenge": " "})
    assert reply.status_code == 422
    assert '<a href="#challenge">Describe the challenge' in reply.text


@pytest.mark.parametrize("challenge", ["x", "? 2 :", "it was just so"])
def test_a_case_without_a_word_to_compare_is_asked_for_more(challenge: str, member: Browser) -> None:
    reply = member.fill("/search/case", {"challenge": challenge})
    assert reply.status_code == 422
    assert '<a href="#challenge">Describe it in a few words' in reply.text


def test_a_part_can_be_left_out(member: Browser, services: Services) -> None:
    record_id = add(services, make_draft())
    fields = {"challenge": FAR, "person": "could not step over the side of the bath", "weight_challenge": "none"}
    assert f"/records/{record_id}" in ask(member, fields).text.partition("Your case")[0]


def test_a_case_of_which_everything_is_left_out_says_so(member: Browser) -> None:
    fields = {"challenge": "bath side", "person": "tired", "weight_challenge": "none", "weight_person": "none"}
    reply = member.fill("/search/case", fields)
    assert reply.status_code == 422
    assert '<a href="#weight_challenge">Everything you described is left out' in reply.text


def test_a_word_that_a_record_has_in_passing_is_no_reason(member: Browser, services: Services) -> None:
    add(services, make_draft(challenge="She tried the bath twice and could not step in."))
    page = ask(member, {"challenge": "Twice he would not use the bath"}).text
    assert "“bath”" in page
    assert "“twice”" not in page


def test_the_results_are_there_again_under_an_address_that_tells_nothing(member: Browser, services: Services) -> None:
    record_id = add(services, make_draft())
    address = member.fill("/search/case", {"challenge": "the side of the bath"}).headers["location"]
    assert re.fullmatch(r"/search/case/[\w-]{20,}", address)
    member.get(f"/records/{record_id}")
    assert f"/records/{record_id}" in member.get(address).text


def test_a_case_is_remembered_without_what_points_to_a_person(member: Browser) -> None:
    page = ask(member, {"challenge": "Mrs Quillfeather, NHS number 943 476 5919, cannot step into the bath."}).text
    assert "cannot step into the bath.</textarea>" in page
    assert "Quillfeather" not in page
    assert "5919" not in page


def test_nobody_else_is_shown_a_case(app: FastAPI, database: Database, member: Browser) -> None:
    address = member.fill("/search/case", {"challenge": "the side of the bath"}).headers["location"]
    page = signed_in(app, database, "manager").get(address).text
    assert "the side of the bath" not in page
    assert "That search is no longer remembered." in page


def test_a_case_is_forgotten_with_the_sign_in(member: Browser, services: Services) -> None:
    address = member.fill("/search/case", {"challenge": "the side of the bath"}).headers["location"]
    member.fill("/account", {}, to="/sign-out")
    assert services.cases.is_empty
    assert member.get(address, follow_redirects=False).status_code == 303


def test_a_case_is_kept_for_a_quarter_of_an_hour_and_a_few_at_a_time() -> None:
    now = [0.0]
    cases = AskedCases(lambda: now[0])
    ids = [cases.keep("one", {"challenge": str(number)}) for number in range(AT_MOST + 1)]
    assert cases.find("one", ids[0]) is None
    assert cases.find("one", ids[1]) == {"challenge": "1"}
    now[0] = KEPT_SECONDS
    assert cases.find("one", ids[1]) is None
    assert cases.is_empty


def test_an_everyday_word_is_no_reason_however_rare_it_is_here(
    member: Browser, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeTokenizer, "place_of", lambda _, word: 5 if word in ("turn", "else") else 20_000)
    add(services, make_draft(challenge="Else the commode turns, and turns the commode else."))
    assert "Both speak of “commode”." in ask(member, {"challenge": "the commode turns or else"}).text


def test_a_word_that_many_records_have_is_no_reason(member: Browser, services: Services) -> None:
    drafts = [make_draft(f"Bath {number}", "The side of the bath is a high side.") for number in range(6)]
    assert len({add(services, draft) for draft in drafts}) == 6
    assert "Both speak of" not in ask(member, {"challenge": "the side of the bath"}).text
