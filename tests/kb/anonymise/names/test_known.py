import pytest

from kb.anonymise.gate import Gate
from kb.anonymise.identifiers import KnownNames, TeamLists
from kb.anonymise.names.known import always_pattern

WILL, MARGARET = KnownNames(others=("Will Price",)), KnownNames(others=("Margaret Okafor",))


@pytest.mark.parametrize(
    "text",
    [
        "Helping\nHands came.",
        "Helping\r\n> Hands came.",
        "Helping\u00a0Hands came.",
        "helping  hands came.",
        "Helping-Hands came.",
        "**Helping** Hands came.",
        "_Helping Hands_ came.",
        "[Helping Hands] came.",
    ],
)
def test_a_phrase_of_the_teams_list_is_found_however_its_words_are_parted(text: str) -> None:
    gate = Gate(lists=TeamLists(always=(("Helping Hands", "ORG"),)))
    assert gate.check([text]).decision == "held"
    assert "and" not in gate.replace(gate.release([text])[0], "Helping Hands", "ORG").lower()


def test_an_apostrophe_of_the_teams_list_may_be_any() -> None:
    assert always_pattern("St Mary's").search("at St Mary’s today")
    assert always_pattern("St Mary’s").search("at St Mary's today")


def test_a_phrase_of_the_teams_list_is_no_part_of_a_word() -> None:
    assert not always_pattern("Helping Hand").search("Helping Hands")
    assert not always_pattern("Hands").search("[Beforehands] left")


def test_a_word_of_the_teams_list_leaves_our_own_placeholders() -> None:
    gate = Gate(lists=TeamLists(always=(("organisation", "ORG"),)))
    assert gate.check(["Spoke with [organisation 1]."]).decision == "clear"


@pytest.mark.parametrize(
    ("text", "known", "redacted"),
    [
        ("Told will to rest.", WILL, "Told [person 1] to rest."),
        ("[Okafor] slid on the board.", MARGARET, "[[person 1]] slid on the board."),
        ("Mar garet slid on the board.", MARGARET, "[person 1] slid on the board."),
        ("with mar-\ngaret on the board", MARGARET, "with [person 1] on the board"),
    ],
)
def test_a_name_you_gave_is_found_in_disguise(text: str, known: KnownNames, redacted: str) -> None:
    verdict = Gate().check([text], known=known)
    assert (verdict.decision, verdict.redacted) == ("held", (redacted,))


@pytest.mark.parametrize(
    "text", ["She will need a rail, at a price.", "Told will be late.", "A man or woman may help."]
)
def test_a_word_that_is_also_a_name_you_gave_stays_a_word(text: str) -> None:
    assert Gate().check([text], known=KnownNames(client=("Will Price", "Ann Manor"))).decision == "clear"
