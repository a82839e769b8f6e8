"""Who is who in one article: mentions found, joined and resolved to actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from spacy.tokens import Doc

from dragoman.actors.joins import join
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.mentions import Draft, pronouns_of
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import Known
from dragoman.actors.resolve import Resolver
from dragoman.actors.tables import INTERNATIONAL
from dragoman.model import Actor, Mention, Place, Span

KINDS = {
    "country": "country",
    "demonym": "demonym",
    "metonym": "metonym",
    "pronoun": "pronoun",
    "description": "description",
    "pair": "description",
    "role": "role",
    "group": "group",
}
"""Kinds of mention by sort of phrase; a phrase of another sort is a name."""


class Cast(msgspec.Struct, frozen=True):
    """Who is who in one article.

    `homes` are the countries, by the ids of the actors, of those without an office who are likely at home there: an
    act of theirs is no more public for it.
    """

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    homes: Mapping[str, str]


def find_actors(
    doc: Doc, published: str | None, knowledge: Knowledge, places: Sequence[Place] = ()
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The actors of a parsed article, each with a country or its likely home, and their mentions: see `find_cast`."""
    cast = find_cast(doc, published, knowledge, places)
    return tuple(at_home(actor, cast.homes) for actor in cast.actors), cast.mentions


def at_home(actor: Actor, homes: Mapping[str, str]) -> Actor:
    """The actor, with the country where it is likely at home for want of another."""
    home = homes.get(actor.id)
    return actor if home is None else msgspec.structs.replace(actor, country=home)


def find_cast(doc: Doc, published: str | None, knowledge: Knowledge, places: Sequence[Place] = ()) -> Cast:
    """Find every actor of a parsed article and every mention of it.

    An actor without a mention is one of the `members` of another: "the ambassadors of Peru and Chile" are two.
    `published` (ISO 8601) decides which office a known person holds; `places` tell where it
    is set. Offsets are characters of `doc.text`. Mentions
    come in the order of their heads; one may lie inside another only as its possessor, demonym or complement.
    """
    phrases = sorted(
        (*join(Draft(doc, knowledge, places)), *pronouns_of(doc)), key=lambda phrase: (phrase.head, -phrase.end)
    )
    registry = Resolver(doc, published, knowledge, phrases, places).run()
    text = doc.text
    mentions = tuple(_mention(doc, text, phrase) for phrase in phrases if phrase.actor is not None)
    named = {mention.actor for mention in mentions}
    used = named.union(*(known.members for known in registry.actors if known.id in named))
    actors = tuple(_actor(known) for known in registry.actors if known.id in used)
    homes = {known.id: known.home for known in registry.actors if known.country is None and known.home is not None}
    return Cast(actors, mentions, homes)


def _mention(doc: Doc, text: str, phrase: Phrase) -> Mention:
    kind = "group" if phrase.sort == "organisation" and not phrase.named else KINDS.get(phrase.sort, "name")
    span = _span(doc, text, phrase.start, phrase.end)
    return Mention(span, _span(doc, text, phrase.head, phrase.head_end), phrase.actor or "", kind, phrase.why)


def _span(doc: Doc, text: str, start: int, end: int) -> Span:
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    return Span(first, last, text[first:last])


def _actor(known: Known) -> Actor:
    return Actor(
        id=known.id,
        name=known.name,
        kind=known.kind,
        country=known.country,
        sectors=_sectors(known.sectors),
        role=known.role,
        former=known.former,
        wikidata=known.wikidata,
        code=known.code or _international(known),
        members=known.members,
    )


def _international(known: Known) -> str | None:
    """PLOVER's name of the body that an official without a country serves: UNO for the UN's secretary-general."""
    served = (code for code in known.sectors if code in INTERNATIONAL)
    return next(served, None) if known.country is None else None


def _sectors(sectors: tuple[str, ...]) -> tuple[str, ...]:
    """The sectors without PLOVER's names of international actors, and without UNK beside another."""
    codes = tuple(dict.fromkeys(code for code in sectors if code not in INTERNATIONAL))
    known = tuple(code for code in codes if code != "UNK")
    return known or codes


def mentions_by_offset(mentions: Iterable[Mention]) -> dict[int, Mention]:
    """The mention of each character that starts a word of it: the innermost, and before others the one headed there."""
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda mention: mention.span.start - mention.span.end):
        for offset in range(mention.span.start, mention.span.end):
            found[offset] = mention
    for mention in mentions:
        for offset in range(mention.head.start, mention.head.end):
            found[offset] = mention
    return found
