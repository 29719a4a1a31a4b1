"""The team, for its manager: inviting, roles, closing accounts."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from sqlalchemy.orm import Session
from starlette.responses import Response

from kb.errors import LastManager, PersonExists
from kb.store.audit import list_actions, note_action
from kb.store.browse import titles_of
from kb.store.keys import token_hash
from kb.store.people import (
    cancel_invitation,
    deactivate,
    invite,
    invite_again,
    known_role,
    list_invitations,
    list_people,
    load_person,
    names_behind,
    reactivate,
    set_role,
)
from kb.types import ROLES
from search_api.deps import Form, FormDep, Manager, SessionDep
from search_api.pages import address_of, confirm, redirect, render

router = APIRouter(include_in_schema=False)


@router.get("/people")
def show_people(request: Request, person: Manager, session: SessionDep) -> HTMLResponse:
    return _show(request, session)


@router.get("/people/audit")
def show_audit(request: Request, person: Manager, session: SessionDep) -> HTMLResponse:
    entries = list_actions(session, 200)
    ids = {one.about for one in entries if one.about}
    names, titles = names_behind(session, ids), titles_of(session, ids)
    return render(request, "audit.html", entries=entries, names=names, titles=titles)


@router.post("/people/invite")
def invite_person(request: Request, form: FormDep, person: Manager, session: SessionDep) -> Response:
    errors = _check_invitation(form)
    if errors:
        return _show(request, session, form=form, errors=errors)
    role = known_role(form.text("role"))
    try:
        token = invite(session, email=form.text("email"), name=form.text("name"), role=role)
    except PersonExists:
        errors = {"email": "Somebody with this e-mail address is in the team already"}
        return _show(request, session, form=form, errors=errors)
    note_action(session, "invited", person_id=person.id, about=token_hash(token), detail={"role": role})
    return _show(request, session, link=_link(request, token), invited=form.text("name"))


@router.post("/people/{person_id}/password")
def give_password_link(
    request: Request, person_id: str, form: FormDep, person: Manager, session: SessionDep
) -> Response:
    token = invite_again(session, person_id)
    note_action(session, "password link made", person_id=person.id, about=person_id)
    return _show(request, session, link=_link(request, token), invited=load_person(session, person_id).name)


@router.post("/people/invitations/{invitation_id}/cancel")
def cancel(invitation_id: str, form: FormDep, person: Manager, session: SessionDep) -> Response:
    cancel_invitation(session, invitation_id)
    note_action(session, "invitation cancelled", person_id=person.id, about=invitation_id[:64])
    return redirect("/people", done="invitation-cancelled")


@router.post("/people/{person_id}/role")
def change_role(request: Request, person_id: str, form: FormDep, person: Manager, session: SessionDep) -> Response:
    if form.text("role") not in ROLES:
        return redirect("/people")
    role = known_role(form.text("role"))
    try:
        set_role(session, person_id, role)
    except LastManager as refusal:
        return _show(request, session, errors={f"role-{person_id}": str(refusal)})
    note_action(session, "role changed", person_id=person.id, about=person_id, detail={"role": role})
    return redirect("/people", done="role-changed")


@router.post("/people/{person_id}/deactivate")
def close_account(request: Request, person_id: str, form: FormDep, person: Manager, session: SessionDep) -> Response:
    if "sure" not in form:
        heading = f"Close the account of {load_person(session, person_id).name}?"
        words = "They are signed out at once and their tokens end. What they wrote stays. You can open it again."
        return confirm(request, heading, words, "Close the account", "/people")
    try:
        deactivate(session, person_id)
    except LastManager as refusal:
        return _show(request, session, errors={f"role-{person_id}": str(refusal)})
    note_action(session, "account closed", person_id=person.id, about=person_id)
    return redirect("/people", done="deactivated")


@router.post("/people/{person_id}/reactivate")
def open_account(person_id: str, form: FormDep, person: Manager, session: SessionDep) -> Response:
    reactivate(session, person_id)
    note_action(session, "account opened", person_id=person.id, about=person_id)
    return redirect("/people", done="reactivated")


def _link(request: Request, token: str) -> str:
    # Shown on one answer alone, never after a redirect: the secret must not stand in an address of ours.
    return f"{address_of(request)}/invitations/{token}"


def _check_invitation(form: Form) -> dict[str, str]:
    errors = {}
    if not form.text("name") or len(form.text("name")) > 120:
        errors["name"] = "Enter your colleague's name"
    name, at, domain = form.text("email").partition("@")
    if not (name and at and domain) or " " in form.text("email") or len(form.text("email")) > 254:
        errors["email"] = "Enter an e-mail address in the right form, like name@example.com"
    if form.text("role") not in ROLES:
        errors["role"] = "Select a role"
    return errors


def _show(request: Request, session: Session, **context: Any) -> HTMLResponse:
    everybody, waiting = list_people(session), list_invitations(session)
    return render(request, "people.html", everybody=everybody, waiting=waiting, roles=ROLES, **context)
