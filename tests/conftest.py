"""A real store in a temporary folder, for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.database import Database, open_database
from kb.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    made = open_database(settings)
    yield made
    made.close()
