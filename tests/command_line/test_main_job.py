"""The main job with the real model: a folder is taken in, a case is found by meaning, store and index agree."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from command_line.main import app

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.model

BATH = "She could not step over the side of the bath after her new hip. We tried a bath board and it worked."
NIGHTS = "His wife is worn out because he wakes and walks about every night. A door sensor let her sleep."


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("main-job")
    notes = root / "notes"
    notes.mkdir()
    (notes / "bath.txt").write_text(BATH, encoding="utf-8")
    (notes / "nights.md").write_text(f"# Nights\n\n{NIGHTS}", encoding="utf-8")
    (notes / "broken.pdf").write_bytes(b"not a pdf")
    answer = CliRunner().invoke(app, ["ingest", str(notes), "--json", "--data", str(root / "data")])
    assert answer.exit_code == 1, answer.output
    return root / "data"


def kb(data: Path, *words: str) -> dict[str, object]:
    answer = CliRunner().invoke(app, [*words, "--json", "--data", str(data)])
    assert answer.exit_code == 0, answer.output
    document: dict[str, object] = json.loads(answer.stdout)
    return document


def best_source(document: dict[str, object]) -> object:
    results = document["results"]
    assert isinstance(results, list)
    return results[0]["source"]


def test_a_case_is_found_though_no_word_is_shared(data: Path) -> None:
    assert best_source(kb(data, "search", "exhausted spouse needs respite")) == "nights.md"


def test_a_case_is_found_by_a_sentence_of_its_own(data: Path) -> None:
    assert best_source(kb(data, "search", "We tried a bath board and it worked.")) == "bath.txt"


def test_a_learning_added_later_is_found_too(data: Path) -> None:
    added = kb(data, "add", "Steps at dusk", "--text", "Bright tape on the edge of the step prevents falls.")
    found = kb(data, "search", "bright tape on a step")
    results = found["results"]
    assert isinstance(results, list)
    assert results[0]["record_id"] == added["record_id"]


def test_store_and_index_agree(data: Path) -> None:
    assert kb(data, "doctor", "--check")["ok"] is True


def test_a_second_night_changes_nothing(data: Path) -> None:
    answer = CliRunner().invoke(app, ["ingest", str(data.parent / "notes"), "--json", "--data", str(data)])
    report = json.loads(answer.stdout)
    assert (report["added"], report["changed"], report["unchanged"]) == (0, 0, 2)


def test_a_search_loads_neither_torch_nor_the_index_library(data: Path) -> None:
    code = (
        "import sys\nfrom command_line.main import app\n"
        f"try: app(['search', 'bath board', '--json', '--data', {str(data)!r}])\nexcept SystemExit: pass\n"
        "print(sorted({'torch', 'chromadb', 'sentence_transformers', 'transformers', 'alembic'} & set(sys.modules)),"
        " file=sys.stderr)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert json.loads(answer.stdout)["results"]
    assert answer.stderr.strip() == "[]"


def test_a_run_that_ends_before_the_model_is_loaded_ends_in_order(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "scan.pdf").write_bytes(b"no PDF")
    code = "from command_line.main import app; app()"
    arguments = ["ingest", str(notes), "--data", str(tmp_path / "data"), "--json"]
    answer = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (answer.returncode, json.loads(answer.stdout)["failed"]) == (1, 1)


@pytest.mark.skipif(sys.platform != "linux", reason="malloc of the GNU C library")
def test_no_word_of_a_held_note_stands_in_the_files_of_the_index(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for at in range(12):
        held = "Mrs Quillsworth of 14 Zanzibarne Road rang on 07700 900123 about the commodequill. " * 6
        (notes / f"{at}.md").write_text(f"# Nights {at}\n\n{held if at % 2 else NIGHTS} It was {at}.", "utf-8")
    command = [sys.executable, "-c", "from command_line.main import app; app()", "ingest", str(notes)]
    subprocess.run([*command, "--data", str(tmp_path / "data")], capture_output=True, check=False)
    files = [file for file in (tmp_path / "data" / "index").rglob("*") if file.is_file()]
    lengths = [file.read_bytes() for file in files if file.name == "length.bin"]
    assert lengths
    assert not any(part.strip(b"\0\xff") for part in lengths)  # the index never fills what it writes there
    for file in files:
        assert not any(word in file.read_bytes() for word in (b"Quillsworth", b"Zanzibarne", b"commodequill"))
