"""The `dragoman` command: registers the commands, turns DragomanError into a message and exit code 1."""

from __future__ import annotations

import sys

import typer

from dragoman.cli import code, codebook, evaluate, query
from dragoman.errors import DragomanError

app = typer.Typer(
    name="dragoman",
    help="Reads news articles and writes down who did what to whom, when, where and in whose words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("code")(code.code)
app.command("events")(query.events)
app.command("explain")(query.explain)
app.command("verify")(query.verify)
app.command("sql")(query.sql)
app.command("evaluate")(evaluate.evaluate)
app.add_typer(codebook.app, name="codebook")


def main() -> None:
    """Run the command line. Exit code 0: all done; 1: something failed, named on stderr; 2: wrong usage."""
    try:
        app()
    except DragomanError as error:
        print(f"dragoman: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)
