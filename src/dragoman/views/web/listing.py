"""Events of a record in pages of so many, newest first; a page is found again by the last event before it."""

from __future__ import annotations

import base64
import binascii
import datetime
from typing import Any

import msgspec

from dragoman.errors import SettingError
from dragoman.model import Coding
from dragoman.record.api import codings_of
from dragoman.views.query import EventQuery, Where, conditions
from dragoman.views.web.room import Absent, Reader

COLUMNS = (
    'id, article, type, mode, contexts, cameo, quad, score, status, actors, recipients, "trigger", sentence, frame, '
    "confidence, attributed_to, time, place, decisions, date, published, source, title, url, versions"
)
Row = dict[str, Any]


class Listing(msgspec.Struct, frozen=True):
    """One page of events, how many answer the query in all, and where the next page starts (None at the end)."""

    rows: list[Row]
    total: int
    after: str | None


def listing(reader: Reader, query: EventQuery, limit: int, after: str | None = None) -> Listing:
    """The events that answer a query, `limit` of them from behind `after`. Raises SettingError for a bad `after`."""
    return reader.answer(("listing", query, limit, after), lambda: _listing(reader, query, limit, after))


def _listing(reader: Reader, query: EventQuery, limit: int, after: str | None) -> Listing:
    where = conditions(query)
    if after:
        _behind(where, after)
    # First which, then all of them: only the rows shown are read in full.
    keys = reader.rows(
        f"select batch, article, id, date from live.events where {where.sql} "
        f"order by date desc nulls last, id limit {limit + 1:d}",
        where.values,
    )
    shown = keys[:limit]
    more = len(keys) > limit
    return Listing(_in_full(reader, shown), total(reader, query), _mark(shown[-1]) if more else None)


def total(reader: Reader, query: EventQuery) -> int:
    """How many events answer a query."""
    where = conditions(query)
    count = f"select count(*) as n from live.events where {where.sql}"
    return reader.answer(("total", query), lambda: int(reader.rows(count, where.values)[0]["n"]))


def _in_full(reader: Reader, keys: list[Row]) -> list[Row]:
    if not keys:
        return []
    found = reader.rows(
        f"select {COLUMNS} from live.events where batch in (select unnest($batches::bigint[])) "
        "and id in (select unnest($ids::varchar[]))",
        {"batches": sorted({key["batch"] for key in keys}), "ids": [key["id"] for key in keys]},
    )
    place = {key["id"]: n for n, key in enumerate(keys)}
    return sorted(found, key=lambda row: place[row["id"]])


def one_event(reader: Reader, ident: str) -> Row:
    """One event in full. Raises Absent where there is none of that id."""
    found = reader.rows(f"select {COLUMNS} from live.events where id = $id limit 1", {"id": ident})
    if not found:
        raise Absent(f"the record has no event {ident!r}.")
    return found[0]


def one_coding(reader: Reader, article: str) -> Coding:
    """All that one article yields. Raises Absent where there is none of that id."""
    found = next(codings_of(reader, "{article} in (select unnest($values::varchar[]))", [article]), None)
    if found is None:
        raise Absent(f"the record has no article {article!r}.")
    return found


def _mark(row: Row) -> str:
    words = msgspec.json.encode([row["date"].isoformat() if row["date"] else None, row["id"]])
    return base64.urlsafe_b64encode(words).decode().rstrip("=")


def _behind(where: Where, after: str) -> None:
    day, ident = _read_mark(after)
    if day is None:
        where.add("date is null and id > {}", ident)
    else:
        where.add("(date < {}::date or (date = {}::date and id > {}) or date is null)", day, day, ident)


def _read_mark(after: str) -> tuple[str | None, str]:
    try:
        raw = base64.urlsafe_b64decode(after.encode() + b"=" * (-len(after) % 4))
        day, ident = msgspec.json.decode(raw, type=tuple[str | None, str])
        if day is not None:
            datetime.date.fromisoformat(day)
    except (ValueError, binascii.Error, msgspec.MsgspecError) as error:
        raise SettingError(f"cursor: {after[:40]!r} is none that this record gave out; start without.") from error
    return day, ident
