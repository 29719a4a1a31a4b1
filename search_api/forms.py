"""The round of a writing form: shown, checked for names, given or rid of an approach, sent back, saved."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from kb.errors import RecordChangedMeanwhile
from kb.store.people import Person
from kb.store.records import StoredRecord
from kb.types import Draft, Kind
from search_api.deps import Form
from search_api.drafts import NOT_KEPT, save_draft
from search_api.pages import month, render
from search_api.saving import admit, findings_by_field, save_once, version_of
from search_api.services import Services
from search_api.writing import (
    NO_WORRY,
    WORRIES,
    add_approach,
    count_approaches,
    has_tried,
    remove_approach,
    with_values,
    without_days_kept,
)


@dataclass(frozen=True)
class WritingPage:
    """A kind of record's form: its template, what can be wrong with it, and the draft it becomes."""

    kind: Kind
    template: str
    errors_in: Callable[[Form], dict[str, str]]
    draft_of: Callable[[Form, StoredRecord | None], Draft]


def show_form(
    request: Request,
    page: WritingPage,
    form: Form,
    *,
    edited: StoredRecord | None = None,
    errors: Mapping[str, str] | None = None,
    **context: Any,
) -> Response:
    """The form with what was typed so far."""
    return render(
        request,
        page.template,
        form=new_token(form),
        errors=errors,
        edited=edited,
        heading=heading_of(page, edited, asking="asking" in form),
        action=path_of(page, edited),
        approaches=count_approaches(form),
        worries=(*WORRIES, NO_WORRY),
        months=last_months(form.text("month")),
        asking="asking" in form,
        has_tried=has_tried(form),
        **{"checked": False, "findings": {}, "focus": "", **context},
    )


def path_of(page: WritingPage, edited: StoredRecord | None) -> str:
    """Where a form is sent."""
    return f"/records/{edited.id}/edit" if edited else f"/{page.kind}s/new"


def heading_of(page: WritingPage, edited: StoredRecord | None, *, asking: bool = False) -> str:
    """What a writing form is called."""
    if edited is not None:
        return f"Change this {page.kind}"
    if page.kind == "learning":
        return "Add a learning"
    return "Ask the team" if asking else "Ask or add a case"


def answer_form(
    request: Request,
    page: WritingPage,
    form: Form,
    person: Person,
    services: Services,
    session: Session,
    *,
    edited: StoredRecord | None = None,
) -> Response:
    """What a pressed button asks for: one more approach, one less, a check for names, a draft, or to save."""
    pressed = form.text("do")
    if pressed == "add-approach":
        more = add_approach(form)
        return show_form(request, page, more, edited=edited, focus=f"approach-{count_approaches(more)}-described")
    if pressed.startswith("remove-approach-"):
        typed = pressed.removeprefix("remove-approach-")
        place = int(typed) if typed.isdecimal() and len(typed) < 4 else 0
        less = remove_approach(form, place) if place else form
        return show_form(request, page, less, edited=edited, focus=_after_removing(less, place))
    if pressed == "check":
        findings = findings_by_field(services, form, page.kind)
        return show_form(request, page, form, edited=edited, checked=True, findings=findings)
    if pressed == "draft":
        return save_draft(session, person.id, path_of(page, edited), form)
    return _save(request, page, form, person, services, session, edited)


def _after_removing(form: Form, place: int) -> str:
    """Where a form goes on without one of its approaches: at what moved up, or at the button where it was the last."""
    return f"approach-{place}-described" if 0 < place <= count_approaches(form) else "add-approach"


def _save(
    request: Request,
    page: WritingPage,
    form: Form,
    person: Person,
    services: Services,
    session: Session,
    edited: StoredRecord | None,
) -> Response:
    errors = without_days_kept(page.errors_in(form), form, edited)
    if errors:
        return show_form(request, page, form, edited=edited, errors=errors)
    if edited is not None and edited.version != version_of(form):
        return changed_meanwhile(request, form, edited)
    # The gate takes up to a second: it is asked before the session takes the writer's lock.
    admission = admit(services, form, page.draft_of(form, edited))
    try:
        return save_once(session, services, form, admission, author_id=person.id, edited=edited)
    except RecordChangedMeanwhile:
        if edited is None:
            raise
        return changed_meanwhile(request, form, edited)


def changed_meanwhile(request: Request, form: Form, edited: StoredRecord) -> Response:
    """The page that says a colleague was quicker, with everything that was typed, to copy from."""
    skipped = ("version", "approaches", *NOT_KEPT)
    typed = {name: value for name, values in form.fields.items() if name not in skipped for value in values if value}
    return render(request, "changed_meanwhile.html", status_code=409, record=edited, typed=typed)


def new_token(form: Form) -> Form:
    """The form with a token of its own, by which a second press of its button is told from a second form."""
    return form if form.text("form_token") else with_values(form, {"form_token": secrets.token_urlsafe(18)})


def last_months(chosen: str) -> list[tuple[str, str]]:
    """The last three years' months, newest first, each with its words; an older one stays where it was chosen."""
    today = date.today()
    numbers = range(today.year * 12 + today.month - 1, today.year * 12 + today.month - 37, -1)
    keys = [f"{number // 12}-{number % 12 + 1:02}" for number in numbers]
    if chosen and chosen not in keys:
        keys.append(chosen)
    return [(key, month(key)) for key in keys]
