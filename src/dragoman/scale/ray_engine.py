"""The engine of many machines: shards read and coded on a Ray cluster, kept by the process that drives it.

Ray Data carries the rows: a task reads a shard and yields one row an article, actors code them, each with a worker
process of `dragoman.scale.pool` that loads the models once (so that an article which kills its process is named and
not tried for ever), and the driver counts the rows of each shard. Rows of a node that dies are made again by Ray and
come once.
"""

from __future__ import annotations

import importlib
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa

from dragoman.errors import DragomanError, SettingError
from dragoman.model import Article, Coding, Unread, Versions
from dragoman.paths import located
from dragoman.record.schema import coding_key
from dragoman.scale.pool import Pool
from dragoman.scale.shards import CHUNK, Known, Outcome, Plan, Reading, Shard, passed, shards
from dragoman.settings import Settings
from dragoman.sources.walk import STDIN, read_file

CODE_CPUS, READ_CPUS = 0.9, 0.1
"""Cores that an actor and a reading task ask for: every core has an actor, and reading is never locked out."""
BLOCK_BYTES = 1 << 20
"""Size of the blocks that articles travel in, some hundred together: one large file feeds all actors."""
BLOCKS = 10_000
"""Reading tasks at most; where there are more shards, some share one."""

ARTICLE, UNREAD, KNOWN, END, CODING, LOST = range(6)
"""What a row holds. END has the number of articles that its shard sent to be coded."""
Row = dict[str, Any]


def code_shards(
    paths: Iterable[Path], settings: Settings, workers: int, plan: Plan, address: str | None = None
) -> Iterator[Outcome]:
    """Code the articles of files and folders on the cluster at `address`, or on one started here.

    Every node must see the files under the same paths and have the same dragoman. Codings come in no fixed order.
    Raises SettingError where Ray is not installed or the cluster cannot be reached.
    """
    ray = _imported()
    found = shards(paths, settings, plan)
    if plan.finished:
        found = yield from passed(found, settings, plan)
    taken: list[Shard] = []
    for shard in found:
        if isinstance(shard, Unread):
            yield shard
        else:
            taken.append(shard)
    if any(shard.path == str(STDIN) for shard in taken):
        raise SettingError("standard input cannot be read by a cluster; give files, or leave --engine ray out")
    if taken:
        with _cluster(ray, address, workers):
            yield from _Gathering(taken, plan.versions).outcomes(_batches(ray, taken, settings, workers, plan))


def _imported() -> Any:
    try:
        importlib.import_module("ray.data")
    except ImportError as error:
        raise SettingError(
            f"engine is 'ray', and Ray cannot be imported ({error}); install it with: pip install 'dragoman[ray]'"
        ) from error
    return importlib.import_module("ray")


@contextmanager
def _cluster(ray: Any, address: str | None, workers: int) -> Iterator[None]:
    """Be connected to a cluster: one that this process is connected to already stays so."""
    if ray.is_initialized():
        yield
        return
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    own = {} if address else {"num_cpus": workers or None, "include_dashboard": False}
    try:
        ray.init(address=address or "local", logging_level=logging.WARNING, log_to_driver=False, **own)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise SettingError(
            f"address is {address!r}, and no Ray cluster answers there ({error}); "
            "start one with `ray start --head`, or leave --address out"
        ) from error
    try:
        yield
    finally:
        ray.shutdown()


def _batches(ray: Any, taken: Sequence[Shard], settings: Settings, workers: int, plan: Plan) -> Iterator[pa.Table]:
    """Batches of rows as they come from the cluster."""
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = BLOCK_BYTES
    logging.getLogger("ray.data").setLevel(logging.WARNING)
    most = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
    stored = ray.put(_packed(plan.stored())) if plan.versions else None
    rows = ray.data.from_items(
        [{"number": number, "path": shard.path} for number, shard in enumerate(taken)],
        override_num_blocks=min(len(taken), BLOCKS),
    )
    rows = rows.flat_map(Reader(settings, plan.versions, stored), num_cpus=READ_CPUS)
    coded = rows.map_batches(
        Coder,
        fn_constructor_args=(msgspec.json.encode(settings),),
        batch_size=settings.batch,
        batch_format="pyarrow",
        concurrency=(1, most),
        num_cpus=CODE_CPUS,
        max_restarts=-1,
        max_task_retries=-1,
    )
    try:
        yield from coded.iter_batches(batch_size=None, batch_format="pyarrow")
    except ray.exceptions.RayError as error:
        cause = getattr(error, "cause", None) or error
        raise DragomanError(
            f"the cluster gave up: {' '.join(str(cause).split())[-500:]}; what was committed is kept; run again"
        ) from error


