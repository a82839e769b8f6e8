"""Parquet files → articles, a few rows at a time, of the columns that are needed alone."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import InputError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.columns import Row, find_columns, given_columns, no_text_column, row_article
from dragoman.sources.intake import Input
from dragoman.sources.tables import said_once

ROWS = 64


def read_parquet(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield an article for each row with a text. Columns are known as those of CSV are."""
    yield from said_once(item.path, _rows(item, settings))


def _rows(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    file = _opened(item)
    given = given_columns(settings.columns)
    found = find_columns(file.schema_arrow.names, given)
    if "text" not in found:
        raise InputError(no_text_column(file.schema_arrow.names, given))
    wanted = sorted({name for names in found.values() for name in names})
    number = 0
    for batch in file.iter_batches(batch_size=ROWS, columns=wanted):
        for values in batch.to_pylist():
            number += 1
            yield row_article(Row(values, f"{item.path}:{number}", _hash(values)), settings)
    if not number:
        raise InputError("found no row; expected a row an article; check that the file is whole")


def _opened(item: Input) -> pq.ParquetFile:
    """Open the file. Its end is read first, so that it must be one that can be gone about in."""
    if item.packed is not None or not item.stream.seekable():
        raise InputError(
            "found Parquet inside gzip; expected the Parquet file, which is compressed in itself; unpack it"
        )
    try:
        return pq.ParquetFile(pa.PythonFile(item.stream, mode="r"))
    except (pa.ArrowException, io.UnsupportedOperation) as error:
        raise InputError(f"found no Parquet ({error}); expected a whole file; download or copy it again") from error


def _hash(values: dict[str, Any]) -> str:
    return hashlib.sha256("\x1f".join(map(str, values.values())).encode("utf-8", "surrogatepass")).hexdigest()
