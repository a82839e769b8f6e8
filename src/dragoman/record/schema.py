"""The tables of a record: Arrow schemas taken from the frozen types, and rows from and to a Coding.

Nested parts (parties, spans, decisions) stay nested: Arrow structs and lists that DuckDB can unnest.
Columns of our own beside the fields of the types:

- `article`: id of the article a row belongs to; `n`: its place in the coding (0, 1, ...); of an article, in the batch.
- `batch`: which commit wrote it. Only rows of committed batches are shown to readers.
- `coding`: hash of article id and versions; the same coding is never stored twice.
- `date`, `published`, `source`, `title`, `url`, `dyads` of an event: taken out of its parts and its article, so that
  queries are quick.
"""

from __future__ import annotations

import hashlib
import types
import typing
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import msgspec
import pyarrow as pa

from dragoman.model import Actor, Article, Coding, Event, Mention, Party, Place, Quote, Time, Versions
from dragoman.record.values import event_day, from_row

SCHEMA_VERSION = 1
PARTS: dict[str, type[msgspec.Struct]] = {
    "articles": Article,
    "actors": Actor,
    "mentions": Mention,
    "events": Event,
    "quotes": Quote,
    "times": Time,
    "places": Place,
}
INTERNAL = ("batch", "n", "coding", "dyads")
"""Columns that the store keeps for itself: not part of the documented views, and not of "same input, same bytes"."""

_PLAIN: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}
_STAMP = pa.timestamp("us", tz="UTC")


def arrow_type(annotation: Any) -> pa.DataType:
    """The Arrow type that holds values of a type annotation used in `dragoman.model`."""
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (arg for arg in args if arg is not type(None))
        return arrow_type(inner)
    if origin is tuple:
        return pa.list_(arrow_type(args[0]))
    if issubclass(annotation, StrEnum):
        return pa.string()
    return pa.struct(_fields(annotation))


def _fields(struct: type[msgspec.Struct]) -> list[pa.Field]:
    hints = typing.get_type_hints(struct)
    return [pa.field(name, arrow_type(hints[name])) for name in struct.__struct_fields__]


def _schema(name: str) -> pa.Schema:
    fields = _fields(PARTS[name])
    names = {field.name for field in fields}
    if name == "articles":
        fields += [pa.field("skipped", pa.string()), pa.field("coding", pa.string())]
    elif "article" not in names:
        fields.append(pa.field("article", pa.string()))
    if name == "events":
        fields += [
            pa.field("date", pa.date32()),
            pa.field("published", pa.string()),
            pa.field("source", pa.string()),
            pa.field("title", pa.string()),
            pa.field("url", pa.string()),
            pa.field("dyads", pa.string()),
        ]
    fields += [
        pa.field("versions", arrow_type(Versions)),
        pa.field("n", pa.int64()),
        pa.field("batch", pa.int64()),
    ]
    return pa.schema(fields)


COUNTS = tuple(PARTS)
RUNS = pa.schema(
    [
        pa.field("seq", pa.int64()),
        pa.field("batch", pa.int64()),
        pa.field("run", pa.string()),
        pa.field("command", pa.string()),
        pa.field("settings", pa.string()),
        pa.field("started", _STAMP),
        pa.field("committed", _STAMP),
        pa.field("recodes", pa.bool_()),
        pa.field("versions", pa.list_(arrow_type(Versions))),
        *(pa.field(name, pa.int64()) for name in COUNTS),
    ]
)
SPLITS = pa.schema(
    [
        pa.field("event", pa.string()),
        pa.field("apart", pa.bool_()),
        pa.field("why", pa.string()),
        pa.field("decided", _STAMP),
    ]
)
"""Events that a person took out of an occurrence, or put back (`apart` false); the last word on an event holds."""
REVIEWS = pa.schema(
    [
        pa.field("event", pa.string()),
        pa.field("article", pa.string()),
        pa.field("reviewer", pa.string()),
        pa.field("decided", _STAMP),
        pa.field("verdict", pa.string()),
        pa.field("before", pa.string()),
        pa.field("after", pa.string()),
        pa.field("why", pa.string()),
    ]
)
"""Acts of review, appended and never changed: `before` and `after` are events as JSON (`after` null where rejected)."""
SHARDS = pa.schema(
    [
        pa.field("shard", pa.string()),
        pa.field("path", pa.string()),
        pa.field("articles", pa.int64()),
        pa.field("unread", pa.int64()),
        pa.field("run", pa.string()),
        pa.field("finished", _STAMP),
    ]
)
"""Inputs all of whose articles are in. `shard` hashes a file's bytes, how it was read, and the versions."""
SCHEMAS: dict[str, pa.Schema] = {name: _schema(name) for name in PARTS} | {
    "runs": RUNS,
    "splits": SPLITS,
    "reviews": REVIEWS,
    "shards": SHARDS,
}


def coding_key(article: str, versions: Versions) -> str:
    """Hash of what makes a coding the same: the article's id and the versions that coded it."""
    return hashlib.sha256(article.encode() + b"\0" + msgspec.json.encode(versions)).hexdigest()[:32]


def dyads(event: Event) -> str:
    """Unordered pairs of countries that an event is between, as "|IRN-IRQ|IRN-SYR|".

    A pair is an actor with a recipient or, where there is no recipient, two actors ("Iran and Iraq held talks").
    """
    pairs = {_pair(a, r) for a in event.actors for r in event.recipients}
    if not event.recipients:
        pairs = {_pair(a, b) for i, a in enumerate(event.actors) for b in event.actors[i + 1 :]}
    found = sorted(pair for pair in pairs if pair)
    return f"|{'|'.join(found)}|" if found else ""


def _pair(one: Party, other: Party) -> str | None:
    if not one.country or not other.country:
        return None
    return "-".join(sorted((one.country, other.country)))


def rows_of(coding: Coding, batch: int, place: int = 0) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (table, row) for all that one coding stores; `place` is its place in the batch."""
    common = {"versions": msgspec.to_builtins(coding.versions), "batch": batch}
    article = {"skipped": coding.skipped, "coding": coding_key(coding.article.id, coding.versions), "n": place}
    yield "articles", msgspec.to_builtins(coding.article) | article | common
    common["article"] = coding.article.id
    for name in ("actors", "mentions", "quotes", "times", "places"):
        for n, part in enumerate(getattr(coding, name)):
            yield name, msgspec.to_builtins(part) | common | {"n": n}
    published = coding.article.published
    for n, event in enumerate(coding.events):
        flat = {
            "date": event_day(event, published),
            "published": published,
            "source": coding.article.source,
            "title": coding.article.title,
            "url": coding.article.url,
            "dyads": dyads(event),
            "n": n,
        }
        yield "events", msgspec.to_builtins(event) | common | flat


def coding_from(article: dict[str, Any], parts: dict[str, list[dict[str, Any]]]) -> Coding:
    """The Coding that `rows_of` took apart; `parts` holds the rows of each table in their order."""
    built = {
        name: tuple(from_row(row, PARTS[name]) for row in parts.get(name, ())) for name in PARTS if name != "articles"
    }
    return Coding(
        article=from_row(article, Article),
        versions=msgspec.convert(article["versions"], Versions),
        skipped=article["skipped"],
        **built,  # type: ignore[arg-type]
    )
