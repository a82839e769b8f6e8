"""The rows that `dragoman code` and `dragoman events` print: one event each, nested (JSONL) or flat (CSV)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.model import Coding, Event, Party, Versions

EVENT_KEYS = (
    "id", "article", "type", "mode", "contexts", "cameo", "quad", "score", "status", "attributed_to", "actors",
    "recipients", "trigger", "sentence", "time", "place", "confidence", "frame", "versions",
)  # fmt: skip
PARTY_KEYS = ("name", "country", "sectors", "role", "start", "end", "text")
FLAT_KEYS = (
    "id", "article", "date", "type", "mode", "contexts", "cameo", "quad", "score", "status", "actors",
    "actor_countries", "actor_sectors", "recipients", "recipient_countries", "recipient_sectors", "attributed_to",
    "place", "place_country", "lat", "lon", "confidence", "frame", "trigger", "sentence", "start", "end", "title",
    "published", "source", "url", "program", "codebook", "parser", "judge",
)  # fmt: skip


def event_object(event: Event, versions: Versions) -> dict[str, Any]:
    """One event as plain objects, with the keys of EVENT_KEYS; offsets are characters of `Article.text`."""
    built: dict[str, Any] = msgspec.to_builtins(event)
    built["actors"] = [_party(party) for party in event.actors]
    built["recipients"] = [_party(party) for party in event.recipients]
    built["versions"] = msgspec.to_builtins(versions)
    return {key: built[key] for key in EVENT_KEYS}


def _party(party: Party) -> dict[str, Any]:
    built = msgspec.to_builtins(party)
    return {key: built[key] for key in PARTY_KEYS}


def event_objects(coding: Coding) -> Iterator[dict[str, Any]]:
    """Yield the events of a coding as plain objects, in the order of the text."""
    for event in coding.events:
        yield event_object(event, coding.versions)


def event_rows(coding: Coding) -> Iterator[dict[str, str]]:
    """Yield the events of a coding as flat rows of text with the keys of FLAT_KEYS; lists are joined by "; "."""
    for event in coding.events:
        yield _flat(event, coding)


def _flat(event: Event, coding: Coding) -> dict[str, str]:
    article, place, time = coding.article, event.place, event.time
    values = msgspec.to_builtins(event) | msgspec.to_builtins(coding.versions)
    values |= _sides(event) | {
        "date": (time.first if time else None) or article.published,
        "attributed_to": [source.name for source in event.attributed_to],
        "place": place and place.name,
        "place_country": place and place.country,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "trigger": event.trigger.text,
        "sentence": event.sentence.text,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "title": article.title,
        "published": article.published,
        "source": article.source,
        "url": article.url,
    }
    return {key: _text(values[key]) for key in FLAT_KEYS}


def _sides(event: Event) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, parties in (("actor", event.actors), ("recipient", event.recipients)):
        found[f"{name}s"] = [party.name for party in parties]
        found[f"{name}_countries"] = [party.country or "" for party in parties]
        found[f"{name}_sectors"] = [",".join(party.sectors) for party in parties]
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(str(item) for item in value)
    return str(value)
