"""The folder a record lies in: its mark (`record.json`), its write lock, and errors in plain words."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import msgspec
import pyarrow as pa
from deltalake.exceptions import DeltaError

from dragoman.errors import RecordError
from dragoman.paths import is_remote
from dragoman.record.schema import SCHEMA_VERSION

MARK = "record.json"
LOCK = ".lock"
WAIT_SECONDS = 120.0
"""How long a writer waits for another writer of the same record before it gives up."""


class Mark(msgspec.Struct, frozen=True):
    """What `record.json` says: that the folder is a record, and the version of its tables."""

    format: str
    schema: int


def prepare(path: Path, create: bool) -> None:
    """See that `path` is a record that this program can read; make an empty one where allowed.

    Raises RecordError for a path that is no record, a record of a newer dragoman, or a folder that cannot be made.
    """
    _check_name(path)
    if (path / MARK).is_file():
        _check_mark(path)
    elif path.exists() and (not path.is_dir() or _has_content(path)):
        raise RecordError(
            f"{path} is no record: it has no {MARK}. Name a folder that `dragoman code --record` made, "
            "or an empty or new one."
        )
    elif create:
        _make(path)
    else:
        raise RecordError(f"{path}: there is no record here. Make one with `dragoman code PATH --record {path}`.")


def _check_name(path: Path) -> None:
    """Delta Lake misreads "%" in a path, and DuckDB takes the other three for patterns."""
    found = sorted(set(str(path if is_remote(path) else path.resolve())) & set("%*?["))
    if found:
        raise RecordError(
            f"{path}: a record cannot lie in a folder with {' '.join(found)} in its path. Choose another."
        )


def _has_content(path: Path) -> bool:
    return any(not entry.name.startswith(".") for entry in path.iterdir())


def _check_mark(path: Path) -> None:
    with plain_errors(path, "read"):
        raw = (path / MARK).read_bytes()
    try:
        mark = msgspec.json.decode(raw, type=Mark)
    except msgspec.MsgspecError as error:
        raise RecordError(
            f"{path / MARK} cannot be understood ({error}). It should read "
            f'{{"format":"dragoman record","schema":{SCHEMA_VERSION}}}: restore it from a backup.'
        ) from error
    if mark.format != "dragoman record":
        raise RecordError(f"{path} is no record: {MARK} says format {mark.format!r}, not 'dragoman record'.")
    if mark.schema > SCHEMA_VERSION:
        raise RecordError(
            f"{path} was written by a newer dragoman (record schema {mark.schema}; this one reads up to "
            f"{SCHEMA_VERSION}). Upgrade dragoman to open it."
        )


def _make(path: Path) -> None:
    with plain_errors(path, "made"):
        mark = msgspec.json.encode(Mark(format="dragoman record", schema=SCHEMA_VERSION))
        if is_remote(path):
            (path / MARK).write_bytes(mark)  # whole or not at all, as every object is
            return
        path.mkdir(parents=True, exist_ok=True)
        draft = path / f".{MARK}.{os.getpid()}"
        draft.write_bytes(mark)
        draft.replace(path / MARK)


@contextmanager
def plain_errors(path: Path, doing: str) -> Iterator[None]:
    """Turn what files, Delta, Arrow and DuckDB raise into a RecordError that says what to try."""
    try:
        yield
    except (OSError, DeltaError, pa.ArrowException, duckdb.Error) as error:
        raise RecordError(f"{path} cannot be {doing}: {_words(error)}") from error


def _words(error: Exception) -> str:
    text = " ".join(str(error).split())
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.ENOSPC or "No space left" in text or "os error 28" in text:
        return "the disk is full. What was committed before is intact; free some space and run again."
    if code in (errno.EROFS, errno.EACCES, errno.EPERM) or "Read-only" in text or "Permission denied" in text:
        return "the folder is read-only for this user. Allow writing, or copy the record elsewhere."
    return f"{text}. What was committed before is intact; `dragoman record check` says more."


@contextmanager
def write_lock(path: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the record for writing. Readers never look at this lock; the system frees it when a process dies.

    In an object store there is no lock: one process at a time may write there.
    """
    if is_remote(path):
        yield
        return
    with plain_errors(path, "written"):
        handle = os.open(path / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _acquire(handle, path, time.monotonic() + wait)
        yield
    finally:
        os.close(handle)


def _acquire(handle: int, path: Path, deadline: float) -> None:
    while not _try_lock(handle):
        if time.monotonic() > deadline:
            raise RecordError(
                f"{path} is being written by another process. Try again when it is done; what was committed stays."
            )
        time.sleep(0.02)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
