"""The parties that the words of an argument name: one for each actor, with his country."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec
from spacy.tokens import Doc, Token

from dragoman.events import nameless
from dragoman.events.aside import are_people
from dragoman.events.lists import counted
from dragoman.events.mentions import Mentions
from dragoman.events.political import is_obscure, is_outsider, is_politician, is_private, share_of_politics
from dragoman.events.prepositions import prep_objects
from dragoman.events.territory import Territory, is_foreign, party_of, spanning
from dragoman.events.tree import children
from dragoman.events.weapons import is_weapon
from dragoman.events.words import in_class
from dragoman.model import Actor, Mention, Party

_WHERE = frozenset({"in", "inside", "across", "throughout"})
"""Prepositions of where a crowd gathers, and of no more."""
_WHITHER = _WHERE | {"to", "into", "onto", "through", "around", "near", "at", "on"}
"""Prepositions of where troops and crowds at home are sent or go."""


class Parties(Mentions):
    """The parties of one article, by the tokens that name them."""

    def __init__(
        self, doc: Doc, actors: Sequence[Actor], mentions: Sequence[Mention], territory: Territory | None = None
    ) -> None:
        super().__init__(doc, actors, mentions, territory)
        self._politics = share_of_politics(actors, mentions)
        self._home = nameless.home(actors, mentions)

    def parties(self, tokens: Iterable[Token]) -> tuple[Party, ...]:
        """One party for each actor that the tokens name, in order; the two for "both countries"."""
        found: dict[str, Party] = {}
        for token in (heads := list(tokens)):
            told = self._with_noun(token, self._party_of(token))
            for party in told if token.head in heads else self._with_name(token, told):
                known = found.setdefault(party.actor, party)
                found[party.actor] = spanning(token.doc, known, party)
        return tuple(found.values())

    def _party_of(self, token: Token) -> tuple[Party, ...]:
        """Those whom one token names, by the words of their mentions."""
        if (kin := self._kin(token)) is not None:
            return (kin,)
        return tuple(party_of(actor, mention.span) for mention in self._told(token) for actor in self._named(mention))

    def recipients(self, tokens: Iterable[Token], *, placed: bool = True) -> tuple[Party, ...]:
        """As `parties`; a place that is no party itself stands for its country.

        Unless `placed`, where a thing or deed was says nothing of whom it concerns.
        """
        found: dict[str, Party] = {}
        for token in map(self._owned, self._beyond_gatherings(list(tokens))):
            if not placed and self.is_told_by_place(token):
                continue
            named: Sequence[Party] = self._party_of(token)
            of_others = not placed and in_class(token, "infliction")  # "condemned the siege of *Bor*"
            unknown = all(p.country is None and p.code is None for p in named)
            if self._territory is not None and not of_others and unknown:
                land, token = self._territory.party(token), self._counted(token)
                if land and is_foreign(token):  # "killed *foreign fighters* in Mali"
                    land = None
                elif land and token.i in self._heads and are_people(token):  # "met *Orlando bankers*"
                    named = tuple(msgspec.structs.replace(p, country=land.country) for p in named)
                elif land and (in_class(token, "inhabited") or all(p.start == land.start for p in named)):
                    named = (land,)
            found |= {p.actor: p for p in self._with_noun(token, named) if p.actor not in found}
        return tuple(found.values())

    def _counted(self, token: Token) -> Token:
        """Those whom an article names that a word counts: "many of *the residents*"."""
        return next((t for t in counted(token) if t.i in self._heads), token)

    def _beyond_gatherings(self, tokens: Sequence[Token]) -> list[Token]:
        """Without summits, which are no party ("Mali left *the summit*") but for those of a body: "*of the Union*"."""
        common = [t for t in tokens if t.tag_ in ("NN", "NNS") and t.i in self._heads and in_class(t, "gathering")]
        return [t for t in tokens if t not in common or prep_objects(t, "of")]

    def _with_name(self, token: Token, named: Sequence[Party]) -> Sequence[Party]:
        """ "*Ana Lund, the former mayor*, who backed": a description is told with the name that it is set beside."""
        name = self._heads.get(token.head.i) if token.dep_ == "appos" and token.pos_ == "NOUN" else None
        if name is None or name.kind != "name" or len(named) != 1 or name.span.end >= named[0].start:
            return named
        start, end = name.span.start, named[0].end
        return [msgspec.structs.replace(named[0], start=start, text=token.doc.text[start:end])]

    def _with_noun(self, token: Token, named: Sequence[Party]) -> Sequence[Party]:
        """ "arrested *a roofer in Oslo*", "met *Oslo bankers*": who is told by a place or body is more than that."""
        if len(named) != 1 or token.i in self._heads:
            return named
        start, end = min(token.doc[token.left_edge.i].idx, named[0].start), max(named[0].end, token.idx + len(token))
        before = named[0].end <= token.idx and token.tag_ == "NNS" and are_people(token)
        if not before and (named[0].start < token.idx or not self.is_told_by_place(token)):
            return named
        return [msgspec.structs.replace(named[0], start=start, end=end, text=token.doc.text[start:end])]

    def stand_ins(self, doers: Iterable[Token], *, weapons: bool) -> list[Token]:
        """Of the doers those that only stand for somebody: weapons, or else deeds told by where they were done."""
        if weapons:
            return [t for t in doers if is_weapon(t)]
        deeds = (t for t in doers if any(in_class(n, "mayhem") for n in (t, *prep_objects(t, "of"))))
        return [t for t in deeds if self.is_told_by_place(t)]  # "fled from *attacks* in Mali"

    def is_told_by_place(self, token: Token) -> bool:
        """True for a noun that only its place leads to anybody: "a war *in Mali*", but not "Togo's war in Mali"."""
        if token.i in self._heads or token.pos_ != "NOUN":
            return False
        preps = children(token, "prep")
        others = [p for p in preps if p.lower_ not in ("in", "inside", "across") and not self._leads_to_place(p)]
        rest = [*children(token, "poss", "appos", "compound", "amod", "nmod", "acl", "relcl"), *others]
        return not any(t.i in self._heads for item in rest for t in item.subtree) and bool(preps)

    def _leads_to_place(self, prep: Token) -> bool:
        """ "the worsening *of* the crisis in Mali"."""
        nouns = children(prep, "pobj") if prep.lower_ == "of" else []
        return bool(nouns) and all(map(self.is_told_by_place, nouns))

    def _owned(self, token: Token) -> Token:
        """For an owner, those who are his: to condemn "*Lund's* government" is to condemn the government."""
        return token.head if token.dep_ == "poss" and token.head.i in self._heads else token

    def _kin(self, token: Token) -> Party | None:
        """ "the *widow* of Lund", "his *brother*": somebody else than whose they are, of the same country."""
        named = any(c.i in self._heads for c in children(token, "appos"))
        counted = token.tag_ == "NN" and any(t.lower_ == "a" for t in children(token, "det"))  # "a family of eight"
        if token.i in self._heads or named or counted or not in_class(token, "kin"):
            return None
        owner = next(
            (m for t in (*children(token, "poss"), *prep_objects(token, "of")) if (m := self.mention(t))), None
        )
        actor = self._actors.get(owner.actor) if owner is not None else None
        return nameless.kin_of(token, actor.country) if actor is not None else None

    def nameless(self, tokens: Iterable[Token], actors: Sequence[Party]) -> tuple[Party, ...]:
        """A party for each of those whom the act of the `actors` reaches and nobody names."""
        unnamed = (t for t in tokens if t.i not in self._heads)
        return tuple(party_of(nameless.actor_of(t, self._land_of(t, actors)), nameless.span_of(t)) for t in unnamed)

    def _land_of(self, token: Token, actors: Sequence[Party]) -> str | None:
        """Where nameless people are at home: where their owner is, or where an act at home was done."""
        if token.lower_ in nameless.NOWHERE or in_class(token, "states"):
            return None
        owners = [self._actors[m.actor] for t in children(token, "poss") if (m := self.mention(t)) is not None]
        if owners:
            return owners[0].country if owners[0].kind != "country" else None
        at_home = {party.country for party in actors} == {self._home}
        return self._home if at_home or nameless.is_known(token) else None

    def scenes(self, tokens: Iterable[Token]) -> tuple[Token, ...]:
        """The tokens that say where a nominal act happened, not who did it."""
        return tuple(t for t in tokens if self._territory is not None and self._territory.is_scene(t))

    def towns(self, tokens: Iterable[Token]) -> tuple[Party, ...]:
        """The places among the tokens that are less than a country: "Chad shelled *Abéché*" befalls its own."""
        return tuple(p for t in tokens if self._territory is not None and (p := self._territory.town(t)) is not None)

    def private(self, party: Party) -> bool:
        """True for a person without country, code or office."""
        return is_private(party, self._actors.get(party.actor))

    def obscure(self, party: Party) -> bool:
        """True for a person of whom no trade and no office is told."""
        return is_obscure(party, self._actors.get(party.actor))

    def land(self, party: Party) -> bool:
        """True for a country, or a place that stands for it."""
        actor = self._actors.get(party.actor)
        return actor is None or actor.kind == "country"

    def is_place(self, token: Token, homes: Collection[str | None] | None) -> bool:
        """True for a noun under "in" or "to" that names a place alone: of any country, or of one of the `homes`."""
        if homes is None and self.is_told_by_place(token):
            return True  # "outside *a hotel in Lima*"
        if token.dep_ != "pobj" or token.head.lower_ not in (_WHERE if homes is None else _WHITHER):
            return False
        named = self.recipients([token])
        return bool(named) and all(self.land(p) and (homes is None or p.country in homes) for p in named)

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
