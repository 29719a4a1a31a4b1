"""Drafts: forms that were begun, kept for their author alone, and what happens when a sign-in ends while writing."""

import re
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from sqlalchemy.orm import Session

from kb.errors import DraftNotFound
from kb.store.sign_ins import Visit, author_of_late_form, is_own_earlier_form
from kb.store.writings import Writing, drop_writing, find_writing, keep_writing, list_writings
from search_api.deps import Form, FormDep, SessionDep, SignedIn, cookie_name
from search_api.pages import confirm, redirect, render
from search_api.services import Services
from search_api.typed import label_of
from search_api.writing import with_values

router = APIRouter(include_in_schema=False)
_WRITING_PATH: Final = re.compile(r"/(consultations|learnings)/new|/records/\w{1,32}/(edit|add/[a-z-]{1,20})")
NOT_KEPT: Final = ("do", "draft", "form_token", "known_client", "known_others", "deidentified", "worries")
"""The names an author gives are stored nowhere, and the promise is asked for afresh."""
SPOKEN: Final = (
    (re.compile(r"/consultations/new"), "A case or a question"),
    (re.compile(r"/learnings/new"), "A learning"),
    (re.compile(r".*/edit"), "A change to a record"),
    (re.compile(r".*/add/advice"), "Advice"),
    (re.compile(r".*/add/follow-up"), "What happened when we tried it"),
    (re.compile(r".*"), "Thanks"),
)


@router.get("/drafts")
def show_drafts(request: Request, person: SignedIn, session: SessionDep) -> HTMLResponse:
    drafts = [(one, kind_of(one), opening_of(one), texts_in(one)) for one in list_writings(session, person.id)]
    return render(request, "drafts.html", drafts=drafts)


@router.post("/drafts/{draft_id}/discard")
def discard(request: Request, draft_id: str, form: FormDep, person: SignedIn, session: SessionDep) -> Response:
    if "sure" not in form:
        found = find_writing(session, person.id, draft_id)
        if found is None:
            raise DraftNotFound
        words = f"“{opening_of(found)}” is erased for good. Nobody else has it."
        return confirm(request, "Throw this draft away?", words, "Throw it away", "/drafts")
    drop_writing(session, person.id, draft_id)
    return redirect("/drafts", done="draft-discarded")


def begun(services: Services, person_id: str, path: str, draft_id: str) -> Form | None:
    """The form as its author left it, or None where no draft is asked for. Raises DraftNotFound."""
    if not draft_id:
        return None
    with services.database.read() as session:
        found = find_writing(session, person_id, draft_id)
    if found is None or found.path != path:
        raise DraftNotFound
    return with_values(Form(found.fields), {"draft": draft_id})


def keep_draft(session: Session, person_id: str, path: str, form: Form) -> str:
    """Keep a form for its author, in place of the draft it began with, and return the address it goes on at."""
    fields = {name: values for name, values in form.fields.items() if name not in NOT_KEPT and any(values)}
    draft_id = keep_writing(session, person_id, path, fields, writing_id=form.text("draft"))
    return f"{path}?draft={draft_id}"


def save_draft(session: Session, person_id: str, path: str, form: Form) -> Response:
    """What the button "Save as draft" does."""
    keep_draft(session, person_id, path, form)
    return redirect("/drafts", done="draft-saved")


def is_writing_path(path: str) -> bool:
    """Whether a form that is kept as a draft is sent there."""
    return _WRITING_PATH.fullmatch(path) is not None


def keep_late_form(request: Request, form: Form, csrf: str) -> str | None:
    """Keep a form that was sent after its sign-in had ended; the address it goes on at, or None if nobody owns it."""
    services: Services = request.app.state.services
    visit: Visit | None = getattr(request.state, "visit", None)
    token = request.cookies.get(cookie_name(services.settings), "")
    if not csrf or not is_writing_path(request.url.path):
        return None
    with services.database.begin() as session:
        if visit is None:
            person_id = author_of_late_form(session, token, csrf)
        else:
            person_id = visit.person.id if is_own_earlier_form(session, visit.person.id, csrf) else None
        return keep_draft(session, person_id, request.url.path, form) if person_id else None


def texts_in(draft: Writing) -> list[tuple[str, str]]:
    """What was written, each text with its name, to copy from where its form cannot be opened any more."""
    return [(label, values[0]) for name, values in draft.fields.items() if (label := label_of(name))]


def kind_of(draft: Writing) -> str:
    """What a draft is, in words."""
    return next(words for pattern, words in SPOKEN if pattern.fullmatch(draft.path))


def opening_of(draft: Writing) -> str:
    """The first words of a draft, to know it by."""
    for name in ("title", "text", "challenge", "what"):
        if words := " ".join(draft.fields.get(name, ("",))[0].split()):
            return words if len(words) <= 80 else words[:79].rstrip() + "…"
    return "No title yet"
