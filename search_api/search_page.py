"""The search page in its three states: not asked yet, nothing close enough, results."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from sqlalchemy.orm import Session

from kb.search import Answer, Query, SearchResult, Sort, count_facets, search
from kb.store.browse import newest_first, opening_of
from kb.store.finding import RecordFacts, allowed_records, facts_of
from kb.types import Strength
from search_api.asking import LABELS, SORTS, Option, address, chips_of, fields_of, options_of, page_numbers, query_of
from search_api.deps import ServicesDep, SignedIn
from search_api.excerpts import SHOWN, Piece, excerpt, why
from search_api.home import EXAMPLES
from search_api.outcomes import Named, OutcomeTable, named_behind, outcomes_of
from search_api.pages import render
from search_api.services import Services

router = APIRouter(include_in_schema=False)
STRENGTHS: Final[dict[Strength, str]] = {
    "strong": "Strong match",
    "fair": "Fair match",
    "weak": "Weak match",
    "none": "Not close",
}
COUNTED: Final = 2_000
"""Records whose terms are counted while browsing without a question."""
BEHIND: Final = 30
"""The best consultations that approaches and people are gathered from."""


@dataclass(frozen=True)
class Line:
    """A result as the page shows it."""

    id: str
    kind: str
    title: str
    status: str
    month: str | None
    created: datetime
    superseded: bool
    terms: tuple[str, ...]
    pieces: list[Piece]
    strength: Strength | None = None
    why: str = ""
    section: str = ""
    page: int | None = None


@dataclass(frozen=True)
class Found:
    """Everything a page of results shows."""

    query: Query
    lines: list[Line]
    total: int
    options: dict[str, list[Option]]
    strength: Strength | None = None
    degraded: bool = False
    did_you_mean: str | None = None
    also_searched: tuple[str, ...] = ()
    outcomes: OutcomeTable | None = None
    named: tuple[Named, ...] = ()

    @property
    def pages(self) -> int:
        return max(-(-self.total // self.query.per_page), 1)

    @property
    def nothing_close(self) -> bool:
        return self.strength == "none"


@router.get("/search")
def show_search(request: Request, person: SignedIn, services: ServicesDep) -> HTMLResponse:
    query = query_of(request.query_params)
    if not query.text and not query.filters:
        return render(request, "search_start.html", examples=EXAMPLES, query=query, options=options_of(query, {}))
    found = find(services, query)
    if query.page > found.pages:
        query = replace(query, page=1)
        found = find(services, query)
    return render(
        request,
        "search.html",
        found=found,
        query=query,
        chips=chips_of(query),
        numbers=page_numbers(query.page, found.pages) if found.pages > 1 else [],
        address=address,
        orders={sort: address(replace(query, sort=sort)) for sort in get_args(Sort)},
        kept=fields_of(query),
        labels=LABELS,
        sorts=SORTS,
        strengths=STRENGTHS,
        corrected=address(replace(query, text=found.did_you_mean, page=1)) if found.did_you_mean else None,
        without_filters=address(Query(query.text)),
    )


def find(services: Services, query: Query) -> Found:
    """A page of results; without a question, the newest records that the filters let through."""
    if not query.text:
        with services.database.read() as session:
            return _browse(session, query)
    answer = ask(services, query)
    with services.database.read() as session:
        close = () if answer.strength == "none" else answer.record_ids[:BEHIND]
        return Found(
            query=query,
            lines=[_line_of(result) for result in answer.results],
            total=answer.total,
            options=options_of(query, answer.facet_counts),
            strength=answer.strength,
            degraded=answer.degraded,
            did_you_mean=answer.did_you_mean,
            also_searched=answer.also_searched,
            outcomes=outcomes_of(session, close) if query.page == 1 else None,
            named=named_behind(session, close) if query.page == 1 else (),
        )


def ask(services: Services, query: Query) -> Answer:
    """The one search, as pages and API ask it."""
    return search(query, store=services.database, embedder=services.embedder, index=services.keeper.index)


def _browse(session: Session, query: Query) -> Found:
    ids = newest_first(session, allowed_records(session, query.filters))
    if query.sort == "oldest":
        ids.reverse()
    facts = facts_of(session, ids[:COUNTED])
    shown = [facts[i] for i in ids[(query.page - 1) * query.per_page :][: query.per_page] if i in facts]
    openings = opening_of(session, [fact.id for fact in shown])
    return Found(
        query=query,
        lines=[_line(fact, excerpt(openings.get(fact.id, ""), (), SHOWN // 2)) for fact in shown],
        total=min(len(ids), COUNTED),
        options=options_of(query, count_facets(list(facts.values()))),
    )


def _line_of(result: SearchResult) -> Line:
    passage = result.passage
    return replace(
        _line(result.facts, excerpt(str(passage.text), result.marks)),
        strength=result.strength,
        why=why(result),
        section=str(passage.heading or ""),
        page=passage.page,
    )


def _line(facts: RecordFacts, pieces: list[Piece]) -> Line:
    terms = (
        *facts.facets.get("practice_area", ()),
        *facts.facets.get("setting", ()),
        *facts.facets.get("age_band", ()),
    )
    return Line(
        id=facts.id,
        kind=facts.kind,
        title=str(facts.title),
        status=facts.status,
        month=facts.month,
        created=facts.created,
        superseded=facts.superseded,
        terms=terms,
        pieces=pieces,
    )
