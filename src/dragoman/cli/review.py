"""`dragoman review list|agreement|export`: what reviewers said in the reading room."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import polars as pl
import typer

from dragoman.cli.options import AsOf, Form, Format, RecordArgument, opened
from dragoman.cli.output import print_frame
from dragoman.record import Record
from dragoman.record.reviews import Review, reviews
from dragoman.views.agreement import Agreement, agreement
from dragoman.views.gold import write_gold

app = typer.Typer(help="Use what reviewers said in the reading room.", no_args_is_help=True)


def _acts(record: Record) -> list[Review]:
    with record.snapshot(("reviews",)) as now:
        return reviews(now)


@app.command("list")
def listed(record: RecordArgument, form: Format = Form.TABLE, as_of: AsOf = None) -> None:
    """List every act of review, oldest first: when, who, which event, the verdict and why."""
    rows = [
        {
            "decided": act.decided.isoformat(timespec="seconds"),
            "reviewer": act.reviewer,
            "event": act.event,
            "verdict": act.verdict.value,
            "was": act.before.type,
            "is": act.label,
            "why": act.why,
        }
        for act in _acts(opened(record, as_of))
    ]
    columns = ("decided", "reviewer", "event", "verdict", "was", "is", "why")
    print_frame(pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String)), form)


@app.command("agreement")
def agreed(record: RecordArgument, form: Format = Form.TABLE) -> None:
    """Show how far reviewers agree, by type: share, Cohen's kappa of two, Krippendorff's alpha of all."""
    rows = [msgspec.structs.asdict(row) for row in agreement(_acts(opened(record)))]
    kinds = {"type": pl.String, "events": pl.Int64, "share": pl.Float64, "kappa": pl.Float64, "alpha": pl.Float64}
    assert tuple(kinds) == Agreement.__struct_fields__
    print_frame(pl.DataFrame(rows, schema=kinds), form)


@app.command("export")
def export(
    record: RecordArgument,
    folder: Annotated[Path, typer.Argument(help="A new folder for the cases.", metavar="FOLDER")],
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", help="Only what this reviewer said.", metavar="NAME")
    ] = None,
) -> None:
    """Write reviewed events as gold for dragoman evaluate: a folder for each article.

    Without --reviewer, events on which reviewers differ are left out and counted.
    """
    done = write_gold(opened(record), folder, reviewer)
    print(f"{done.events} events and {done.not_events} forbidden ones of {done.articles} articles written to {folder}")
    if done.disputed:
        print(f"dragoman: {done.disputed} events left out: reviewers differ", file=sys.stderr)
