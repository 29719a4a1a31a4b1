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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Seen: Dorothea ("Dot") Wilbraham, at home.', "Dot"),
        ("Dear Mrs Nic a' Phearsain,", "Nic a' Phearsain"),
        ("Rang Caoimhe Ní Fhloinn about it.", "Caoimhe Ní Fhloinn"),
        ("Rang Seán Ó Raghallaigh about it.", "Seán Ó Raghallaigh"),
        ("Seen with Gethin ap Rhydderch at home.", "Gethin ap Rhydderch"),
        ("Seen with Nur binti Zulkifli at home.", "Nur binti Zulkifli"),
        ("Seen with Joost van der Meulen at home.", "Joost van der Meulen"),
        ("The rail is in.\n\nK.\n\n-----\nFrom: the ward", "K"),
        ("cc I.-D. Marin, by post", "I.-D. Marin"),
        ("mail him, that's q w e t o, all one word", "q w e t o"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    assert any(name in found for found in names_in(text))


@pytest.mark.parametrize("text", ["Empty bin Tuesday.", "Grade\nC\nTotal 14", "Ring the bell. A van der was left."])
def test_small_words_make_no_name(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sticker: WESTBROOK, Kerry / ward", "WESTBROOK, Kerry"),
        ("rang mr al-hassan about it", "al-hassan"),
        ("MRS JOYCE WELBY AND GRANDSON TYRONE CAME", "JOYCE WELBY"),
    ],
)
def test_a_name_in_a_form_of_lists_is_found(text: str, name: str) -> None:
    assert name in names_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Therapist: Lovely! Let us try the stairs.",
        "Carer: Perfect. And the night?\nCarer: Wonderful, he slept.",
        "Scored A-A-R-I on motivation; flexion 60, 70 L. Pelvis level.",
        "MRS JOYCE WELBY AND SON CAME. STAIRS AND RAIL DONE.",
        "A frank talk. Frank neglect of the left.",
        "TRANSFERS, Good today. STAIRS, Easy now.",
        "Seen by the Named Nurse. Anticipatory medicines are in. Mr X's telephone is old.",
    ],
)
def test_words_in_a_dialogue_or_a_score_are_no_names(text: str) -> None:
    assert [name for name in names_in(text) if "WELBY" not in name] == []


@pytest.mark.parametrize(
    "text",
    ["On loan: a Balmoral trolley and the Kingsley recliner.", "We baked Eccles buns; a Preston drain was left in."],
)
def test_what_names_a_thing_is_no_name(text: str) -> None:
    assert find_identifiers(text) == []


def test_a_name_before_a_thing_stays_where_somebody_is_named_so() -> None:
    assert names_in("Her daughter Shanelle came. Shanelle chair is on order.") == ["Shanelle", "Shanelle"]
