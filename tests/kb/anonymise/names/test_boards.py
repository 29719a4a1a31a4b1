"""Names as boards, handover lists and asides hold them."""

import pytest

from kb.anonymise.names.boards import find_on_boards


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_on_boards(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BED 2 MARSH: STAIRS\nBED 9 FROST: KITCHEN\nBED 3 EMPTY", ["MARSH", "FROST"]),
        ("b3 moss - new hip\nb6 trout!! truly\nb7 - vacant", ["moss", "trout"]),
        ("Bed 4 Okonjo-Bell, sat out", ["Okonjo-Bell"]),
        ("cons = salmon, reg = idris", ["salmon", "idris"]),
        ("SPRING, MRS - KITCHEN", ["SPRING"]),
        ("| Tandy, Mr J | bed 4 |", ["Tandy"]),
        ("HUXTABLE, G. - sling changed", ["HUXTABLE, G."]),
        ("6 | Mendes, R. | 77", ["Mendes, R."]),
        ("Please call him Tadge.", ["Tadge"]),
        ('The boat man, "Smokey Bob", knows.', ["Smokey Bob"]),
        ('She sang "Happy Days".', []),
        ("She goes by Minnow at the club.", ["Minnow"]),
        ("Known as Stevie or Boss to staff", ["Boss"]),
        ("Beatriz Nunes (Bibi) came.", ["Bibi"]),
        ("The cat, Biryani, sat in it.", ["Biryani"]),
        ("Her rabbit called Crumble trips her.", ["Crumble"]),
        ("Mustard - that's the neighbour's dog", []),
        ("PRINCE is the dog", ["PRINCE"]),
        ("Who will take Yorvik the cat?", ["Yorvik"]),
        ("Feed the dog before the visit. Crate the dog please.", []),
        ("spelt tango uniform romeo kilo", ["tango uniform romeo kilo"]),
        ("Moved to Ward 31 on B wing at HMP Nowhere", ["Ward 31", "B wing"]),
    ],
)
def test_a_name_is_found_in_the_form_a_board_has_it(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Bed 1: hoist\nBed 2 low, rails up\nBed 3 empty\nbay 2 closed",
        "Room 1: kitchen\nRoom 2 - office",
        "Grade, A. | Hepatitis, B |",
        "Call her Monday. Call him Mum. Call them back.",
        "Frame (Zimmer), chair (Kirton), left (Right).",
        "The dog, the cat and the hen. The dog, Monday.",
        "Plan, Mr X to call. In the bath, Mrs Y sat.",
        "Golf and hotel; a tango lesson; B wing of the hospital.",
    ],
)
def test_what_lists_hold_beside_names_passes(text: str) -> None:
    assert found(text) == []
