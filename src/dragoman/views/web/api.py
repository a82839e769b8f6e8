"""The JSON API: the same words as the command line, pages by cursor, limits. `/api/v1/openapi.json` describes it."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.errors import SettingError
from dragoman.model import Event, Status
from dragoman.views.breaks import breaks
from dragoman.views.statements import statements
from dragoman.views.timeline import months
from dragoman.views.web import facts, people, places, reports
from dragoman.views.web.listing import Row, listing, one_coding, one_event
from dragoman.views.web.shell import room_of
from dragoman.views.web.words import LONGEST_WORD, query_from

router = APIRouter(tags=["record"])
MOST = 1000

_TEXT: dict[str, Any] = {"type": "string", "maxLength": LONGEST_WORD}
_LIST = {"type": "array", "items": _TEXT}
_WORDS: dict[str, tuple[dict[str, Any], str]] = {
    "between": (_LIST | {"minItems": 2, "maxItems": 2}, "Two parties, either way round, each as in `actor`."),
    "actor": (_TEXT, "A party: IRN, IRN:MIL, :REB or words of a name."),
    "type": (_LIST, "PLOVER types."),
    "mode": (_LIST, "PLOVER modes."),
    "quad": ({"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 4}}, "Quads, 1 to 4."),
    "context": (_LIST, "PLOVER contexts."),
    "since": (_TEXT | {"format": "date"}, "First day."),
    "until": (_TEXT | {"format": "date"}, "Last day."),
    "status": (
        {"type": "array", "items": {"enum": [*(status.value for status in Status), "all"]}},
        "Actual events unless said otherwise.",
    ),
    "confidence": ({"type": "number", "minimum": 0, "maximum": 1}, "The least confidence."),
    "country": (_LIST, "Where: ISO 3166-1 alpha-3 codes."),
    "place": (_TEXT, "Where: the name of a place."),
    "box": (
        {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
        "Where: west, south, east, north in degrees.",
    ),
    "source": (_LIST, "The article's source."),
    "speaker": (_TEXT, "A name the event is attributed to."),
    "text": (_TEXT, "Words of the event's sentence."),
    "reviewed": ({"type": "boolean"}, "Only events accepted or corrected in review, as corrected."),
}
WORDS: dict[str, Any] = {
    "parameters": [
        {"name": name, "in": "query", "required": False, "schema": schema, "description": about}
        for name, (schema, about) in _WORDS.items()
    ]
}
Limit = Annotated[int, Query(ge=1, le=MOST, description="So many rows at most.")]
Cursor = Annotated[str | None, Query(max_length=400, description="`next` of the page before.")]
Party = Annotated[str, Query(min_length=1, max_length=LONGEST_WORD, description="A party, as `actor`.")]
MaybeParty = Annotated[str | None, Query(min_length=1, max_length=LONGEST_WORD, description="A party, as `actor`.")]


def _json(found: Any) -> Response:
    return Response(msgspec.json.encode(found), media_type="application/json")


def event_object(row: Row) -> dict[str, Any]:
    """One event as the API gives it: the fields of `dragoman.model.Event` with date, source, title and url."""
    event: dict[str, Any] = msgspec.to_builtins(msgspec.convert(row, Event))
    extra = {key: row[key] for key in ("published", "source", "title", "url", "versions")}
    return event | extra | {"date": row["date"].isoformat() if row["date"] else None}


@router.get("/record")
def record(request: Request) -> Response:
    """The record's size, span, version and freshness."""
    with room_of(request).reading() as reader:
        return _json({"name": room_of(request).name} | facts.head(reader))


@router.get("/events", openapi_extra=WORDS)
def events(request: Request, limit: Limit = 100, cursor: Cursor = None) -> Response:
    """Events that answer the words, newest first: `events`, `total`, and `next` for the page behind."""
    query = query_from(request.query_params)
    with room_of(request).reading(query.reviewed) as reader:
        found = listing(reader, query, limit, cursor)
        return _json(
            {
                "version": reader.version,
                "total": found.total,
                "next": found.after,
                "events": [event_object(row) for row in found.rows],
            }
        )


@router.get("/events/{ident}")
def event(request: Request, ident: str) -> Response:
    """One event."""
    with room_of(request).reading() as reader:
        return _json(event_object(one_event(reader, ident)))


@router.get("/articles/{ident}")
def article(request: Request, ident: str) -> Response:
    """All that one article yields: its text, actors, mentions, events, quotes, times and places."""
    with room_of(request).reading() as reader:
        return _json(one_coding(reader, ident))


@router.get("/occurrences/{ident}")
def occurrence(request: Request, ident: str) -> Response:
    """The occurrence that an event belongs to: its reports and why they are brought together."""
    with room_of(request).reading() as reader:
        found, rows = reports.occurrence_of(reader, ident.removeprefix("o-"))
    return _json({"occurrence": found, "reports": [event_object(row) for row in rows]})


@router.get("/timeline", openapi_extra=WORDS)
def timeline(request: Request) -> Response:
    """Months between two parties (`between`): counts by quad, mean score, and change points."""
    query = query_from(request.query_params)
    if query.between is None:
        raise SettingError("a timeline is between two: give between=A&between=B.")
    with room_of(request).reading(query.reviewed) as reader:
        table = reader.answer(("timeline", query), lambda: months(reader, query))
    return _json({"months": table.to_dicts(), "changes": breaks(table)})


@router.get("/pairs", openapi_extra=WORDS)
def pairs(request: Request, limit: Limit = 100) -> Response:
    """Pairs of countries with most events: counts by quad, mean score, last day."""
    query = query_from(request.query_params)
    with room_of(request).reading(query.reviewed) as reader:
        return _json({"pairs": facts.pairs(reader, query, limit)})


@router.get("/actors")
def actors(
    request: Request,
    name: Annotated[str, Query(min_length=1, max_length=LONGEST_WORD, description="Part of a name, or a country.")],
    limit: Limit = 20,
) -> Response:
    """Actors whose name holds the words."""
    with room_of(request).reading() as reader:
        return _json({"actors": people.suggestions(reader, name, limit)})


@router.get("/quotes")
def quotes(request: Request, speaker: MaybeParty = None, about: MaybeParty = None, limit: Limit = 50) -> Response:
    """Quotes and reported statements, newest first."""
    with room_of(request).reading() as reader:
        return _json({"quotes": statements(reader, speaker, about, limit).to_dicts()})


@router.get("/places", openapi_extra=WORDS)
def where(request: Request, limit: Limit = 1000) -> Response:
    """Places of the events that answer the words, with how precisely each is known."""
    query = query_from(request.query_params)
    with room_of(request).reading(query.reviewed) as reader:
        return _json({"places": places.places(reader, query, limit), "without": places.unplaced(reader, query)})


@router.get("/network", openapi_extra=WORDS)
def network(request: Request, limit: Limit = 60) -> Response:
    """The pairs with most events as nodes and edges, an edge for each year."""
    query = query_from(request.query_params)
    with room_of(request).reading(query.reviewed) as reader:
        nodes, edges = places.network(reader, query, limit)
    return _json({"nodes": nodes, "edges": edges})
