import time

import pytest

from kb.anonymise.layout.columns import find_in_columns


def names(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_in_columns(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Client | Need\nGreen | stool\nDay | rail", ["Green", "Day"]),
        ("Child | Need\nGreen | stool\nDay | rail", ["Green", "Day"]),
        ("Client\tNeed\nGreen\tstool\nDay\trail", ["Green", "Day"]),
        ("Staff\tNeed\nGreen\tstool\nDay\trail", ["Green", "Day"]),
        ("Who      Need\nFrost      stool\nMarsh      rail", ["Frost", "Marsh"]),
        ("Name,Need\nBegum,stool\nNg,rail", ["Begum", "Ng"]),
        ("client,age,fell\nHope,93,3/4", ["Hope"]),
        ("Client Age Need\nGreen 93 ramp\nDay 91 rail\n", ["Green", "Day"]),
        ("Title | First | Last | Need\nMrs | [person 1] | Green | stool", ["Green"]),
    ],
)
def test_names_in_columns_are_found_whatever_parts_them(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Client, wife and daughter seen.\nBath, bed and stairs done.",
        "Item\tNeed\nChair\tlow",
        "Name,Need\nperching stool,one\nbath board,two",
        "Client Goals This Week\nIncrease grip in the left hand\nReduce falls in the kitchen\n",
    ],
)
def test_other_lines_name_nobody(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("row", ["Name\t", "Name, ", "Client  Need  ", "Client Age Need\n", "Mrs | "])
def test_long_rows_are_read_at_once(row: str) -> None:
    begun = time.process_time()
    names("Client Age Need\n" + row * 4000)
    assert time.process_time() - begun < 1
