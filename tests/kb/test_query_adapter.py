"""The query adapter: questions are turned towards the notes that answer them, and nothing else is."""

import json
from pathlib import Path

import numpy as np
import pytest

from kb.adapter_training import Folder, fit, found_by, read_folder
from kb.embedder import ModelEmbedder
from kb.late_interaction import unit_rows
from kb.query_adapter import adapter_for, turned
from kb.types import FloatArray

DIMENSIONS = 48
NOTES = (
    "Bathing after a stroke. A bath board and grab rails were tried at home with her daughter.",
    "Kettle tipper and perching stool after an assessment of meal preparation in the kitchen.",
    "Powered wheelchair trial: he could not manage the doorways of his flat, so a ramp was asked for.",
    "Toilet transfers with a raised seat; carers shown how to help her stand.",
    "A weighted blanket and movement breaks helped him settle in class.",
)
OTHERS = (
    "Interest rates rose by a quarter of a point, the central bank said.",
    "The telescope resolved two galaxies whose light left them ten billion years ago.",
    "Expression of the gene was inhibited in mice that lacked the receptor.",
    "Preheat the oven and fold the flour into the beaten eggs.",
)


def scattered(rows: int, seed: int) -> FloatArray:
    return unit_rows(np.random.default_rng(seed).standard_normal((rows, DIMENSIONS)).astype(np.float32))


def asked_elsewhere(name: str, seed: int) -> Folder:
    """Notes, and questions that all lie apart from their notes in the same way, with some that nothing answers."""
    notes, away = scattered(60, seed), scattered(DIMENSIONS, 1)
    asked = unit_rows((notes + 4 * notes @ away).astype(np.float32))
    grades = np.vstack([np.eye(60, dtype=np.float32), np.zeros((10, 60), np.float32)])
    return Folder(name, notes, np.arange(60), np.vstack([asked, scattered(10, seed + 100)]), grades)


def test_training_finds_what_lies_between_questions_and_their_notes() -> None:
    adapter = fit([asked_elsewhere("one", 2), asked_elsewhere("two", 3)], epochs=60, rank=32)
    unseen = asked_elsewhere("three", 4)
    assert found_by(unseen, adapter) > found_by(unseen, None) + 0.1


def test_training_sets_what_answers_apart_from_what_does_not() -> None:
    adapter = fit([asked_elsewhere("one", 2), asked_elsewhere("two", 3)], epochs=60, rank=32)
    unseen = asked_elsewhere("three", 4)
    nearest = np.array([(unseen.passages @ adapter.turn(question)).max() for question in unseen.questions])
    answered = unseen.grades.any(axis=1)
    assert np.median(nearest[answered]) > np.quantile(nearest[~answered], 0.8)


def test_the_default_model_has_an_adapter_that_keeps_the_length() -> None:
    model_id = ModelEmbedder().model_id
    adapter = adapter_for(model_id)
    assert adapter is not None
    question = unit_rows(np.random.default_rng(5).standard_normal((1, len(adapter.down))).astype(np.float32))[0]
    made = turned(question, model_id, 1)
    assert made is not None
    assert abs(float(np.linalg.norm(made)) - 1) < 1e-5
    assert float(made @ question) < 0.999


def test_another_models_questions_stay_as_they_are() -> None:
    question = scattered(1, 6)[0]
    assert turned(question, "another-model:0123456789ab:512:torch-fp32:none", 1) is question
    assert turned(question, "unnamed", 1) is question
    assert turned(None, ModelEmbedder().model_id, 1) is None


def test_a_store_of_other_texts_is_asked_as_it_is() -> None:
    adapter = fit([asked_elsewhere("one", 2)], epochs=1, rank=4)
    assert adapter.share_in(adapter.home, 500) == 1
    assert adapter.share_in(0.72 * adapter.home, 5_000) == pytest.approx(0.5, abs=0.05)
    assert adapter.share_in(0.2 * adapter.home, 500) == 0


def test_a_store_of_a_few_notes_is_supposed_to_be_like_those_of_others() -> None:
    adapter = fit([asked_elsewhere("one", 2)], epochs=1, rank=4)
    assert adapter.share_in(None, 0) == 1
    assert adapter.share_in(0.5 * adapter.home, 3) == 1


def test_the_default_models_adapter_tells_notes_from_other_texts() -> None:
    embedder = ModelEmbedder()
    adapter = adapter_for(embedder.model_id)
    assert adapter is not None
    notes, others = (np.mean([one.embedding for one in embedder.embed(texts)], axis=0) for texts in (NOTES, OTHERS))
    assert adapter.share_in(notes, 1_000) == 1
    assert adapter.share_in(others, 1_000) == 0


def test_a_folder_of_notes_and_questions_is_read(tmp_path: Path) -> None:
    notes = [
        {"_id": "a1", "title": "Raised seat", "text": "A raised toilet seat was fitted."},
        {"_id": "a2", "title": "Kettle", "text": "A kettle tipper for weak wrists."},
    ]
    asked = [
        {"text": "he cannot get up from the loo", "type": "paraphrase", "docs": ["a1"]},
        {"text": "pouring hot water", "type": "keyword", "docs": ["a2", "a1"]},
        {"text": "driving after a stroke", "type": "no_answer", "docs": []},
    ]
    for name, lines in (("corpus.jsonl", notes), ("training.jsonl", asked)):
        (tmp_path / name).write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    folder = read_folder(tmp_path, ModelEmbedder())
    assert folder.grades.sum(axis=1).tolist() == [1.0, 1.75, 0.0]
    assert folder.passages.shape[0] == len(folder.note_of) >= 2
    assert folder.questions.shape == (3, 384)
