"""`dragoman code`: read pages, code them, print the events, keep the record."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dragoman.cli.options import CodebookFiles, Model, Published
from dragoman.cli.table import console, events_table
from dragoman.errors import SettingError
from dragoman.model import Article, Coding, Status, Unread
from dragoman.pipeline import Pipeline
from dragoman.record import open_record
from dragoman.settings import Settings
from dragoman.sources import read
from dragoman.views.rows import FLAT_KEYS, event_objects, event_rows


class Format(StrEnum):
    """How events are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def code(  # noqa: PLR0913 - one parameter an option
    paths: Annotated[
        list[Path], typer.Argument(help="Files and folders to read; - for standard input.", metavar="PATH...")
    ],
    record: Annotated[
        Path | None, typer.Option("--record", help="Keep the codings in this folder.", metavar="DIR")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the events.")] = Format.TABLE,
    published: Published = None,
    codebook: CodebookFiles = None,
    spacy_model: Model = None,
    all_statuses: Annotated[
        bool, typer.Option("--all", help="Print events of every status, not actual ones only.")
    ] = False,
    no_model: Annotated[bool, typer.Option("--no-model", help="Code with the frames alone.")] = False,
) -> None:
    """Read news pages, code their events, print them, and keep them in a record.

    Exit code 1 when an input could not be read (each is named on stderr, with its reason); the rest is still coded.
    """
    settings = _settings(published, codebook, spacy_model, judge=not no_model)
    unread: list[Unread] = []
    codings = Pipeline(settings).code_all(_articles(paths, settings, unread))
    if record is not None:
        codings = _kept(codings, record)
    _print(codings, form, all_statuses)
    _report(unread)


def _settings(published: str | None, codebook: list[Path] | None, model: str | None, *, judge: bool) -> Settings:
    if published is not None:
        try:
            date.fromisoformat(published)
        except ValueError as error:
            raise SettingError(f"--published is {published!r}; give a day as YYYY-MM-DD, such as 2020-05-24") from error
    settings = Settings(published=published, codebook=tuple(map(str, codebook or ())), judge=judge)
    return msgspec.structs.replace(settings, spacy_model=model) if model else settings


def _articles(paths: Iterable[Path], settings: Settings, unread: list[Unread]) -> Iterator[Article]:
    """Articles of all paths; what cannot be read is named on stderr and collected."""
    errors = Console(stderr=True)
    columns = (
        TextColumn("coding"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.speed:.1f} articles/s"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, disable=not errors.is_terminal, transient=True) as bar:
        task = bar.add_task("coding", total=None)
        for path in paths:
            for item in read(path, settings):
                if isinstance(item, Unread):
                    unread.append(item)
                    print(f"dragoman: {item.path}: {item.reason}", file=sys.stderr)
                else:
                    yield item
                    bar.advance(task)


def _kept(codings: Iterator[Coding], folder: Path, batch: int = 64) -> Iterator[Coding]:
    """Pass codings on; write them to the record a batch at a time."""
    store = open_record(folder)
    waiting: list[Coding] = []
    for coding in codings:
        waiting.append(coding)
        if len(waiting) >= batch:
            store.add(waiting)
            waiting = []
        yield coding
    store.add(waiting)


def _print(codings: Iterator[Coding], form: Format, every: bool) -> None:
    shown = (_visible(coding, every) for coding in codings)
    if form is Format.JSONL:
        for coding in shown:
            for event in event_objects(coding):
                print(msgspec.json.encode(event).decode())
    elif form is Format.CSV:
        writer = csv.DictWriter(sys.stdout, FLAT_KEYS)
        writer.writeheader()
        for coding in shown:
            writer.writerows(event_rows(coding))
    else:
        console().print(events_table(list(shown)))


def _visible(coding: Coding, every: bool) -> Coding:
    if every:
        return coding
    actual = tuple(event for event in coding.events if event.status is Status.ACTUAL)
    return msgspec.structs.replace(coding, events=actual)


def _report(unread: list[Unread]) -> None:
    if unread:
        plural = "input" if len(unread) == 1 else "inputs"
        print(f"dragoman: {len(unread)} {plural} could not be read", file=sys.stderr)
        raise typer.Exit(1)
