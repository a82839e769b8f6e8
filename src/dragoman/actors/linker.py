"""What is kept while the phrases of an article are linked to actors, and the linking itself."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from dragoman.actors.codes import agents_of, joined
from dragoman.actors.context import Context
from dragoman.actors.coreference import Coreference
from dragoman.actors.holders import Holders
from dragoman.actors.kin import Kin
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.owners import Owners
from dragoman.actors.persons import Persons
from dragoman.actors.phrases import Phrase
from dragoman.actors.places import home_of
from dragoman.actors.registry import Known, Registry, governor
from dragoman.model import Place


class Linker:
    """Holds one article's phrases, actors and those who are asked about them."""

    def __init__(
        self,
        doc: Doc,
        published: str | None,
        knowledge: Knowledge,
        phrases: list[Phrase],
        places: Iterable[Place] = (),
    ) -> None:
        self.doc = doc
        self.published = published
        self.knowledge = knowledge
        self.phrases = phrases
        self.registry = Registry(doc)
        self.holders = Holders(doc, self.registry)
        self.coreference = Coreference(doc, self.registry, self.holders)
        self.kin = Kin(doc, self.registry)
        self.context = Context(phrases, self.registry, home_of(doc, knowledge), places)
        self.persons = Persons(self.registry, self.holders, self.context, knowledge, published)
        self.twins: dict[int, Known] = {}
        self.owners = Owners(self.registry, self.persons, self.twins)

    def _link(self, phrase: Phrase, known: Known, why: str) -> None:
        phrase.actor, phrase.why = known.id, why
        agents = agents_of(phrase, self.knowledge)
        if agents and not known.members and (known.code is None or phrase.sort == "listed"):
            known.code = self._coded(phrase, known, agents)
        known.sort = known.sort or phrase.sort
        self.twins[id(phrase)] = known
        self.registry.seen(known, governor(self.doc, phrase))
        self.registry.at.setdefault(phrase.head_end - 1, known)

    def _coded(self, phrase: Phrase, known: Known, agents: tuple[str, ...]) -> str:
        rows = (self.knowledge.actors(name, self.published) for name in phrase.whose)
        own = next((found[0].code for found in rows if found and found[0].code), None)
        owner = self.twins.get(id(phrase.possessor)) or self.registry.at.get(phrase.owner or -1)
        return joined(agents, own, known, owner)

    def _state(self, code: str) -> Known:
        key = ("country", code)
        known = self.registry.keys.get(key)
        if known is None:
            row = self.knowledge.country(code)
            known = self.registry.add(row.name if row else code, "country", key)
            known.country, known.sort = code, "country"
        return known

    def _text(self, phrase: Phrase) -> str:
        text = str(self.doc[phrase.start : phrase.end].text)
        for article in ("the ", "The ", "a ", "A ", "an ", "An "):
            text = text.removeprefix(article)
        return text
