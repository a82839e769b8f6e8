"""Charts by address: `/chart/KIND.json` for the browser, `.svg` and `.png` to keep; and the script bundle."""

from __future__ import annotations

import threading
from enum import StrEnum
from functools import cache
from importlib import resources
from importlib.metadata import version
from typing import Any

import msgspec
import vl_convert
from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.errors import SettingError
from dragoman.views import charts
from dragoman.views.breaks import breaks
from dragoman.views.timeline import months
from dragoman.views.web import facts, places
from dragoman.views.web.room import Reader
from dragoman.views.web.shell import room_of
from dragoman.views.web.words import narrowed, query_from, words_of

router = APIRouter(include_in_schema=False)
_BUNDLING = threading.Lock()


class Kind(StrEnum):
    """The charts there are."""

    VOLUME = "volume"
    TIMELINE = "timeline"
    MAP = "map"
    NETWORK = "network"


class Form(StrEnum):
    """What a chart is asked for as."""

    JSON = "json"
    SVG = "svg"
    PNG = "png"


@router.get("/chart/{kind}.{form}")
def chart(request: Request, kind: Kind, form: Form) -> Response:
    """One chart of what the address asks."""
    theme = request.query_params.get("theme", "light")
    if theme not in charts.PALETTES:
        raise SettingError(f"theme: found {theme!r}; allowed: {', '.join(charts.PALETTES)}.")
    reviewed = query_from(request.query_params).reviewed
    with room_of(request).reading(reviewed) as reader:
        asked = (kind, form, theme, str(request.query_params))
        body, media = reader.answer(asked, lambda: _drawn(reader, request, kind, (form, theme)))
    return Response(body, media_type=media, headers={"Cache-Control": "no-cache"})


def _drawn(reader: Reader, request: Request, kind: Kind, how: tuple[Form, str]) -> tuple[bytes, str]:
    form, theme = how
    spec = _spec(reader, request, kind, (form, theme))
    if form is Form.SVG:
        return charts.svg(spec).encode(), "image/svg+xml"
    if form is Form.PNG:
        return charts.png(spec), "image/png"
    return msgspec.json.encode(spec), "application/json"


def _spec(reader: Reader, request: Request, kind: Kind, how: tuple[Form, str]) -> charts.Spec:
    query = query_from(request.query_params)
    form, theme = how
    source = _source(reader, request)
    if kind is Kind.VOLUME:
        return charts.volume_chart(facts.months(reader, query), "Events", source, theme)
    if kind is Kind.TIMELINE:
        if query.between is None:
            raise SettingError("a timeline is between two: give between=A&between=B.")
        table = reader.answer(("timeline", query), lambda: months(reader, query))
        return charts.timeline_chart(table, " and ".join(query.between), source, breaks(table), theme)
    if kind is Kind.MAP:
        world = charts.world_data("/static/world.json") if form is Form.JSON else charts.world_data(None, outlines())
        return charts.map_chart(_linked(reader, request), ("Where events happened", source), world, theme, query.box)
    nodes, edges = places.network(reader, query)
    return charts.network_chart(nodes, edges, "Who is linked with whom", source, theme)


def _linked(reader: Reader, request: Request) -> list[dict[str, Any]]:
    from dragoman.views.web.words import address

    query = query_from(request.query_params)
    return [
        row | {"href": address("/search", narrowed(query, place=row["name"]))} for row in places.places(reader, query)
    ]


def _source(reader: Reader, request: Request) -> str:
    """The line under a chart's title: which record, which version, which words."""
    words = " ".join(
        f"{name}={value}" for name, value in words_of(query_from(request.query_params)) if name != "between"
    )
    return f"Source: record {room_of(request).name}, version {reader.version}; actual events" + (
        f"; {words}" if words else ""
    )


@cache
def outlines() -> dict[str, Any]:
    """Country outlines (Natural Earth) as TopoJSON."""
    raw = resources.files("dragoman.views.web").joinpath("static", "world.json").read_bytes()
    found: dict[str, Any] = msgspec.json.decode(raw)
    return found


def bundle() -> bytes:
    """Vega, Vega-Lite and Vega-Embed as one script: that which vl-convert-python carries."""
    with _BUNDLING:
        return _bundle()


@cache
def _bundle() -> bytes:
    return vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;").encode()


@router.get("/vega.js")
def vega() -> Response:
    """The script bundle of the charts."""
    mark = f"vega-{version('vl-convert-python')}"
    return Response(
        bundle(), media_type="text/javascript", headers={"Cache-Control": "public, max-age=604800", "ETag": f'"{mark}"'}
    )
