"""`dragoman timeline`, `occurrences` and `diff`: a dyad over time, reports of one event, two versions of a record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from dragoman.cli.declared import takes_query
from dragoman.cli.options import AsOf, Form, Format, Limit, RecordArgument, opened
from dragoman.cli.output import print_frame
from dragoman.errors import RecordError, SettingError
from dragoman.record import Windows
from dragoman.views import timeline as months
from dragoman.views.query import EventQuery

Version = Annotated[int, typer.Argument(help="A version; dragoman record versions lists them.", metavar="N", min=0)]


@takes_query("between", "newest_first")
def timeline(  # noqa: PLR0913 - one parameter an option
    record: RecordArgument,
    one: Annotated[str, typer.Argument(help="A party, as in --actor.", metavar="A")],
    other: Annotated[str, typer.Argument(help="The other party.", metavar="B")],
    query: EventQuery,
    form: Format = Form.TABLE,
    picture: Annotated[
        Path | None, typer.Option("--picture", help="Also draw it into this file, .svg or .png.", metavar="FILE")
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Count the events between two parties by month and quad, with their mean score."""
    if picture is not None and picture.suffix not in (".svg", ".png"):
        raise SettingError(f"--picture is {str(picture)!r}; name a file that ends in .svg or .png")
    source = opened(record, as_of)
    frame = months.timeline(source, one, other, query)
    if picture is not None:
        _draw(picture, frame, f"{one} and {other}", f"Source: record {record.resolve().name}")
    print_frame(frame, form)


def _draw(path: Path, frame: pl.DataFrame, title: str, source: str) -> None:
    # Imported here: no other command should wait for the charts.
    from dragoman.views import charts
    from dragoman.views.breaks import breaks

    spec = charts.timeline_chart(frame, title, source, breaks(frame))
    drawn = charts.png(spec) if path.suffix == ".png" else charts.svg(spec).encode()
    try:
        path.write_bytes(drawn)
    except OSError as error:
        raise RecordError(f"{path} cannot be written: {error.strerror}. Choose another folder.") from error


def occurrences(  # noqa: PLR0913 - one parameter an option
    record: RecordArgument,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help="Group events of this status (actual); may be given several times."),
    ] = None,
    days: Annotated[int, typer.Option("--days", help="Days that reports may lie apart.", min=0)] = Windows().days,
    story_days: Annotated[
        int, typer.Option("--story-days", help="The same for copies of one story.", min=0)
    ] = Windows().story_days,
    alike: Annotated[
        float, typer.Option("--alike", help="How alike (0 to 1) the texts of one story are.", min=0.0, max=1.0)
    ] = Windows().alike,
    form: Format = Form.TABLE,
    limit: Limit = None,
    as_of: AsOf = None,
) -> None:
    """Bring reports of one event together, each with its reason, and count reports, articles and sources."""
    windows = Windows(days=days, story_days=story_days, alike=alike)
    found = opened(record, as_of).occurrences(windows, tuple(status or ("actual",)))
    print_frame(found.drop("members") if form is Form.TABLE else found, form, limit)


def diff(record: RecordArgument, before: Version, after: Version, form: Format = Form.TABLE) -> None:
    """Show events added, gone and changed between two versions of a record."""
    print_frame(opened(record).diff(before, after), form)
