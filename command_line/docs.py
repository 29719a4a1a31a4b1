"""The pages of docs/ that are written from the code: `python -m command_line.docs`."""

from pathlib import Path

from kb.settings import Settings

SETTINGS_PAGE = Path(__file__).parent.parent / "docs" / "settings.md"


def settings_page() -> str:
    """Every setting with its default and meaning, as a Markdown page."""
    rows = [
        f"| `KB_{name.upper()}` | `{field.default}` | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    head = "# Settings\n\nEach is an environment variable.\n\n| Variable | Default | What it does |\n|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


if __name__ == "__main__":
    SETTINGS_PAGE.write_text(settings_page(), encoding="utf-8")
