"""Parquet (nested, as in the record) and CSV (flat)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.record.schema import INTERNAL, SCHEMAS
from dragoman.record.values import day
from dragoman.views.rows import FLAT_KEYS, Row, as_text, flat

_PARQUET = pa.schema([field for field in SCHEMAS["events"] if field.name not in INTERNAL])
_AT_ONCE = 10_000


def write_parquet(rows: Iterator[Row], path: Path) -> int:
    """Write the columns of the `events` view, nested. Return the number of rows."""
    count = 0
    with pq.ParquetWriter(path, _PARQUET) as writer:
        while some := [_nested(row) for row in islice(rows, _AT_ONCE)]:
            writer.write_table(pa.Table.from_pylist(some, schema=_PARQUET))
            count += len(some)
    return count


def _nested(row: Row) -> dict[str, Any]:
    built: dict[str, Any] = msgspec.to_builtins(row.event)
    for name in ("published", "source", "title", "url"):
        built[name] = getattr(row, name)
    return built | {"date": day(row.date), "versions": msgspec.to_builtins(row.versions)}


def write_csv(rows: Iterator[Row], path: Path) -> int:
    """Write flat rows with a header (RFC 4180, UTF-8); lists are joined by "; ". Return the number of rows."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FLAT_KEYS)
        for row in rows:
            writer.writerow([as_text(value) for value in flat(row).values()])
            count += 1
    return count
