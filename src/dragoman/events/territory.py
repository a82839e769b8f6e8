"""Places that stand for their country: a town that is shelled, visited or occupied names whom it happens to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from spacy.tokens import Doc, Token

from dragoman.events.tree import children
from dragoman.events.words import in_class
from dragoman.model import Actor, Decision, Event, Party, Place, Span

_PRECISE = frozenset({"city", "district", "province", "region", "country"})
"""How exactly a place is told that is of one country: "Darfur" is, "the Gulf" is not."""
_LOCAL = frozenset({"city", "district"})
_AT_HOME = frozenset({"AGR", "COP", "CVL", "EDU", "JUD", "LAB", "LEG", "MED", "OPP", "REF", "REL", "SOC"})
"""Sectors of people who are taken to live where they act: students, police and courts, not fighters and traders."""
_TOLD_AGAIN = frozenset({"city", "town", "village", "enclave", "suburb"})
"""Nouns that, with "the", stand for a place named before."""
_FROM_ABROAD = frozenset({"foreign", "international", "multinational"})
_WITHIN = frozenset({"of", "in", "near", "around", "outside", "inside"})


class Territory:
    """Looks the country of a resolved place up by the tokens of its name."""

    def __init__(
        self, doc: Doc, actors: Sequence[Actor], places: Iterable[Place], names: Mapping[str, str] | None = None
    ) -> None:
        """`names` are the names of countries by their codes, for those that the article names by a place alone."""
        self._names = names or {}
        self._countries = {a.country: a for a in reversed(actors) if a.kind == "country" and a.country}
        self._known = {actor.id for actor in actors}
        self._places: dict[int, Place] = {}
        for place in places:
            span = doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
            if span is not None and place.country and place.precision in _PRECISE:
                self._places |= {token.i: place for token in span}

    def party(self, token: Token) -> Party | None:
        """The country of the place that the token names or stands in ("the outpost of Tiwintza"), None without one."""
        place = next((self._places[t.i] for t in _spots(token) if t.i in self._places), None)
        span = place.span if place is not None else _phrase(token)
        place = place or self._named_before(token)
        if place is None or place.country is None:
            return None
        actor = self._countries.setdefault(
            place.country, _land(place.country, self._names.get(place.country, place.country))
        )
        return party_of(actor, span)

    def town(self, token: Token) -> Party | None:
        """The country of a town or part of a country that the very token names, None where it names a whole one."""
        place = self._places.get(token.i)
        return self.party(token) if place is not None and place.precision != "country" else None

    def _named_before(self, token: Token) -> Place | None:
        """The last place before "the city", if the noun stands bare."""
        bare = [t.lower_ for t in token.children if t.dep_ in ("det", "amod", "compound", "poss", "prep")] == ["the"]
        if not bare or token.lower_ not in _TOLD_AGAIN:
            return None
        before = (self._places[i] for i in sorted(self._places, reverse=True) if i < token.i)
        return next((place for place in before if place.precision in _LOCAL), None)

    def is_scene(self, token: Token) -> bool:
        """True for a town that stands before a noun: "the *Kabul* attack" was not done by Kabul."""
        place = self._places.get(token.i)
        return place is not None and place.precision == "city" and token.dep_ in ("compound", "nmod", "amod")

    def added(self, events: Iterable[Event]) -> tuple[Actor, ...]:
        """The countries that the events name by their places alone."""
        used = {party.actor for event in events for party in (*event.actors, *event.recipients)}
        return tuple(a for a in self._countries.values() if a.id in used and a.id not in self._known)


def party_of(actor: Actor, span: Span) -> Party:
    """The actor as a party of an event, named by the words of `span`."""
    return Party(
        actor=actor.id,
        name=actor.name,
        country=actor.country,
        sectors=actor.sectors,
        role=actor.role,
        start=span.start,
        end=span.end,
        text=span.text,
        code=actor.code,
    )


def is_foreign(noun: Token) -> bool:
    """True for "*foreign* fighters", who are not of where they are."""
    return any(child.lower_ in _FROM_ABROAD for child in children(noun, "amod"))


def _land(code: str, name: str) -> Actor:
    return Actor(id=f"land-{code}", name=name, kind="country", country=code)


def _phrase(token: Token) -> Span:
    words = token.doc[token.left_edge.i : token.i + 1]
    return Span(words.start_char, words.end_char, words.text)


def _spots(token: Token, depth: int = 2) -> Iterator[Token]:
    yield token
    # "the Oslo accords": a town where two sides signed is none of them
    yield from children(token, *(("poss",) if in_class(token, "accord") else ("compound", "poss")))
    for prep in children(token, "prep") if depth else ():
        if prep.lower_ in _WITHIN:
            yield from (spot for place in children(prep, "pobj") for spot in _spots(place, depth - 1))


def localised(event: Event, kinds: Mapping[str, str], homes: Mapping[str, str]) -> Event:
    """The event, its nameless groups ("students", "villagers") counted to the country where it happened.

    `kinds` are the kinds of the article's actors by id, `homes` the countries in which those without an office are
    likely at home. A place that is only assumed from the dateline decides nothing.
    """
    event = _settled(event, homes)
    place = event.place
    if place is None or place.country is None or place.why.startswith("assumed"):
        return event
    sides = (event.actors, event.recipients)
    moved = tuple(tuple(_at_home(p, place.country, kinds) for p in side) for side in sides)
    if moved == sides:
        return event
    step = Decision("actor", f"people without a country are counted to {place.country}, where it happened", place.span)
    return msgspec.structs.replace(event, actors=moved[0], recipients=moved[1], decisions=(*event.decisions, step))


def _settled(event: Event, homes: Mapping[str, str]) -> Event:
    """The event, those of its parties who have but a likely home counted to it."""
    away = [party for party in (*event.actors, *event.recipients) if party.country is None and party.actor in homes]
    if not away:
        return event
    actors, recipients = (
        tuple(msgspec.structs.replace(p, country=p.country or homes.get(p.actor)) for p in side)
        for side in (event.actors, event.recipients)
    )
    steps = tuple(
        Decision("actor", f"{party.text}: likely of {homes[party.actor]}, where these words are set", _span_of(party))
        for party in away
    )
    return msgspec.structs.replace(event, actors=actors, recipients=recipients, decisions=(*event.decisions, *steps))


def _span_of(party: Party) -> Span:
    return Span(party.start, party.end, party.text)


def _at_home(party: Party, country: str, kinds: Mapping[str, str]) -> Party:
    nameless = party.country is None and party.code is None and kinds.get(party.actor) == "group"
    nameless = nameless and _AT_HOME.issuperset(party.sectors)
    nameless = nameless and _FROM_ABROAD.isdisjoint(party.text.lower().split())
    return msgspec.structs.replace(party, country=country) if nameless else party


def spanning(doc: Doc, one: Party, other: Party) -> Party:
    """ "*Ohio and Iowa* sent guards": two places of one country, told as one party."""
    between = doc.text[one.end : other.start].strip(" ")
    if one.start >= other.start or between not in ("and", ",", "or", ", and"):
        return one
    return msgspec.structs.replace(one, end=other.end, text=doc.text[one.start : other.end])
