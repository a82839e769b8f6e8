"""An article's text cut into pieces, each with what it is: the marks that the article page shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from dragoman.model import Coding, Event, Party, Span

KINDS = {
    "actor": "a named actor",
    "trigger": "the words of an act",
    "quote": "quoted or reported words",
    "cue": "the word that brings them in",
    "time": "a time",
    "place": "a place",
}
ROLES = {
    "a": "actor",
    "t": "trigger",
    "r": "recipient",
    "s": "source",
    "w": "time",
    "p": "place",
}
"""What a piece is in one event: the letter behind the event's number in `Piece.roles`."""


class Piece(msgspec.Struct, frozen=True):
    """Words with the kinds of mark on them, and their roles in events: ("0a", "2r") is actor of the first event and
    recipient of the third. `start` is an offset into `Article.text`."""

    start: int
    text: str
    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


Mark = tuple[int, int, str, bool]
"""Start, end, a kind or a role, and whether it is a role."""


def paragraphs(coding: Coding) -> list[list[Piece]]:
    """The article's text, a list of pieces for each line that is not empty."""
    text = coding.article.text
    edges: dict[int, list[tuple[str, bool, int]]] = defaultdict(list)
    for start, end, name, role in _marks(coding):
        if 0 <= start < end <= len(text):
            edges[start].append((name, role, 1))
            edges[end].append((name, role, -1))
    for place, sign in enumerate(text):
        if sign == "\n":
            # A line's end cuts the pieces, marked or not.
            edges.setdefault(place, [])
            edges.setdefault(place + 1, [])
    return _lines(text, dict(edges))


def _lines(text: str, edges: dict[int, list[tuple[str, bool, int]]]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for piece in _pieces(text, edges):
        if piece.text == "\n":
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in lines if any(piece.text.strip() for piece in line)]


def _pieces(text: str, edges: dict[int, list[tuple[str, bool, int]]]) -> Iterator[Piece]:
    counts: dict[tuple[str, bool], int] = defaultdict(int)
    cuts = sorted({0, len(text), *edges})
    for start, end in pairwise(cuts):
        for name, role, step in edges.get(start, ()):
            counts[name, role] += step
        held = [key for key, count in counts.items() if count > 0]
        yield Piece(
            start,
            text[start:end],
            tuple(sorted(name for name, role in held if not role)),
            tuple(sorted(name for name, role in held if role)),
        )


def _marks(coding: Coding) -> Iterator[Mark]:
    for mention in coding.mentions:
        yield _mark(mention.span, "actor")
    for quote in coding.quotes:
        for words in quote.content:
            yield _mark(words, "quote")
        if quote.cue:
            yield _mark(quote.cue, "cue")
    for time in coding.times:
        yield _mark(time.span, "time")
    for place in coding.places:
        yield _mark(place.span, "place")
    for number, event in enumerate(coding.events):
        yield _mark(event.trigger, "trigger")
        yield from _roles(number, event)


def _roles(number: int, event: Event) -> Iterator[Mark]:
    yield _mark(event.trigger, f"{number}t", role=True)
    yield from _parties(number, "a", event.actors)
    yield from _parties(number, "r", event.recipients)
    for source in event.attributed_to:
        for span in (source.speaker, source.cue):
            if span:
                yield _mark(span, f"{number}s", role=True)
    if event.time and event.time.span:
        yield _mark(event.time.span, f"{number}w", role=True)
    if event.place:
        yield _mark(event.place.span, f"{number}p", role=True)


def _parties(number: int, letter: str, parties: Iterable[Party]) -> Iterator[Mark]:
    for party in parties:
        yield party.start, party.end, f"{number}{letter}", True


def _mark(span: Span, name: str, role: bool = False) -> Mark:
    return span.start, span.end, name, role
