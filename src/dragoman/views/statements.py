"""Who said what, about whom: the quotes of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import polars as pl

from dragoman.views.query import EventQuery, Where, events_in, party_test, snapshot_for

if TYPE_CHECKING:
    from dragoman.record import Record
    from dragoman.record.store import Snapshot

_QUOTES = """
    select q.article, q.id, a.published, coalesce(q.speaker_name, q.speaker.text) as speaker, p.country, q.act, q.kind,
        q.cue.text as cue, list_transform(q.content, lambda c: c.text) as content
    from live.quotes q
    join live.articles a on a.id = q.article
    left join live.actors p on p.article = q.article and p.id = q.speaker_actor
    where {where} order by a.published desc nulls last, q.article, q.n
"""
_WHOLE = """
    select q.article, q.id, q.kind, q.act, q.content, a.published, a.source, a.title, a.url, q.speaker, q.speaker_name,
        p.country as speaker_country, p.code as speaker_code, p.sectors as speaker_sectors, p.role as speaker_role,
        q.addressee, q.cue
    from live.quotes q
    join live.articles a on a.id = q.article
    left join live.actors p on p.article = q.article and p.id = q.speaker_actor
    where {where} order by q.article, q.n
"""
_ABOUT = """
    (q.article, q.id) in (
        select (c.article, c.id)
        from (select article, id, unnest(content) as words from live.quotes) c
        join live.mentions m on m.article = c.article
            and c.words.start <= m.span.start and m.span."end" <= c.words."end"
        join live.actors p on p.article = m.article and p.id = m.actor
        where {test})
"""


def quotes_of(record: Record, speaker: str | None = None, about: str | None = None) -> pl.DataFrame:
    """Quotes of a record, newest first; `speaker` and `about` are parties as in `EventQuery.actor`.

    `content` is a list of texts.
    """
    with record.snapshot(("articles", "quotes", "mentions", "actors")) as now:
        return statements(now, speaker, about)


def statements(
    now: Snapshot, speaker: str | None = None, about: str | None = None, limit: int | None = None
) -> pl.DataFrame:
    """As `quotes_of`, on a snapshot that is open already; at most `limit` rows."""
    where = Where()
    if speaker:
        words = where.value(f" {speaker.lower()} ")
        named = f"contains(' ' || lower(coalesce(q.speaker_name, q.speaker.text, '')) || ' ', {words})"
        where.conditions.append(f"(coalesce({party_test(where, speaker)}, false) or {named})")
    if about:
        where.conditions.append(_ABOUT.format(test=party_test(where, about)))
    some = "" if limit is None else f" limit {limit:d}"
    return now.frame(_QUOTES.format(where=where.sql) + some, where.values)


TABLES = ("articles", "actors", "quotes")
"""What a snapshot needs for `whole_quotes`."""


def whole_quotes(now: Snapshot, articles: list[str] | None = None) -> pl.DataFrame:
    """Every quote, or those of some articles, with all spans and with the speaker: what exports carry."""
    where = Where()
    if articles is not None:
        where.add("q.article in (select unnest({}::varchar[]))", articles)
    return now.frame(_WHOLE.format(where=where.sql), where.values)


def events_and_quotes(record: Record, query: EventQuery) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The events that answer a query and the quotes that go with them, both of one moment.

    The quotes of their articles; every quote of the record where the query asks for nothing but a status.
    """
    with snapshot_for(record, query, TABLES) as now:
        events = events_in(now, query)
        every = msgspec.structs.replace(query, status=EventQuery().status) == EventQuery()
        return events, whole_quotes(now, None if every else events["article"].unique().sort().to_list())
