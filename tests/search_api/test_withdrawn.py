"""Withdrawn records, and putting one back."""

from pathlib import Path

import pytest

from kb.database import Database
from kb.store.audit import list_actions
from kb.store.records import withdraw_record
from kb.store.runs import SourceFile, files_inside, save_file
from search_api.services import Services
from tests.search_api.browsing import Browser, FakeKeeper
from tests.search_api.builders import add, make_draft
from tests.search_api.writing_forms import add_consultation, text_fields

pytestmark = pytest.mark.both_stores


def withdraw(browser: Browser, record: str, reason: str = "other") -> None:
    browser.fill(record + "/upkeep", {"reason": reason}, to=record + "/withdraw")


def put_back(browser: Browser, record: str) -> int:
    return browser.fill("/withdrawn", {}, to=f"/withdrawn/{record.rpartition('/')[2]}/put-back").status_code


def from_file(database: Database, record: str, status: str) -> None:
    """Note that a record came from a file of the folder."""
    file = SourceFile("f1", "/notes", "a.txt", "abc", 3, 4, status, None, record.rpartition("/")[2])
    with database.begin() as session:
        save_file(session, file)


def test_what_was_withdrawn_is_listed_with_who_and_why(member: Browser, reviewer: Browser) -> None:
    withdraw(member, add_consultation(member, title="A narrow bathroom"), "double")
    page = reviewer.get("/withdrawn").text
    assert "A narrow bathroom" in page
    assert "by member one: it is there twice" in page


def test_a_record_that_is_put_back_is_read_and_found_again(member: Browser, reviewer: Browser) -> None:
    record = add_consultation(member, challenge="The commode is in the way.")
    reviewer.fill(record + "/add/advice", text_fields("Try the morning."))
    withdraw(member, record)
    assert put_back(reviewer, record) == 303
    assert "Try the morning." in member.get(record).text
    assert record in member.get("/search?q=commode").text
    assert "Nothing is withdrawn" in reviewer.get("/withdrawn").text


def test_putting_back_is_noted_and_the_index_is_told(
    member: Browser, reviewer: Browser, database: Database, keeper: FakeKeeper
) -> None:
    record = add_consultation(member)
    withdraw(member, record)
    before = keeper.nudges
    put_back(reviewer, record)
    with database.read() as session:
        newest = list_actions(session, 1)[0]
    assert (newest.action, newest.about) == ("put back", record.rpartition("/")[2])
    assert keeper.nudges == before + 1


def test_the_next_run_reads_the_file_of_a_record_that_was_put_back(
    reviewer: Browser, services: Services, database: Database
) -> None:
    record = f"/records/{add(services, make_draft())}"
    from_file(database, record, "live")
    withdraw(reviewer, record)
    put_back(reviewer, record)
    with database.read() as session:
        [file] = files_inside(session, Path("/notes")).files
    assert (file.sha256, file.status) == ("", "live")


def test_a_record_whose_file_is_gone_comes_back_with_its_file_alone(
    reviewer: Browser, services: Services, database: Database
) -> None:
    record = f"/records/{add(services, make_draft())}"
    from_file(database, record, "withdrawn")
    with database.begin() as session:
        withdraw_record(session, record.rpartition("/")[2])
    assert "its file is gone from the folder" in reviewer.get("/withdrawn").text
    assert put_back(reviewer, record) == 404


def test_a_record_that_is_there_cannot_be_put_back(member: Browser, reviewer: Browser) -> None:
    record = add_consultation(member)
    withdraw(member, add_consultation(member))
    assert put_back(reviewer, record) == 404


def test_members_neither_see_nor_put_back_what_was_withdrawn(member: Browser) -> None:
    record = add_consultation(member)
    withdraw(member, record)
    assert member.get("/withdrawn").status_code == 403
    assert member.fill("/account", {}, to=f"/withdrawn/{record.rpartition('/')[2]}/put-back").status_code == 403


def test_the_page_of_withdrawing_says_that_it_can_be_undone(member: Browser) -> None:
    assert "A reviewer or manager can put it back." in member.get(add_consultation(member) + "/upkeep").text
