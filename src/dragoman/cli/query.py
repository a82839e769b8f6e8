"""`dragoman events`, `explain`, `verify` and `sql`: read a record."""

from __future__ import annotations

import sys
from typing import Annotated

import polars as pl
import typer
from rich.markup import escape
from rich.table import Table

from dragoman.cli.options import RecordArgument
from dragoman.cli.table import console, sentence_markup
from dragoman.model import Article, Event, Span, Status
from dragoman.record import open_record

_SHOWN = ("id", "date", "actors", "type", "mode", "recipients", "status", "sentence")


def events(  # noqa: PLR0913 - one parameter an option
    record: RecordArgument,
    between: Annotated[
        tuple[str, str] | None, typer.Option("--between", help="Two actors, either way round.", metavar="A B")
    ] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="An actor: IRN, IRN:MIL or a name.")] = None,
    type_: Annotated[str | None, typer.Option("--type", help="A PLOVER type such as CONSULT.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="First day (YYYY-MM-DD).")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Last day (YYYY-MM-DD).")] = None,
    status: Annotated[
        list[Status] | None, typer.Option("--status", help="A status; may be given several times.")
    ] = None,
) -> None:
    """Show events of a record, newest first; actual ones unless --status says otherwise."""
    frame = open_record(record, create=False).events(
        between=between,
        actor=actor,
        type=type_,
        since=since,
        until=until,
        status=tuple(s.value for s in status or (Status.ACTUAL,)),
    )
    _show(frame)


def explain(
    record: RecordArgument, event_id: Annotated[str, typer.Argument(help="Id of an event.", metavar="EVENT_ID")]
) -> None:
    """Show one event: its sentence with the spans marked, the frame that fired, every decision on the way."""
    event, article = open_record(record, create=False).event(event_id)
    out = console()
    out.print(
        f"[bold]{event.type}[/bold] {event.mode or ''}  CAMEO {event.cameo}  quad {event.quad}  score {event.score}"
    )
    out.print(
        f"{escape(article.title or article.id)}  [dim]{article.published or 'no date'}  {escape(article.url or article.path or '')}[/dim]"
    )
    out.print(sentence_markup(event))
    out.print(_explanation(event, article))


def verify(record: RecordArgument) -> None:
    """Re-read every stored offset against the stored article text. Exit code 1 where one does not hold."""
    report = open_record(record, create=False).verify()
    wrong = len(report.mismatches)
    print(f"{report.total} spans in {report.articles} articles checked, {wrong} wrong")
    for mismatch in report.mismatches:
        print(mismatch, file=sys.stderr)
    if wrong:
        raise typer.Exit(1)


def sql(
    record: RecordArgument,
    query: Annotated[str, typer.Argument(help="A select over the record's views.", metavar="SELECT")],
) -> None:
    """Run a read-only SQL query (DuckDB) over the views articles, events, mentions, quotes, runs."""
    _show(open_record(record, create=False).sql(query))


def _show(frame: pl.DataFrame) -> None:
    names = [name for name in _SHOWN if name in frame.columns] if "trigger" in frame.columns else frame.columns
    table = Table(expand=True)
    for name in names:
        table.add_column(name, overflow="fold")
    for row in frame.select(names).iter_rows():
        table.add_row(*(escape(_cell(value)) for value in row))
    console().print(table)
    console().print(f"{frame.height} rows")


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or value)
    if isinstance(value, list):
        return ", ".join(_cell(item) for item in value)
    return "" if value is None else str(value)


def _explanation(event: Event, article: Article) -> Table:
    table = Table("step", "verdict", "words", "offsets")
    for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for p in parties:
            code = "/".join(filter(None, (p.country, *p.sectors)))
            table.add_row(side, escape(f"{p.name} ({code})"), escape(p.text), f"{p.start}-{p.end}")
    for decision in event.decisions:
        table.add_row(decision.step, escape(decision.verdict), *_words(decision.evidence))
    for source in event.attributed_to:
        table.add_row("attributed to", escape(source.name), *_words(source.cue))
    if event.time is not None:
        table.add_row(
            "time", escape(f"{event.time.first}..{event.time.last} {event.time.why}"), *_words(event.time.span)
        )
    if event.place is not None:
        table.add_row(
            "place", escape(f"{event.place.name} ({event.place.country}) {event.place.why}"), *_words(event.place.span)
        )
    table.add_row("confidence", f"{event.confidence:.2f}", "", "")
    table.add_row("article", escape(article.id), "", "")
    return table


def _words(span: Span | None) -> tuple[str, str]:
    return (escape(span.text), f"{span.start}-{span.end}") if span is not None else ("", "")
