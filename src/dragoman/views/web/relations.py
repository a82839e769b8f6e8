"""The pages of a pair and of an actor."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import SettingError
from dragoman.views.breaks import breaks
from dragoman.views.query import EventQuery
from dragoman.views.timeline import months
from dragoman.views.web import people, reports
from dragoman.views.web.listing import listing
from dragoman.views.web.room import Absent, Reader
from dragoman.views.web.shell import page, room_of
from dragoman.views.web.words import LONGEST_WORD, actor_path, address, narrowed, pair_path, query_from

router = APIRouter(include_in_schema=False)
SHOWN = 40


@router.get("/pair")
def pair_form(request: Request) -> Response:
    """From the form "who and who" to the page of that pair."""
    one, other = (request.query_params.get(name, "").strip() for name in ("one", "other"))
    if not one:
        raise SettingError("name a first party: a country (IRN), a country and sectors (IRN:MIL) or a name.")
    if other and "/" in one + other:
        return pair(request, one, other)
    return RedirectResponse(pair_path(one, other) if other else actor_path(one), 303)


@router.get("/pair/{one}/{other}")
def pair(request: Request, one: str, other: str) -> Response:
    """Two parties over time: months by quad, mean score, change points, occurrences, who said what about whom."""
    _check(one, other)
    query = query_from(request.query_params, without=("between",))
    asked = narrowed(query, between=(one, other))
    compare = _compared(request)
    with room_of(request).reading(query.reviewed) as reader:
        table = reader.answer(("timeline", asked), lambda: months(reader, asked))
        found = listing(reader, asked, SHOWN, request.query_params.get("after") or None)
        about: dict[str, Any] = {
            "one": one,
            "other": other,
            "query": query,
            "asked": asked,
            "table": table.to_dicts(),
            "changes": breaks(table),
            "found": found,
            "charted": int(table["events"].sum()) if table.height else 0,
            "occurrences": reports.recent(reader, found.rows),
            "said": [
                (one, other, people.quotes(reader, one, other)),
                (other, one, people.quotes(reader, other, one)),
            ],
            "compare": compare,
        }
    return page(request, "pair.html", about)


def _compared(request: Request) -> tuple[str, str] | None:
    """The other pair that the page also shows: `compare=A,B`."""
    parts = [part.strip() for part in request.query_params.get("compare", "").split(",") if part.strip()]
    if parts and len(parts) != 2:
        raise SettingError("compare: name two parties with a comma between, e.g. compare=IRN,USA.")
    _check(*parts)
    return (parts[0], parts[1]) if parts else None


def _check(*parties: str) -> None:
    if any(len(party) > LONGEST_WORD or "\0" in party for party in parties):
        raise SettingError(f"a party is named with at most {LONGEST_WORD} characters and no null character.")


@router.get("/actor/{name:path}")
def actor(request: Request, name: str) -> Response:
    """One actor: offices with dates, names, partners, quotes by and about, events."""
    _check(name)
    query = query_from(request.query_params, without=("actor",))
    asked = narrowed(query, actor=name)
    with room_of(request).reading(query.reviewed) as reader:
        about = _actor(reader, name, asked, request.query_params.get("after") or None)
    if not about["found"].total and not about["offices"]:
        raise Absent(f"the record names no {name!r}. Try part of the name in the search.")
    return page(request, "actor.html", about | {"name": name, "query": query, "asked": asked})


def _actor(reader: Reader, name: str, asked: EventQuery, after: str | None) -> dict[str, Any]:
    return {
        "found": listing(reader, asked, SHOWN, after),
        "offices": people.offices(reader, name),
        "aliases": people.aliases(reader, name),
        "partners": people.partners(reader, name, asked),
        "by": people.quotes(reader, name, None),
        "of": people.quotes(reader, None, name),
        "address": address,
    }
