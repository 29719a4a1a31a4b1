"""`kb index`: the index that can be thrown away and built anew."""

import typer

from command_line.printing import print_json, say
from command_line.wiring import Data, Json, kept_database, make_embedder, processors, settings_for

app = typer.Typer(no_args_is_help=True, help="Look after the index.")


@app.callback()
def index() -> None:
    """Look after the index."""


@app.command("rebuild")
def rebuild(data: Data = None, json: Json = False) -> None:
    """Build the index anew beside the old one and switch to it.

    Example: kb index rebuild
    """
    from kb.indexing import rebuild_index

    settings = settings_for(data)
    with kept_database(settings) as database:
        count = rebuild_index(settings, database, make_embedder(settings, threads=processors()))
    if json:
        print_json({"passages": count})
    else:
        say(f"The index holds {count} passages.")
