"""`python -m benchmarks`: our search beside its peers, taking in beside the plain script, growth, the index's recall.

Without a word all are run, on our own questions and on the collections in KB_EVALUATION_DIR. Each can be run alone:
`quality [DIR...]`, `taking-in`, `growth [STORE...]`, `recall [STORE...]`. A folder in place of the word means `quality`
on it; STORE is a folder that `kb eval --keep` left.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.growth import SIZES, measure_growth
from benchmarks.quality import collections, measure_quality
from benchmarks.recall import measure_recall
from benchmarks.taking_in import measure_taking_in

PARTS = ("all", "quality", "taking-in", "growth", "recall")


def main(words: list[str]) -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("part", choices=PARTS, nargs="?", default="all")
    parser.add_argument("folders", nargs="*", type=Path, help="collections in BEIR layout; for growth, kept stores")
    parser.add_argument("--keep", type=Path, help="keep stores and embeddings in this folder for the next time")
    parser.add_argument("--chart", type=Path, default=Path("growth.svg"))
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    given = parser.parse_args(
        words if not words or words[0] in PARTS or words[0].startswith("-") else ["quality", *words]
    )
    if given.part in ("all", "quality"):
        measure_quality(given.folders or collections(), given.keep)
    if given.part in ("all", "taking-in"):
        measure_taking_in()
    if given.part in ("all", "growth"):
        measure_growth(given.folders if given.part == "growth" else [], given.chart, given.sizes)
    if given.part in ("all", "recall"):
        measure_recall(given.folders if given.part == "recall" else [])


if __name__ == "__main__":
    main(sys.argv[1:])
