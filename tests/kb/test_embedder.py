"""Embeddings from the real model, whatever computes it."""

from pathlib import Path

import numpy as np
import pytest

from kb.backend import Backend, choose
from kb.embedder import DEFAULT_WEIGHTS, ModelEmbedder, batches_by_length, find_model_folder
from kb.errors import ModelUnavailable
from kb.openvino_backend import OpenVinoRunner, cache_folder

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


def test_what_is_stored_waits_before_each_batch_and_a_question_does_not() -> None:
    pauses: list[int] = []
    embedder = ModelEmbedder(pause=lambda: pauses.append(1))
    embedder.embed_query(SHORT)
    embedder.hidden_states([SHORT], (2,))
    assert not pauses
    embedder.embed([SHORT, LONG] * 40)
    assert len(pauses) > 1


@pytest.mark.parametrize(("most", "sizes"), [(4_096, [16, 4]), (300, [16, 1, 1, 1, 1]), (10, [1] * 20)])
def test_a_batch_holds_no_more_word_pieces_than_it_may(most: int, sizes: list[int]) -> None:
    pieces = [EMBEDDER.tokenizer.pieces(text) for text in [SHORT] * 16 + [LONG] * 4]
    assert [len(batch) for batch in batches_by_length(pieces, most)] == sizes


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


@pytest.fixture(scope="module")
def plain() -> ModelEmbedder:
    return ModelEmbedder(backend="torch-fp32")


@pytest.mark.parametrize(("backend", "apart"), [("openvino", 5e-4), ("torch-bf16", 5e-4), ("openvino-int8", 4e-3)])
def test_every_back_end_makes_the_same_of_a_text(backend: Backend, apart: float, plain: ModelEmbedder) -> None:
    texts = [SHORT, LONG, "Sleep"]
    made = ModelEmbedder(backend=backend).embed(texts)
    assert [float(one.embedding @ other.embedding) for one, other in zip(made, plain.embed(texts), strict=True)] == (
        pytest.approx([1, 1, 1], abs=apart)
    )


@pytest.mark.parametrize(("backend", "apart"), [("openvino", 0.01), ("openvino-int8", 0.04)])
def test_hidden_states_are_the_same_in_every_back_end(backend: Backend, apart: float, plain: ModelEmbedder) -> None:
    [made], [expected] = (one.hidden_states([SHORT], (2, 6)) for one in (ModelEmbedder(backend=backend), plain))
    assert np.abs(made.layers[2] - expected.layers[2]).mean() < apart


@pytest.mark.parametrize("backend", ["openvino", "openvino-int8"])
def test_an_embedding_does_not_depend_on_its_batch(backend: Backend) -> None:
    embedder = ModelEmbedder(backend=backend)
    alone, beside = embedder.embed([SHORT])[0], embedder.embed([LONG, SHORT, "Sleep"])[1]
    assert float(alone.embedding @ beside.embedding) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ({"avx512_vnni", "avx512_bf16"}, ("openvino", "int8")),
        ({"avx512_bf16"}, ("openvino", "bf16")),
        (set(), ("openvino", "fp32")),
    ],
)
def test_the_fastest_sums_that_the_processor_has_are_used(
    flags: set[str], expected: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.backend._processor_flags", lambda: flags)
    assert choose("auto", DEFAULT_WEIGHTS) == expected


def test_a_model_whose_ranges_are_not_known_is_not_rounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.backend._processor_flags", lambda: {"avx512_vnni", "avx512_bf16"})
    assert choose("auto", "other").precision == "bf16"
    with pytest.raises(ModelUnavailable):
        choose("openvino-int8", "other")


def test_torch_is_used_where_openvino_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert choose("auto", DEFAULT_WEIGHTS).library == "torch"
    with pytest.raises(ModelUnavailable):
        choose("openvino", DEFAULT_WEIGHTS)


def test_a_converted_model_is_kept_and_one_that_was_changed_is_made_anew(tmp_path: Path) -> None:
    folder = find_model_folder("all-MiniLM-L6-v2")
    first = OpenVinoRunner(folder, DEFAULT_WEIGHTS, "fp32", 1, tmp_path).run([[101, 2000, 102]])[0]
    (kept,) = tmp_path.glob("*.bin")
    kept.write_bytes(kept.read_bytes()[:-4] + b"\x00\x00\x80\x7f")
    again = OpenVinoRunner(folder, DEFAULT_WEIGHTS, "fp32", 1, tmp_path).run([[101, 2000, 102]])[0]
    assert np.array_equal(first, again)
    assert kept.read_bytes()[-4:] != b"\x00\x00\x80\x7f"


def test_the_model_is_asked_once_while_one_thread_alone_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(OpenVinoRunner, "run", lambda self, rows: asked.append(rows))
    OpenVinoRunner(find_model_folder("all-MiniLM-L6-v2"), DEFAULT_WEIGHTS, "fp32", 1, cache_folder())
    assert len(asked) == 1
