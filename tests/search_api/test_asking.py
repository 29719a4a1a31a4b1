"""A search as its address says it."""

from starlette.datastructures import QueryParams

from kb.search import Query
from search_api.asking import options_of, query_of


def test_a_period_the_wrong_way_round_is_turned() -> None:
    filters = query_of(QueryParams("q=bath&since=2026-05&until=2025-05")).filters
    assert (filters.since, filters.until) == ("2025-05", "2026-05")


def test_terms_come_by_count_and_then_by_the_alphabet() -> None:
    counts = {"setting": {"workplace": 2, "school": 5, "hospice": 2}}
    assert [one.term for one in options_of(Query("bath"), counts)["setting"]] == ["school", "hospice", "workplace"]


def test_bands_of_age_stay_in_their_own_order() -> None:
    counts = {"age_band": {"0-4": 1, "80+": 7}}
    assert [one.term for one in options_of(Query("bath"), counts)["age_band"]] == ["0-4", "80+"]
