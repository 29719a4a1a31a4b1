from collections.abc import Sequence

import numpy as np
import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.identifiers import Identifier
from kb.anonymise.tagging.tagger import (
    LAYERS,
    LONGEST_PART,
    Reading,
    find_tagged,
    load_tagger,
    mean_states,
    parts_of,
    writes_capitals,
)
from kb.anonymise.words import Word, words_of
from kb.embedder import HiddenStates


def count_states(texts: Sequence[str]) -> list[HiddenStates]:
    """One piece per character; its state in each layer is its place in the text."""
    made = []
    for text in texts:
        offsets = np.array([(at, at + 1) for at in range(len(text))], dtype=np.int32).reshape(-1, 2)
        rows = np.arange(len(text), dtype=np.float32)[:, None]
        made.append(HiddenStates(offsets, dict.fromkeys(LAYERS, rows)))
    return made


def tagged(text: str, *rows: tuple[float, ...]) -> list[Identifier]:
    return list(find_tagged(text, words_of(text), np.array(rows, dtype=np.float32)))


class SureTagger:
    """Gives every word the same probabilities."""

    def __init__(self, *row: float) -> None:
        self.row = row

    def read(self, text: str, words: Sequence[Word]) -> Reading:
        return Reading(np.tile(np.array(self.row, dtype=np.float32), (len(words), 1)))


def test_parts_cover_the_text() -> None:
    text = "One two three. " * 200 + "x" * 1000 + "\n\nThe end."
    parts = parts_of(text)
    assert "".join(part for _, part in parts) == text
    assert max(len(part) for _, part in parts) <= LONGEST_PART


def test_a_words_state_is_the_mean_of_its_pieces() -> None:
    text = "ab cde"
    assert mean_states(text, words_of(text), count_states).tolist() == [[0.5] * len(LAYERS), [4.0] * len(LAYERS)]


def test_a_word_over_the_border_of_two_parts_has_pieces_of_both() -> None:
    text = "y" * (LONGEST_PART + 2)
    assert np.isfinite(mean_states(text, words_of(text), count_states)).all()


def test_a_likely_name_is_found_with_its_label() -> None:
    found = tagged("Larkrise", (0.1, 0.0, 0.1, 0.8))
    assert [(each.label, each.strong) for each in found] == [("ORG", False)]


def test_words_beside_a_finding_belong_to_it_sooner() -> None:
    rows = [(0.9, 0.0, 0.0, 0.1), (0.7, 0.0, 0.0, 0.3), (0.7, 0.0, 0.0, 0.3), (0.1, 0.0, 0.0, 0.9)]
    found = tagged("at holly lane hospital", *rows)
    assert [(each.start, each.end) for each in found] == [(3, 22)]


def test_a_link_between_two_findings_joins_them() -> None:
    rows = [(0.1, 0.0, 0.0, 0.9), (0.95, 0.0, 0.0, 0.05), (0.1, 0.0, 0.0, 0.9)]
    found = tagged("Dobson and Repair", *rows)
    assert [(each.start, each.end) for each in found] == [(0, 17)]


def test_the_tagger_overrules_a_weak_finding() -> None:
    text = "We tried the Zanzibella."
    assert find_identifiers(text)
    assert not find_identifiers(text, tagger=SureTagger(1.0, 0.0, 0.0, 0.0))


def test_the_tagger_does_not_overrule_a_titled_name() -> None:
    assert find_identifiers("Mrs Okafor fell.", tagger=SureTagger(1.0, 0.0, 0.0, 0.0))


@pytest.mark.model
def test_the_trained_tagger_tells_a_name_from_a_word() -> None:
    tagger = load_tagger()
    assert tagger is not None
    text = "Rose told me that the stairs are steep. She rose from the chair."
    chances = 1 - tagger.chances(text, words_of(text))[:, 0]
    assert chances[0] > 0.5 > chances[9]


def test_a_text_with_capitals_writes_names_with_them() -> None:
    assert writes_capitals("We tried a rail. She liked it. It held. Nobody fell. The gantry came later.")
    assert not writes_capitals("tried a rail. she liked it. it held. nobody fell. mary came later.")
    assert not writes_capitals("We tried a rail. It held.")
