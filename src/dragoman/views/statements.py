"""Who said what, about whom: the quotes of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dragoman.views.query import Where, party_test

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
