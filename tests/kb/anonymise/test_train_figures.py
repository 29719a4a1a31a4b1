"""Training what judges figures: whose figures it learns, and that its weights come back from their file."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kb.anonymise.tagging.figures import KINDS, SPELLINGS, load_judge
from kb.anonymise.tagging.generate import Labelled
from kb.anonymise.tagging.tagger import LAYERS
from kb.anonymise.train import save
from kb.anonymise.train_figures import NOTES, UNREAD, Rows, fit, kind_of, rows_of, told
from kb.embedder import HiddenStates


class NoStates:
    """Gives every character a state of nothing."""

    def hidden_states(self, texts: Sequence[str], layers: Sequence[int]) -> list[HiddenStates]:
        spans = [np.array([(at, at + 1) for at in range(len(text))], np.int32).reshape(-1, 2) for text in texts]
        return [HiddenStates(span, dict.fromkeys(layers, np.zeros((len(span), 2), np.float32))) for span in spans]


def test_a_figure_is_of_the_kind_of_its_mark_and_none_within_a_name() -> None:
    text = "Seen 3/4 by Ann2, pain 4/10, NHS 4505577104."
    note: Labelled = (text, [(5, 8, "DATE"), (12, 16, "PERSON"), (text.index("450"), len(text) - 1, "NHS_NUMBER")])
    rows = rows_of([note], NoStates())  # type: ignore[arg-type]
    kinds = [KINDS[kind] for kind in rows.kinds.tolist()]
    assert list(zip(rows.figures, kinds, strict=True)) == [("3/4", "DATE"), ("4/10", None), ("4505577104", "ID")]
    assert rows.states.shape == (3, 3 * 2 * len(LAYERS))


@pytest.mark.parametrize(("label", "kind"), [("DOB", "DATE"), ("VEHICLE", "ID"), ("ADDRESS", "ADDRESS")])
def test_labels_that_a_figure_cannot_tell_apart_are_one(label: str, kind: str) -> None:
    number = kind_of(label)
    assert number is not None
    assert KINDS[number] == kind


def test_trained_weights_are_read_as_they_were_saved(tmp_path: Path) -> None:
    draw = np.random.default_rng(3)
    kinds = np.arange(8_000) % 2
    states = draw.normal(size=(8_000, 6)).astype(np.float32)
    states[:, 2] += 9 * kinds
    rows = Rows(states, np.zeros((8_000, len(SPELLINGS)), np.float32), kinds, ["31st"] * 8_000)
    save(fit(rows), tmp_path / "figures.npz")
    judge = load_judge(tmp_path / "figures.npz")
    assert judge is not None
    assert next(told(rows, judge)) == "DATE: 4000 of 4000, 0 wrong"


def test_no_judge_without_weights(tmp_path: Path) -> None:
    assert load_judge(tmp_path / "figures.npz") is None


def test_sets_that_nobody_has_read_are_there() -> None:
    assert all((NOTES / f"{name}.jsonl").is_file() for name in UNREAD)
