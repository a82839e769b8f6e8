"""The list of formats, and the one function that writes any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import polars as pl

from dragoman.errors import RecordError, SettingError
from dragoman.model import Status
from dragoman.views.export import gdelt, geojson, gexf, icews, plover, polecat, sqlite, tables
from dragoman.views.rows import Row, rows_of

if TYPE_CHECKING:
    from dragoman.record import Record


class Exported(msgspec.Struct, frozen=True):
    """How many rows were written, and why events were left out: reason → number of events."""

    format: str
    rows: int
    left_out: dict[str, int]


class Format(msgspec.Struct, frozen=True):
    """A format: what it is, how it is written, and whether its rows can say that an event did not (yet) happen."""

    about: str
    write: Callable[[Iterator[Row], Path], int]
    has_status: bool = True
    needs: Callable[[Row], str | None] = lambda row: None  # noqa: ARG005
    """Why the format cannot hold a row, or None where it can."""


def _no_place(row: Row) -> str | None:
    place = row.event.place
    return "no coordinates" if place is None or place.lat is None or place.lon is None else None


def _no_day(row: Row) -> str | None:
    return None if row.date else "no date"


def _no_code(row: Row) -> str | None:
    return _no_day(row) or (None if row.event.cameo else "no CAMEO code")


def _no_dyad(row: Row) -> str | None:
    return None if gexf.dyads(row.event) else "no dyad"


FORMATS: dict[str, Format] = {
    "plover": Format("PLOVER JSONL, field names of the manual", plover.write, needs=_no_day),
    "gdelt": Format("GDELT 2.0 event table, 61 columns, tab", gdelt.write, has_status=False, needs=_no_code),
    "icews": Format("ICEWS events, 20 columns, tab", icews.write, has_status=False, needs=_no_code),
    "polecat": Format("POLECAT events, 40 columns, tab", polecat.write, has_status=False, needs=_no_day),
    "parquet": Format("Parquet, nested as in the record", tables.write_parquet),
    "csv": Format("CSV, one flat row an event", tables.write_csv),
    "sqlite": Format("SQLite, tables events and parties", sqlite.write),
    "geojson": Format("GeoJSON points (RFC 7946)", geojson.write, needs=_no_place),
    "gexf": Format("GEXF 1.3 network of actors, for Gephi", gexf.write, has_status=False, needs=_no_dyad),
}


def export(what: Record | pl.DataFrame, path: str | Path, format: str) -> Exported:
    """Write events to a file: those of a frame that `Record.events` made, or every actual event of a record.

    Events that a format cannot hold are left out and counted. The file appears when it is whole; one that is there is
    replaced. Raises SettingError for a format that is not in FORMATS, RecordError where the file cannot be written.
    """
    chosen = FORMATS.get(format)
    if chosen is None:
        raise SettingError(f"no format {format!r}; allowed: {', '.join(FORMATS)}.")
    target = Path(path)
    if target.exists() and not target.is_file():
        raise RecordError(f"{target} cannot be written: it is a folder or a device. Name a file.")
    draft = target.with_name(f".{target.name}.part")
    left_out: dict[str, int] = {}
    try:
        written = chosen.write(_fitting(rows_of(what), chosen, left_out), draft)
        draft.replace(target)
    except OSError as error:
        raise RecordError(
            f"{target} cannot be written: {error.strerror}. Choose another folder, or make room."
        ) from error
    finally:
        with suppress(OSError):  # where nothing could be written, nothing can be taken away
            draft.unlink()
    return Exported(format, written, left_out)


def _fitting(rows: Iterator[Row], chosen: Format, left_out: dict[str, int]) -> Iterator[Row]:
    for row in rows:
        reason = _status_reason(row, chosen) or chosen.needs(row)
        if reason is None:
            yield row
        else:
            left_out[reason] = left_out.get(reason, 0) + 1


def _status_reason(row: Row, chosen: Format) -> str | None:
    if chosen.has_status or row.event.status is Status.ACTUAL:
        return None
    return f"status {row.event.status.value}"
