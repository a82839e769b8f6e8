"""Reading lexicon files: TSV or YAML whose rows become the structs of `tables`, checked field by field.

A file starts with comment lines; one of them names its table (`# table: people`). The first line that is not a
comment names the columns; each later line is one row. Fields are parted by tabs, items of a list by `|`.
`yamlfile` says how the same looks in YAML.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec

from dragoman.actors import tables
from dragoman.actors.tables import FLAGS, INTERNATIONAL, KINDS, ROWS
from dragoman.errors import DataError
from dragoman.kept import kept

FOLDER = Path(__file__).resolve().parent.parent / "data" / "lexicons" / "en"
"""Where the shipped lexicons lie."""
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ALPHA3 = re.compile("[A-Z]{3}")
YAML = (".yaml", ".yml")
TABLE_LINE = re.compile(r"#\s*table:\s*([a-z_]+)\s*$")

_CODE = (Path(__file__).read_bytes(), Path(str(tables.__file__)).read_bytes())
"""What reads and checks the files."""

RowT = TypeVar("RowT", bound=msgspec.Struct)


class Codes(msgspec.Struct, frozen=True):
    """What the `country` and `sectors` fields may hold; empty: not known yet, so not checked."""

    countries: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()


class Table(msgspec.Struct, frozen=True):
    """A file read: which table it adds to, and its rows with their line numbers."""

    path: str
    name: str
    rows: tuple[tuple[int, Any], ...]


class Column(msgspec.Struct, frozen=True):
    """A column of a file: its field, whether it holds a list, and what its items must be."""

    field: str
    is_list: bool
    words: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    allowed: str = ""


def _fail(where: str, field: str, found: str, allowed: str) -> DataError:
    return DataError(f"{where}: field {field!r}: found {found!r}; allowed: {allowed}")


def _listed(words: Collection[str]) -> str:
    shown = sorted(words)
    return ", ".join(shown) if len(shown) <= 40 else f"one of {len(shown)} codes such as {', '.join(shown[:3])}"


def _column(table: str, field: str, is_list: bool, codes: Codes) -> Column:
    """What column `field` of a table may hold."""
    if field in ("since", "until"):
        return Column(field, is_list, pattern=DATE, allowed="YYYY, YYYY-MM or YYYY-MM-DD, or nothing")
    if field == "code" and table == "countries":
        return Column(field, is_list, pattern=ALPHA3, allowed="three capital letters (ISO 3166-1 alpha-3)")
    words: Collection[str] = ()
    if field == "sectors" and codes.sectors:
        words = codes.sectors.union(INTERNATIONAL)
    elif field == "country":
        words = codes.countries
    elif field == "kind":
        words = KINDS[table]
    elif field == "flags":
        words = FLAGS
    elif field == "code" and table in ("organisations", "armed_groups"):
        words = INTERNATIONAL
    return Column(field, is_list, frozenset(words), allowed=_listed(words))


def _check(where: str, column: Column, items: Collection[str]) -> None:
    if column.words and not column.words.issuperset(items):
        raise _fail(where, column.field, next(item for item in items if item not in column.words), column.allowed)
    if column.pattern is not None:
        for item in items:
            if not column.pattern.fullmatch(item):
                raise _fail(where, column.field, item, column.allowed)


def _columns(table: str, names: Sequence[str], codes: Codes) -> dict[str, Column]:
    hints = get_type_hints(ROWS[table])
    return {name: _column(table, name, hints[name] == tuple[str, ...], codes) for name in names}


def _check_names(where: str, table: str, names: Iterable[str]) -> None:
    for name in names:
        if name not in ROWS[table].__struct_fields__:
            raise _fail(where, "header", name, ", ".join(ROWS[table].__struct_fields__))


def _required(table: str) -> list[str]:
    return [field.name for field in msgspec.structs.fields(ROWS[table]) if field.required]


def _lines(path: Path) -> tuple[str, list[tuple[int, str]]]:
    """Return the table a file names and its numbered lines without comments and blank lines."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    lines = enumerate(text.split("\n"), 1)
    return _named(path, text), [(n, line) for n, line in lines if line.strip() and not line.startswith("#")]


