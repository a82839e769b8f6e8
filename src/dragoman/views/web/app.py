"""The application: its pages, its API, what guards it, and how it says what went wrong."""

from __future__ import annotations

import threading
from importlib import resources
from pathlib import Path

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles

from dragoman.errors import DragomanError, SettingError
from dragoman.views.web import api, draw, pages, relations, review, take
from dragoman.views.web.guard import LOCAL, Guard, new_token
from dragoman.views.web.room import Absent, Room, TooSlow
from dragoman.views.web.shell import page

API = "/api/v1"


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a room is opened. `token` is needed beyond this machine; `reviewer` allows review under that name."""

    as_of: int | None = None
    token: str | None = None
    reviewer: str | None = None
    seconds: float = 10.0
    hosts: frozenset[str] = LOCAL


def make_app(path: str | Path, options: Options | None = None) -> FastAPI:
    """The reading room of a record, as an ASGI application. Raises RecordError where there is no record."""
    options = options or Options()
    app = FastAPI(
        title="dragoman",
        version="1",
        description="Read-only access to a record of events: who did what to whom, when, where, in whose words.",
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.room = Room(Path(path), options.as_of, options.reviewer, options.seconds)
    app.state.csrf = new_token()
    app.include_router(pages.router)
    app.include_router(relations.router)
    app.include_router(draw.router)
    app.include_router(take.router)
    app.include_router(api.router, prefix=API)
    app.include_router(review.router)
    static = resources.files("dragoman.views.web").joinpath("static")
    app.mount("/static", StaticFiles(directory=str(static)))
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Guard, token=options.token, hosts=options.hosts)
    for kind in (DragomanError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, _failed)
    threading.Thread(target=draw.bundle, daemon=True).start()
    return app


def _failed(request: Request, error: Exception) -> Response:
    status, words = _told(error)
    if request.url.path.startswith(API):
        return JSONResponse({"error": words}, status)
    return page(request, "error.html", {"status": status, "words": words}, status)


def _told(error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        return error.status_code, "There is no such page." if error.status_code == 404 else str(error.detail)
    if isinstance(error, RequestValidationError):
        return 422, "; ".join(f"{'.'.join(map(str, item['loc'][1:]))}: {item['msg']}" for item in error.errors())
    status = 404 if isinstance(error, Absent) else 400 if isinstance(error, SettingError) else 503
    return status, str(error) if not isinstance(error, TooSlow) else f"Your question {error}"
