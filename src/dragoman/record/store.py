"""Reading and writing the Delta tables of a record.

One commit: the rows of a batch of codings are appended to the tables of their parts, then one row to `runs`.
That last row is what makes the batch visible: every reader reads `runs` first and shows only rows of batches named
there. A writer that dies in between leaves rows that nobody ever sees (and `compact` sweeps away).
Writers take turns, one batch at a time; readers never wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import duckdb
import polars as pl
import pyarrow as pa
from deltalake import DeltaTable, Schema, write_deltalake

from dragoman.paths import is_remote, store_of
from dragoman.record.folder import plain_errors
from dragoman.record.schema import INTERNAL, PARTS, SCHEMAS

ALL = (*PARTS, "splits", "reviews")
SqlValues = Mapping[str, Any]
_CONFIGURATION = {"delta.checkpointInterval": "10"}
"""Opening a table reads its log back to the last checkpoint: many small commits stay quick to open."""


def append(path: Path, name: str, rows: list[dict[str, Any]]) -> int | None:
    """Append rows to one table of the record, making the table where it is missing; return its version, None where
    there are no rows."""
    if not rows:
        return None
    with plain_errors(path, "written"):
        table = pa.Table.from_pylist(rows, schema=SCHEMAS[name])
        folder = str(path / name)
        if not DeltaTable.is_deltatable(folder):
            write_deltalake(folder, table, mode="append", configuration=_CONFIGURATION)
            return table_version(path, name)
        held = DeltaTable(folder)
        mixed = held.schema() != Schema.from_arrow(SCHEMAS[name])
        if mixed:
            _mixed(path, name).touch()
        write_deltalake(held, table, mode="append", schema_mode="merge" if mixed else None)
        return held.version()


def table_version(path: Path, name: str) -> int | None:
    """Delta's number of the newest version of a table; None where there is no table."""
    folder = str(path / name)
    with plain_errors(path, "read"):
        return DeltaTable(folder).version() if DeltaTable.is_deltatable(folder) else None


def _mixed(path: Path, name: str) -> Path:
    """A file whose being there says that data files of a table differ in their fields: several dragomans wrote them.

    To look into every data file instead would make records of many small commits slow to open.
    """
    return path / f".mixed-{name}"


def data_files(path: Path, name: str) -> list[str]:
    """Paths of the data files that the newest version of a table is made of; none where there is no table."""
    folder = path / name
    if not DeltaTable.is_deltatable(str(folder)):
        return []
    uris = DeltaTable(str(folder)).file_uris()
    return [str(folder / Path(unquote(uri)).name) for uri in uris]


class Snapshot:
    """A record as it stood at one moment: the batches committed until then, or until version `as_of`.

    A version is the number of commits: version 3 is the record after its third commit. `tables` are those that will be
    asked for; to open fewer is quicker.
    """

    def __init__(self, path: Path, as_of: int | None = None, tables: Iterable[str] = ALL) -> None:
        self.path = path
        self._sources: set[str] = set()
        with plain_errors(path, "read"):
            self.con = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
            if is_remote(path):
                self.con.register_filesystem(store_of(path))
            self._commits(as_of)
            for name in tables:
                self._source(name)
                if name in PARTS:
                    self._views(name)

    def _commits(self, as_of: int | None) -> None:
        """Read `runs` before any other table: what it names is wholly there already."""
        self.con.execute("create schema store")
        self.con.execute("create schema live")
        self._source("runs")
        where = "" if as_of is None else f" where seq <= {as_of:d}"
        self.con.execute(f"create table store.commits as select * from store.runs{where}")
        self.con.execute(_RUNS_VIEW)
        ((self.recoded,),) = self.con.execute("select coalesce(bool_or(recodes), false) from store.commits").fetchall()
        if self.recoded:
            # Some articles were coded anew: note which of their codings are old.
            self._source("articles")
            self.con.execute(_OLD_TABLE)

    def _source(self, name: str) -> None:
        """Make `store.<name>`: every stored row of a table, committed or not."""
        if name in self._sources:
            return
        self._sources.add(name)
        self.con.register(f"_{name}", SCHEMAS[name].empty_table())
        files = data_files(self.path, name)
        if not files:
            self.con.execute(f"create table store.{name} as select * from _{name}")
            return
        # Files of an earlier dragoman lack fields that came since: the empty table of today has them all.
        self.con.execute(f"create table store._{name} as select * from _{name}")
        listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
        mixed = str(_mixed(self.path, name).exists()).lower()
        stored = f"select * from read_parquet([{listed}], union_by_name = {mixed})"
        self.con.execute(f"create view store.{name} as {stored} union all by name select * from store._{name}")

    def _views(self, name: str) -> None:
        """Make `live.<name>` (rows of the codings that count, with our own columns) and the documented view."""
        article = "id" if name == "articles" else "article"
        visible = f"select * from store.{name} t where batch in (select batch from store.commits)"
        if self.recoded:
            visible += f" and not exists (from store.old o where o.batch = t.batch and o.article = t.{article})"
        self.con.execute(f"create view live.{name} as {visible}")
        columns = ", ".join(column for column in SCHEMAS[name].names if column not in INTERNAL)
        self.con.execute(f"create view {name} as select {columns} from live.{name}")

    def rows(self, query: str, values: SqlValues | None = None) -> list[dict[str, Any]]:
        """The rows a query yields, as plain Python objects."""
        with plain_errors(self.path, "read"):
            found: list[dict[str, Any]] = self.con.sql(query, params=values).to_arrow_table().to_pylist()
            return found

    def frame(self, query: str, values: SqlValues | None = None) -> pl.DataFrame:
        """The rows a query yields, as a Polars frame."""
        with plain_errors(self.path, "read"):
            return as_frame(self.con.sql(query, params=values).to_arrow_table())

    def close(self) -> None:
        self.con.close()

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def as_frame(table: pa.Table) -> pl.DataFrame:
    """A Polars frame of an Arrow table."""
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)  # from_arrow yields a Series for arrays only
    return frame


_OLD_TABLE = """
    create table store.old as
    select id as article, batch from (
        select a.id, a.batch, row_number() over (partition by a.id order by c.seq desc) as age
        from store.articles a join store.commits c using (batch)
    ) where age > 1
"""
_COUNTS = ", ".join(f"sum({name})::bigint as {name}" for name in PARTS)
_RUNS_VIEW = f"""
    create view runs as
    select run, min(command) as command, min(settings) as settings, min(started) as started,
        max(committed) as committed, epoch(max(committed)) - epoch(min(started)) as seconds,
        list_distinct(flatten(list(versions))) as versions, min(seq) as first_version, max(seq) as last_version,
        {_COUNTS}
    from store.commits group by run order by first_version
"""
