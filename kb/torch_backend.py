"""The embedding model in torch, as sentence-transformers loads it: the one module that imports it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kb.backend import Precision, Rows, mask_of
from kb.types import FloatArray

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

FEW = 2
"""Texts in a batch that one thread makes sooner than several."""


class TorchRunner:
    """Runs the model in torch; a question on one thread, whatever it may take for a batch."""

    def __init__(self, folder: Path, precision: Precision, threads: int) -> None:
        self._model = load_model(folder)
        self._threads = threads
        if precision == "bf16":
            import torch

            self._model[0].to(torch.bfloat16)

    def run(self, rows: Rows) -> tuple[FloatArray, FloatArray]:
        import torch

        transformer, *pooling = self._model.children()
        # A question is too short to be shared out: two threads on two busy cores wait for one another for a second.
        torch.set_num_threads(self._threads if len(rows) > FEW else 1)
        with torch.inference_mode():
            features = transformer(_features(rows))
            features["token_embeddings"] = features["token_embeddings"].float()  # average in full precision
            states = features["token_embeddings"]
            for module in pooling:
                features = module(features)
        return features["sentence_embedding"].numpy(), states.numpy()

    def run_layers(self, rows: Rows, layers: Sequence[int]) -> dict[int, FloatArray]:
        import torch

        bare: Any = next(iter(self._model.children())).auto_model
        torch.set_num_threads(self._threads if len(rows) > FEW else 1)
        with torch.inference_mode():
            states = bare(**_features(rows), output_hidden_states=True).hidden_states
        return {layer: states[layer].float().numpy() for layer in layers}


def load_model(folder: Path, attention: Literal["sdpa", "eager"] = "sdpa") -> "SentenceTransformer":
    """Return the model of a folder, never from the network and without a word on the terminal."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer  # slow to import: only when a text is embedded
    from transformers.utils.logging import disable_progress_bar, set_verbosity_error

    disable_progress_bar()  # type: ignore[no-untyped-call]  # a bar for 103 weights says nothing to the person who waits
    set_verbosity_error()  # type: ignore[no-untyped-call]  # nor does a note on how the model was trained
    how = {"attn_implementation": attention}
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True, model_kwargs=how).eval()


def _features(rows: Rows) -> "dict[str, torch.Tensor]":
    import torch

    ids, mask = mask_of(rows)
    return {"input_ids": torch.tensor(ids), "attention_mask": torch.tensor(mask)}
