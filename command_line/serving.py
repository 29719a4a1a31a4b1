"""`kb serve`: the web server; `kb demo`: the web server on sample files."""

import secrets
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from command_line.ingesting import take_in
from command_line.printing import say
from command_line.serving_alone import address_of, listening_sockets, serving_alone
from command_line.wiring import Data, data_option, make_embedder, make_gate, opened_database, settings_for
from kb.errors import KbError
from kb.memory import keep_few_heaps
from kb.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kb.database import Database

DEMO_EMAIL = "demo@example.org"
SAMPLES = Path(__file__).parent.parent / "samples"


class NoSamples(KbError):
    """The folder of sample files is not there."""


class TeamsOwn(KbError):
    """The data folder is a team's: invented cases stay out of it."""


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on.")] = None,
    data: Data = None,
) -> None:
    """Start the web server; the first time, make a manager with 'kb user add' and open the printed link.

    Example: kb serve --port 8000
    """
    settings = settings_for(data, host=host, port=port)
    with serving_alone(settings):
        sockets = listening_sockets(settings)
        with opened_database(settings) as database:
            _serve(settings, database, sockets, lambda: say(f"Ready: {address_of(settings)}"))


def demo(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on.")] = None,
    samples: Annotated[Path, typer.Option(help="Folder of sample files.")] = SAMPLES,
    data: Annotated[Path | None, data_option("demo-data")] = None,
) -> None:
    """Take in the sample files, make an account and start the web server.

    Example: kb demo
    """
    if not samples.is_dir():
        raise NoSamples("The sample files are part of the source folder: run this there, or name them with --samples.")
    # Whatever database the team has: invented cases and an account with a printed password stay out of it.
    settings = settings_for(data or Path("demo-data"), port=port, database_url="")
    with serving_alone(settings):
        sockets = listening_sockets(settings)
        with opened_database(settings) as database:
            password = _demo_account(database)
            say("Taking in the sample files; the first time this takes about a minute ...")
            _take_in(settings, database, samples)
            welcome = f"Ready: {address_of(settings)}\nSign in as {DEMO_EMAIL} with the password {password}"
            _serve(settings, database, sockets, lambda: say(welcome))


def _demo_account(database: "Database") -> str:
    from kb.passwords import hash_password
    from kb.store.people import add_person, find_person, set_password

    password = "-".join(secrets.token_hex(2) for _ in range(3))
    hashed = hash_password(password)
    with database.begin() as session:
        person = find_person(session, DEMO_EMAIL)
        if person is None and _is_in_use(session):
            raise TeamsOwn(
                "This data folder is a team's, and invented cases stay out of it: name another, for example "
                "kb demo --data demo-data"
            )
        if person is None:
            add_person(session, email=DEMO_EMAIL, name="Demo Manager", role="manager", password_hash=hashed)
        else:
            set_password(session, person.id, hashed)
    return password


def _is_in_use(session: "Session") -> bool:
    """Whether anybody has an account or an invitation here, or anything is kept or waits for a reviewer."""
    from kb.store.held import count_waiting
    from kb.store.people import list_invitations, list_people
    from kb.store.records import count_live

    return bool(
        list_people(session) or list_invitations(session) or any(count_live(session).values()) or count_waiting(session)
    )


def _take_in(settings: Settings, database: "Database", samples: Path) -> None:
    report = take_in(settings, database, sorted(folder for folder in samples.iterdir() if folder.is_dir()))
    say(f"{report.added} added, {report.unchanged} unchanged, {report.held} held for a reviewer.")


def _serve(settings: Settings, database: "Database", sockets: list[socket.socket], ready: Callable[[], None]) -> None:
    import uvicorn

    from kb.index_keeper import IndexKeeper
    from kb.search_process import SearchProcess
    from kb.word_index import words_of
    from search_api.app import create_app
    from search_api.services import Services

    searching = SearchProcess(settings, database)
    searching.start()
    keep_few_heaps()
    embedder = make_embedder(settings, threads=1, serving=True)
    # The first question would wait for the model and the words, so they are read before the server says it is ready.
    embedder.embed_query("warm up")
    with database.read() as session:
        words_of(database).bring_level(session)
    keeper = IndexKeeper(settings, database, embedder)
    gate = make_gate(settings, database, embedder)
    app = create_app(Services(settings, database, embedder, gate, embedder.tokenizer, keeper, searching))
    server = uvicorn.Server(
        uvicorn.Config(
            app, host=settings.host, port=settings.port, access_log=False, log_level="warning", server_header=False
        )
    )
    # uvicorn sends itself the signal again that ended it, and by default that would end the process here and now.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    keeper.start()
    threading.Thread(target=_say_when_started, args=(server, ready), daemon=True).start()
    try:
        server.run(sockets=sockets)
    except KeyboardInterrupt:
        say("Stopped.")
    finally:
        searching.stop()
        keeper.stop()


def _say_when_started(server: "object", ready: Callable[[], None]) -> None:
    while not getattr(server, "started", False):
        time.sleep(0.05)
    ready()
