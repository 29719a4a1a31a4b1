"""Looking after a record: confirming its terms, finding it still true, replacing it, withdrawing it."""

from datetime import date, timedelta
from typing import Final

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from kb.store.audit import note_action
from kb.store.people import Person
from kb.store.records import (
    StoredRecord,
    is_live,
    load_record,
    set_facets,
    supersede_record,
    verify_record,
    withdraw_record,
)
from kb.vocabulary import FACETS
from search_api.consultations import may_change
from search_api.deps import Form, FormDep, ServicesDep, SessionDep, SignedIn
from search_api.pages import redirect, render
from search_api.writing import facets_of

router = APIRouter(include_in_schema=False)
MONTHS: Final = (("6", "In six months"), ("12", "In a year"), ("24", "In two years"), ("0", "No need"))
REASONS: Final = (
    ("identifies", "It may point to a person"),
    ("wrong", "It is wrong or out of date"),
    ("asked", "Somebody asked for it"),
    ("double", "It is there twice"),
    ("other", "Another reason"),
)


@router.get("/records/{record_id}/terms")
def terms_form(request: Request, record_id: str, person: SignedIn, session: SessionDep) -> HTMLResponse:
    stored = load_record(session, record_id)
    return render(
        request, "terms.html", stored=stored, form=Form({facet: stored.terms(facet) for facet in FACETS} | {"_": ("",)})
    )


@router.post("/records/{record_id}/terms")
def confirm_terms(
    record_id: str, form: FormDep, person: SignedIn, session: SessionDep, services: ServicesDep
) -> Response:
    """What is ticked is confirmed; what was suggested and is not ticked is not suggested again."""
    load_record(session, record_id)
    set_facets(session, record_id, facets_of(form))
    services.keeper.nudge()
    return redirect(f"/records/{record_id}", done="terms-saved")


@router.get("/records/{record_id}/upkeep")
def upkeep_form(request: Request, record_id: str, person: SignedIn, session: SessionDep) -> HTMLResponse:
    return _show(request, load_record(session, record_id), person)


@router.post("/records/{record_id}/still-true")
def still_true(record_id: str, form: FormDep, person: SignedIn, session: SessionDep) -> Response:
    load_record(session, record_id)
    chosen = form.text("months")
    months = int(chosen) if chosen in dict(MONTHS) else 12
    review_by = date.today() + timedelta(days=round(months * 30.44)) if months else None
    verify_record(session, record_id, person.id, review_by)
    note_action(session, "found still true", person_id=person.id, about=record_id)
    return redirect(f"/records/{record_id}", done="still-true")


@router.post("/records/{record_id}/supersede")
def supersede(request: Request, record_id: str, form: FormDep, person: SignedIn, session: SessionDep) -> Response:
    stored = _changeable(load_record(session, record_id), person)
    newer = form.text("newer").rstrip("/").rpartition("/")[2]
    if newer == record_id or not is_live(session, newer):
        errors = {"newer": "Choose the newer record, or paste the address of its page"}
        return _show(request, stored, person, form=form, errors=errors)
    supersede_record(session, record_id, newer)
    note_action(session, "superseded", person_id=person.id, about=record_id, detail={"by": newer})
    return redirect(f"/records/{record_id}", done="superseded")


@router.post("/records/{record_id}/withdraw")
def withdraw(
    request: Request, record_id: str, form: FormDep, person: SignedIn, session: SessionDep, services: ServicesDep
) -> Response:
    stored = _changeable(load_record(session, record_id), person)
    reason = form.text("reason")
    if reason not in dict(REASONS):
        errors = {"reason": "Select why it is withdrawn"}
        return _show(request, stored, person, form=form, errors=errors)
    withdraw_record(session, record_id)
    note_action(session, "withdrawn", person_id=person.id, about=record_id, detail={"reason": reason})
    services.keeper.nudge()
    return redirect("/", done="withdrawn")


def _changeable(stored: StoredRecord, person: Person) -> StoredRecord:
    if not may_change(stored, person):
        raise HTTPException(403, "A record is changed by the colleague who wrote it or by a reviewer.")
    return stored


def _show(
    request: Request,
    stored: StoredRecord,
    person: Person,
    *,
    form: Form | None = None,
    errors: dict[str, str] | None = None,
) -> HTMLResponse:
    return render(
        request,
        "upkeep.html",
        stored=stored,
        may_change=may_change(stored, person),
        review_after=MONTHS,
        reasons=REASONS,
        form=form,
        errors=errors,
    )
