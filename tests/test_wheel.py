"""The wheel works outside the checkout: its pages, static files and migrations are in it."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ASK = """
import sys
from pathlib import Path
from fastapi.testclient import TestClient
from kb.anonymise.gate import Gate
from kb.database import open_database
from kb.settings import Settings
from search_api.app import create_app
from search_api.services import Services
settings = Settings(data_dir=Path(sys.argv[1]) / "data")
app = create_app(Services(settings, open_database(settings), None, Gate(), None, None))
client = TestClient(app)
page = client.get("/sign-in")
style = client.get("/static/style.css")
import search_api
print(page.status_code, "Sign in" in page.text, style.status_code, search_api.__file__)
"""


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    wheel = next(folder.glob("*.whl"))
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", wheel], check=True, capture_output=True)
    # The heavy libraries are borrowed from this environment: the test is about what the wheel itself carries.
    site = next((folder / "env" / "lib").glob("python*/site-packages"))
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (site / "zz-borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    return folder


def test_the_installed_wheel_opens_a_page(outside: Path) -> None:
    asked = [str(outside / "env" / "bin" / "python"), "-c", ASK, str(outside)]
    answer = subprocess.run(asked, check=True, capture_output=True, text=True, cwd=outside)
    status, has_words, style, where = answer.stdout.split(maxsplit=3)
    assert (status, has_words, style) == ("200", "True", "200")
    assert str(outside) in where
