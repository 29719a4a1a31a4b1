"""The search page in its three states."""

from collections.abc import Callable

import pytest
from sqlalchemy import event

from kb.database import Database
from kb.store.questions import list_gaps, list_helped
from kb.store.records import withdraw_record
from kb.strength import Calibration, save_calibration
from search_api.services import Services
from tests.search_api.browsing import Browser, FakeKeeper
from tests.search_api.builders import add, make_draft, person_id


def test_not_asked_yet_shows_examples(member: Browser) -> None:
    page = member.get("/search").text
    assert "For example" in page
    assert '<a href="/search?q=' in page


def test_a_result_shows_its_passage_with_the_words_marked(member: Browser, services: Services) -> None:
    record_id = add(services, make_draft())
    page = member.get("/search?q=bath+side").text
    assert f'<a href="/records/{record_id}">Bath transfers after a hip replacement</a>' in page
    assert '<mark class="word">bath</mark>' in page
    assert "Has the words" in page


def test_nothing_close_offers_to_ask_the_team(member: Browser, services: Services) -> None:
    add(services, make_draft())
    page = member.get("/search?q=xylophone+zeppelin").text
    assert "/ask?q=xylophone%20zeppelin" in page


def test_what_was_asked_is_kept_in_the_box_and_never_run(member: Browser, services: Services) -> None:
    page = member.get("/search", params={"q": '<script>alert(1)</script> "bath'}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_browsing_by_area_needs_no_words(member: Browser, services: Services) -> None:
    add(services, make_draft())
    add(services, make_draft("Desk at work", facets={"practice_area": ("vocational",)}))
    page = member.get("/search?practice_area=vocational").text
    assert "Desk at work" in page
    assert "Bath transfers" not in page


def test_a_filter_is_a_chip_that_can_be_removed(member: Browser, services: Services) -> None:
    add(services, make_draft())
    page = member.get("/search?q=bath&setting=own+home&kind=consultation").text
    assert 'href="/search?q=bath&amp;kind=consultation"><span class="hidden">Remove: Setting </span>Own home' in page


def test_facets_say_how_many_records_have_them(member: Browser, services: Services) -> None:
    add(services, make_draft())
    add(services, make_draft("A bath lift"))
    page = member.get("/search?q=bath").text
    assert 'Older people <span class="count">(2)</span>' in page


def test_terms_that_do_not_exist_are_left_out(member: Browser, services: Services) -> None:
    add(services, make_draft())
    assert member.get("/search?q=bath&kind=nonsense&page=abc&sort=worst&since=yesterday").status_code == 200


def test_a_page_that_does_not_exist_shows_the_last(member: Browser, services: Services) -> None:
    for number in range(12):
        add(services, make_draft(f"Bath case {number}"))
    page = member.get("/search?q=bath&page=9").text
    assert "(page 2 of 2)" in page
    assert 'rel="prev"' in page


def test_approaches_are_counted_by_result_with_their_cases(member: Browser, services: Services) -> None:
    add(services, make_draft())
    page = member.get("/search?q=bath").text
    assert "What was tried in cases like this" in page
    assert "1 case: an anecdote, not evidence" in page


@pytest.mark.parametrize(("cases", "fair", "shown"), [(1, 0.0, True), (1, 1.1, False), (2, 1.1, True)])
def test_a_single_weak_match_says_nothing_of_what_was_tried(
    member: Browser, services: Services, cases: int, fair: float, shown: bool
) -> None:
    line = Calibration(cosine=6, words=6, late=6, start=-7.5, weak=0.0, fair=fair, strong=1.1)
    save_calibration("fake:1", 0, line, services.settings.data_dir / "calibration.json")
    for number in range(cases):
        add(services, make_draft(f"Bath case {number}"))
    page = member.get("/search?q=bath").text
    assert "Bath case 0" in page
    assert ("What was tried in cases like this" in page) is shown


def test_a_withdrawn_record_is_gone_at_once(member: Browser, services: Services, database: Database) -> None:
    record_id = add(services, make_draft())
    with database.begin() as session:
        withdraw_record(session, record_id)
    assert "Bath transfers after" not in member.get("/search?q=bath").text
    assert member.get(f"/records/{record_id}").status_code == 404


def test_without_an_index_words_answer_and_the_page_says_so(
    member: Browser, services: Services, keeper: FakeKeeper
) -> None:
    add(services, make_draft())
    keeper.index = None
    page = member.get("/search?q=bath").text
    assert "go by words alone" in page
    assert "Bath transfers after a hip replacement" in page


@pytest.mark.parametrize(
    "address",
    ["/search?q=bath", "/search?q=bath&sort=used", "/search?q=bath&setting=own+home", "/search?kind=consultation"],
)
def test_the_number_of_queries_does_not_grow_with_results(
    address: str, member: Browser, services: Services, database: Database
) -> None:
    count = counter(database)
    add(services, make_draft("A bath case"))
    few = count(lambda: member.get(address))
    for number in range(8):
        add(services, make_draft(f"Bath case {number}"))
    count(lambda: member.get(address))
    assert count(lambda: member.get(address)) <= few


def counter(database: Database) -> Callable[[Callable[[], object]], int]:
    """A function that counts the statements of what it is given to do."""
    seen: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))

    def count(work: Callable[[], object]) -> int:
        seen.clear()
        work()
        return len(seen)

    return count


