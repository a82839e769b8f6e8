"""The hand-kept tables beside the gazetteer file: further names, demonyms, short forms, well-known regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from dragoman.context.geo.store import Kind, Record
from dragoman.errors import DataError

_KINDS = {"continent": Kind.CONTINENT, "region": Kind.REGION, "sea": Kind.SEA, "site": Kind.SITE}


class Row(msgspec.Struct, frozen=True):
    """One line of a table, with where it stands."""

    where: str
    cells: tuple[str, ...]

    def number(self, column: int) -> float:
        """The number in a cell. Raises DataError with file and line where it is none."""
        try:
            return float(self.cells[column])
        except ValueError as error:
            found = self.cells[column]
            raise DataError(f"{self.where}: {found!r} stands where a number must: write e.g. 12.5") from error


def folder() -> Path:
    """Where the tables lie that come with dragoman."""
    return Path(str(files("dragoman") / "data" / "gazetteer"))


def rows(path: Path, columns: int) -> Iterator[Row]:
    """Yield the lines of a tab-separated table; lines with `#` are comments. Raises DataError on a wrong width."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            raise DataError(
                f"{path}:{number}: {len(cells)} columns, where {columns} are due: "
                "part them by single tabs and leave empty ones empty"
            )
        yield Row(f"{path}:{number}", tuple(cells))


def split(cell: str) -> tuple[str, ...]:
    """The names in a cell, parted by `|`."""
    return tuple(name for name in cell.split("|") if name)


def with_tables(records: Iterable[Record], tables: Path) -> list[Record]:
    """Return `records` with the names, demonyms and short forms of the tables, and the table's own regions."""
    table = {(record.id, record.kind): record for record in records}
    by_code = {record.code: key for key, record in table.items() if record.code}
    by_country = {record.country: key for key, record in table.items() if record.kind == Kind.COUNTRY}
    by_id: dict[int, list[tuple[int, Kind]]] = {}
    for key in table:
        by_id.setdefault(key[0], []).append(key)
    for row in rows(tables / "countries.tsv", 3):
        _extend(table, [by_country.get(row.cells[0])], others=row.cells[1], demonyms=row.cells[2])
    for row in rows(tables / "abbreviations.tsv", 2):
        _extend(table, [by_code.get(row.cells[0])], shorts=row.cells[1])
    for row in rows(tables / "cities.tsv", 3):
        _extend(table, by_id.get(int(row.number(0)), []), others=row.cells[1], demonyms=row.cells[2])
    for row in rows(tables / "regions.tsv", 8):
        known = [] if row.cells[5] == "-" else by_id.get(int(row.number(5)), [])
        if known:
            names = "|".join((row.cells[0], row.cells[6]))
            _extend(table, known, others=names, demonyms=row.cells[7])
        else:
            region = _region(row)
            table[-len(table), region.kind] = region
    return list(table.values())


def _extend(table: dict[tuple[int, Kind], Record], keys: Iterable[tuple[int, Kind] | None], **cells: str) -> None:
    """Add names to the records under `keys`; a table may name a place that this gazetteer does not hold."""
    for key in keys:
        if key is None:
            continue
        record = table[key]
        changes = {field: (*getattr(record, field), *split(cell)) for field, cell in cells.items()}
        table[key] = msgspec.structs.replace(record, **changes)


def _region(row: Row) -> Record:
    name, kind, _, _, country, number, others, demonyms = row.cells
    if kind not in _KINDS:
        raise DataError(f"{row.where}: kind {kind!r} is not known: use one of {', '.join(_KINDS)}")
    return Record(
        id=0 if number == "-" else int(row.number(5)),
        name=name,
        kind=_KINDS[kind],
        lat=row.number(2),
        lon=row.number(3),
        country="" if country == "-" else country,
        others=split(others),
        demonyms=split(demonyms),
    )
