"""A night from the folder to the answer of a search, over each store."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.pipeline import Tools, run
from kb.database import Database
from kb.doctor import run_doctor
from kb.indexing import finish_run, load_exact
from kb.search import Answer, Query, search
from kb.settings import Settings
from tests.fakes import FakeEmbedder
from tests.ingest.building import text_file

pytestmark = pytest.mark.both_stores


@pytest.fixture
def tools(tools: Tools, settings: Settings, database: Database, embedder: FakeEmbedder) -> Tools:
    return replace(tools, bring_level=lambda: finish_run(settings, database, embedder))


def ask(database: Database, embedder: FakeEmbedder) -> Answer:
    index = load_exact(database, embedder.model_id)
    return search(Query("bath board"), store=database, embedder=embedder, index=index)


def test_what_a_night_took_in_is_found_until_its_file_is_gone(
    folder: Path, tools: Tools, settings: Settings, database: Database, embedder: FakeEmbedder
) -> None:
    file = text_file(folder)
    run([folder], tools)
    assert [str(result.title) for result in ask(database, embedder).results] == ["Bath board"]
    file.unlink()
    run([folder], tools, allow_removals=True)
    assert ask(database, embedder).results == ()
    assert run_doctor(settings, database, embedder, only_check=True).ok
