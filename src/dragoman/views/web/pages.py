"""The pages: overview, search, article, occurrence, map and network."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.views.query import EventQuery
from dragoman.views.web import facts, marks, people, places, reports
from dragoman.views.web.listing import listing, one_coding
from dragoman.views.web.room import Reader
from dragoman.views.web.shell import page, room_of
from dragoman.views.web.words import narrowed, query_from

router = APIRouter(include_in_schema=False)
PAGE = 50


@router.get("/")
def overview(request: Request) -> Response:
    """What is new, who is busy, what has changed, and how fresh the record is."""
    with room_of(request).reading() as reader:
        about = {
            "newest": facts.newest(reader),
            "busiest": facts.pairs(reader, EventQuery()),
            "changed": facts.changed(reader),
        }
    return page(request, "overview.html", about)


@router.get("/search")
def search(request: Request) -> Response:
    """Events that answer the words of a query, in pages."""
    query = query_from(request.query_params)
    who = request.query_params.get("who", "").strip()[:200]
    after = request.query_params.get("after") or None
    with room_of(request).reading(query.reviewed) as reader:
        about = {
            "query": query,
            "found": listing(reader, query, PAGE, after),
            "after": after,
            "who": who,
            "actors": people.suggestions(reader, who) if who else [],
        }
    return page(request, "search.html", about)


@router.get("/article/{ident}")
def article(request: Request, ident: str) -> Response:
    """The text with everything found in it, and its events beside it."""
    with room_of(request).reading() as reader:
        coding = one_coding(reader, ident)
    chosen = request.query_params.get("event")
    numbers = {event.id: number for number, event in enumerate(coding.events)}
    about = {
        "coding": coding,
        "article": coding.article,
        "paragraphs": marks.paragraphs(coding),
        "events": [msgspec.to_builtins(event) for event in coding.events],
        "chosen": numbers.get(chosen or ""),
        "KINDS": marks.KINDS,
        "ROLES": marks.ROLES,
    }
    return page(request, "article.html", about)


@router.get("/event/{ident}")
def event(request: Request, ident: str) -> Response:
    """The article of an event, with the event chosen."""
    from starlette.responses import RedirectResponse

    from dragoman.views.web.listing import one_event

    with room_of(request).reading() as reader:
        row = one_event(reader, ident)
    return RedirectResponse(f"/article/{row['article']}?event={row['id']}", 303)


@router.get("/occurrence/{ident}")
def occurrence(request: Request, ident: str) -> Response:
    """The reports of one event, side by side."""
    with room_of(request).reading() as reader:
        found, rows = reports.occurrence_of(reader, ident.removeprefix("o-"))
    reasons = {member.event: member.reason for member in found.members}
    return page(request, "occurrence.html", {"occurrence": found, "rows": rows, "reasons": reasons})


@router.get("/map")
def event_map(request: Request) -> Response:
    """Where events happened."""
    query = query_from(request.query_params)
    with room_of(request).reading(query.reviewed) as reader:
        about = {
            "query": query,
            "places": places.places(reader, query),
            "unplaced": places.unplaced(reader, narrowed(query, box=None)),
            "REGIONS": places.REGIONS,
            "narrowed": narrowed,
        }
    return page(request, "map.html", about)


@router.get("/network")
def network(request: Request) -> Response:
    """Who is linked with whom."""
    query = query_from(request.query_params)
    with room_of(request).reading(query.reviewed) as reader:
        nodes, _ = places.network(reader, query)
        about = {"query": query, "nodes": nodes, "pairs": facts.pairs(reader, query, 60)}
    return page(request, "network.html", about)


def has_any(reader: Reader, actor: str) -> bool:
    """Whether the record knows anything of an actor."""
    return bool(people.offices(reader, actor)) or listing(reader, EventQuery(actor=actor, status=()), 1).total > 0
