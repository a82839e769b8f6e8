"""A dyad month by month: how many events of each quad, and their mean score; as a frame and as a picture."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import msgspec
import polars as pl

from dragoman.views.query import EventQuery, conditions, snapshot_for

if TYPE_CHECKING:
    from dragoman.record import Record
    from dragoman.record.store import Snapshot

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


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


COLOURS = {1: "#4c9f70", 2: "#1b6f46", 3: "#e08e45", 4: "#b5342b"}
_WIDTH, _HEIGHT, _EDGE = 960, 360, 48


def timeline_svg(table: pl.DataFrame, title: str) -> str:
    """A picture of `timeline`: cooperation stacked upwards, conflict downwards, one bar a month."""
    rows = table.to_dicts()
    up = max((row["quad_1"] + row["quad_2"] for row in rows), default=0)
    down = max((row["quad_3"] + row["quad_4"] for row in rows), default=0)
    unit = (_HEIGHT - 2 * _EDGE) / max(up + down, 1)
    zero = _EDGE + up * unit
    width = (_WIDTH - 2 * _EDGE) / max(len(rows), 1)
    bars = [bar for n, row in enumerate(rows) for bar in _bars(row, _EDGE + n * width, width, (zero, unit))]
    return "\n".join([*_frame(title, zero), *bars, *_months(rows, width), *_legend(), "</svg>\n"])


def _frame(title: str, zero: float) -> list[str]:
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="{_EDGE}" y="20" font-size="15">{escape(title)}</text>',
        f'<line x1="{_EDGE}" x2="{_WIDTH - _EDGE}" y1="{zero:.1f}" y2="{zero:.1f}" stroke="#555"/>',
    ]


def _bars(row: dict[str, int], x: float, width: float, scale: tuple[float, float]) -> list[str]:
    zero, unit = scale
    found = []
    for sign, quads in ((-1, (1, 2)), (1, (3, 4))):
        edge = zero
        for quad in quads:
            tall = row[f"quad_{quad}"] * unit
            top = edge - tall if sign < 0 else edge
            edge += sign * tall
            if tall:
                found.append(
                    f'<rect x="{x:.1f}" y="{top:.1f}" width="{width * 0.9:.2f}" height="{tall:.1f}" '
                    f'fill="{COLOURS[quad]}">'
                    f"<title>{row['month']:%Y-%m}: {row[f'quad_{quad}']} {QUADS[quad]}</title></rect>"
                )
    return found


def _months(rows: list[dict[str, int]], width: float) -> list[str]:
    """Labels under about eight of the months."""
    step = max(len(rows) // 8, 1)
    return [
        f'<text x="{_EDGE + n * width:.1f}" y="{_HEIGHT - _EDGE + 18}">{rows[n]["month"]:%Y-%m}</text>'
        for n in range(0, len(rows), step)
    ]


def _legend() -> list[str]:
    found = []
    for n, (quad, name) in enumerate(QUADS.items()):
        x = _EDGE + n * 180
        found.append(f'<rect x="{x}" y="{_HEIGHT - 18}" width="10" height="10" fill="{COLOURS[quad]}"/>')
        found.append(f'<text x="{x + 15}" y="{_HEIGHT - 9}">{name}</text>')
    return found
