import pytest

from kb.anonymise.find import find_identifiers


def days(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text) if each.label == "DATE"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hip done 9/9, home soon.", "9/9"),
        ("Knee replaced 6/9 at the infirmary.", "6/9"),
        ("Op 17-4, wt bearing.", "17-4"),
        ("Op 17.4.", "17.4"),
        ("Cast off 4/11.", "4/11"),
        ("Rail up 9/9, good.", "9/9"),
        ("Chair here 7/11.", "7/11"),
        ("Meds changed 4/8.", "4/8"),
        ("Allocated 5/9.", "5/9"),
        ("# wrist 3/9.", "3/9"),
        ("Botox 9/8.", "9/8"),
        ("Hysterectomy 9/9.", "9/9"),
        ("Dentist 9/9.", "9/9"),
        ("Carers start 9/9.", "9/9"),
        ("Inpatient from 9/9.", "9/9"),
        ("Spoke to dau 9/8.", "9/8"),
        ("Home 21-8.", "21-8"),
        ("He'll be in 9th to 12th.", "9th"),
        ("Fell Diwali day, on the stairs.", "Diwali day"),
        ("Eid day he fell.", "Eid day"),
        ("Last Eid she managed the stairs.", "Eid"),
        ("Strategy call 6/11 2pm, dial in.", "6/11"),
        ("Zoom with school 7/12 at 3.", "7/12"),
        ("Day centre Tues Thu from 17.11.", "17.11"),
        ("Three hours per day Tues Fri from 18.11. Lunch at 12.", "18.11"),
        ("2 hrs a week from 6.10.", "6.10"),
        ("Weighed 14.2.25 and 28.2", "28.2"),
        ("Seen in class 12-11, copied shapes.", "12-11"),
        ("Home 20-4 if bloods ok", "20-4"),
        ("Back on light duties from 15.6, 4 hrs x 3.", "15.6"),
        ("Date of visit is 26-1.", "26-1"),
        ("Start 01.12, told.", "01.12"),
        ("Reported 7/7 and again 11/7.", "7/7"),
        ("- 26/9 duty rang\n- 10/10 pt fell", "10/10"),
    ],
)
def test_a_day_is_found_after_what_is_done_on_it(text: str, day: str) -> None:
    assert day in days(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pain 3/10 at 9am and 7/10 at 3pm. Confidence 4/10 at start, 7/10 at 3.",
        "Goals done 9/9. Tasks done 9/10 with prompts. Kitchen test done 7/7.",
        "Steps done 3/4. Cushion done 3/4 of the time. Rail up 3/4 of the wall.",
        "Exercises done 3/7 a week. Home 2/7, off 3/7. Plaster off 2/52.",
        "Hip 3/5, knee 4/5. Vision off 6/6. Community leave 1/1, woodwork 3/3.",
        "Wrist 15.5, elbow 24. Back 5/5 in the arm.",
        "Shift 6-2, open 10-4. Wait 14/12, next at 15/12. Fell, 6/7 in hospital.",
    ],
)
def test_a_score_or_a_span_of_time_is_no_day(text: str) -> None:
    assert days(text) == []
