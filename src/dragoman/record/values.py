"""What rows hold as values of the types: with no table, and no package for tables, in memory."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec

from dragoman.model import Event

S = TypeVar("S", bound=msgspec.Struct)


@cache
def _filled(kind: type[msgspec.Struct]) -> frozenset[str]:
    """Fields that are never None: a row of an earlier dragoman, which lacks them, takes their default."""
    defaults = kind.__struct_defaults__
    named = zip(kind.__struct_fields__[-len(defaults) :] if defaults else (), defaults, strict=True)
    return frozenset(name for name, default in named if default is not None)


def from_row(row: Mapping[str, Any], kind: type[S]) -> S:
    """The frozen type that a stored row holds; columns beside its fields do not matter."""
    filled = _filled(kind)
    return msgspec.convert({key: value for key, value in row.items() if value is not None or key not in filled}, kind)


def day(text: str | None) -> datetime.date | None:
    """The day an ISO 8601 date or date-time begins with; None where it fixes no day."""
    try:
        return datetime.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def event_day(event: Event, published: str | None) -> datetime.date | None:
    """The date of an event: its first day, else the day its article was published."""
    first = day(event.time.first) if event.time else None
    return first or day(published)
