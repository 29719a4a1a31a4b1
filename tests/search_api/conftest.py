"""A signed-in browser over a real store, with fakes for what is slow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from kb.anonymise.gate import Gate
from kb.database import Database, open_database
from kb.settings import Settings
from search_api.app import create_app
from search_api.services import Services
from tests.fakes import FakeEmbedder, FakeTokenizer
from tests.search_api.browsing import Browser, FakeKeeper, signed_in


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    made = open_database(settings)
    yield made
    made.close()


@pytest.fixture
def keeper() -> FakeKeeper:
    return FakeKeeper()


@pytest.fixture
def services(settings: Settings, database: Database, keeper: FakeKeeper) -> Services:
    embedder = FakeEmbedder()
    return Services(settings, database, embedder, Gate(), FakeTokenizer(), keeper)


@pytest.fixture
def app(services: Services) -> FastAPI:
    return create_app(services)


@pytest.fixture
def browser(app: FastAPI) -> Browser:
    """A browser that nobody has signed in with."""
    return Browser(app)


@pytest.fixture
def member(app: FastAPI, database: Database) -> Browser:
    return signed_in(app, database, "member")


@pytest.fixture
def reviewer(app: FastAPI, database: Database) -> Browser:
    return signed_in(app, database, "reviewer")


@pytest.fixture
def manager(app: FastAPI, database: Database) -> Browser:
    return signed_in(app, database, "manager")
