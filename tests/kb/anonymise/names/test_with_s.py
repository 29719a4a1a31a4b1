import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.gate import Gate


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("we moved patels bed to the lounge", "patels"),
        ("the khans want a ramp", "khans"),
        ("spoke to the adeyemis re the ramp", "adeyemis"),
        ("both nowaks are away until spring", "nowaks"),
        ("the mahmoods have a new step", "mahmoods"),
        ("harpreets splint rubs at the thumb", "harpreets"),
        ("reviewed agnieszkas seat today", "agnieszkas"),
        ("hi its marks mum about the chair", "marks"),
        ("toms wheelchair has gone for repair", "toms"),
    ],
)
def test_a_name_with_an_s_is_found_without_capital_and_mark(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "the parents and both grandparents came",
        "the carers use all the slides, the rails and the ramps",
        "pts wife rang, clients mum agreed, the boys mum too",
        "he marks time, she wills it on and roses grow",
        "all the best, thanks again, its bed rails",
    ],
)
def test_words_with_an_s_are_let_be(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Mrs Joy Obi is tired. joys arm is weak.", "Mrs [person 1] is tired. [person 1] arm is weak."),
        ("Mr Frost is home. frosts frame is lost.", "Mr [person 1] is home. [person 1] frame is lost."),
        ("Mr Fox agreed. The Foxes live near.", "Mr [person 1] agreed. The [person 2] live near."),
        ("Mrs Hope slept. She hopes to stand.", "Mrs [person 1] slept. She hopes to stand."),
    ],
)
def test_a_name_of_the_text_is_found_with_an_s_and_is_the_same_person(text: str, redacted: str) -> None:
    assert Gate().check([text]).redacted == (redacted,)
