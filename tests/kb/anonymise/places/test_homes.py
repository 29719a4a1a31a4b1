import pytest

from kb.anonymise.places.homes import find_homes


def found(text: str) -> str:
    return " | ".join(text[each.start : each.end] for each in find_homes(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("lives in deal with her sister", "deal"),
        ("out to Mold for clinic", "Mold"),
        ("Bungalow in The Paddocks.", "The Paddocks"),
        ("moved to street, somerset", "street, somerset"),
        ("lives church st top floor", "church st"),
        ("She still shops in Ash", "Ash"),
        ("B29 6 area", "B29 6"),
        ("gatehouse of the castle, spiral stair", "gatehouse of the castle"),
        ("Deliver to 9 Firs.", "9 Firs"),
        ("Steps to front. No 6 next door holds key.", "No 6"),
        ("12a upstairs neighbour helps; client in 12b", "12a | 12b"),
        ("Caravan plot 14, shower block 20m away.", "plot 14"),
        ("FAMILY ON THE SITE, PITCH 6. NO POST.", "PITCH 6"),
        ("flat 9, code at door", "flat 9"),
        ("14 [street], [town]", "14"),
        ("[name] of Sale needs rails.", "Sale"),
        ("Ward Kestrel has low beds.", "Kestrel"),
        ("tenement, 1F2", "1F2"),
    ],
)
def test_where_somebody_lives_or_goes_is_found(text: str, place: str) -> None:
    assert found(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "Bed 4, room 12, step 9. Lies flat 10 minutes. No 6 spanner.",
        "Lives on the main road. Lives in reading room. Moved to Physio. Out to Church.",
        "Ward Manager rang. Ward Physio has notes. Son in bed.",
        "Deliver to 9 Wards.",
        "went in for child p, reception, down's syndrome",
    ],
)
def test_rooms_measures_and_services_are_let_be(text: str) -> None:
    assert found(text) == ""
