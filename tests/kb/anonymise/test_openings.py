import pytest

from kb.anonymise.articles import without_an_article
from kb.anonymise.find import find_identifiers
from kb.anonymise.identifiers import Identifier
from kb.anonymise.openings import is_an_ordinary_opening
from kb.anonymise.words import words_of


def is_ordinary(text: str, word: str, chance: float = 0.4) -> bool:
    start = text.index(word)
    found = Identifier(start, start + len(word), "PERSON", chance, "reads like a name", False)
    return is_an_ordinary_opening(text, found, [each for each in words_of(text) if each.opens])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Cast is off. Porridge: makes it herself.", "Porridge"),
        ("in the bath\nkettle has no timer", "kettle"),
        ("pleased. Beans: pleased.", "Beans"),
    ],
)
def test_a_word_of_the_dictionary_at_a_sentences_head_is_no_name_by_the_tagger_alone(text: str, word: str) -> None:
    assert is_ordinary(text, word)


@pytest.mark.parametrize(
    ("text", "word", "chance"),
    [
        ('Leroy, "Chalky" to all', "Chalky", 0.4),
        ("Found Spanner at breakfast", "Spanner", 0.4),
        ("Home soon. Beans rang.", "Beans", 0.9),
        ("Home soon. Rosemary rang.", "Rosemary", 0.4),
        ("Home soon. Mo rang.", "Mo", 0.4),
        ("Porridge spent a year away", "Porridge", 0.4),
        ("Thanks for that\nPorridge\nWard 4", "Porridge", 0.4),
        ("Home soon. Porridge laughed at it.", "Porridge", 0.4),
    ],
)
def test_a_by_name_a_known_name_and_one_the_tagger_is_sure_of_stay(text: str, word: str, chance: float) -> None:
    assert not is_ordinary(text, word, chance)


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
