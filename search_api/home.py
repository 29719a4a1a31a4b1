"""The start page, help, and the two addresses that say whether the server is well."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse
from sqlalchemy import text

from kb.store.browse import count_terms
from kb.store.held import count_waiting, decided_of
from kb.store.keys import now
from kb.store.news import replies_to
from kb.store.people import list_people
from kb.store.records import count_live, newest
from kb.store.writings import list_writings
from search_api.deps import Anyone, ServicesDep, SessionDep, SignedIn, VisitDep
from search_api.pages import render
from search_api.waiting import NEWS_FOR

router = APIRouter(include_in_schema=False)
EXAMPLES = (
    "carer exhausted by getting up at night",
    "keeps sliding out of the wheelchair",
    "overwhelmed by noise at school lunch",
    "leaves the pans on and forgets",
)


@router.get("/")
def show_home(request: Request, person: SignedIn, session: SessionDep) -> HTMLResponse:
    lately = now() - NEWS_FOR
    return render(
        request,
        "home.html",
        examples=EXAMPLES,
        learnings=newest(session, "learning", 5),
        questions=newest(session, "consultation", 5, status="open question"),
        areas=count_terms(session, "practice_area"),
        counts=count_live(session),
        drafts=len(list_writings(session, person.id)),
        held=count_waiting(session) if person.may("reviewer") else 0,
        waiting=count_waiting(session, person.id),
        decided=len(decided_of(session, person.id, lately)),
        replies=replies_to(session, person.id, lately, 5),
    )


@router.get("/help", dependencies=[Anyone])
def show_help(request: Request, visit: VisitDep, session: SessionDep) -> HTMLResponse:
    everybody = list_people(session) if visit else []
    managers = [one.name for one in everybody if one.active and one.role == "manager"]
    return render(request, "help.html", managers=managers)


@router.get("/healthz", dependencies=[Anyone])
def healthz() -> PlainTextResponse:
    return PlainTextResponse("ok")


@router.get("/readyz", dependencies=[Anyone])
def readyz(services: ServicesDep) -> PlainTextResponse:
    with services.database.read() as session:
        session.execute(text("SELECT count(*) FROM fact"))
    return PlainTextResponse("ready")
