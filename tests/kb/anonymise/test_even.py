import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.anonymise.even import even
from kb.anonymise.gate import Gate, StillIdentifies

SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize(
    "text",
    [
        "DOB 12·March·1941.",
        "Seen on 14·March with the rail.",
        "Next review is 3·June.",
        "Fell on Christmas·Eve.",
        "Aged·94.",
        "A 94·year old lady.",
        "94·yo.",
        "Mrs·Church up with one.",
        "Name:·Church",
        "Told·Will to rest.",
        "Has a plate AB12·CDE.",
        "He is a former·mayor.",
    ],
)
def test_a_space_that_programs_write_is_read_as_a_plain_one(text: str, space: str) -> None:
    assert Gate().check([text.replace("·", space)]).decision != "clear"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Mark`s posture is better.", "[person 1]`s posture is better."),
        ("Hope´s chair is low.", "[person 1]´s chair is low."),
        ("Seen 14‑3‑2024 at home.", "Seen March at home."),
        ("Seen 14—3—2024 at home.", "Seen March at home."),
        ("Seen\u00a0on\u00a014\u00a0March.", "Seen\u00a0in March."),
    ],
)
def test_what_stands_beside_an_identifier_stays_as_it_was(text: str, redacted: str) -> None:
    assert Gate().check([text]).redacted == (redacted,)


def test_a_line_break_of_any_kind_is_one() -> None:
    assert even("one\vtwo\u2028three\rfour\r\nfive") == "one\ntwo\nthree\nfour\r\nfive"


def test_code_in_accents_is_left_as_it_is() -> None:
    assert even("Press `ctrl` and `alt`.") == "Press `ctrl` and `alt`."


@given(st.text())
def test_each_character_stands_for_one(text: str) -> None:
    assert len(even(text)) == len(text)


def test_a_number_with_no_break_spaces_is_not_released() -> None:
    with pytest.raises(StillIdentifies):
        Gate().release(["plate AB12\u00a0CDE"])


def test_wide_letters_are_read_as_plain_ones() -> None:
    wide = str.maketrans({letter: chr(ord(letter) + 0xFEE0) for letter in "mrsadeyi"})
    assert Gate().check(["mrs adeyemi sat up.".translate(wide)]).decision == "held"
