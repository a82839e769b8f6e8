"""Asking a record for events: the same words in Python and on the command line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

import msgspec
import polars as pl

from dragoman.errors import SettingError
from dragoman.model import Status
from dragoman.record.reviews import only_reviewed
from dragoman.views.export.shared import countries
from dragoman.views.words import known

if TYPE_CHECKING:
    from dragoman.record import Record
    from dragoman.record.store import Snapshot

Words = str | Iterable[str]
ALL_STATUSES = tuple(status.value for status in Status)


class EventWords(TypedDict, total=False):
    """The words of a query, as keyword arguments. `EventQuery` says what each means."""

    between: tuple[str, str] | None
    actor: str | None
    type: Words | None
    mode: Words | None
    quad: int | Iterable[int] | None
    since: str | None
    until: str | None
    status: Words | None
    context: Words | None
    confidence: float | None
    country: Words | None
    place: str | None
    box: tuple[float, float, float, float] | None
    source: Words | None
    speaker: str | None
    text: str | None
    reviewed: bool
    newest_first: bool


class EventQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What to look for. A word left out asks nothing; several values in one word are alternatives.

    - `between`: two parties, either way round; each an `actor`.
    - `actor`: a country ("IRN"), a country and sectors ("IRN:MIL"), sectors alone (":REB"), a code of PLOVER's or of an
      actor list of one's own ("UNO"), or a name or its whole words, in any case ("hatami").
    - `type`, `mode`, `quad` (1 to 4), `context`: PLOVER words.
    - `since`, `until`: first and last day, inclusive, as YYYY-MM-DD.
    - `status`: "actual" by default; "all" for every status.
    - `confidence`: the least confidence, 0 to 1.
    - `country`, `place`, `box`: where: ISO alpha-3 codes, a place's name, degrees (west, south, east, north).
    - `source`: the article's source. `speaker`: a name in `attributed_to`.
    - `text`: words that stand so, in any case, in the sentence of the event.
    - `reviewed`: only events that somebody accepted or corrected, as corrected.
    """

    between: tuple[str, str] | None = None
    actor: str | None = None
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    since: str | None = None
    until: str | None = None
    status: tuple[str, ...] = (Status.ACTUAL.value,)
    context: tuple[str, ...] = ()
    confidence: float | None = None
    country: tuple[str, ...] = ()
    place: str | None = None
    box: tuple[float, float, float, float] | None = None
    source: tuple[str, ...] = ()
    speaker: str | None = None
    text: str | None = None
    reviewed: bool = False
    newest_first: bool = True

    @classmethod
    def of(cls, **words: Unpack[EventWords]) -> EventQuery:
        """Build a query from keyword words; one value may stand for a tuple of one.

        Raises SettingError for a word that is not allowed or a value that does not fit.
        """
        unknown = sorted(set(words) - set(cls.__struct_fields__))
        if unknown:
            raise SettingError(f"no word {unknown[0]!r} in a query; allowed: {', '.join(cls.__struct_fields__)}.")
        given = {name: _fit(name, value) for name, value in words.items() if value is not None}
        try:
            query = msgspec.convert(given, cls)
        except msgspec.ValidationError as error:
            raise SettingError(
                f"query: {error}. See dragoman.views.query.EventQuery for what each word takes."
            ) from error
        _check(query)
        plain = {word: known(word, getattr(query, word)) for word in ("type", "mode", "context")}
        return msgspec.structs.replace(query, **plain)


_MANY = ("type", "mode", "quad", "status", "context", "country", "source")


def _fit(name: str, value: Any) -> Any:
    if name not in _MANY:
        return value
    if name == "status" and value == "all":
        return ALL_STATUSES
    return (value,) if isinstance(value, (str, int)) else tuple(value)


def _check(query: EventQuery) -> None:
    for name in ("since", "until"):
        value = getattr(query, name)
        if value is not None:
            _check_day(name, value)
    wrong = [status for status in query.status if status not in ALL_STATUSES]
    if wrong:
        raise SettingError(f"status: {wrong[0]!r} is none; allowed: {', '.join(ALL_STATUSES)}, all.")
    if any(quad not in (1, 2, 3, 4) for quad in query.quad):
        raise SettingError(f"quad: found {query.quad}; allowed: 1, 2, 3, 4.")
    if query.confidence is not None and not 0 <= query.confidence <= 1:
        raise SettingError(f"confidence: found {query.confidence}; allowed: 0 to 1.")
    nowhere = [code for code in query.country if code not in countries()]
    if nowhere:
        raise SettingError(f"country: {nowhere[0]!r} is no country; write its ISO 3166-1 alpha-3 code, e.g. KEN.")
    if query.box:
        _check_box(*query.box)


def _check_box(west: float, south: float, east: float, north: float) -> None:
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise SettingError(
            f"box: found {west:g} {south:g} {east:g} {north:g}; allowed: west, south, east, north in degrees, "
            "longitudes from -180 to 180, latitudes from -90 to 90, south below north."
        )


def _check_day(name: str, value: str) -> None:
    try:
        datetime.date.fromisoformat(value)
    except ValueError as error:
        raise SettingError(f"{name}: {value!r} is no day; write it as YYYY-MM-DD, e.g. 2020-05-24.") from error


