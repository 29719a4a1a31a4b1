"""The embedding model in eight-bit integers: OpenVINO's model with its linear layers quantised, for `openvino-int8`.

Static post-training quantisation: the range of each linear layer's inputs is measured once on notes (`python -m
kb.quantisation_ranges`) and kept, so an embedding does not depend on the other texts of its batch. Two things keep the
loss small. What is hard to round in the inputs is moved into the weights, channel by channel (SmoothQuant, Xiao and
others 2023). And the few channels that reach several times as far as all others are summed apart, unrounded (after
LLM.int8(), Dettmers and others 2022). Measured in docs/search.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from kb.types import FloatArray

if TYPE_CHECKING:
    import openvino

DATA = Path(__file__).parent / "data"
MIGRATION: Final = 0.75
"""How much of the inputs' unevenness the weights take over: between .7 and .85 embeddings are nearest to unrounded."""
APART: Final = 6
"""Channels of a narrowing layer that are summed unrounded."""
INPUT_LEVELS: Final = 256
WEIGHT_LEVELS: Final = 255
"""Symmetric about nought."""
LEAST: Final = 1e-5
"""What a channel is taken to reach that is never used."""


@dataclass(frozen=True)
class Range:
    """The lowest and highest value of each channel of a linear layer's input, (channels,) each."""

    lowest: FloatArray
    highest: FloatArray


@dataclass(frozen=True)
class Linear:
    """A linear layer of a model: the name of its module, its node, and its weights (outputs, channels)."""

    name: str
    node: "openvino.Node"
    weights: FloatArray


@lru_cache(maxsize=4)
def ranges_for(weights: str) -> dict[str, Range] | None:
    """Return the ranges by linear layer that were measured for a model's weights (SHA-256), or None."""
    for file in sorted(DATA.glob("ranges-*.npz")):
        with np.load(file) as stored:
            if str(stored["weights"]) == weights:
                names = [key.removesuffix(":lowest") for key in stored if key.endswith(":lowest")]
                return {name: Range(*(stored[f"{name}:{end}"] for end in ("lowest", "highest"))) for name in names}
    return None


def linear_layers(model: "openvino.Model") -> Iterator[Linear]:
    """Yield the products of something computed with weights, in the order of the sums."""
    for node in model.get_ordered_ops():
        if node.get_type_name() == "MatMul" and node.input_value(1).get_node().get_type_name() == "Constant":
            name = node.get_friendly_name().partition("/")[0].rpartition(".encoder.")[2]
            yield Linear(name, node, np.array(node.input_value(1).get_node().data, np.float32))


def quantise(model: "openvino.Model", ranges: dict[str, Range]) -> None:
    """Change every linear layer of a model to eight-bit sums. Raises KeyError where a layer has no range."""
    for layers in _by_input(model):
        _quantise_together(layers, ranges[layers[0].name])
    model.validate_nodes_and_infer_types()


def _by_input(model: "openvino.Model") -> Iterable[list[Linear]]:
    """Return the layers in groups that read the same values: those are rounded once."""
    groups: dict[str, list[Linear]] = {}
    for layer in linear_layers(model):
        groups.setdefault(layer.node.input_value(0).get_node().get_friendly_name(), []).append(layer)
    return groups.values()


def _quantise_together(layers: list[Linear], reached: Range) -> None:
    from openvino import opset13 as ops

    source = layers[0].node.input_value(0)
    reach = np.maximum(np.abs(reached.highest), np.abs(reached.lowest))
    apart = _channels_apart(layers[0].weights, reach)
    kept = np.ones(len(reach), np.float32)
    kept[apart] = 0
    scale = _smoothing(np.max([np.abs(layer.weights).max(0) for layer in layers], axis=0), reach, kept)
    low, high = (reached.lowest / scale)[kept > 0].min(), (reached.highest / scale)[kept > 0].max()
    ends = [ops.constant(np.full((1, 1, 1), end, np.float32)) for end in (low, high)]
    divided = ops.multiply(source, ops.constant((kept / scale)[None, None]))
    rounded = ops.fake_quantize(divided, *ends, *ends, INPUT_LEVELS)
    unrounded = ops.gather(source, ops.constant(apart), ops.constant(2)) if len(apart) else None
    for layer in layers:
        readers = layer.node.output(0).get_target_inputs()
        layer.node.input(0).replace_source_output(rounded.output(0))
        layer.node.input(1).replace_source_output(_rounded_weights(layer.weights * (scale * kept)))
        if unrounded is not None:
            beside = ops.matmul(unrounded, ops.constant(layer.weights[:, apart]), False, True)
            whole = ops.add(layer.node, beside)
            for reader in readers:
                reader.replace_source_output(whole.output(0))


def _channels_apart(weights: FloatArray, reach: FloatArray) -> NDArray[np.int64]:
    """Return the channels that reach furthest where a layer narrows: a few reach several times as far as the rest."""
    outputs, channels = weights.shape
    return np.argsort(-reach)[: APART if channels > outputs else 0]


def _smoothing(heaviest: FloatArray, reach: FloatArray, kept: FloatArray) -> FloatArray:
    """Return what each channel is divided by, and its weights multiplied with; about 1 in the middle."""
    uneven = np.maximum(reach, LEAST) ** MIGRATION / np.maximum(heaviest, LEAST) ** (1 - MIGRATION)
    scale: FloatArray = (uneven / np.exp(np.log(uneven[kept > 0]).mean())).astype(np.float32)
    return scale


def _rounded_weights(weights: FloatArray) -> "openvino.Output":
    from openvino import opset13 as ops

    furthest = np.maximum(np.abs(weights).max(1, keepdims=True), LEAST)
    ends = [ops.constant(-furthest), ops.constant(furthest)]
    return ops.fake_quantize(ops.constant(weights), *ends, *ends, WEIGHT_LEVELS).output(0)
