"""Measure the ranges for `openvino-int8`: `python -m kb.quantisation_ranges [FOLDER ...]`.

Each folder holds notes (corpus.jsonl). Writes kb/data/ranges-MODEL.npz: for each linear layer the lowest and highest
value of each channel of its input over the notes, computed unrounded.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kb.embedder import DEFAULT_MODEL, DEFAULT_WEIGHTS, find_model_folder
from kb.evaluation import read_lines
from kb.openvino_backend import cache_folder, read_or_convert
from kb.quantisation import DATA, Range, linear_layers
from kb.tokens import ModelTokenizer

FOLDERS = [Path("benchmarks/training_two"), Path("benchmarks/training_three")]
NOTES = 100
"""Of each folder: the ranges of 25 notes are those of 100 but for a few hundredths."""


def measure(model_folder: Path, weights: str, texts: Sequence[str]) -> dict[str, Range]:
    """Return the range of each linear layer's inputs over some texts, a text at a time so that nothing is padded."""
    import openvino
    from openvino import opset13 as ops

    model = read_or_convert(model_folder, weights, cache_folder())
    layers = list(linear_layers(model))
    before = len(model.outputs)
    for layer in layers:
        source, over = layer.node.input_value(0), ops.constant(np.array([0, 1]))
        ends = (reduce(source, over, keep_dims=False) for reduce in (ops.reduce_min, ops.reduce_max))
        model.add_results([ops.result(end) for end in ends])
    compiled = openvino.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    tokenizer = ModelTokenizer(model_folder)
    seen = []
    for text in texts:
        row = np.array([tokenizer.with_special(tokenizer.pieces(text))])
        outputs = list(compiled({"input_ids": row, "attention_mask": np.ones_like(row)}).values())
        seen.append([output.copy() for output in outputs[before:]])
    ends_by_layer = zip(*([iter(zip(*seen, strict=True))] * 2), strict=True)
    return {
        layer.name: Range(np.min(lowest, axis=0), np.max(highest, axis=0))
        for layer, (lowest, highest) in zip(layers, ends_by_layer, strict=True)
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure on the notes of the folders given and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    texts = [
        str(note["text"])
        for folder in parser.parse_args(arguments).folders
        for note in list(read_lines(folder / "corpus.jsonl"))[:NOTES]
    ]
    found = measure(find_model_folder(DEFAULT_MODEL), DEFAULT_WEIGHTS, texts)
    ends = {f"{name}:{end}": getattr(of, end) for name, of in found.items() for end in ("lowest", "highest")}
    file = DATA / f"ranges-{DEFAULT_MODEL.lower()}.npz"
    np.savez_compressed(file, weights=DEFAULT_WEIGHTS, **{key: array.astype(np.float16) for key, array in ends.items()})
    print(f"{len(found)} layers over {len(texts)} notes: {file}")


if __name__ == "__main__":
    main()
