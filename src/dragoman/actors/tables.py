"""Lexicon tables: TSV files whose rows become frozen structs, checked field by field.

A file starts with comment lines; one of them names its table (`# table: people`). The first line that is not a
comment names the columns; each later line is one row. Fields are parted by tabs, items of a list by `|`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec

from dragoman.errors import DataError

INTERNATIONAL = ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")
"""PLOVER 2.0 names for international actors that have no country."""

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
TABLE_LINE = re.compile(r"#\s*table:\s*([a-z_]+)\s*$")


class Sector(msgspec.Struct, frozen=True):
    """A PLOVER sector: its code and what it means."""

    code: str
    meaning: str


class Country(msgspec.Struct, frozen=True):
    """A name that stands for a country; `code` is the state it folds into.

    `ambiguous` (here and below) lists the names of the row that mean something else as well, so that a
    resolver can ask for more evidence.
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    kind: str = "state"
    sectors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    ambiguous: tuple[str, ...] = ()


class Metonym(msgspec.Struct, frozen=True):
    """A seat of power that stands for who sits there: "the Kremlin"."""

    name: str
    country: str
    aliases: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    role: str | None = None
    ambiguous: tuple[str, ...] = ()


class Region(msgspec.Struct, frozen=True):
    """A part of the world that is not a country: events of such actors get no country."""

    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


class Role(msgspec.Struct, frozen=True):
    """A noun or phrase for what somebody is: "defence minister", "brigadier general", "protester".

    `kind` is "person", "rank", "group" or "institution". Flags: "title" (may stand before a name), "head" (head of
    state or government), "former" (the word itself says that it is over), "weak" (says little: "official", "man").
    """

    phrase: str
    kind: str
    aliases: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    code: str | None = None
    """The code of an imported dictionary, as it was written there."""


class Organisation(msgspec.Struct, frozen=True):
    """An international organisation (`code`) or an agency, court or company of one state (`country`)."""

    name: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """An armed group, party or movement. `country` is None where it is transnational."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    code: str | None = None
    ambiguous: tuple[str, ...] = ()


class Person(msgspec.Struct, frozen=True):
    """One office of one person, with its first and last year, month or day (None: not over).

    `country` is None for offices of international bodies, whose PLOVER name is among the sectors. `short` holds the names that stand alone: the surname, or what papers use for it ("Xi", "Lula").
    """

    name: str
    office: str
    country: str | None = None
    short: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    wikidata: str | None = None


class ListedActor(msgspec.Struct, frozen=True):
    """A row of a user's own list or of an imported dictionary."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    since: str | None = None
    until: str | None = None
    wikidata: str | None = None
    code: str | None = None


class Word(msgspec.Struct, frozen=True):
    """A name particle ("van") or a form of address ("Mrs"), with what it tells."""

    word: str
    kind: str
    aliases: tuple[str, ...] = ()


ROWS: Mapping[str, type[msgspec.Struct]] = {
    "sectors": Sector,
    "countries": Country,
    "metonyms": Metonym,
    "regions": Region,
    "roles": Role,
    "organisations": Organisation,
    "agencies": Organisation,
    "armed_groups": Group,
    "people": Person,
    "particles": Word,
    "titles": Word,
    "actors": ListedActor,
}

KINDS: Mapping[str, tuple[str, ...]] = {
    "countries": ("state", "dependency", "part", "partial", "historical"),
    "roles": ("person", "rank", "group", "institution"),
    "armed_groups": ("armed", "party", "movement", "criminal"),
    "particles": ("prefix", "joiner", "suffix"),
    "titles": ("male", "female", "any", "rank"),
    "actors": ("country", "person", "organisation", "group", "unknown"),
}
FLAGS = ("title", "head", "former", "weak")

RowT = TypeVar("RowT", bound=msgspec.Struct)


class Codes(msgspec.Struct, frozen=True):
    """What the `country` and `sectors` fields may hold; None: not checked yet."""

    countries: frozenset[str] | None = None
    sectors: frozenset[str] | None = None


class Table(msgspec.Struct, frozen=True):
    """A file read: which table it adds to, and its rows with their line numbers."""

    path: str
    name: str
    rows: tuple[tuple[int, Any], ...]


