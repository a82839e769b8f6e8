"""The gazetteer file: what is written into it, and how it is packed.

One compressed NumPy archive holds every array: entries in a fixed order, the sorted name keys as one text, and
for each key the entries that bear it. The same records give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from dragoman.context.geo.names import name_key

FORMAT = 1
NONE = 0xFFFFFFFF
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Kind(IntEnum):
    """What an entry is."""

    CONTINENT = 0
    COUNTRY = 1
    ADMIN1 = 2
    ADMIN2 = 3
    REGION = 4
    SEA = 5
    SITE = 6
    CAPITAL = 7
    CITY = 8
    SECTION = 9


class How(IntEnum):
    """How a name names its entry."""

    NAME = 0
    OTHER = 1
    DEMONYM = 2
    SHORT = 3


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One place as it goes into the file. `code` is GeoNames' code of a country or region ("US", "US.PA")."""

    id: int
    name: str
    kind: Kind
    lat: float
    lon: float
    population: int = 0
    country: str = ""
    code: str = ""
    admin1: str = ""
    admin2: str = ""
    others: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()


def _order(record: Record) -> tuple[Any, ...]:
    """Neighbours on the ground are neighbours in the file: their differences compress well."""
    big = record.kind < Kind.CAPITAL
    return (
        record.kind if big else Kind.CAPITAL,
        record.code if big else "",
        record.country,
        record.admin1,
        record.admin2,
        round(record.lat, 1),
        record.lon,
        record.id,
        record.name,
    )


def _names(record: Record) -> dict[str, How]:
    """Every key of a record, with the strongest way in which it names the record."""
    keys: dict[str, How] = {}
    ways = ((How.NAME, (record.name,)), (How.OTHER, record.others))
    for how, names in (*ways, (How.DEMONYM, record.demonyms), (How.SHORT, record.shorts)):
        for name in names:
            key = name_key(name)
            if key:
                keys.setdefault(key, how)
    return keys


def _postings(records: Sequence[Record]) -> dict[str, np.ndarray]:
    """Arrays for the way from a name to entries: keys, how many entries each has, and the entries."""
    table: dict[str, list[int]] = {}
    for index, record in enumerate(records):
        for key, how in _names(record).items():
            table.setdefault(key, []).append(index << 2 | how)
    keys = sorted(table, key=str.encode)
    flat = [number for key in keys for number in table[key]]
    return {
        "keys": np.frombuffer("\n".join(keys).encode(), dtype=np.uint8),
        "counts": np.array([len(table[key]) for key in keys], dtype=np.uint16),
        "postings": np.array(flat, dtype=np.uint32),
    }


def _steps(values: list[float]) -> np.ndarray:
    return np.diff(np.rint(np.array(values) * 10_000).astype(np.int32), prepend=np.int32(0))


def _entries(records: Sequence[Record]) -> dict[str, np.ndarray]:
    codes = {record.code: index for index, record in enumerate(records) if record.code}
    countries = sorted({record.country for record in records})
    rank = {code: number for number, code in enumerate(countries)}
    return {
        "ids": np.array([record.id for record in records], dtype=np.uint32),
        "kinds": np.array([record.kind for record in records], dtype=np.uint8),
        "lats": _steps([record.lat for record in records]),
        "lons": _steps([record.lon for record in records]),
        "populations": np.array([record.population for record in records], dtype=np.uint32),
        "countries": np.array([rank[record.country] for record in records], dtype=np.uint16),
        "admin1": np.array([codes.get(record.admin1, NONE) for record in records], dtype=np.uint32),
        "admin2": np.array([codes.get(record.admin2, NONE) for record in records], dtype=np.uint32),
        "country_codes": np.frombuffer("\n".join(countries).encode(), dtype=np.uint8),
        "names": np.frombuffer("\n".join(record.name for record in records).encode(), dtype=np.uint8),
    }


def write(records: Iterable[Record], path: Path) -> int:
    """Write a gazetteer file and return how many places it holds. The order of `records` does not matter."""
    ordered = sorted(records, key=_order)
    arrays = {"format": np.array([FORMAT], dtype=np.uint8), **_entries(ordered), **_postings(ordered)}
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, array, allow_pickle=False)
            info = zipfile.ZipInfo(f"{name}.npy", _EPOCH)  # a fixed date: the same records must give the same bytes
            archive.writestr(info, buffer.getvalue(), zipfile.ZIP_DEFLATED, 9)
    return len(ordered)
