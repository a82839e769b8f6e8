"""Which inputs are in: files all of whose articles were stored, so that a run that starts again passes them over."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dragoman.record.finished import Finished
from dragoman.record.folder import write_lock
from dragoman.record.store import Snapshot, append


def finish(path: Path, shards: Sequence[Finished], run: str) -> None:
    """Note finished inputs. Call it after their articles were committed: a run that dies in between reads them again,
    finds their articles and codes none."""
    now = datetime.datetime.now(datetime.UTC)
    rows = [msgspec.structs.asdict(shard) | {"run": run, "finished": now} for shard in shards]
    if rows:
        with write_lock(path):
            append(path, "shards", rows)


def finished(now: Snapshot) -> dict[str, Finished]:
    """Finished inputs by key; what the last run found counts."""
    rows = now.rows("select shard, path, articles, unread from store.shards order by finished")
    return {row["shard"]: Finished(**row) for row in rows}