def test_more_like_this_leaves_the_record_itself_out(member: Browser, services: Services) -> None:
    record_id = add(services, make_draft())
    other = add(services, make_draft("Another bath with a side", "He could not step over the side of the bath."))
    page = member.get(f"/records/{record_id}/similar").text
    assert f'<h3><a href="/records/{other}">' in page
    assert f'<h3><a href="/records/{record_id}">' not in page


def test_what_helped_is_kept_with_the_question(member: Browser, services: Services, database: Database) -> None:
    record_id = add(services, make_draft())
    fields = {"search": "q=bath+side", "record_id": record_id}
    reply = member.fill("/search?q=bath+side", fields, to="/search/helped")
    assert reply.headers["location"] == "/search?q=bath+side&done=thanked"
    with database.read() as session:
        [question] = list_helped(session)
    assert (question.text, question.helped_record_id) == ("bath side", record_id)


def test_a_question_that_nothing_answers_is_kept_as_a_gap(
    member: Browser, services: Services, database: Database
) -> None:
    add(services, make_draft())
    member.get("/search?q=xylophone+zeppelin")
    with database.read() as session:
        assert [gap.text for gap in list_gaps(session, 5)] == ["xylophone zeppelin"]


@pytest.mark.parametrize("junk", ["?", '"', "- -", "the of"])
def test_what_asks_for_nothing_is_no_gap(junk: str, member: Browser, services: Services, database: Database) -> None:
    add(services, make_draft())
    member.get("/search", params={"q": junk})
    with database.read() as session:
        assert not list_gaps(session, 5)


def test_a_slip_put_right_can_be_asked_as_typed(member: Browser, services: Services) -> None:
    add(services, make_draft())
    page = member.get("/search?q=trannsfers&setting=own+home").text
    assert '<a href="/search?q=transfers&amp;setting=own+home">transfers</a>' in page
    assert (
        'href="/search?q=trannsfers&amp;as_typed=1&amp;setting=own+home">search for “trannsfers” as typed</a>' in page
    )
    again = member.get("/search?q=trannsfers&as_typed=1").text
    assert "Did you mean" not in again
    assert '<input type="hidden" name="as_typed" value="1">' in again or "Nothing close" in again


def test_what_points_to_a_person_is_never_kept_with_a_question(
    member: Browser, services: Services, database: Database
) -> None:
    add(services, make_draft())
    member.get("/search?q=xylophone+943+476+5919")
    with database.read() as session:
        assert not [gap for gap in list_gaps(session, 5) if "943" in gap.text]


@pytest.mark.parametrize("asked", ["Bronwen Green juggling", "Mrs Achterberg Wood juggling", "Mr. K. Young juggling"])
def test_a_surname_that_is_a_word_is_not_kept_when_what_showed_it_to_be_a_name_is_left_out(
    asked: str, member: Browser, services: Services, database: Database
) -> None:
    add(services, make_draft())
    member.get("/search", params={"q": asked})
    with database.read() as session:
        assert not list_gaps(session, 5)


