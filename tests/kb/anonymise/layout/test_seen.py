"""A text is read as the eye sees it, however its letters are written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.anonymise.by_rules import Ruled, find_by_rules
from kb.anonymise.find import find_identifiers
from kb.anonymise.gate import Gate
from kb.anonymise.layout.seen import as_seen

UNSEEN = "\u200b\u200d\u2060\ufeff\u200e\u034f\ufe0f\U000e0020\u2061\u00ad\u0336\u3164"


@pytest.mark.parametrize("mark", UNSEEN)
@pytest.mark.parametrize("text", ["Seen with Kamaljit Grewal today.", "Mrs Oyelaran rang.", "Ring 07700 900123."])
def test_marks_of_no_width_between_all_letters_hide_nothing(text: str, mark: str) -> None:
    hidden = mark.join(text)
    verdict = Gate().check([hidden])
    assert verdict.decision == Gate().check([text]).decision != "clear"
    for name in ("Grewal", "Oyelaran", "900123"):
        assert mark.join(name) not in "".join(verdict.redacted)


@pytest.mark.parametrize("name", ["Ömer", "Ümit", "Ôpe", "Zoë Brânză", "Nguyễn"])
def test_an_accent_that_stands_apart_hides_no_name(name: str) -> None:
    text = f"Seen with {name} at home."
    apart = unicodedata.normalize("NFD", text)
    found = find_identifiers(apart)
    assert [(each.label, apart[each.start : each.end]) for each in found] == [
        (each.label, unicodedata.normalize("NFD", text[each.start : each.end])) for each in find_identifiers(text)
    ]
    assert found


@pytest.mark.parametrize("first", [0x24B6, 0x1D400, 0x1D4D0])
def test_letters_that_are_drawn_hide_no_name(first: int) -> None:
    drawn = "".join(chr(first + ord(letter) - ord("A")) for letter in "GREWAL")
    assert Gate().check([f"Seen with Mr {drawn} today."]).decision == "held"


def test_a_text_that_reads_as_it_looks_is_read_once() -> None:
    assert as_seen("Zoë said: 'naïve' – £5") is None


def test_reading_in_both_ways_takes_no_longer_than_one_may() -> None:
    left: list[float] = []

    def by_rules(text: str, seconds: float) -> list[Ruled]:
        left.append(seconds)
        return find_by_rules(text, seconds)

    find_identifiers("Seen with O\u0308mer at home.", by_rules=by_rules, seconds=9)
    assert 9 >= left[0] > left[1] > 0


@given(st.text(max_size=60))
def test_every_place_in_what_is_seen_is_one_in_the_text(text: str) -> None:
    seen = as_seen(text)
    if seen is not None:
        assert len(seen.text) == len(seen.starts) == len(seen.ends)
        assert all(0 <= start < end <= len(text) for start, end in zip(seen.starts, seen.ends, strict=True))
        assert list(seen.starts) == sorted(seen.starts)
