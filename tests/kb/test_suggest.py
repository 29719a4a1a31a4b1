"""Suggesting facets by meaning."""

from collections.abc import Sequence

import numpy as np
import pytest

from kb.embedder import ModelEmbedder
from kb.suggest import (
    LINES,
    SUGGESTED,
    TermEmbeddings,
    closeness_of,
    embed_terms,
    suggest,
    terms_by_name,
    terms_named,
)
from kb.types import Embedded, FloatArray
from kb.vocabulary import FACETS


class OneEach:
    """Gives every text a direction of its own, so that a record can be made to point at any term."""

    model_id = "one each"

    def embed(self, texts: Sequence[str]) -> list[Embedded]:
        directions: FloatArray = np.eye(len(texts), dtype=np.float32)
        return [Embedded(direction) for direction in directions]


@pytest.fixture
def terms() -> TermEmbeddings:
    return embed_terms(OneEach())


def direction(terms: TermEmbeddings, facet: str, term: str) -> FloatArray:
    found: FloatArray = terms.embeddings[facet][terms.terms[facet].index(term)]
    return found


def test_a_record_gets_the_term_it_is_close_to(terms: TermEmbeddings) -> None:
    assert suggest([direction(terms, "practice_area", "driving")], terms) == {"practice_area": ("driving",)}


def test_nothing_is_suggested_where_nothing_is_close(terms: TermEmbeddings) -> None:
    far: FloatArray = np.full(len(terms.embeddings["setting"][0]), 0.01, dtype=np.float32)
    assert suggest([far], terms) == {}


def test_a_record_without_passages_gets_no_suggestion(terms: TermEmbeddings) -> None:
    assert suggest([], terms) == {}


def test_a_term_that_the_text_names_counts_as_closer(terms: TermEmbeddings) -> None:
    both = direction(terms, "condition_group", "stroke") + direction(terms, "condition_group", "amputation")
    both /= np.linalg.norm(both)
    found = suggest([both], terms, "After a below-knee amputation. The amputation healed well.")
    assert found["condition_group"][0] == "amputation"


def test_closeness_is_that_of_the_best_passage_and_of_the_whole() -> None:
    record = np.array([[1, 0], [0, 1]], dtype=np.float32)
    assert closeness_of(record, np.array([[1, 0]], dtype=np.float32)) == pytest.approx((1 + 0.5**0.5) / 2)


def test_an_age_is_never_guessed() -> None:
    assert "age_band" not in SUGGESTED
    assert set(LINES) == set(SUGGESTED)


@pytest.mark.parametrize("facet", sorted(FACETS))
def test_every_term_is_known_by_its_own_name(facet: str) -> None:
    assert all(terms_by_name(facet)[term.casefold()] == term for term in FACETS[facet])


def test_terms_are_known_by_other_names() -> None:
    assert terms_by_name("condition_group")["rheumatoid arthritis"] == "arthritis and rheumatology"


def test_a_text_names_terms_by_any_of_their_names() -> None:
    named = terms_named("A school child; rheumatoid arthritis was named twice: Rheumatoid Arthritis.")
    assert named["condition_group"] == ("arthritis and rheumatology",)
    assert named["setting"] == ("school",)
    assert terms_named("nothing of the kind") == {}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Secondary progressive multiple sclerosis. A pressure ulcer.", "multiple sclerosis"),
        ("Relapsing MS, diagnosed a year ago.", "multiple sclerosis"),
        ("Motor neurone disease, hoisted.", "motor neurone disease"),
    ],
)
def test_a_condition_that_the_text_names_leaves_out_all_others(terms: TermEmbeddings, text: str, term: str) -> None:
    near = direction(terms, "condition_group", "amputation")
    assert suggest([near], terms, text)["condition_group"] == (term,)


@pytest.mark.parametrize("text", ["Two falls and some anxiety.", "A grant from the Stroke Association.", ""])
def test_a_sign_or_a_charity_names_no_condition(terms: TermEmbeddings, text: str) -> None:
    near = direction(terms, "condition_group", "amputation")
    assert suggest([near], terms, text)["condition_group"] == ("amputation",)


def test_no_condition_is_suggested_where_two_are_as_close(terms: TermEmbeddings) -> None:
    both = direction(terms, "condition_group", "stroke") + direction(terms, "condition_group", "amputation")
    assert "condition_group" not in suggest([both / np.linalg.norm(both)], terms)


def test_a_tremor_that_is_called_essential_names_its_own_group(terms: TermEmbeddings) -> None:
    near = direction(terms, "condition_group", "Parkinson's")
    assert suggest([near], terms, "Essential tremor for years.")["condition_group"] == ("other neurological",)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Hand tremor makes drinking from a cup hard.", None),
        ("Shaky hands; lithium tremor noted, struggles with buttons.", None),
        ("He freezes in doorways and his tremor gets worse before his next tablet.", ("Parkinson's",)),
    ],
)
def test_a_tremor_alone_suggests_no_condition(text: str, term: tuple[str, ...] | None) -> None:
    embedder = ModelEmbedder()
    [made] = embedder.embed([text])
    assert suggest([made.embedding], embed_terms(embedder), text).get("condition_group") == term


def test_a_term_that_the_text_denies_is_not_named() -> None:
    assert terms_named("He ended his days without a hospital ward, not at school.") == {}


@pytest.mark.parametrize("text", ["The rail did not work.", "The battery was flat.", "Ordered a hospital bed."])
def test_a_word_that_means_something_else_as_often_names_no_setting(text: str) -> None:
    assert "setting" not in terms_named(text)


def test_a_setting_is_not_suggested_for_being_denied(terms: TermEmbeddings) -> None:
    near = 0.58 * direction(terms, "setting", "hospital ward") + 0.81 * direction(terms, "practice_area", "driving")
    assert suggest([near], terms, "On a hospital ward.")["setting"] == ("hospital ward",)
    assert "setting" not in suggest([near], terms, "He died at last without a hospital bed.")
