"""Measure the gate on labelled sets: `python -m benchmarks.anonymity [--rules] [--errors N] [SET ...]`."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kb.anonymise.gate import Gate, to_json
from kb.anonymise.tagging.tagger import Tagger, load_tagger

HERE = Path(__file__).parent
SETS = [
    "mtsamples_injected",
    "ewt_test",
    "presidio_research_v2",
    "presidio_templates_uk",
    "presidio_recognizer_tests",
    "mtsamples_clean",
    "stress_names_that_are_words",
    "stress_lower_case",
    "stress_capitals",
]


def evaluation_dir() -> Path | None:
    """Where the public sets are, from KB_EVALUATION_DIR; None where it is not set."""
    folder = os.environ.get("KB_EVALUATION_DIR")
    return Path(folder) / "anonymity" if folder else None


def find_set(name: str) -> Path | None:
    """The file of a labelled set by its name."""
    public = evaluation_dir()
    candidates = [Path(name), HERE / f"{name}.jsonl", *([public / f"{name}.jsonl"] if public else [])]
    return next((path for path in candidates if path.is_file()), None)


def measure(path: Path, tagger: Tagger | None, errors: int) -> None:
    """Run the gate over a set and print its scores, decisions, leaks and speed."""
    gate = Gate(tagger=tagger)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    started = time.perf_counter()
    results = [to_json(row["id"], row["text"], gate.check([row["text"]])) for row in rows]
    seconds = time.perf_counter() - started
    words = sum(len(row["text"].split()) for row in rows)
    decisions = {kind: sum(result["decision"] == kind for result in results) for kind in ("clear", "redacted", "held")}
    clean = [result["decision"] for row, result in zip(rows, results, strict=True) if not row["spans"]]
    held = f"{clean.count('held')} of {len(clean)} clean held"
    print(f"== {path.stem}: {len(rows)} texts, {words / seconds:.0f} words/s, {decisions}, {held}")
    leaked = [result["id"] for row, result in zip(rows, results, strict=True) if _leaks(row, result)]
    holding = sum(bool(row["spans"]) for row in rows)
    print(f"   let out with an identifier left: {len(leaked)} of {holding} {leaked[:8]}")
    score(path, results, errors)


def _leaks(row: dict[str, list[dict[str, int]]], result: dict[str, object]) -> bool:
    if result["decision"] == "held":
        return False
    spans = result["spans"]
    covered = {at for span in spans for at in range(span["start"], span["end"])}  # type: ignore[attr-defined]
    text = str(row["text"])
    return any(
        text[at].isalnum() and at not in covered for span in row["spans"] for at in range(span["start"], span["end"])
    )


def score(path: Path, results: list[dict[str, object]], errors: int) -> None:
    """Print what the public scorer says; it is not part of this project."""
    public = evaluation_dir()
    if public is None:
        print("   KB_EVALUATION_DIR is not set: no scores")
        return
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(json.dumps(result) for result in results))
        file.flush()
        command = [sys.executable, str(public / "score.py"), file.name, "--gold", str(path), "--errors", str(errors)]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the gate on labelled sets.")
    parser.add_argument("sets", nargs="*", help="names of sets or paths; all where none is given")
    parser.add_argument("--rules", action="store_true", help="without the tagger")
    parser.add_argument("--errors", type=int, default=0, help="list this many misses and false findings")
    given = parser.parse_args()
    tagger = None if given.rules else load_tagger()
    for name in given.sets or ["notes_dev", "notes_test", *SETS]:
        path = find_set(name)
        if path is None:
            print(f"== {name}: skipped, not found (is KB_EVALUATION_DIR set?)")
        else:
            measure(path, tagger, given.errors)


if __name__ == "__main__":
    main()
