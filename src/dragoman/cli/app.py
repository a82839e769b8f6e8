"""The `dragoman` command: finds the commands, turns DragomanError into a message and exit code 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pkgutil import resolve_name
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

from dragoman.calm import collector_spared
from dragoman.cli.output import silence
from dragoman.errors import DragomanError

COMMANDS = {
    "code": "code:code",
    "fetch": "fetch:fetch",
    "events": "query:events",
    "explain": "explain:explain",
    "quotes": "quotes:quotes",
    "timeline": "series:timeline",
    "occurrences": "series:occurrences",
    "diff": "series:diff",
    "serve": "serve:serve",
    "sql": "query:sql",
    "verify": "explain:verify",
    "export": "transfer:export",
    "import": "transfer:import_",
    "evaluate": "evaluate:evaluate",
    "bench": "bench:bench",
    "actors": "actors:app",
    "codebook": "codebook:app",
    "places": "places:app",
    "record": "care:app",
    "review": "review:app",
}
"""Where each command lies: module of this package, and in it a function, or a Typer that holds a family of them."""


@cache
def _command(name: str) -> Any:
    with collector_spared():
        found = resolve_name(f"dragoman.cli.{COMMANDS[name]}")
    if isinstance(found, typer.Typer):
        family = get_group(found)
        family.name = name
        return family
    alone = typer.Typer(add_completion=False)
    alone.command(name)(found)
    return get_command(alone)


class _Commands(Mapping[str, Any]):
    """The commands, each imported when it is asked for: who codes a page waits for no web server to be imported."""

    def __getitem__(self, name: str) -> Any:
        if name not in COMMANDS:
            raise KeyError(name)
        return _command(name)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Group(TyperGroup):
    """Commands whose errors are one line on stderr and exit code 1."""

    def __init__(self, **about: Any) -> None:
        super().__init__(**about | {"commands": _Commands()})

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
    name="dragoman", cls=Group, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


@app.callback()
def dragoman() -> None:
    """Reads news articles and writes down who did what to whom, when, where and in whose words."""


def main() -> None:
    """Run the command line. Exit code 0: all done; 1: something failed, named on stderr; 2: wrong usage."""
    app()
