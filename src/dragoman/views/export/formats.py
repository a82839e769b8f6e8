"""The list of formats, and the one function that writes any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import polars as pl

from dragoman.errors import RecordError, SettingError
from dragoman.model import Event, Status
from dragoman.views.export import gdelt, geojson, gexf, icews, plover, polecat, quotes, sqlite, tables
from dragoman.views.export.shared import numbers
from dragoman.views.rows import Row, rows_of_frame

if TYPE_CHECKING:
    from dragoman.record import Record


class Exported(msgspec.Struct, frozen=True):
    """How many rows were written, why events were left out (reason → number of events), and where the quotes are."""

    format: str
    rows: int
    left_out: dict[str, int]
    quotes: int = 0
    quotes_path: Path | None = None


class Format(msgspec.Struct, frozen=True):
    """A format: what it is, how it is written, and whether its rows can say that an event did not (yet) happen."""

    about: str
    write: Callable[[Iterator[Row], Path], int]
    has_status: bool = True
    needs: Callable[[Row], str | None] = lambda row: None  # noqa: ARG005
    """Why the format cannot hold a row, or None where it can."""
    ids: Callable[[Event], list[str]] = lambda event: [event.id]
    """What the rows of an event are called in the file."""
    beside: str = "csv"
    """Suffix of the file of quotes beside the events; "" where one file holds both."""
    write_quotes: Callable[[Iterator[quotes.Said], Path], int] = quotes.write_csv


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
    "plover": Format(
        "PLOVER JSONL, field names of the manual",
        plover.write,
        needs=_no_day,
        beside="jsonl",
        write_quotes=quotes.write_jsonl,
    ),
    "gdelt": Format(
        "GDELT 2.0 event table, 61 columns, tab", gdelt.write, has_status=False, needs=_no_code, ids=numbers
    ),
    "icews": Format("ICEWS events, 20 columns, tab", icews.write, has_status=False, needs=_no_code, ids=numbers),
    "polecat": Format(
        "POLECAT events, 40 columns, tab", polecat.write, has_status=False, needs=_no_day, ids=polecat.row_ids
    ),
    "parquet": Format(
        "Parquet, nested as in the record", tables.write_parquet, beside="parquet", write_quotes=quotes.write_parquet
    ),
    "csv": Format("CSV, one flat row an event", tables.write_csv),
    "sqlite": Format(
        "SQLite, tables events, parties, sources, quotes", sqlite.write, beside="", write_quotes=quotes.add_to_sqlite
    ),
    "geojson": Format("GeoJSON points (RFC 7946)", geojson.write, needs=_no_place),
    "gexf": Format("GEXF 1.3 network of actors, for Gephi", gexf.write, has_status=False, needs=_no_dyad),
}


def export(what: Record | pl.DataFrame, path: str | Path, format: str, said: pl.DataFrame | None = None) -> Exported:
    """Write events to a file: those of a frame that `Record.events` made, or every actual event of a record.

    The quotes are those of the record, or of the frame `said` (`dragoman.views.statements.events_and_quotes`); they go
    into `NAME.quotes.csv` beside `NAME.*`, or as the format has it. A frame of events alone is written without quotes.

    Events that a format cannot hold are left out and counted. The files appear when they are whole; those that are
    there are replaced. Raises SettingError for a format that is not in FORMATS, RecordError where a file cannot be
    written.
    """
    chosen = FORMATS.get(format)
    if chosen is None:
        raise SettingError(f"no format {format!r}; allowed: {', '.join(FORMATS)}.")
    target = Path(path)
    if target.exists() and not target.is_file():
        raise RecordError(f"{target} cannot be written: it is a folder or a device. Name a file.")
    events, said = (what, said) if isinstance(what, pl.DataFrame) else _all_of(what)
    beside = target.with_name(f"{target.stem}.quotes.{chosen.beside}") if chosen.beside else target
    drafts = {file: file.with_name(f".{file.name}.part") for file in ([target] if said is None else [beside, target])}
    cited: dict[quotes.Key, list[str]] = {}
    done = Exported(format, 0, {})
    try:
        rows = _cited(_fitting(rows_of_frame(events), chosen, done.left_out), chosen, cited)
        done = msgspec.structs.replace(done, rows=chosen.write(rows, drafts[target]))
        if said is not None:
            count = chosen.write_quotes(quotes.said(said.iter_rows(named=True), cited), drafts[beside])
            done = msgspec.structs.replace(done, quotes=count, quotes_path=beside)
        for file, draft in drafts.items():
            draft.replace(file)
    except OSError as error:
        raise RecordError(
            f"{target} cannot be written: {error.strerror}. Choose another folder, or make room."
        ) from error
    finally:
        for draft in drafts.values():
            with suppress(OSError):  # where nothing could be written, nothing can be taken away
                draft.unlink()
    return done


def _all_of(record: Record) -> tuple[pl.DataFrame, pl.DataFrame]:
    # Imported here: queries know the countries by `export.shared`.
    from dragoman.views.query import EventQuery
    from dragoman.views.statements import events_and_quotes

    return events_and_quotes(record, EventQuery())


def _cited(rows: Iterator[Row], chosen: Format, cited: dict[quotes.Key, list[str]]) -> Iterator[Row]:
    """The same rows; note in `cited` which events each quote is the source of."""
    for row in rows:
        for source in row.event.attributed_to:
            if source.quote:
                cited.setdefault((row.event.article, source.quote), []).extend(chosen.ids(row.event))
        yield row


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
