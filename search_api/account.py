"""A colleague's own account: name, password, and tokens for programs."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse
from sqlalchemy.orm import Session
from starlette.responses import Response

from kb.errors import PasswordRefused, TooManyTries
from kb.passwords import check_new_password, hash_password, password_matches
from kb.store.audit import note_action
from kb.store.held import count_waiting
from kb.store.people import Person, credentials, set_password, set_profile
from kb.store.sign_ins import add_api_token, list_api_tokens, revoke_api_token
from kb.store.tries import forget_tries, note_try
from search_api.deps import Form, FormDep, ServicesDep, SessionDep, SignedIn, VisitDep
from search_api.pages import confirm, redirect, render
from search_api.services import Services
from search_api.sign_in import begin_visit

router = APIRouter(include_in_schema=False)


@router.get("/account")
def show_account(request: Request, person: SignedIn, session: SessionDep) -> HTMLResponse:
    return _show(request, person, session)


@router.get("/account/stay")
def stay_signed_in(person: SignedIn, visit: VisitDep) -> JSONResponse:
    """For script: asking is a use, so the sign-in lasts longer: `{"seconds": ...}`."""
    return JSONResponse({"seconds": visit.seconds_left() if visit else 0})


@router.post("/account")
def save_account(request: Request, form: FormDep, person: SignedIn, session: SessionDep) -> Response:
    if not form.text("name") or len(form.text("name")) > 120:
        return _show(request, person, session, form=form, errors={"name": "Enter your name"})
    set_profile(session, person.id, name=form.text("name"), may_be_named="may_be_named" in form)
    return redirect("/account", done="account-saved")


@router.get("/account/password")
def show_password(request: Request, person: SignedIn) -> HTMLResponse:
    return render(request, "password.html")


@router.post("/account/password")
def change_password(request: Request, form: FormDep, person: SignedIn, services: ServicesDep) -> Response:
    errors = _check_change(services, person, form, request.client.host if request.client else "")
    if errors:
        return render(request, "password.html", errors=errors)
    kept = hash_password(form.text("password"))
    with services.database.begin() as session:
        set_password(session, person.id, kept)
        note_action(session, "password changed", person_id=person.id)
    response = redirect("/account", done="password-changed")
    begin_visit(services, response, person, replaces=None)
    return response


@router.post("/account/tokens")
def make_token(request: Request, form: FormDep, person: SignedIn, session: SessionDep) -> Response:
    name = form.text("token_name")
    if not name or len(name) > 80:
        return _show(request, person, session, errors={"token_name": "Say what the token is for"})
    token = add_api_token(session, person.id, name)
    note_action(session, "token made", person_id=person.id)
    # No redirect here: the secret is shown on this answer alone and must not stand in an address.
    return _show(request, person, session, new_token=token)


@router.post("/account/tokens/{token_id}/revoke")
def revoke_token(request: Request, token_id: str, form: FormDep, person: SignedIn, session: SessionDep) -> Response:
    if "sure" not in form:
        words = "A program that uses it can no longer search as you. You can make a new token at any time."
        return confirm(request, "Revoke this token?", words, "Revoke the token", "/account")
    if revoke_api_token(session, person.id, token_id):
        note_action(session, "token revoked", person_id=person.id)
    return redirect("/account", done="token-revoked")


def _show(request: Request, person: Person, session: Session, **context: Any) -> HTMLResponse:
    tokens, waiting = list_api_tokens(session, person.id), count_waiting(session, person.id)
    return render(request, "account.html", tokens=tokens, waiting=waiting, **context)


def _check_change(services: Services, person: Person, form: Form, address: str) -> dict[str, str]:
    try:
        with services.database.begin() as session:
            note_try(session, account=person.email, address=address)
            found = credentials(session, person.email)
        if not password_matches(form.text("password_now"), found[1] if found else None):
            return {"password_now": "This is not your password now"}
        with services.database.begin() as session:
            forget_tries(session, account=person.email, address=address)
        check_new_password(form.text("password"), about=(person.name, person.email, services.settings.practice_name))
    except TooManyTries as refusal:
        return {"password_now": str(refusal)}
    except PasswordRefused as refusal:
        return {"password": str(refusal)}
    return {}
