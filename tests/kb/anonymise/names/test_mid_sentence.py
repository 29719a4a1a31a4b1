import time

import pytest

from kb.anonymise.names.mid_sentence import find_mid_sentence
from kb.anonymise.words import words_of


def names(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_mid_sentence(text, words_of(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Splint for Fox is ready.", "Fox"),
        ("Please fit bed lever for Bush.", "Bush"),
        ("As per Root the rail is loose.", "Root"),
        ("Toast, tea, Kerr tired.", "Kerr"),
        ("Toast, tea, Begum tired.", "Begum"),
        ("Stock: 2 raisers, Nowak 1 board.", "Nowak"),
        ("Patel-splint ready.", "Patel"),
        ("Begum-splint ready.", "Begum"),
        ("[Client] and Hope share a room.", "Hope"),
        ("Pt [person 1] (Hope) needs rails.", "Hope"),
        ("Helping Will to dress", "Will"),
        ("Hope/Joy help.", "Hope/Joy"),
        ("(Joy)helps", "Joy"),
        ("Vera - rail fitted.", "Vera"),
        ("Assessed Brearley for a chair.", "Brearley"),
        ("Hoist (Okonkwo) too slow.", "Okonkwo"),
        ("Pain less. Assessed prosser for a chair.", "prosser"),
        ("The sling for begum is here.", "begum"),
        ("Walks round penarth each day.", "penarth"),
        ("Tollcross is hilly, so a powered chair.", "Tollcross"),
    ],
)
def test_a_known_name_with_a_capital_inside_a_sentence_is_found(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Lamp set up in the Day Room.",
        "Will shadow in Hand Clinic on Friday.",
        "FEES; currently Level 2 fluids.",
        "He works for the Metro.",
        "Signs of Raynaud's, and Huntington's queried.",
        "Opened with Mayo scissors.",
        "He read Of Mice and Men.",
        "He sings Delilah.",
        "We laid a Frost-proof mat.",
        "She has a King-sized bed.",
    ],
)
def test_a_capital_in_the_name_of_a_thing_names_nobody(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("row", ["the Fox ", "tea, Fox, ", "[Client] and Hope ", "Hope/Joy ", "Patel-splint "])
def test_long_rows_are_read_at_once(row: str) -> None:
    text = row * 2000
    words = words_of(text)
    begun = time.process_time()
    list(find_mid_sentence(text, words))
    assert time.process_time() - begun < 1
