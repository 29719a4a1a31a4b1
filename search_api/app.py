"""The web server: its pages, its API, and the guards around them."""

from collections.abc import Iterable, Iterator

from fastapi import APIRouter, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute
from starlette.staticfiles import StaticFiles

from search_api import (
    account,
    api,
    api_writing,
    case_page,
    consultations,
    contributions,
    drafting,
    drafts,
    held,
    home,
    learnings,
    people,
    record_page,
    runs,
    search_page,
    sign_in,
    team_words,
    upkeep,
    waiting,
    withdrawn,
)
from search_api.deps import RULES, api_person, read_form
from search_api.faults import UnexpectedErrors, add_handlers
from search_api.pages import STATIC_FILES
from search_api.security import SAFE_METHODS, AccessLog, BodyLimit, KnownHosts, SameOrigin, SecureHeaders
from search_api.services import Services

ROUTERS: tuple[APIRouter, ...] = (
    home.router,
    sign_in.router,
    account.router,
    people.router,
    search_page.router,
    case_page.router,
    record_page.router,
    api.pages,
    api.router,
    api_writing.router,
    learnings.router,
    consultations.router,
    contributions.router,
    upkeep.router,
    waiting.router,
    withdrawn.router,
    drafting.router,
    drafts.router,
    held.router,
    runs.router,
    team_words.router,
)


class UnguardedRoute(Exception):
    """A route has no rule about who may use it, or changes something without checking its form."""


def create_app(services: Services) -> FastAPI:
    """The web server over the given services. Raises UnguardedRoute where a route lacks its rule."""
    app = FastAPI(title="Better Together", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.services = services
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC_FILES), name="static")
    add_handlers(app)
    # Added last is asked first.
    app.add_middleware(SameOrigin)
    app.add_middleware(BodyLimit)
    app.add_middleware(KnownHosts, hosts=services.settings.allowed_hosts.split(","))
    app.add_middleware(UnexpectedErrors)
    app.add_middleware(SecureHeaders, over_https=services.settings.secure_cookies)
    app.add_middleware(AccessLog)
    check_guards(route for router in ROUTERS for route in router.routes)
    return app


def check_guards(routes: Iterable[BaseRoute]) -> None:
    """Raise UnguardedRoute unless every route names one rule, and every form that changes something is checked."""
    for route in routes:
        if not isinstance(route, APIRoute):
            raise UnguardedRoute(f"{type(route).__name__} has no rule")
        calls = set(_calls(route.dependant))
        if not calls & RULES:
            raise UnguardedRoute(f"{route.path} has no rule")
        changes = not (route.methods or set()) <= SAFE_METHODS
        if changes and api_person not in calls and read_form not in calls:
            raise UnguardedRoute(f"{route.path} does not check its form")


def _calls(dependant: Dependant) -> Iterator[object]:
    for inner in dependant.dependencies:
        yield inner.call
        yield from _calls(inner)
