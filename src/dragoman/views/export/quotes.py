"""The quotes that every export carries: who said what, and which exported events are only his words."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.model import Span
from dragoman.record.schema import arrow_type
from dragoman.record.values import from_row
from dragoman.views.rows import as_text

Key = tuple[str, str]
"""Article and quote: a quote's id is unique in its article."""


class Said(msgspec.Struct, frozen=True):
    """A quote with its speaker and its article. `events`: ids, as in the file beside it, of the events it is the
    source of."""

    article: str
    id: str
    kind: str
    act: str
    content: tuple[Span, ...]
    published: str | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    speaker: Span | None = None
    speaker_name: str | None = None
    speaker_country: str | None = None
    speaker_code: str | None = None
    speaker_sectors: tuple[str, ...] = ()
    speaker_role: str | None = None
    addressee: Span | None = None
    cue: Span | None = None
    events: tuple[str, ...] = ()


QUOTE_KEYS = (
    "article", "id", "published", "source", "title", "url", "kind", "act", "speaker_name", "speaker_country",
    "speaker_code", "speaker_sectors", "speaker_role", "speaker", "speaker_span", "cue", "cue_span", "addressee",
    "content", "content_spans", "events",
)  # fmt: skip
_SCHEMA = pa.schema(list(arrow_type(Said)))


def said(rows: Iterable[dict[str, Any]], events: dict[Key, list[str]]) -> Iterator[Said]:
    """The rows of `statements.whole_quotes`, each with the events it is the source of."""
    for row in rows:
        quote = from_row(row, Said)
        yield msgspec.structs.replace(quote, events=tuple(events.get((quote.article, quote.id), ())))


def flat_quote(quote: Said) -> dict[str, str]:
    """One quote as text with the keys of QUOTE_KEYS; spans are "start-end", characters of the stored text."""
    values: dict[str, object] = {name: getattr(quote, name) for name in Said.__struct_fields__}
    for name in ("speaker", "cue", "addressee"):
        values[name] = getattr(quote, name) and getattr(quote, name).text
    values |= {
        "speaker_span": quote.speaker and _place(quote.speaker),
        "cue_span": quote.cue and _place(quote.cue),
        "content": [span.text for span in quote.content],
        "content_spans": [_place(span) for span in quote.content],
    }
    return {key: as_text(values[key]) for key in QUOTE_KEYS}


def _place(span: Span) -> str:
    return f"{span.start}-{span.end}"


def write_csv(quotes: Iterator[Said], path: Path) -> int:
    """Write flat rows with a header; lists are joined by "; ". Return the number of quotes."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(QUOTE_KEYS)
        for quote in quotes:
            writer.writerow(flat_quote(quote).values())
            count += 1
    return count


def write_jsonl(quotes: Iterator[Said], path: Path) -> int:
    """Write one nested object a line. Return the number of quotes."""
    count = 0
    with path.open("wb") as file:
        for quote in quotes:
            file.write(msgspec.json.encode(quote) + b"\n")
            count += 1
    return count


def write_parquet(quotes: Iterator[Said], path: Path) -> int:
    """Write nested rows. Return the number of quotes."""
    rows = msgspec.to_builtins(list(quotes))
    pq.write_table(pa.Table.from_pylist(rows, schema=_SCHEMA), path)
    return len(rows)


def add_to_sqlite(quotes: Iterator[Said], path: Path) -> int:
    """Add a table `quotes` to the database; its table `sources` says which events they are of. Return how many."""
    keys = QUOTE_KEYS[:-1]
    with closing(sqlite3.connect(path)) as base, base:
        columns = ", ".join(f'"{key}" text' for key in keys)
        base.execute(f'create table quotes ({columns}, primary key ("article", "id"))')
        insert = f"insert into quotes values ({', '.join('?' * len(keys))})"
        return base.executemany(insert, (_cells(quote) for quote in quotes)).rowcount


def _cells(quote: Said) -> list[str | None]:
    return [value or None for value in list(flat_quote(quote).values())[:-1]]
