"""A record to read: what it says, what colleagues added, and records like it."""

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from kb.store.browse import title_of
from kb.store.records import StoredRecord, load_record
from kb.vocabulary import ADVICE_MARKS, APPROACHES, FACETS, RESULTS
from search_api.consultations import may_edit
from search_api.deps import SessionDep, SignedIn
from search_api.pages import render

router = APIRouter(include_in_schema=False)


@router.get("/records/{record_id}")
def show_record(request: Request, record_id: str, person: SignedIn, session: SessionDep) -> HTMLResponse:
    stored = load_record(session, record_id)
    newer = title_of(session, stored.superseded_by) if stored.superseded_by else None
    return render(
        request,
        "record.html",
        stored=stored,
        record=stored.record,
        newer_title=newer,
        needs_look=needs_look(stored, date.today()),
        facets=FACETS,
        approaches=APPROACHES,
        results=RESULTS,
        marks=ADVICE_MARKS,
        may_edit=may_edit(stored, person),
        shows_file=person.role != "member",
    )


def needs_look(stored: StoredRecord, today: date) -> bool:
    """Whether the day has passed by which somebody meant to look at the record again."""
    return stored.record.review_by is not None and stored.record.review_by < today
