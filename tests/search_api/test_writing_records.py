"""Adding and changing consultations and learnings."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import func, select, update

from kb.database import Database
from kb.tables import ApproachRow, HeldRow, RecordRow
from tests.search_api.browsing import Browser, FakeKeeper
from tests.search_api.writing_forms import (
    NAMES_A_PERSON,
    PROMISE,
    Fields,
    add_consultation,
    chosen_of,
    consultation_fields,
    learning_fields,
    path_of,
    value_of,
)


def count_records(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(RecordRow)) or 0


def test_a_saved_consultation_leads_to_its_page(member: Browser, keeper: FakeKeeper) -> None:
    page = member.get(add_consultation(member, title="A narrow bathroom"))
    assert "A narrow bathroom" in page.text
    assert keeper.nudges == 1


def test_a_saved_learning_leads_to_its_page(member: Browser) -> None:
    path = path_of(member.fill("/learnings/new", learning_fields(learning_kind="tip")))
    assert "Measure twice" in member.get(path).text


def test_an_empty_consultation_is_sent_back_with_every_error(member: Browser) -> None:
    answer = member.fill("/consultations/new", {"do": "save"})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    wanted = ("#title", "#challenge", "#nothing_yet", "#worries", "#deidentified")
    assert all(f'href="{where}"' in answer.text for where in wanted)


def test_an_empty_learning_is_sent_back_with_every_error(member: Browser) -> None:
    answer = member.fill("/learnings/new", {"do": "save"})
    assert answer.status_code == 422
    assert all(f'href="{where}"' in answer.text for where in ("#title", "#what", "#worries", "#deidentified"))


def test_what_was_typed_is_kept_when_something_is_missing(member: Browser) -> None:
    answer = member.fill("/consultations/new", consultation_fields(title="", **{"approach-1-equipment": "a commode"}))
    assert "The partner is tired." in answer.text
    assert 'value="a commode"' in answer.text


def test_nothing_is_saved_without_the_promise(member: Browser, database: Database) -> None:
    fields = consultation_fields()
    del fields["deidentified"]
    assert member.fill("/consultations/new", fields).status_code == 422
    assert count_records(database) == 0


def test_a_title_that_is_too_long_is_sent_back(member: Browser) -> None:
    assert "Shorten this" in member.fill("/learnings/new", learning_fields(title="x" * 201)).text


def test_another_approach_can_be_added_without_script(member: Browser) -> None:
    typed = consultation_fields(do="add-approach", approaches="1", **{"approach-1-described": "A bath board"})
    answer = member.fill("/consultations/new", typed)
    assert "A bath board" in answer.text
    assert 'name="approach-2-described"' in answer.text


def test_removing_an_approach_moves_the_later_ones_up(member: Browser) -> None:
    both = {"approach-1-equipment": "board", "approach-2-equipment": "rail"}
    answer = member.fill("/consultations/new", consultation_fields(do="remove-approach-1", approaches="2", **both))
    assert value_of(answer.text, "approach-1-equipment") == "rail"
    assert 'name="approach-2-equipment"' not in answer.text


def test_a_new_approach_is_where_the_page_goes_on(member: Browser) -> None:
    answer = member.fill("/consultations/new", consultation_fields(do="add-approach", approaches="1"))
    assert re.findall(r'name="([^"]+)"[^>]* autofocus', answer.text) == ["approach-2-described"]


@pytest.mark.parametrize(("removed", "goes_on"), [("1", "approach-1-described"), ("2", "do")])
def test_after_removing_an_approach_the_page_keeps_its_place(removed: str, goes_on: str, member: Browser) -> None:
    typed = consultation_fields(do=f"remove-approach-{removed}", approaches="2", **{"approach-2-equipment": "rail"})
    answer = member.fill("/consultations/new", typed)
    assert re.findall(r'name="([^"]+)"[^>]* autofocus', answer.text) == [goes_on]


def test_an_odd_number_of_approaches_does_no_harm(member: Browser) -> None:
    odd = consultation_fields(do="remove-approach-99999999999", approaches="-4")
    assert member.fill("/consultations/new", odd).status_code == 200


def test_approaches_are_saved_in_order(member: Browser, database: Database) -> None:
    tried = {"approach-1-described": "A board", "approach-1-result": "partly", "approach-2-described": "A rail"}
    add_consultation(member, approaches="2", **tried)
    with database.read() as session:
        rows = session.execute(select(ApproachRow.described, ApproachRow.result).order_by(ApproachRow.position)).all()
    assert [tuple(row) for row in rows] == [("A board", "partly"), ("A rail", "not yet known")]


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"nothing_yet": "yes"}, "open question"),
        ({"approach-1-described": "A board", "key_question": "What else could hold it?"}, "open question"),
        ({"approach-1-described": "A board"}, "answered"),
        ({"nothing_yet": "yes", "status": "closed"}, "closed"),
    ],
)
def test_a_case_that_asks_something_is_an_open_question_unless_its_author_says_otherwise(
    typed: Fields, status: str, member: Browser, database: Database
) -> None:
    page = member.get("/consultations/new").text
    form = {name: value for name, value in consultation_fields().items() if name != "nothing_yet"}
    member.fill("/consultations/new", {**form, "status": chosen_of(page, "status"), **typed})
    with database.read() as session:
        assert session.scalars(select(RecordRow.status)).all() == [status]


def test_what_is_asked_on_the_form_for_a_case_is_among_what_colleagues_are_asking(member: Browser) -> None:
    member.fill("/consultations/new", consultation_fields(title="A bath too high", key_question="What would hold?"))
    asking = member.get("/").text.partition("Colleagues are asking")[2].partition("Newest learnings")[0]
    assert "A bath too high" in asking


def test_ask_the_team_on_an_empty_start_page_leads_to_the_form_for_a_question(member: Browser) -> None:
    assert '<a href="/ask">Ask the team</a>' in member.get("/").text


def test_a_text_that_names_a_person_waits_for_a_reviewer(member: Browser, database: Database) -> None:
    assert path_of(member.fill("/consultations/new", consultation_fields(challenge=NAMES_A_PERSON))) == "/waiting"
    assert "A colleague will look" in member.get("/waiting?sent=yes").text
    assert count_records(database) == 0


def test_a_doubt_of_the_author_holds_a_text_without_findings(member: Browser, database: Database) -> None:
    assert path_of(member.fill("/learnings/new", learning_fields(worries=["rare"]))) == "/waiting"
    assert count_records(database) == 0


def test_names_the_author_gives_are_looked_for_and_kept_nowhere(member: Browser, database: Database) -> None:
    member.fill("/learnings/new", learning_fields(what="Then blossom sat down.", known_client="Blossom"))
    with database.read() as session:
        records = session.scalars(select(RecordRow)).all()
        held = [row.draft for row in session.scalars(select(HeldRow))]
    assert "known_client" not in str(held)
    assert not any("blossom" in section.text for record in records for section in record.sections)


def test_checking_for_names_shows_them_and_saves_nothing(member: Browser, database: Database) -> None:
    answer = member.fill("/consultations/new", consultation_fields(do="check", challenge=NAMES_A_PERSON))
    assert "<mark>Hartley</mark>" in answer.text
    assert count_records(database) == 0


def test_findings_are_told_while_writing(member: Browser) -> None:
    answer = member.fill("/learnings/new", {"what": NAMES_A_PERSON}, to="/drafting").json()
    assert [(one["field"], one["words"]) for one in answer["findings"]] == [("what", "Hartley")]


def test_terms_the_author_left_open_are_suggested(member: Browser) -> None:
    told = "Getting in and out of the bath: washing at home with a bath board. Washing and bathing each morning."
    page = member.get(add_consultation(member, title="Washing in the bath", challenge=told)).text
    assert "(suggested)" in page


def test_terms_the_author_chose_are_not_suggestions(member: Browser) -> None:
    chosen = ["washing", "carer strain"]
    page = member.get(add_consultation(member, title="Washing in the bath", challenge_type=chosen)).text
    assert 'class="tag" href="/search?challenge_type=washing"' in page


def test_asking_the_team_begins_with_the_search(member: Browser) -> None:
    page = member.get("/ask?q=tired+carer+%26+stairs").text
    assert "tired carer &amp; stairs</textarea>" in page
    assert 'value="open question" selected' in page


def test_a_question_needs_nothing_that_was_tried_and_keeps_it_folded(member: Browser) -> None:
    page = member.get("/ask").text
    assert re.search(r"<details>\s*<summary>Add what was tried so far", page)
    asked = {"title": "Stairs", "challenge": "The third step.", "asking": "yes", "do": "save", **PROMISE}
    assert path_of(member.fill("/ask", asked, to="/consultations/new")).startswith("/records/")


def test_what_a_question_says_was_tried_is_unfolded(member: Browser) -> None:
    asked: Fields = {"asking": "yes", "learned": "Morning is better.", "do": "save"}
    page = member.fill("/ask", asked, to="/consultations/new").text
    assert re.search(r"<details open>\s*<summary>Add what was tried so far", page)
    assert "<h1>Ask the team</h1>" in page


def test_the_same_form_sent_twice_saves_once(member: Browser, database: Database) -> None:
    page = member.get("/consultations/new").text
    sent = {**consultation_fields(), "csrf": value_of(page, "csrf"), "form_token": value_of(page, "form_token")}
    with ThreadPoolExecutor(8) as threads:
        jobs = [threads.submit(member.post, "/consultations/new", data=sent, follow_redirects=False) for _ in range(8)]
        places = {path_of(job.result()) for job in jobs}
    assert len(places) == 1
    assert count_records(database) == 1


def test_an_edit_is_saved(member: Browser) -> None:
    path = add_consultation(member)
    typed = consultation_fields(title="A wider bathroom", version=value_of(member.get(path + "/edit").text, "version"))
    member.fill(path + "/edit", typed)
    assert "A wider bathroom" in member.get(path).text


def test_the_second_of_two_edits_is_told_and_loses_nothing(member: Browser) -> None:
    path = add_consultation(member)
    version = value_of(member.get(path + "/edit").text, "version")
    member.fill(path + "/edit", consultation_fields(title="First", version=version))
    answer = member.fill(path + "/edit", consultation_fields(title="Second", version=version))
    assert answer.status_code == 409
    assert "Second" in answer.text
    assert "First" in member.get(path).text


def test_somebody_elses_record_is_edited_by_reviewers_alone(member: Browser, reviewer: Browser) -> None:
    path = add_consultation(reviewer)
    assert member.get(path + "/edit").status_code == 403
    assert member.fill("/learnings/new", consultation_fields(), to=path + "/edit").status_code == 403


def test_a_record_that_is_not_there_cannot_be_edited(member: Browser) -> None:
    assert member.get("/records/0123456789abcdef/edit").status_code == 404


def test_nobody_writes_without_signing_in(browser: Browser) -> None:
    assert browser.get("/consultations/new", follow_redirects=False).status_code == 303
    assert browser.fill("/sign-in", consultation_fields(), to="/consultations/new").status_code == 403


def test_the_author_is_told_where_words_were_replaced(member: Browser) -> None:
    plain = member.fill("/consultations/new", consultation_fields())
    assert plain.headers["location"].endswith("?done=saved")
    named = member.fill("/consultations/new", consultation_fields(challenge="The partner asked Zorblaxter about it."))
    assert named.headers["location"].endswith("?done=saved-replaced")
    assert "were replaced" in member.get(named.headers["location"]).text


@pytest.mark.parametrize("day", ["2011-03-04", "2099-01-01"])
def test_a_follow_up_far_from_any_plan_is_refused_with_a_sentence(
    member: Browser, database: Database, day: str
) -> None:
    answer = member.fill("/consultations/new", consultation_fields(follow_up_date=day))
    assert "Enter a follow-up date that is no more than a year ago and no more than ten years ahead" in answer.text
    assert count_records(database) == 0


@pytest.mark.parametrize("month", ["1931-03", "2099-01", "banana"])
def test_a_month_that_cannot_be_is_refused_with_a_sentence(member: Browser, database: Database, month: str) -> None:
    answer = member.fill("/learnings/new", learning_fields(month=month))
    assert "Select a month from 2000 on, and not in the future" in answer.text
    assert count_records(database) == 0


def test_a_day_that_stands_in_the_record_already_may_stay(member: Browser, database: Database) -> None:
    path = add_consultation(member)
    with database.begin() as session:
        session.execute(update(RecordRow).values(follow_up_date=date(2015, 6, 1)))
    changed = consultation_fields(title="Bath lifts", follow_up_date="2015-06-01", version="1")
    assert member.fill(path + "/edit", changed).status_code == 303
    with database.read() as session:
        assert session.scalars(select(RecordRow.follow_up_date)).all() == [date(2015, 6, 1)]
