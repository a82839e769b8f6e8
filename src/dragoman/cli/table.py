"""The table of events that people read when articles are coded."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group
from rich.markup import escape
from rich.table import Table

from dragoman.model import Coding, Event, Party


def events_table(codings: Iterable[Coding]) -> Group:
    """One table an article: who, what, to whom, when, and the sentence that says so."""
    parts: list[Table | str] = []
    count = 0
    for coding in codings:
        count += len(coding.events)
        parts.append(_article_table(coding))
    parts.append(f"{count} events in {len(parts)} articles")
    return Group(*parts)


def _article_table(coding: Coding) -> Table:
    article = coding.article
    name = article.title or article.path or article.id
    note = f" [dim](not coded: {coding.skipped})[/dim]" if coding.skipped else ""
    table = Table(
        title=f"{escape(name)}  [dim]{article.published or 'no date'}[/dim]{note}", title_justify="left", expand=True
    )
    for heading, ratio in (("who", 3), ("what", 2), ("to whom", 3), ("when", 2), ("sentence", 8)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for event in coding.events:
        table.add_row(
            _names(event.actors), _what(event), _names(event.recipients), _when(event), sentence_markup(event)
        )
    return table


def _names(parties: tuple[Party, ...]) -> str:
    return (
        "\n".join(escape(f"{p.name} ({'/'.join(filter(None, (p.country or p.code, *p.sectors)))})") for p in parties)
        or "-"
    )


def _what(event: Event) -> str:
    mode = f" {event.mode}" if event.mode else ""
    status = "" if event.status.value == "actual" else f"\n[yellow]{event.status.value}[/yellow]"
    source = f"\n[dim]says {escape(event.attributed_to[0].name)}[/dim]" if event.attributed_to else ""
    return f"[bold]{event.type}[/bold]{mode}\n[dim]{event.cameo}[/dim]{status}{source}"


def _when(event: Event) -> str:
    if event.time is None or event.time.first is None:
        return "-"
    day = event.time.first if event.time.first == event.time.last else f"{event.time.first}\n{event.time.last}"
    return day + ("\n[dim]assumed[/dim]" if event.time.assumed else "")


def sentence_markup(event: Event) -> str:
    """The event's sentence with its trigger underlined."""
    sentence, trigger = event.sentence, event.trigger
    cut = (max(trigger.start - sentence.start, 0), max(trigger.end - sentence.start, 0))
    text = sentence.text
    return f"{escape(text[: cut[0]])}[underline]{escape(text[cut[0] : cut[1]])}[/underline]{escape(text[cut[1] :])}"
