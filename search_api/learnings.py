"""Adding a learning, and changing one."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from search_api.deps import Form, FormDep, ServicesDep, SessionDep, SignedIn
from search_api.drafts import begun
from search_api.forms import WritingPage, answer_form, show_form
from search_api.writing import errors_in_learning, learning_of

router = APIRouter(include_in_schema=False)
PAGE = WritingPage("learning", "learning_form.html", errors_in_learning, learning_of)


@router.get("/learnings/new")
def new_learning(request: Request, person: SignedIn, services: ServicesDep, draft: str = "") -> Response:
    """The empty form, or a draft to go on with."""
    return show_form(request, PAGE, begun(services, person.id, "/learnings/new", draft) or Form())


@router.post("/learnings/new")
def add_learning(
    request: Request, form: FormDep, person: SignedIn, services: ServicesDep, session: SessionDep
) -> Response:
    """Save a learning, or hold it for a reviewer."""
    return answer_form(request, PAGE, form, person, services, session)
