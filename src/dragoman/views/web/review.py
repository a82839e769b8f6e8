"""Review: accept, correct or reject events, one after the other. Every act is a row that is appended."""

from __future__ import annotations

import hmac
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from dragoman.model import Coding, Event
from dragoman.record.reviews import Review, add_review, review, reviews
from dragoman.views.agreement import agreement
from dragoman.views.query import EventQuery, conditions
from dragoman.views.web import marks, names
from dragoman.views.web.corrections import corrected
from dragoman.views.web.listing import one_coding, one_event
from dragoman.views.web.room import Absent, Reader
from dragoman.views.web.shell import page, room_of
from dragoman.views.web.words import address, query_from

router = APIRouter(include_in_schema=False)
LARGEST_FORM = 100_000
"""Bytes of a form that is read."""


def _reviewer(request: Request) -> str:
    name = room_of(request).reviewer
    if name is None:
        raise HTTPException(404, "This room was opened without --review.")
    return name


def _acts(reader: Reader) -> list[Review]:
    return reader.answer("reviews", lambda: reviews(reader))


@router.get("/review")
def progress(request: Request) -> Response:
    """How far the review is, where it goes on, and how far reviewers agree."""
    name = _reviewer(request)
    query = query_from(request.query_params)
    with room_of(request).reading() as reader:
        acts = _acts(reader)
        following = _next(reader, query, acts, name)
        left = _left(reader, query, acts, name)
    mine = [act for act in acts if act.reviewer == name]
    about = {
        "query": query,
        "following": following,
        "left": left,
        "mine": len({act.event for act in mine}),
        "latest": list(reversed(mine))[:20],
        "reviewers": sorted({act.reviewer for act in acts}),
        "agreement": agreement(acts),
    }
    return page(request, "reviews.html", about)


@router.get("/review/{ident}")
def one(request: Request, ident: str) -> Response:
    """One event to judge: its text beside the form. What others said is shown only after one's own verdict."""
    name = _reviewer(request)
    query = query_from(request.query_params)
    with room_of(request).reading() as reader:
        coding, event = _event(reader, ident)
        acts = [act for act in _acts(reader) if act.event == ident]
        left = _left(reader, query, _acts(reader), name)
    mine = [act for act in acts if act.reviewer == name]
    number = next(n for n, held in enumerate(coding.events) if held.id == ident)
    about: dict[str, Any] = {
        "query": query,
        "coding": coding,
        "article": coding.article,
        "event": msgspec.to_builtins(mine[-1].after if mine and mine[-1].after else event),
        "number": number,
        "paragraphs": marks.paragraphs(coding),
        "ROLES": marks.ROLES,
        "acts": acts if mine else [],
        "left": left,
        "known": _actors(coding),
    }
    return page(request, "review.html", about)


@router.post("/review/{ident}")
async def judge(request: Request, ident: str) -> Response:
    """Keep a verdict and go on to the next event."""
    name = _reviewer(request)
    if int(request.headers.get("content-length", LARGEST_FORM + 1)) > LARGEST_FORM:
        raise HTTPException(413, f"A form holds at most {LARGEST_FORM} bytes.")
    form = await request.form(max_files=0, max_fields=500)
    _check_origin(request, form)
    target = await run_in_threadpool(_judged, request, ident, form, name)
    return RedirectResponse(target, 303)


def _judged(request: Request, ident: str, form: FormData, name: str) -> str:
    room = room_of(request)
    query = query_from(request.query_params)
    with room.reading() as reader:
        coding, before = _event(reader, ident)
    after = _after(before, coding, form)
    add_review(room.record.path, review(before, name, after, str(form.get("why", ""))))
    with room.reading() as reader:
        following = _next(reader, query, _acts(reader), name)
    return address(f"/review/{following}" if following else "/review", query)


def _after(before: Event, coding: Coding, form: FormData) -> Event | None:
    verdict = form.get("verdict")
    if verdict == "reject":
        return None
    if verdict == "accept":
        return before
    if verdict == "correct":
        return corrected(before, coding, form)
    raise HTTPException(400, "verdict: allowed: accept, correct, reject.")


def _check_origin(request: Request, form: FormData) -> None:
    """A form of another site is refused: it carries no mark of this room, and its browser says where it comes from."""
    given = str(form.get("csrf", ""))
    if not hmac.compare_digest(given.encode(), request.app.state.csrf.encode()):
        raise HTTPException(403, "The form is not of this room, or of one that was closed. Reload the page.")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "The form was sent from another site.")


def _event(reader: Reader, ident: str) -> tuple[Coding, Event]:
    """The event as it was coded, with its article's coding. Raises Absent."""
    row = one_event(reader, ident)
    coding = one_coding(reader, row["article"])
    found = next((event for event in coding.events if event.id == ident), None)
    if found is None:
        raise Absent(f"the record has no event {ident!r}.")
    return coding, found


def _next(reader: Reader, query: EventQuery, acts: list[Review], name: str) -> str | None:
    """The least certain event of the query that this reviewer has not judged."""
    found = reader.rows(*_undone("id", query, acts, name, " order by confidence, id limit 1"))
    return found[0]["id"] if found else None


def _left(reader: Reader, query: EventQuery, acts: list[Review], name: str) -> int:
    return int(reader.rows(*_undone("count(*) as n", query, acts, name))[0]["n"])


def _undone(what: str, query: EventQuery, acts: list[Review], name: str, tail: str = "") -> tuple[str, dict[str, Any]]:
    where = conditions(query)
    done = sorted({act.event for act in acts if act.reviewer == name})
    where.add("id not in (select unnest({}::varchar[]))", done)
    return f"select {what} from live.events where {where.sql}{tail}", where.values


def _actors(coding: Coding) -> list[str]:
    """Codes to choose from: those of the article's own actors first."""
    own = sorted({actor.country for actor in coding.actors if actor.country})
    return [f"{code} {names.country(code)}" for code in own]
