"""`dragoman export` and `dragoman import`: other tools' formats, out and in."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.code import readable, report
from dragoman.cli.declared import takes_query
from dragoman.cli.options import AsOf, RecordArgument, opened
from dragoman.model import Unread
from dragoman.record import Run, open_record
from dragoman.views import export as formats
from dragoman.views.importing import IMPORTS, read_export
from dragoman.views.query import EventQuery
from dragoman.views.statements import events_and_quotes


@takes_query()
def export(
    record: RecordArgument,
    form: Annotated[str, typer.Argument(help=f"One of {', '.join(formats.FORMATS)}.", metavar="FORMAT")],
    path: Annotated[Path, typer.Argument(help="The file to write.", metavar="PATH")],
    query: EventQuery,
    as_of: AsOf = None,
) -> None:
    """Write events to a file for another tool, and the quotes of their articles beside it.

    Without words of a query, every actual event and every quote. docs/exports.md says what each format cannot hold.
    """
    events, quotes = events_and_quotes(opened(record, as_of), query)
    done = formats.export(events, path, form, quotes)
    print(f"{done.rows} rows written to {path}")
    print(f"{done.quotes} quotes written to {done.quotes_path}")
    for reason, count in done.left_out.items():
        print(f"dragoman: {count} events left out: {reason}", file=sys.stderr)


def import_(
    form: Annotated[str, typer.Argument(help=f"One of {', '.join(IMPORTS)}.", metavar="FORMAT")],
    paths: Annotated[
        list[Path], typer.Argument(help="Files of that format; .gz and .zip are read too.", metavar="PATH...")
    ],
    record: Annotated[Path, typer.Option("--record", help="The record to add them to.", metavar="DIR")],
) -> None:
    """Read GDELT 2.0, ICEWS or POLECAT files into a record, without text.

    Exit code 1 when a row could not be read (each is named on stderr); the others are kept.
    """
    files = [read_export(path, form) for path in paths]
    unread: list[Unread] = []
    codings = (coding for file in files for coding in readable(file, unread))
    added = open_record(record).add(codings, Run(command=shlex.join(["dragoman", *sys.argv[1:]])))
    print(f"{added.events} events added to {record}, {added.known} known already")
    report(unread)
