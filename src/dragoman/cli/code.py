"""`dragoman code`: read pages, code them, print the events, keep the record."""

from __future__ import annotations

import datetime
import shlex
import sys
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dragoman.cli.declared import takes_settings
from dragoman.cli.options import Form, Format
from dragoman.cli.output import console, print_rows, silence
from dragoman.cli.table import events_table
from dragoman.errors import SettingError
from dragoman.model import Article, Coding, Status, Unread
from dragoman.record import Record, Run, open_record
from dragoman.scale.pool import code_many
from dragoman.settings import Settings
from dragoman.sources import read
from dragoman.sources.columns import given_columns
from dragoman.views.rows import rows_of_coding

T = TypeVar("T", Article, Coding)
BATCH = 64
"""Articles that are written to the record together."""
SHOWN = 1000
"""Articles that a table shows; of more, so that memory stays bounded, only the number is given."""


@takes_settings
def code(
    paths: Annotated[
        list[Path], typer.Argument(help="Files and folders to read; - for standard input.", metavar="PATH...")
    ],
    settings: Settings,
    record: Annotated[
        Path | None, typer.Option("--record", help="Keep the codings in this folder.", metavar="DIR")
    ] = None,
    form: Format = Form.TABLE,
    every: Annotated[bool, typer.Option("--all", help="Print events of every status, not actual ones only.")] = False,
    workers: Annotated[
        int, typer.Option("--workers", help="Processes that code; 0: one for each core.", metavar="N", min=0)
    ] = 0,
) -> None:
    """Read news pages, code their events, print them, and keep them in a record.

    Exit code 1 when an input could not be read (each is named on stderr, with its reason); the rest is still coded
    and kept. An article in another language, or one that is too long, is kept and marked, and is no error. What is in
    the record already, coded by the same versions, is left as it is.

    The result is the same whatever the number of workers. Where a worker dies, another takes its articles on; an
    article over which workers die again and again is named like an input that could not be read. Ctrl-C ends the run:
    what was coded until then is kept.
    """
    _check(settings)
    store = open_record(record) if record is not None else None
    unread: list[Unread] = []
    articles = (article for path in paths for article in readable(read(path, settings), unread))
    codings = readable(_counted(code_many(articles, settings, workers)), unread)
    if store is not None:
        codings = _kept(codings, store, settings)
    try:
        _print(_visible(codings, every), form)
    except BrokenPipeError:
        silence()
    except KeyboardInterrupt:
        codings.close()
        print("dragoman: ended by Ctrl-C; run the same command again to go on", file=sys.stderr)
        raise typer.Exit(130) from None
    # Nothing is left here, unless nobody reads on: what is to be kept is coded all the same.
    for _ in codings if store is not None else ():
        pass
    report(unread)


def _check(settings: Settings) -> None:
    given_columns(settings.columns)
    if settings.published is not None:
        try:
            datetime.date.fromisoformat(settings.published)
        except ValueError as error:
            raise SettingError(
                f"--published is {settings.published!r}; give a day as YYYY-MM-DD, such as 2020-05-24"
            ) from error


def _counted(codings: Iterator[Coding | Unread]) -> Iterator[Coding | Unread]:
    """Pass codings on, under a bar that counts them."""
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
        for coding in codings:
            yield coding
            bar.advance(task)


def readable(items: Iterable[T | Unread], unread: list[Unread]) -> Generator[T, None, None]:
    """Yield what could be read; name the rest on stderr and collect it."""
    for item in items:
        if isinstance(item, Unread):
            unread.append(item)
            print(f"dragoman: {item.path}: {item.reason}", file=sys.stderr)
        else:
            yield item


def _kept(codings: Iterator[Coding], store: Record, settings: Settings) -> Generator[Coding, None, None]:
    """Pass codings on; write them to the record a batch at a time, as one run; say what was kept."""
    run = Run(command=shlex.join(["dragoman", *sys.argv[1:]]), settings=msgspec.to_builtins(settings))
    waiting: list[Coding] = []
    sums = Counter[str]()

    def keep() -> None:
        added = store.add(waiting, run)
        waiting.clear()
        sums.update(new=added.articles, known=added.known)

    try:
        for coding in codings:
            waiting.append(coding)
            yield coding
            if len(waiting) >= BATCH:
                keep()
    except (KeyboardInterrupt, GeneratorExit):
        keep()
        raise
    else:
        keep()
    finally:
        print(f"dragoman: {store.path}: {sums['new']} articles added, {sums['known']} known already", file=sys.stderr)


def _visible(codings: Iterable[Coding], every: bool) -> Iterator[Coding]:
    """Codings without what is not printed: other statuses, and all that weighs."""
    for coding in codings:
        events = tuple(event for event in coding.events if every or event.status is Status.ACTUAL)
        article = msgspec.structs.replace(coding.article, text="")
        yield Coding(article, coding.versions, events=events, skipped=coding.skipped)


def _print(codings: Iterator[Coding], form: Form) -> None:
    if form is Form.TABLE:
        console().print(events_table(list(islice(codings, SHOWN))))
        more = sum(1 for _ in codings)
        if more:
            print(f"dragoman: {more} articles more are not shown; try --format jsonl, or --record", file=sys.stderr)
    else:
        print_rows((row for coding in codings for row in rows_of_coding(coding)), form)


def report(unread: list[Unread]) -> None:
    """Count what could not be read; exit code 1 where there is any."""
    if unread:
        plural = "input" if len(unread) == 1 else "inputs"
        print(f"dragoman: {len(unread)} {plural} could not be read", file=sys.stderr)
        raise typer.Exit(1)
