"""What is known of a coded event that speaks for or against it: the traits that `events/belief.py` weighs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from dragoman.events import ontology
from dragoman.events.candidate import Candidate
from dragoman.events.political import share_of_politics
from dragoman.events.words import is_year
from dragoman.model import Actor, Event, Mention, Party

Traits = Mapping[str, float]
"""The name of each trait, and how much of it there is (1 for what is or is not)."""
BIAS = "always"
_FORCE = frozenset({"MIL", "REB", "PRM", "UAF", "COP", "SPY"})
_OFFICE = frozenset({"GOV", "LEG", "PTY", "JUD", "OPP", "ELI"})
_PEOPLE = frozenset({"CVL", "JRN", "LAB", "SOC", "REL", "EDU", "MED", "REF", "BUS", "CRM", "AGR"})
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "them", "who", "which", "that", "we", "us", "i", "me", "you"})
_NAMES = frozenset({"name", "country", "demonym"})
_AROUND = frozenset({"aux", "mark"})
_FARTHEST = 5
_GENERAL = ("frame ", "type ", BIAS)
"""What speaks of the type alone; everything else may speak otherwise of an act of another type."""


class Scenery(msgspec.Struct, frozen=True):
    """What the events of one article share: its actors by id, its mentions in text order with where they start, how
    often each actor is mentioned, which have a name, and how much of it all is politics."""

    actors: Mapping[str, Actor]
    mentions: Sequence[Mention]
    starts: Sequence[int]
    counts: Mapping[str, int]
    named: frozenset[str]
    political: float | None

    @classmethod
    def of(cls, actors: Sequence[Actor], mentions: Sequence[Mention]) -> Scenery:
        """Work it out once an article."""
        counts = Counter(mention.actor for mention in mentions)
        named = frozenset(mention.actor for mention in mentions if mention.kind in _NAMES)
        placed = sorted(mentions, key=lambda mention: mention.span.start)
        starts = [mention.span.start for mention in placed]
        by_id = {actor.id: actor for actor in actors}
        return cls(by_id, placed, starts, counts, named, share_of_politics(actors, mentions))

    def inside(self, sentence: DocSpan) -> list[Mention]:
        """The mentions in a sentence."""
        first = bisect_left(self.starts, sentence.start_char)
        return list(self.mentions[first : bisect_left(self.starts, sentence.end_char)])


def traits_of(candidate: Candidate, event: Event, scenery: Scenery) -> dict[str, float]:
    """What frames, syntax and actors say of an event."""
    mentions = scenery.inside(candidate.token.sent)
    named = [
        BIAS,
        f"frame {candidate.frame.id}",
        f"type {event.type}",
        f"status {event.status.value}",
        *_clause(candidate.token, candidate),
        *_sentence(candidate.token),
        *_parties(event, scenery, mentions),
        *_sides(event, candidate.token),
        *_others(event, mentions),
    ]
    amounts = {"specific frame": min(candidate.weight, 6.0)}
    if scenery.political is not None:
        amounts["political article"] = scenery.political
    traits = dict.fromkeys(named, 1.0) | amounts
    return traits | {f"{event.type}: {name}": much for name, much in traits.items() if not name.startswith(_GENERAL)}


def _clause(token: Token, candidate: Candidate) -> Iterator[str]:
    arguments = candidate.arguments
    yield "verb" if arguments.verbal else "adjective" if arguments.adjectival else "noun"
    yield f"clause {token.dep_}"
    yield f"form {token.tag_}"
    yield from (f"{child.dep_} {child.lower_}" for child in token.children if child.dep_ in _AROUND)
    if arguments.passive:
        yield "passive"
    if candidate.steps:
        yield "joined with an inner act"


def _sentence(token: Token) -> Iterator[str]:
    sentence = token.sent
    yield f"{min(sum(1 for _ in token.ancestors), _FARTHEST)} deep"
    if len(sentence) > 40:
        yield "long sentence"
    if any(word.text in ('"', "“", "”") for word in sentence):
        yield "quotation"
    if all(word.text != "." for word in sentence):
        yield "headline or fragment"
    if any(is_year(word) and word.ent_type_ == "DATE" for word in sentence):
        yield "a year is named"
    yield "opening" if token.i < 80 else "early" if token.i < 250 else "late"


def _parties(event: Event, scenery: Scenery, mentions: Sequence[Mention]) -> Iterator[str]:
    for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
        if not parties:
            yield f"no {side}"
            if side == "recipient" and ontology.event_types()[event.type].requires_recipient:
                yield "a recipient is wanted"
            continue
        first = parties[0]
        yield from (f"{side} {trait}" for trait in _party(first, scenery.actors.get(first.actor)))
        yield from (f"{side} {trait}" for trait in _known(first, scenery, mentions))
        yield f"{side} of {event.type} {'of a country' if first.country or first.code else 'of no country'}"
        if len(parties) > 1:
            yield f"several {side}s"
    countries = [{party.country for party in side} for side in (event.actors, event.recipients)]
    if countries[0] and countries[1]:
        yield "one country" if countries[0] == countries[1] else "two countries"
    elif countries[0]:
        yield f"{event.type} without recipient"


def _party(party: Party, actor: Actor | None) -> Iterator[str]:
    yield f"is a {actor.kind if actor else 'unknown'}"
    yield "of a country" if party.country or party.code else "of no country"
    sectors = frozenset(party.sectors)
    groups = (("force", _FORCE), ("office", _OFFICE), ("people", _PEOPLE))
    yield from (f"with {name}" for name, group in groups if not group.isdisjoint(sectors))
    word = party.text.lower()
    pronoun = "owner" if word in _OWNERS else "pronoun" if word in _PRONOUNS else None
    yield f"by {pronoun or ('name' if any(letter.isupper() for letter in party.text[1:] or party.text) else 'noun')}"


def _known(party: Party, scenery: Scenery, mentions: Sequence[Mention]) -> Iterator[str]:
    """How a party came to be who it is, and how much the article tells of it."""
    count = scenery.counts.get(party.actor, 0)
    yield "mentioned once" if count < 2 else "mentioned seldom" if count < 4 else "mentioned often"
    if party.actor in scenery.named:
        yield "named somewhere"
    mention = next((m for m in mentions if m.actor == party.actor and m.span.start < party.end), None)
    if mention is not None:
        yield f"because {_reason(mention.why)}"


def _reason(why: str) -> str:
    """The sort of reason that `Mention.why` gives, without the words it was about."""
    return why.partition(":")[0].partition(";")[0].partition('"')[0].strip() or "of itself"


def _sides(event: Event, token: Token) -> Iterator[str]:
    """Where the parties stand from the act: in letters, and in steps up the tree."""
    for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
        if not parties:
            continue
        first = parties[0]
        far = min(abs(first.start - event.trigger.end), abs(event.trigger.start - first.end))
        yield f"{side} near" if far < 15 else f"{side} far" if far > 80 else f"{side} not far"
        head = _head(first, token.sent)
        if head is not None:
            yield f"{side} as {head.dep_}"
            yield f"{side} {_steps(head, token)}"


def _head(party: Party, sentence: DocSpan) -> Token | None:
    """The word that the others of a party's words hang on."""
    words = [word for word in sentence if party.start <= word.idx < party.end]
    return next((word for word in words if word.head is word or word.head not in words), None)


def _steps(word: Token, top: Token) -> str:
    """How many steps up the tree it is from a word to another, or that it is another branch."""
    for steps, above in enumerate(word.ancestors, start=1):
        if above == top or steps == _FARTHEST:
            return f"{steps} steps below"
    return "elsewhere"


def _others(event: Event, mentions: Sequence[Mention]) -> Iterator[str]:
    """Who else is mentioned in the sentence: any of them may have been meant."""
    taken = {party.actor for party in (*event.actors, *event.recipients)}
    others = [mention for mention in mentions if mention.actor not in taken]
    after = [mention for mention in others if mention.span.start >= event.trigger.end]
    yield f"{min(len(others), 4)} others"
    yield f"{min(len(after), 3)} others after the act"
    if after and not event.recipients:
        yield "no recipient but others after the act"
