"""What `dragoman fetch` noted beside a page."""

from __future__ import annotations

from pathlib import Path

import msgspec

META = ".meta.json"
"""Added to the name of a page: where and when it was fetched."""


class _Meta(msgspec.Struct):
    final_url: str | None = None


def fetched_from(path: str) -> str | None:
    """Return the address that the page at `path` was fetched from, or None where no such note lies beside it."""
    try:
        return msgspec.json.decode(Path(path + META).read_bytes(), type=_Meta).final_url
    except (OSError, ValueError, msgspec.MsgspecError):
        return None  # no page of ours: the address is what the page itself says
