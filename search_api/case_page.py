"""Records like another one, and like a case that somebody describes."""

from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from sqlalchemy.orm import Session

from kb.similar import PARTS, SimilarRecord, shared_terms, similar_case, similar_to
from kb.store.browse import opening_of
from kb.store.records import load_record
from kb.suggest import terms_named
from search_api.deps import Form, FormDep, ServicesDep, SignedIn
from search_api.excerpts import SHOWN, excerpt
from search_api.outcomes import look_behind
from search_api.pages import render
from search_api.results import NO_TERMS, STRENGTHS, Line, Terms, line_of_facts, why_alike

router = APIRouter(include_in_schema=False)
SHOWN_RECORDS: Final = 8
LONGEST: Final = 6_000
WEIGHTS: Final[dict[str, tuple[str, float]]] = {
    "usual": ("Counts as usual", 1.0),
    "more": ("Counts most", 3.0),
    "none": ("Leave it out", 0.0),
}


@router.get("/records/{record_id}/similar")
def show_similar(request: Request, record_id: str, person: SignedIn, services: ServicesDep) -> HTMLResponse:
    with services.database.read() as session:
        stored = load_record(session, record_id)
    found = similar_to(
        record_id,
        store=services.database,
        embedder=services.embedder,
        index=services.keeper.index,
        limit=SHOWN_RECORDS,
    )
    with services.database.read() as session:
        behind = look_behind(session, [one.facts.id for one in found])
        lines = lines_of(session, found)
    return render(request, "similar.html", stored=stored, lines=lines, behind=behind, strengths=STRENGTHS)


@router.get("/search/case")
def show_case_form(request: Request, person: SignedIn) -> HTMLResponse:
    return render(request, "case.html", weights=WEIGHTS, lines=None)


@router.post("/search/case")
def search_by_case(request: Request, form: FormDep, person: SignedIn, services: ServicesDep) -> HTMLResponse:
    """Sent as a form, so that the description stands in no address and no log; it is not kept."""
    parts = {part: form.text(part)[:LONGEST] for part in PARTS if form.text(part)}
    if not parts:
        errors = {"challenge": "Describe the challenge, or another part of the case"}
        return render(request, "case.html", form=form, errors=errors, weights=WEIGHTS, lines=None)
    found = similar_case(
        parts,
        store=services.database,
        embedder=services.embedder,
        index=services.keeper.index,
        weights=weights_of(form),
    )[:SHOWN_RECORDS]
    with services.database.read() as session:
        behind = look_behind(session, [one.facts.id for one in found])
        lines = lines_of(session, found, terms_named("\n".join(parts.values())))
    return render(request, "case.html", form=form, weights=WEIGHTS, lines=lines, behind=behind, strengths=STRENGTHS)


def weights_of(form: Form) -> dict[str, float]:
    """How much each part of the case counts."""
    return {part: WEIGHTS.get(form.text(f"weight_{part}"), WEIGHTS["usual"])[1] for part in PARTS}


def lines_of(session: Session, found: Sequence[SimilarRecord], named: Terms = NO_TERMS) -> list[Line]:
    """Similar records as the page shows them: which terms and rare words they share with the case, not how strongly.

    How strong a match is was calibrated on questions, not on whole cases.
    """
    openings = opening_of(session, [one.facts.id for one in found])
    return [
        line_of_facts(
            one.facts,
            excerpt(openings.get(one.facts.id, ""), (), SHOWN // 2),
            why=why_alike(one, one.shared or shared_terms(named, one.facts.facets)),
        )
        for one in found
    ]
