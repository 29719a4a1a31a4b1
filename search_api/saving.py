"""From a form to the store: through the gate, once, and then either saved or waiting for a reviewer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from kb.anonymise.gate import Gate, Verdict
from kb.intake import (
    Admission,
    ContributionAdmission,
    ContributionDraft,
    Kept,
    check_contribution,
    check_draft,
    hold_anyway,
    keep,
)
from kb.store.records import StoredRecord, suggest_facets
from kb.store.submissions import led_to, remember
from kb.store.words import load_team_lists
from kb.store.writings import drop_writing
from kb.types import Draft, Kind
from search_api.deps import Form
from search_api.pages import redirect
from search_api.services import Services
from search_api.suggesting import suggest_terms
from search_api.writing import has_worries, known_names_of, text_fields

IN_DOUBT: Final = "its author is not sure that it points to nobody"
WAITING: Final = "/waiting?sent=yes"


@dataclass(frozen=True)
class Finding:
    """A stretch of what is being written that may point to a person, as its author sees it."""

    field: str
    words: str
    reason: str
    strong: bool


def team_gate(services: Services) -> Gate:
    """The gate with the team's own lists as they are now."""
    with services.database.read() as session:
        return services.gate.with_lists(load_team_lists(session))


def admit(services: Services, form: Form, draft: Draft) -> Admission:
    """What the gate says to a draft; an author in doubt holds it, whatever was found."""
    admission = check_draft(draft, team_gate(services), known=known_names_of(form))
    return hold_anyway(admission, IN_DOUBT) if has_worries(form) else admission


def admit_contribution(
    services: Services, form: Form, draft: ContributionDraft, stored: StoredRecord
) -> ContributionAdmission:
    """What the gate says to a contribution to a record; an author in doubt holds it, whatever was found."""
    admission = check_contribution(draft, team_gate(services), known=known_names_of(form), to=stored)
    if not has_worries(form):
        return admission
    verdict = replace(admission.verdict, decision="held", texts=None, reasons=(*admission.verdict.reasons, IN_DOUBT))
    return replace(admission, text=None, verdict=verdict)


def save_once(
    session: Session,
    services: Services,
    form: Form,
    admission: Admission,
    *,
    author_id: str,
    edited: StoredRecord | None,
) -> RedirectResponse:
    """Keep what was admitted and go on to its page; the same form sent again leads to the same place."""
    suggested = suggest_terms(services, admission) if edited is None else {}

    def save() -> Kept:
        kept = keep(
            session,
            admission,
            services.tokenizer,
            origin="here",
            author_id=author_id,
            record_id=edited.id if edited else None,
            version=version_of(form) if edited else None,
        )
        if kept.record_id is not None and kept.held_id is None and suggested:
            suggest_facets(session, kept.record_id, suggested)
        return kept

    return answer_once(session, services, form, save, author_id=author_id)


def answer_once(
    session: Session, services: Services, form: Form, save: Callable[[], Kept], *, author_id: str
) -> RedirectResponse:
    """Save, and erase the draft it began with, unless this very form was saved before; then the page it led to."""
    token = form.text("form_token")
    before = led_to(session, token)
    if before is not None:
        return RedirectResponse(before, 303)
    kept = save()
    drop_writing(session, author_id, form.text("draft"))
    if kept.held_id is None:
        services.keeper.nudge()
        done = "saved" if kept.decision == "clear" else "saved-replaced"
        answer = redirect(f"/records/{kept.record_id}", done=done)
    else:
        answer = redirect(WAITING)
    remember(session, token, answer.headers["location"])
    return answer


def version_of(form: Form) -> int:
    """The version of the record that the form was filled from, or 0."""
    typed = form.text("version")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else 0


def find_in(services: Services, form: Form, fields: list[tuple[str, str]]) -> tuple[list[Finding], Verdict]:
    """What the gate finds in fields that are still being written; nothing is kept."""
    verdict = team_gate(services).check([text for _, text in fields], known=known_names_of(form))
    findings = [
        Finding(name, text[found.start : found.end], found.reason, found.strong)
        for (name, text), identifiers in zip(fields, verdict.identifiers, strict=True)
        for found in identifiers
    ]
    return findings, verdict


def findings_by_field(services: Services, form: Form, kind: Kind) -> dict[str, list[Finding]]:
    """The findings of a form, by the field they stand in."""
    by_field: dict[str, list[Finding]] = {}
    for finding in find_in(services, form, text_fields(form, kind))[0]:
        by_field.setdefault(finding.field, []).append(finding)
    return by_field
