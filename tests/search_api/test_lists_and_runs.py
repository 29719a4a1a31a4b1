"""The team's own words, and the nightly runs."""

import re

import pytest

from kb.database import Database
from kb.store.questions import note_question
from kb.store.records import withdraw_record
from kb.store.runs import finish_run, start_run
from kb.store.words import add_synonyms
from search_api.services import Services
from tests.search_api.browsing import Browser, FakeKeeper
from tests.search_api.builders import add, make_draft


def always_replaced(reviewer: Browser, word: str) -> str:
    """Put a word on the list; returns the path of its page, or of the lists where it stands nowhere."""
    fields = {"word": word, "what": "always replace", "also_label": "ORG"}
    return reviewer.fill("/lists", fields, to="/lists/words").headers["location"].partition("?")[0]


def test_a_word_is_added_and_removed(reviewer: Browser) -> None:
    reviewer.fill("/lists", {"word": "Oxford", "what": "never a name"}, to="/lists/words")
    page = reviewer.get("/lists").text
    assert "Oxford</span>" in page
    reviewer.fill("/lists", {}, to=re.findall(r"/lists/words/\d+/remove", page)[0])
    assert "<span>Oxford" not in reviewer.get("/lists").text


def test_a_word_needs_a_list(reviewer: Browser) -> None:
    answer = reviewer.fill("/lists", {"word": "Oxford"}, to="/lists/words")
    assert answer.status_code == 422
    assert 'value="Oxford"' in answer.text


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_number_that_the_store_cannot_hold_is_no_fault_of_ours(reviewer: Browser) -> None:
    assert reviewer.fill("/lists", {}, to="/lists/words/99999999999/remove").status_code == 400


def test_synonyms_are_added_and_removed(reviewer: Browser) -> None:
    reviewer.fill("/lists", {"prefer": "perching stool", "others": "high stool, kitchen stool"}, to="/lists/synonyms")
    page = reviewer.get("/lists").text
    assert "also high stool, kitchen stool" in page
    reviewer.fill("/lists", {}, to=re.findall(r"/lists/synonyms/\d+/remove", page)[0])
    assert "also high stool" not in reviewer.get("/lists").text


def test_synonyms_need_words(reviewer: Browser) -> None:
    assert reviewer.fill("/lists", {"prefer": "", "others": ","}, to="/lists/synonyms").status_code == 422


def test_members_do_not_see_the_lists(member: Browser) -> None:
    assert member.get("/lists").status_code == 403
    assert member.fill("/learnings/new", {"word": "x", "what": "never a name"}, to="/lists/words").status_code == 403


def test_no_run_yet_says_what_to_do(manager: Browser) -> None:
    assert "No run yet" in manager.get("/runs").text


def test_a_run_shows_its_files_with_reasons(manager: Browser, database: Database) -> None:
    with database.begin() as session:
        run_id = start_run(session)
        file = {"path": "notes/scan.pdf", "status": "failed", "record_id": None, "reason": "a scan without text"}
        finish_run(session, run_id, {"run_id": run_id, "seen": 1, "failed": 1, "files": [file]})
    page = manager.get(f"/runs/{run_id}").text
    assert "notes/scan.pdf" in page
    assert "a scan without text" in page


def test_the_list_of_runs_counts_moved_files(manager: Browser, database: Database) -> None:
    with database.begin() as session:
        finish_run(session, start_run(session), {"seen": 60, "moved": 47})
    page = manager.get("/runs").text
    assert 'class="number">Moved</th>' in page
    assert 'data-label="Moved">47</td>' in page


def test_a_run_without_a_report_says_so(manager: Browser, database: Database) -> None:
    with database.begin() as session:
        run_id = start_run(session)
    assert "has not reported" in manager.get(f"/runs/{run_id}").text


def test_a_run_that_is_not_there(manager: Browser) -> None:
    assert manager.get("/runs/0123456789abcdef").status_code == 404


def test_runs_are_for_managers(reviewer: Browser) -> None:
    assert reviewer.get("/runs").status_code == 403
    assert reviewer.get("/runs/0123456789abcdef").status_code == 403


def test_a_synonym_that_names_a_person_is_not_kept(reviewer: Browser) -> None:
    answer = reviewer.fill("/lists", {"prefer": "bath board", "others": "Mrs Okonkwo's board"}, to="/lists/synonyms")
    assert answer.status_code == 422
    assert "may name a person" in answer.text


def test_a_word_that_is_always_replaced_is_taken_out_of_what_is_kept(
    reviewer: Browser, services: Services, keeper: FakeKeeper
) -> None:
    record_id = add(services, make_draft(challenge="The bath by the kettle was too high."))
    word = always_replaced(reviewer, "Kettle")
    answer = reviewer.get(word)
    assert "still stands in 1 record" in answer.text
    assert f"/records/{record_id}" in answer.text
    assert reviewer.fill(word, {}, to=f"{word}/replace").headers["location"] == "/lists?done=word-replaced"
    assert "The bath by the [organisation] was too high." in reviewer.get(f"/records/{record_id}").text
    assert "stands nowhere" in reviewer.get(word).text
    assert keeper.nudges == 1


def test_the_page_of_a_word_counts_what_is_out_of_sight(
    reviewer: Browser, services: Services, database: Database
) -> None:
    record_id = add(services, make_draft(challenge="The bath by the kettle was too high."))
    with database.begin() as session:
        withdraw_record(session, record_id)
        note_question(session, services.gate.release(["rails beside the kettle"])[0], "none")
    word = always_replaced(reviewer, "Kettle")
    assert "stands in 2 withdrawn records and kept questions" in reviewer.get(word).text
    reviewer.fill(word, {}, to=f"{word}/replace")
    assert "stands nowhere" in reviewer.get(word).text


def test_synonyms_in_brackets_are_read_as_words(reviewer: Browser) -> None:
    answer = reviewer.fill("/lists", {"prefer": "bath board", "others": "[Kowalczyk Mrs]"}, to="/lists/synonyms")
    assert answer.status_code == 422


def test_the_page_of_a_word_names_the_synonyms_that_hold_it_and_takes_them_away(
    reviewer: Browser, database: Database
) -> None:
    with database.begin() as session:
        add_synonyms(session, "hoist", ["kettle hoist", "lifter"])
    word = always_replaced(reviewer, "Kettle")
    assert "kettle hoist" in reviewer.get(word).text
    reviewer.fill(word, {}, to=f"{word}/replace")
    assert "stands nowhere" in reviewer.get(word).text
    assert "lifter" in reviewer.get("/lists").text
    assert "kettle hoist" not in reviewer.get("/lists").text


def test_a_word_that_is_on_no_list_has_no_page(reviewer: Browser) -> None:
    assert reviewer.get("/lists/words/7").status_code == 404
