"""Held records, for reviewers: what waits, what was found and why, and the decision."""

from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from sqlalchemy.orm import Session
from starlette.background import BackgroundTask

from kb.anonymise.gate import BESIDE_BEGINS, StillIdentifies
from kb.errors import RecordChangedMeanwhile
from kb.intake import release
from kb.store.audit import note_action
from kb.store.browse import title_of as title_of_record
from kb.store.browse import titles_of
from kb.store.held import HeldDraft, count_waiting, load_held, load_waiting
from kb.store.people import Person
from kb.store.words import add_team_word
from search_api.deps import Form, FormDep, Reviewer, ServicesDep, SessionDep
from search_api.pages import redirect, render
from search_api.paging import Pages
from search_api.rejecting import REASONS_TO_REJECT, errors_in_rejection, turn_away, words_to_author
from search_api.reviewing import (
    ALSO_LABELS,
    NAMES,
    QUESTION_ABOUT,
    QUESTIONS,
    Part,
    also_label,
    also_words,
    cards_of,
    left_in,
    parts_of,
    title_of,
    without_word,
    words_of,
)
from search_api.rewording import NOTHING_ASKED, Asked, found_in_rewordings
from search_api.saving import team_gate
from search_api.services import Services
from search_api.suggesting import suggest_for

router = APIRouter(include_in_schema=False)
PER_PAGE: Final = 50
ALSO: Final = "also"
"""Where the page goes on after words that a reviewer added were put on the team's list."""


@router.get("/held")
def show_held(
    request: Request, person: Reviewer, session: SessionDep, released: str = "", page: str = "1"
) -> HTMLResponse:
    """What waits; `released` is the record that was just let through, to go and see."""
    count = count_waiting(session)
    pages = Pages.of(page, count, PER_PAGE, "/held?page={}".format)
    waiting = load_waiting(session, PER_PAGE, after=(pages.page - 1) * PER_PAGE)
    about = titles_of(session, [one.record_id for one in waiting if one.record_id])
    return render(
        request,
        "held_list.html",
        count=count,
        pages=pages,
        waiting=[(one.summary, title_of(one), about.get(one.record_id or "")) for one in waiting],
        released=released,
        released_title=title_of_record(session, released) if released else None,
    )


@router.get("/held/{held_id}")
def show_one(request: Request, held_id: str, person: Reviewer, services: ServicesDep) -> HTMLResponse:
    # A GET that writes: every reading of an original leaves its row in the audit.
    with services.database.begin() as session:
        held = load_held(session, held_id)
        note_action(session, "read a held record", person_id=person.id, about=held_id)
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
    pressed, _, key = form.text("do").partition(":")
    said = words_to_author(services, form) if pressed == "reject" else None
    held = load_held(session, held_id)
    if pressed in ("never", "always"):
        return _show(request, held, person, _teach(session, held, form, person, pressed, key), taught=key)
    if pressed == "always-also":
        for word in also_words(form):
            add_team_word(session, "always replace", word, label=also_label(form), added_by=person.id)
        return _show(request, held, person, form, taught=ALSO if also_words(form) else "")
    if pressed == "reject":
        errors = errors_in_rejection(held, form, person, said)
        if errors:
            return _show(request, held, person, form, errors=errors)
        turn_away(session, held, form, person, said)
        return redirect("/held", done="taken-back" if held.summary.author_id == person.id else "rejected")
    if pressed == "release":
        return _release(request, held, form, person, services, session)
    return _show(request, held, person, form)


def _release(
    request: Request, held: HeldDraft, form: Form, person: Person, services: Services, session: Session
) -> Response:
    parts = parts_of(held, form)
    asked = found_in_rewordings(team_gate(services), held, form, parts)
    errors = _errors_in(form, parts, asked)
    if errors:
        return _show(request, held, person, form, errors=errors, asked=asked)
    try:
        kept = release(
            session,
            held.summary.id,
            [part.redacted for part in parts],
            services.gate,
            services.tokenizer,
            reviewer_id=person.id,
            confirmed="confirmed" in form,
            answers=_answers(form),
        )
    except StillIdentifies as refusal:
        return _show(request, held, person, form, errors={"confirmed": str(refusal)}, asked=asked)
    except RecordChangedMeanwhile:
        session.rollback()
        errors = {"decision": "The record was changed since this edit was written. Reject it and ask for a new edit"}
        return _show(request, held, person, form, errors=errors)
    note_action(session, "released", person_id=person.id, about=held.summary.id, detail={"record": kept.record_id})
    services.keeper.nudge()
    response = redirect(f"/held?released={kept.record_id}", done="released")
    if held.summary.what == "record" and kept.record_id is not None:
        # After the answer: the model is slow, and embeds nothing that the gate has not passed.
        response.background = BackgroundTask(suggest_for, services, kept.record_id)
    return response


def _teach(session: Session, held: HeldDraft, form: Form, person: Person, which: str, key: str) -> Form:
    found = words_of(held, key)
    if found is None or (which == "never" and found[1] not in NAMES):
        raise HTTPException(404)
    word, label = found
    if which == "never":
        add_team_word(session, "never a name", word, added_by=person.id)
        note_action(session, "word added", person_id=person.id, about=held.summary.id, detail={"list": "never a name"})
        return without_word(held, form, word)
    add_team_word(session, "always replace", word, label=label, added_by=person.id)
    note_action(session, "word added", person_id=person.id, about=held.summary.id, detail={"list": "always replace"})
    return form


def _errors_in(form: Form, parts: list[Part], asked: Asked) -> dict[str, str]:
    errors: dict[str, str] = {}
    for name, _ in QUESTIONS:
        if form.text(name) not in ("no", "yes"):
            errors[name] = f"Say {QUESTION_ABOUT[name]}"
        elif form.text(name) == "yes":
            errors[name] = f"Take out more before you release, or reject it: you were not sure {QUESTION_ABOUT[name]}"
    stays = left_in(parts)
    if stays and form.text("stays") != _stays(parts):
        errors["stays"] = f"Tick that this may stay in: {', '.join(dict.fromkeys(one.words for one in stays))}"
    if asked.found and form.text("own_words") != asked.key:
        errors["own_words"] = f"Look at your own words once more: {asked.in_words}"
    return errors


def _stays(parts: list[Part]) -> str:
    """What is left in, as the tick for it says it: a tick given for less does not count for more."""
    return " ".join(one.key for one in left_in(parts))


def _answers(form: Form) -> dict[str, str]:
    return {name: form.text(name) for name, _ in QUESTIONS if form.text(name) in ("no", "yes")}


def _show(
    request: Request,
    held: HeldDraft,
    person: Person,
    form: Form,
    *,
    errors: Mapping[str, str] | None = None,
    taught: str = "",
    asked: Asked = NOTHING_ASKED,
) -> HTMLResponse:
    parts = parts_of(held, form)
    return render(
        request,
        "held.html",
        form=form,
        errors=errors,
        held=held,
        cards=cards_of(parts),
        stays=_stays(parts),
        left_in=left_in(parts),
        asked=asked,
        questions=QUESTIONS,
        also_labels=ALSO_LABELS,
        reasons_to_reject=REASONS_TO_REJECT,
        is_beside=any(BESIDE_BEGINS in reason for reason in held.summary.reasons),
        is_own=held.summary.author_id == person.id,
        taught=taught,
        focus=f"accept-{taught}" if taught and taught != ALSO else taught,
    )
