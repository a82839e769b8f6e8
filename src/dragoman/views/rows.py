"""The rows that `dragoman code` and `dragoman events` print and exports write: one event each, nested or flat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.model import Coding, Event, Party, Versions
from dragoman.record.values import event_day, from_row

if TYPE_CHECKING:
    import polars as pl

    from dragoman.record import Record

EVENT_KEYS = (
    "id", "article", "type", "mode", "contexts", "cameo", "quad", "score", "status", "attributed_to", "actors",
    "recipients", "trigger", "sentence", "time", "place", "confidence", "frame", "versions",
)  # fmt: skip
PARTY_KEYS = ("name", "country", "sectors", "role", "start", "end", "text")
FLAT_KEYS = (
    "id", "article", "date", "type", "mode", "contexts", "cameo", "quad", "score", "status", "actors",
    "actor_countries", "actor_sectors", "recipients", "recipient_countries", "recipient_sectors", "attributed_to",
    "quotes", "place", "place_country", "lat", "lon", "confidence", "frame", "trigger", "sentence", "start", "end",
    "title", "published", "source", "url", "program", "codebook", "parser", "judge",
)  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """An event with what its article says of itself. `date` is the event's first day, else the day of publication."""

    event: Event
    versions: Versions
    date: str | None
    published: str | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None


def rows_of_coding(coding: Coding) -> Iterator[Row]:
    """Yield the events of a coding as rows, in the order of the text."""
    article = coding.article
    for event in coding.events:
        first = event_day(event, article.published)
        date = first.isoformat() if first else None
        yield Row(event, coding.versions, date, article.published, article.source, article.title, article.url)


def rows_of_frame(frame: pl.DataFrame) -> Iterator[Row]:
    """Yield the rows of a frame that `Record.events` made."""
    for row in frame.iter_rows(named=True):
        date = row["date"].isoformat() if row["date"] else None
        event, versions = from_row(row, Event), msgspec.convert(row["versions"], Versions)
        yield Row(event, versions, date, row["published"], row["source"], row["title"], row["url"])


def rows_of(what: Record | pl.DataFrame) -> Iterator[Row]:
    """Yield the rows of a frame of events, or of every actual event of a record."""
    import polars as pl

    return rows_of_frame(what if isinstance(what, pl.DataFrame) else what.events())


def event_objects(coding: Coding) -> Iterator[dict[str, Any]]:
    """Yield the events of a coding as plain objects with the keys of EVENT_KEYS; offsets are into `Article.text`."""
    for row in rows_of_coding(coding):
        yield event_object(row.event, row.versions)


def event_object(event: Event, versions: Versions) -> dict[str, Any]:
    """One event as plain objects, with the keys of EVENT_KEYS."""
    built: dict[str, Any] = msgspec.to_builtins(event)
    built["actors"] = [_party(party) for party in event.actors]
    built["recipients"] = [_party(party) for party in event.recipients]
    built["versions"] = msgspec.to_builtins(versions)
    return {key: built[key] for key in EVENT_KEYS}


def _party(party: Party) -> dict[str, Any]:
    built = msgspec.to_builtins(party)
    return {key: built[key] for key in PARTY_KEYS}


def event_rows(coding: Coding) -> Iterator[dict[str, str]]:
    """Yield the events of a coding as flat rows of text with the keys of FLAT_KEYS; lists are joined by "; "."""
    for row in rows_of_coding(coding):
        yield {key: as_text(value) for key, value in flat(row).items()}


def flat(row: Row) -> dict[str, Any]:
    """One row with the keys of FLAT_KEYS. `start` and `end` are those of the trigger in `Article.text`."""
    event, place = row.event, row.event.place
    values = msgspec.to_builtins(event) | msgspec.to_builtins(row.versions) | _sides(event)
    values |= {key: getattr(row, key) for key in ("date", "published", "source", "title", "url")}
    values |= {
        "attributed_to": [source.name for source in event.attributed_to],
        "quotes": [source.quote or "" for source in event.attributed_to],
        "place": place and place.name,
        "place_country": place and place.country,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "trigger": event.trigger.text,
        "sentence": event.sentence.text,
        "start": event.trigger.start,
        "end": event.trigger.end,
    }
    return {key: values[key] for key in FLAT_KEYS}


def _sides(event: Event) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, parties in (("actor", event.actors), ("recipient", event.recipients)):
        found[f"{name}s"] = [party.name for party in parties]
        found[f"{name}_countries"] = [party.country or "" for party in parties]
        found[f"{name}_sectors"] = [",".join(party.sectors) for party in parties]
    return found


def as_text(value: object) -> str:
    """A value as it stands in a flat file: nothing for None, lists joined by "; "."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(str(item) for item in value)
    return str(value)
