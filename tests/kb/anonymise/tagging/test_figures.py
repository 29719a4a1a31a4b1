"""What kind of identifier a figure is, by what stands around it."""

from collections.abc import Sequence

import numpy as np
import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.tagging.figures import KINDS, SPELLINGS, FigureJudge, Figures, spellings
from kb.anonymise.tagging.tagger import LAYERS, load_tagger
from kb.embedder import HiddenStates
from kb.types import FloatArray

TEXT = "Swap with 31st if free. Pain 14/20, door B29, ninety-two."


def letter_states(text: str, start: int = 0) -> HiddenStates:
    """One piece for each character; its state is where it stands in the whole text."""
    offsets = np.array([(at, at + 1) for at in range(len(text))], dtype=np.int32).reshape(-1, 2)
    rows = np.arange(start, start + len(text), dtype=np.float32)[:, None]
    return HiddenStates(offsets, dict.fromkeys(LAYERS, rows))


def heard(text: str, project: FloatArray | None = None) -> Figures:
    figures = Figures(text, project)
    figures.hear(0, letter_states(text), LAYERS)
    return figures


def judge_of(kind: str, chance: float) -> FigureJudge:
    """A judge that gives every figure such a chance to be of some kind."""
    last_bias = np.full(len(KINDS), -20, dtype=np.float32)
    last_bias[KINDS.index(kind)] = np.log(chance)
    last_bias[0] = np.log(1 - chance)
    size = 3 * len(LAYERS)
    nothing = np.zeros((size, 1), np.float32), np.zeros((len(SPELLINGS), 1), np.float32), np.zeros(1, np.float32)
    return FigureJudge(*nothing, np.zeros((1, len(KINDS)), np.float32), last_bias)


def judged(text: str, kind: str, chance: float = 0.95) -> list[str]:
    judge = judge_of(kind, chance)
    return [text[each.start : each.end] for each in heard(text, judge.project).judged(judge)]


def test_a_figure_is_read_with_what_stands_before_and_after_it() -> None:
    [own, before, after] = np.split(heard("in 24 of").states()[0], 3)
    assert own.tolist() == [3.5] * len(LAYERS)
    assert before.tolist() == [1.5] * len(LAYERS)
    assert after.tolist() == [5.5] * len(LAYERS)


def test_states_are_projected_as_they_are_heard() -> None:
    project = np.arange(9, dtype=np.float32)[:, None]
    assert np.allclose(heard(TEXT).states() @ project, heard(TEXT, project).states())


def test_each_part_of_a_text_tells_of_its_own_figures() -> None:
    figures = Figures("The 3rd. The 4th.")
    figures.hear(9, letter_states("The 4th.", 9), LAYERS)
    assert [each[0] for each in figures.heard] == ["4th"]


@pytest.mark.parametrize(
    ("kind", "found"), [("DATE", ["31st"]), ("POSTCODE", ["B29"]), ("AGE_OVER_89", ["ninety-two"]), ("ADDRESS", [])]
)
def test_a_figure_is_a_finding_where_its_spelling_allows_it(kind: str, found: list[str]) -> None:
    assert judged(TEXT, kind) == found


def test_a_figure_that_is_likelier_nothing_is_none() -> None:
    assert judged(TEXT, "DATE", 0.2) == []


def test_spellings_are_told_apart() -> None:
    told = spellings(["31st", "3/4", "B29", "14:30"])
    assert len({tuple(row) for row in told.tolist()}) == len(told)


def found(texts: Sequence[str]) -> list[str]:
    tagger = load_tagger()
    return [text[each.start : each.end] for text in texts for each in find_identifiers(text, tagger=tagger)]


@pytest.mark.model
def test_days_are_told_whatever_words_stand_beside_them() -> None:
    assert found(["Could swap with the 27th should transport allow.", "Pension comes 19th every month."]) == [
        "the 27th",
        "19th",
    ]


@pytest.mark.model
def test_ranks_scores_and_readings_are_no_days() -> None:
    assert found(["Lives on the 12th floor.", "Balance on the 9th centile, Barthel 14/20.", "Sats 94 on air."]) == []
