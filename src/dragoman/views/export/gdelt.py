"""GDELT 2.0 event table: 61 tab-separated columns, no header, one row a dyad.

QuadClass and GoldsteinScale come from the CAMEO code as GDELT gives them, not from PLOVER's quad and score.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.model import Party, Place
from dragoman.views.export.shared import cameo, country, numbers, pairs, write_tsv
from dragoman.views.rows import Row

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO), *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
SECTORS = {
    **{code: code for code in ("COP", "GOV", "JUD", "LEG", "MIL", "REB", "SPY", "UAF", "AGR", "BUS", "CRM", "CVL")},
    **{code: code for code in ("EDU", "ELI", "LAB", "REF", "OPP")},
    "JRN": "MED",
    "MED": "HLH",
}
"""PLOVER sector → CAMEO type. PLOVER's MED is medicine and JRN the press; CAMEO's MED is the press, HLH is health."""
COUNTRY_CODES = {"ROU": "ROM", "TLS": "TMP"}
"""ISO codes that CAMEO writes otherwise."""
GEO_TYPES = {"country": "1", "city": "4", "district": "5", "province": "5"}
_NO_GEO = ["0", *[""] * 7]


def write(rows: Iterator[Row], path: Path) -> int:
    """Write the table; return the number of rows, one a dyad."""
    return write_tsv(path, (line for row in rows for line in gdelt_rows(row)))


def gdelt_rows(row: Row) -> Iterator[list[str]]:
    """Yield the 61 values of each dyad of an event. The row must have a date and a CAMEO code."""
    event = row.event
    for ident, (one, other) in zip(numbers(event), pairs(event), strict=True):
        yield [
            ident,
            *_dates(row.date or ""),
            *_actor(one),
            *_actor(other),
            "1",
            *_code(event.cameo),
            "1",
            "1",
            "1",
            "",
            *_NO_GEO,
            *_NO_GEO,
            *(_geo(event.place) if event.place else _NO_GEO),
            (row.published or row.date or "")[:10].replace("-", "") + "000000",
            row.url or "",
        ]


def _dates(date: str) -> list[str]:
    year, month, day = date[:4], date[5:7], date[8:10]
    fraction = int(year) + ((int(month) - 1) * 30 + int(day)) / 365
    return [year + month + day, year + month, year, f"{fraction:.4f}"]


def _code(code: str) -> list[str]:
    facts = cameo(code)
    quad = "" if facts.quad_gdelt is None else str(facts.quad_gdelt)
    scale = "" if facts.goldstein_gdelt is None else str(facts.goldstein_gdelt)
    return [code, code[:3], code[:2], quad, scale]


INTERNATIONAL = {
    "UNO": ("IGOUNO", "UNO", "IGO"),
    "EUR": ("IGOEUREEC", "EEC", "IGO"),
    **{code: (code, "", code) for code in ("IGO", "NGO", "MNC", "IMG")},
}
"""PLOVER's international actor → CAMEO code, known group and type."""


def _actor(party: Party | None) -> list[str]:
    if party is None:
        return [""] * 10
    if not party.country and party.code in INTERNATIONAL:
        code, group, kind = INTERNATIONAL[party.code]
        return [code, party.name.upper(), "", group, "", "", "", kind, "", ""]
    types = [SECTORS[sector] for sector in party.sectors if sector in SECTORS][:3]
    land = COUNTRY_CODES.get(party.country or "", party.country or "")
    return [land + "".join(types), party.name.upper(), land, "", "", "", "", *types, *[""] * (3 - len(types))]


def _geo(place: Place) -> list[str]:
    kind = GEO_TYPES.get(place.precision)
    if kind is None:
        return _NO_GEO
    land = country(place.country)
    lat = "" if place.lat is None else str(place.lat)
    lon = "" if place.lon is None else str(place.lon)
    name = place.name if kind == "1" else ", ".join(part for part in (place.name, land.name) if part)
    return [kind, name, land.fips, land.fips if kind == "1" else "", "", lat, lon, land.fips if kind == "1" else ""]
