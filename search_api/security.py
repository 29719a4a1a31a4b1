"""What guards every request before a page sees it: host names, foreign sites, size; and headers on every answer."""

import logging
import time
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_BODY: Final = 2 * 1024 * 1024
STATIC: Final = "/static/"

CONTENT_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ONE_YEAR: Final = 31_536_000

access_log = logging.getLogger("search_api.access")


class SecureHeaders:
    """Puts the security headers on every answer, errors and static files included."""

    def __init__(self, app: ASGIApp, *, over_https: bool) -> None:
        self._app = app
        self._over_https = over_https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                is_static = scope["path"].startswith(STATIC) and message["status"] == 200
                headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable" if is_static else "no-store"
                if self._over_https:
                    headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"
            await send(message)

        await self._app(scope, receive, send_with_headers)


class AccessLog:
    """Logs the route, never the address itself: that holds what people search for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 0

        async def note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        await self._app(scope, receive, note_status)
        path = getattr(scope.get("route"), "path", "-")
        access_log.info("%s %s %d %.1f ms", scope["method"], path, status, (time.perf_counter() - started) * 1000)


class KnownHosts:
    """Answers only under the names the settings list, so that no foreign name can be pointed at the server."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.strip().lower() for host in hosts if host.strip())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and host_name(Headers(scope=scope).get("host", "")) not in self._hosts:
            await PlainTextResponse("This server does not answer to that name.", 400)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class SameOrigin:
    """Refuses a change that another site asks for.

    A browser that says nothing is let through to the token check of the form: over plain HTTP and without referrers,
    browsers send `Origin: null` even for a page's own forms.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS and _is_foreign(Headers(scope=scope)):
            await PlainTextResponse("This was asked for by another site, so nothing was changed.", 403)(
                scope, receive, send
            )
            return
        await self._app(scope, receive, send)


class BodyLimit:
    """Stops reading a body that is too large, whether or not it says so beforehand."""

    def __init__(self, app: ASGIApp, *, largest: int = LARGEST_BODY) -> None:
        self._app = app
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        seen = int(declared) if declared.isdecimal() else 0
        too_large = seen > self._largest
        seen = 0

        async def receive_some() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if too_large or seen > self._largest:
                raise HTTPException(413)
            return message

        await self._app(scope, receive_some, send)


def host_name(host: str) -> str:
    """The name in a Host header, without its port, in small letters."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def safe_path(path: str) -> str:
    """The path where it leads to a page of ours, or '/' for anything that could lead elsewhere."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if is_ours else "/"


def _is_foreign(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None or origin == "null":
        return False
    return urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
