"""Held drafts, for reviewers: what waits, what was found and why, and the decision."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from sqlalchemy.orm import Session
from starlette.background import BackgroundTask

from kb.anonymise.gate import StillIdentifies
from kb.errors import RecordChangedMeanwhile
from kb.intake import reject, release
from kb.store.audit import note_action
from kb.store.held import HeldDraft, list_held, load_held
from kb.store.people import Person
from kb.store.words import add_team_word
from search_api.deps import Form, FormDep, Reviewer, ServicesDep, SessionDep
from search_api.pages import redirect, render
from search_api.reviewing import (
    ALSO_LABELS,
    QUESTIONS,
    also_label,
    also_words,
    parts_of,
    without_word,
    words_of,
)
from search_api.services import Services
from search_api.suggesting import suggest_for

router = APIRouter(include_in_schema=False)


@router.get("/held")
def show_held(request: Request, person: Reviewer, session: SessionDep) -> HTMLResponse:
    return render(request, "held_list.html", waiting=list_held(session))


@router.get("/held/{held_id}")
def show_one(request: Request, held_id: str, person: Reviewer, services: ServicesDep) -> HTMLResponse:
    # A GET that writes: every reading of an original leaves its row in the audit.
    with services.database.begin() as session:
        held = load_held(session, held_id)
        note_action(session, "read a held draft", person_id=person.id, about=held_id)
    return _show(request, held, person, Form())


@router.post("/held/{held_id}/preview")
def preview(held_id: str, form: FormDep, person: Reviewer, services: ServicesDep) -> JSONResponse:
    """How each text reads with what is ticked just now: `{"texts": [...]}`."""
    with services.database.read() as session:
        held = load_held(session, held_id)
    return JSONResponse({"texts": [part.redacted for part in parts_of(held, form)]})


@router.post("/held/{held_id}")
def decide(
    request: Request, held_id: str, form: FormDep, person: Reviewer, services: ServicesDep, session: SessionDep
) -> Response:
    """What a pressed button asks for: show the text again, teach the team's lists, release or reject."""
    held = load_held(session, held_id)
    pressed, _, key = form.text("do").partition(":")
    if pressed in ("never", "always"):
        return _show(request, held, person, _teach(session, held, form, person, pressed, key), taught=True)
    if pressed == "always-also":
        for word in also_words(form):
            add_team_word(session, "always replace", word, label=also_label(form), added_by=person.id)
        return _show(request, held, person, form, taught=bool(also_words(form)))
    if pressed == "reject":
        reject(session, held_id, reviewer_id=person.id, answers=_answers(form))
        note_action(session, "rejected", person_id=person.id, about=held_id)
        return redirect("/held", done="rejected")
    if pressed == "release":
        return _release(request, held, form, person, services, session)
    return _show(request, held, person, form)


def _release(
    request: Request, held: HeldDraft, form: Form, person: Person, services: Services, session: Session
) -> Response:
    errors = _errors_in(form)
    if errors:
        return _show(request, held, person, form, errors=errors)
    texts = [part.redacted for part in parts_of(held, form)]
    try:
        kept = release(
            session,
            held.summary.id,
            texts,
            services.gate,
            services.tokenizer,
            reviewer_id=person.id,
            confirmed="confirmed" in form,
            answers=_answers(form),
        )
    except StillIdentifies as refusal:
        return _show(request, held, person, form, errors={"confirmed": str(refusal)})
    except RecordChangedMeanwhile:
        session.rollback()
        errors = {"decision": "The record was changed since this edit was written. Reject it and ask for a new edit"}
        return _show(request, held, person, form, errors=errors)
    note_action(session, "released", person_id=person.id, about=held.summary.id, detail={"record": kept.record_id})
    services.keeper.nudge()
    response = redirect("/held", done="released")
    if held.summary.what == "record" and kept.record_id is not None:
        # After the answer: the model is slow, and embeds nothing that the gate has not passed.
        response.background = BackgroundTask(suggest_for, services, kept.record_id)
    return response


def _teach(session: Session, held: HeldDraft, form: Form, person: Person, which: str, key: str) -> Form:
    found = words_of(held, key)
    if found is None:
        raise HTTPException(404)
    word, label = found
    if which == "never":
        add_team_word(session, "never a name", word, added_by=person.id)
        return without_word(held, form, word)
    add_team_word(session, "always replace", word, label=label, added_by=person.id)
    return form


def _errors_in(form: Form) -> dict[str, str]:
    errors: dict[str, str] = {}
    for name, _ in QUESTIONS:
        if form.text(name) not in ("no", "yes"):
            errors[name] = "Answer this question before you release"
        elif form.text(name) == "yes":
            errors[name] = "Take out more before you release, or reject it"
    return errors


def _answers(form: Form) -> dict[str, str]:
    return {name: form.text(name) for name, _ in QUESTIONS if form.text(name) in ("no", "yes")}


def _show(
    request: Request,
    held: HeldDraft,
    person: Person,
    form: Form,
    *,
    errors: dict[str, str] | None = None,
    taught: bool = False,
) -> HTMLResponse:
    return render(
        request,
        "held.html",
        form=form,
        errors=errors,
        held=held,
        parts=parts_of(held, form),
        questions=QUESTIONS,
        also_labels=ALSO_LABELS,
        is_own=held.summary.author_id == person.id,
        taught=taught,
    )
