"""What was withdrawn, for reviewers, and the way back."""

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from kb.intake import save_passages_of
from kb.store.audit import note_action
from kb.store.withdrawn import list_withdrawn, put_back
from search_api.deps import FormDep, Reviewer, ServicesDep, SessionDep
from search_api.pages import redirect, render
from search_api.upkeep import REASONS

router = APIRouter(include_in_schema=False)
MOST_SHOWN: Final = 200


@router.get("/withdrawn")
def show_withdrawn(request: Request, person: Reviewer, session: SessionDep) -> HTMLResponse:
    return render(request, "withdrawn.html", withdrawn=list_withdrawn(session, MOST_SHOWN), reasons=dict(REASONS))


@router.post("/withdrawn/{record_id}/put-back")
def undo(record_id: str, form: FormDep, person: Reviewer, session: SessionDep, services: ServicesDep) -> Response:
    """The record is on its page and found by its words at once, by its meaning as soon as it is embedded again."""
    put_back(session, record_id)
    save_passages_of(session, record_id, services.tokenizer)
    note_action(session, "put back", person_id=person.id, about=record_id)
    services.keeper.nudge()
    return redirect(f"/records/{record_id}", done="put-back")
