"""Embeddings from the real model."""

import numpy as np
import pytest

from kb.embedder import ModelEmbedder, find_model_folder
from kb.errors import ModelUnavailable

EMBEDDER = ModelEmbedder()
SHORT = "Grab rail by the bath."
LONG = "She could step over the side of the bath once the board was fitted and the rail moved. " * 8

pytestmark = pytest.mark.model


def test_embeddings_are_unit_length() -> None:
    [embedded] = EMBEDDER.embed([SHORT])
    assert np.linalg.norm(embedded.embedding) == pytest.approx(1, abs=1e-5)
    assert embedded.embedding.shape == (EMBEDDER.dimensions,)


def test_an_embedding_does_not_depend_on_its_neighbours() -> None:
    alone = EMBEDDER.embed([SHORT])[0].embedding
    beside = EMBEDDER.embed([LONG, SHORT, LONG])[1].embedding
    assert float(alone @ beside) > 0.9995


def test_close_in_meaning_is_closer_than_far() -> None:
    bath, shower, invoice = (e.embedding for e in EMBEDDER.embed(["getting into a bath", "washing", "unpaid bill"]))
    assert bath @ shower > bath @ invoice


def test_hidden_states_come_one_for_each_word_piece() -> None:
    [states] = EMBEDDER.hidden_states(["John lives here"], layers=(2, 6))
    assert states.offsets.tolist() == [[0, 4], [5, 10], [11, 15]]
    assert states.layers[6].shape == (3, 384)


def test_an_empty_text_is_embedded_all_the_same() -> None:
    assert EMBEDDER.embed_query("").embedding.shape == (384,)


def test_the_model_is_named_without_loading_it() -> None:
    assert ModelEmbedder().model_id.startswith("all-MiniLM-L6-v2:53aa51172d14:254:")


def test_a_model_that_is_not_here_is_said_so() -> None:
    with pytest.raises(ModelUnavailable):
        find_model_folder("nobody/no-such-model")


def test_loading_the_model_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    ModelEmbedder().embed(["A short text."])
    assert capfd.readouterr() == ("", "")


def test_a_question_asked_again_is_not_embedded_again() -> None:
    first = EMBEDDER.embed_query("how to get up from a chair")
    assert EMBEDDER.embed_query("how to get up from a chair") is first
