"""Looking after a record: compacting small files, removing old ones, and checking that all is well."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import msgspec
from deltalake import DeltaTable

from dragoman.errors import SettingError
from dragoman.record.folder import plain_errors, write_lock
from dragoman.record.schema import PARTS, SCHEMAS
from dragoman.record.store import Snapshot, data_files

KEEP_HOURS = 168
"""Files that a table no longer needs stay for a week, for readers that began before."""


class Compacted(msgspec.Struct, frozen=True):
    """Data files before and after, and rows of dead writers that were swept away."""

    files_before: int
    files_after: int
    orphans: int


def compact(path: Path, sweep: bool = True) -> Compacted:
    """Join small files into large ones and sweep away rows of batches that were never committed. Changes no answer.

    To sweep, all tables are gone through; `sweep=False` leaves it, for a run that compacts as it goes.
    """
    with write_lock(path), plain_errors(path, "compacted"):
        before = _count_files(path)
        with Snapshot(path) as now:
            lost = {name: _orphans(now, name) for name in PARTS} if sweep else {}
        for name in SCHEMAS:
            if data_files(path, name):
                _compact_table(DeltaTable(str(path / name)), lost.get(name, {}))
        swept = sum(sum(batches.values()) for batches in lost.values())
        return Compacted(before, _count_files(path), swept)


def _count_files(path: Path) -> int:
    return sum(len(data_files(path, name)) for name in SCHEMAS)


def _orphans(now: Snapshot, name: str) -> dict[int, int]:
    """Batches that no commit names, with their number of rows."""
    lost = f"store.{name} where batch not in (select batch from store.commits)"
    return {row["batch"]: row["n"] for row in now.rows(f"select batch, count(*) as n from {lost} group by batch")}


def _compact_table(table: DeltaTable, lost: dict[int, int]) -> None:
    if lost:
        table.delete(f"batch in ({', '.join(str(batch) for batch in lost)})")
    table.optimize.compact()


def vacuum(path: Path, keep_hours: int = KEEP_HOURS, dry_run: bool = False) -> list[str]:
    """Delete files that the tables no longer use and that are older than `keep_hours`; return their names.

    Versions of the record stay readable: they are told apart by commit, not by old files.
    """
    if keep_hours < 0:
        raise SettingError(f"keep_hours: found {keep_hours}; allowed: 0 or more (168 is a week).")
    removed: list[str] = []
    with write_lock(path), plain_errors(path, "vacuumed"):
        for name in SCHEMAS:
            if data_files(path, name):
                removed += _vacuum_table(path / name, keep_hours, dry_run)
    return removed


def _vacuum_table(folder: Path, keep_hours: int, dry_run: bool) -> list[str]:
    table = DeltaTable(str(folder))
    # Delta names files again that an earlier vacuum deleted: keep to those that are there.
    listed = table.vacuum(keep_hours, dry_run=True, enforce_retention_duration=False)
    there = sorted({Path(unquote(file)).name for file in listed} & {file.name for file in folder.iterdir()})
    if there and not dry_run:
        table.vacuum(keep_hours, dry_run=False, enforce_retention_duration=False)
    return [f"{folder.name}/{name}" for name in there]


class CheckReport(msgspec.Struct, frozen=True):
    """`problems` in plain words, none where all is well; `orphans` are rows that no reader sees."""

    versions: int
    orphans: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


def check(path: Path) -> CheckReport:
    """See that every table can be read and holds what the commits say it holds. `verify` re-reads the offsets."""
    problems: list[str] = []
    orphans = 0
    with Snapshot(path) as now:
        (commits,) = now.rows("select count(*) as n, count(distinct seq) as seqs, max(seq) as top from store.commits")
        if not commits["n"] == commits["seqs"] == (commits["top"] or 0):
            problems.append(f"runs: {commits['n']} commits, but the newest is numbered {commits['top']}")
        for name in PARTS:
            orphans += sum(_orphans(now, name).values())
            problems += _miscounts(now, name)
        problems += [
            f"articles: {row['id']} is stored {row['n']} times with the same versions" for row in now.rows(_TWICE)
        ]
    return CheckReport(commits["n"], orphans, tuple(problems))


_TWICE = """
    select min(id) as id, count(*) as n from store.articles join store.commits using (batch)
    group by coding having n > 1 order by id
"""


def _miscounts(now: Snapshot, name: str) -> list[str]:
    query = f"""
        select c.seq, c.{name} as said, count(t.batch) as found
        from store.commits c left join store.{name} t using (batch) group by all having said <> found order by c.seq
    """
    return [
        f"{name}: commit {row['seq']} wrote {row['said']} rows, {row['found']} are there" for row in now.rows(query)
    ]
