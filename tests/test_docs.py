"""Pages that are written from the code say what the code says."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from command_line.docs import SETTINGS_PAGE, settings_page
from command_line.main import app

ROOT = Path(__file__).parent.parent
COMMANDS = [str(one.name) for one in app.registered_commands] + [
    f"{group.name} {one.name}"
    for group in app.registered_groups
    if group.typer_instance is not None
    for one in group.typer_instance.registered_commands
]


def test_the_page_of_settings_is_not_stale() -> None:
    assert SETTINGS_PAGE.read_text("utf-8") == settings_page()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    answer = CliRunner().invoke(app, [*command.split(), "--help"])
    assert "Example" in answer.output


@pytest.mark.parametrize("page", sorted(p.name for p in (ROOT / "docs").glob("*.md")))
def test_links_between_the_pages_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([\w./-]+\.md)\)", (ROOT / "docs" / page).read_text("utf-8"))
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