def _packed(keys: Iterable[str]) -> np.ndarray[Any, Any]:
    """Keys of codings, 16 bytes each and sorted: one array that all tasks of a node share."""
    return np.sort(np.frombuffer(b"".join(map(bytes.fromhex, keys)), dtype="S16"))


class Reader:
    """On a node: reads a shard, a row for each article, and a last one that counts those to be coded."""

    def __init__(self, settings: Settings, versions: Versions | None, stored: Any) -> None:
        self._settings = settings
        self._versions = versions
        self._stored = stored

    def __call__(self, source: Row) -> Iterator[Row]:
        sent = 0
        known: list[str] = []
        holds = self._holds()
        for item in read_file(located(source["path"]), self._settings):
            if isinstance(item, Unread):
                yield _row(source["number"], UNREAD, item)
            elif holds(item):
                known.append(item.id)
            else:
                sent += 1
                yield _row(source["number"], ARTICLE, item)
            if len(known) >= CHUNK:
                yield _row(source["number"], KNOWN, known)
                known = []
        yield _row(source["number"], KNOWN, known)
        yield _row(source["number"], END, sent)

    def _holds(self) -> Any:
        if self._stored is None or self._versions is None:
            return lambda _: False
        versions, stored = self._versions, importlib.import_module("ray").get(self._stored)

        def holds(article: Article) -> bool:
            key = np.bytes_(bytes.fromhex(coding_key(article.id, versions)))
            place = int(np.searchsorted(stored, key))
            return place < len(stored) and bool(stored[place] == key)

        return holds


def _row(number: int, kind: int, body: object) -> Row:
    return {"number": number, "kind": kind, "body": msgspec.msgpack.encode(body)}


class Coder:
    """On a node, once a core: codes the articles among the rows, passes the others on."""

    def __init__(self, settings: bytes) -> None:
        self._pool = Pool(msgspec.json.decode(settings, type=Settings), 1)

    def __call__(self, batch: pa.Table) -> pa.Table:
        rows = batch.to_pylist()
        articles = (msgspec.msgpack.decode(row["body"], type=Article) for row in rows if row["kind"] == ARTICLE)
        coded = self._pool.code(articles)
        return pa.Table.from_pylist([self._coded(row, coded) for row in rows], schema=batch.schema)

    @staticmethod
    def _coded(row: Row, coded: Iterator[Coding | Unread]) -> Row:
        if row["kind"] != ARTICLE:
            return row
        item = next(coded)
        return _row(row["number"], LOST if isinstance(item, Unread) else CODING, item)


class _Gathering:
    """In the driver: makes outcomes of rows, and knows when a shard is over."""

    def __init__(self, taken: Sequence[Shard], versions: Versions | None) -> None:
        self._readings = [Reading(shard) for shard in taken]
        self._versions = versions

    def outcomes(self, batches: Iterable[pa.Table]) -> Iterator[Outcome]:
        """What the rows say; Finished after the last row of a shard."""
        for batch in batches:
            for row in batch.to_pylist():
                reading = self._readings[row["number"]]
                outcome = self._taken(reading, row["kind"], row["body"])
                if outcome is not None:
                    yield outcome
                finished = reading.finished() if reading.over else None
                if finished is not None:
                    yield finished

    def _taken(self, reading: Reading, kind: int, body: bytes) -> Outcome | None:
        if kind == END:
            reading.sent, reading.closed = msgspec.msgpack.decode(body, type=int), True
            return None
        if kind == KNOWN:
            known = Known(msgspec.msgpack.decode(body, type=tuple[str, ...]))
            reading.known += len(known.articles)
            return known if known.articles else None
        if kind == UNREAD:
            reading.unread += 1
            return msgspec.msgpack.decode(body, type=Unread)
        if kind == LOST:
            lost = msgspec.msgpack.decode(body, type=Unread)
            reading.take(lost)
            return lost
        coding = msgspec.msgpack.decode(body, type=Coding)
        reading.take(coding)
        self._check(coding)
        return coding

    def _check(self, coding: Coding) -> None:
        if self._versions is not None and coding.versions != self._versions:
            raise DragomanError(
                f"a node coded with {coding.versions}, and this machine has {self._versions}: install the same "
                "dragoman and models on every node, and run again"
            )
