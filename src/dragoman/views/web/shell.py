"""Rendering: the templates, and what every page is given."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import Any, cast

import jinja2
from fastapi import Request
from starlette.responses import HTMLResponse

from dragoman.errors import DragomanError
from dragoman.model import Status
from dragoman.views.web import facts, names, words
from dragoman.views.web.room import Room


def room_of(request: Request) -> Room:
    """The room that a request is in."""
    return cast("Room", request.app.state.room)


@cache
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("dragoman.views.web", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {name: getattr(names, name) for name in ("country", "day", "moment", "signed", "count")}
    made.globals |= {
        "QUADS": names.QUADS,
        "STATUSES": [status.value for status in Status],
        "plover": names.plover,
        "party_code": names.party_code,
        "party_link": names.party_link,
        "pair_path": words.pair_path,
        "actor_path": words.actor_path,
        "address": words.address,
        "static": _static,
    }
    return made


@cache
def _static(name: str) -> str:
    """The address of a static file with a mark of its content, so that browsers may keep it."""
    content = resources.files("dragoman.views.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:10]}"


def page(request: Request, template: str, about: dict[str, Any], status: int = 200) -> HTMLResponse:
    """One page: a template with what it is about, the record's name and freshness, and the marks of the room."""
    room = room_of(request)
    try:
        with room.reading() as reader:
            head = facts.head(reader)
    except DragomanError:
        head = None
    common = {"room": room, "head": head, "path": request.url.path, "csrf": request.app.state.csrf, "query": None}
    return HTMLResponse(_templates().get_template(template).render(common | about), status)
