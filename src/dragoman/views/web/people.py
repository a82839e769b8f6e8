"""Who an actor is in a record: names, offices with their dates, partners, and what is said by and about them."""

from __future__ import annotations

from typing import Any

from dragoman.views.export.shared import countries
from dragoman.views.query import EventQuery, Where, conditions, party_test
from dragoman.views.statements import statements
from dragoman.views.web.room import Reader

Row = dict[str, Any]


def offices(reader: Reader, actor: str) -> list[Row]:
    """Roles the actor is given: role, former, country, sectors, first and last article, number of articles."""

    def work() -> list[Row]:
        where = Where()
        test = party_test(where, actor)
        return reader.rows(_OFFICES.format(test=test), where.values)

    return reader.answer(("offices", actor), work)


_OFFICES = """
    select p.name, p.kind, p.role, p.former, p.country, list_sort(p.sectors) as sectors, min(a.published) as first,
        max(a.published) as last, count(distinct p.article) as articles, max(p.wikidata) as wikidata,
        max(p.code) as code
    from live.actors p join live.articles a on a.id = p.article
    where {test} group by all order by articles desc, p.name, p.role nulls last, first limit 60
"""


def aliases(reader: Reader, actor: str) -> list[Row]:
    """Words that name the actor (pronouns left out) and how often."""

    def work() -> list[Row]:
        where = Where()
        test = party_test(where, actor)
        if actor in countries():
            # A country's people and bodies have names of their own.
            test += " and p.kind = 'country'"
        return reader.rows(_ALIASES.format(test=test), where.values)

    return reader.answer(("aliases", actor), work)


_ALIASES = """
    select m.span.text as words, m.kind, count(*) as mentions
    from live.actors p join live.mentions m on m.article = p.article and m.actor = p.id
    where {test} and m.kind <> 'pronoun' group by all order by mentions desc, words limit 40
"""


def partners(reader: Reader, actor: str, query: EventQuery) -> list[Row]:
    """The other countries (or names) in the actor's events: events, mean score, counts by quad."""

    def work() -> list[Row]:
        where = conditions(query)
        test = party_test(where, actor)
        return reader.rows(_PARTNERS.format(where=where.sql, test=test), where.values)

    return reader.answer(("partners", actor, query), work)


_PARTNERS = """
    select partner, count(*) as events, avg(score) as mean_score, max(date) as last,
        count(*) filter (quad = 1) as quad_1, count(*) filter (quad = 2) as quad_2,
        count(*) filter (quad = 3) as quad_3, count(*) filter (quad = 4) as quad_4
    from (
        select e.quad, e.score, e.date, unnest(list_distinct(list_concat(
            [coalesce(p.country, p.name) for p in actors if not coalesce({test}, false)],
            [coalesce(p.country, p.name) for p in recipients if not coalesce({test}, false)]))) as partner
        from live.events e where {where}
    ) group by partner order by events desc, partner limit 20
"""


def quotes(reader: Reader, speaker: str | None, about: str | None, limit: int = 12) -> list[Row]:
    """Newest statements of a speaker, about somebody."""
    return reader.answer(
        ("quotes", speaker, about, limit),
        lambda: statements(reader, speaker, about, limit).to_dicts(),
    )


def suggestions(reader: Reader, words: str, limit: int = 20) -> list[Row]:
    """Actors whose name holds the words: name, kind, country, articles."""
    return reader.rows(_SUGGESTIONS.format(limit=int(limit)), {"words": words.lower()})


_SUGGESTIONS = """
    select name, any_value(kind) as kind, country, count(distinct article) as articles
    from live.actors where contains(lower(name), $words) or lower(country) = $words
    group by name, country order by articles desc, name limit {limit}
"""
