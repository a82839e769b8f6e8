"""The record as users meet it: `open_record(path)` and what a Record can do."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import duckdb
import polars as pl

from dragoman.errors import RecordError, SettingError
from dragoman.model import Article, Coding, Event, Versions
from dragoman.paths import located
from dragoman.record.care import KEEP_HOURS, CheckReport, Compacted, check, compact, vacuum
from dragoman.record.changes import diff
from dragoman.record.finished import Finished
from dragoman.record.folder import prepare, write_lock
from dragoman.record.occurrences import Windows
from dragoman.record.reports import occurrences as grouped
from dragoman.record.schema import PARTS, coding_from
from dragoman.record.shards import finish, finished
from dragoman.record.store import ALL, Snapshot, append, as_frame
from dragoman.record.verify import VerifyReport, verify
from dragoman.record.writer import Added, Run, Writer

if TYPE_CHECKING:
    from dragoman.views.query import EventQuery, EventWords

CHUNK_ARTICLES = 2000


def open_record(path: str | Path, *, create: bool = True, as_of_version: int | None = None) -> Record:
    """Open the record in a folder; make an empty one where there is none and `create` is true.

    `as_of_version` opens it read-only as it stood after that many commits (see `Record.versions`).
    Raises RecordError for a path that is no record, a record of a newer dragoman, or a version it does not have.
    """
    folder = located(path)
    prepare(folder, create and as_of_version is None)
    record = Record(folder, as_of_version)
    if as_of_version is not None:
        _check_version(record, as_of_version)
    return record


def _check_version(record: Record, wanted: int) -> None:
    newest = Record(record.path).versions().height
    if not 0 <= wanted <= newest:
        raise RecordError(f"{record.path} has no version {wanted}; it has versions 0 to {newest}.")


class Record:
    """A record on disk. Every call sees the newest committed state, unless the record was opened at a version."""

    def __init__(self, path: Path, as_of_version: int | None = None) -> None:
        self.path = path
        self._as_of = as_of_version
        self._writer = Writer(path)

    def snapshot(self, tables: Iterable[str] = ALL) -> Snapshot:
        """The record as it is now, as DuckDB views; close it after use. For the views; users have `sql`."""
        return Snapshot(self.path, self._as_of, tables)

    def add(self, codings: Coding | Iterable[Coding], run: Run | None = None) -> Added:
        """Store one coding or many. Those already stored with the same versions are left as they are.

        Rows of an article become visible together. Raises RecordError if the folder cannot be written; what was
        committed before stays.
        """
        if self._as_of is not None:
            raise RecordError(f"{self.path} was opened at version {self._as_of}, which is read-only. Open it without.")
        several = (codings,) if isinstance(codings, Coding) else codings
        return self._writer.add(several, run or Run())

    def refresh(self) -> None:
        """Learn which codings are stored now, for `holds`."""
        self._writer.refresh()

    def holds(self, article_id: str, versions: Versions) -> bool:
        """Whether an article's coding by these versions was stored at the last `refresh` or `add` of this object."""
        return self._writer.holds(article_id, versions)

    def keys(self) -> frozenset[str]:
        """Keys (`schema.coding_key`) of the codings that `holds` knows of."""
        return self._writer.keys()

    def finish(self, shards: Sequence[Finished], run: Run) -> None:
        """Note inputs all of whose articles are stored: a later run need not read them again."""
        finish(self.path, shards, run.id)

    def finished(self) -> dict[str, Finished]:
        """Inputs that were finished, by the key of their shard (`dragoman.scale.shards`)."""
        with self.snapshot(("shards",)) as now:
            return finished(now)

    def codings(self) -> Iterator[Coding]:
        """Every article's newest coding, in the order they were added."""
        with self.snapshot() as now:
            for batches in _chunks(now):
                yield from codings_of(now, "batch in (select unnest($values::bigint[]))", batches)

    def codings_of(self, article_ids: Sequence[str]) -> list[Coding]:
        """The newest codings of these articles, in the order of the ids; those that are not stored are left out."""
        with self.snapshot(PARTS) as now:
            found = codings_of(now, "{article} in (select unnest($values::varchar[]))", [*article_ids])
            held = {coding.article.id: coding for coding in found}
        return [held[article] for article in article_ids if article in held]

    def coding(self, article_id: str) -> Coding:
        """The newest coding of one article. Raises RecordError where the record has no such article."""
        found = self.codings_of([article_id])
        if not found:
            raise RecordError(f"{self.path} has no article {article_id!r}. `dragoman sql` can list articles.")
        return found[0]

    def event(self, event_id: str) -> tuple[Event, Article]:
        """One event and its article. Raises RecordError where the record has no such event."""
        with self.snapshot(("events",)) as now:
            found = now.rows("select article from live.events where id = $id", {"id": event_id})
        if not found:
            raise RecordError(f"{self.path} has no event {event_id!r}. `dragoman events {self.path}` lists them.")
        coding = self.coding(found[0]["article"])
        return next(event for event in coding.events if event.id == event_id), coding.article

    def verify(self) -> VerifyReport:
        """Re-read every stored offset against the stored text."""
        return verify(self.codings())

    def versions(self) -> pl.DataFrame:
        """One row a commit: version, when, the run, what it added, and the versions of program and codebook."""
        counts = ", ".join(PARTS)
        with self.snapshot(()) as now:
            return now.frame(
                f"select seq as version, committed, run, {counts}, versions from store.commits order by seq"
            )

    def runs(self) -> pl.DataFrame:
        """One row a run: command, settings, times, counts, versions, and the record versions it made."""
        with self.snapshot(()) as now:
            return now.frame("from runs")

    def sql(self, query: str) -> pl.DataFrame:
        """Answer one SELECT in DuckDB's SQL over the views named in docs/record.md.

        Nothing can be written, and no other file be read. Raises SettingError for anything but one SELECT, or SQL that
        does not hold.
        """
        with self.snapshot() as now:
            try:
                _only_select(now.con, query)
                _lock_down(now.con, self.path)
                return as_frame(now.con.sql(query).to_arrow_table())
            except duckdb.Error as error:
                raise SettingError(f"SQL: {error}") from error

    def occurrences(self, windows: Windows | None = None, status: Collection[str] = ("actual",)) -> pl.DataFrame:
        """Reports grouped into occurrences: id, type, status, date, counts of reports, articles and sources,
        first and last report, and `members` (event, article, reason). Computed anew, so nothing is lost by grouping.
        """
        with self.snapshot() as now:
            apart = [row["event"] for row in now.rows(_APART)]
            return grouped(now, windows or Windows(), status, apart)

    def split(self, event_id: str, why: str, *, apart: bool = True) -> None:
        """Keep an event out of any occurrence but its own, or with `apart=False` let it be grouped again."""
        self.event(event_id)
        row = {"event": event_id, "apart": apart, "why": why, "decided": datetime.datetime.now(datetime.UTC)}
        with write_lock(self.path):
            append(self.path, "splits", [row])

    def diff(self, before: int, after: int) -> pl.DataFrame:
        """Events added, gone and changed between two versions: columns change, id, article, fields."""
        for version in (before, after):
            _check_version(self, version)
        tables = ("events",)
        with Snapshot(self.path, before, tables) as old, Snapshot(self.path, after, tables) as new:
            return diff(old, new)

    def compact(self, *, sweep: bool = True) -> Compacted:
        """Join small files into large ones and sweep away what dead writers left. Changes no answer."""
        return compact(self.path, sweep)

    def vacuum(self, keep_hours: int = KEEP_HOURS, *, dry_run: bool = False) -> list[str]:
        """Delete files no longer in use that are older than `keep_hours`; return their names. Versions stay."""
        return vacuum(self.path, keep_hours, dry_run)

    def check(self) -> CheckReport:
        """See that every table can be read and holds what the commits say."""
        return check(self.path)

    def events(self, query: EventQuery | None = None, /, **words: Unpack[EventWords]) -> pl.DataFrame:
        """Events that answer the words of `dragoman.views.query.EventQuery`, newest first.

        `record.events(between=("IRN", "IRQ"), since="2020-01-01", type="CONSULT")`; actual events unless `status` says
        otherwise.
        """
        # Imported here: views are built on the record, not the record on views.
        from dragoman.views.query import EventQuery, select_events

        return select_events(self, query or EventQuery.of(**words))


