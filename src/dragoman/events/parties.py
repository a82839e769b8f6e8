"""From the head token of an argument to the mention, and so to the actor, that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from dragoman.events.tree import children
from dragoman.model import Actor, Mention, Party

_DEPTH = 3
_INNER_PREPS = (
    "of",
    "in",
    "from",
    "by",
    "between",
    "among",
    "for",
    "against",
    "near",
    "at",
    "on",
    "with",
    "including",
    "as",
)


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
        """One party for each actor that the tokens name, in order."""
        found: dict[str, Party] = {}
        for token in tokens:
            mention = self.mention(token)
            if mention is not None and mention.actor in self._actors:
                found.setdefault(mention.actor, _party(self._actors[mention.actor], mention))
        return tuple(found.values())


def _owners(token: Token) -> Iterable[Token]:
    yield from children(token, "poss")
    yield from children(token, "amod", "compound", "nmod", "appos")
    for prep in children(token, "prep", "agent"):
        if prep.lower_ in _INNER_PREPS:
            yield from children(prep, "pobj")


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
