import pytest

from kb.anonymise.find import find_identifiers


def people(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text) if each.label == "PERSON"]


def test_words_that_head_the_lines_of_a_board_are_surnames_and_so_are_they_below() -> None:
    board = (
        "Handover, rehab unit\n\nBond: halo brace. Log roll.\nCarter: no hot drinks. Spoke with Carter re stairs.\n"
        "Sweet - session off. Ask for Sweet's review.\nFlowers: kettle next."
    )
    assert {"Bond", "Carter", "Sweet", "Flowers"} <= set(people(board))
    assert people(board).count("Carter") == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Present: Judge (SpR), Small (physio), ward staff", {"Judge", "Small"}),
        ("Minutes. Apologies: Sheppard, Twist, Holder.", {"Sheppard", "Twist", "Holder"}),
        ("It is new. Price, 77, from the town.", {"Price"}),
        ("All is set. Rivers on A/L until May.", {"Rivers"}),
        ("Steel, their foreman, comes tomorrow.", {"Steel"}),
        ("Close from legal will sit in.", {"Close"}),
    ],
)
def test_a_word_is_a_surname_beside_a_role_an_age_or_a_task(text: str, names: set[str]) -> None:
    assert names <= set(people(text))


@pytest.mark.parametrize(
    "text",
    [
        "Handover\n\nSkin: intact.\nMood: low.\nSpeech: clear.\nHead: midline.\nHand: weak.",
        "Access visit\n\nHall: narrow.\nBath: 53 cm.\nKitchen: tidy.",
        "Present: staff, family, team.",
        "Assessment (OT), Chair (physio), Review (SW).",
        "Price to be agreed. Chair to follow.",
    ],
)
def test_headings_and_tasks_without_anybody_are_let_be(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The carers: Right at Home come AM only.", "Right at Home"),
        ("He buys buns from Nancarrow's.", "Nancarrow's"),
        ("Her goal is to run the shop (The Lobster Pot) again.", "The Lobster Pot"),
        ("He goes to the dog and partridge on Fridays", "dog and partridge"),
        ("Contact the Royal British Legion Sleaford for help.", "Sleaford"),
    ],
)
def test_agencies_shops_and_pubs_are_found_without_a_sign(text: str, name: str) -> None:
    found = find_identifiers(text)
    assert any(name in text[each.start : each.end] for each in found)


def test_a_first_name_after_a_word_for_staff_is_somebody_though_it_is_a_make_too() -> None:
    assert people("Legs: district nurse Shona dressing daily.") == ["Shona"]


def test_a_make_before_its_dressing_is_nobody() -> None:
    assert people("He has a Shona dressing on.") == []


def test_whoever_speaks_in_a_chat_with_somebody_named_is_somebody() -> None:
    chat = "priya: morning all\nrusty: i did his board\npriya: ta\nme: ok\nrusty: after two\nme: fine"
    assert people(chat).count("rusty") == 2
    assert "me" not in people(chat)


def test_the_headings_of_a_note_and_those_of_an_interview_are_nobody() -> None:
    assert people("Q: how?\nA: slowly\nQ: why?\nA: pain\nGoal: stairs\nGoal: bath") == []
