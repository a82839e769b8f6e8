"""Link the names of persons to those named before and to the office holders of the lexicons."""

from __future__ import annotations

from dragoman.actors.context import Context
from dragoman.actors.gender import gender_of_name
from dragoman.actors.holders import Holders
from dragoman.actors.knowledge import Knowledge, Office
from dragoman.actors.people import (
    core_of,
    find_person,
    lead_named,
    may_bear,
    misspelt,
    office_of,
    over_since,
    shared_country,
)
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import Known, Registry
from dragoman.actors.tables import INTERNATIONAL

FORGOTTEN = 8
"""Years out of office after which a surname alone is no evidence of its bearer."""
UNKNOWN = 4
"""The same for who served a world body."""


def _is_international(known: Known | None, phrase: Phrase) -> bool:
    """True for an officer of an alliance or a world body: no country of the article is his."""
    sectors = (*known.sectors, *phrase.sectors) if known is not None else phrase.sectors
    return phrase.regional or (known is not None and known.listed) or not set(INTERNATIONAL).isdisjoint(sectors)


class Persons:
    """Finds or adds the person of a name."""

    def __init__(
        self,
        registry: Registry,
        holders: Holders,
        context: Context,
        knowledge: Knowledge,
        published: str | None,
    ) -> None:
        self.registry = registry
        self.holders = holders
        self.context = context
        self.knowledge = knowledge
        self.published = published

    def find(self, phrase: Phrase) -> tuple[Known, str]:
        """The person of a name, new or known, with what the mention tells added, and why it is that person."""
        found = self.named_before(phrase)
        office = office_of(phrase, self.knowledge, self.published)
        unlisted = found is None or not found[0].listed
        stranger = office is not None and unlisted and self._is_stranger(phrase, office)
        office = None if stranger else office
        if found is None and office is not None:
            found = self._by_office(office)
        if found is None and office is None and phrase.country is None and phrase.surfaces and not stranger:
            shared = shared_country(phrase, self.knowledge, self.published)
            common = phrase.surfaces[0].ambiguous and self.context.is_afar(phrase, shared)
            phrase.country = None if common else shared
        if found is None:
            found = self._unnamed(phrase, office)
        known, why = found or (self.registry.add(phrase.name, "person"), "new name")
        if office is not None and not known.listed and may_bear(core_of(known.name), office.person):
            self._take_office(known, office)
        self._add_facts(known, phrase)
        return known, why

    def named_before(self, phrase: Phrase) -> tuple[Known, str] | None:
        """The person of the article whom a name repeats, shortens or misspells."""
        found = find_person(self.registry, phrase)
        if found is None and (slip := misspelt(self.registry, phrase, self.knowledge)):
            return slip, f"misspelling of {slip.name}"
        return found

    def is_listed(self, phrase: Phrase) -> bool:
        """True for the full name of an office holder of the lexicon, whose country no word around it decides."""
        return len(core_of(phrase.name)) > 1 and office_of(phrase, self.knowledge, self.published) is not None

    def by_surname(self, name: str) -> Known | None:
        """The person named last with a surname."""
        surname = name.lower()
        bearers = [known for known in self.registry.persons() if core_of(known.name)[-1:] == (surname,)]
        return max(bearers, key=lambda known: known.last, default=None)

    def _is_stranger(self, phrase: Phrase, office: Office) -> bool:
        """True for a lone surname of somebody long out of office, of a country that the article does not name.

        A common surname is that of no foreigner whose state is told of in passing, whenever in office.
        """
        if len(core_of(phrase.name)) != 1 or phrase.role == office.person.office or self.published is None:
            return False
        if phrase.surfaces and phrase.surfaces[0].ambiguous and self.context.is_afar(phrase, office.person.country):
            return True
        if phrase.name in office.person.ambiguous and "REB" in office.person.sectors:
            return office.person.country not in self.context.stated  # a common surname of a rebel far away
        years = UNKNOWN if office.person.country is None else FORGOTTEN
        return over_since(office, self.published) >= years and office.person.country not in self.context.stated

    def _by_office(self, office: Office) -> tuple[Known, str] | None:
        for known in self.registry.persons():
            if known.name == office.person.name:
                return known, "alias"
        return None

    def _unnamed(self, phrase: Phrase, office: Office | None) -> tuple[Known, str] | None:
        """An official named so far by office only, who gets a name here."""
        bare = phrase.country is None
        known = self.holders.unnamed_holder(phrase) if phrase.definite and bare else None
        if known is None and phrase.role and bare and office is None and not _is_international(None, phrase):
            phrase.country = self.context.country(phrase)
        known = known or self.holders.delayed(phrase) or self.holders.unnamed_holder(phrase)
        known = known or lead_named(self.registry, phrase)
        if known is None:
            return None
        known.name, known.full, known.sort = phrase.name, " " in phrase.name, "person"
        return known, "an official named late"

    def _take_office(self, known: Known, office: Office) -> None:
        row = office.person
        role = self.knowledge.role(row.office)
        known.name, known.country, known.full, known.listed = row.name, row.country, True, True
        known.wikidata, known.former = row.wikidata, office.former
        if office.status == "later":  # known by name, but that office is still to come
            return
        known.sectors, known.role = row.sectors, role.phrase if role else row.office
        known.role_noun = row.office.split()[-1].lower()

    def _add_facts(self, known: Known, phrase: Phrase) -> None:
        """Let a person have the role, country and fuller name that a mention tells."""
        if len(phrase.name) > len(known.name) and not known.full:
            known.name, known.full = phrase.name, " " in phrase.name
        known.gender = known.gender or phrase.gender or gender_of_name(known.name)
        if phrase.role and not known.role:
            known.role, known.role_noun, known.former = phrase.role, phrase.role_noun, phrase.former
        elif phrase.role == known.role and phrase.former:
            known.former = True
        if not known.listed and phrase.role == known.role:
            known.sectors = tuple(dict.fromkeys((*known.sectors, *phrase.sectors)))
        if known.country is None:
            known.country = phrase.country
        if known.country is None and not known.rooted and not _is_international(known, phrase):
            known.country = self.context.country(phrase)
            known.placed = known.country is not None
        known.home = (phrase.home if phrase.rooted else None) or known.home or phrase.home
        known.rooted = known.rooted or phrase.rooted