def _fail(where: str, field: str, found: str, allowed: str) -> DataError:
    return DataError(f"{where}: field {field!r}: found {found!r}; allowed: {allowed}")


def _among(where: str, field: str, found: str, allowed: Collection[str] | None) -> None:
    if allowed is None or found in allowed:
        return
    shown = sorted(allowed)
    listed = ", ".join(shown) if len(shown) <= 40 else f"one of {len(shown)} codes such as {', '.join(shown[:3])}"
    raise _fail(where, field, found, listed)


def _check(where: str, table: str, field: str, items: tuple[str, ...], codes: Codes) -> None:
    """Check the items of one field against what its column may hold."""
    for item in items:
        if field == "sectors":
            _among(where, field, item, codes.sectors and codes.sectors.union(INTERNATIONAL))
        elif field == "country":
            _among(where, field, item, codes.countries)
        elif field == "kind":
            _among(where, field, item, KINDS[table])
        elif field == "flags":
            _among(where, field, item, FLAGS)
        elif field in ("since", "until") and not DATE.fullmatch(item):
            raise _fail(where, field, item, "YYYY, YYYY-MM or YYYY-MM-DD, or nothing")
        elif field == "code" and table in ("organisations", "armed_groups"):
            _among(where, field, item, INTERNATIONAL)
        elif field == "code" and table == "countries" and not re.fullmatch("[A-Z]{3}", item):
            raise _fail(where, field, item, "three capital letters (ISO 3166-1 alpha-3)")


def _columns(path: Path, line: int, header: str, row_type: type[msgspec.Struct]) -> list[str]:
    columns = header.split("\t")
    fields = msgspec.structs.fields(row_type)
    known = [field.name for field in fields]
    for column in columns:
        if column not in known:
            raise _fail(f"{path}:{line}", "header", column, ", ".join(known))
    missing = [field.name for field in fields if field.required and field.name not in columns]
    if missing:
        raise _fail(f"{path}:{line}", "header", header, f"a header line with the columns {', '.join(missing)}")
    return columns


def _lines(path: Path) -> tuple[str, list[tuple[int, str]]]:
    """Return the table a file names and its numbered lines without comments and blank lines."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    named = next((found[1] for line in lines if (found := TABLE_LINE.match(line))), "")
    if named not in ROWS:
        raise _fail(f"{path}:1", "# table:", named, ", ".join(ROWS))
    return named, [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]


def _row(where: str, table: str, columns: list[tuple[str, bool]], line: str, codes: Codes) -> Any:
    fields = line.split("\t")
    if len(fields) > len(columns):
        raise _fail(where, "row", f"{len(fields)} fields", f"{len(columns)} fields parted by tabs")
    values: dict[str, Any] = {}
    for (column, is_list), field in zip(columns, fields, strict=False):
        items = tuple(item.strip() for item in field.split("|")) if is_list else (field.strip(),)
        items = tuple(filter(None, items))
        if items:
            _check(where, table, column, items, codes)
            values[column] = items if is_list else items[0]
    row_type = ROWS[table]
    for info in msgspec.structs.fields(row_type):
        if info.required and info.name not in values:
            raise _fail(where, info.name, "", "a value in every row")
    return row_type(**values)


def read_table(path: Path, codes: Codes) -> Table:
    """Read one lexicon file.

    Raises DataError that names file, line and field, what was found and what is allowed.
    """
    name, lines = _lines(path)
    if not lines:
        raise DataError(f"{path}: no header line; allowed columns: {', '.join(ROWS[name].__struct_fields__)}")
    hints = get_type_hints(ROWS[name])
    header = _columns(path, *lines[0], ROWS[name])
    columns = [(column, hints[column] == tuple[str, ...]) for column in header]
    rows = tuple((n, _row(f"{path}:{n}", name, columns, line, codes)) for n, line in lines[1:])
    return Table(str(path), name, rows)


def rows_of(tables: Collection[Table], name: str, row_type: type[RowT]) -> Iterator[RowT]:
    """Yield the rows of every file that adds to table `name`, in the order the files were read."""
    for table in tables:
        if table.name == name:
            yield from (row for _, row in table.rows if isinstance(row, row_type))
