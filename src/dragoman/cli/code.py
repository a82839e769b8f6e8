"""`dragoman code`: read pages, code them, print the events, keep the record."""

from __future__ import annotations

import datetime
import shlex
import sys
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dragoman.api import versions
from dragoman.cli.declared import Machines, takes_machines, takes_settings
from dragoman.cli.options import Engine, Form, Format, opened
from dragoman.cli.output import console, print_rows, silence
from dragoman.cli.table import events_table
from dragoman.errors import SettingError
from dragoman.model import Coding, Status, Unread
from dragoman.paths import located
from dragoman.scale.keep import Keeper
from dragoman.scale.local import code_shards
from dragoman.scale.shards import Known, Outcome, Plan
from dragoman.settings import Settings
from dragoman.sources.columns import given_columns
from dragoman.views.rows import rows_of_coding

if TYPE_CHECKING:
    from dragoman.record import Record, Run

T = TypeVar("T")
SHOWN = 1000
"""Articles that a table shows; of more, so that memory stays bounded, only the number is given."""


@takes_machines
@takes_settings
def code(
    paths: Annotated[
        list[Path],
        typer.Argument(parser=located, help="Files and folders to read; - for standard input.", metavar="PATH..."),
    ],
    settings: Settings,
    machines: Machines,
    record: Annotated[
        Path | None,
        typer.Option("--record", parser=located, help="Keep the codings in this folder.", metavar="DIR"),
    ] = None,
    form: Format = Form.TABLE,
    every: Annotated[bool, typer.Option("--all", help="Print events of every status, not actual ones only.")] = False,
) -> None:
    """Read news pages, code their events, print them, and keep them in a record.

    Exit code 1 when an input could not be read (each is named on stderr, with its reason); the rest is still coded
    and kept. An article in another language, or one that is too long, is kept and marked, and is no error.

    A run into a record that was ended, even killed, goes on when the same command is given again: inputs that were
    finished are passed over, articles in the record under the same versions are not coded again. They are printed as
    the record has them.

    The result is the same whatever the number of workers, on this machine (--engine local) and on a cluster
    (--engine ray, where the order may differ). Where a worker dies, another takes its articles on; an article over
    which workers die again and again is named like an input that could not be read. Ctrl-C ends the run: what was
    coded until then is kept.
    """
    _check(settings)
    store = opened(record, create=True) if record is not None else None
    unread: list[Unread] = []
    screen = _Screen(form, every)
    keeper = None if store is None else Keeper(store, _run(settings))
    plan = _plan(store, settings, screen)
    if machines.engine is Engine.RAY:
        from dragoman.scale import ray_engine

        outcomes = ray_engine.code_shards(paths, settings, machines.workers, plan, machines.address)
    else:
        outcomes = code_shards(paths, settings, machines.workers, plan)
    codings = _kept(readable(_counted(outcomes), unread), store, keeper, screen)
    try:
        screen.print(codings)
        # Nothing is left here, unless nobody reads on: what is to be kept is coded all the same.
        for _ in codings if store is not None else ():
            pass
    except KeyboardInterrupt:
        codings.close()
        print("dragoman: ended by Ctrl-C; run the same command again to go on", file=sys.stderr)
        raise typer.Exit(130) from None
    report(unread, keeper.unread_before if keeper is not None else 0)


def _run(settings: Settings) -> Run:
    from dragoman.record import Run

    return Run(command=shlex.join(["dragoman", *sys.argv[1:]]), settings=msgspec.to_builtins(settings))


def _plan(store: Record | None, settings: Settings, screen: _Screen) -> Plan:
    """What is in the record already. Without one nothing is, and no versions are needed."""
    if store is None:
        return Plan()
    now = versions(settings)
    store.refresh()
    return Plan(
        versions=now,
        finished=store.finished(),
        holds=lambda article: store.holds(article, now),
        stored=store.keys,
        shows=lambda: screen.wants,
    )


def _check(settings: Settings) -> None:
    given_columns(settings.columns)
    if settings.published is not None:
        try:
            datetime.date.fromisoformat(settings.published)
        except ValueError as error:
            raise SettingError(
                f"--published is {settings.published!r}; give a day as YYYY-MM-DD, such as 2020-05-24"
            ) from error


def _counted(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Pass outcomes on, under a bar that counts the articles."""
    columns = (
        TextColumn("coding"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.speed:.1f} articles/s"),
        TimeElapsedColumn(),
    )
    errors = Console(stderr=True)
    with Progress(*columns, console=errors, disable=not errors.is_terminal, transient=True) as bar:
        task = bar.add_task("coding", total=None)
        for outcome in outcomes:
            yield outcome
            bar.advance(task, isinstance(outcome, Coding))


def readable(items: Iterable[T | Unread], unread: list[Unread]) -> Generator[T, None, None]:
    """Yield what could be read; name the rest on stderr and collect it."""
    for item in items:
        if isinstance(item, Unread):
            unread.append(item)
            print(f"dragoman: {item.path}: {item.reason}", file=sys.stderr)
        else:
            yield item


def _kept(
    outcomes: Iterator[Outcome], store: Record | None, keeper: Keeper | None, screen: _Screen
) -> Generator[Coding, None, None]:
    """Pass codings on, while they are looked at those of the record too; keep the new ones and say what was kept."""
    try:
        for outcome in outcomes:
            if keeper is not None:
                keeper.take(outcome)
            if isinstance(outcome, Coding):
                yield outcome
            elif isinstance(outcome, Known) and store is not None and screen.wants:
                yield from store.codings_of(outcome.articles)
    finally:
        if keeper is not None and store is not None:
            keeper.flush()
            sums = f"{keeper.added} articles added, {keeper.known} known already"
            print(f"dragoman: {store.path}: {sums}", file=sys.stderr)


class _Screen:
    """Prints codings, and knows when it wants no more of them."""

    def __init__(self, form: Form, every: bool) -> None:
        self.wants = True
        self._form = form
        self._every = every

    def print(self, codings: Iterator[Coding]) -> None:
        """Print codings as far as somebody reads."""
        try:
            self._print(self._visible(codings))
        except BrokenPipeError:
            silence()
        self.wants = False

    def _visible(self, codings: Iterable[Coding]) -> Iterator[Coding]:
        """Codings without what is not printed: other statuses, and all that weighs."""
        for coding in codings:
            events = tuple(event for event in coding.events if self._every or event.status is Status.ACTUAL)
            article = msgspec.structs.replace(coding.article, text="")
            yield Coding(article, coding.versions, events=events, skipped=coding.skipped)

    def _print(self, codings: Iterator[Coding]) -> None:
        if self._form is not Form.TABLE:
            print_rows((row for coding in codings for row in rows_of_coding(coding)), self._form)
            return
        console().print(events_table(list(islice(codings, SHOWN))))
        self.wants = False
        more = sum(1 for _ in codings)
        if more:
            print(f"dragoman: {more} articles more are not shown; try --format jsonl, or --record", file=sys.stderr)


def report(unread: list[Unread], before: int = 0) -> None:
    """Count what could not be read, and what an earlier run could not; exit code 1 where there is any."""
    count = len(unread) + before
    if count:
        plural = "input" if count == 1 else "inputs"
        named = f" ({before} of them named by an earlier run)" if before else ""
        print(f"dragoman: {count} {plural} could not be read{named}", file=sys.stderr)
        raise typer.Exit(1)
