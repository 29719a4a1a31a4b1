"""What a page asks for: the services, a session of the store, who is there, and the form that was sent.

Every route names one rule (`anyone`, `signed_in`, `reviewer`, `manager`, `api_person`), and every route that changes
something reads its form with `FormDep`, which checks the form's token; `search_api.app` refuses to start otherwise.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Annotated, Final

from fastapi import Depends, HTTPException, Request
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from starlette.datastructures import FormData, UploadFile

from kb.settings import Settings
from kb.store.people import Person
from kb.store.sign_ins import Visit, find_session, person_by_api_token, touch_session
from kb.types import Role
from search_api.security import SAFE_METHODS
from search_api.services import Services

MOST_FIELDS: Final = 1_000


class NotSignedIn(Exception):
    """The page is for colleagues, and nobody is signed in."""


class FormOutdated(Exception):
    """The form does not carry the token of this sign-in: it is from an earlier one, or from elsewhere."""


@dataclass(frozen=True)
class Form:
    """What was typed: each field's values, with the spaces around them cut and line ends made alike."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The first value of a field, '' where there is none."""
        values = self.fields.get(name, ())
        return values[0] if values else ""

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field that is not empty, such as the boxes ticked."""
        return tuple(value for value in self.fields.get(name, ()) if value)

    def __contains__(self, name: str) -> bool:
        return name in self.fields


async def services_of(request: Request) -> Services:
    """The services the app was made with."""
    services: Services = request.app.state.services
    return services


ServicesDep = Annotated[Services, Depends(services_of)]


def open_store(request: Request, services: ServicesDep) -> Iterator[Session]:
    """A session that never writes for a GET; for a POST one that is committed before the answer is sent.

    It takes the writer's lock at its first statement, so a page that embeds or checks a text does that first.
    """
    if request.method in SAFE_METHODS:
        with services.database.read() as session:
            yield session
    else:
        with services.database.begin() as session:
            yield session


SessionDep = Annotated[Session, Depends(open_store, scope="function")]


def visit_of(request: Request, services: ServicesDep) -> Visit | None:
    """The sign-in that the request's cookie stands for, noted as in use at most once a minute."""
    token = request.cookies.get(cookie_name(services.settings))
    if not token:
        return None
    idle, longest = session_limits(services.settings)
    with services.database.read() as session:
        visit = find_session(session, token, idle=idle, longest=longest)
    request.state.visit = visit
    if visit is not None and visit.needs_touch():
        _touch(services, visit)
    return visit


VisitDep = Annotated[Visit | None, Depends(visit_of)]


async def anyone() -> None:
    """A rule: the page is for everybody, signed in or not."""


async def signed_in(visit: VisitDep) -> Person:
    """A rule: the page is for colleagues. Raises NotSignedIn."""
    if visit is None:
        raise NotSignedIn
    return visit.person


async def reviewer(visit: VisitDep) -> Person:
    """A rule: the page is for reviewers and managers. Raises NotSignedIn or 403."""
    return _with_role(await signed_in(visit), "reviewer")


async def manager(visit: VisitDep) -> Person:
    """A rule: the page is for managers. Raises NotSignedIn or 403."""
    return _with_role(await signed_in(visit), "manager")


def api_person(request: Request, services: ServicesDep) -> Person:
    """A rule: the call carries a colleague's token. Raises 401; a cookie is no use here, so no site can misuse it."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    person = None
    if scheme.lower() == "bearer" and token:
        with services.database.read() as session:
            person = person_by_api_token(session, token.strip())
    if person is None:
        raise HTTPException(401, "Send a token that works: Authorization: Bearer ...", {"WWW-Authenticate": "Bearer"})
    return person


RULES: Final = {anyone, signed_in, reviewer, manager, api_person}
Anyone = Depends(anyone)
SignedIn = Annotated[Person, Depends(signed_in)]
Reviewer = Annotated[Person, Depends(reviewer)]
Manager = Annotated[Person, Depends(manager)]
ApiPerson = Annotated[Person, Depends(api_person)]


async def read_form(request: Request, visit: VisitDep, services: ServicesDep) -> Form:
    """The form that was sent. Raises NotSignedIn or FormOutdated where it lacks the token of this visitor's pages."""
    sent = await request.form(max_fields=MOST_FIELDS, max_files=0)
    token = str(sent.get("csrf", ""))
    expected = visit.csrf if visit else request.cookies.get(form_cookie_name(services.settings), "")
    if not expected or not secrets.compare_digest(token.encode(), expected.encode()):
        if visit is None and cookie_name(services.settings) in request.cookies:
            raise NotSignedIn  # the sign-in ended while the form was being written
        raise FormOutdated
    return form_from(sent)


def form_from(sent: FormData) -> Form:
    """What was typed in a form as it was sent."""
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in sent.multi_items():
        if not isinstance(value, UploadFile) and name != "csrf":
            fields[name] = (*fields.get(name, ()), _tidy(value, keep_spaces=name.startswith("password")))
    return Form(fields)


FormDep = Annotated[Form, Depends(read_form)]


def cookie_name(settings: Settings) -> str:
    """The name of the sign-in's cookie; over HTTPS the browser itself guards the prefix."""
    return "__Host-kb" if settings.secure_cookies else "kb"


def form_cookie_name(settings: Settings) -> str:
    """The name of the cookie that holds the form token of somebody who is not signed in."""
    return "__Host-kb-form" if settings.secure_cookies else "kb-form"


def session_limits(settings: Settings) -> tuple[timedelta, timedelta]:
    """How long a sign-in lasts without use, and at the most."""
    return timedelta(minutes=settings.session_idle_minutes), timedelta(hours=settings.session_hours)


def _with_role(person: Person, role: Role) -> Person:
    if not person.may(role):
        raise HTTPException(403, f"This page is for {role}s.")
    return person


def _touch(services: Services, visit: Visit) -> None:
    try:
        with services.database.begin() as session:
            touch_session(session, visit.id)
    except OperationalError:
        # A long write is under way: the visit is noted a minute later, and the page is shown all the same.
        return


def _tidy(value: str, *, keep_spaces: bool) -> str:
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return value if keep_spaces else value.strip()
