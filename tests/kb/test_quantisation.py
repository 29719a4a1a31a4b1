"""What is measured for the model in eight-bit integers, and that it covers the model."""

import openvino
import pytest

from kb.embedder import DEFAULT_WEIGHTS, find_model_folder
from kb.openvino_backend import cache_folder, read_or_convert
from kb.quantisation import Range, linear_layers, quantise, ranges_for
from kb.quantisation_ranges import measure

FOLDER = find_model_folder("all-MiniLM-L6-v2")


@pytest.fixture
def model() -> openvino.Model:
    return read_or_convert(FOLDER, DEFAULT_WEIGHTS, cache_folder())


def test_every_linear_layer_has_its_range(model: openvino.Model) -> None:
    ranges = ranges_for(DEFAULT_WEIGHTS) or {}
    layers = list(linear_layers(model))
    assert len(layers) == 36
    assert {layer.name: layer.weights.shape[1] for layer in layers} == {
        name: len(each.lowest) for name, each in ranges.items()
    }


def test_ranges_of_a_text_lie_within_those_that_are_kept() -> None:
    found = measure(FOLDER, DEFAULT_WEIGHTS, ["She gets up from the chair with a rail on the left."])
    kept = ranges_for(DEFAULT_WEIGHTS) or {}
    name = "layer.0.attention.self.query"
    assert found[name].highest.max() <= kept[name].highest.max() + 0.5
    assert found[name].lowest.min() >= kept[name].lowest.min() - 0.5


def test_quantising_puts_rounding_before_every_product(model: openvino.Model) -> None:
    quantise(model, ranges_for(DEFAULT_WEIGHTS) or {})
    rounded = [node for node in model.get_ordered_ops() if node.get_type_name() == "FakeQuantize"]
    assert len(rounded) == 36 + 24  # weights, and inputs: three layers share one


def test_a_layer_without_a_range_is_said(model: openvino.Model) -> None:
    with pytest.raises(KeyError):
        quantise(
            model, {"other": Range(*(ranges_for(DEFAULT_WEIGHTS) or {})["layer.0.output.dense"].__dict__.values())}
        )
