"""The engine of one machine: shards read here, one after the other, and coded in the processes of `pool`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.model import Article, Unread
from dragoman.paths import located
from dragoman.scale.pool import Coded, code_many
from dragoman.scale.shards import CHUNK, Known, Outcome, Plan, Reading, Shard, passed, shards
from dragoman.settings import Settings
from dragoman.sources.walk import read_file


def code_shards(paths: Iterable[Path], settings: Settings, workers: int, plan: Plan) -> Iterator[Outcome]:
    """Code the articles of files and folders that are not in the record yet, in the order they are read."""
    found = shards(paths, settings, plan)
    if plan.finished:
        found = yield from passed(found, settings, plan)
    feed = _Feed(found, settings, plan)
    for coded in code_many(feed.articles(), settings, workers):
        yield from feed.aside()
        feed.back(coded)
        yield coded
        yield from feed.over()
    yield from feed.aside()
    yield from feed.over()


class _Feed:
    """Reads the shards, and keeps count of what was read and not coded yet."""

    def __init__(self, found: Iterator[Shard | Unread], settings: Settings, plan: Plan) -> None:
        self._found = found
        self._settings = settings
        self._plan = plan
        self._readings: deque[Reading] = deque()
        self._known: list[str] = []
        self._aside: list[Outcome] = []

    def articles(self) -> Iterator[Article]:
        """Articles to code; what else comes up is put aside."""
        for shard in self._found:
            if isinstance(shard, Shard):
                reading = Reading(shard)
                self._readings.append(reading)
                yield from self._of(reading)
                reading.closed = True
            else:
                self._aside.append(shard)
        self._flush(1)

    def _of(self, reading: Reading) -> Iterator[Article]:
        for item in read_file(located(reading.shard.path), self._settings):
            if isinstance(item, Unread):
                reading.unread += 1
                self._aside.append(item)
            elif self._plan.holds(item.id):
                reading.known += 1
                self._known.append(item.id)
                self._flush(CHUNK)
            else:
                reading.sent += 1
                yield item

    def _flush(self, enough: int) -> None:
        if len(self._known) >= enough:
            self._aside.append(Known(tuple(self._known)))
            self._known.clear()

    def back(self, coded: Coded) -> None:
        """An article came back: it is of the first shard that still waits for one."""
        next(reading for reading in self._readings if reading.back < reading.sent).take(coded)

    def aside(self) -> Iterator[Outcome]:
        """What was put aside since the last asking."""
        found, self._aside = self._aside, []
        yield from found

    def over(self) -> Iterator[Outcome]:
        """Shards that are over, in their order."""
        while self._readings and self._readings[0].over:
            finished = self._readings.popleft().finished()
            if finished is not None:
                yield finished
