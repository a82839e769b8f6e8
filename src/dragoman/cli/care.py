"""`dragoman record versions|check|compact|vacuum|split`: look after a record."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dragoman.cli.options import Form, Format, RecordArgument, opened
from dragoman.cli.output import print_frame
from dragoman.record.care import KEEP_HOURS

app = typer.Typer(help="Look after a record.", no_args_is_help=True)


@app.command("versions")
def versions(record: RecordArgument, form: Format = Form.TABLE) -> None:
    """List the versions of a record: when, by which run, what was added, and what coded it."""
    print_frame(opened(record).versions(), form)


@app.command("check")
def check(record: RecordArgument) -> None:
    """See that every table can be read and holds what the commits say. Exit code 1 where one does not.

    dragoman verify re-reads the offsets.
    """
    report = opened(record).check()
    for problem in report.problems:
        print(problem, file=sys.stderr)
    count = len(report.problems)
    print(f"{report.versions} versions checked, {count} problems, {report.orphans} rows of dead writers")
    if not report.ok:
        raise typer.Exit(1)


@app.command("compact")
def compact(record: RecordArgument) -> None:
    """Join small files into large ones and sweep away what dead writers left. Changes no answer."""
    done = opened(record).compact()
    print(f"{done.files_before} files before, {done.files_after} after, {done.orphans} rows of dead writers removed")


@app.command("vacuum")
def vacuum(
    record: RecordArgument,
    keep_hours: Annotated[
        int, typer.Option("--keep-hours", help="Keep unused files that are younger.", metavar="HOURS", min=0)
    ] = KEEP_HOURS,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Delete nothing, only name the files.")] = False,
) -> None:
    """Delete files no longer in use. Versions stay readable."""
    removed = opened(record).vacuum(keep_hours, dry_run=dry_run)
    for name in removed:
        print(name)
    print(f"{len(removed)} files {'could be deleted' if dry_run else 'deleted'}")


@app.command("split")
def split(
    record: RecordArgument,
    event_id: Annotated[str, typer.Argument(help="Id of an event.", metavar="EVENT_ID")],
    why: Annotated[str, typer.Option("--why", help="The reason, which is kept.", metavar="TEXT")],
    undo: Annotated[bool, typer.Option("--undo", help="Let it be grouped again.")] = False,
) -> None:
    """Keep an event out of any occurrence but its own."""
    opened(record).split(event_id, why, apart=not undo)
    print(f"{event_id} {'may be grouped again' if undo else 'stands alone from now on'}")
