"""Occurrences of a record: its events read as reports, grouped, and counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
import polars as pl

from dragoman.record.occurrences import Occurrence, Report, Side, Windows, group
from dragoman.record.store import Snapshot

_COLUMNS: dict[str, Any] = {
    "occurrence": pl.String,
    "type": pl.String,
    "status": pl.String,
    "date": pl.Date,
    "reports": pl.Int64,
    "articles": pl.Int64,
    "sources": pl.Int64,
    "first_report": pl.String,
    "last_report": pl.String,
    "members": pl.List(pl.Struct({"event": pl.String, "article": pl.String, "reason": pl.String})),
}


def occurrences(now: Snapshot, windows: Windows, status: Collection[str], apart: Collection[str]) -> pl.DataFrame:
    """One row an occurrence: reports (events), articles, sources, first and last report, and members with reasons."""
    from dragoman.record.stories import Text, stories  # its MinHash takes 0.4 s to import; other commands start without

    texts = (Text(row["id"], row["body"], row["published"]) for row in now.rows(_BODIES))
    story = stories(texts, windows.alike, windows.story_days)
    found = group(_reports(now, story, status), windows, frozenset(apart))
    about = {row["id"]: row for row in now.rows("select id, source, published from live.articles")}
    rows = [_row(occurrence, about) for occurrence in found]
    return pl.DataFrame(rows, schema=_COLUMNS, orient="row")


_BODIES = "select id, substr(text, body_start + 1) as body, published from live.articles order by id"
_EVENTS = """
    select id, article, type, mode, status, date, actors, recipients,
        place.country as country, place.geonames_id as geonames_id
    from live.events where list_contains($status, status) order by id
"""


def _reports(now: Snapshot, story: dict[str, str], status: Collection[str]) -> Iterator[Report]:
    for row in now.rows(_EVENTS, {"status": list(status)}):
        yield report_from(row, story)


def report_from(row: dict[str, Any], story: dict[str, str]) -> Report:
    """A row of an event as grouping sees it; `story` names the story of each article."""
    return Report(
        event=row["id"],
        article=row["article"],
        story=story[row["article"]],
        type=row["type"],
        status=row["status"],
        mode=row["mode"],
        date=row["date"],
        actors=_sides(row["actors"]),
        recipients=_sides(row["recipients"]),
        country=row["country"],
        geonames_id=row["geonames_id"],
    )


def _sides(parties: list[dict[str, Any]]) -> tuple[Side, ...]:
    return tuple(Side(party["country"] or party["name"].lower(), tuple(party["sectors"])) for party in parties)


def _row(occurrence: Occurrence, about: dict[str, dict[str, Any]]) -> tuple[Any, ...]:
    articles = {member.article for member in occurrence.members}
    published = sorted(about[article]["published"] for article in articles if about[article]["published"])
    return (
        occurrence.id,
        occurrence.type,
        occurrence.status,
        occurrence.date,
        len(occurrence.members),
        len(articles),
        len({about[article]["source"] for article in articles} - {None}),
        published[0] if published else None,
        published[-1] if published else None,
        msgspec.to_builtins(occurrence.members),
    )
