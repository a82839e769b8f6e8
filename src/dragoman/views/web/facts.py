"""What the overview tells of a record: its size and freshness, what is new, busiest and most changed pairs."""

from __future__ import annotations

import datetime
from typing import Any

from dragoman.views.query import EventQuery, conditions
from dragoman.views.web.listing import COLUMNS
from dragoman.views.web.room import Reader

Row = dict[str, Any]
FEW = 4
"""A pair counts as changed only with so many events in each of the two spans compared."""


def head(reader: Reader) -> Row:
    """Size, span and freshness of the record."""
    return reader.answer("head", lambda: _head(reader))


def _head(reader: Reader) -> Row:
    (counts,) = reader.rows(_COUNTS)
    commits = reader.rows(
        "select seq, committed, run, command, articles, events, versions from store.commits order by seq desc limit 1"
    )
    return {"version": reader.version, "commit": commits[0] if commits else None} | counts


_COUNTS = """
    select (select count(*) from live.events) as events, (select count(*) from live.articles) as articles,
        (select count(distinct source) from live.articles) as sources, (select count(*) from store.reviews) as reviews,
        min(date) as first, max(date) as last, count(*) as actual,
        count(*) filter (quad = 1) as quad_1, count(*) filter (quad = 2) as quad_2,
        count(*) filter (quad = 3) as quad_3, count(*) filter (quad = 4) as quad_4
    from live.events where status = 'actual'
"""


def newest(reader: Reader, limit: int = 12) -> list[Row]:
    """Actual events that the last commit added, latest first."""
    return reader.answer(
        ("newest", limit),
        lambda: reader.rows(
            f"select {COLUMNS} from live.events where status = 'actual' and batch = (select arg_max(batch, seq) from "
            f"store.commits) order by date desc nulls last, id limit {limit:d}"
        ),
    )


_QUADS = ", ".join(f"sum(quad_{n})::bigint as quad_{n}" for n in (1, 2, 3, 4))
# Events are counted by their set of pairs first: there are few of those, so that little is taken apart.
_PAIRS = """
    with counted as (
        select dyads, count(*) as events, sum(score) as score, max(date) as last,
            count(*) filter (quad = 1) as quad_1, count(*) filter (quad = 2) as quad_2,
            count(*) filter (quad = 3) as quad_3, count(*) filter (quad = 4) as quad_4
        from live.events where dyads <> '' and {where} group by dyads
    ), apart as (select unnest(string_split(trim(dyads, '|'), '|')) as pair, * exclude dyads from counted)
    select pair, left(pair, 3) as one, right(pair, 3) as other, sum(events)::bigint as events,
        sum(score) / sum(events) as mean_score, max(last) as last, {quads}
    from apart where left(pair, 3) <> right(pair, 3) group by pair order by events desc, pair limit {limit}
"""


def pairs(reader: Reader, query: EventQuery, limit: int = 15) -> list[Row]:
    """Pairs of countries with most events that answer a query: events, mean score, last day, counts by quad."""

    def work() -> list[Row]:
        where = conditions(query)
        return reader.rows(_PAIRS.format(where=where.sql, quads=_QUADS, limit=int(limit)), where.values)

    return reader.answer(("pairs", query, limit), work)


def changed(reader: Reader, days: int = 365, limit: int = 10) -> list[Row]:
    """Pairs whose mean score differs most between the last `days` of the record and as many before."""
    last = head(reader)["last"]
    if last is None or (last - datetime.date.min).days < 2 * days:
        return []
    cut, first = last - datetime.timedelta(days=days), last - datetime.timedelta(days=2 * days)
    after = pairs(reader, EventQuery(since=(cut + datetime.timedelta(days=1)).isoformat()), 2000)
    before = pairs(
        reader, EventQuery(since=(first + datetime.timedelta(days=1)).isoformat(), until=cut.isoformat()), 2000
    )
    held = {row["pair"]: row for row in before if row["events"] >= FEW}
    found = [
        row | {"before": held[row["pair"]]["mean_score"], "change": row["mean_score"] - held[row["pair"]]["mean_score"]}
        for row in after
        if row["events"] >= FEW and row["pair"] in held
    ]
    return sorted(found, key=lambda row: (-abs(row["change"]), row["pair"]))[:limit]


def months(reader: Reader, query: EventQuery) -> list[Row]:
    """Events by month and quad: month, quad, events."""
    where = conditions(query)
    return reader.answer(("months", query), lambda: reader.rows(_MONTHS.format(where=where.sql), where.values))


_MONTHS = """
    select date_trunc('month', date)::date as month, quad, count(*) as events
    from live.events where date is not null and {where} group by all order by all
"""
