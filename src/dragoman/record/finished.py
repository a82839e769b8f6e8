"""An input that is done with."""

from __future__ import annotations

import msgspec


class Finished(msgspec.Struct, frozen=True):
    """An input that was read to its end. `shard` is its key, `articles` and `unread` what came of it."""

    shard: str
    path: str
    articles: int = 0
    unread: int = 0