class Where:
    """Collects the conditions of a query and the values they name."""

    def __init__(self) -> None:
        self.conditions: list[str] = []
        self.values: dict[str, Any] = {}

    def value(self, value: object) -> str:
        """Bind a value; return how the SQL names it."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f"${name}"

    def add(self, condition: str, *values: object) -> None:
        """Add a condition whose `{}` stand for the values."""
        self.conditions.append(condition.format(*(self.value(value) for value in values)))

    @property
    def sql(self) -> str:
        return " and ".join(self.conditions) or "true"


_COUNTRY = re.compile(r"[A-Z]{3}")
_CODE = re.compile(r"([A-Z]{3})?((?::[A-Z]{3})+)")


def party_test(where: Where, actor: str) -> str:
    """The condition that a party `p` is the actor asked for."""
    code = _CODE.fullmatch(actor)
    if code:
        tests = [f"p.country = {where.value(code[1])}"] if code[1] else []
        tests += [f"list_contains(p.sectors, {where.value(s)})" for s in code[2].strip(":").split(":")]
        return "(" + " and ".join(tests) + ")"
    if actor in countries():
        # Names are not looked at for a country: over millions of events that is what takes the time.
        return f"p.country = {where.value(actor)}"
    named = f"contains(' ' || lower(p.name) || ' ', {where.value(f' {actor.lower()} ')})"
    same = f"coalesce(p.code = {where.value(actor)}, false)"
    if _COUNTRY.fullmatch(actor):
        return f"(p.country = {where.value(actor)} or {same} or {named})"
    return f"({same} or {named})"


def _holds(side: str, test: str) -> str:
    return f"len(list_filter({side}, lambda p: coalesce({test}, false))) > 0"


def _between(where: Where, one: str, other: str) -> None:
    """Actor and recipient, or two actors of an event without recipient. Two countries have a column of their own."""
    if one in countries() and other in countries():
        where.add("contains(dyads, {})", f"|{'-'.join(sorted((one, other)))}|")
        return
    first, second = party_test(where, one), party_test(where, other)
    sides = [
        f"({_holds('actors', first)} and {_holds('recipients', second)})",
        f"({_holds('actors', second)} and {_holds('recipients', first)})",
        f"({_holds('actors', first)} and {_holds('actors', second)} and len(actors) > 1 and len(recipients) = 0)",
    ]
    where.conditions.append(f"({' or '.join(sides)})")


def conditions(query: EventQuery) -> Where:
    """The query as SQL over `live.events`."""
    where = Where()
    if query.between:
        _between(where, *query.between)
    if query.actor:
        test = party_test(where, query.actor)
        # One side after the other: to join the lists first takes six times as long.
        where.conditions.append(f"({_holds('actors', test)} or {_holds('recipients', test)})")
    for column, values in (("type", query.type), ("mode", query.mode), ("quad", query.quad), ("source", query.source)):
        if values:
            where.add(f"list_contains({{}}, {column})", list(values))
    if set(query.status) != set(ALL_STATUSES):
        where.add("list_contains({}, status)", list(query.status))
    if query.context:
        where.add("list_has_any(contexts, {})", list(query.context))
    if query.confidence is not None:
        where.add("confidence >= {}", query.confidence)
    if query.speaker:
        spoken = f"contains(' ' || lower(s.name) || ' ', {where.value(f' {query.speaker.lower()} ')})"
        where.conditions.append(f"len(list_filter(attributed_to, lambda s: {spoken})) > 0")
    if query.text:
        where.add("contains(lower(sentence.text), {})", query.text.lower())
    _when_and_where(query, where)
    return where


def _when_and_where(query: EventQuery, where: Where) -> None:
    if query.since:
        where.add("date >= {}::date", query.since)
    if query.until:
        where.add("date <= {}::date", query.until)
    if query.country:
        where.add("list_contains({}, place.country)", list(query.country))
    if query.place:
        where.add("lower(place.name) = {}", query.place.lower())
    if query.box:
        west, south, east, north = query.box
        where.add("place.lat between {} and {}", south, north)
        where.add("place.lon between {} and {}" if west <= east else "(place.lon >= {} or place.lon <= {})", west, east)


def select_events(record: Record, query: EventQuery) -> pl.DataFrame:
    """Events of the record that answer the query, one row each, by date (newest first), then by id."""
    with snapshot_for(record, query) as now:
        return events_in(now, query)


def snapshot_for(record: Record, query: EventQuery, more: tuple[str, ...] = ()) -> Snapshot:
    """The record as it is now, as far as a query for events needs it, and `more` tables; close it after use."""
    if not query.reviewed:
        return record.snapshot(("events", *more))
    now = record.snapshot(("events", "reviews", *more))
    only_reviewed(now)
    return now


def events_in(now: Snapshot, query: EventQuery) -> pl.DataFrame:
    """As `select_events`, on a snapshot that is open already."""
    where = conditions(query)
    order = "desc" if query.newest_first else "asc"
    return now.frame(
        f"select * exclude (n, batch, dyads) from live.events where {where.sql} order by date {order} nulls last, id",
        where.values,
    )
