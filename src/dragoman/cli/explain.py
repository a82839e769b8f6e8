"""`dragoman explain` and `dragoman verify`: why an event is there, and whether its words are."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from dragoman.cli.options import AsOf, RecordArgument, opened
from dragoman.cli.output import console
from dragoman.cli.table import sentence_markup
from dragoman.model import Article, Event, Span


def explain(
    record: RecordArgument,
    event_id: Annotated[str, typer.Argument(help="Id of an event.", metavar="EVENT_ID")],
    as_of: AsOf = None,
) -> None:
    """Show one event: its sentence with the trigger marked, the frame that fired, every decision on the way."""
    event, article = opened(record, as_of).event(event_id)
    origin = escape(article.url or article.path or "")
    out = console()
    out.print(
        f"[bold]{event.type}[/bold] {event.mode or ''}  CAMEO {event.cameo}  quad {event.quad}  score {event.score}"
    )
    out.print(f"{escape(article.title or article.id)}  [dim]{article.published or 'no date'}  {origin}[/dim]")
    out.print(sentence_markup(event))
    out.print(_steps(event, article))


def verify(record: RecordArgument) -> None:
    """Re-read every stored offset against the stored article text. Exit code 1 where one does not hold."""
    report = opened(record).verify()
    wrong = len(report.mismatches)
    print(f"{report.total} spans in {report.articles} articles checked, {wrong} wrong")
    for mismatch in report.mismatches:
        print(mismatch, file=sys.stderr)
    if wrong:
        raise typer.Exit(1)


def _steps(event: Event, article: Article) -> Table:
    table = Table("step", "verdict", "words", "offsets")
    for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for p in parties:
            code = "/".join(filter(None, (p.country or p.code, *p.sectors)))
            table.add_row(side, escape(f"{p.name} ({code})"), escape(p.text), f"{p.start}-{p.end}")
    for decision in event.decisions:
        table.add_row(decision.step, escape(decision.verdict), *_words(decision.evidence))
    for source in event.attributed_to:
        table.add_row("attributed to", escape(source.name), *_words(source.cue))
    if event.time is not None:
        when = f"{event.time.first}..{event.time.last} {event.time.why}"
        table.add_row("time", escape(when), *_words(event.time.span))
    if event.place is not None:
        where = f"{event.place.name} ({event.place.country}) {event.place.why}"
        table.add_row("place", escape(where), *_words(event.place.span))
    table.add_row("status", event.status.value, "", "")
    table.add_row("confidence", f"{event.confidence:.2f}", "", "")
    table.add_row("article", escape(article.id), "", "")
    return table


def _words(span: Span | None) -> tuple[str, str]:
    return (escape(span.text), f"{span.start}-{span.end}") if span is not None else ("", "")
