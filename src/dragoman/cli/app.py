"""The `dragoman` command: registers the commands, turns DragomanError into a message and exit code 1."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from dragoman.cli import (
    actors,
    bench,
    care,
    code,
    codebook,
    evaluate,
    explain,
    fetch,
    places,
    query,
    quotes,
    review,
    series,
    serve,
    transfer,
)
from dragoman.cli.output import silence
from dragoman.errors import DragomanError


class Group(TyperGroup):
    """Commands whose errors are one line on stderr and exit code 1."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            typer.echo(f"dragoman: {error}", err=True)
            ctx.exit(1)
        except BrokenPipeError:
            silence()
            ctx.exit(0)


app = typer.Typer(
    name="dragoman",
    cls=Group,
    help="Reads news articles and writes down who did what to whom, when, where and in whose words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("code")(code.code)
app.command("fetch")(fetch.fetch)
app.command("events")(query.events)
app.command("explain")(explain.explain)
app.command("quotes")(quotes.quotes)
app.command("timeline")(series.timeline)
app.command("occurrences")(series.occurrences)
app.command("diff")(series.diff)
app.command("serve")(serve.serve)
app.command("sql")(query.sql)
app.command("verify")(explain.verify)
app.command("export")(transfer.export)
app.command("import")(transfer.import_)
app.command("evaluate")(evaluate.evaluate)
app.command("bench")(bench.bench)
app.add_typer(actors.app, name="actors")
app.add_typer(codebook.app, name="codebook")
app.add_typer(places.app, name="places")
app.add_typer(care.app, name="record")
app.add_typer(review.app, name="review")


def main() -> None:
    """Run the command line. Exit code 0: all done; 1: something failed, named on stderr; 2: wrong usage."""
    app()
