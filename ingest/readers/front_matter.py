"""Front matter at the top of a Markdown file: YAML between "---" lines, or TOML between "+++" lines."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final

import yaml

from ingest.blocks import FrontMatter
from kb.errors import UnreadableFile

MAX_FRONT_MATTER = 20_000

_YAML: Final = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML: Final = re.compile(r"\A\s*\+\+\+[ \t]*\n(.*?)(?:\n|(?<=\n))\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY: Final = re.compile(r"([A-Za-z_][\w -]{0,40}):(?:\s+(.*))?$")
_TOML_KEY: Final = re.compile(r"[ \t]*[\"']?([A-Za-z_][\w -]{0,40}?)[\"']?[ \t]*=[ \t]*(.*)$")
_BLOCK_SCALAR: Final = re.compile(r"[|>][-+]?\d?")
_LIST_LINE: Final = re.compile(r"\s*-\s")
WITHOUT_KEY: Final = "list"
"""The key that the lines of a list stand under where front matter is one."""


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The front matter of a file and the note below it. Raises UnreadableFile where it has no end."""
    toml = _TOML.match(text)
    found = toml or _YAML.match(text)
    if found is None:
        return {}, text
    if len(found.group(1)) > MAX_FRONT_MATTER:
        raise UnreadableFile("The front matter between the '---' lines is too long.")
    made = _read_toml(found.group(1)) if toml else _read_yaml(found.group(1))
    return ({}, text) if made is None else (_plain(made), text[found.end() :])


def _read_toml(front: str) -> dict[Any, Any]:
    try:
        return tomllib.loads(front)
    except (tomllib.TOMLDecodeError, RecursionError):
        named = (found for line in front.split("\n") if (found := _TOML_KEY.match(line)))
        return {found.group(1): _listed(found.group(2).strip(" \t\"'")) for found in named}


def _read_yaml(front: str) -> dict[Any, Any] | None:
    """What the lines say by key; None where they are no front matter but text between two rules."""
    is_list = all(_LIST_LINE.match(line) or line[:1].isspace() for line in front.split("\n") if line.strip())
    if ":" not in front and not is_list:
        return None
    try:
        made = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but strings
    except (yaml.YAMLError, RecursionError):
        # A title with a colon or a quotation mark is not YAML, yet it is plain what the writer meant.
        return _read_by_line(front)
    if isinstance(made, list):
        keyed = {name: value for one in made if isinstance(one, dict) for name, value in one.items()}
        bare = [one for one in made if not isinstance(one, dict)]
        return {**keyed, WITHOUT_KEY: bare} if bare else keyed
    return made if isinstance(made, dict) else None


def _read_by_line(front: str) -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    name = ""
    for line in front.split("\n"):
        named = _KEY.match(line.rstrip())
        if named:
            name, value = named.group(1), (named.group(2) or "").strip()
            made[name] = [""] if _BLOCK_SCALAR.fullmatch(value) else _listed(value)
        elif name and line.strip().startswith("- "):
            made[name].append(line.strip()[2:].strip(" \"'"))
        elif name:
            made[name][-1] += f"\n{line.strip()}"
    return made


def _listed(value: str) -> list[str]:
    """A value, or the values of a list in brackets."""
    if value.startswith("[") and value.endswith("]"):
        return [one.strip(" \"'") for one in value[1:-1].split(",")]
    return [value]


def _plain(made: dict[Any, Any]) -> FrontMatter:
    return {str(name).strip().casefold(): tuple(_strings(value)) for name, value in made.items()}


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            # What hangs together in a list stays on one line: an approach with what happened and its result.
            yield from (
                [". ".join(text.rstrip(".") for text in _strings(one))] if isinstance(one, dict) else _strings(one)
            )
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from (f"{name}: {text}" for text in _strings(one))
    elif str(value).strip().casefold() not in ("", "null", "~"):
        yield str(value).strip()
