"""From the head token of an argument to the mention, and so to the actor, that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from dragoman.events.tree import children
from dragoman.model import Actor, Mention, Party

_DEPTH = 3
_INNER_PREPS = frozenset({"of", "from", "by", "between", "among", "including"})


class Parties:
    """Looks mentions up by the token of their head word."""

    def __init__(self, doc: Doc, actors: Sequence[Actor], mentions: Sequence[Mention]) -> None:
        self._actors = {actor.id: actor for actor in actors}
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
            own = self.mention(token)
            for mention in (*self._joint(token), *([own] if own is not None else [])):
                found |= {a.id: _party(a, mention) for a in self._named(mention) if a.id not in found}
        return tuple(found.values())

    def _named(self, mention: Mention) -> list[Actor]:
        actor = self._actors.get(mention.actor)
        if actor is None:
            return []
        return [self._actors[member] for member in actor.members if member in self._actors] or [actor]

    def _joint(self, token: Token) -> list[Mention]:
        """ "*French* and German ministers": the first of two coordinated owners, whom the head's mention leaves out."""
        owners = [c for c in children(token, "amod", "compound", "nmod") if not c.text.endswith("-")]
        pairs = [(self._heads.get(c.i), self._heads.get(d.i)) for c in owners for d in children(c, "conj")]
        return [first for first, second in pairs if first is not None and second is not None]


def _owners(token: Token) -> Iterable[Token]:
    """Words that own or name a noun. "*US*- and EU-backed forces" are not the backers'."""
    yield from children(token, "poss")
    yield from (c for c in children(token, "amod", "compound", "nmod", "appos") if not c.text.endswith("-"))
    for prep in children(token, "prep", "agent"):
        if prep.lower_ in _INNER_PREPS:
            yield from children(prep, "pobj")
        elif prep.lower_ == "in":
            yield from (o for o in children(prep, "pobj") if o.ent_type_ == "GPE")


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start


def _party(actor: Actor, mention: Mention) -> Party:
    span = mention.span
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
