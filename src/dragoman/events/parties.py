"""From the head token of an argument to the mention, and so to the actor, that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from dragoman.events import nameless
from dragoman.events.codebook import word_classes
from dragoman.events.political import is_outsider, is_politician, is_private, share_of_politics
from dragoman.events.territory import Territory, party_of
from dragoman.events.tree import children, conjuncts
from dragoman.model import Actor, Mention, Party

_DEPTH = 3
_INNER_PREPS = frozenset({"of", "from", "by", "between", "among", "including"})


class Parties:
    """Looks mentions up by the token of their head word."""

    def __init__(
        self, doc: Doc, actors: Sequence[Actor], mentions: Sequence[Mention], territory: Territory | None = None
    ) -> None:
        self._territory = territory
        self._actors = {actor.id: actor for actor in actors}
        self._politics = share_of_politics(actors, mentions)
        self._home = nameless.home(actors, mentions)
        self._heads: dict[int, Mention] = {}
        for mention in mentions:
            span = doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
            for token in span or ():
                known = self._heads.get(token.i)
                if known is None or _length(mention) > _length(known):
                    self._heads[token.i] = mention

    def mention(self, token: Token, depth: int = _DEPTH) -> Mention | None:
        """The mention headed by the token, else the one that owns or modifies it ("Iran's nuclear sites" → Iran)."""
        found = self._heads.get(token.i)
        if found is not None or depth == 0:
            return found
        for below in _owners(token):
            found = self.mention(below, depth - 1)
            if found is not None:
                return found
        return None

    def parties(self, tokens: Iterable[Token]) -> tuple[Party, ...]:
        """One party for each actor that the tokens name, in order; the two for "both countries"."""
        found: dict[str, Party] = {}
        for token in tokens:
            own = self.mention(token) or self._named_by(token)
            beside = self._beside(token, own) if own is not None else []
            after = self._listed_after(token, own) or self._listed_owners(token)
            for mention in (*self._joint(token), *beside, *([own] if own is not None else []), *after):
                found |= {a.id: party_of(a, mention.span) for a in self._named(mention) if a.id not in found}
        return tuple(found.values())

    def recipients(self, tokens: Iterable[Token]) -> tuple[Party, ...]:
        """As `parties`; a place that is no party itself stands for its country."""
        found: dict[str, Party] = {}
        for token in map(self._owned, tokens):
            named = self.parties([token])
            if self._territory is not None and all(p.country is None and p.code is None for p in named):
                land = self._territory.party(token)
                named = named if land is None or any(p.start != land.start for p in named) else (land,)
            found |= {p.actor: p for p in named if p.actor not in found}
        return tuple(found.values())

    def _owned(self, token: Token) -> Token:
        """For an owner, those who are his: to condemn "*Lund's* government" is to condemn the government."""
        return token.head if token.dep_ == "poss" and token.head.i in self._heads else token

    def nameless(self, tokens: Iterable[Token], actors: Sequence[Party]) -> tuple[Party, ...]:
        """A party for each of those whom the act of the `actors` reaches and nobody names."""
        unnamed = (t for t in tokens if t.i not in self._heads)
        return tuple(party_of(nameless.actor_of(t, self._land_of(t, actors)), nameless.span_of(t)) for t in unnamed)

    def _land_of(self, token: Token, actors: Sequence[Party]) -> str | None:
        """Where nameless people are at home: where their owner is, or where an act at home was done."""
        owners = [self._actors[m.actor] for t in children(token, "poss") if (m := self.mention(t)) is not None]
        if owners:
            return owners[0].country if owners[0].kind != "country" else None
        at_home = {party.country for party in actors} == {self._home}
        return self._home if at_home or nameless.is_known(token) else None

    def scenes(self, tokens: Iterable[Token]) -> tuple[Token, ...]:
        """The tokens that say where a nominal act happened, not who did it."""
        return tuple(t for t in tokens if self._territory is not None and self._territory.is_scene(t))

    def private(self, party: Party) -> bool:
        """True for a person without country, code or office."""
        return is_private(party, self._actors.get(party.actor))

    def land(self, party: Party) -> bool:
        """True for a country, or a place that stands for it."""
        actor = self._actors.get(party.actor)
        return actor is None or actor.kind == "country"

    def outsider(self, party: Party) -> bool:
        """True for those whose words are no politics unless they are said to somebody who is in it."""
        return is_outsider(party, self._actors.get(party.actor), self._politics)

    def politician(self, party: Party) -> bool:
        """True for a person of politics without arms."""
        return is_politician(party, self._actors.get(party.actor))

    def _named(self, mention: Mention) -> list[Actor]:
        actor = self._actors.get(mention.actor)
        if actor is None:
            return []
        return [self._actors[member] for member in actor.members if member in self._actors] or [actor]

    def _named_by(self, token: Token) -> Mention | None:
        """ "Ana Lund, a hotel *owner*": for a noun that nobody knows, the name that it is set beside."""
        return self._heads.get(token.head.i) if token.dep_ == "appos" else None

    def _beside(self, token: Token, own: Mention) -> list[Mention]:
        """Names before a name in one noun phrase: "*Ann Lee* and Mayor Joe Ray", which the parser may read as one."""
        first = token.doc.char_span(own.span.start, own.span.end, alignment_mode="expand")
        start = first.start if first is not None else 0
        if own.kind != "name" or start - 2 < token.left_edge.i or token.doc[start - 1].lower_ not in ("and", "or", ","):
            return []
        before = self._heads.get(start - 2)
        if before is None or before.kind != "name" or before.span.end >= own.span.start:
            return []
        return [*self._beside(token.doc[start - 2], before), before]

    def _listed_after(self, token: Token, own: Mention | None) -> list[Mention]:
        """ "the emir of Qatar and *Egypt's president*": people whom the parser joined to a place, not to a person."""
        if own is None or own.kind in ("organisation", "country") or token.i not in self._heads:
            return []
        inner = [o for prep in children(token, "prep") for o in children(prep, "pobj")]
        below = [(o, later) for o in inner for later in conjuncts(o)[1:]]
        found = [self._heads[later.i] for o, later in below if later.i in self._heads and self._is_odd(o, later)]
        return [m for m in found if self._is_person(m) == self._is_person(own)]

    def _listed_owners(self, token: Token) -> list[Mention]:
        """ "the guns of Chad and *Mali*", "two exiles, Lund and *Ruiz*": the others of a list that names a noun."""
        if token.i in self._heads:
            return []
        first = next((t for t in _owners(token) if self.mention(t, 0) is not None), None)
        if first is None or first.dep_ not in ("pobj", "appos"):
            return []
        return [m for later in conjuncts(first)[1:] if (m := self._heads.get(later.i)) is not None]

    def _is_odd(self, one: Token, other: Token) -> bool:
        """True where two joined nouns are not of a kind: a place or thing, and people."""
        first, second = self._heads.get(one.i), self._heads[other.i]
        return self._is_person(second) and (first is None or not self._is_person(first)) and one.ent_type_ != "PERSON"

    def _is_person(self, mention: Mention) -> bool:
        actor = self._actors.get(mention.actor)
        return actor is not None and actor.kind in ("person", "group")

    def _joint(self, token: Token) -> list[Mention]:
        """Coordinated owners: "*French* and *Russian* jets"; the last is left to a head with a mention of its own."""
        found = []
        for owner in children(token, "amod", "compound", "nmod"):
            if not owner.text.endswith("-"):
                joint = [self._heads.get(t.i) for t in (owner, *children(owner, "conj"))]
                named = [mention for mention in joint if mention is not None]
                found += (named[:-1] if token.i in self._heads else named) if len(named) == len(joint) > 1 else []
        return found


def _owners(token: Token) -> Iterable[Token]:
    """Words that own or name a noun. "*US*- and EU-backed forces" are not the backers'."""
    if token.pos_ in ("VERB", "AUX") and token.dep_ in ("pcomp", "ccomp"):
        named = [o for o in children(token, "dobj") if o.pos_ in ("PROPN", "PRON")]
        yield from children(token, "nsubj") or named  # "approves of what *Chad* does", "opposed to electing *Ruiz*"
        return
    yield from (c for c in children(token, "appos") if c.pos_ == "PROPN")
    befalls = token.lemma_.lower() in word_classes()["befalling"]
    yield from [] if befalls else children(token, "poss")
    yield from (c for c in children(token, "amod", "compound", "nmod", "appos") if not c.text.endswith("-"))
    for prep in children(token, "prep", "agent"):
        if befalls and prep.lower_ != "by":
            continue  # "deplored the death *of Lund*": the victim is no side
        if prep.lower_ in _INNER_PREPS:
            yield from children(prep, "pobj")
        elif prep.lower_ == "in":
            yield from (o for o in children(prep, "pobj") if o.ent_type_ == "GPE")


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start
