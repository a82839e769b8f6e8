"""`dragoman events` and `dragoman sql`: ask a record."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.declared import takes_query
from dragoman.cli.options import AsOf, Form, Format, Limit, RecordArgument, opened
from dragoman.cli.output import print_events, print_frame
from dragoman.views.query import EventQuery


@takes_query()
def events(
    record: RecordArgument, query: EventQuery, form: Format = Form.TABLE, limit: Limit = None, as_of: AsOf = None
) -> None:
    """Show events of a record, newest first; actual ones unless --status says otherwise.

    Words are joined by "and"; several values of one word are alternatives.
    """
    print_events(opened(record, as_of).events(query), form, limit)


def sql(
    record: RecordArgument,
    query: Annotated[str, typer.Argument(help="A select over the record's views.", metavar="SELECT")],
    form: Format = Form.TABLE,
    as_of: AsOf = None,
) -> None:
    """Run a read-only SQL query (DuckDB) over the views of the record; docs/record.md lists their columns."""
    print_frame(opened(record, as_of).sql(query), form)
