"""What colleagues add to a record, and looking after it."""

import re

from kb.database import Database
from kb.store.records import load_record, suggest_facets
from tests.search_api.browsing import Browser
from tests.search_api.writing_forms import NAMES_A_PERSON, add_consultation, path_of, text_fields


def test_advice_appears_on_the_record(member: Browser, reviewer: Browser) -> None:
    path = add_consultation(member)
    reviewer.fill(path + "/add/advice", text_fields("Try the morning."))
    assert "Try the morning." in member.get(path).text


def test_a_follow_up_says_how_it_went(member: Browser) -> None:
    path = add_consultation(member)
    member.fill(path + "/add/follow-up", text_fields("The board stayed.", approach="equipment", result="worked"))
    assert "It worked" in member.get(path).text


def test_thanks_are_shown(member: Browser) -> None:
    path = add_consultation(member)
    member.fill(path + "/add/thanks", text_fields("This saved my day."))
    assert "This saved my day." in member.get(path).text


def test_empty_advice_is_sent_back(member: Browser) -> None:
    answer = member.fill(add_consultation(member) + "/add/advice", {"do": "save"})
    assert answer.status_code == 422
    assert 'href="#text"' in answer.text


def test_thanks_need_one_tick(member: Browser) -> None:
    path = add_consultation(member)
    one_tick = {"text": "This saved my day.", "deidentified": "yes", "do": "save"}
    assert path_of(member.fill(path + "/add/thanks", one_tick)) == path
    without = member.fill(path + "/add/thanks", {"text": "Again.", "do": "save"})
    assert 'href="#deidentified"' in without.text


def test_a_doubt_about_advice_still_holds_it(member: Browser) -> None:
    path = add_consultation(member)
    assert path_of(member.fill(path + "/add/advice", text_fields("Try it.", worries="yes"))) == "/waiting"


def test_advice_that_names_a_person_waits(member: Browser) -> None:
    path = add_consultation(member)
    assert path_of(member.fill(path + "/add/advice", text_fields(NAMES_A_PERSON))) == "/waiting"
    assert "Hartley" not in member.get(path).text


def test_advice_can_be_checked_for_names(member: Browser) -> None:
    path = add_consultation(member)
    assert "<mark>Hartley</mark>" in member.fill(path + "/add/advice", text_fields(NAMES_A_PERSON, do="check")).text


def test_there_are_three_kinds_of_contribution(member: Browser) -> None:
    assert member.get(add_consultation(member) + "/add/blame").status_code == 404


def test_nothing_is_added_to_a_record_that_is_not_there(member: Browser) -> None:
    assert member.get("/records/0123456789abcdef/add/advice").status_code == 404


def advice_on(browser: Browser, path: str) -> str:
    browser.fill(path + "/add/advice", text_fields("Try the morning."))
    found = re.findall(r'id="contribution-(\w+)"', browser.get(path).text)
    return f"/advice/{found[0]}/mark"


def test_the_asker_marks_advice_as_helped(member: Browser) -> None:
    path = add_consultation(member)
    member.fill(path, {"mark": "helped"}, to=path + advice_on(member, path))
    assert "This helped" in member.get(path).text


def test_nobody_else_marks_advice(member: Browser, reviewer: Browser) -> None:
    path = add_consultation(member)
    assert reviewer.fill(path, {"mark": "helped"}, to=path + advice_on(member, path)).status_code == 403


def test_confirming_terms_keeps_the_ticked_and_refuses_the_others(member: Browser, database: Database) -> None:
    path = add_consultation(member)
    with database.begin() as session:
        suggest_facets(session, path.rpartition("/")[2], {"challenge_type": ("washing", "motivation")})
    member.fill(path + "/terms", {"challenge_type": "washing"})
    with database.read() as session:
        stored = load_record(session, path.rpartition("/")[2])
    assert [(one.term, one.origin) for one in stored.facets] == [("washing", "person")]


def test_a_withdrawn_record_is_gone_at_once(member: Browser) -> None:
    path = add_consultation(member)
    member.fill(path + "/upkeep", {"reason": "wrong"}, to=path + "/withdraw")
    assert member.get(path).status_code == 404


def test_withdrawing_needs_a_reason(member: Browser) -> None:
    path = add_consultation(member)
    assert member.fill(path + "/upkeep", {}, to=path + "/withdraw").status_code == 422
    assert member.get(path).status_code == 200


def test_somebody_elses_record_is_not_withdrawn(member: Browser, reviewer: Browser) -> None:
    path = add_consultation(reviewer)
    assert member.fill(path + "/upkeep", {"reason": "wrong"}, to=path + "/withdraw").status_code == 403


def test_a_newer_record_is_linked(member: Browser) -> None:
    old, newer = add_consultation(member), add_consultation(member, title="The newer way")
    member.fill(old + "/upkeep", {"newer": "http://kb.example" + newer}, to=old + "/supersede")
    assert "The newer way" in member.get(old).text


def test_a_record_does_not_replace_itself(member: Browser) -> None:
    path = add_consultation(member)
    assert member.fill(path + "/upkeep", {"newer": path}, to=path + "/supersede").status_code == 422


def test_a_colleague_finds_a_record_still_true(member: Browser, reviewer: Browser) -> None:
    path = add_consultation(member)
    reviewer.fill(path + "/upkeep", {"months": "6"}, to=path + "/still-true")
    assert "Last checked" in member.get(path).text
