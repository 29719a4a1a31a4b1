import time

import pytest

from kb.anonymise.days.feasts import find_feasts
from kb.anonymise.days.odd_days import find_odd_days
from kb.anonymise.days.of_the_month import find_days
from kb.anonymise.find import find_identifiers


def covered(text: str) -> str:
    """The letters and digits of the text that some finding covers."""
    found = find_identifiers(text)
    return "".join(text[at] for each in found for at in range(each.start, each.end) if text[at].isalnum())


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("1935 born, widower.", "1935"),
        ("DOB year 1930", "1930"),
        ("DOB xx/xx/1931", "1931"),
        ("DOB [date] (1931)", "1931"),
        ("12 | March | 1941", "12March1941"),
        ("DOB\t12\t03\t1941\nNeed\tstool", "12031941"),
        ("Day | Month | Year\n12 | March | 1941", "12March1941"),
        ("Day | 12\nMonth | March\nYear | 1941", "12March1941"),
        ("DOB D/D/M/M/Y/Y\n1 2 0 3 4 1", "120341"),
        ("DOB day: 12\nDOB month: 03, DOB year: 1941", "12031941"),
        ("born l941, retired", "l941"),
        ("DOB l2/O3/l94l", "l2O3l94l"),
        ("seen 03/O4/24", "03O424"),
        ("Patient born 17th of the second 1948", "17thofthesecond1948"),
        ("Born in ¹⁹³² at home", "¹⁹³²"),
        ("HV the 3rd, TC the 9th.", "the3rdthe9th"),
        ("21st HV. 28th TC.", "21st28th"),
        ("Report by 1st please.", "1st"),
        ("Did well, then worse from 9th on.", "9th"),
        ("Fell x2 (3rd and 7th).", "3rd7th"),
        ("since may 4 no carers", "may4"),
        ("fell march 3 outside", "march3"),
        ("HV may 3, TC may 9.", "may3may9"),
        ("Op was two days before Christmas.", "twodaysbeforeChristmas"),
        ("Aug bank holiday Monday had a fall.", "AugbankholidayMonday"),
        ("NHS,943,476,5919", "9434765919"),
        ("Tel,07700,900,127", "07700900127"),
    ],
)
def test_a_birth_or_a_day_in_parts_is_found(text: str, identifier: str) -> None:
    assert identifier in covered(text)


@pytest.mark.parametrize(
    "text",
    [
        "He may 3 times a day, she can march 20 steps.",
        "Jamar right 11/12/10 kg. Decision in 12-16/52.",
        "The 3rd floor flat, the 2nd carer and the 4th compartment.",
        "Staff covered the bank holiday. Bulbs planted in the second week.",
        "Day 3 of the trial, month 2 of the year 2.",
    ],
)
def test_counts_and_readings_are_no_days(text: str) -> None:
    assert covered(text) == ""


@pytest.mark.parametrize("row", ["\t", "DOB |", "DOB 1 ", "D/D/", "l/", "day 1\n", "week of ", "3rd and "])
def test_a_long_row_of_parts_is_read_fast(row: str) -> None:
    started = time.perf_counter()
    for finder in (find_odd_days, find_days, find_feasts):
        list(finder(row * 4000))
    assert time.perf_counter() - started < 5
