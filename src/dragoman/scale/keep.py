"""Keeping what an engine yields: bounded commits, and shards noted once all that they held is committed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dragoman.model import Coding
from dragoman.record import Finished
from dragoman.scale.shards import Known, Outcome, Passed

if TYPE_CHECKING:
    from dragoman.record import Record, Run

COMMIT_ARTICLES = 1000
FIRST_SECONDS = 2.0
COMMIT_SECONDS = 30.0
"""A commit holds so many articles, or what came within so many seconds (fewer at first, twice as many each time): a
run that is killed loses no more."""
COMPACT_COMMITS = 200
"""Commits after which small files are joined: each commit opens every table, which takes longer with each file."""


class Keeper:
    """Writes to a record as one run. Call `flush` at the end, however the run ends."""

    def __init__(self, record: Record, run: Run) -> None:
        self.added = self.known = self.unread_before = 0
        """Articles that are new, those that were stored already, and inputs that an earlier run could not read."""
        self._record = record
        self._run = run
        self._seconds = FIRST_SECONDS
        self._due = 0.0
        self._commits = 0
        self._codings: list[Coding] = []
        self._shards: list[Finished] = []

    def take(self, outcome: Outcome) -> None:
        """Take in one outcome; commit when it is time."""
        match outcome:
            case Coding():
                if not self._codings:
                    self._due = time.monotonic() + self._seconds
                self._codings.append(outcome)
                if len(self._codings) >= COMMIT_ARTICLES or time.monotonic() > self._due:
                    self.flush()
            case Finished():
                self._shards.append(outcome)
            case Known(passed=False):
                self.known += len(outcome.articles)
            case Passed():
                self.known += outcome.shard.articles
                self.unread_before += outcome.shard.unread

    def flush(self) -> None:
        """Commit all that was taken in; shards after their articles."""
        if self._codings:
            added = self._record.add(self._codings, self._run)
            self.added += added.articles
            self.known += added.known
            self._codings.clear()
            self._commits += 1
            self._seconds = min(2 * self._seconds, COMMIT_SECONDS)
        self._record.finish(self._shards, self._run)
        self._shards.clear()
        if self._commits >= COMPACT_COMMITS:
            self._commits = 0
            self._record.compact(sweep=False)
