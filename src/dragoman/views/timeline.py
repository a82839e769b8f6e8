"""A dyad month by month: how many events of each quad, and their mean score. `charts` draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import polars as pl

from dragoman.views.query import EventQuery, conditions, snapshot_for

if TYPE_CHECKING:
    from dragoman.record import Record
    from dragoman.record.store import Snapshot


def timeline(record: Record, one: str, other: str, query: EventQuery | None = None) -> pl.DataFrame:
    """Monthly counts between two parties: columns month, quad_1 to quad_4, events, mean_score.

    Months without events between the first and the last are rows of zeros (mean_score null). `query` narrows the
    events; its `between` is replaced. Events without a date are left out.
    """
    asked = msgspec.structs.replace(query or EventQuery(), between=(one, other))
    with snapshot_for(record, asked) as now:
        return months(now, asked)


def months(now: Snapshot, query: EventQuery) -> pl.DataFrame:
    """As `timeline`, for whatever the query asks, on a snapshot that is open already."""
    where = conditions(query)
    return _without_gaps(now.frame(_MONTHS.format(where=where.sql), where.values))


_MONTHS = """
    select date_trunc('month', date)::date as month,
        count(*) filter (quad = 1) as quad_1, count(*) filter (quad = 2) as quad_2,
        count(*) filter (quad = 3) as quad_3, count(*) filter (quad = 4) as quad_4,
        count(*) as events, avg(score) as mean_score
    from live.events where {where} and date is not null
    group by month order by month
"""


def _without_gaps(counted: pl.DataFrame) -> pl.DataFrame:
    if counted.is_empty():
        return counted
    first, last = counted["month"][0], counted["month"][-1]
    months = pl.date_range(first, last, "1mo", eager=True).alias("month").to_frame()
    counts = pl.col("quad_1", "quad_2", "quad_3", "quad_4", "events").fill_null(0)
    return months.join(counted, on="month", how="left").sort("month").with_columns(counts)
