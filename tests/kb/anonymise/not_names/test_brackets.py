"""Brackets: placeholders that name nobody, and names that somebody put in brackets."""

import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.gate import Gate
from kb.anonymise.identifiers import KnownNames, TeamLists
from kb.anonymise.tagging.tagger import load_tagger


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text, tagger=load_tagger())]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Client [Ravinder Singh] uses the frame.", "Ravinder Singh"),
        ("[John Smith] sat out for lunch.", "John Smith"),
        ("<JOHN SMITH> sat out for lunch.", "JOHN SMITH"),
        ("Daughter [Kowalczyk] to bring slippers in.", "Kowalczyk"),
        ("GP [Dr Chaudhry] will review.", "Chaudhry"),
        ("Shops in [Todmorden] by bus.", "Todmorden"),
        ("Lives at [Rosewood House].", "Rosewood House"),
        ("She is [age 94] and frail.", "94"),
        ("Mr [Wood] up with one.", "Wood"),
        ("Client [Hall] uses the frame.", "Hall"),
        ("Told [Will] to rest.", "Will"),
        ("Mrs [Hughes] up with one.", "Hughes"),
    ],
)
def test_a_name_in_brackets_is_found(text: str, name: str) -> None:
    assert any(name in each for each in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "[client] said that [person 1] will come to [place 2] with [organisation 12].",
        "[Name] lives with [daughter] in [Town]. [Name redacted] moved. <NAME> slept.",
        "Mr [X] up with one. Mrs [Name] sat. [REDACTED] sat out. [Client Name] and [Date of Birth].",
        "Lives at [address]. Seen on [date of birth]. [NHS number] [Hospital name] [GP Surgery] [e-mail address]",
        "Client [initials] told [daughter] that [[person 1]] rang. Client [Name], resident [Anon].",
    ],
)
def test_a_placeholder_names_nobody(text: str) -> None:
    assert found(text) == []


def test_a_name_the_author_gave_is_found_in_brackets() -> None:
    verdict = Gate().check(["[Okafor] slid on the board."], known=KnownNames(client=("Okafor",)))
    assert verdict.redacted == ("[[client]] slid on the board.",)


def test_what_the_team_always_replaces_is_replaced_in_brackets() -> None:
    verdict = Gate(lists=TeamLists(always=(("Helping Hands", "ORG"),))).check(["[Helping Hands] come twice a day."])
    assert "Helping" not in verdict.redacted[0]
