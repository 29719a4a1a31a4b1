"""What an author hears of what a reviewer has to look at, and of replies."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from kb.database import Database
from kb.store.keys import now
from kb.tables import ContributionRow, HeldRow
from tests.search_api.browsing import Browser
from tests.search_api.test_held import decision
from tests.search_api.writing_forms import (
    NAMES_A_PERSON,
    add_consultation,
    hold_consultation,
    learning_fields,
    text_fields,
)

pytestmark = pytest.mark.both_stores


def test_the_start_page_and_the_account_say_what_waits(member: Browser, reviewer: Browser) -> None:
    assert "Waiting for a colleague to look" not in member.get("/").text
    hold_consultation(member, reviewer)
    assert '<a href="/waiting">Waiting for a colleague to look: 1</a>' in member.get("/").text
    assert "Waiting for a colleague to look: 1" in member.get("/account").text
    assert "Waiting for a colleague to look" not in reviewer.get("/").text


def test_what_waits_is_listed_without_its_text(member: Browser, reviewer: Browser) -> None:
    hold_consultation(member, reviewer, title="A commode in the way")
    page = member.get("/waiting").text
    assert "A new consultation" in page
    assert "commode" not in page


def test_two_that_wait_are_told_apart_by_their_kind_and_time(
    member: Browser, reviewer: Browser, database: Database
) -> None:
    hold_consultation(member, reviewer)
    member.fill("/learnings/new", learning_fields(what=NAMES_A_PERSON))
    with database.begin() as session:
        session.execute(update(HeldRow).values(created=datetime(2026, 11, 26, 9, 5, tzinfo=UTC)))
    page = member.get("/waiting").text
    assert "A new learning" in page
    assert page.count("Sent 26 November 2026 at 09:05 (UTC)") == 2


def test_an_author_is_led_to_what_was_released(member: Browser, reviewer: Browser) -> None:
    path = hold_consultation(member, reviewer, title="A commode in the way")
    reviewer.fill(path, decision(reviewer, path))
    assert "A colleague has looked at what you wrote" in member.get("/").text
    found = re.search(r'<a href="(/records/\w+)">A commode in the way</a>', member.get("/waiting").text)
    assert found
    assert member.get(found[1]).status_code == 200


def test_an_author_reads_why_it_was_rejected_and_never_the_text(member: Browser, reviewer: Browser) -> None:
    path = hold_consultation(member, reviewer, title="A commode in the way")
    reviewer.fill(path, {"do": "reject", "reason": "names", "said": "Leave out who rang and it is fine."})
    page = member.get("/waiting").text
    assert "You are welcome to write it again without those details." in page
    assert "Leave out who rang and it is fine." in page
    assert "commode" not in page
    assert "Leave out who rang" not in reviewer.get("/waiting").text


def test_old_decisions_leave_the_start_page(member: Browser, reviewer: Browser, database: Database) -> None:
    path = hold_consultation(member, reviewer)
    reviewer.fill(path, {"do": "reject", "reason": "there"})
    with database.begin() as session:
        session.execute(update(HeldRow).values(decided=now() - timedelta(days=15)))
    assert "A colleague has looked" not in member.get("/").text
    assert "much the same already" in member.get("/waiting").text


def test_the_start_page_tells_of_new_advice_on_a_question(member: Browser, reviewer: Browser) -> None:
    record = add_consultation(member, title="Stairs at night", status="open question")
    reviewer.fill(record + "/add/advice", text_fields("Try the morning."))
    page = member.get("/").text
    assert "Advice on “Stairs at night”" in page
    assert "New on what you wrote" not in reviewer.get("/").text


def test_advice_that_was_marked_is_no_longer_new(member: Browser, reviewer: Browser) -> None:
    record = add_consultation(member)
    reviewer.fill(record + "/add/advice", text_fields("Try the morning."))
    [advice] = re.findall(r'id="contribution-(\w+)"', member.get(record).text)
    member.fill(record, {"mark": "helped"}, to=f"{record}/advice/{advice}/mark")
    assert "New on what you wrote" not in member.get("/").text


def test_what_one_added_oneself_or_long_ago_is_no_news(member: Browser, reviewer: Browser, database: Database) -> None:
    record = add_consultation(member)
    reviewer.fill(record + "/add/advice", text_fields("Try the morning."))
    with database.begin() as session:
        session.execute(update(ContributionRow).values(created=now() - timedelta(days=15)))
    member.fill(record + "/add/follow-up", text_fields("It went well."))
    assert "New on what you wrote" not in member.get("/").text
