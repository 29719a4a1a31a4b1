import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.identifiers import Identifier
from kb.anonymise.not_names.articles import without_an_article


def strong_after_an_article(text: str, name: str) -> bool:
    start = text.index(name)
    found = Identifier(start, start + len(name), "PERSON", 0.98, "a name after Mr, Mrs, Dr or the like", True)
    return without_an_article(found, text).strong


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She can't lift the Le Crozet, but a pan", "Le Crozet"),
        ("a Peace rose, a Lady Emma Hamilton, an apple", "Lady Emma Hamilton"),
        ("He drove the Duchess Anne for years", "Duchess Anne"),
    ],
)
def test_a_thing_that_bears_a_whole_name_after_an_article_holds_nothing_by_itself(text: str, name: str) -> None:
    assert not strong_after_an_article(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We saw a Lady Emma Hamilton who wept", "Lady Emma Hamilton"),
        ("the Le Crozet family", "Le Crozet"),
        ("a Tom Priddy rang", "Tom Priddy"),
        ("met Lady Emma Hamilton", "Lady Emma Hamilton"),
    ],
)
def test_somebody_after_an_article_still_holds(text: str, name: str) -> None:
    assert strong_after_an_article(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "trails b 133 s (cut-off by age 105)",
        "the norm by age 94 is slower",
        "Thomas test +15 L. Galeazzi neg.",
        "- HADS 9\n- Rookwood 6\n\nwork",
        "- Esterman normal per optician",
        "the Cobb negative, the Esterman abnormal.",
    ],
)
def test_cut_offs_sides_and_eponyms_with_their_results_name_nobody(text: str) -> None:
    assert find_identifiers(text) == []


def test_an_age_that_a_norm_is_looked_up_for_is_an_age() -> None:
    assert [each.label for each in find_identifiers("She is age 94, slow for her age.")] == ["AGE_OVER_89"]


def test_a_letter_for_a_side_is_nobodys_initial() -> None:
    text = "Pinch R 6 L 4 kg. Grip R 22 kg, 18 kg L. Frank chat about pacing."
    found = [text[each.start : each.end] for each in find_identifiers(text) if each.strong]
    assert found == []


def test_an_initial_after_a_house_number_still_holds() -> None:
    text = "Parcel for flat 41, L. Frankland, left at the desk."
    assert any("Frankland" in text[each.start : each.end] and each.strong for each in find_identifiers(text))