def test_a_question_with_a_name_is_asked_and_kept_without_it(
    member: Browser, services: Services, database: Database
) -> None:
    record_id = add(services, make_draft())
    page = member.get("/search?q=Mrs+Pritchard+bath+side").text
    assert "Names were left out of your question" in page
    assert f"/records/{record_id}" in page
    member.fill(
        "/search?q=bath+side", {"search": "q=Mrs+Pritchard+bath+side", "record_id": record_id}, to="/search/helped"
    )
    with database.read() as session:
        [question] = list_helped(session)
    assert question.text == "bath side"


def test_a_result_says_which_terms_it_shares_with_the_question(member: Browser, services: Services) -> None:
    facets = {"setting": ("school",), "condition_group": ("stroke",)}
    add(services, make_draft("A bath at school", "The side of the bath after a stroke.", facets=facets))
    page = member.get("/search?q=side+of+the+bath+at+school+after+a+stroke").text
    assert "The same setting: school; the same condition: stroke." in page


def test_the_most_used_come_first_and_say_so(member: Browser, services: Services) -> None:
    used = add(services, make_draft("An older bath"))
    add(services, make_draft("A newer bath"))
    member.fill("/search?q=bath", {"search": "q=bath", "record_id": used}, to="/search/helped")
    page = member.get("/search?practice_area=older+people&sort=used").text
    assert page.index("An older bath") < page.index("A newer bath")
    assert "Of use once" in page
    assert '<strong aria-current="true">Most used</strong>' in page


def test_who_has_handled_it_can_be_written_to(member: Browser, services: Services, database: Database) -> None:
    add(services, make_draft(), author_id=person_id(database, "member@example.org"))
    assert "Who has handled this" not in member.get("/search?q=bath").text
    member.fill("/account", {"name": "Ann Other", "may_be_named": "yes"})
    page = member.get("/search?q=bath").text
    assert 'href="mailto:member%40example.org?subject=A%20question%20about%20' in page


def test_where_nothing_is_close_there_is_nothing_to_narrow_down(member: Browser, services: Services) -> None:
    add(services, make_draft())
    assert "Narrow it down" in member.get("/search?q=bath+side").text
    assert "Narrow it down" not in member.get("/search?q=xylophone+zeppelin").text


def test_each_count_of_an_approach_opens_its_cases(member: Browser, services: Services) -> None:
    record_id = add(services, make_draft())
    page = member.get("/search?q=bath").text
    cell = page[page.index('data-label="Worked"') :]
    assert f'<a href="/records/{record_id}">' in cell[: cell.index("</td>")]


def test_a_list_reads_as_one_line_in_a_result(member: Browser, services: Services) -> None:
    add(services, make_draft(challenge="- side of the bath\n- no rail"))
    assert "<blockquote>side of the bath · no rail</blockquote>" in member.get("/search?kind=consultation").text


def test_words_to_leave_out_alone_find_nothing_and_the_page_says_why(member: Browser, services: Services) -> None:
    add(services, make_draft())
    page = member.get("/search?q=-bath").text
    assert "Add what you are looking for" in page
    assert "Bath transfers" not in page


def test_a_phrase_that_nobody_wrote_is_no_gap_in_what_is_known(member: Browser, services: Services) -> None:
    add(services, make_draft())
    page = member.get('/search?q="side of the tub"').text
    assert "No record has exactly that" in page
    assert "Nobody has written about this yet" not in page


def test_where_filters_leave_nothing_close_the_page_says_so(member: Browser, services: Services) -> None:
    add(services, make_draft())
    page = member.get("/search?q=xylophone+zeppelin&kind=consultation").text
    assert "Among the records that these filters leave, none is close" in page


@pytest.mark.parametrize("sort", ["best", "newest", "oldest", "used"])
def test_close_records_come_before_all_others_in_any_order(sort: str, member: Browser, services: Services) -> None:
    add(services, make_draft("Desk at work", "The desk was too low.", facets={}))
    add(services, make_draft("A bath with a side"))
    add(services, make_draft("Buttons on a coat", "The buttons were too small.", facets={}))
    page = member.get(f"/search?q=bath+side&sort={sort}").text
    assert page.index("A bath with a side") < page.index("Further away")
