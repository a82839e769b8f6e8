"""Inputs as shards: what a run takes up, finishes, and passes over when it is started again.

A shard is a file. Its key is the hash of its bytes, of what else decides what is read from it, and of the versions
that code: a file that moved is the same shard, a file that changed is another. What an engine yields (`Outcome`) is the
same for every engine; what becomes of it is `dragoman.scale.keep`'s.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import msgspec

from dragoman.model import Article, Coding, Unread, Versions
from dragoman.paths import fingerprint, is_remote, located
from dragoman.record import Finished
from dragoman.settings import Settings
from dragoman.sources.fetched import META
from dragoman.sources.walk import STDIN, files, read_file, suffix

READING = ("published", "language", "max_bytes", "max_chars", "columns")
"""Settings that decide what is read and kept of a file; the others are in the versions, or change nothing."""


CHUNK = 200
"""Articles that are known, handed on together."""


class Shard(msgspec.Struct, frozen=True):
    """One file of the input; `key` is None where it cannot be told before reading (standard input)."""

    path: str
    key: str | None = None


class Known(msgspec.Struct, frozen=True):
    """Articles that were read and whose codings the record holds: they are not coded again. `passed`: their shard was
    finished, and they were read only to be shown."""

    articles: tuple[str, ...]
    passed: bool = False


class Passed(msgspec.Struct, frozen=True):
    """A shard that an earlier run finished."""

    shard: Finished


Outcome = Coding | Unread | Known | Passed | Finished
"""What an engine yields. Finished comes after all that its shard held."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine needs to know of a run, beside its settings.

    `holds` tells whether an article's coding is stored, `stored` lists the keys of all that are, `finished` has the
    shards that are in. `shows` tells whether codings are still looked at: finished shards are read only then, and not
    coded.
    """

    versions: Versions | None = None
    finished: Mapping[str, Finished] = {}
    holds: Callable[[str], bool] = lambda _: False
    stored: Callable[[], Iterable[str]] = tuple
    shows: Callable[[], bool] = lambda: False


def shards(paths: Iterable[Path], settings: Settings, plan: Plan) -> Iterator[Shard | Unread]:
    """Yield the shards of files and folders in the order they are read."""
    for path in paths:
        for found in files(path):
            yield found if isinstance(found, Unread) else _shard(found, settings, plan.versions)


def passed(
    found: Iterable[Shard | Unread], settings: Settings, plan: Plan
) -> Generator[Outcome, None, Iterator[Shard | Unread]]:
    """Yield what is to be said of the shards that are in; return the others."""
    others: list[Shard | Unread] = []
    for shard in found:
        held = plan.finished.get(shard.key or "") if isinstance(shard, Shard) else None
        if held is None:
            others.append(shard)
        else:
            yield Passed(held)
            yield from _shown(shard.path, settings, plan)
    return iter(others)


def _shown(path: str, settings: Settings, plan: Plan) -> Iterator[Known]:
    """Read a finished shard as far as its codings are looked at."""
    if plan.shows():
        ids = (item.id for item in read_file(located(path), settings) if isinstance(item, Article))
        while plan.shows() and (chunk := tuple(islice(ids, CHUNK))):
            yield Known(chunk, passed=True)


def _shard(file: Path, settings: Settings, versions: Versions | None) -> Shard | Unread:
    """The shard of a file. Its key takes a second a gigabyte to find, and is needed only where a record is kept."""
    if versions is None or file == STDIN:
        return Shard(str(file))
    try:
        return Shard(str(file), _key(file, settings, versions))
    except OSError as error:
        return Unread(str(file), f"found a file that cannot be read ({error}); expected read permission; check it")


def _key(file: Path, settings: Settings, versions: Versions) -> str:
    reading = {name: getattr(settings, name) for name in READING}
    digest = hashlib.sha256(msgspec.json.encode([suffix(file), reading, versions]))
    digest.update(_content(file))
    note = file.with_name(file.name + META)
    if note.is_file():
        digest.update(note.read_bytes())
    return digest.hexdigest()[:32]


def _content(file: Path) -> bytes:
    if is_remote(file):
        return fingerprint(file).encode()  # to read it twice would cost as much as to code it
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


class Reading:
    """A shard while it is read and coded: what went out to be coded and what came back."""

    def __init__(self, shard: Shard) -> None:
        self.shard = shard
        self.closed = False
        self.lost = False
        """An article was lost to workers that died: the next run must try again."""
        self.sent = self.back = self.known = self.unread = 0

    @property
    def over(self) -> bool:
        return self.closed and self.back == self.sent

    def take(self, coded: Coding | Unread) -> None:
        """One article came back."""
        self.back += 1
        self.lost = self.lost or isinstance(coded, Unread)

    def finished(self) -> Finished | None:
        """What to note of the shard once it is over; None where it must be read again: where articles were lost, and
        where nothing could be read, so that it is named again with its reason."""
        articles = self.sent + self.known
        if self.shard.key is None or self.lost or (self.unread and not articles):
            return None
        return Finished(self.shard.key, self.shard.path, articles, self.unread)