def _named(path: Path, text: str) -> str:
    """The table that the text of a file names."""
    named = next((found[1] for line in text.split("\n") if (found := TABLE_LINE.match(line))), "")
    if named not in ROWS:
        raise _fail(f"{path}:1", "# table:", named, f"a comment line '# table: NAME' with one of {', '.join(ROWS)}")
    return named


def _split(where: str, names: Sequence[str], line: str) -> dict[str, list[str]]:
    fields = line.split("\t")
    if len(fields) > len(names):
        raise _fail(where, "row", f"{len(fields)} fields", f"{len(names)} fields parted by tabs")
    return {name: [field] for name, field in zip(names, fields, strict=False) if field}


def _values(where: str, columns: Mapping[str, Column], fields: Mapping[str, list[str]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, words in fields.items():
        if not words:
            continue
        column = columns[name]
        listed = "|".join(words).split("|") if column.is_list else words
        items = tuple(filter(None, map(str.strip, listed)))
        if len(items) > 1 and not column.is_list:
            raise _fail(where, name, ", ".join(items), "one value")
        if items:
            _check(where, column, items)
            values[name] = items if column.is_list else items[0]
    return values


def _fields(path: Path) -> tuple[str, list[tuple[int, dict[str, list[str]]]]]:
    """The table that a file names, and its rows with their line numbers."""
    if path.suffix in YAML:
        from dragoman.actors.yamlfile import read_yaml

        name, rows = read_yaml(path)
        if name not in ROWS:
            raise _fail(f"{path}:1", "table", name, ", ".join(ROWS))
        for number, row in rows:
            _check_names(f"{path}:{number}", name, row)
        return name, rows
    name, lines = _lines(path)
    if not lines:
        raise DataError(f"{path}: no header line; allowed columns: {', '.join(ROWS[name].__struct_fields__)}")
    (number, header), *rest = lines
    names = [column.strip() for column in header.split("\t")]
    _check_names(f"{path}:{number}", name, names)
    if missing := [column for column in _required(name) if column not in names]:
        raise _fail(f"{path}:{number}", "header", header, f"a header line with the columns {', '.join(missing)}")
    return name, [(n, _split(f"{path}:{n}", names, line)) for n, line in rest]


def read_table(path: Path, codes: Codes) -> Table:
    """Read one lexicon file, TSV or (by its ending) YAML.

    Raises DataError that names file, line and field, what was found and what is allowed.
    """
    name, found = _fields(path)
    columns = _columns(name, ROWS[name].__struct_fields__, codes)
    required, row_type = _required(name), ROWS[name]
    rows = []
    for number, fields in found:
        where = f"{path}:{number}"
        values = _values(where, columns, fields)
        for field in required:
            if field not in values:
                raise _fail(where, field, "", "a value in every row")
        rows.append((number, row_type(**values)))
    return Table(str(path), name, tuple(rows))


def rows_of(tables: Collection[Table], name: str, row_type: type[RowT]) -> Iterator[RowT]:
    """Yield the rows of every file that adds to table `name`, in the order the files were read."""
    for table in tables:
        if table.name == name:
            yield from (row for _, row in table.rows if isinstance(row, row_type))


def shipped_codes() -> Codes:
    """The codes of countries and sectors that lexicon files may use."""
    countries, sectors = (_shipped(FOLDER / f"{name}.tsv", Codes()) for name in ("countries", "sectors"))
    return Codes(_codes(countries), _codes(sectors))


def _shipped(path: Path, codes: Codes) -> Table:
    """A shipped file as `read_table` reads it."""
    raw = path.read_bytes()
    name = _named(path, raw.decode("utf-8-sig"))
    known = " ".join((*sorted(codes.countries), *sorted(codes.sectors))).encode()
    kind: Any = tuple[tuple[int, ROWS[name]], ...]  # type: ignore[valid-type]
    rows = kept(f"lexicon-{path.stem}", kind, [*_CODE, known, raw], lambda: read_table(path, codes).rows)
    return Table(str(path), name, rows)


def read_tables(extra: Sequence[Path] = ()) -> tuple[Table, ...]:
    """Read the user's files and the shipped ones, the user's first."""
    codes = shipped_codes()
    own = (read_table(path, codes) for path in extra)
    return (*own, *(_shipped(path, codes) for path in sorted(FOLDER.glob("*.tsv"))))


def _codes(table: Table) -> frozenset[str]:
    return frozenset(row.code for _, row in table.rows)
