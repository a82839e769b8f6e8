"""The actors of one article while they are being found: who they are so far, and where each was last named."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

import msgspec
from spacy.tokens import Doc

from dragoman.actors.words import SUBJECTS

REACH = 3
"""Sentences that a pronoun or description may look back."""


class Known(msgspec.Struct):
    """An actor as far as the article has told. `last` is the token, `sentence` the sentence of its last mention."""

    id: str
    name: str
    kind: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    role_noun: str = ""
    former: bool = False
    wikidata: str | None = None
    code: str | None = None
    gender: str | None = None
    plural: bool = False
    sort: str = ""
    last: int = -1
    sentence: int = -1
    subject: bool = False
    count: int = 0
    full: bool = False
    listed: bool = False


class Registry:
    """Actors by id and by key, with their salience."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.actors: list[Known] = []
        self.keys: dict[tuple[object, ...], Known] = {}
        self.at: dict[int, Known] = {}
        """The actor of each head token resolved so far."""
        self._starts = [sentence.start for sentence in doc.sents]

    def sentence_of(self, token: int) -> int:
        """The number of the sentence of a token."""
        return bisect_right(self._starts, token) - 1

    def add(self, name: str, kind: str, key: tuple[object, ...] | None = None) -> Known:
        """A new actor, filed under a key where one is given."""
        known = Known(f"a{len(self.actors) + 1}", name, kind)
        self.actors.append(known)
        if key is not None:
            self.keys[key] = known
        return known

    def seen(self, known: Known, token: int) -> None:
        """Note a mention of an actor at a token."""
        sentence = self.sentence_of(token)
        subject = self.doc[token].dep_ in SUBJECTS
        known.subject = subject or (known.subject and sentence == known.sentence)
        known.last, known.sentence, known.count = token, sentence, known.count + 1
        self.at[token] = known

    def nearest(self, token: int, fits: Callable[[Known], bool], reach: int = REACH) -> Known | None:
        """The most salient fitting actor named before a token: near, a subject, and often named."""
        here = self.sentence_of(token)
        near = [known for known in self.actors if 0 <= here - known.sentence <= reach and known.last < token]
        fitting = [known for known in near if fits(known)]
        return max(fitting, key=lambda known: self._salience(known, here), default=None)

    def _salience(self, known: Known, here: int) -> tuple[float, int]:
        return (known.subject * 1.5 - (here - known.sentence) + min(known.count, 6) * 0.1, known.last)

    def persons(self) -> Iterator[Known]:
        """The persons found so far."""
        return (known for known in self.actors if known.kind == "person")
