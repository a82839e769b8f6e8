"""From the head token of an argument to the mention, and so to the actor, that it names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec
from spacy.tokens import Doc, Token

from dragoman.events import nameless
from dragoman.events.aside import are_people
from dragoman.events.clauses import described
from dragoman.events.lists import before_title, conjuncts, counted, spread
from dragoman.events.owned import led_by, owners_of
from dragoman.events.political import is_obscure, is_outsider, is_politician, is_private, share_of_politics
from dragoman.events.prepositions import prep_objects
from dragoman.events.territory import Territory, is_foreign, party_of, spanning
from dragoman.events.tree import children
from dragoman.events.weapons import is_weapon
from dragoman.events.words import in_class
from dragoman.model import Actor, Mention, Party

_DEPTH = 3
_NAMES = frozenset({"name", "organisation"})
"""Kinds of mentions that tell by name who it is."""
_STATES = frozenset({"country", "metonym"})
_WHERE = frozenset({"in", "inside", "across", "throughout"})
"""Prepositions of where a crowd gathers, and of no more."""
_WHITHER = _WHERE | {"to", "into", "onto", "through", "around", "near", "at", "on"}
"""Prepositions of where troops and crowds at home are sent or go."""


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
        self._starts = {mention.span.start: mention for mention in mentions if mention.kind == "name"}
        for mention in mentions:
            span = doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
            for token in span or ():
                if _is_means(token):
                    continue
                known = self._heads.get(token.i)
                if known is None or _length(mention) > _length(known):
                    self._heads[token.i] = mention

    def mention(self, token: Token, depth: int = _DEPTH) -> Mention | None:
        """The mention headed by the token, else the one that owns or modifies it ("Iran's nuclear sites" → Iran)."""
        found = self._heads.get(token.i)
        if found is not None or depth == 0:
            return found
        for below in owners_of(token):
            found = self.mention(below, depth - 1) if not (self._is_seat(below) or self._is_drafter(below)) else None
            if found is not None:
                return found
        return None

    def _is_seat(self, word: Token) -> bool:
        """ "the *Oslo* accords": the town where two sides signed is none of them."""
        return in_class(word.head, "accord") and self._territory is not None and self._territory.is_scene(word)

    def _is_drafter(self, word: Token) -> bool:
        """ "the *Lund* Act bars imports": it only bears her name."""
        named = word.dep_ in ("compound", "nmod") and word.head.text[0].isupper() and in_class(word.head, "statute")
        return named and word.i in self._heads and self._is_person(self._heads[word.i])

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

    def _told(self, token: Token) -> Iterator[Mention]:
        """The mentions of those whom a token and the words on it name, in order."""
        examples = self._examples(token)
        if examples:
            yield from examples
            return
        own = self._after_place(token) or self._name_after(token)
        own = own or self._told_by_name(token, self.mention(token)) or self._named_by(token)
        joint = self._joint(token)
        yield from joint
        yield from self._beside(token, own) if own is not None else []
        if own is not None and (not joint or self._has_country(token)):  # "the Lund and Ruiz camps" are theirs
            yield own
        yield from self._listed_after(token, own) or self._listed_owners(token)

    def _examples(self, noun: Token) -> list[Mention]:
        """Whom a plural of people or states names: "groups like *the Front*", "four states, including *Chad*"."""
        own = self._heads.get(noun.i)
        actor = self._actors.get(own.actor) if own is not None else None
        if noun.tag_ != "NNS" or actor is None or actor.kind != "group":
            return []
        if named := self._members(noun):
            return named
        if actor.country or actor.code:
            return []
        states = in_class(noun, "states")
        marks, kinds = (("like", "as", "including"), _STATES) if states else (("like", "as"), _NAMES)
        after = [t for p in children(noun, "prep") if p.lower_ in marks for t in children(p, "pobj")]
        named = [m for t in spread(after) if (m := self._heads.get(t.i)) is not None]
        return [m for m in named if m.kind in kinds]

    def _members(self, noun: Token) -> list[Mention]:
        """ "the king's allies, *Chad* and *Mali*", "Western allies led by *Chad*": the states that a plural is."""
        if not in_class(noun, "states") and not in_class(noun, "following"):
            return []
        after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
        beside = [t for t in children(noun, "appos", "conj") if after.text == "," and t.left_edge.i == after.i + 1]
        named = [
            m
            for t in spread(beside or ([] if prep_objects(noun, "of") else led_by(noun)))
            if (m := self._heads.get(t.i)) is not None
        ]
        if any(m.kind not in _STATES for m in named):
            return []
        return named if beside or not named else [*self._joint(noun), *named]  # "*Mali* and Western allies led by Chad"

    def _name_after(self, token: Token) -> Mention | None:
        """ "allies Chad and Mali and rebel backer *Togo*": the parser set the name beside the first of the list."""
        if token.dep_ != "conj" or token.tag_ != "NN" or token.i + 1 == len(token.doc):
            return None
        name = token.nbor()
        torn = name.dep_ == "appos" and name.head in token.ancestors
        found = self._heads.get(name.i) if torn else None
        return found if found is not None and found.kind in _STATES else None

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

    def things(self, doers: Iterable[Token], *, weapons: bool) -> list[Token]:
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

    def _named_by(self, token: Token) -> Mention | None:
        """ "Ana Lund, a hotel *owner*": for a noun that nobody knows, the name that it is set beside."""
        return self._heads.get(token.head.i) if token.dep_ == "appos" else None

    def _after_place(self, token: Token) -> Mention | None:
        """ "Brown and Nevada state *senator Joe White*": the person of a list whom the parser cut off at his place."""
        if token.text.endswith(".") and token.pos_ == "PROPN":  # "Brown and Nevada Sen. *Joe White*"
            return self._starts.get(token.idx + len(token) + 1)
        place = self._heads.get(token.i)
        if place is None or place.kind != "country" or token.dep_ != "conj":
            return None
        after = self._starts.get(place.span.end + 1)
        return after if after is not None and self._is_person(after) else None

    def _told_by_name(self, token: Token, own: Mention | None) -> Mention | None:
        """A description without a country as the one that it is set beside: "the *Front*, a group that shelled"."""
        actor = self._actors.get(own.actor) if own is not None else None
        if own is None or own.kind in _NAMES or actor is None or actor.country or actor.code or token.tag_ != "NN":
            return own
        named = [m for t in described(token) if (m := self._heads.get(t.i)) is not None and m.kind in _NAMES]
        return msgspec.structs.replace(own, actor=named[0].actor) if named else own

    def _beside(self, token: Token, own: Mention) -> list[Mention]:
        """Names before a name in one noun phrase: "*Ann Lee* and Mayor Joe Ray", which the parser may read as one."""
        first = token.doc.char_span(own.span.start, own.span.end, alignment_mode="expand")
        start = before_title(first.start, token) if first is not None else 0
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
        first = next((t for t in owners_of(token) if self.mention(t, 0) is not None), None)
        if first is None or first.dep_ not in ("pobj", "appos"):
            return []
        others = conjuncts(first)[1:]
        return [m for t in others if (m := self._heads.get(t.i) or self._name_after(t)) is not None]

    def _is_odd(self, one: Token, other: Token) -> bool:
        """True where two joined nouns are not of a kind: a place or thing, and people."""
        first, second = self._heads.get(one.i), self._heads[other.i]
        return self._is_person(second) and (first is None or not self._is_person(first)) and one.ent_type_ != "PERSON"

    def _is_person(self, mention: Mention) -> bool:
        actor = self._actors.get(mention.actor)
        return actor is not None and actor.kind in ("person", "group")

    def _has_country(self, token: Token) -> bool:
        actor = self._actors.get(self._heads[token.i].actor) if token.i in self._heads else None
        return actor is not None and (actor.country is not None or actor.code is not None)

    def _closes(self, own: Mention, last: Token, token: Token) -> bool:
        """True where a mention begins with the last word of a list, or names somebody right after it."""
        after = last.i + 1 == token.i and own.span.start == token.idx and self._has_country(token)
        return own.span.start == last.idx or after

    def _joint(self, token: Token) -> list[Mention]:
        """Coordinated owners: "*French* and *Russian* jets"; the last is left to a head with a mention of its own."""
        owners = children(token, "amod", "compound", "nmod")
        listed = [t for t in owners if not t.text.endswith("-") and children(t, "conj", "punct")]
        words = spread(listed)  # "*Polish*, *Irish* and *Greek* envoys": two words hang
        joint = [self._heads.get(t.i) for t in words]
        named = [mention for mention in joint if mention is not None]
        own = self._heads.get(token.i)
        if len(joint) > 1 and len(named) == len(joint) - 1 and own is not None and self._closes(own, words[-1], token):
            return named  # "*Iraqi* and Kurdish forces", "by *Chad* and rebel backer Mali": the last names no state
        if len(named) < len(joint) or len(joint) < 2:
            return []
        return named[:-1] if self._has_country(token) else named


def _is_means(token: Token) -> bool:
    """ "the use of *force*" is nobody."""
    return token.lower_ == "force" and token.dep_ == "pobj" and token.head.head.lemma_.lower() == "use"


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start
