"""Rows of the three formats as codings. Columns and codes as in `views.export`, read the other way."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from dragoman.errors import SettingError
from dragoman.model import Coding, Party, Place, Unread
from dragoman.views.export import gdelt, icews, polecat
from dragoman.views.export.shared import countries
from dragoman.views.importing.shared import (
    NOWHERE,
    Act,
    Problem,
    Source,
    act_of_cameo,
    coding,
    country_code,
    lines,
    number,
    party,
)

Cells = dict[str, str]
SECTORS = (
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
).split()
_OF_CAMEO = {codes[0]: ours for ours, codes in gdelt.INTERNATIONAL.items()}
_FROM_CAMEO = {theirs: ours for ours, theirs in gdelt.SECTORS.items()}
_ICEWS_SECTORS = {
    "government": "GOV",
    "executive": "GOV",
    "military": "MIL",
    "police": "COP",
    "judicial": "JUD",
    "rebel": "REB",
    "insurgents": "REB",
    "business": "BUS",
    "media": "JRN",
    "education": "EDU",
    "medical / health": "MED",
    "criminals / gangs": "CRM",
}


def read_export(path: str | Path, format: str) -> Iterator[Coding | Unread]:
    """Yield a coding for each row of a GDELT 2.0, ICEWS or POLECAT file, or an Unread that says what is wrong with it.

    Raises SettingError for another format, InputError where the file cannot be read.
    """
    if format not in IMPORTS:
        raise SettingError(f"no format {format!r} to import; allowed: {', '.join(IMPORTS)}.")
    columns, convert = IMPORTS[format]
    return _read(Path(path), columns, convert)


def _read(path: Path, columns: tuple[str, ...], convert: Callable[[Cells, str], Coding]) -> Iterator[Coding | Unread]:
    for count, line in enumerate(lines(path), 1):
        cells = line.split("\t")
        if count == 1 and cells[0] == columns[0]:
            columns = tuple(_RENAMED.get(name, name) for name in cells)
            continue
        where = f"{path}:{count}"
        try:
            if len(cells) != len(columns):
                raise Problem(f"{len(cells)} columns found, {len(columns)} expected")
            yield convert(dict(zip(columns, cells, strict=True)), where)
        except Problem as problem:
            yield Unread(where, str(problem))
        except KeyError as error:
            yield Unread(where, f"the header has no column {error}")


_RENAMED = {"Event Intensity": "Intensity"}


def _day(text: str, what: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Problem(f"{what}: {text!r} is no day") from error


def _from_gdelt(cells: Cells, where: str) -> Coding:
    url = cells["SOURCEURL"] or None
    host = urlsplit(url).hostname if url else None
    added = _day(cells["DATEADDED"][:8], "DATEADDED")
    source = Source("gdelt", cells["GLOBALEVENTID"], added, host, url, where)
    note = ", ".join(f"{name} {cells[name]}" for name in ("QuadClass", "GoldsteinScale", "NumMentions", "AvgTone"))
    parties = [_gdelt_party(cells, side) for side in ("Actor1", "Actor2")]
    day = _day(cells["SQLDATE"], "SQLDATE")
    return coding(source, act_of_cameo(cells["EventCode"], note), day, (parties[0], parties[1]), _gdelt_place(cells))


def _gdelt_party(cells: Cells, side: str) -> list[Party]:
    code, name = cells[f"{side}Code"], cells[f"{side}Name"]
    if not code and not name:
        return []
    theirs = cells[f"{side}CountryCode"]
    iso = {cameo: ours for ours, cameo in gdelt.COUNTRY_CODES.items()}.get(theirs, theirs)
    types = (cells[f"{side}Type{n}Code"] for n in (1, 2, 3))
    sectors = tuple(_FROM_CAMEO[kind] for kind in types if kind in _FROM_CAMEO)
    found = party(side, name or code, iso if iso in countries() else None, sectors)
    return [msgspec.structs.replace(found, code=_OF_CAMEO.get(code))]


_PRECISION = {"1": "country", "2": "province", "3": "city", "4": "city", "5": "province"}


@cache
def _of_fips() -> dict[str, str]:
    return {country.fips: code for code, country in countries().items() if country.fips}


def _gdelt_place(cells: Cells) -> Place | None:
    name = cells["ActionGeo_FullName"]
    if not name:
        return None
    lat, lon = (number(cells[f"ActionGeo_{axis}"], axis) for axis in ("Lat", "Long"))
    land = _of_fips().get(cells["ActionGeo_CountryCode"])
    precision = _PRECISION.get(cells["ActionGeo_Type"], "none")
    return Place(NOWHERE, name.split(",")[0], None, lat, lon, land, precision=precision, why="GDELT ActionGeo")


def _from_icews(cells: Cells, where: str) -> Coding:
    day = _day(cells["Event Date"], "Event Date")
    source = Source("icews", cells["Event ID"], day, cells["Publisher"] or None, None, where)
    parties = [_icews_party(cells, side) for side in ("Source", "Target")]
    note = f"Intensity {cells['Intensity']}, story {cells['Story ID']}, sentence {cells['Sentence Number']}"
    place = _named_place(cells, "ICEWS")
    return coding(source, act_of_cameo(cells["CAMEO Code"], note), day, (parties[0], parties[1]), place)


def _icews_party(cells: Cells, side: str) -> list[Party]:
    name = cells[f"{side} Name"]
    if not name:
        return []
    named = [part.strip() for part in cells[f"{side} Sectors"].split(",")]
    found = [part if part in SECTORS else _ICEWS_SECTORS.get(part.lower()) for part in named]
    sectors = tuple(dict.fromkeys(sector for sector in found if sector))
    return [party(side, name, country_code(cells[f"{side} Country"]), sectors)]


def _named_place(cells: Cells, format: str) -> Place | None:
    """A place given by its city, district, province and country."""
    column = next((name for name in ("City", "District", "Province", "Country") if cells[name]), None)
    if column is None:
        return None
    lat, lon = (number(cells[axis], axis) for axis in ("Latitude", "Longitude"))
    return Place(
        NOWHERE,
        cells[column],
        int(number(cells.get("GeoNames ID", ""), "GeoNames ID") or 0) or None,
        lat,
        lon,
        country_code(cells["Country"]),
        cells["Province"] or None,
        column.lower(),
        f"{format} columns",
    )


def _from_polecat(cells: Cells, where: str) -> Coding:
    day = _day(cells["Event Date"], "Event Date")
    published = cells["Publication Date"]
    reported = _day(published, "Publication Date") if published else None
    source = Source("polecat", cells["Event ID"], reported, cells["Source"] or None, None, where)
    act = Act(
        cells["Event Type"],
        cells["Event Mode"] or None,
        tuple(part.strip() for part in cells["Contexts"].split(";") if part.strip()),
        "",
        _quad(cells["Quad Code"]),
        number(cells["Intensity"], "Intensity") or 0.0,
        f"version {cells['Version']}",
    )
    parties = [_polecat_party(cells, side) for side in ("Actor", "Recipient")]
    return coding(source, act, day, (parties[0], parties[1]), _named_place(cells, "POLECAT"))


def _quad(code: str) -> int:
    quads = {name: quad for quad, name in polecat.QUADS.items()} | {str(quad): quad for quad in polecat.QUADS}
    if code.upper() not in quads:
        raise Problem(f"Quad Code: found {code!r}; allowed: 1 to 4 or {', '.join(polecat.QUADS.values())}")
    return quads[code.upper()]


def _polecat_party(cells: Cells, side: str) -> list[Party]:
    name = cells[f"{side} Name"]
    if not name or name == "None":
        return []
    sectors = tuple(part for part in cells[f"{side} Sectors"].replace(",", ";").split(";") if part in SECTORS)
    return [party(side, name, country_code(cells[f"{side} Country"]), sectors, cells[f"{side} Title"] or None)]


IMPORTS: dict[str, tuple[tuple[str, ...], Callable[[Cells, str], Coding]]] = {
    "gdelt": (gdelt.COLUMNS, _from_gdelt),
    "icews": (icews.COLUMNS, _from_icews),
    "polecat": (polecat.COLUMNS, _from_polecat),
}
