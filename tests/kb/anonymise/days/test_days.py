import pytest

from kb.anonymise.days.of_the_month import find_days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Trial of a sensor (out with driver 12th, ref to follow).", "12th"),
        ("Starts at the new school on the third. All agreed.", "third"),
        ("Two visits, one on the third and they rang.", "third"),
        ("Her visit is due on the third", "third"),
        ("The fitter can't do the 9th any more.", "the 9th"),
        ("It is now the 11th sorry.", "the 11th"),
        ("The 15th suits.", "The 15th"),
        ("Stairlift pushed back to 18th as it broke.", "18th"),
        ("Discharge 9th all being well.", "9th"),
        ("The family are away 7th/8th.", "7th/8th"),
        ("Moved in the second of the second.", "second of the second"),
        ("16th ok for the hoist.", "16th"),
    ],
)
def test_a_day_that_ends_a_clause_is_found(text: str, day: str) -> None:
    assert [text[each.start : each.end] for each in find_days(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Total 5th centile (manual dexterity 16th, catching 9th).",
        "Two attempts failed. She managed it on the third.",
        "He finished the 12th, the last.",
        "Folds, but if over 18 st, use the wide one.",
        "The 9th/25th centile. The 7th session went well.",
        "The 4th chair and the 2nd cushion.",
    ],
)
def test_a_rank_that_ends_a_clause_is_no_day(text: str) -> None:
    assert list(find_days(text)) == []
