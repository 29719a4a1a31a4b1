"""Searching by a whole case."""

from search_api.services import Services
from tests.search_api.browsing import Browser
from tests.search_api.builders import add, make_draft


def test_a_described_case_finds_the_ones_like_it(member: Browser, services: Services) -> None:
    record_id = add(services, make_draft())
    page = member.fill("/search/case", {"challenge": "could not step over the side of the bath"}).text
    assert f'<h3><a href="/records/{record_id}">' in page
    assert "could not step over the side of the bath</textarea>" in page


def test_a_case_says_why_a_record_is_like_it_and_not_how_strongly(member: Browser, services: Services) -> None:
    add(services, make_draft())
    page = member.fill("/search/case", {"challenge": "stepping over the side of the bath, at home"}).text
    assert "Both speak of" in page
    assert "“bath”" in page
    assert 'class="strength' not in page


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


def test_a_part_can_be_left_out(member: Browser, services: Services) -> None:
    add(services, make_draft())
    fields = {"challenge": "bath side", "weight_challenge": "none"}
    assert member.fill("/search/case", fields).status_code == 200


def test_a_word_that_a_record_has_in_passing_is_no_reason(member: Browser, services: Services) -> None:
    add(services, make_draft(challenge="She tried the bath twice and could not step in."))
    page = member.fill("/search/case", {"challenge": "Twice he would not use the bath"}).text
    assert "“bath”" in page
    assert "“twice”" not in page
