"""Who is in a record: its actors with counts and aliases, and why each mention of one was linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dragoman.views.query import Where, party_test

if TYPE_CHECKING:
    from dragoman.record import Record

_CAST = """
    select p.name, p.kind, p.country, list_sort(list_distinct(flatten(list(p.sectors)))) as sectors,
        list_sort(list_distinct(list(case when p.former then 'former ' || p.role else p.role end))) as offices,
        count(*) as mentions, count(distinct p.article) as articles,
        list_sort(list_distinct(list(m.span.text) filter (m.kind <> 'pronoun'))) as aliases,
        min(p.code) as code, min(p.wikidata) as wikidata
    from live.actors p join live.mentions m on m.article = p.article and m.actor = p.id
    group by p.name, p.kind, p.country order by mentions desc, p.name, p.kind, p.country
"""
_LINKS = """
    select p.name, p.country, m.span.text as words, m.kind, m.why,
        case when p.former then 'former ' || p.role else p.role end as office,
        count(*) as mentions, count(distinct p.article) as articles
    from live.actors p join live.mentions m on m.article = p.article and m.actor = p.id
    where {where} group by all order by p.name, p.country, mentions desc, words, m.kind, m.why, office
"""


def cast_of(record: Record) -> pl.DataFrame:
    """The actors of a record, most often mentioned first."""
    with record.snapshot(("actors", "mentions")) as now:
        return now.frame(_CAST)


def links_of(record: Record, name: str) -> pl.DataFrame:
    """The words that name one actor, given as in `EventQuery.actor`, with how and why they were linked."""
    where = Where()
    where.conditions.append(party_test(where, name))
    with record.snapshot(("actors", "mentions")) as now:
        return now.frame(_LINKS.format(where=where.sql), where.values)
