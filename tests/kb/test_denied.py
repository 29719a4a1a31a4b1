"""Words that a phrase denies."""

import pytest

from kb.denied import is_denied


@pytest.mark.parametrize(
    "text",
    [
        "no SPLINT on",
        "Change the task and leave out the SPLINT.",
        "Ended his days without a hospital SPLINT",
        "glue instead of the rigid SPLINT",
        "a strap rather than a SPLINT",
        "She refused to use the SPLINT",
        "Stopped the night-SPLINT",
        "He didn’t want another SPLINT",
        "not in a SPLINT",
        "Took the SPLINT off in the car park",
        "We left the resting SPLINT out",
        "cancelling the “SPLINT”",
        "no tape or SPLINT",
    ],
)
def test_a_phrase_denies_a_word(text: str) -> None:
    start = text.index("SPLINT")
    assert is_denied(text, start, start + len("SPLINT"))


@pytest.mark.parametrize(
    "text",
    [
        "a SPLINT, no tape",
        "No. A SPLINT next",
        "no tape, a SPLINT",
        "no progress with the SPLINT",
        "could not eat at SPLINT",
        "not only a SPLINT",
        "leave out the pan and use a SPLINT",
        "falls: no\nSPLINT",
        "took the SPLINT out to the park",
        "The knot of the SPLINT",
        "nobody thought that he would one day ask for a SPLINT",
    ],
)
def test_what_is_denied_elsewhere_leaves_a_word_as_it_is(text: str) -> None:
    start = text.index("SPLINT")
    assert not is_denied(text, start, start + len("SPLINT"))
