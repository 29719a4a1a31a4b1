"""What was tried in cases like these, by its own words."""

from kb.store.browse import Wording
from kb.types import Approach
from search_api.outcomes import OutcomeRow, exactly_tried, look_behind
from search_api.services import Services
from tests.search_api.browsing import Browser
from tests.search_api.builders import add, make_draft


def test_equipment_is_named_piece_by_piece_the_most_frequent_first() -> None:
    wordings = [
        Wording("equipment", "worked", "bath board, long-handled sponge.", "refitting the board"),
        Wording("splinting", "partly", "large blue glove"),
        Wording("equipment", "worked", "Bath board"),
    ]
    assert exactly_tried("equipment", wordings) == ("bath board", "long-handled sponge")


def test_a_comma_in_brackets_parts_nothing() -> None:
    assert exactly_tried("equipment", [Wording("equipment", "worked", "silky sheets (not both, he slid)")]) == (
        "silky sheets (not both, he slid)",
    )


def test_without_equipment_the_words_of_the_note_are_named_in_short() -> None:
    long = "graded practice after week twelve with the same worker and no mention of rubbish at all"
    [label] = exactly_tried("graded exposure", [Wording("graded exposure", "worked", "", long)])
    assert label.startswith("graded practice after week twelve")
    assert label.endswith(" …")


def test_the_term_itself_is_not_said_twice() -> None:
    wordings = [
        Wording("sensory strategy", "worked", "", said) for said in ("Sensory strategy: dim light.", "sensory strategy")
    ]
    assert exactly_tried("sensory strategy", wordings) == ("dim light",)


def test_opposites_under_one_term_each_say_how_they_went() -> None:
    wordings = [
        Wording("equipment", "did not work", "", "weighted cutlery"),
        Wording("equipment", "worked", "", "ultra-light cutlery"),
        Wording("equipment", "partly", "", "Weighted cutlery"),
        Wording("equipment", "did not work", "", "weighted cutlery"),
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


def test_nothing_is_named_for_no_records(services: Services) -> None:
    with services.database.read() as session:
        assert look_behind(session, []).outcomes is None
