"""The search page in its three states: not asked yet, nothing close enough, results."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy.orm import Session
from starlette.background import BackgroundTask
from starlette.datastructures import QueryParams

from kb.anonymise.gate import Verdict
from kb.asked_names import without_names
from kb.query import parse
from kb.search import NEAREST, Answer, Query, Sort, count_facets
from kb.store.browse import newest_first, opening_of
from kb.store.finding import allowed_records, facts_of, uses_of
from kb.store.questions import note_question
from kb.store.records import load_record
from kb.suggest import terms_named
from kb.types import Strength
from kb.word_index import words_of
from search_api.asking import LABELS, SORTS, Option, address, chips_of, options_of, query_of
from search_api.deps import FormDep, ServicesDep, SignedIn
from search_api.excerpts import SHOWN, excerpt
from search_api.home import EXAMPLES
from search_api.outcomes import NOTHING, Behind, look_behind
from search_api.pages import redirect, render
from search_api.paging import Pages, count_pages
from search_api.results import STRENGTHS, Line, line_of, line_of_facts
from search_api.saving import team_gate
from search_api.services import Services
from search_api.turns import ask, in_turn

router = APIRouter(include_in_schema=False)
COUNTED: Final = 2_000
"""Records whose terms are counted while browsing without a question."""
BEHIND: Final = 30
"""The best consultations that approaches and people are gathered from."""


@dataclass(frozen=True)
class Found:
    """Everything a page of results shows."""

    query: Query
    lines: list[Line]
    total: int
    options: dict[str, list[Option]]
    close: int | None = None
    strength: Strength | None = None
    degraded: bool = False
    did_you_mean: str | None = None
    also_searched: tuple[str, ...] = ()
    without_names: bool = False
    behind: Behind = NOTHING

    @property
    def pages(self) -> int:
        """Pages of what is close; of all there is while browsing."""
        return count_pages(self.total if self.close is None else self.close, self.query.per_page)

    @property
    def nothing_close(self) -> bool:
        return self.strength == "none"

    @property
    def near(self) -> list[Line]:
        return [line for line in self.lines if line.strength != "none"]

    @property
    def far(self) -> list[Line]:
        return [replace(line, why="") for line in self.lines if line.strength == "none"][:NEAREST]


@router.get("/search")
async def show_search(request: Request, person: SignedIn, services: ServicesDep) -> HTMLResponse:
    query = query_of(request.query_params)
    if not query.text and not query.filters:
        return render(request, "search_start.html", examples=EXAMPLES, query=query, options=options_of(query, {}))
    answer = await ask(services, query) if query.text else None
    if answer is not None and query.page > (last := count_pages(len(answer.close_ids), query.per_page)):
        answer = await ask(services, replace(query, page=last))
    return await in_turn(show_found, request, services, query, answer)


def show_found(request: Request, services: Services, query: Query, answer: Answer | None) -> HTMLResponse:
    """The page of what a search found; without a question, of the newest records that the filters let through."""
    with services.database.read() as session:
        found = _browse(session, query) if answer is None else _found(session, answer)
    query = found.query
    parsed = parse(query.text)
    response = render(
        request,
        "search.html",
        found=found,
        query=query,
        parsed=parsed,
        chips=chips_of(query),
        pages=Pages(query.page, found.pages, partial(address, query)),
        orders={sort: address(replace(query, sort=sort)) for sort in get_args(Sort)},
        here=address(query, query.page).partition("?")[2] if query.text else "",
        labels=LABELS,
        sorts=SORTS,
        strengths=STRENGTHS,
        corrected=address(replace(query, text=found.did_you_mean, page=1)) if found.did_you_mean else None,
        as_typed=address(replace(query, as_typed=True)),
        without_filters=address(Query(query.text)),
    )
    if found.nothing_close and parsed.stems and not query.filters and not found.degraded:
        # After the answer, because the gate takes its time; the question is kept only if it is clean.
        response.background = BackgroundTask(
            services.afterwards.do, partial(keep_question, services, query.text, "none")
        )
    return response


@router.post("/search/helped")
def note_help(form: FormDep, person: SignedIn, services: ServicesDep) -> RedirectResponse:
    query = query_of(QueryParams(form.text("search")))
    record_id = form.text("record_id")
    with services.database.read() as session:
        load_record(session, record_id)
    if query.text:
        keep_question(services, query.text, "strong", record_id)
    return redirect(address(query, query.page), done="thanked")


def keep_question(services: Services, text: str, strength: Strength, helped_record_id: str | None = None) -> None:
    """Keep a question that nothing answered, or that a record answered, without what points to a person."""
    with services.database.read() as session:
        words = words_of(services.database).bring_level(session)
    gate = team_gate(services)
    verdict = gate.check([without_names(text, words)])
    if verdict.texts is not None and not _words_left(text, gate.check([text]), verdict.texts[0]):
        with services.database.begin() as session:
            note_question(session, verdict.texts[0], strength, helped_record_id=helped_record_id)


def _words_left(text: str, verdict: Verdict, kept: str) -> bool:
    """Whether a word that the gate takes for somebody's in the whole question stands in what is kept of it.

    "Green juggling" says nothing of what "Bronwen Green juggling" does.
    """
    if verdict.texts is None and not any(verdict.identifiers):
        return True  # It could not be read in time.
    found = " ".join(text[each.start : each.end] for each in verdict.identifiers[0])
    return not set(re.findall(r"\w+", found.lower())).isdisjoint(re.findall(r"\w+", kept.lower()))


def _found(session: Session, answer: Answer) -> Found:
    """A page of what a search found."""
    query = answer.query
    named = terms_named(query.text)
    uses = uses_of(session, [result.record_id for result in answer.results])
    behind = look_behind(session, answer.close_ids[:BEHIND]) if query.page == 1 else NOTHING
    return Found(
        query=query,
        lines=[line_of(result, named, uses[result.record_id]) for result in answer.results],
        total=answer.total,
        close=len(answer.close_ids),
        options=options_of(query, answer.facet_counts),
        strength=answer.strength,
        degraded=answer.degraded,
        did_you_mean=answer.did_you_mean,
        also_searched=answer.also_searched,
        without_names=answer.without_names,
        behind=without_a_stray(behind, answer.fair_ids),
    )


def without_a_stray(behind: Behind, fair_ids: Sequence[str]) -> Behind:
    """What stands behind the results, without the table where a single weak match is all that it is made of.

    Such a match is as likely about something else, and what was tried there would be read as advice.
    """
    cases = behind.outcomes.cases if behind.outcomes else frozenset()
    return replace(behind, outcomes=None) if len(cases) == 1 and cases.isdisjoint(fair_ids) else behind


def _browse(session: Session, query: Query) -> Found:
    ids = newest_first(session, allowed_records(session, query.filters))
    query = replace(query, page=min(query.page, count_pages(min(len(ids), COUNTED), query.per_page)))
    uses = uses_of(session, ids[:COUNTED])
    if query.sort == "oldest":
        ids.reverse()
    elif query.sort == "used":
        ids.sort(key=lambda record_id: -uses[record_id])
    facts = facts_of(session, ids[:COUNTED])
    shown = [facts[i] for i in ids[(query.page - 1) * query.per_page :][: query.per_page] if i in facts]
    openings = opening_of(session, [fact.id for fact in shown])
    lines = [line_of_facts(fact, excerpt(openings.get(fact.id, ""), (), SHOWN // 2)) for fact in shown]
    return Found(
        query=query,
        lines=[replace(line, uses=uses[line.id]) for line in lines],
        total=min(len(ids), COUNTED),
        options=options_of(query, count_facets(list(facts.values()))),
    )
