"""The record as the reading room keeps it open: one snapshot for all readers, renewed when somebody commits."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from dragoman.errors import DragomanError, RecordError
from dragoman.record import Record, open_record
from dragoman.record.reviews import only_reviewed
from dragoman.record.schema import SCHEMAS
from dragoman.record.store import ALL, Snapshot

SECONDS = 10.0
"""How long one page may ask the record before it is told to narrow its question."""
KEPT = 256
"""Answers kept of one version of the record."""
T = TypeVar("T")


class TooSlow(DragomanError):
    """A question took longer than the room allows."""


class Absent(RecordError):
    """The record has no such event, article or actor."""


class Edition:
    """One version of the record: its open snapshot and the answers it gave."""

    def __init__(self, record: Record, key: Hashable, reviewed: bool) -> None:
        self.key = key
        self.snapshot = record.snapshot(ALL)
        if reviewed:
            only_reviewed(self.snapshot)
        self.version: int = self.snapshot.rows("select coalesce(max(seq), 0) as n from store.commits")[0]["n"]
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._turns: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def answer(self, asked: Hashable, work: Callable[[], T]) -> T:
        """What `work` yields, worked out once for this version of the record."""
        with self._lock:
            if asked in self._answers:
                self._answers.move_to_end(asked)
                kept: T = self._answers[asked]
                return kept
            turn = self._turns.setdefault(asked, threading.Lock())
        # Readers who ask the same at once wait for the first of them.
        with turn:
            with self._lock:
                if asked in self._answers:
                    answered: T = self._answers[asked]
                    return answered
            return self._keep(asked, work())

    def _keep(self, asked: Hashable, made: T) -> T:
        with self._lock:
            self._answers[asked] = made
            self._turns.pop(asked, None)
            while len(self._answers) > KEPT:
                self._answers.popitem(last=False)
        return made


class Reader(Snapshot):
    """One request's own cursor on an edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.path = edition.snapshot.path
        self.recoded = edition.snapshot.recoded
        self.version = edition.version
        self.con = edition.snapshot.con.cursor()

    def answer(self, asked: Hashable, work: Callable[[], T]) -> T:
        """As `Edition.answer`."""
        return self.edition.answer(asked, work)


class Room:
    """A record open for many readers. `reviewer` is who reviews, where that is allowed."""

    def __init__(
        self, path: Path, as_of: int | None = None, reviewer: str | None = None, seconds: float = SECONDS
    ) -> None:
        self.record = open_record(path, create=False, as_of_version=as_of)
        self.reviewer = reviewer
        self.name = path.resolve().name
        self._seconds = seconds
        self._lock = threading.Lock()
        self._editions: dict[bool, Edition] = {}

    def edition(self, reviewed: bool = False) -> Edition:
        """The newest version of the record; opened anew only where something was committed since.

        `reviewed` is the edition that holds reviewed events alone.
        """
        key = _newest(self.record.path)
        with self._lock:
            held = self._editions.get(reviewed)
            if held is None or held.key != key:
                held = self._editions[reviewed] = Edition(self.record, key, reviewed)
            return held

    @contextmanager
    def reading(self, reviewed: bool = False) -> Iterator[Reader]:
        """A reader of the newest version, stopped after the room's seconds.

        Raises TooSlow where the time is up.
        """
        reader = Reader(self.edition(reviewed))
        bell = threading.Timer(self._seconds, reader.con.interrupt)
        bell.daemon = True
        bell.start()
        try:
            yield reader
        except DragomanError as error:
            if isinstance(error.__cause__, duckdb.InterruptException):
                raise TooSlow(
                    f"this took longer than {self._seconds:g} seconds. Narrow it: fewer days, one pair, one type."
                ) from error
            raise
        finally:
            bell.cancel()
            reader.close()


def _newest(path: Path) -> tuple[str, ...]:
    """The newest log entry of every table: it changes with each commit, review and compaction."""
    return tuple(_newest_entry(path / name / "_delta_log") for name in SCHEMAS)


def _newest_entry(log: Path) -> str:
    try:
        return max((entry.name for entry in log.iterdir() if entry.suffix == ".json"), default="")
    except FileNotFoundError:
        return ""
