"""`dragoman quotes`: who said what, about whom."""

from __future__ import annotations

from typing import Annotated

import polars as pl
import typer

from dragoman.cli.options import AsOf, Form, Format, Limit, RecordArgument, opened
from dragoman.cli.output import print_frame
from dragoman.record import Record
from dragoman.views.query import Where, party_test

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


def quotes(
    record: RecordArgument,
    speaker: Annotated[
        str | None, typer.Option("--speaker", help="Who says it: IRN, IRN:MIL, :REB or words of a name.", metavar="X")
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", help="Who is named in what is said, given as --speaker.", metavar="Y")
    ] = None,
    form: Format = Form.TABLE,
    limit: Limit = None,
    as_of: AsOf = None,
) -> None:
    """Show quotes and reported statements, newest first, with speaker, cue, kind and act."""
    print_frame(quotes_of(opened(record, as_of), speaker, about), form, limit)


def quotes_of(record: Record, speaker: str | None = None, about: str | None = None) -> pl.DataFrame:
    """Quotes of a record; `speaker` and `about` are parties as in `EventQuery.actor`. Content is a list of texts."""
    where = Where()
    if speaker:
        words = where.value(f" {speaker.lower()} ")
        named = f"contains(' ' || lower(coalesce(q.speaker_name, q.speaker.text, '')) || ' ', {words})"
        where.conditions.append(f"(coalesce({party_test(where, speaker)}, false) or {named})")
    if about:
        where.conditions.append(_ABOUT.format(test=party_test(where, about)))
    with record.snapshot(("articles", "quotes", "mentions", "actors")) as now:
        return now.frame(_QUOTES.format(where=where.sql), where.values)
