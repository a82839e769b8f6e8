"""SQLite, e.g. for R: `events` (one flat row an event), `parties` (one row an actor or recipient) and `sources` (who
an event is reported from)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from dragoman.errors import RecordError
from dragoman.model import Event
from dragoman.views.rows import FLAT_KEYS, Row, as_text, flat

_NUMBERS = {"quad": "integer", "start": "integer", "end": "integer"} | dict.fromkeys(
    ("score", "lat", "lon", "confidence"), "real"
)
PARTIES = ("event", "side", "n", "name", "country", "sectors", "role", "start", "end", "text")
SOURCES = ("event", "n", "name", "article", "quote")


def write(rows: Iterator[Row], path: Path) -> int:
    """Write the tables into a new database; return the number of events."""
    path.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as base, base:
            _tables(base)
            return _fill(base, rows)
    except sqlite3.OperationalError as error:
        raise RecordError(f"{path.parent}: SQLite cannot write there: {error}. Choose another folder.") from error


def _tables(base: sqlite3.Connection) -> None:
    columns = ", ".join(f'"{key}" {_NUMBERS.get(key, "text")}' for key in FLAT_KEYS)
    base.execute(f'create table events ({columns}, primary key ("id"))')
    base.execute(
        "create table parties (event text references events (id), side text, n integer, name text, country text, "
        'sectors text, role text, start integer, "end" integer, text text)'
    )
    base.execute(
        "create table sources (event text references events (id), n integer, name text, article text, quote text)"
    )


def _fill(base: sqlite3.Connection, rows: Iterator[Row]) -> int:
    count = 0
    slots = ", ".join("?" * len(FLAT_KEYS))
    for row in rows:
        values = flat(row)
        base.execute(f"insert into events values ({slots})", [_cell(values[key]) for key in FLAT_KEYS])
        base.executemany(f"insert into parties values ({', '.join('?' * len(PARTIES))})", _parties(row))
        base.executemany(f"insert into sources values ({', '.join('?' * len(SOURCES))})", _sources(row.event))
        count += 1
    return count


def _cell(value: object) -> object:
    return as_text(value) if isinstance(value, (list, tuple)) else value


def _parties(row: Row) -> Iterator[tuple[object, ...]]:
    for side, parties in (("actor", row.event.actors), ("recipient", row.event.recipients)):
        for n, p in enumerate(parties):
            yield row.event.id, side, n, p.name, p.country, ",".join(p.sectors), p.role, p.start, p.end, p.text


def _sources(event: Event) -> Iterator[tuple[object, ...]]:
    for n, source in enumerate(event.attributed_to):
        yield event.id, n, source.name, event.article, source.quote
