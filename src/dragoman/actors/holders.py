"""Who holds an office that a text tells of: "the minister", "the businessman", "his counterpart", "her guest"."""

from __future__ import annotations

from spacy.tokens import Doc

from dragoman.actors.binding import barred, subjects_above
from dragoman.actors.pairs import HEADS
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import FAR, REACH, Known, Registry
from dragoman.actors.speakers import speaks
from dragoman.actors.words import COMPLEMENTS, EPITHETS, PARTNERS

DELAY = 2
"""Sentences within which an unnamed speaker may get a name."""


def acting_on(registry: Registry, phrase: Phrase) -> list[Known | None]:
    """Who does what befalls a description: "Peru took *the country* to court" is of another one."""
    return [registry.at.get(word.i) for word in barred(registry.doc[phrase.head])]


class Holders:
    """Finds who holds an office, has a trade or is a colleague among the people named before."""

    def __init__(self, doc: Doc, registry: Registry) -> None:
        self.doc = doc
        self.registry = registry

    def holder(self, phrase: Phrase) -> Known | None:
        """The person named before who holds the office of a phrase: "the Iraqi defence minister"."""
        acting = acting_on(self.registry, phrase)
        holders = (known for known in self.registry.persons() if self._holds(known, phrase))
        fitting = [known for known in holders if known not in acting]
        return max(fitting, key=lambda known: (known.role == phrase.role, known.last), default=None)

    def _holds(self, known: Known, phrase: Phrase) -> bool:
        if known.role is None or known.plural or (phrase.former and not known.former):
            return False
        if phrase.country is not None and known.country != phrase.country:
            return False
        age = self.registry.sentence_of(phrase.head) - known.sentence
        if known.role == phrase.role:
            return phrase.country is not None or age <= FAR
        if phrase.role_noun == "leader" and phrase.role == "leader":
            return known.role in HEADS and age <= FAR
        plain = phrase.role is not None and " " not in phrase.role
        return plain and phrase.definite and known.role_noun == phrase.role_noun and age <= FAR

    def sole_holder(self, phrase: Phrase) -> Known | None:
        """The one person named so far who holds a high office, however long ago: "the prime minister"."""
        high = phrase.role in HEADS or (phrase.role or "").endswith((" minister", " secretary"))
        if not high or not phrase.definite or phrase.country is not None or phrase.regional or phrase.former:
            return None
        holders = [k for k in self.registry.persons() if k.role == phrase.role and not k.former and k.sort == "person"]
        return holders[0] if len(holders) == 1 and phrase.possessor is None and phrase.owner is None else None

    def called(self, phrase: Phrase) -> Known | None:
        """The person whom "the businessman" or "the real estate mogul" means: the one named most of those at hand."""
        doc, token = self.doc, self.doc[phrase.head]
        after = doc[phrase.head + 1] if phrase.head + 1 < len(doc) else None
        told = {phrase.role_noun, phrase.role}
        owned = phrase.possessor is not None or phrase.owner is not None or phrase.qualified
        if EPITHETS.isdisjoint(told) or not phrase.definite or owned:
            return None
        if after is not None and (after.lower_ in COMPLEMENTS or after.tag_ in ("WP", "WDT", "VBN", "VBG")):
            return None
        taken = [self.registry.at.get(word.i) for word in (*barred(token), *subjects_above(token))]

        here = self.registry.sentence_of(phrase.head)
        near = [known for known in self.registry.persons() if known.sort == "person" and here - known.sentence <= REACH]
        fitting = [known for known in near if known not in taken and phrase.country in (None, known.country)]
        return max(fitting, key=lambda known: (known.count, known.last), default=None)

    def partner(self, phrase: Phrase) -> Known | None:
        """The official of another state whom "his guest" or "her Uzbek colleague" means, by whose they are."""
        owner = self.registry.at.get(phrase.owner) if phrase.owner is not None else None
        if owner is None or owner.country is None or phrase.role_noun not in PARTNERS or "GOV" not in owner.sectors:
            return None

        def fits(known: Known) -> bool:
            single = known.kind == "person" and not known.plural and "GOV" in known.sectors
            return single and known.country not in (None, owner.country) and phrase.country in (None, known.country)

        return None if phrase.plural else self.registry.nearest(phrase.head, fits)

    def take_office(self, phrase: Phrase) -> None:
        """Give "his counterpart" the office of the one whose counterpart it is."""
        owner = self._owner(phrase)
        if owner is not None:
            phrase.role, phrase.role_noun = owner.role, owner.role_noun
            phrase.sectors = tuple(dict.fromkeys((*owner.sectors, *phrase.sectors)))

    def _owner(self, phrase: Phrase) -> Known | None:
        owner = self.registry.at.get(phrase.owner) if phrase.owner is not None else None
        return owner or self.registry.nearest(phrase.head, lambda known: known.kind == "person")

    def delayed(self, phrase: Phrase) -> Known | None:
        """The unnamed official who spoke a sentence before a new name speaks: papers name him late."""
        token = self.doc[phrase.head_end - 1]
        if phrase.role or not speaks(token) or " " not in phrase.name:
            return None

        def fits(known: Known) -> bool:
            spoke = known.last >= 0 and speaks(self.doc[known.last])
            return known.sort == "role" and known.kind == "person" and spoke and known.gender in (None, phrase.gender)

        return self.registry.nearest(phrase.head, fits, DELAY)

    def unnamed_holder(self, phrase: Phrase) -> Known | None:
        """The one whom a sentence or two before named by the same office of the same country."""

        def fits(known: Known) -> bool:
            country = known.country == phrase.country or (phrase.definite and phrase.country is None)
            same = known.role == phrase.role and country and known.former == phrase.former
            return known.sort == "role" and known.kind == "person" and same

        return self.registry.nearest(phrase.head, fits, DELAY) if phrase.role else None

    def counterpart(self, phrase: Phrase) -> tuple[Known, str] | None:
        """The person of the same office in another state whom "his counterpart" means, and why."""
        owner = self._owner(phrase)
        if owner is None:
            return None

        def fits(known: Known) -> bool:
            if known is owner or known.kind != "person" or known.role is None or known.role != owner.role:
                return False
            return known.country == phrase.country if phrase.country else known.country != owner.country

        known = self.registry.nearest(phrase.head, fits, FAR * 4)
        return None if known is None else (known, f"same office as {owner.name}")
