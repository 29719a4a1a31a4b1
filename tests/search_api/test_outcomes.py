"""What was tried in cases like these, by its own words."""

import pytest

from kb.store.finding import TriedApproach
from kb.types import Approach
from search_api.outcomes import OutcomeRow, exactly_tried, look_behind
from search_api.services import Services
from tests.search_api.browsing import Browser
from tests.search_api.builders import add, make_draft


def test_equipment_is_named_piece_by_piece_the_most_frequent_first() -> None:
    wordings = [
        TriedApproach("r", "equipment", "refitting the board", "worked", "bath board, long-handled sponge."),
        TriedApproach("r", "splinting", "", "partly", "large blue glove"),
        TriedApproach("r", "equipment", "", "worked", "Bath board"),
    ]
    assert exactly_tried("equipment", wordings) == ("bath board", "long-handled sponge")


def test_a_comma_in_brackets_parts_nothing() -> None:
    assert exactly_tried(
        "equipment", [TriedApproach("r", "equipment", "", "worked", "silky sheets (not both, he slid)")]
    ) == ("silky sheets (not both, he slid)",)


def test_without_equipment_the_words_of_the_note_are_named_in_short() -> None:
    long = "graded practice after week twelve with the same worker and no mention of rubbish at all"
    [label] = exactly_tried("graded exposure", [TriedApproach("r", "graded exposure", long, "worked", "")])
    assert label.startswith("graded practice after week twelve")
    assert label.endswith(" …")


def test_the_term_itself_is_not_said_twice() -> None:
    wordings = [
        TriedApproach("r", "sensory strategy", said, "worked", "")
        for said in ("Sensory strategy: dim light.", "sensory strategy")
    ]
    assert exactly_tried("sensory strategy", wordings) == ("dim light",)


def test_opposites_under_one_term_each_say_how_they_went() -> None:
    wordings = [
        TriedApproach("r", "equipment", "weighted cutlery", "did not work", ""),
        TriedApproach("r", "equipment", "ultra-light cutlery", "worked", ""),
        TriedApproach("r", "equipment", "Weighted cutlery", "partly", ""),
        TriedApproach("r", "equipment", "weighted cutlery", "did not work", ""),
    ]
    assert exactly_tried("equipment", wordings) == (
        "weighted cutlery: partly, did not work 2",
        "ultra-light cutlery: worked",
    )


def test_an_approach_in_somebodys_own_words_ends_without_a_full_stop() -> None:
    assert OutcomeRow("carried the books with a satchel.", {}, None).title == "carried the books with a satchel"


def test_the_page_names_what_exactly_was_tried(member: Browser, services: Services) -> None:
    add(services, make_draft(approaches=(Approach("equipment", "worked", "a trial", "bath board, grab rail"),)))
    assert "(bath board; grab rail)" in member.get("/search?q=bath").text


@pytest.mark.parametrize("order", [1, -1])
def test_what_was_tried_in_the_closest_case_is_named_first(services: Services, order: int) -> None:
    pieces = ["apron", "bed rail", "chair raiser"]
    tried = [Approach("equipment", "worked", "a trial", piece) for piece in pieces]
    ids = [add(services, make_draft(title=piece, approaches=(one,))) for piece, one in zip(pieces, tried, strict=True)]
    with services.database.read() as session:
        outcomes = look_behind(session, ids[::order]).outcomes
    assert outcomes is not None
    [row] = outcomes.rows
    assert list(row.exactly) == pieces[::order]
    assert [case.id for case in row.cases["worked"]] == ids[::order]


def test_nothing_is_named_for_no_records(services: Services) -> None:
    with services.database.read() as session:
        assert look_behind(session, []).outcomes is None
