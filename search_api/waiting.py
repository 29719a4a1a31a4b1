"""What of one's own waits for a reviewer, and what became of it; never its text, which is held or erased."""

from datetime import timedelta
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from kb.store.browse import titles_of
from kb.store.held import decided_of, waiting_of
from kb.store.keys import now
from search_api.deps import SessionDep, SignedIn
from search_api.pages import render
from search_api.rejecting import TOLD

router = APIRouter(include_in_schema=False)
SHOWN_FOR: Final = timedelta(days=60)
NEWS_FOR: Final = timedelta(days=14)
"""How long the start page tells of a decision or of a reply."""


@router.get("/waiting")
def show_waiting(request: Request, person: SignedIn, session: SessionDep, sent: str = "") -> HTMLResponse:
    """Says kindly that a colleague will look before the text is seen (`sent`), and what became of earlier ones."""
    waiting = waiting_of(session, person.id)
    decided = decided_of(session, person.id, now() - SHOWN_FOR)
    ids = [one for one in (*(w.record_id for w in waiting), *(d.record_id for d in decided)) if one]
    return render(
        request,
        "waiting.html",
        sent=bool(sent),
        waiting=waiting,
        decided=decided,
        titles=titles_of(session, ids),
        told=TOLD,
    )
