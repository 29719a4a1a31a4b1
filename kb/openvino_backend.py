"""The embedding model in OpenVINO: converted once from torch and kept, so that later starts need no torch."""

import contextlib
import hashlib
import json
import os
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import LifoQueue
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from kb.backend import Precision, Rows, mask_of, processor_has_bf16
from kb.quantisation import quantise, ranges_for
from kb.types import FloatArray

if TYPE_CHECKING:
    import openvino

ATTENTION: Final = "eager"
"""Converted from torch's fused attention, the mask is dropped without a word and padded rows come out wrong."""

ALONE: Final = 16
"""What a row alone, a question, is filled up to a multiple of, which four of five questions are shorter than.

A shape other than the last one's costs a millisecond, and one that was never seen some."""


class OpenVinoRunner:
    """Runs the model on this processor; several threads may ask at once, each with a request of its own."""

    def __init__(
        self, folder: Path, weights: str, precision: Precision, threads: int, kept_in: Path | None, streams: int = 0
    ) -> None:
        import openvino

        # Two questions at once have a core each; whoever embeds and does nothing else has all threads for one batch.
        streams = streams or (2 if threads == 1 else 1)
        model = read_or_convert(folder, weights, kept_in)
        if precision == "int8":
            quantise(model, ranges_for(weights) or {})
        self._compiled = openvino.Core().compile_model(
            model,
            "CPU",
            {
                "INFERENCE_PRECISION_HINT": "bf16" if precision != "fp32" and processor_has_bf16() else "f32",
                "INFERENCE_NUM_THREADS": streams * threads,
                "NUM_STREAMS": streams,
            },
        )
        # A request more than there are streams would only have its caller wait inside the library.
        self._requests: LifoQueue[openvino.InferRequest] = LifoQueue()
        for _ in range(streams):
            self._requests.put(self._compiled.create_infer_request())
        # The library sets itself up at its first use: two threads that begin it at once wait for each other for ever.
        self.run([[0]])

    def run(self, rows: Rows) -> tuple[FloatArray, FloatArray]:
        with self._asked(rows) as (embeddings, *states):
            return embeddings.copy(), states[-1].copy()

    def run_layers(self, rows: Rows, layers: Sequence[int]) -> dict[int, FloatArray]:
        with self._asked(rows) as (_, *states):
            return {layer: states[layer].copy() for layer in layers}

    @contextlib.contextmanager
    def _asked(self, rows: Rows) -> Iterator[list[FloatArray]]:
        """The outputs as they lie in a request, until the end of the block."""
        ids, mask = mask_of(rows, to=ALONE if len(rows) == 1 else 8)
        given = {"input_ids": np.array(ids), "attention_mask": np.array(mask)}
        request = self._requests.get()
        try:
            yield list(request.infer(given, share_outputs=True).values())
        finally:
            self._requests.put(request)


def cache_folder() -> Path:
    """Where converted models are kept: they hold weights alone, nothing of the team's."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "better-together"


def read_or_convert(folder: Path, weights: str, kept_in: Path | None) -> "openvino.Model":
    """Return the kept model where its files are the ones that were written, else convert it and keep it if possible."""
    import openvino

    if kept_in is None:
        return _convert(folder)
    file = kept_in / f"{weights[:16]}-{openvino.__version__.partition('-')[0]}.xml"
    if _is_whole(file):
        return openvino.Core().read_model(file)
    model = _convert(folder)
    with contextlib.suppress(OSError):  # a folder that cannot be written costs a few seconds at the next start
        _keep(model, file)
    return model


def _convert(folder: Path) -> "openvino.Model":
    """Return the whole pipeline, pooling included, with every layer's hidden states as further outputs."""
    import openvino
    import torch

    from kb.torch_backend import load_model

    class Pipeline(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.parts = torch.nn.ModuleList(load_model(folder, ATTENTION).children())

        def forward(self, input_ids: Any, attention_mask: Any) -> tuple[Any, ...]:
            transformer, *pooling = self.parts
            bare: Any = transformer.auto_model
            states = bare(input_ids=input_ids, attention_mask=attention_mask, output_hidden_states=True).hidden_states
            features = {"input_ids": input_ids, "attention_mask": attention_mask, "token_embeddings": states[-1]}
            for module in pooling:
                features = module(features)
            return features["sentence_embedding"], *states

    # An example with padding: one without makes the converter take the mask for a constant.
    ids = torch.randint(1000, 2000, (2, 16))
    mask = torch.ones(2, 16, dtype=torch.long)
    mask[1, 8:] = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the tracer, about shapes that are meant to be constant
        return openvino.convert_model(Pipeline(), example_input={"input_ids": ids, "attention_mask": mask})


def _keep(model: "openvino.Model", file: Path) -> None:
    """Write the model beside its final name first, so that two processes at once do no harm."""
    import openvino

    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_name(f"{file.stem}-{os.getpid()}.xml")
    openvino.save_model(model, fresh, compress_to_fp16=False)
    note = json.dumps({suffix: _digest(fresh.with_suffix(suffix)) for suffix in (".xml", ".bin")})
    fresh.with_suffix(".json").write_text(note, "utf-8")
    for suffix in (".bin", ".xml", ".json"):
        fresh.with_suffix(suffix).replace(file.with_suffix(suffix))
    for old in set(file.parent.glob(f"{file.name[:16]}-*")) - {file.with_suffix(s) for s in (".bin", ".xml", ".json")}:
        old.unlink(missing_ok=True)  # made by another version


def _is_whole(file: Path) -> bool:
    """Tell whether the kept files are the ones that were written."""
    try:
        note = json.loads(file.with_suffix(".json").read_text("utf-8"))
        return bool(note == {suffix: _digest(file.with_suffix(suffix)) for suffix in (".xml", ".bin")})
    except (OSError, ValueError):
        return False


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
