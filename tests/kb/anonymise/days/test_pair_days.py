import time

import pytest

from kb.anonymise.days.dates import find_dates
from kb.anonymise.days.pair_days import find_pair_days


def days(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_pair_days(text, list(find_dates(text)))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("DOI: 3/4. Works well.", "3/4"),
        ("Injection 7/10 to CMC.", "7/10"),
        ("Amputation 4/10, L BKA.", "4/10"),
        ("BIM 3/4.", "3/4"),
        ("Splint 3/4, review 9/4.", "3/4"),
        ("Assessed (6/10) and again (13/10).", "6/10"),
        ("MoCA 21 (4/6) then 24 (9/10).", "4/6"),
        ("Weight 61kg 9/8.", "9/8"),
        ("Barthel 11/20 4/9, 15/20 2/10.", "4/9"),
        ("9am 10/10 rang. 10am no answer.", "10/10"),
        ("Seen 3 / 4.", "3 / 4"),
        ("3\\4 HV. 9\\4 TC.", "3\\4"),
        ("Stores rang 03-04, no answer.", "03-04"),
        ("Xray 12.05: no fracture.", "12.05"),
        ("SLT 21 3 - thickened fluids", "21 3"),
        ("Surgery 30 11 23.", "30 11 23"),
        ("Panel 12.4.", "12.4"),
        ("Review 1/5. Steph", "1/5"),
        ("Review by phone 9/10, then d/c", "9/10"),
        ("Review with Sam 4/10.", "4/10"),
        ("2/10, Lorraine came", "2/10"),
        ("2/10 Lorraine & student, joint visit", "2/10"),
        ("1 Sept - kitchen, night\n18 Nov - outside\n~ Dec - chair\n5.1. - bathroom", "5.1"),
        ("Parking permit runs out 1/12, form sent.", "1/12"),
        ("Appt at nursery 2/7, bring the seat.", "2/7"),
        ("Letter from the council 3/10.", "3/10"),
        ("Rail up 5/12.", "5/12"),
        ("Keys handed back 4/7.", "4/7"),
        ("Tried the door 7/10.", "7/10"),
        ("Emailed the landlord 5/12, no answer.", "5/12"),
        ("Slipped in the yard 6/10.", "6/10"),
        ("Flying to Cork 2/10.", "2/10"),
        ("I go again Thurs 7/7 with the student.", "7/7"),
        ("New carers from 4/12.", "4/12"),
        ("Falls 2/9 & 9/9.", "9/9"),
        ("Trips 2/5, 4/6 and 6/6.", "6/6"),
        ("Day centre Burnley 5/12", "5/12"),
    ],
)
def test_a_day_is_found_whatever_parts_its_figures(text: str, day: str) -> None:
    assert day in days(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Physio 3/4, OT 9/4, SLT 12/4.", "3/4"),
        ("Stool 3/4\nBoard 9/4\nRail 12/4", "3/4"),
        ("Session 1 3.4. Session 2 9.4. Session 3 12.4.", "3.4"),
        ("Visits 3-4, 9-4, 12-4.", "3-4"),
        ("Grip 3/4 - 4kg; 9/4 - 6kg; 12/4 - 8kg", "3/4"),
        ("Session | Date | Grip\n1 | 3/4 | 4kg\n2 | 4/4 | 6kg", "3/4"),
        ("Who,Fell,Need\nA,3/4,stool\nB,4/4,rail", "3/4"),
    ],
)
def test_the_first_day_of_a_list_is_one_as_the_later_ones_are(text: str, first: str) -> None:
    assert first in days(text)


@pytest.mark.parametrize(
    "text",
    [
        "Power 4/5 in the arms, 3/5 in the legs. Biceps 4/5. FDI 2/5, APB 4/5. UL 3/5.",
        "Power now 4/5. Seen 12/5.",
        "Shoulder flexion 90° 4/5. Grip 12kg 4/5. Stroke, R 3/5. Infraspinatus 4/5. Seen 12/5.",
        "Wrist extensors 4/5, quads 3/5, grip 5/5.",
        "Pain 6/10 at rest, 8/10 on reach. Mood 4/10.",
        "Review in 6/12. Stroke 6/12 ago. Back in 2/7. Carers 5/7. Op 6/12 ago.",
        "MOHOST: motivation 3/4, pattern 2/4, process 3/4, motor 4/4.",
        "Lawton 4/8. Beighton 7/9. Katz 3/6. Snellen 6/9 R, 6/12 L.",
        "Ate 3/4 of the sandwich. Gap 1/2 inch. Tyres 24 x 1 3/8. Cover 24/7.",
        "Attended 6/8. Sequenced 9/11 steps. Priority 1/4.",
        "PSA 14.6. Pinch 2.1, 2.7 and 8.1 kg. HCPC standards 2.1, 2.7 and 8.1.",
        "Box breathing 4-4-4-4. 3-4 visits. Sessions 1-3. Ages 3-4.",
        "Jamar 10 11 24 kg. Trial 1 2 3.",
        "Cognitive levels 4.2 v 4.6. Stock by noon.",
    ],
)
def test_power_pain_scores_spans_and_amounts_are_no_days(text: str) -> None:
    assert [day for day in days(text) if day != "12/5"] == []


@pytest.mark.parametrize("row", ["3/4 ", "HV 3/4, ", "3.4\n", "21 3 ", "Date | ", "a   b\n"])
def test_a_long_row_is_read_fast(row: str) -> None:
    started = time.perf_counter()
    list(find_pair_days(row * 1500))
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize(
    "text",
    [
        "Review 3/12. Review by phone 2/7.",
        "2/10 Pain at rest\n3/5 Grace period",
        "1 Sept - kitchen\n3/5 strength",
        "Attends day centre 3/7 and club 2/7. Carers 7/7.",
        "Back in 3/12 for botox. Away for 5/7.",
        "Messages 2/10 understood. Wheelie balance 4/5 attempts.",
        "Visits from daughter 3/7, calls from son 2/7.",
        "Went to day centre 3/7.",
        "Spoke 9.10 on the mobile.",
    ],
)
def test_spans_scores_and_sections_of_these_kinds_are_no_days(text: str) -> None:
    assert days(text) == []
