"""Adding codings to a record: in batches, each whole or not at all, none twice."""

from __future__ import annotations

import datetime
import time
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman.model import Coding, Versions
from dragoman.record.folder import WAIT_SECONDS, write_lock
from dragoman.record.schema import PARTS, coding_key, rows_of
from dragoman.record.store import Snapshot, append, table_version

BATCH_ARTICLES = 1000
BATCH_CHARS = 20_000_000
BATCH_SECONDS = 30.0
"""A batch is written when it holds so many articles or characters of text, or when its first article has waited so
long: a run that dies loses no more than that."""


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One go of coding, as the `runs` view shows it. Several calls of `add` may share one."""

    id: str = msgspec.field(default_factory=lambda: uuid.uuid4().hex)
    command: str = ""
    settings: dict[str, Any] = {}
    started: datetime.datetime = msgspec.field(default_factory=_now)


class Added(msgspec.Struct, frozen=True):
    """What an `add` did: new articles and events, articles that were there already, the run's id."""

    run: str
    articles: int = 0
    events: int = 0
    known: int = 0


class Writer:
    """Appends batches. It remembers which codings are stored and reads only what others added since."""

    def __init__(self, path: Path, wait: float = WAIT_SECONDS) -> None:
        self._path = path
        self._wait = wait
        self._seq = 0
        self._batch = 0
        self._runs: int | None = None
        """Delta's version of `runs` when it was last looked at: where it is the same, nobody else has written."""
        self._codings: set[str] = set()
        self._articles: set[str] = set()

    def add(self, codings: Iterable[Coding], run: Run) -> Added:
        """Store codings; those already stored (same article, same versions) are counted and left as they are."""
        articles = events = known = 0
        for batch in batches(codings):
            with write_lock(self._path, self._wait):
                last = self._catch_up()
                new = [coding for coding in batch if not self._stored(coding)]
                known += len(batch) - len(new)
                if new:
                    self._commit(new, run, last)
            articles += len(new)
            events += sum(len(coding.events) for coding in new)
        return Added(run=run.id, articles=articles, events=events, known=known)

    def holds(self, article: str, versions: Versions) -> bool:
        """Whether an article's coding is stored, as far as this writer knows: what others add it learns as it adds."""
        return coding_key(article, versions) in self._codings

    def keys(self) -> frozenset[str]:
        """Keys (`coding_key`) of all codings that this writer knows to be stored."""
        return frozenset(self._codings)

    def refresh(self) -> None:
        """Learn what others added."""
        self._catch_up()

    def _stored(self, coding: Coding) -> bool:
        return self.holds(coding.article.id, coding.versions)

    def _catch_up(self) -> int:
        """Learn what was committed since the last look; return the newest batch number."""
        runs = table_version(self._path, "runs")
        if runs is not None and runs == self._runs:
            return self._batch
        with Snapshot(self._path, tables=()) as now:
            (top,) = now.rows("select max(seq) as seq, max(batch) as batch from store.commits")
        if top["seq"] not in (None, self._seq):
            self._learn()
            self._seq = top["seq"]
        self._runs, self._batch = runs, top["batch"] or 0
        return self._batch

    def _learn(self) -> None:
        with Snapshot(self._path, tables=("articles",)) as now:
            found = now.rows(
                "select id, coding from store.articles join store.commits using (batch) where seq > $seq",
                {"seq": self._seq},
            )
        self._codings.update(row["coding"] for row in found)
        self._articles.update(row["id"] for row in found)

    def _commit(self, codings: list[Coding], run: Run, last: int) -> None:
        # Numbers from the clock: those of batches that died half-way are never used again, and order is kept.
        batch = max(time.time_ns(), last + 1)
        tables: dict[str, list[dict[str, Any]]] = {name: [] for name in PARTS}
        for place, coding in enumerate(codings):
            for name, row in rows_of(coding, batch, place):
                tables[name].append(row)
        for name, rows in tables.items():
            append(self._path, name, rows)
        self._runs = append(self._path, "runs", [self._mark(codings, run, batch, tables)])
        self._seq, self._batch = self._seq + 1, batch
        self._codings.update(coding_key(coding.article.id, coding.versions) for coding in codings)
        self._articles.update(coding.article.id for coding in codings)

    def _mark(
        self, codings: list[Coding], run: Run, batch: int, tables: dict[str, list[dict[str, Any]]]
    ) -> dict[str, Any]:
        versions = sorted({coding.versions for coding in codings}, key=msgspec.json.encode)
        return {
            "seq": self._seq + 1,
            "batch": batch,
            "run": run.id,
            "command": run.command,
            "settings": msgspec.json.encode(run.settings, order="sorted").decode(),
            "started": run.started,
            "committed": _now(),
            "recodes": any(coding.article.id in self._articles for coding in codings),
            "versions": msgspec.to_builtins(versions),
        } | {name: len(rows) for name, rows in tables.items()}


def batches(codings: Iterable[Coding], seconds: float = BATCH_SECONDS) -> Iterator[list[Coding]]:
    """Split codings into batches that hold no article twice; a coding that comes again in its batch is dropped."""
    batch: dict[str, Coding] = {}
    chars, due = 0, 0.0
    for coding in codings:
        held = batch.get(coding.article.id)
        if held is not None and held.versions == coding.versions:
            continue
        full = len(batch) >= BATCH_ARTICLES or chars >= BATCH_CHARS or time.monotonic() > due
        if batch and (full or held is not None):
            yield list(batch.values())
            batch, chars = {}, 0
        if not batch:
            due = time.monotonic() + seconds
        batch[coding.article.id] = coding
        chars += len(coding.article.text)
    if batch:
        yield list(batch.values())
