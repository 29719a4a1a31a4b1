"""What is shown when something goes wrong: plain words, no inner workings, and never what somebody wrote."""

import logging
import secrets
import traceback
from typing import Final
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DataError, OperationalError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kb.errors import (
    DraftNotFound,
    HeldNotFound,
    IndexUnavailable,
    InvitationNotFound,
    KbError,
    ModelUnavailable,
    OwnWorkNotReleasable,
    PersonNotFound,
    RecordChangedMeanwhile,
    RecordNotFound,
    UnknownTerm,
    WordNotFound,
)
from search_api.deps import MOST_FIELDS, Form, FormOutdated, NotSignedIn, form_from, visit_of
from search_api.drafts import is_writing_path, keep_late_form
from search_api.pages import redirect, render
from search_api.security import SAFE_METHODS
from search_api.typed import typed_in

log = logging.getLogger("search_api")

STATUS_OF: Final[dict[type[KbError], int]] = {
    RecordNotFound: 404,
    HeldNotFound: 404,
    DraftNotFound: 404,
    WordNotFound: 404,
    PersonNotFound: 404,
    InvitationNotFound: 404,
    UnknownTerm: 400,
    OwnWorkNotReleasable: 403,
    RecordChangedMeanwhile: 409,
    IndexUnavailable: 503,
    ModelUnavailable: 503,
}
HEADINGS: Final = {
    400: "We could not read that",
    403: "This is not open to you",
    404: "Page not found",
    405: "That does not work here",
    409: "Somebody was quicker",
    413: "That is too much at once",
    429: "Please wait a little",
    503: "Please try again in a moment",
}
WORDS: Final = {
    400: "Go back, check what you typed, and try again.",
    403: "If you think it should be, ask your practice manager.",
    404: "It may have been withdrawn, or the address may be mistyped. Searching for it often helps.",
    405: "Go back and use the buttons on the page.",
    413: "The page takes up to 2 MB of text. Shorten it, or save it as a file in the team's folder.",
    503: "The store is busy. What you typed is still there when you go back.",
}


OUTDATED: Final = "This page was open too long or came from elsewhere. Go back, reload and try again."


class UnexpectedErrors:
    """Answers a bug with a plain page and a number that is in the log too; the log has no text from the request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def note_begin(message: Message) -> None:
            nonlocal has_begun
            has_begun = has_begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, note_begin)
        except Exception as error:
            # The one broad catch of the server: one request's bug must not show its insides or end the others.
            number = _log_error(error)
            if has_begun:
                raise
            request = Request(scope, receive)
            words = f"Nothing you saved before is lost. If it happens again, tell your manager the number {number}."
            await _answer(request, 500, "There is a problem with the service", words)(scope, receive, send)


def add_handlers(app: FastAPI) -> None:
    """Give every error that a page or the API may raise its answer."""
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(NotSignedIn, _on_not_signed_in)
    app.add_exception_handler(FormOutdated, _on_outdated)
    app.add_exception_handler(KbError, _on_kb_error)
    app.add_exception_handler(OperationalError, _on_busy)
    app.add_exception_handler(DataError, _on_unfit)


def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if not hasattr(request.state, "visit") and not is_api(request):
        # Where no page was found, no rule has asked who the visitor is; their menu is of use all the same.
        visit_of(request, request.app.state.services)
    own_words = error.detail if error.detail != _phrase(error.status_code) else WORDS.get(error.status_code, "")
    heading = HEADINGS.get(error.status_code, "There is a problem")
    response = _answer(request, error.status_code, heading, own_words)
    response.headers.update(error.headers or {})
    return response


def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if is_api(request):
        # The parts that repeat what was sent are left out.
        wrong = [{"where": list(one["loc"]), "what": one["msg"]} for one in error.errors()]
        return JSONResponse({"error": "The request is not as described in /api/docs.", "wrong": wrong}, 422)
    return _answer(request, 400, HEADINGS[400], WORDS[400])


async def _on_not_signed_in(request: Request, error: Exception) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    if request.method in SAFE_METHODS:
        return redirect("/sign-in?" + urlencode({"next": request.url.path + query}))
    # The guard against other sites has let this pass, so these are the visitor's own words.
    sent = await request.form(max_fields=MOST_FIELDS, max_files=0)
    kept = await run_in_threadpool(keep_late_form, request, form_from(sent), str(sent.get("csrf", "")))
    if kept is not None:
        return redirect("/sign-in?" + urlencode({"next": f"{kept}&done=kept"}), done="sign-in-ended")
    return _to_copy_from(request, form_from(sent))


async def _on_outdated(request: Request, error: Exception) -> Response:
    sent = await request.form(max_fields=MOST_FIELDS, max_files=0)
    kept = await run_in_threadpool(keep_late_form, request, form_from(sent), str(sent.get("csrf", "")))
    if kept is not None:
        return redirect(kept, done="kept")
    if is_writing_path(request.url.path) and getattr(request.state, "visit", None) is None:
        return _to_copy_from(request, form_from(sent))
    return _answer(request, 403, HEADINGS[403], OUTDATED)


def _to_copy_from(request: Request, form: Form) -> Response:
    """The page for a form that nobody owns any more, with everything that was typed; a password is never shown."""
    return render(request, "signed_out.html", status_code=403, typed=typed_in(form))


def _on_kb_error(request: Request, error: Exception) -> Response:
    status = next((STATUS_OF[kind] for kind in type(error).__mro__ if kind in STATUS_OF), 400)
    words = WORDS[404] if status == 404 and not isinstance(error, InvitationNotFound | DraftNotFound) else str(error)
    return _answer(request, status, HEADINGS[status], words)


def _on_busy(request: Request, error: Exception) -> Response:
    _log_error(error)
    response = _answer(request, 503, HEADINGS[503], WORDS[503])
    response.headers["Retry-After"] = "5"
    return response


def _on_unfit(request: Request, error: Exception) -> Response:
    # PostgreSQL takes no number or word that is longer than its column.
    _log_error(error)
    return _answer(request, 400, HEADINGS[400], WORDS[400])


def _answer(request: Request, status: int, heading: str, words: str) -> Response:
    if is_api(request):
        return JSONResponse({"error": words or heading}, status)
    return render(request, "error.html", status_code=status, status=status, heading=heading, words=words)


def is_api(request: Request) -> bool:
    """Whether the answer is for a program and not for a person."""
    return request.url.path.startswith("/api/v1/")


def _log_error(error: BaseException) -> str:
    number = secrets.token_hex(4)
    # Names and places only: the message of an error may quote what somebody wrote.
    places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-6:]]
    log.error("error %s: %s at %s", number, type(error).__name__, " > ".join(places))
    return number


def _phrase(status: int) -> str:
    return HTTPException(status).detail
