"""The same search and records for programs, with a token, and the page that describes them."""

from functools import cache
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.responses import Response

from kb.search import Answer
from kb.store.people import Person
from kb.store.records import StoredRecord, load_record
from kb.store.source_paths import paths_as_taken_in
from search_api import api_writing
from search_api.api_params import CheckedParams
from search_api.asking import query_of
from search_api.deps import Anyone, ApiPerson, ServicesDep, SessionDep, VisitDep
from search_api.pages import address_of, render
from search_api.services import Services
from search_api.turns import ask, in_turn

VERSION: Final = "1"
router = APIRouter(prefix="/api/v1")
pages = APIRouter(include_in_schema=False)
Terms = Annotated[list[str] | None, Query()]


@router.get("/search", summary="Search the team's records")
async def search_records(
    request: Request,
    person: ApiPerson,
    checked: CheckedParams,
    services: ServicesDep,
    q: Annotated[str, Query(description="The question, in plain words; quotes for exact phrases.")],
    kind: Terms = None,
    practice_area: Terms = None,
    setting: Terms = None,
    age_band: Terms = None,
    condition_group: Terms = None,
    challenge_type: Terms = None,
    result: Terms = None,
    since: Annotated[str | None, Query(description="First month, as 2025-06.")] = None,
    until: Annotated[str | None, Query(description="Last month, as 2026-06.")] = None,
    sort: Annotated[str, Query(description="best, newest, oldest or used.")] = "best",
    page: Annotated[int, Query(ge=1)] = 1,
    per_page: Annotated[int, Query(ge=1, le=100)] = 10,
    as_typed: Annotated[int, Query(ge=0, le=1, description="1: no slip is put right.")] = 0,
) -> JSONResponse:
    """Answer with records, best first, each with the passage that matched and why, and how strong the match is.

    A parameter that is unknown, or cannot mean anything, is answered with 422 and one sentence on what it can be.
    `total` counts the records that are close, those with a strength other than none, and `facets` has how many of these
    have each term; both are empty where nothing is close. `further` counts the records after them in `results`, whose
    strength is none: they are merely the nearest there is. Pages go through `total` and `further` together.
    `did_you_mean` is the question with its slips put right, which is what was searched for unless `as_typed` is 1.
    `passage.section` is, in words, the heading or the field that the passage stands under.
    `source` is the file's path as it was taken in for managers, and null for others: a name may stand in it.
    """
    query = query_of(request.query_params, per_page=per_page)
    return await in_turn(_answer, services, await ask(services, query), person)


def _answer(services: Services, answer: Answer, person: Person) -> JSONResponse:
    if person.role != "manager":
        return JSONResponse(answer.as_json())
    with services.database.read() as session:
        paths = paths_as_taken_in(session, [result.record_id for result in answer.results])
    return JSONResponse(answer.as_json(paths))


@router.get("/records/{record_id}", summary="Read a record")
def read_record(person: ApiPerson, record_id: str, session: SessionDep) -> JSONResponse:
    """Answer with everything on a record; 404 for one that is unknown or withdrawn."""
    return JSONResponse(record_as_json(load_record(session, record_id)))


@pages.get("/api/openapi.json", dependencies=[Anyone])
def show_openapi() -> JSONResponse:
    return JSONResponse(openapi())


@pages.get("/api/docs", dependencies=[Anyone])
def show_docs(request: Request, visit: VisitDep) -> Response:
    document = openapi()
    calls = [
        {"method": method.upper(), "path": path, **described}
        for path, methods in document["paths"].items()
        for method, described in methods.items()
    ]
    schemas = document.get("components", {}).get("schemas", {})
    shown = {name: schema for name, schema in schemas.items() if "Validation" not in name}
    page: HTMLResponse = render(request, "api_docs.html", calls=calls, schemas=shown, address=address_of(request))
    return page


@cache
def openapi() -> dict[str, Any]:
    """The OpenAPI document of the API's calls."""
    document = get_openapi(
        title="Better Together",
        version=VERSION,
        routes=[*router.routes, *api_writing.router.routes],
        description="Search, read and add to the team's records. Make a token under My account.",
    )
    document.setdefault("components", {})["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    document["security"] = [{"token": []}]
    return document


def record_as_json(stored: StoredRecord) -> dict[str, Any]:
    """A record as plain values."""
    record = stored.record
    return {
        "record_id": stored.id,
        "kind": record.kind,
        "title": str(record.title),
        "status": record.status,
        "learning_kind": record.learning_kind,
        "month": record.month,
        "sections": [
            {"field": s.field, "heading": s.heading and str(s.heading), "page": s.page, "text": str(s.text)}
            for s in record.sections
        ],
        "approaches": [
            {
                "approach": one.term,
                "result": one.result,
                "described": one.described and str(one.described),
                "equipment": one.equipment and str(one.equipment),
                "what_happened": one.what_happened and str(one.what_happened),
            }
            for one in record.approaches
        ],
        "facets": [{"facet": one.facet, "term": one.term, "origin": one.origin} for one in stored.facets],
        "contributions": [
            {"kind": one.kind, "text": str(one.text), "approach": one.approach, "result": one.result, "mark": one.mark}
            for one in stored.contributions
        ],
        "created": stored.created.isoformat(),
        "changed": stored.changed.isoformat(),
        "version": stored.version,
        "superseded_by": stored.superseded_by,
        "review_by": record.review_by.isoformat() if record.review_by else None,
    }
