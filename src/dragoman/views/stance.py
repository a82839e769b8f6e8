"""How a speaker stands to those spoken of, by the events of the words: for or against, with the events that say so.

An act that the speaker's own side does speaks of whom it is done to: "we will help Iraq" is for Iraq. An act of others
speaks of who does it: "their jets bombed a market" is against them. So does the act of saying itself, where it is an
event: "accused Peru". The sign of the event's score decides; negated events and the content of a denial say nothing,
and what somebody is accused of is never for him.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dragoman.views.statements import statements

if TYPE_CHECKING:
    from dragoman.record import Record

_STANCE = """
    with acts as (
        select e.article, q.id as quote, e.id, e.type, e.score, e.trigger.text as words, e.actors, e.recipients
        from live.events e join live.quotes q on q.article = e.article and q.id = e.attributed_to[1].quote
        where e.status <> 'negated' and q.act <> 'denial'
            and not (q.act in ('accusation', 'criticism', 'doubt') and e.score > 0)
        union all
        select e.article, q.id, e.id, e.type, e.score, e.trigger.text, e.actors, e.recipients
        from live.quotes q
        join live.events e on e.article = q.article and e.status <> 'negated'
            and e.trigger.start < q.cue."end" and q.cue.start < e.trigger."end"
            and list_contains(list_transform(e.actors, lambda p: p.actor), q.speaker_actor)
    ),
    sided as (
        select a.*, q.speaker_actor as speaker, s.country as home,
            len(list_filter(a.actors, lambda p: p.actor = q.speaker_actor or p.country = s.country)) > 0 as own
        from acts a
        join live.quotes q on q.article = a.article and q.id = a.quote
        join live.actors s on s.article = a.article and s.id = q.speaker_actor
    ),
    toward as (
        select *, unnest(case when own then recipients else actors end) as party from sided
    )
    select article, quote as id, list_sort(list(distinct {
            'text': case when score < 0 then 'against ' else 'for ' end || party.name || ': ' || type || ' ' || words,
            'toward': party.name, 'country': party.country,
            'stance': case when score < 0 then 'against' else 'for' end,
            'type': type, 'words': words, 'event': toward.id
        })) as stance
    from toward
    where score <> 0 and party.actor is distinct from speaker and (home is null or party.country is distinct from home)
    group by article, quote
"""
_HEARER = "select article, id, addressee.text as addressee from live.quotes"


def quotes_with_stance(record: Record, speaker: str | None = None, about: str | None = None) -> pl.DataFrame:
    """The quotes of `statements.quotes_of`, with who is told and how the speaker stands to those spoken of.

    `stance` is a list of structs: toward (a name) and its country, stance ("for" or "against"), and the evidence: the
    event's type, words and id.
    """
    with record.snapshot(("articles", "quotes", "mentions", "actors", "events")) as now:
        quotes = statements(now, speaker, about)
        told, stances = now.frame(_HEARER), now.frame(_STANCE)
    keys = ["article", "id"]
    whole = quotes.join(told, on=keys, how="left", maintain_order="left")
    return whole.join(stances, on=keys, how="left", maintain_order="left")
