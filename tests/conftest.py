"""A real store in a temporary folder, for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.database import Database, open_database
from kb.settings import Settings
from tests.postgresql import Cluster, running_cluster


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests marked `both_stores` over SQLite and over PostgreSQL."""
    if metafunc.definition.get_closest_marker("both_stores") and "database_url" in metafunc.fixturenames:
        metafunc.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as running:
        yield running


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    if getattr(request, "param", "sqlite") == "sqlite":
        yield ""
        return
    with request.getfixturevalue("cluster").fresh() as url:
        yield url


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def database(settings: Settings, database_url: str) -> Iterator[Database]:
    made = open_database(settings.model_copy(update={"database_url": database_url}))
    yield made
    made.close()
