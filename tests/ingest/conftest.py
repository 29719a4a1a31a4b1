"""What a nightly run works with, over a real store, with an embedder that counts words."""

from pathlib import Path

import pytest

from ingest.pipeline import Tools
from kb.anonymise.gate import Gate
from kb.database import Database
from kb.settings import Settings
from tests.fakes import FakeEmbedder, FakeTokenizer


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", max_file_mb=2)


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def tools(settings: Settings, database: Database, embedder: FakeEmbedder) -> Tools:
    return Tools(settings, database, Gate(), embedder, FakeTokenizer())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "notes"
    made.mkdir()
    return made
