"""Days that a slip, a mark, a line's end or a day beside them hides."""

import re
import time

import pytest

from kb.anonymise.days.feasts import find_feasts
from kb.anonymise.days.joined_days import find_joined_days
from kb.anonymise.days.month_days import find_month_days
from kb.anonymise.days.odd_days import find_odd_days
from kb.anonymise.even import even
from kb.anonymise.find import find_identifiers
from kb.anonymise.identifiers import Identifier


def covered(text: str) -> str:
    """The letters and figures of the text that some finding of a day covers."""
    found = [each for each in find_identifiers(text) if each.label == "DATE"]
    return "".join(text[at] for each in found for at in range(each.start, each.end) if text[at].isalnum())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Seen 12/03/\n2024 at home.", "12032024"),
        ("Seen 12-03-\n2024 at home.", "12032024"),
        ("Form of 2024-\n09-30 as agreed.", "20240930"),
        ("Seen 12/\n03/2024 at home.", "12032024"),
        ("Seen 12. 03. 2024 at home.", "12032024"),
        ("Seen 12. 3. 2024 at home.", "1232024"),
        ("Carers start w/b 12.3 in the morning.", "123"),
        ("Away 12.-14.3. with family.", "12143"),
        ("Respite 3.-9.6. booked.", "396"),
        ("Away 12.-14. March with family.", "1214March"),
        ("Made 12 / 3 / '24 in clinic.", "12324"),
        ("Week commencing 12.3.", "123"),
        ("Second Sat of August.", "SecondSatofAugust"),
        ("Letter of 12 March\n2024 read.", "12March2024"),
        ("Made 12/3/'24 in clinic.", "12324"),
        ("Cast off March, 12 at clinic.", "March12"),
        ("Seen twelve March at home.", "twelveMarch"),
        ("Seen on 12the March.", "12theMarch"),
        ("Seen on 12 Marhc at home.", "12Marhc"),
        ("Seen on 3 Setpember.", "3Setpember"),
        ("Seen on 9 Novmber.", "9Novmber"),
        ("Fell 4 Agust at home.", "4Agust"),
        ("Report 2024_03_12 saved.", "20240312"),
        ("Seen 12·03·2024 at home.", "12032024"),
        ("Seen 12//03//2024 at home.", "12032024"),
        ("Respite 12th–14th then home.", "12th14th"),
        ("Visits 12th, 14th & 19th at home.", "12th14th19th"),
        ("Away 3rd March to 11th with son.", "3rdMarch11th"),
        ("Fitted first Tuesday of March.", "firstTuesdayofMarch"),
        ("Review the first Monday in May.", "firstMondayinMay"),
        ("Fell May Bank Holiday.", "MayBankHoliday"),
        ("Fell on VE Day.", "VEDay"),
        ("Came home Good Fri.", "GoodFri"),
        ("Splint made Eid 2024.", "Eid2024"),
        ("Hoist came Diwali.", "Diwali"),
        ("Visited Chinese New Year.", "ChineseNewYear"),
        ("Fell at Chinese New Year 2023.", "ChineseNewYear2023"),
        ("Operated 10/10 on the wrist.", "1010"),
        ("Operated 7/10.", "710"),
        ("Fractured 5/10, cast since.", "510"),
        ("Splint made 5/10.", "510"),
        ("Seen 1\u200b2/03/2024 at home.", "12032024"),
        ("Seen 12 Mar\u200bch at home.", "12March"),
        ("Seen １２/０３/２０２４ at home.", "１２０３２０２４"),
    ],
)
def test_a_day_is_found_through_a_slip_a_mark_or_a_line_end(text: str, day: str) -> None:
    assert covered(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "Sleeps 7/10 nights.",
        "Eid lunch cooked in the kitchen.",
        "Celebrated Diwali with the group.",
        "Enjoys the spring and summer.",
        "Scored 2. 03. Then 4 reps.",
        "Walks 12 marches a day.",
        "Two may be needed in the morning.",
        "4 Marsh visits.",
        "Weight on 0.4 centile, 2nd, 9th.",
        "Toes 3rd and 4th sore.",
        "In March, 12 visits were made.",
        "Discussed May bank holiday plans.",
        "Gets up at 6. 12 steps.",
        "Lifted in 1943.\n16 steps walked.",
    ],
)
def test_what_reads_like_such_a_day_and_is_none(text: str) -> None:
    assert covered(text) == ""


def test_a_figure_of_the_full_width_is_read_as_a_plain_one() -> None:
    assert even("９０/１") == "90/1"


def test_a_year_is_told_by_the_day_before_it_alone() -> None:
    day = Identifier(0, 3, "DATE", 0.6, "a feast day", False)
    assert [(each.start, each.end) for each in find_joined_days("Eid 2024 came. Seen 2023.", [day])] == [(4, 8)]


@pytest.mark.parametrize("row", ["12th, ", "12. ", "12 Marhc ", "first Monday in ", "Eid ", "12.-", "one "])
def test_a_long_row_is_read_fast(row: str) -> None:
    text = row * 8000
    days = [Identifier(at, at + 4, "DATE", 0.6, "", False) for at in range(0, 6 * 4000, 6)]
    started = time.perf_counter()
    for finder in (find_odd_days, find_month_days, find_feasts):
        list(finder(text))
    list(find_joined_days(text, days))
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("text", ["7/11 stairs, 8/11 bath, 9/11 kitchen", "5/6 stairs, 6/6 bath, 7/6 kitchen"])
def test_days_that_go_on_in_a_line_are_found_together(text: str) -> None:
    found = [text[each.start : each.end] for each in find_identifiers(text) if each.label == "DATE"]
    assert found == re.findall(r"\d+/\d+", text)


def test_scores_in_a_line_are_no_days() -> None:
    assert not list(find_joined_days("Pain 3/10 at rest, 7/10 on stairs, 8/10 at night; 1/4, 2/4 and 3/4 full.", []))
