"""`dragoman actors show|check|import`: who is in a record, and lists of one's own."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dragoman.actors import Knowledge, load_knowledge
from dragoman.actors.check import check_file
from dragoman.actors.importers import petrarch_actors, petrarch_agents, write_table
from dragoman.actors.wikidata import Imported, from_dump, from_sparql
from dragoman.cli.options import AsOf, Form, Format, Limit, RecordArgument, opened
from dragoman.cli.output import print_frame
from dragoman.errors import DataError
from dragoman.views.cast import cast_of, links_of

app = typer.Typer(help="See who is in a record; check and import actor lists.", no_args_is_help=True)


class Source(StrEnum):
    """Whose lists are imported."""

    PETRARCH_ACTORS = "petrarch-actors"
    PETRARCH_AGENTS = "petrarch-agents"
    WIKIDATA_DUMP = "wikidata-dump"
    WIKIDATA_SPARQL = "wikidata-sparql"


@app.command("show")
def show(
    record: RecordArgument,
    name: Annotated[
        str | None, typer.Argument(help="Only this actor: IRN, IRN:MIL, :REB or words of a name.", metavar="[NAME]")
    ] = None,
    form: Format = Form.TABLE,
    limit: Limit = None,
    as_of: AsOf = None,
) -> None:
    """Show who is in a record, with counts of mentions and the aliases seen; of one, why each mention was linked."""
    store = opened(record, as_of)
    print_frame(cast_of(store) if name is None else links_of(store, name), form, limit)


@app.command("check")
def check(files: Annotated[list[Path], typer.Argument(help="Actor lists to check.", metavar="FILE...")]) -> None:
    """Check actor lists of your own. Exit code 1 with file, line and field where a row cannot be used."""
    for path in files:
        checked = check_file(path)
        for remark in checked.remarks:
            print(remark)
        print(f"{path}: {checked.rows} rows of {checked.table}, {len(checked.remarks)} remarks")


@app.command("import")
def import_(
    source: Annotated[Source, typer.Argument(help=f"What it is: {', '.join(Source)}.", metavar="SOURCE")],
    file: Annotated[Path, typer.Argument(help="The file to read.", metavar="FILE")],
    out: Annotated[Path, typer.Argument(help="The list to write; give it to dragoman code --actors.", metavar="OUT")],
) -> None:
    """Turn a PETRARCH dictionary, a Wikidata dump or a SPARQL result into an actor list."""
    table, read = _READERS[source]
    try:
        rows, left_out = read(file, load_knowledge())
        made = datetime.date.today().isoformat()
        count = write_table(rows, out, table=table, source=f"{source.value} {file.name}", made=made)
    except OSError as error:
        raise DataError(f"{error.filename}: {error.strerror}; check the path") from error
    print(f"{count} rows of {table} written to {out}, {left_out} left out")


Rows = tuple[Sequence[msgspec.Struct], int]
Reader = Callable[[Path, Knowledge], Rows]


def _all(read: Callable[[Path, Knowledge], Sequence[msgspec.Struct]]) -> Reader:
    return lambda path, knowledge: (read(path, knowledge), 0)


def _some(read: Callable[[Path, Knowledge], Imported]) -> Reader:
    def rows(path: Path, knowledge: Knowledge) -> Rows:
        found = read(path, knowledge)
        return found.rows, found.left_out

    return rows


_READERS: dict[Source, tuple[str, Reader]] = {
    Source.PETRARCH_ACTORS: ("actors", _all(petrarch_actors)),
    Source.PETRARCH_AGENTS: ("roles", _all(petrarch_agents)),
    Source.WIKIDATA_DUMP: ("people", _some(from_dump)),
    Source.WIKIDATA_SPARQL: ("people", _some(from_sparql)),
}
