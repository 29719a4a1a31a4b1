"""What computes the embedding model: the same sums whichever it is, chosen by a setting."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from kb.errors import ModelUnavailable
from kb.quantisation import ranges_for
from kb.types import FloatArray

Backend = Literal["auto", "openvino-int8", "openvino", "torch-bf16", "torch-fp32"]
Precision = Literal["fp32", "bf16", "int8"]
Rows = Sequence[Sequence[int]]
"""The word pieces of several texts, the special ones around them."""


class Choice(NamedTuple):
    """A library and the precision it computes in; together they decide the last digits of an embedding."""

    library: Literal["openvino", "torch"]
    precision: Precision


class Runner(Protocol):
    """A loaded model, safe to ask from several threads. Vectors hardly depend on their batch (cosine over .9999)."""

    def run(self, rows: Rows) -> tuple[FloatArray, FloatArray]:
        """Return embeddings (n, dimensions), unit length, and last hidden states (n, longest row, hidden size)."""

    def run_layers(self, rows: Rows, layers: Sequence[int]) -> dict[int, FloatArray]:
        """Return the hidden states (n, longest row, hidden size) of the given layers."""


def choose(backend: Backend, weights: str) -> Choice:
    """Return what to compute a model (SHA-256 of its weights) with: the fastest there is unless one is named.

    Measured on 200-piece passages, processor time: OpenVINO int8 takes 0.4 of torch fp32's, OpenVINO bf16 0.56, torch
    bf16 0.95 (docs/search.md). Raises ModelUnavailable where the one named is not installed or not made for the model.
    """
    installed = importlib.util.find_spec("openvino") is not None
    unrounded: Precision = "bf16" if processor_has_bf16() else "fp32"
    match backend:
        case "auto" if installed:
            return Choice("openvino", "int8" if processor_has_int8() and ranges_for(weights) else unrounded)
        case "auto":
            return Choice("torch", unrounded)
        case "torch-bf16" | "torch-fp32":
            return Choice("torch", "bf16" if backend == "torch-bf16" else "fp32")
    if not installed:
        raise ModelUnavailable("OpenVINO is not installed: pip install openvino")
    if backend == "openvino-int8" and not ranges_for(weights):
        raise ModelUnavailable("The embedding back end openvino-int8 is made for the default model alone.")
    return Choice("openvino", "int8" if backend == "openvino-int8" else unrounded)


def processor_has_bf16() -> bool:
    """Tell whether this processor multiplies bf16 in hardware; without that it is slower than fp32."""
    return bool(_processor_flags() & {"avx512_bf16", "amx_bf16"})


def processor_has_int8() -> bool:
    """Tell whether this processor sums eight-bit products in hardware; without that rounding gains nothing."""
    return bool(_processor_flags() & {"avx512_vnni", "avx_vnni", "amx_int8"})


def _processor_flags() -> set[str]:
    try:
        return set(Path("/proc/cpuinfo").read_text("utf-8").split())
    except OSError:
        return set()


def mask_of(rows: Rows, to: int = 1) -> tuple[list[list[int]], list[list[int]]]:
    """Return the rows padded to one length, a multiple of `to`, and which of their pieces are real."""
    longest = -(-max(len(row) for row in rows) // to) * to
    return (
        [[*row, *[0] * (longest - len(row))] for row in rows],
        [[1] * len(row) + [0] * (longest - len(row)) for row in rows],
    )
