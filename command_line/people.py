"""`kb user`: the people who can sign in."""

import re
import sys
from typing import Annotated

import typer
from rich.table import Table

from command_line.printing import out, print_json, say
from command_line.serving_alone import address_of, address_served, is_served
from command_line.wiring import Data, Json, kept_database, opened_database, settings_for
from kb.errors import KbError, NotJoinedYet, PersonNotFound
from kb.settings import Settings
from kb.types import Role

app = typer.Typer(no_args_is_help=True, help="Invite colleagues and look after their accounts.")
HERE = {"where": "command line"}
"""What the audit says of who did it: a person at this machine, whom nobody signed in."""
RoleChoice = Annotated[Role, typer.Option(help="What they may do.")]


class NotAnAddress(KbError):
    """What was typed for an e-mail address has not the form of one."""


@app.command("add")
def add(
    email: str,
    name: Annotated[str, typer.Option(help="Name that colleagues see.")],
    role: RoleChoice = "member",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read a password from stdin instead of making an invitation.")
    ] = False,
    data: Data = None,
    json: Json = False,
) -> None:
    """Invite a colleague, or make an account at once.

    Example: kb user add sam@example.org --name "Sam" --role manager
    """
    from kb.passwords import check_new_password, hash_password
    from kb.store.audit import note_action
    from kb.store.keys import token_hash
    from kb.store.people import add_person, invite

    if not re.fullmatch(r"[^@\s]+@[^@\s]+", email):
        raise NotAnAddress(f"'{email}' is not an e-mail address: write it like sam@example.org.")

    settings = settings_for(data)
    with_role = {"role": role, **HERE}
    with opened_database(settings) as database:
        if password_stdin:
            password = sys.stdin.readline().rstrip("\n")
            check_new_password(password, about=(email, name))
            hashed = hash_password(password)
            with database.begin() as session:
                person = add_person(session, email=email, name=name, role=role, password_hash=hashed)
                note_action(session, "account made", person_id=None, about=person.id, detail=with_role)
            answer: dict[str, object] = {"person_id": person.id, "email": person.email, "role": person.role}
            link, about = "", f"{person.name} can sign in as {person.email}."
        else:
            with database.begin() as session:
                token = invite(session, email=email, name=name, role=role)
                note_action(session, "invited", person_id=None, about=token_hash(token), detail=with_role)
            link = f"{address_served(settings)}/invitations/{token}"
            answer = {"email": email, "role": role, "invitation": link}
            about = f"Send this link to {name}; it works once, for a week.{_about_address(settings)}"
    if json:
        print_json(answer)
        return
    if link:
        out.print(link)
    say(about)


def _about_address(settings: Settings) -> str:
    """What to know of a link's address while no server is there to tell its own."""
    if is_served(settings):
        return ""
    start = address_of(settings)
    return f" No web server is running yet; if colleagues reach it elsewhere, write that in place of {start}."


@app.command("list")
def show(data: Data = None, json: Json = False) -> None:
    """List the people who can sign in, and those who are invited.

    Example: kb user list
    """
    from kb.store.people import list_invitations, list_people

    with kept_database(settings_for(data)) as database, database.read() as session:
        people = list_people(session)
        here = {person.email for person in people}
        # A link for a new password is an invitation too.
        invited = [one for one in list_invitations(session) if one.email not in here]
    listed = [(p.email, p.name, p.role, p.active, False) for p in people]
    listed += [(one.email, one.name, one.role, False, True) for one in invited]
    if json:
        print_json([dict(zip(("email", "name", "role", "active", "invited"), one, strict=True)) for one in listed])
        return
    table = Table("E-mail", "Name", "Role", "Active")
    for email, name, role, active, waits in listed:
        table.add_row(email, name, role, "yes" if active else "invited" if waits else "no")
    out.print(table)


@app.command("token")
def token(
    email: str,
    name: Annotated[str, typer.Option(help="What the token is for.")] = "command line",
    data: Data = None,
    json: Json = False,
) -> None:
    """Make a token for the JSON API; it is shown once.

    Example: kb user token sam@example.org
    """
    from kb.store.audit import note_action
    from kb.store.people import find_person, list_invitations, tidy_email
    from kb.store.sign_ins import add_api_token

    with kept_database(settings_for(data)) as database, database.begin() as session:
        person = find_person(session, email)
        if person is None:
            invited = tidy_email(email) in {one.email for one in list_invitations(session)}
            raise NotJoinedYet(email) if invited else PersonNotFound(email)
        made = add_api_token(session, person.id, name)
        note_action(session, "token made", person_id=None, about=person.id, detail=HERE)
    if json:
        print_json({"token": made})
    else:
        out.print(made)
