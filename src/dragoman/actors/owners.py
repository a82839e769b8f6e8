"""To whom somebody belongs: "his adviser", "Trump's lawyer", "the Obama administration"."""

from __future__ import annotations

from dragoman.actors.chunks import PROPER
from dragoman.actors.persons import Persons
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import Known, Registry


class Owners:
    """Finds the owner of a phrase; `twins` holds the actors of the phrases resolved so far, by their identity."""

    def __init__(self, registry: Registry, persons: Persons, twins: dict[int, Known]) -> None:
        self.registry = registry
        self.persons = persons
        self.twins = twins

    def inherit(self, phrase: Phrase) -> None:
        """Give "his adviser" and "Trump's lawyer" the country of their owner."""
        owner = self.of(phrase)
        if owner is None or phrase.country is not None:
            return
        states = owner.kind in ("country", "organisation") or (phrase.role is not None and not phrase.counterpart)
        if phrase.sort != "person" or states:
            phrase.country, phrase.country_why = owner.country, f"belongs to {owner.name}"

    def of(self, phrase: Phrase) -> Known | None:
        """Who owns a phrase, by a pronoun, a possessive or a name before its head."""
        owner = self.registry.at.get(phrase.owner) if phrase.owner is not None else None
        if owner is None and phrase.possessor is not None:
            owner = self.twins.get(id(phrase.possessor))
        return owner or self.namesake(phrase)

    def namesake(self, phrase: Phrase) -> Known | None:
        """The person of the article by whose surname a body goes: "the Okello government"."""
        head = self.registry.doc[phrase.head]
        if phrase.sort not in ("role", "group", "organisation") or phrase.surfaces or not head.is_lower:
            return None
        names = [token.text for token in self.registry.doc[phrase.start : phrase.head] if token.tag_ in PROPER]
        return self.persons.by_surname(names[-1]) if names else None

    def is_foreign(self, phrase: Phrase) -> bool:
        """True for "the UN's agency" and "Western leaders": they have no country, not that of the context."""
        owner = self.twins.get(id(phrase.possessor)) if phrase.possessor is not None else None
        return phrase.regional or (owner is not None and owner.kind == "organisation" and owner.country is None)
