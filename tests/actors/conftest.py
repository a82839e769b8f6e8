"""Reads a text into actors and mentions, once per text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from dragoman.actors import Knowledge, find_actors, load_knowledge
from dragoman.context.places import find_places
from dragoman.model import Actor, Mention

NBSP = "\u00a0"


class Reading:
    """The actors and mentions of one text."""

    def __init__(self, text: str, actors: tuple[Actor, ...], mentions: tuple[Mention, ...]) -> None:
        self.text = text
        self.actors = {actor.id: actor for actor in actors}
        self.mentions = mentions

    def spans(self) -> list[str]:
        """The words of every mention, in order."""
        return [mention.span.text for mention in self.mentions]

    def mention(self, words: str, nth: int = 0) -> Mention:
        """The nth mention whose span is these words."""
        found = [mention for mention in self.mentions if mention.span.text == words]
        assert len(found) > nth, f"{words!r} is no mention; there are {self.spans()}"
        return found[nth]

    def actor(self, words: str, nth: int = 0) -> Actor:
        """The actor of the nth mention with these words."""
        return self.actors[self.mention(words, nth).actor]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def reading(nlp: Language, knowledge: Knowledge) -> Callable[..., Reading]:
    def read(text: str, published: str | None = "2008-05-01", *, places: bool = False) -> Reading:
        doc = nlp(text.replace(NBSP, " "))
        actors, mentions = find_actors(doc, published, knowledge, find_places(doc) if places else ())
        return Reading(text, actors, mentions)

    return read
