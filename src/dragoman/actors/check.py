"""What is wrong or doubtful in a user's actor file, row by row: `dragoman actors check FILE`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dragoman.actors.knowledge import Knowledge, load_knowledge
from dragoman.actors.reader import Table, read_table, shipped_codes
from dragoman.actors.tables import Group, ListedActor, Metonym, Organisation, Person


class Checked(msgspec.Struct, frozen=True):
    """A file that can be used: its table, how many rows, and remarks with file and line."""

    table: str
    rows: int
    remarks: tuple[str, ...]


def check_file(path: Path) -> Checked:
    """Check a lexicon file against its format and against the shipped lexicons.

    Raises DataError that names file, line and field of the first row that cannot be used.
    """
    table = read_table(path, shipped_codes())
    return Checked(table.name, len(table.rows), tuple(_remarks(table, load_knowledge())))


def _remarks(table: Table, knowledge: Knowledge) -> list[str]:
    seen: dict[object, int] = {}
    remarks = []
    for number, row in table.rows:
        where = f"{table.path}:{number}"
        if row in seen:
            remarks.append(f"{where}: the same row as line {seen[row]}; one of them can go")
        seen.setdefault(row, number)
        remarks += [f"{where}: {remark}" for remark in _of_row(row, knowledge)]
    return remarks


def _of_row(row: msgspec.Struct, knowledge: Knowledge) -> list[str]:
    remarks = []
    if isinstance(row, Person | ListedActor) and row.since and row.until and row.until < row.since[: len(row.until)]:
        remarks.append(f"field 'until': {row.until!r} lies before since, {row.since!r}")
    if isinstance(row, Person) and knowledge.role(row.office) is None:
        remarks.append(
            f"field 'office': no role is called {row.office!r}; roles.tsv or a roles file of your own can add it"
        )
    if isinstance(row, Organisation | Group | Metonym):
        remarks += [f"name {name!r} now wins over {other}" for name, other in _shadowed(row, knowledge)]
    return remarks


def _shadowed(row: Organisation | Group | Metonym, knowledge: Knowledge) -> list[tuple[str, str]]:
    found = []
    for name in (row.name, *row.aliases):
        other = knowledge.organisation(name) or knowledge.group(name) or knowledge.metonym(name)
        if other is not None and other != row:
            found.append((name, f"{other.name!r} of the shipped lexicons"))
    return found
