"""Printing frames and events: a table for people, JSON lines or CSV for programs."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dragoman.cli.options import Form
from dragoman.views.rows import FLAT_KEYS, Row, as_text, event_object, flat, rows_of_frame

if TYPE_CHECKING:
    import polars as pl

SHOWN = ("id", "date", "actors", "type", "mode", "recipients", "status", "sentence")
"""Columns of events that a table has room for."""


def console() -> Console:
    """Standard output; wide enough for the tables where it is no terminal."""
    plain = Console()
    return plain if plain.is_terminal else Console(width=140)


def silence() -> None:
    """Send standard output nowhere: its reader has gone (`| head`), and that is no error, at the last flush either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_events(frame: pl.DataFrame, form: Form, limit: int | None = None) -> None:
    """Print a frame that `Record.events` made; JSON lines and CSV have the keys of `dragoman code`."""
    frame = frame if limit is None else frame.head(limit)
    if form is Form.TABLE:
        print_frame(frame.select(SHOWN), form)
    else:
        print_rows(rows_of_frame(frame), form)


def print_rows(rows: Iterable[Row], form: Form) -> None:
    """Print events as JSON lines or CSV."""
    if form is Form.JSONL:
        for row in rows:
            print(msgspec.json.encode(event_object(row.event, row.versions)).decode())
    else:
        write_csv(FLAT_KEYS, ([as_text(value) for value in flat(row).values()] for row in rows))


def print_frame(frame: pl.DataFrame, form: Form, limit: int | None = None) -> None:
    """Print any frame, every column of it."""
    frame = frame if limit is None else frame.head(limit)
    if form is Form.TABLE:
        _print_table(frame)
    elif form is Form.JSONL:
        for row in frame.iter_rows(named=True):
            print(msgspec.json.encode(row).decode())
    else:
        write_csv(frame.columns, ([_csv_cell(value) for value in row] for row in frame.iter_rows()))


def write_csv(names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a header and rows to standard output, quoted as RFC 4180 has it."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)


def _print_table(frame: pl.DataFrame) -> None:
    table = Table(expand=True)
    for name in frame.columns:
        table.add_column(name, overflow="fold", justify="right" if frame[name].dtype.is_numeric() else "left")
    for row in frame.iter_rows():
        table.add_row(*(escape(_cell(value)) for value in row))
    console().print(table)
    console().print(f"{frame.height} {'row' if frame.height == 1 else 'rows'}")


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or value)
    if isinstance(value, list):
        return ", ".join(_cell(item) for item in value)
    if isinstance(value, float):
        return f"{value:.2f}"
    return "" if value is None else str(value)


def _csv_cell(value: Any) -> str:
    """Lists of plain values are joined by "; "; what is nested deeper is JSON."""
    items = value if isinstance(value, list) else [value]
    nested = any(isinstance(item, dict | list) for item in items)
    return msgspec.json.encode(value).decode() if nested else as_text(value)
