"""The words of a query as they stand in an address: read from it, written back to it, shown in a form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from starlette.datastructures import QueryParams

from dragoman.errors import SettingError
from dragoman.views.query import ALL_STATUSES, EventQuery

MANY = ("type", "mode", "quad", "status", "context", "country", "source")
PLAIN = ("actor", "since", "until", "confidence", "place", "speaker", "text")
LONGEST_WORD = 200


def query_from(params: QueryParams, without: Iterable[str] = ()) -> EventQuery:
    """The query that an address asks. Empty words ask nothing. Raises SettingError for a value that does not fit."""
    words: dict[str, Any] = {}
    for name in (*MANY, *PLAIN, "between", "box"):
        values = [value.strip() for value in params.getlist(name) if value.strip()]
        if not values or name in without:
            continue
        too_long = next((value for value in values if len(value) > LONGEST_WORD or "\0" in value), None)
        if too_long is not None:
            raise SettingError(f"{name}: a value holds at most {LONGEST_WORD} characters and no null character.")
        words[name] = _fit(name, values)
    if params.get("reviewed", "").lower() in ("1", "true", "on"):
        words["reviewed"] = True
    return EventQuery.of(**words)


def _fit(name: str, values: list[str]) -> Any:
    if name == "status":
        return "all" if "all" in values else values
    if name == "quad":
        return [_number(name, value, int) for value in values]
    if name in MANY:
        return values
    if name == "between":
        return _several(name, values, 2)
    if name == "box":
        return tuple(_number(name, value, float) for value in _several(name, values, 4))
    return _number(name, values[-1], float) if name == "confidence" else values[-1]


def _number(name: str, value: str, kind: type[int] | type[float]) -> int | float:
    try:
        number = kind(value)
    except ValueError as error:
        raise SettingError(f"{name}: {value!r} is no number.") from error
    if not -1e6 < number < 1e6:
        raise SettingError(f"{name}: {value!r} is out of range.")
    return number


def _several(name: str, values: list[str], count: int) -> tuple[str, ...]:
    """The parts of a word that takes several values: given apart (`between=A&between=B`) or joined by commas."""
    parts = tuple(values) if len(values) == count else tuple(part.strip() for part in values[0].split(","))
    if len(parts) != count or not all(parts):
        raise SettingError(f"{name}: found {len(parts)} values; it takes {count}, e.g. {name}=A&{name}=B.")
    return parts


def words_of(query: EventQuery) -> list[tuple[str, str]]:
    """The words of a query that ask something, as the pairs of an address."""
    pairs: list[tuple[str, str]] = []
    plain = EventQuery()
    for name in EventQuery.__struct_fields__:
        value = getattr(query, name)
        if value == getattr(plain, name) or value is None:
            continue
        if name == "reviewed":
            pairs.append((name, "1"))
        elif name == "status" and set(value) == set(ALL_STATUSES):
            pairs.append((name, "all"))
        elif isinstance(value, tuple):
            pairs += [(name, f"{item:g}" if isinstance(item, float) else str(item)) for item in value]
        elif name != "newest_first":
            pairs.append((name, f"{value:g}" if isinstance(value, float) else str(value)))
    return pairs


def address(path: str, query: EventQuery | None = None, **more: object) -> str:
    """A path with the words of a query behind it; `more` adds or (None) drops words."""
    pairs = [(name, value) for name, value in (words_of(query) if query else []) if name not in more]
    pairs += [(name, str(value)) for name, value in more.items() if value is not None]
    return f"{path}{'&' if '?' in path else '?'}{urlencode(pairs)}" if pairs else path


def pair_path(one: str, other: str) -> str:
    """The address of a pair's page. A name with a slash cannot stand in a path: it comes as a word."""
    if "/" in one + other:
        return f"/pair?{urlencode({'one': one, 'other': other})}"
    return f"/pair/{quote(one, safe=':')}/{quote(other, safe=':')}"


def actor_path(name: str) -> str:
    """The address of an actor's page."""
    return f"/actor/{quote(name, safe=':')}"


def narrowed(query: EventQuery, **changes: Any) -> EventQuery:
    """The query with some of its words changed."""
    return msgspec.structs.replace(query, **changes)
