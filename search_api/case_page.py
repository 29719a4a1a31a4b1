"""Records like another one, and like a case that somebody describes.

A described case is sent as a form and looked at under an address that holds a random id alone, so that it stands in no
address and no log and Back finds the results again; what was asked is kept in memory without what points to a person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from sqlalchemy.orm import Session

from kb.search import NEAREST
from kb.similar import PARTS, SimilarRecord, shared_terms, similar_case, similar_to
from kb.store.browse import opening_of
from kb.store.records import load_record
from kb.suggest import terms_named
from kb.words import content_stems
from search_api.deps import Form, FormDep, NotSignedIn, ServicesDep, SignedIn, VisitDep
from search_api.excerpts import SHOWN, excerpt
from search_api.outcomes import NOTHING, Behind, look_behind
from search_api.pages import redirect, render
from search_api.results import NO_TERMS, STRENGTHS, Line, Terms, line_of_facts, why_alike
from search_api.saving import team_gate
from search_api.search_page import without_a_stray
from search_api.services import Services

router = APIRouter(include_in_schema=False)
SHOWN_RECORDS: Final = 8
LONGEST: Final = 6_000
WEIGHTS: Final[dict[str, tuple[str, float]]] = {
    "usual": ("Counts as usual", 1.0),
    "more": ("Counts most", 3.0),
    "none": ("Leave it out", 0.0),
}


@dataclass(frozen=True)
class Alike:
    """What a page of similar records shows: those that are close, or else the nearest, and what lies behind."""

    near: list[Line]
    far: list[Line]
    behind: Behind = NOTHING


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
        alike = alike_of(session, found)
    return render(request, "similar.html", stored=stored, alike=alike, strengths=STRENGTHS)


@router.get("/search/case")
def show_case_form(request: Request, person: SignedIn) -> HTMLResponse:
    return render(request, "case.html", weights=WEIGHTS)


@router.post("/search/case")
def ask_by_case(request: Request, form: FormDep, person: SignedIn, visit: VisitDep, services: ServicesDep) -> Response:
    if visit is None:
        raise NotSignedIn
    parts = {part: form.text(part)[:LONGEST] for part in PARTS if form.text(part)}
    errors = missing_in(form, parts)
    redacted = () if errors else team_gate(services).check(list(parts.values())).redacted
    if not redacted:
        errors = errors or {"challenge": "This could not be checked for names. Shorten it, and try again."}
        return render(request, "case.html", form=form, errors=errors, weights=WEIGHTS)
    weights = {f"weight_{part}": form.text(f"weight_{part}") for part in PARTS}
    case_id = services.cases.keep(visit.id, {**weights, **dict(zip(parts, redacted, strict=True))})
    return redirect(f"/search/case/{case_id}")


@router.get("/search/case/{case_id}")
def show_cases_like_it(
    request: Request, case_id: str, person: SignedIn, visit: VisitDep, services: ServicesDep
) -> HTMLResponse:
    """What was asked a while ago by the same sign-in; the empty form where it is no longer kept."""
    asked = services.cases.find(visit.id, case_id) if visit else None
    if asked is None:
        return render(request, "case.html", weights=WEIGHTS, gone=True)
    form = Form({name: (words,) for name, words in asked.items()})
    alike = find_alike(services, form)
    return render(request, "case.html", form=form, weights=WEIGHTS, alike=alike, strengths=STRENGTHS)


def missing_in(form: Form, parts: Mapping[str, str]) -> dict[str, str]:
    """What a described case lacks, by field."""
    if not parts:
        return {"challenge": "Describe the challenge, or another part of the case"}
    weights = weights_of(form)
    if not any(weights[part] for part in parts):
        first = next(iter(parts))
        return {f"weight_{first}": "Everything you described is left out. Let at least one part of it count"}
    if not any(len(word) > 1 for part in parts if weights[part] for word in content_stems(parts[part])):
        return {next(iter(parts)): "Describe it in a few words, so that there is something to compare"}
    return {}


def weights_of(form: Form) -> dict[str, float]:
    """How much each part of the case counts."""
    return {part: WEIGHTS.get(form.text(f"weight_{part}"), WEIGHTS["usual"])[1] for part in PARTS}


def find_alike(services: Services, form: Form) -> Alike:
    """The records that are like a described case."""
    parts = {part: form.text(part) for part in PARTS if form.text(part)}
    weights = weights_of(form)
    found = similar_case(
        parts,
        store=services.database,
        embedder=services.embedder,
        index=services.keeper.index,
        weights=weights,
    )[:SHOWN_RECORDS]
    named = terms_named("\n".join(text for part, text in parts.items() if weights[part]))
    with services.database.read() as session:
        return alike_of(session, found, named)


def alike_of(session: Session, found: Sequence[SimilarRecord], named: Terms = NO_TERMS) -> Alike:
    """Similar records as a page shows them; what was tried is told of those that are close alone."""
    close = [one for one in found if one.strength != "none"]
    if not close:
        return Alike([], [replace(line, why="") for line in lines_of(session, found[:NEAREST])])
    behind = look_behind(session, [one.facts.id for one in close])
    fair_ids = [one.facts.id for one in close if one.strength != "weak"]
    return Alike(lines_of(session, close, named), [], without_a_stray(behind, fair_ids))


def lines_of(session: Session, found: Sequence[SimilarRecord], named: Terms = NO_TERMS) -> list[Line]:
    """Similar records as lines: how strong each match is, which terms and rare words it shares with the case."""
    openings = opening_of(session, [one.facts.id for one in found])
    return [
        replace(
            line_of_facts(
                one.facts,
                excerpt(openings.get(one.facts.id, ""), (), SHOWN // 2),
                why=why_alike(one, one.shared or shared_terms(named, one.facts.facets)),
            ),
            strength=one.strength,
        )
        for one in found
    ]
