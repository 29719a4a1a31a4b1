import pytest

from kb.anonymise.gate import Gate
from kb.anonymise.layout.columns import find_in_columns
from kb.anonymise.names.broken import find_broken


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("Bed | Pt | Plan\n3 | Day | home visit\n4 | Rose | kitchen", ["Day", "Rose"]),
        ("| Bed | Patient | Plan |\n|---|:--|---|\n| 3 | ward | hoist |\n| 4 | Mrs Hall | rail |", ["ward", "Hall"]),
        ("Client | Done\nBELL | stairs\nJoyce Day 84F | bath\n- | -", ["BELL", "Joyce Day"]),
        ("Time | Who | What\n9.30 | Day | stairs\n10 | Peters | kitchen", ["Day", "Peters"]),
        ("| Pt | Day |\n| CHI | 1 |\n| WCS no | 2 |", ["Day"]),
        ("Name | Score\nThompson, J | 4", ["Thompson, J"]),
    ],
)
def test_the_cells_of_a_column_of_names_are_names(table: str, names: list[str]) -> None:
    assert [table[each.start : each.end] for each in find_in_columns(table)] == names


@pytest.mark.parametrize(
    "table",
    [
        "Who | What | When\nOT | order rail | Friday\nFamily | clear hall | today\nCarers | wash | daily",
        "Name | Number\nPerching stool | 2\nRail | 1\nToilet frame | 1",
        "Bed | Pt | Plan\n3 | empty | clean\n4 | X | home visit",
        "Name | X\nCHI | 23\nWard | 4",
        "Goal | Score\nHall | 3\nStairs | 4",
        "Pt | Plan\n\nDay | home visit",
        "Patient | agreed to the plan of care today",
    ],
)
def test_what_stands_in_a_column_and_is_nobody(table: str) -> None:
    assert [table[each.start : each.end] for each in find_in_columns(table)] == []


def test_a_column_of_patients_holds() -> None:
    assert Gate().check(["Bed | Pt | Plan\n3 | Day | home visit"]).decision == "held"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mar-\ngaret in the day room", "Mar-\ngaret"),
        ("seen with Thomp-\n  son today", "Thomp-\n  son"),
        ("MAR-\nGARET FELL", "MAR-\nGARET"),
        ("saw chris-\ntopher on the ward", "chris-\ntopher"),
    ],
)
def test_a_name_broken_at_a_line_end_is_found_and_holds(text: str, name: str) -> None:
    assert [text[each.start : each.end] for each in find_broken(text)] == [name]
    assert Gate().check([text]).decision == "held"


@pytest.mark.parametrize(
    "text",
    ["Physio-\ntherapy and well-\nbeing", "Occupa-\ntional thera-\npist", "the first-\nfloor flat", "a mar-\nket"],
)
def test_a_word_broken_at_a_line_end_is_no_name(text: str) -> None:
    assert list(find_broken(text)) == []
