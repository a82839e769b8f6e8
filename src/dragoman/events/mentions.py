"""From the head token of an argument to the mentions that its words name, by what stands beside and below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from spacy.tokens import Doc, Token

from dragoman.events.clauses import described
from dragoman.events.lists import before_title, conjuncts, spread
from dragoman.events.owned import led_by, owners_of
from dragoman.events.prepositions import prep_objects
from dragoman.events.territory import Territory
from dragoman.events.tree import children
from dragoman.events.words import in_class
from dragoman.model import Actor, Mention

_DEPTH = 3
_NAMES = frozenset({"name", "organisation"})
"""Kinds of mentions that tell by name who it is."""
_STATES = frozenset({"country", "metonym"})


class Mentions:
    """Looks mentions up by the token of their head word."""

    def __init__(
        self, doc: Doc, actors: Sequence[Actor], mentions: Sequence[Mention], territory: Territory | None = None
    ) -> None:
        self._territory = territory
        self._actors = {actor.id: actor for actor in actors}
        self._heads = _by_head(doc, mentions)
        self._starts = {mention.span.start: mention for mention in mentions if mention.kind == "name"}

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
        return [m for m in self._headed(spread(after)) if m.kind in kinds]

    def _headed(self, tokens: Iterable[Token]) -> list[Mention]:
        """The mentions that these very tokens head."""
        return [mention for token in tokens if (mention := self._heads.get(token.i)) is not None]

    def _members(self, noun: Token) -> list[Mention]:
        """ "the king's allies, *Chad* and *Mali*", "Western allies led by *Chad*": the states that a plural is."""
        if not in_class(noun, "states") and not in_class(noun, "following"):
            return []
        after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
        beside = [t for t in children(noun, "appos", "conj") if after.text == "," and t.left_edge.i == after.i + 1]
        told = beside or ([] if prep_objects(noun, "of") else led_by(noun))
        named = self._headed(spread(told))
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
        named = [m for m in self._headed(described(token)) if m.kind in _NAMES]
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
        named = self._headed(words)
        own = self._heads.get(token.i)
        if len(words) > 1 and len(named) == len(words) - 1 and own is not None and self._closes(own, words[-1], token):
            return named  # "*Iraqi* and Kurdish forces", "by *Chad* and rebel backer Mali": the last names no state
        if len(named) < len(words) or len(words) < 2:
            return []
        return named[:-1] if self._has_country(token) else named


def _by_head(doc: Doc, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """The longest of the mentions that each token heads."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        span = doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        for token in span or ():
            known = found.get(token.i)
            if not _is_means(token) and (known is None or _length(mention) > _length(known)):
                found[token.i] = mention
    return found


def _is_means(token: Token) -> bool:
    """ "the use of *force*" is nobody."""
    return token.lower_ == "force" and token.dep_ == "pobj" and token.head.head.lemma_.lower() == "use"


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start
