"""What keeps the room safe: security headers, known hosts, the token, and the mark against forged forms."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
COOKIE = "dragoman_token"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]]*)(?::[0-9]+)?")
LONGEST_QUERY = 4000
"""Characters of a query string; a longer one is refused."""


def new_token() -> str:
    """A token nobody guesses."""
    return secrets.token_urlsafe(24)


class Guard:
    """Stands before the whole application.

    With no token the room serves this machine alone, and a request must name it as such (a page of another site that
    points a name of its own at 127.0.0.1 is refused). With a token any host name is taken, and every request must
    carry the token: in the cookie, which `?token=` sets once, or as `Authorization: Bearer`.
    """

    def __init__(self, app: ASGIApp, token: str | None = None, hosts: frozenset[str] = LOCAL) -> None:
        self._app = app
        self._token = token
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        if len(scope["query_string"]) > LONGEST_QUERY:
            return PlainTextResponse(f"The query is longer than {LONGEST_QUERY} characters.", 414)
        headers = Headers(scope=scope)
        if self._token is not None:
            return self._token_refusal(scope, headers)
        named = _HOST.fullmatch(headers.get("host", ""))
        if named is None or named[1].strip("[]").lower() not in self._hosts:
            return PlainTextResponse("This reading room answers on its own machine only.", 421)
        return None

    def _token_refusal(self, scope: Scope, headers: Headers) -> Response | None:
        asked = QueryParams(scope["query_string"]).get("token")
        if asked is not None and self._fits(asked):
            # The token leaves the address, so that a copied link does not carry it.
            response = RedirectResponse(scope["path"], 303)
            response.set_cookie(COOKIE, asked, httponly=True, samesite="strict")
            return response
        carried = headers.get("authorization", "").removeprefix("Bearer ")
        if self._fits(carried) or self._fits(_cookie(headers)):
            return None
        return PlainTextResponse("A token is needed: open the address that dragoman serve printed.", 401)

    def _fits(self, given: str) -> bool:
        return self._token is not None and hmac.compare_digest(given.encode(), self._token.encode())


def _cookie(headers: Headers) -> str:
    parts = (part.strip().partition("=") for part in headers.get("cookie", "").split(";"))
    return next((value for name, _, value in parts if name == COOKIE), "")


def _with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
