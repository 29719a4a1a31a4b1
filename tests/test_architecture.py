"""The direction of imports, and which modules may load which slow library."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("kb", "ingest", "search_api", "command_line")
ALLOWED = {"kb": set(), "ingest": {"kb"}, "search_api": {"kb"}, "command_line": {"kb", "ingest", "search_api"}}
ONLY_IN = {
    "chromadb": {"kb/index.py"},
    "sentence_transformers": {"kb/torch_backend.py"},
    "openvino": {"kb/openvino_backend.py", "kb/quantisation.py", "kb/quantisation_ranges.py"},
}


def _modules() -> list[Path]:
    return [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _wrong_imports() -> list[tuple[str, str]]:
    return [
        (str(file.relative_to(ROOT)), module)
        for file in _modules()
        for module in _imported(file)
        if (top := module.split(".")[0]) in PACKAGES
        and top != (own := file.relative_to(ROOT).parts[0])
        and top not in ALLOWED[own]
    ]


def test_imports_point_one_way() -> None:
    assert _wrong_imports() == []


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_a_slow_library_is_imported_where_it_belongs(library: str) -> None:
    users = {str(f.relative_to(ROOT)) for f in _modules() if library in {m.split(".")[0] for m in _imported(f)}}
    assert users <= ONLY_IN[library]


def test_only_the_gate_and_what_reads_the_store_hold_the_seal_of_clean_text() -> None:
    holders = {str(f.relative_to(ROOT)) for f in _modules() if "_SEAL" in f.read_text("utf-8")}
    assert holders == {"kb/types.py", "kb/search_process.py", "kb/tables.py", "kb/anonymise/gate.py"}


def test_only_the_evaluation_lets_text_through_ungated() -> None:
    users = {str(f.relative_to(ROOT)) for f in _modules() if "pass_ungated" in f.read_text("utf-8")}
    assert users <= {"kb/anonymise/gate.py", "kb/evaluation.py", "kb/calibration.py"}


def test_the_command_line_starts_without_slow_libraries() -> None:
    code = (
        "import sys, command_line.main; "
        "print(sorted({'torch', 'chromadb', 'sentence_transformers', 'transformers', 'sqlalchemy', 'alembic'} "
        "& set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert answer.stdout.strip() == "[]"
