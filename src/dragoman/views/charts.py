"""Charts as Vega-Lite specifications, made with Altair: the same ones in the browser, as SVG and as PNG."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

import altair as alt
import msgspec
import polars as pl
import vl_convert

from dragoman.views.breaks import Break

Spec = dict[str, Any]
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


Box = tuple[float, float, float, float]
WIDE, HIGH = 900, 460
MANY_YEARS = 25
"""A longer span than this is counted by year."""


class Palette(msgspec.Struct, frozen=True):
    """Colours of one theme. Blue against orange is told apart by every common kind of colour vision."""

    quads: tuple[str, str, str, str]
    ink: str
    faint: str
    ground: str
    land: str
    scores: tuple[str, str, str]


PALETTES = {
    "light": Palette(
        ("#6aa5d8", "#1f5c99", "#f0a04b", "#b3470f"),
        "#1d2430",
        "#5b6472",
        "#ffffff",
        "#e4e7ec",
        ("#b3470f", "#8b8f98", "#1f5c99"),
    ),
    "dark": Palette(
        ("#9ccbf2", "#4a90d2", "#f7c48a", "#e2762f"),
        "#e8eaee",
        "#a6aebb",
        "#171b21",
        "#2c333d",
        ("#f08a45", "#9097a2", "#6fb1f0"),
    ),
}


def timeline_chart(
    table: pl.DataFrame, title: str, source: str, changes: Sequence[Break] = (), theme: str = "light"
) -> Spec:
    """Months of a table that `timeline` made: events by quad (cooperation up, conflict down) over their mean score."""
    colours = PALETTES[theme]
    x = _months_axis(table["month"].to_list())
    bars = _bars(_by_quad(table), colours, x)
    scores = _scores(table, colours, x)
    rules = _rules(changes, colours)
    chart = alt.vconcat(
        bars.properties(width=820, height=220), alt.layer(scores, *rules).properties(width=820, height=120), spacing=8
    ).resolve_scale(x="shared")
    return _finish(chart, title, source, colours)


def _by_quad(table: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "month": _day(row["month"]),
            "quad": QUADS[quad],
            "order": quad,
            "events": row[f"quad_{quad}"],
            "signed": row[f"quad_{quad}"] * (1 if quad < 3 else -1),
        }
        for row in table.iter_rows(named=True)
        for quad in QUADS
        if row[f"quad_{quad}"]
    ]


def _bars(rows: list[dict[str, Any]], colours: Palette, x: alt.X, when: str = "month") -> Any:
    return (
        alt.Chart(_data(rows))
        .mark_bar(minBandSize=2)
        .encode(
            x=x,
            y=alt.Y(
                "signed:Q",
                stack=True,
                title=f"events a {when}",
                axis=alt.Axis(format="d", labelExpr="abs(datum.value)", tickMinStep=1),
            ),
            color=_quad_colour(colours),
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("month:T", format="%Y" if when == "year" else "%Y-%m", title=when),
                alt.Tooltip("quad:N"),
                alt.Tooltip("events:Q"),
            ],
        )
    )


def _months_axis(months: Sequence[datetime.date], by: Literal["year", "yearmonth"] = "yearmonth") -> alt.X:
    """Time along the page: at least a year of it, so that one month is no broad slab."""
    axis = alt.Axis(format="%Y" if by == "year" else "%Y-%m", labelAngle=0, labelOverlap=True)
    first, last = (months[0], months[-1]) if months else (datetime.date(2000, 1, 1), datetime.date(2000, 12, 1))
    last = max(last + datetime.timedelta(days=365 if by == "year" else 31), first + datetime.timedelta(days=365))
    scale = alt.Scale(domain=[first.isoformat(), last.isoformat()])
    return alt.X("month:T", timeUnit=by, title=None, axis=axis, scale=scale)


def _quad_colour(colours: Palette) -> alt.Color:
    scale = alt.Scale(domain=list(QUADS.values()), range=list(colours.quads))
    return alt.Color("quad:N", scale=scale, legend=alt.Legend(title=None, orient="top"))


def _scores(table: pl.DataFrame, colours: Palette, x: alt.X) -> Any:
    rows = [
        {"month": _day(row["month"]), "score": round(row["mean_score"], 2), "events": row["events"]}
        for row in table.iter_rows(named=True)
        if row["mean_score"] is not None
    ]
    base = alt.Chart(_data(rows)).encode(
        x=x,
        y=alt.Y("score:Q", title="mean score", scale=alt.Scale(domain=[-10, 10])),
        tooltip=[
            alt.Tooltip("month:T", format="%Y-%m", title="month"),
            alt.Tooltip("score:Q", title="mean score"),
            alt.Tooltip("events:Q"),
        ],
    )
    zero = alt.Chart(_data([{"y": 0}])).mark_rule(color=colours.faint).encode(y="y:Q")
    return alt.layer(
        zero, base.mark_line(color=colours.ink, strokeWidth=1), base.mark_circle(color=colours.ink, size=14)
    )


def _rules(changes: Sequence[Break], colours: Palette) -> list[alt.Chart]:
    if not changes:
        return []
    rows = [
        {
            "month": _day(change.month),
            "before": round(change.before, 2),
            "after": round(change.after, 2),
            "label": f"{change.month:%Y-%m}: {change.before:+.1f} → {change.after:+.1f}",
        }
        for change in changes
    ]
    base = alt.Chart(_data(rows)).encode(
        x=alt.X("month:T", timeUnit="yearmonth"), tooltip=[alt.Tooltip("label:N", title="change point")]
    )
    rule = base.mark_rule(color=colours.ink, strokeDash=[4, 3], strokeWidth=1.5)
    text = base.mark_text(align="left", dx=4, dy=-4, color=colours.ink).encode(y=alt.value(8), text="label:N")
    return [rule, text]


def volume_chart(rows: Iterable[Mapping[str, Any]], title: str, source: str, theme: str = "light") -> Spec:
    """Events by month and quad, by year where they span many years: rows of month, quad and events."""
    colours = PALETTES[theme]
    held = list(rows)
    days = sorted({row["month"] for row in held})
    by: Literal["year", "yearmonth"] = "year" if days and (days[-1] - days[0]).days > MANY_YEARS * 365 else "yearmonth"
    counts: Counter[tuple[datetime.date, int]] = Counter()
    for row in held:
        counts[row["month"].replace(month=1) if by == "year" else row["month"], row["quad"]] += row["events"]
    listed = [
        {"month": _day(start), "quad": QUADS[quad], "order": quad, "events": n, "signed": n * (1 if quad < 3 else -1)}
        for (start, quad), n in sorted(counts.items())
    ]
    when = "year" if by == "year" else "month"
    chart = _bars(listed, colours, _months_axis(days, by), when).properties(width=820, height=200)
    return _finish(chart, f"{title} by {when}", source, colours)


def map_chart(
    rows: Iterable[Mapping[str, Any]],
    heading: tuple[str, str],
    world: Any,
    theme: str = "light",
    box: Box | None = None,
) -> Spec:
    """Event places: filled where the very place is known, a dashed ring where only its province or country is.

    `heading` is title and source, `world` the data of the country outlines (`world_data`); `box` (west, south, east,
    north) shows that part of the world alone.
    """
    colours = PALETTES[theme]
    listed = [dict(row) | {"mean_score": round(row["mean_score"], 2)} for row in rows]
    land = alt.Chart(world).mark_geoshape(fill=colours.land, stroke=colours.ground, strokeWidth=0.5, clip=True)
    exact = [row for row in listed if row["precision"] in ("city", "district")]
    coarse = [row for row in listed if row["precision"] not in ("city", "district")]
    filled = _points(exact).mark_circle(opacity=0.75, clip=True, stroke=colours.ground, strokeWidth=0.5)
    rings = _points(coarse).mark_point(filled=False, clip=True, strokeDash=[3, 2], strokeWidth=1.6, shape="circle")
    scores = alt.Color(
        "mean_score:Q",
        scale=alt.Scale(domain=[-10, 0, 10], range=list(colours.scores), clamp=True, interpolate="rgb"),
        legend=alt.Legend(title="mean score", orient="bottom", gradientLength=160),
    )
    size = alt.Size("events:Q", scale=alt.Scale(range=[30, 900]), legend=alt.Legend(title="events", orient="bottom"))
    points = [layer.encode(color=scores, size=size) for layer in (rings, filled)]
    chart = alt.layer(land, *points).project(**_projection(box)).properties(width=WIDE, height=HIGH)
    return _finish(chart, *heading, colours)


def _projection(box: Box | None) -> dict[str, Any]:
    """The whole world in equal areas, or a box in plain degrees that fills the chart."""
    if box is None:
        return {"type": "equalEarth"}
    west, south, east, north = box
    across, up = max((east - west) % 360, 1.0), max(north - south, 1.0)
    scale = min(WIDE / math.radians(across), HIGH / math.radians(up))
    middle = [west + across / 2, (south + north) / 2]
    return {"type": "equirectangular", "scale": scale, "center": [0, middle[1]], "rotate": [-middle[0], 0, 0]}


def _points(rows: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(_data(rows)).encode(
        longitude="lon:Q",
        latitude="lat:Q",
        href="href:N",
        tooltip=[
            alt.Tooltip("name:N", title="place"),
            alt.Tooltip("country:N"),
            alt.Tooltip("precision:N"),
            alt.Tooltip("events:Q"),
            alt.Tooltip("mean_score:Q", title="mean score"),
        ],
    )


def world_data(url: str | None, values: Mapping[str, Any] = MappingProxyType({})) -> alt.UrlData | alt.InlineData:
    """Country outlines: by address for the browser, or with their values for a picture."""
    form = alt.TopoDataFormat(feature="countries", type="topojson")
    return alt.UrlData(url=url, format=form) if url else alt.InlineData(values=values, format=form)


def network_chart(
    nodes: Iterable[Mapping[str, Any]],
    edges: Sequence[Mapping[str, Any]],
    title: str,
    source: str,
    theme: str = "light",
) -> Spec:
    """Actors and what is between them. Edges have a year; two sliders choose the years that count."""
    colours = PALETTES[theme]
    years = sorted({edge["year"] for edge in edges}) or [0]
    first = alt.param(name="first", value=years[0], bind=_slider(years, "From year "))
    last = alt.param(name="last", value=years[-1], bind=_slider(years, "To year "))
    lines = (
        alt.Chart(_data([dict(edge) for edge in edges]))
        .transform_filter("datum.year >= first && datum.year <= last")
        .transform_aggregate(events="sum(events)", score="sum(score)", groupby=["pair", "href", "x", "y", "x2", "y2"])
        .transform_calculate(mean_score="datum.score / datum.events")
        .mark_rule(opacity=0.85)
        .encode(
            x=alt.X("x:Q", axis=None),
            y=alt.Y("y:Q", axis=None),
            x2="x2:Q",
            y2="y2:Q",
            href="href:N",
            strokeWidth=alt.StrokeWidth(
                "events:Q",
                scale=alt.Scale(type="sqrt", range=[1, 9]),
                legend=alt.Legend(title="events", orient="bottom"),
            ),
            color=alt.Color(
                "mean_score:Q",
                scale=alt.Scale(domain=[-10, 0, 10], range=list(colours.scores), clamp=True, interpolate="rgb"),
                legend=alt.Legend(title="mean score", orient="bottom"),
            ),
            tooltip=[
                alt.Tooltip("pair:N"),
                alt.Tooltip("events:Q"),
                alt.Tooltip("mean_score:Q", format=".1f", title="mean score"),
            ],
        )
    )
    base = alt.Chart(_data([dict(node) for node in nodes])).encode(
        x=alt.X("x:Q", axis=None), y=alt.Y("y:Q", axis=None), href="href:N", tooltip=["label:N", "events:Q"]
    )
    dots = base.mark_circle(color=colours.ink, opacity=1, size=120)
    names = base.mark_text(dy=-12, fontWeight="bold", color=colours.ink).encode(text="name:N")
    chart = alt.layer(lines, dots, names).add_params(first, last).properties(width=900, height=560)
    return _finish(chart, title, source, colours)


def _slider(years: Sequence[int], name: str) -> Any:
    return alt.binding_range(min=years[0], max=years[-1], step=1, name=name)


def _data(rows: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=rows)


def _day(day: datetime.date) -> str:
    return day.isoformat()


def _finish(chart: Any, title: str, source: str, colours: Palette) -> Spec:
    """Title, source and the theme's colours on a chart."""
    about = alt.TitleParams(text=title, subtitle=source, anchor="start", color=colours.ink, subtitleColor=colours.faint)
    done = chart.properties(title=about).configure(background=colours.ground).configure_view(stroke=None)
    done = done.configure_axis(
        labelColor=colours.ink,
        titleColor=colours.ink,
        gridColor=colours.land,
        domainColor=colours.faint,
        tickColor=colours.faint,
    ).configure_legend(labelColor=colours.ink, titleColor=colours.ink)
    spec: Spec = done.to_dict()
    return spec


def svg(spec: Spec) -> str:
    """The chart as an SVG file's text."""
    drawn: str = vl_convert.vegalite_to_svg(spec)
    return drawn


def png(spec: Spec, scale: float = 2) -> bytes:
    """The chart as a PNG file's bytes."""
    drawn: bytes = vl_convert.vegalite_to_png(spec, scale=scale)
    return drawn
