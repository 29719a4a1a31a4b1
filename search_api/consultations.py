"""Adding a consultation or a question to the team, and changing a record that is there."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from kb.store.people import Person
from kb.store.records import StoredRecord, load_record
from search_api.deps import Form, FormDep, ServicesDep, SessionDep, SignedIn
from search_api.drafts import begun
from search_api.forms import WritingPage, answer_form, show_form
from search_api.learnings import PAGE as LEARNING
from search_api.resources import PAGE as RESOURCE
from search_api.resources import document_of, is_short_enough
from search_api.services import Services
from search_api.writing import consultation_of, errors_in_consultation, form_of, with_values

router = APIRouter(include_in_schema=False)
PAGE = WritingPage("consultation", "consultation_form.html", errors_in_consultation, consultation_of)
PAGES = {page.kind: page for page in (PAGE, LEARNING, RESOURCE)}
LONGEST_PREFILL = 2_000


@router.get("/consultations/new")
def new_consultation(request: Request, person: SignedIn, services: ServicesDep, draft: str = "") -> Response:
    """The empty form, or a draft to go on with."""
    form = begun(services, person.id, "/consultations/new", draft)
    return show_form(request, PAGE, form or Form())


@router.get("/ask")
def ask_the_team(request: Request, person: SignedIn, q: str = "") -> Response:
    """The same form as an open question, begun with what was searched for."""
    begun = {"status": ("open question",), "asking": ("yes",), "challenge": (q[:LONGEST_PREFILL].strip(),)}
    return show_form(request, PAGE, Form(begun))


@router.post("/consultations/new")
def add_consultation(
    request: Request, form: FormDep, person: SignedIn, services: ServicesDep, session: SessionDep
) -> Response:
    """Save a consultation, or hold it for a reviewer."""
    return answer_form(request, PAGE, form, person, services, session)


@router.get("/records/{record_id}/edit")
def edit_form(request: Request, record_id: str, person: SignedIn, services: ServicesDep, draft: str = "") -> Response:
    """The form filled with a record as it is, or with a draft of a change."""
    stored = load_to_edit(services, record_id, person)
    form = begun(services, person.id, f"/records/{record_id}/edit", draft)
    return show_form(request, PAGES[stored.record.kind], form or form_to_edit(stored), edited=stored)


@router.post("/records/{record_id}/edit")
def edit(
    request: Request, record_id: str, form: FormDep, person: SignedIn, services: ServicesDep, session: SessionDep
) -> Response:
    """Save a colleague's edit, unless somebody else's came first."""
    stored = load_to_edit(services, record_id, person)
    return answer_form(request, PAGES[stored.record.kind], form, person, services, session, edited=stored)


def load_to_edit(services: Services, record_id: str, person: Person) -> StoredRecord:
    """The record, where the person may change it. Raises RecordNotFound or 403."""
    with services.database.read() as session:
        stored = load_record(session, record_id)
    if not may_change(stored, person):
        raise HTTPException(403, "A record is changed by the colleague who wrote it or by a reviewer.")
    if not may_edit(stored, person):
        raise HTTPException(403, "A document as long as this one is changed in the folder.")
    return stored


def form_to_edit(stored: StoredRecord) -> Form:
    """The form filled with a record as it is; a document is one text."""
    form = form_of(stored)
    if stored.record.kind != "resource":
        return form
    return with_values(form, {"notes": document_of(stored.record.sections)})


def may_edit(stored: StoredRecord, person: Person) -> bool:
    """Whether the person may change the record's words, and the record is not too long for a form."""
    return may_change(stored, person) and (stored.record.kind != "resource" or is_short_enough(stored))


def may_change(stored: StoredRecord, person: Person) -> bool:
    """Whether the person may edit, withdraw or replace the record: its author, reviewers, anybody for a file's."""
    return stored.author_id in (None, person.id) or person.may("reviewer")
