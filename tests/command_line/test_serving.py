"""What `kb serve` and `kb demo` settle before anything slow begins."""

import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from command_line import ingesting
from command_line.main import app
from command_line.serving_alone import address_served, is_served, listening_sockets, serving_alone
from kb.errors import ServerActive
from kb.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", port=8123)


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def kb(settings: Settings, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--data", str(settings.data_dir)])


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_in_use_is_said_in_one_sentence_at_once(settings: Settings, taken: int, command: str) -> None:
    answer = kb(settings, command, "--port", str(taken))
    assert answer.exit_code == 2
    said = " ".join(answer.stderr.split())
    assert said == f"Another program listens on 127.0.0.1:{taken}; give another port with --port."
    assert not (settings.data_dir / "kb.sqlite3").exists()


def test_the_demo_stays_out_of_a_teams_own_data(settings: Settings) -> None:
    kb(settings, "user", "add", "sam@example.org", "--name", "Sam")
    answer = kb(settings, "demo", "--port", "8125")
    assert answer.exit_code == 2
    assert "invented cases stay out of it" in " ".join(answer.stderr.split())


def test_an_address_of_another_machine_is_said_in_one_sentence(settings: Settings) -> None:
    answer = kb(settings, "serve", "--host", "192.0.2.1", "--port", "8123")
    assert answer.exit_code == 2
    assert "--host" in answer.stderr


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_second_server_on_a_data_folder_is_exit_3(settings: Settings, command: str) -> None:
    with serving_alone(settings):
        answer = kb(settings, command, "--port", "8124")
    assert answer.exit_code == 3
    assert "Another web server" in answer.stderr


def test_two_servers_share_an_index_on_a_chroma_server(settings: Settings) -> None:
    shared = settings.model_copy(update={"chroma_url": "http://127.0.0.1:1"})
    with serving_alone(shared), serving_alone(shared):
        assert is_served(shared)
    with serving_alone(settings), pytest.raises(ServerActive), serving_alone(settings):
        pytest.fail("both serve")


def test_a_folder_is_served_no_longer_than_its_server_runs(settings: Settings) -> None:
    assert not is_served(settings)
    with serving_alone(settings):
        assert is_served(settings)
    assert not is_served(settings)


def test_the_sockets_are_the_port_that_was_asked_for(settings: Settings, taken: int) -> None:
    (one,) = listening_sockets(settings.model_copy(update={"port": 0}))
    with one:
        assert one.getsockname()[1] > 0


def test_an_invitation_leads_to_the_server_that_runs(settings: Settings) -> None:
    with serving_alone(settings.model_copy(update={"port": 8999})):
        answer = kb(settings, "user", "add", "sam@example.org", "--name", "Sam", "--json")
        assert address_served(settings) == "http://127.0.0.1:8999"
    assert json.loads(answer.stdout)["invitation"].startswith("http://127.0.0.1:8999/invitations/")


@pytest.mark.parametrize("served", [True, False])
def test_a_run_beside_a_server_steps_back(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: bool
) -> None:
    (tmp_path / "notes").mkdir()
    steps: list[int] = []
    monkeypatch.setattr(os, "SCHED_IDLE", 5, raising=False)
    monkeypatch.setattr(os, "sched_param", lambda priority: priority, raising=False)
    monkeypatch.setattr(os, "sched_setscheduler", lambda process, policy, _: steps.append(policy), raising=False)
    monkeypatch.setattr(ingesting, "is_served", lambda settings: served)
    kb(settings, "ingest", str(tmp_path / "notes"))
    assert steps == ([5] if served else [])


def test_a_system_without_idle_processes_gives_a_run_its_lowest_priority(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[int] = []
    monkeypatch.delattr(os, "SCHED_IDLE", raising=False)
    monkeypatch.setattr(os, "nice", steps.append, raising=False)
    ingesting._step_back()
    assert steps == [ingesting.STEPS_BACK]
