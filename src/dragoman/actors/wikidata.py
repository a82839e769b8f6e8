"""Offices from Wikidata: a JSON dump (one entity a line) or the JSON result of a SPARQL query → rows of `people`.

The query result needs the variables `person`, `personLabel`, `positionLabel` and `code` (ISO 3166-1 alpha-3), and may
have `personAltLabel`, `start` and `end`. A dump must hold the positions (with P1001 or P17) and the countries (with
P298) beside the persons. Offices that no role of the lexicon names, or without a country, are counted as left out.
"""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import msgspec

from dragoman.actors.knowledge import Knowledge
from dragoman.actors.tables import Person
from dragoman.errors import DataError

PRECISION = {9: 4, 10: 7, 11: 10}
"""Wikidata's precision of a time (year, month, day) → how many characters of an ISO date are known."""


class Imported(msgspec.Struct, frozen=True):
    """Rows made, and how many offices were left out."""

    rows: tuple[Person, ...]
    left_out: int


class Position(msgspec.Struct, frozen=True):
    """A position of a dump: its English label and the Wikidata ids of its countries."""

    label: str
    countries: tuple[str, ...]


def _open(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return gzip.open(path, "rb")  # type: ignore[return-value]
    return bz2.open(path, "rb") if path.suffix == ".bz2" else path.open("rb")


def entities(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the entities of a dump: JSON lines, with or without the dump's brackets and commas.

    Raises DataError with file and line where a line is not JSON.
    """
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    with _open(path) as lines:
        for number, line in enumerate(lines, 1):
            bare = line.strip().rstrip(b",")
            if bare in (b"", b"[", b"]"):
                continue
            try:
                yield decode(bare)
            except msgspec.DecodeError as error:
                message = f"{path}:{number}: {error}; allowed: one Wikidata entity (a JSON object) a line"
                raise DataError(message) from error


def _claims(entity: Mapping[str, Any], prop: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = entity.get("claims", {}).get(prop, [])
    return [claim for claim in found if claim.get("rank") != "deprecated"]


def _value(snak: Mapping[str, Any]) -> Any:
    """The value of a snak; None where Wikidata knows of none or does not know it."""
    return snak.get("datavalue", {}).get("value")


def _ids(entity: Mapping[str, Any], prop: str) -> list[str]:
    values = (_value(claim["mainsnak"]) for claim in _claims(entity, prop))
    return [value["id"] for value in values if value]


def _english(entity: Mapping[str, Any]) -> str:
    label: str = entity.get("labels", {}).get("en", {}).get("value", "")
    return label


def _day(claim: Mapping[str, Any], prop: str) -> str | None:
    """A time qualifier as ISO date, as precise as Wikidata says; None for centuries, BCE and unknown values."""
    for snak in claim.get("qualifiers", {}).get(prop, []):
        value = _value(snak)
        if value and value["time"].startswith("+") and value["precision"] in PRECISION:
            day: str = value["time"][1 : 1 + PRECISION[value["precision"]]]
            return day
    return None


def _office(label: str, knowledge: Knowledge) -> tuple[str, tuple[str, ...]] | None:
    """The role and sectors that an office's label begins with: "President of Iraq" → president."""
    words = label.lower().split()
    found = knowledge.role_from(words)
    return (found[0].phrase, found[0].sectors) if found else None


def _surname(name: str) -> tuple[str, ...]:
    return (name.split()[-1],) if " " in name else ()


def _facts(path: Path) -> tuple[dict[str, str], dict[str, Position]]:
    """Alpha-3 codes of the countries and labels of the positions in a dump, by Wikidata id."""
    codes: dict[str, str] = {}
    positions: dict[str, Position] = {}
    for entity in entities(path):
        for claim in _claims(entity, "P298"):
            codes[entity["id"]] = _value(claim["mainsnak"])
        countries = (*_ids(entity, "P1001"), *_ids(entity, "P17"))
        if countries and _english(entity):
            positions[entity["id"]] = Position(_english(entity), countries)
    return codes, positions


def from_dump(path: Path, knowledge: Knowledge) -> Imported:
    """Rows of `people` for every position held (P39) by a human (P31 Q5) in a dump; reads the file twice."""
    codes, positions = _facts(path)
    rows: list[Person] = []
    left_out = 0
    for entity in entities(path):
        if "Q5" not in _ids(entity, "P31") or not _english(entity):
            continue
        for claim in _claims(entity, "P39"):
            row = _person(entity, claim, codes, positions, knowledge)
            if row is None:
                left_out += 1
            else:
                rows.append(row)
    return Imported(tuple(rows), left_out)


def _person(
    entity: Mapping[str, Any],
    claim: Mapping[str, Any],
    codes: Mapping[str, str],
    positions: Mapping[str, Position],
    knowledge: Knowledge,
) -> Person | None:
    position = positions.get((_value(claim["mainsnak"]) or {}).get("id", ""))
    office = _office(position.label, knowledge) if position else None
    country = next((codes[qid] for qid in position.countries if qid in codes), None) if position else None
    if office is None or country is None or knowledge.country(country) is None:
        return None
    name = _english(entity)
    return Person(
        name=name,
        office=office[0],
        country=country,
        short=_surname(name),
        aliases=tuple(alias["value"] for alias in entity.get("aliases", {}).get("en", [])),
        sectors=office[1],
        since=_day(claim, "P580"),
        until=_day(claim, "P582"),
        wikidata=entity["id"],
    )


def from_sparql(path: Path, knowledge: Knowledge) -> Imported:
    """Rows of `people` from the JSON result of a SPARQL query (variables: see the module).

    Raises DataError where the file is not such a result or a binding lacks a variable that is needed.
    """
    try:
        bindings = msgspec.json.decode(path.read_bytes())["results"]["bindings"]
    except (OSError, msgspec.DecodeError, KeyError, TypeError) as error:
        message = f"{path}: {error!r}; allowed: a SPARQL JSON result with 'results' and 'bindings'"
        raise DataError(message) from error
    found = [_bound(f"{path}: binding {n}", binding, knowledge) for n, binding in enumerate(bindings, 1)]
    rows = tuple(row for row in found if row is not None)
    return Imported(rows, len(found) - len(rows))


def _bound(where: str, binding: Mapping[str, Mapping[str, str]], knowledge: Knowledge) -> Person | None:
    for variable in ("person", "personLabel", "positionLabel", "code"):
        if variable not in binding:
            raise DataError(f"{where}: field {variable!r}: found ''; allowed: a value in every binding")
    values = {variable: cell["value"] for variable, cell in binding.items()}
    office = _office(values["positionLabel"], knowledge)
    if office is None or knowledge.country(values["code"]) is None:
        return None
    return Person(
        name=values["personLabel"],
        office=office[0],
        country=values["code"],
        short=_surname(values["personLabel"]),
        aliases=tuple(filter(None, (alias.strip() for alias in values.get("personAltLabel", "").split(",")))),
        sectors=office[1],
        since=values["start"][:10] if "start" in values else None,
        until=values["end"][:10] if "end" in values else None,
        wikidata=values["person"].rsplit("/", 1)[-1],
    )
