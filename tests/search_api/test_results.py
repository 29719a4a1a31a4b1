"""A line of results."""

import pytest

from search_api.results import place_of


@pytest.mark.parametrize(
    ("heading", "page", "place"),
    [
        ("Outcome", None, "Outcome:"),
        ("outcome:", 2, "Outcome, page 2:"),
        ("What?", None, "What?"),
        ("What?", 3, "What, page 3:"),
        ("door sensor with a pager.", None, "Door sensor with a pager:"),
        ("", 4, "Page 4:"),
        ("", None, ""),
    ],
)
def test_the_place_of_a_passage_ends_in_one_mark(heading: str, page: int | None, place: str) -> None:
    assert place_of(heading, page) == place