_APART = (
    "select event from (select event, arg_max(apart, decided) as apart from store.splits group by event) where apart"
)


def _only_select(con: duckdb.DuckDBPyConnection, query: str) -> None:
    kinds = [statement.type.name for statement in con.extract_statements(query)]
    if kinds != ["SELECT"]:
        raise SettingError(f"SQL: one SELECT is allowed, and this is {', '.join(kinds) or 'empty'}.")


def _lock_down(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Leave the user's query nothing but the record's own data files."""
    inside = str(path).replace("'", "''")
    con.execute(f"set allowed_directories = ['{inside}']")
    con.execute("set enable_external_access = false")
    con.execute("set lock_configuration = true")


def _chunks(now: Snapshot) -> Iterator[list[int]]:
    """Batch numbers in their order, so many together that a chunk holds about CHUNK_ARTICLES articles."""
    chunk: list[int] = []
    articles = 0
    for row in now.rows("select batch, articles from store.commits order by seq"):
        chunk.append(row["batch"])
        articles += row["articles"]
        if articles >= CHUNK_ARTICLES:
            yield chunk
            chunk, articles = [], 0
    if chunk:
        yield chunk


def codings_of(now: Snapshot, where: str, values: list[Any]) -> Iterator[Coding]:
    """Codings whose rows answer `where`, in the order they were added."""
    parts: dict[tuple[int, str], dict[str, list[dict[str, Any]]]] = {}
    for name in PARTS:
        article = "id" if name == "articles" else "article"
        order = "batch, n" if name == "articles" else "batch, article, n"
        condition = where.format(article=article)
        rows = now.rows(f"from live.{name} where {condition} order by {order}", {"values": values})
        for row in rows:
            parts.setdefault((row["batch"], row[article]), {}).setdefault(name, []).append(row)
    for held in parts.values():
        yield coding_from(held["articles"][0], held)
