import pytest

from kb.anonymise.days.log_days import find_log_days


def days(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_log_days(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2/10 0945  Initial ax.\n\n3/10 no OT, training\n\n11/10 1200  Home.", ["2/10", "3/10", "11/10"]),
        ("- 28/12 stairs\n- 30/12 kitchen\n- 4/1 home", ["28/12", "30/12", "4/1"]),
        ("11/3: rang\n9/3: seen\n2/3: referred", ["11/3", "9/3", "2/3"]),
        ("2.10 0945 Initial ax\n3.10 1400 Sock aid", ["2.10", "3.10"]),
        ("(2/10) 9am wash\n(3/10) 10.30am kitchen", ["2/10", "3/10"]),
        ("Tue 4 Hydro\nWed 5 Music\nMon 10 No school", ["4", "5", "10"]),
        ("Thursday 27 - stairs\nMonday 31 - shop", ["27", "31"]),
    ],
)
def test_days_that_head_the_lines_of_a_log_are_found(text: str, expected: list[str]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1/5 flicker\n2/5 gravity eliminated\n3/5 against gravity\n4/5 resistance",
        "2/10 at rest\n5/10 on stairs\n8/10 at night",
        "4/5 hip flexion\n5/5 knee\n3/5 ankle",
        "1/4 cup of flour\n1/2 cup of milk\n3/4 of an egg",
        "1.1 Washing\n1.2 Dressing\n2.1 Kitchen",
        "6/12 review\n3/12 call",
        "Mon 2 Carers\nTue 2 Carers\nWed 1 Carer",
        "Mon 4 visits\nTue 5 visits",
        "Month 1 Start\nMonth 8 End",
    ],
)
def test_scores_shares_and_sections_that_head_lines_are_no_days(text: str) -> None:
    assert days(text) == []
