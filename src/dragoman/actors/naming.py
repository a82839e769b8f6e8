"""Names: countries, peoples, persons, bodies and what the user lists."""

from __future__ import annotations

from dragoman.actors.grouping import Grouping
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import Known
from dragoman.actors.tables import Group, ListedActor, Organisation

PLACES = frozenset(("GPE", "LOC"))
"""What the tagger calls towns and lands."""


class Naming(Grouping):
    """Links names."""

    def _country(self, phrase: Phrase) -> None:
        if phrase.country:
            self._link(phrase, self._state(phrase.country), "country name")

    def _metonym(self, phrase: Phrase) -> None:
        body = bool(phrase.sectors) and phrase.surfaces[0].use == "metonym" and "GOV" not in phrase.sectors
        if phrase.country is None or body:
            self._organisation(phrase)
        else:
            self._link(phrase, self._state(phrase.country), f"{phrase.name} stands for the state")

    def _demonym(self, phrase: Phrase) -> None:
        home = phrase.states[:1]
        if home:  # "the Serbs" of a war in Bosnia
            phrase.country = self.context.country_among(phrase, phrase.states)
        if phrase.country is None:
            return
        if phrase.indefinite or (home and phrase.country not in home):
            key = None if phrase.indefinite else ("people", phrase.name.removesuffix("s"), phrase.country)
            known = self.registry.keys.get(key) if key is not None else None
            known = known or self.registry.add(self._text(phrase), "group", key)
            known.country, known.plural, known.sectors = phrase.country, True, ("CVL",)
            self._link(phrase, known, "people of the country")
        else:
            self._link(phrase, self._state(phrase.country), "demonym")

    def _person(self, phrase: Phrase) -> None:
        if not self.persons.is_listed(phrase):
            self.owners.inherit(phrase)
        if phrase.counterpart:
            self.holders.take_office(phrase)
        self._link(phrase, *self.persons.find(phrase))

    def _unknown(self, phrase: Phrase) -> None:
        if self._as_person(phrase):
            return
        key = ("name", phrase.name.lower())
        known = self.registry.keys.get(key) or self.registry.add(phrase.name, "unknown", key)
        known.sort = "organisation"
        if known.country is None and self.doc[phrase.head].ent_type_ in PLACES:  # a town that no list has
            known.country = self.context.clear_country(phrase)
        self._link(phrase, known, "name of no lexicon")

    def _as_person(self, phrase: Phrase) -> bool:
        """Link a name that the parser took for something else to a person of the article."""
        if phrase.surfaces or not phrase.named:
            return False
        found = self.persons.named_before(phrase)
        if found is None:
            return False
        self._link(phrase, *found)
        return True

    def _organisation(self, phrase: Phrase) -> None:
        if not phrase.named or self.owners.namesake(phrase) is not None:
            self._group(phrase)
            return
        if self._as_person(phrase):
            return
        entry = phrase.surfaces[0].entry if phrase.surfaces else None
        if not self.context.is_sure(phrase):
            entry, phrase.country = None, self.context.main_country(phrase) or phrase.country
        name = entry.name if isinstance(entry, Organisation | Group) else phrase.name
        key = ("name", name.lower())
        known = self.registry.keys.get(key)
        if known is None and phrase.twin is None:
            known = self._by_last_words(phrase)
        if known is None:
            known = self.registry.add(name, "organisation", key)
            known.sectors, known.country = phrase.sectors, phrase.country
            if entry is None and known.country is None and not self.owners.is_foreign(phrase):
                known.country = self.context.country_of_body(phrase)
            known.code = getattr(entry, "code", None)
            known.role_noun = name.split()[-1].lower()
        self._link(phrase, known, "lexicon" if entry is not None else "name")

    def _by_last_words(self, phrase: Phrase) -> Known | None:
        """ "the Revolutionary Guards" for "Iran's Islamic Revolutionary Guards"."""
        words = phrase.name.lower()
        if " " not in words:
            return None
        for known in self.registry.actors:
            if known.kind == "organisation" and known.name.lower().endswith(" " + words):
                return known
        return None

    def _listed(self, phrase: Phrase) -> None:
        """A row of the user's own list."""
        rows = self.knowledge.actors(phrase.surfaces[0].text, self.published)
        row = rows[0] if rows else phrase.surfaces[0].entry
        if not isinstance(row, ListedActor):
            return
        key = ("listed", row.name)
        known = self.registry.keys.get(key)
        if known is None:
            known = self.registry.add(row.name, row.kind, key)
            known.country, known.sectors, known.role = row.country, row.sectors, row.role
            known.wikidata, known.code, known.sort = row.wikidata, row.code, row.kind
        self._link(phrase, known, "the user's list")
