"""From a template to an answer: rendering, going on to another page, and how dates and lists are written."""

import hashlib
import re
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import kb.vocabulary
from kb.store.sign_ins import Visit
from search_api.deps import Form, form_cookie_name
from search_api.services import Services

TEMPLATES: Final = Path(__file__).parent.parent / "templates"
STATIC_FILES: Final = Path(__file__).parent / "static"

# What a page says after it was redirected to; the address carries the key alone, so nobody can write words there.
DONE: Final[dict[str, str]] = {
    "signed-out": "You are signed out.",
    "welcome": "Welcome to the team. You are signed in.",
    "password-changed": "Your password is changed, and every other sign-in of yours has ended.",
    "account-saved": "Your details are saved.",
    "token-revoked": "The token no longer works.",
    "role-changed": "The role is changed.",
    "deactivated": "The account is closed. What this colleague wrote stays.",
    "reactivated": "The account is open again.",
    "invitation-cancelled": "The invitation no longer works.",
    "thanked": "Thank you. That helps the next colleague who asks.",
    "saved": "Saved. Thank you for sharing it.",
    "saved-replaced": "Saved. Words that may point to a person were replaced, such as by [person 1]: read it through.",
    "draft-saved": "Your draft is saved. Only you can see it.",
    "draft-discarded": "The draft is thrown away.",
    "sign-in-ended": "Your sign-in had ended. What you typed is kept: sign in, and you can go on.",
    "kept": "Here is what you typed. It is not saved yet.",
    "marked": "Noted, thank you.",
    "terms-saved": "Its terms are saved.",
    "still-true": "Noted: it is still true.",
    "superseded": "The newer record is linked.",
    "withdrawn": "The record is withdrawn and no longer found. A reviewer or manager can put it back.",
    "released": "Released. The team can find it, and the original is erased.",
    "rejected": "Rejected, and the original is erased. Its author is told why.",
    "taken-back": "Taken back, and the original is erased.",
    "put-back": "The record is back, and the team can find it.",
    "word-added": "Added to the list.",
    "word-replaced": "Replaced wherever it stood in what is kept.",
    "word-removed": "Removed from the list.",
}


def render(
    request: Request,
    template: str,
    *,
    status_code: int = 200,
    form: Form | None = None,
    errors: Mapping[str, str] | None = None,
    **context: Any,
) -> HTMLResponse:
    """A page. `form` is what was typed and `errors` maps a field's name to what is wrong with it."""
    services: Services = request.app.state.services
    visit: Visit | None = getattr(request.state, "visit", None)
    kept = request.cookies.get(form_cookie_name(services.settings))
    csrf = visit.csrf if visit else kept or secrets.token_urlsafe(32)
    html = (
        environment()
        .get_template(template)
        .render(
            person=visit.person if visit else None,
            visit=visit,
            idle_minutes=services.settings.session_idle_minutes,
            csrf=csrf,
            practice_name=services.settings.practice_name,
            path=request.url.path,
            done=DONE.get(request.query_params.get("done", "")),
            form=form or Form(),
            errors=errors or {},
            **context,
        )
    )
    response = HTMLResponse(html, 422 if errors and status_code == 200 else status_code)
    if visit is None and kept is None:
        secure = services.settings.secure_cookies
        response.set_cookie(
            form_cookie_name(services.settings), csrf, httponly=True, samesite="lax", secure=secure, path="/"
        )
    return response


def address_of(request: Request) -> str:
    """Where this server is reached, as whoever asks reached it: http://127.0.0.1:8000."""
    return f"{request.url.scheme}://{request.url.netloc}"


def confirm(request: Request, heading: str, words: str, button: str, back: str) -> HTMLResponse:
    """A page that asks once more before something is gone; its form is sent to the same place with `sure`."""
    return render(request, "confirm.html", heading=heading, words=words, button=button, back=back)


def redirect(path: str, *, done: str | None = None) -> RedirectResponse:
    """Go on to a page of ours with GET, where a key of DONE says what was done."""
    if done is not None:
        path += ("&" if "?" in path else "?") + urlencode({"done": done})
    return RedirectResponse(path, 303)


@cache
def environment() -> Environment:
    """The templates, with the filters and lists that every page may use."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(day=day, month=month, blocks=blocks, capital=capital, plural=plural, in_line=in_line)
    made.globals.update(static=static_url, vocabulary=kb.vocabulary, today=date.today)
    return made


@cache
def static_url(name: str) -> str:
    """The address of a static file, which changes with its content so that browsers may keep it for ever."""
    digest = hashlib.sha256((STATIC_FILES / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


def day(moment: datetime | date) -> str:
    """A day in words: 3 November 2026."""
    return f"{moment.day} {moment:%B %Y}"


def month(text: str) -> str:
    """A month in words: '2026-05' becomes May 2026; anything else stays as it is."""
    return f"{date(int(text[:4]), int(text[5:7]), 1):%B %Y}" if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text) else text


def capital(text: str) -> str:
    """The text with its first letter large and the others left alone."""
    return text[:1].upper() + text[1:]


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: 1 case, 2 cases."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def in_line(text: str) -> str:
    """A stretch of text for one line: a list's bullets become points between its parts."""
    return re.sub(r"\s*\n\s*[-*•]\s+", " · ", re.sub(r"^\s*[-*•]\s+", "", text))


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """A text's paragraphs and lists, each as ('p' or 'ul', its lines)."""
    found: list[tuple[str, list[str]]] = []
    after_gap = True
    for line in text.split("\n"):
        bullet = re.match(r"\s*[-*•]\s+(.*)", line)
        kind = "ul" if bullet else "p"
        if not line.strip():
            after_gap = True
            continue
        if not found or found[-1][0] != kind or (after_gap and kind == "p"):
            found.append((kind, []))
        found[-1][1].append(bullet.group(1) if bullet else line.strip())
        after_gap = False
    return found
