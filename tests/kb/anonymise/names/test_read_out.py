import pytest

from kb.anonymise.names.read_out import find_read_out


def read_out(text: str) -> list[tuple[str, str]]:
    return [(each.label, text[each.start : each.end]) for each in find_read_out(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He's at Cairnbaan. pee ay thirty one, I think.", ("POSTCODE", "pee ay thirty one")),
        ("She is in el ess eleven now.", ("POSTCODE", "el ess eleven")),
        ("the reference on it is emm aitch seven seven oh one.", ("ID", "emm aitch seven seven oh one")),
        ("Job number gee ar dash four four two nine.", ("ID", "gee ar dash four four two nine")),
        ("About Archie, that's em ay see tavish, ring him.", ("PERSON", "em ay see tavish")),
        ("surname spelt dee, oh, double you, dee.", ("PERSON", "dee, oh, double you, dee")),
    ],
)
def test_what_is_read_out_letter_by_letter_is_found(text: str, expected: tuple[str, str]) -> None:
    assert read_out(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Why are you five minutes late? Oh I see two of them.",
        "It's you, oh, you are early.",
        "The number of tea breaks is one two or three.",
        "Spelled it bee gee for fun.",
    ],
)
def test_ordinary_words_that_sound_like_letters_are_no_reading(text: str) -> None:
    assert read_out(text) == []


def test_a_long_row_of_letters_is_read_in_no_time() -> None:
    assert read_out("ref " + "ay " * 20_000) == []
