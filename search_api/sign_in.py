"""Signing in and out, and joining by invitation."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from kb.database import Database
from kb.errors import PasswordRefused, SignInRefused, TooManyTries
from kb.passwords import check_new_password, hash_password, password_matches
from kb.store.audit import note_action
from kb.store.people import Invitation, Person, accept_invitation, credentials, find_invitation
from kb.store.sign_ins import close_session, drop_old_sessions, open_session
from kb.store.tries import forget_tries, note_try
from kb.store.writings import drop_old_writings
from search_api.deps import Anyone, Form, FormDep, ServicesDep, SessionDep, VisitDep, cookie_name, session_limits
from search_api.pages import redirect, render
from search_api.security import safe_path
from search_api.services import Services

router = APIRouter(include_in_schema=False)


@router.get("/sign-in", dependencies=[Anyone])
def show_sign_in(request: Request, visit: VisitDep, next: Annotated[str, Query()] = "/") -> Response:
    if visit is not None:
        return redirect(safe_path(next))
    return render(request, "sign_in.html", next=safe_path(next))


@router.post("/sign-in", dependencies=[Anyone])
def sign_in(request: Request, form: FormDep, visit: VisitDep, services: ServicesDep) -> Response:
    address = request.client.host if request.client else ""
    try:
        person = _check_password(services.database, form.text("email"), form.text("password"), address)
    except TooManyTries as refusal:
        return _sign_in_again(request, form, {"email": str(refusal)}, 429)
    except SignInRefused as refusal:
        return _sign_in_again(request, form, {"email": str(refusal)}, 422)
    response = redirect(safe_path(form.text("next")))
    begin_visit(services, response, person, replaces=visit.id if visit else None)
    return response


@router.post("/sign-out", dependencies=[Anyone])
def sign_out(form: FormDep, visit: VisitDep, services: ServicesDep) -> RedirectResponse:
    if visit is not None:
        with services.database.begin() as session:
            close_session(session, visit.id)
            note_action(session, "signed out", person_id=visit.person.id)
        services.cases.forget(visit.id)
    response = redirect("/sign-in", done="signed-out")
    response.delete_cookie(
        cookie_name(services.settings), httponly=True, samesite="lax", secure=services.settings.secure_cookies
    )
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@router.get("/invitations/{token}", dependencies=[Anyone])
def show_invitation(request: Request, token: str, visit: VisitDep, session: SessionDep) -> HTMLResponse:
    return render(request, "invitation.html", invitation=find_invitation(session, token), token=token)


@router.post("/invitations/{token}", dependencies=[Anyone])
def accept(request: Request, token: str, form: FormDep, visit: VisitDep, services: ServicesDep) -> Response:
    with services.database.read() as reading:
        invitation = find_invitation(reading, token)
    errors = _check_joining(services, invitation, form.text("name"), form.text("password"))
    if errors:
        return render(request, "invitation.html", form=form, errors=errors, invitation=invitation, token=token)
    kept = hash_password(form.text("password"))
    with services.database.begin() as session:
        person = accept_invitation(session, token, name=form.text("name"), password_hash=kept)
        note_action(session, "joined", person_id=person.id)
    response = redirect("/", done="welcome")
    begin_visit(services, response, person, replaces=visit.id if visit else None)
    return response


def begin_visit(services: Services, response: Response, person: Person, *, replaces: str | None) -> None:
    """Open a new sign-in, never one whose id was known before, and give its secret to the browser."""
    _, longest = session_limits(services.settings)
    with services.database.begin() as session:
        drop_old_sessions(session, longest)
        drop_old_writings(session)
        if replaces:
            close_session(session, replaces)
        token = open_session(session, person.id)
        note_action(session, "signed in", person_id=person.id)
    secure = services.settings.secure_cookies
    response.set_cookie(cookie_name(services.settings), token, httponly=True, samesite="lax", secure=secure, path="/")


def _check_password(database: Database, email: str, password: str, address: str) -> Person:
    with database.begin() as session:
        note_try(session, account=email, address=address)
        found = credentials(session, email)
    if not password_matches(password, found[1] if found else None) or found is None:
        with database.begin() as session:
            note_action(session, "sign-in refused", person_id=None, about=found[0].id if found else None)
        raise SignInRefused("The e-mail address or the password is not right")
    with database.begin() as session:
        forget_tries(session, account=email, address=address)
    return found[0]


def _check_joining(services: Services, invitation: Invitation, name: str, password: str) -> dict[str, str]:
    errors = {} if name else {"name": "Enter your name"}
    try:
        check_new_password(password, about=(name, invitation.email, services.settings.practice_name))
    except PasswordRefused as refusal:
        errors["password"] = str(refusal)
    return errors


def _sign_in_again(request: Request, form: Form, errors: dict[str, str], status: int) -> HTMLResponse:
    next_path = safe_path(form.text("next"))
    return render(request, "sign_in.html", status_code=status, form=form, errors=errors, next=next_path)
