"""The nightly runs and their files, for managers alone: file names can name clients."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from kb.store.audit import note_action
from kb.store.runs import list_runs, load_run
from search_api.deps import Manager, ServicesDep, SessionDep
from search_api.pages import render

router = APIRouter(include_in_schema=False)


@router.get("/runs")
def show_runs(request: Request, person: Manager, session: SessionDep) -> HTMLResponse:
    return render(request, "runs.html", runs=list_runs(session))


@router.get("/runs/{run_id}")
def show_run(request: Request, run_id: str, person: Manager, services: ServicesDep) -> HTMLResponse:
    # A GET that writes: raw file names are shown, so the reading leaves its row in the audit.
    with services.database.begin() as session:
        run = load_run(session, run_id)
        if run is None:
            raise HTTPException(404)
        note_action(session, "read a run's files", person_id=person.id, about=run_id)
    return render(request, "run.html", run=run, report=run.report or {})
