"""A signed-in browser over a real store, with fakes for what is slow."""

import pytest
from fastapi import FastAPI

from kb.anonymise.gate import Gate
from kb.database import Database
from kb.settings import Settings
from search_api.app import create_app
from search_api.services import Services
from tests.fakes import FakeEmbedder, FakeTokenizer
from tests.search_api.browsing import Browser, FakeKeeper, signed_in


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
