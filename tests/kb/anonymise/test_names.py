import pytest

from kb.anonymise.find import find_identifiers


def names_in(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text) if each.label == "PERSON"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Her daughter Sarah visits.", "Sarah"),
        ("Seen with husband Oluwaseun present.", "Oluwaseun"),
        ("mrs okafor fell on the stairs", "okafor"),
        ("Known to everyone as Shaz.", "Shaz"),
        ("Thanks,\nFionnuala", "Fionnuala"),
        ("Contact: Siobhan O'Neill", "Siobhan O'Neill"),
        ("A dog called Bramwell sleeps there.", "Bramwell"),
    ],
)
def test_a_name_is_found_by_what_stands_beside_it(text: str, name: str) -> None:
    assert name in names_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rose from the chair on the third attempt.",
        "Hope to review in six weeks.",
        "Barthel 14/20 and Berg 38/56.",
        "The Sara Stedy was used.",
        "Closed with Vicryl and Dermabond.",
        "The tissue was reapproximated and the hemiscrotum closed.",
    ],
)
def test_words_that_look_like_names_pass(text: str) -> None:
    assert names_in(text) == []
