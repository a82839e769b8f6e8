"""What takes long to read is kept beside the user's other caches, under the hash of all that it was made from.

Nothing here can be stale: what is kept is found by the bytes of its sources and of the code that read them. Where the
folder cannot be written, or a file in it is damaged, things are read again. The folder is `dragoman` in
$XDG_CACHE_HOME, else in ~/.cache; it may be removed at any time.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


def kept(name: str, kind: type[T], sources: Iterable[bytes], make: Callable[[], T]) -> T:
    """What `make` returns, of type `kind`; read from the cache where it was made of the same `sources` before.

    `sources` are all the bytes that decide what is made: files, and the code that reads them. `name` is a word for
    the file. What `make` raises is raised.
    """
    digest = hashlib.sha256()
    for source in sources:
        digest.update(len(source).to_bytes(8, "big") + source)
    path = folder() / f"{name}-{digest.hexdigest()[:32]}.msgpack"
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.msgpack.decode(path.read_bytes(), type=kind)
    made = make()
    with suppress(OSError):
        _keep(path, msgspec.msgpack.encode(made))
    return made


def folder() -> Path:
    """Where things are kept."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman"


def _keep(path: Path, content: bytes) -> None:
    """Write whole or not at all, and take what was made of earlier sources away."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{uuid.uuid4().hex}")
    new.write_bytes(content)
    new.replace(path)
    name = path.name.rpartition("-")[0]
    for old in path.parent.glob(f"{name}-{'?' * 32}.msgpack"):
        if old != path:
            old.unlink(missing_ok=True)
