"""What colleagues add to a record: advice, what happened when they tried it, thanks."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from kb.errors import RecordNotFound
from kb.intake import ContributionDraft, Kept, keep_contribution
from kb.store.records import StoredRecord, load_record, mark_advice
from kb.vocabulary import ADVICE_MARKS, APPROACHES, RESULTS
from search_api.deps import Form, FormDep, ServicesDep, SessionDep, SignedIn
from search_api.drafts import begun, save_draft
from search_api.forms import new_token
from search_api.pages import redirect, render
from search_api.saving import Finding, admit_contribution, answer_once, find_in
from search_api.services import Services
from search_api.writing import LONGEST_TEXT, errors_in_word

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Asked:
    """How a kind of contribution is asked for."""

    kind: str
    heading: str
    label: str
    hint: str


ASKED: Final = {
    one.kind: one
    for one in (
        Asked(
            "advice", "Offer advice", "What would you try, or look at?", "A thought is enough. You need not be sure."
        ),
        Asked(
            "follow-up",
            "What happened when we tried it",
            "What did you do, and what happened?",
            "What did not go well helps the next colleague just as much.",
        ),
        Asked("thanks", "Say thanks", "Your words", "What helped, and how?"),
    )
}


@router.get("/records/{record_id}/add/{kind}")
def contribution_form(
    request: Request, record_id: str, kind: str, person: SignedIn, services: ServicesDep, draft: str = ""
) -> HTMLResponse:
    asked, stored = asked_for(kind), load(services, record_id)
    form = begun(services, person.id, path_of(stored, asked), draft)
    return _show(request, stored, asked, new_token(form or Form()))


@router.post("/records/{record_id}/add/{kind}")
def contribute(
    request: Request,
    record_id: str,
    kind: str,
    form: FormDep,
    person: SignedIn,
    services: ServicesDep,
    session: SessionDep,
) -> Response:
    asked, stored = asked_for(kind), load(services, record_id)
    if form.text("do") == "check":
        found = {"text": find_in(services, form, [("text", form.text("text"))])[0]}
        return _show(request, stored, asked, form, checked=True, findings={k: v for k, v in found.items() if v})
    if form.text("do") == "draft":
        return save_draft(session, person.id, path_of(stored, asked), form)
    errors = errors_in(form)
    if errors:
        return _show(request, stored, asked, form, errors=errors)
    draft = ContributionDraft(
        kind,
        form.text("text"),
        approach=form.text("approach") if form.text("approach") in APPROACHES else "",
        result=form.text("result") if form.text("result") in RESULTS else "",
    )
    admission = admit_contribution(services, form, draft, stored)

    def save() -> Kept:
        return keep_contribution(session, admission, services.tokenizer, record_id=stored.id, author_id=person.id)

    return answer_once(session, services, form, save, author_id=person.id)


@router.post("/records/{record_id}/advice/{contribution_id}/mark")
def mark(record_id: str, contribution_id: str, form: FormDep, person: SignedIn, session: SessionDep) -> Response:
    """The colleague who asked says whether advice helped."""
    stored = load_record(session, record_id)
    if stored.author_id != person.id:
        raise HTTPException(403, "Advice is marked by the colleague who asked.")
    if contribution_id not in {one.id for one in stored.contributions if one.kind == "advice"}:
        raise RecordNotFound(contribution_id)
    if form.text("mark") in ADVICE_MARKS:
        mark_advice(session, contribution_id, form.text("mark"))
    return redirect(f"/records/{record_id}", done="marked")


def asked_for(kind: str) -> Asked:
    """How a kind of contribution is asked for. Raises 404 for any other word."""
    if kind not in ASKED:
        raise HTTPException(404)
    return ASKED[kind]


def path_of(stored: StoredRecord, asked: Asked) -> str:
    """Where a contribution's form is sent."""
    return f"/records/{stored.id}/add/{asked.kind}"


def errors_in(form: Form) -> dict[str, str]:
    """What is wrong with a contribution, by field."""
    errors: dict[str, str] = {}
    if not form.text("text"):
        errors["text"] = "Enter a few words"
    elif len(form.text("text")) > LONGEST_TEXT:
        errors["text"] = f"Shorten this to {LONGEST_TEXT:,} characters"
    return errors | errors_in_word(form)


def load(services: Services, record_id: str) -> StoredRecord:
    """The record, read before the writer's lock is taken. Raises RecordNotFound."""
    with services.database.read() as session:
        return load_record(session, record_id)


def _show(
    request: Request,
    stored: StoredRecord,
    asked: Asked,
    form: Form,
    *,
    errors: dict[str, str] | None = None,
    checked: bool = False,
    findings: dict[str, list[Finding]] | None = None,
) -> HTMLResponse:
    return render(
        request,
        "contribution_form.html",
        form=form,
        errors=errors,
        stored=stored,
        asked=asked,
        edited=None,
        heading=asked.heading,
        action=path_of(stored, asked),
        checked=checked,
        findings=findings or {},
    )
