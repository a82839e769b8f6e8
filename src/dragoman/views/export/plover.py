"""PLOVER JSONL: one event a line, with the field names of the PLOVER 2.0 manual.

`actor`, `recipient`, `event`, `mode` and `context` are lists. Fields of the manual that dragoman does not know
(religion, ethnicity, gender, age, casualties) are left out; what the manual has no field for (status, sources, spans,
versions) goes into `comment` as JSON text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman.model import Party, Place
from dragoman.views.export.shared import country
from dragoman.views.rows import Row

RESOLUTION = {"city": 4, "district": 3, "province": 2, "country": 1}


def write(rows: Iterator[Row], path: Path) -> int:
    """Write one JSON object a line; return how many."""
    count = 0
    with path.open("wb") as file:
        for row in rows:
            file.write(msgspec.json.encode(plover_object(row)) + b"\n")
            count += 1
    return count


def plover_object(row: Row) -> dict[str, Any]:
    """One event with the manual's keys; keys without a value are left out."""
    event = row.event
    found = {
        "id": event.id,
        "date": row.date,
        "enddate": event.time.last if event.time else None,
        "actor": [_entity(party) for party in event.actors],
        "recipient": [_entity(party) for party in event.recipients],
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": list(event.contexts),
        "event_loc": _location(event.place) if event.place else None,
        "event_text": event.trigger.text,
        "quad_code": event.quad,
        "event_scale": event.score,
        "link": row.url,
        "text": event.sentence.text,
        "text_info": {"start": event.sentence.start, "end": event.sentence.end},
        "cite_info": _without_none({"url": row.url, "title": row.title, "publication": row.source}),
        "coder": f"dragoman {row.versions.program}",
        "comment": _rest(row),
    }
    return _without_none(found)


def _entity(party: Party) -> dict[str, Any]:
    found = {
        "code": party.country or party.code,
        "sector": list(party.sectors),
        "entity_text": party.text,
        "identifier_text": party.name,
        "office": party.role,
    }
    return _without_none(found)


def _location(place: Place) -> dict[str, Any]:
    found = {
        "extracted_place": place.span.text,
        "resolved_place": place.name,
        "geonameid": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "province": place.admin1,
        "country": country(place.country).name or None,
        "country_code": place.country,
        "resolution": RESOLUTION.get(place.precision),
    }
    return _without_none(found)


def _without_none(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value is not None}


def _rest(row: Row) -> str:
    """What the manual has no field for."""
    event = row.event
    rest = {
        "status": event.status,
        "attributed_to": [source.name for source in event.attributed_to],
        "quotes": [source.quote for source in event.attributed_to],
        "cameo": event.cameo,
        "confidence": event.confidence,
        "trigger": [event.trigger.start, event.trigger.end],
        "actors": [[party.start, party.end] for party in event.actors],
        "recipients": [[party.start, party.end] for party in event.recipients],
        "article": event.article,
        "frame": event.frame,
        "versions": row.versions,
    }
    return msgspec.json.encode(rest).decode()
