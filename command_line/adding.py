"""`kb add`: add a learning, a consultation or a resource from the terminal."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from command_line.mistakes import is_decoded
from command_line.printing import SOME_FAILED, print_json, say
from command_line.wiring import Data, Json, make_embedder, make_gate, opened_database, settings_for
from kb.errors import KbError, PersonNotFound
from kb.types import KINDS, Draft, Section

if TYPE_CHECKING:
    from kb.database import Database
    from kb.intake import Kept

MAIN_FIELD = {"learning": "what", "consultation": "challenge", "resource": "notes"}


class NothingToAdd(KbError):
    """The title, the text or the kind is missing."""


def add(
    title: str,
    text: Annotated[str, typer.Option(help="The text; without it, or with -, it is read from stdin.")] = "-",
    kind: Annotated[str, typer.Option(help="learning, consultation or resource")] = "learning",
    author: Annotated[str, typer.Option("--as", help="E-mail address of the colleague who writes.")] = "",
    data: Data = None,
    json: Json = False,
) -> None:
    """Add a learning; what may name a person is held for a reviewer.

    Example: echo "Mark the edge of the step with tape." | kb add "Steps at dusk"
    """
    if kind not in KINDS:
        raise NothingToAdd("The kind is learning, consultation or resource.")
    body = _typed_in() if text == "-" else text
    if not title.strip() or not body.strip():
        raise NothingToAdd("A learning needs a title and a text.")
    draft = Draft(kind=kind, title=title.strip(), sections=(Section(MAIN_FIELD[kind], body.strip()),))
    settings = settings_for(data)
    with opened_database(settings) as database:
        # Asked first: what follows takes a second and more.
        author_id = _author_id(database, author)
        from kb.indexing import finish_run
        from kb.intake import check_draft, keep

        embedder = make_embedder(settings, threads=1)
        admission = check_draft(draft, make_gate(settings, database, embedder))
        with database.begin() as session:
            kept = keep(session, admission, embedder.tokenizer, origin="here", author_id=author_id)
        if kept.held_id is None:
            finish_run(settings, database, embedder)
    _tell(kept, admission.verdict.reasons, json)
    if kept.held_id:
        raise typer.Exit(SOME_FAILED)


def _typed_in() -> str:
    """What came on stdin. Raises NothingToAdd where it is no text."""
    try:
        body = sys.stdin.read()
    except UnicodeDecodeError:
        body = None
    if body is None or not is_decoded(body):
        raise NothingToAdd("What came on stdin is not text in UTF-8: save it as UTF-8 and try again.") from None
    return body


def _tell(kept: "Kept", reasons: Sequence[str], as_json: bool) -> None:
    """Say where it ended, and why it is held: kinds of findings, never the words that were found."""
    why = list(reasons) if kept.held_id else []
    if as_json:
        print_json({"decision": kept.decision, "record_id": kept.record_id, "held_id": kept.held_id, "reasons": why})
    elif kept.held_id:
        say(f"It waits for a reviewer as {kept.held_id}, because of this: {'; '.join(why)}.")
    else:
        say(f"Added as {kept.record_id}.")


def _author_id(database: "Database", author: str) -> str | None:
    """The id of the colleague with that address, None where none is named. Raises PersonNotFound."""
    from kb.store.people import find_person

    if not author:
        return None
    with database.read() as session:
        person = find_person(session, author)
    if person is None:
        raise PersonNotFound(author)
    return person.id
