"""Where the parts are put together: settings, database, model, gate, index."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError

from kb.errors import KbError, NothingKept
from kb.settings import Settings

if TYPE_CHECKING:
    from kb.anonymise.gate import Gate
    from kb.database import Database
    from kb.embedder import ModelEmbedder


def _data_folder(context: typer.Context, data: Path | None) -> Path | None:
    """The folder that the option names, after the command or before it; the variable counts where neither does."""
    source = context.get_parameter_source("data")
    if source is not None and source.name == "COMMANDLINE":
        return data
    before: Path | None = context.find_root().params.get("data")
    return data if before is None else before


def data_option(default: str) -> Any:
    """The option for the data folder, with the default that its help shows."""
    return typer.Option(
        "--data", help="The data folder.", envvar="KB_DATA_DIR", show_default=default, callback=_data_folder
    )


Data = Annotated[Path | None, data_option("data")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout and nothing else there.")]


class WrongSettings(KbError):
    """A KB_... variable has a value that makes no sense, or the data folder is none."""


def settings_for(data: Path | None, **changes: object) -> Settings:
    """The settings in force, with what the command line says on top. Raises WrongSettings."""
    given = {name: value for name, value in {"data_dir": data, **changes}.items() if value is not None}
    try:
        settings = Settings(**given)  # type: ignore[arg-type]  # pydantic checks the values
    except ValidationError as error:
        named = ", ".join(f"KB_{'_'.join(str(part) for part in one['loc']).upper()}" for one in error.errors())
        raise WrongSettings(f"These settings have values that make no sense: {named}.") from None
    if settings.data_dir.exists() and not settings.data_dir.is_dir():
        raise WrongSettings(f"{settings.data_dir} is a file: give the data folder with --data.")
    return settings


@contextmanager
def opened_database(settings: Settings) -> "Iterator[Database]":
    """The database, closed at the end of the block."""
    from kb.database import open_database  # SQLAlchemy takes a third of a second

    database = open_database(settings)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def kept_database(settings: Settings) -> "Iterator[Database]":
    """The database of a command that only looks. Raises NothingKept, and makes nothing, where there is none."""
    check_kept(settings)
    with opened_database(settings) as database:
        yield database


def check_kept(settings: Settings) -> None:
    """Raise NothingKept where the data folder has no database yet."""
    if nothing_kept(settings):
        raise NothingKept(f"Nothing is kept in {_place_of(settings)} yet; give the right folder with --data.")


def _place_of(settings: Settings) -> str:
    return "the database that KB_DATABASE_URL names" if settings.database_url else str(settings.data_dir)


def nothing_kept(settings: Settings) -> bool:
    """Whether there is no database yet: no file in the data folder, or no tables where the settings name another."""
    if not settings.database_url:
        return not (settings.data_dir / "kb.sqlite3").is_file()
    from kb.database import is_empty

    return is_empty(settings.database)


def make_embedder(
    settings: Settings,
    *,
    threads: int,
    streams: int = 0,
    pause: Callable[[], object] | None = None,
    serving: bool = False,
) -> "ModelEmbedder":
    """The embedding model the settings name; its weights are loaded when the first text is embedded.

    The threads are shared out among `streams` batches at once, where a number of them is given; `pause` is called
    before each batch that is embedded to be stored. One that is `serving` makes do with less memory.
    """
    from kb.embedder import PIECES, PIECES_IN_A_SERVER, ModelEmbedder

    threads = settings.threads or threads
    each = max(1, threads // streams) if streams else threads
    pieces = PIECES_IN_A_SERVER if serving else PIECES
    return ModelEmbedder(settings.model, settings.embedding_backend, each, streams, pause, pieces)


def make_gate(settings: Settings, database: "Database | None", embedder: "ModelEmbedder | None") -> "Gate":
    """The gate with the team's lists, its tagger on the embedding model, and any further recognisers."""
    from kb.anonymise.gate import Gate
    from kb.anonymise.identifiers import NO_LISTS
    from kb.anonymise.recognisers import load_recognisers
    from kb.anonymise.tagging.tagger import LAYERS, load_tagger
    from kb.embedder import DEFAULT_MODEL
    from kb.store.words import load_team_lists

    lists = NO_LISTS
    if database is not None:
        with database.read() as session:
            lists = load_team_lists(session)
    return Gate(
        strictness=settings.strictness,
        lists=lists,
        # The tagger's weights fit the default model alone; with another one the rules stand by themselves.
        tagger=(
            load_tagger(partial(embedder.hidden_states, layers=LAYERS))
            if embedder and settings.model == DEFAULT_MODEL
            else None
        ),
        recognisers=load_recognisers(settings.recognisers),
    )


def processors() -> int:
    """How many processors a run may use."""
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
