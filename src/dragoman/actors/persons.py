"""Link the names of persons, and tell which country an office without one belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from spacy.tokens import Doc

from dragoman.actors.chunks import HYPHENS
from dragoman.actors.coreference import Coreference, is_struck
from dragoman.actors.gender import gender_of_name
from dragoman.actors.knowledge import Knowledge, Office
from dragoman.actors.people import core_of, find_person, may_bear, misspelt, office_of, shared_country
from dragoman.actors.phrases import Phrase, leads
from dragoman.actors.places import is_dateline
from dragoman.actors.registry import Known, Registry
from dragoman.actors.tables import INTERNATIONAL, Group, Organisation, Person
from dragoman.actors.traits import NOBODY, states_with_office
from dragoman.actors.words import SPEECH, SUBJECTS

STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))
"""Sectors that always belong to some state."""
LOCAL = frozenset(("COP", "JUD"))
"""Sectors that act at home."""
HOME = 2
"""Mentions that a dateline counts for when the article's main country is sought."""
NAMED = 0.5
"""Mentions that a known politician or body of a country counts for."""
DATELINE_WITHIN = 60
"""Tokens within which a dateline is looked for."""
BEFORE_NOUN = frozenset(("amod", "poss", "compound", "nmod"))
STATE_SORTS = frozenset(("country", "demonym", "metonym"))


def _is_international(known: Known | None, phrase: Phrase) -> bool:
    """True for an officer of an alliance or a world body: no country of the article is his."""
    sectors = (*known.sectors, *phrase.sectors) if known is not None else phrase.sectors
    return phrase.regional or (known is not None and known.listed) or not set(INTERNATIONAL).isdisjoint(sectors)


class Context:
    """The countries an article names, for offices that come without one."""

    def __init__(self, phrases: list[Phrase], registry: Registry, home: str | None = None) -> None:
        """`home`: the country of the dateline."""
        self.registry = registry
        foreign = {i for phrase in phrases if _is_counterpart(phrase) for i in range(phrase.start, phrase.end)}
        stated = [p for p in phrases if p.sort in STATE_SORTS and p.country and not _qualifies(registry.doc, p)]
        own = [(phrase.head, phrase.country) for phrase in stated if phrase.head not in foreign]
        self._heads = [head for head, _ in own]
        self._countries = [country for _, country in own]
        self._weights: defaultdict[str, float] = defaultdict(float, {home: HOME} if home else {})
        for head, country in own:
            if country:
                self._weights[country] += 2 if self._leads(head) else 1
        for phrase in phrases:
            country = _country_of_named(phrase)
            if country is not None:
                self._weights[country] += NAMED
        self.main = self._main(None)

    def country(self, phrase: Phrase) -> str | None:
        """The country named before an office in its sentence, else a subject after it, else the article's main one.

        A soldier named elsewhere than beside a country may serve any of those at war: he gets none.
        """
        states = states_with_office(phrase.role)
        if states is None and not STATE.intersection(phrase.sectors):
            return None
        if is_struck(self.registry.doc[phrase.head]) and "MIL" in phrase.sectors:
            return None
        at = bisect_left(self._heads, phrase.head)
        for n in (at - 1, at):
            fits = self._is_near(n, phrase) and (states is None or self._countries[n] in states)
            if fits and (n < at or self._speaks(self._heads[n])):
                phrase.country_why = "country named in the sentence"
                return self._countries[n]
        if states is not None:
            phrase.country_why = f"a state with a {phrase.role}"
            return self._main(states)
        if phrase.sort == "person" and "GOV" not in phrase.sectors:
            return None
        around = self._around(phrase) if LOCAL.intersection(phrase.sectors) else None
        if around is not None:
            phrase.country_why = f"as {around.name} just before"
            return around.country
        if self.main is not None:
            phrase.country_why = "the article's main country"
        return self.main

    def _main(self, states: tuple[str, ...] | None) -> str | None:
        """The country that the article names most, among `states` where they are given."""
        for country in sorted(self._weights, key=lambda code: -self._weights[code]):
            if states is None or country in states:
                return country
        return states[0] if states is not None and states[0] != NOBODY else None

    def _around(self, phrase: Phrase) -> Known | None:
        """Who was spoken of a sentence before: police and courts act where the story is, not where it was filed."""

        def fits(known: Known) -> bool:
            return known.country is not None and known.kind in ("person", "group")

        return self.registry.nearest(phrase.head, fits, 1)

    def _is_near(self, n: int, phrase: Phrase) -> bool:
        if not 0 <= n < len(self._heads):
            return False
        return self.registry.sentence_of(self._heads[n]) == self.registry.sentence_of(phrase.head)

    def _leads(self, head: int) -> bool:
        """True for a country that is a subject or stands before one: "Somali troops crossed"."""
        token = self.registry.doc[head]
        return token.dep_ in SUBJECTS or (token.dep_ in BEFORE_NOUN and token.head.dep_ in SUBJECTS)

    def _speaks(self, head: int) -> bool:
        """True for a country that is a subject or whose body speaks: "the Uzbek foreign ministry said"."""
        token = self.registry.doc[head]
        body = token.head if token.dep_ in BEFORE_NOUN else token
        return self._leads(head) and (body is token or body.head.lemma_ in SPEECH)


def _country_of_named(phrase: Phrase) -> str | None:
    """The country of a person or body that the lexicons know."""
    entry = phrase.surfaces[0].entry if phrase.surfaces else None
    return entry.country if isinstance(entry, Person | Organisation | Group) else None


def _qualifies(doc: Doc, phrase: Phrase) -> bool:
    """True for a country that only tells what another is like: "London-based", "Russian-made", "US-backed"."""
    after = phrase.end + 1
    if after >= len(doc) or doc[phrase.end].text not in HYPHENS or leads(doc, phrase.end):
        return False
    return doc[after].tag_ in ("VBN", "VBD", "VBG", "JJ")


def _is_counterpart(phrase: Phrase) -> bool:
    """True for "his Tajik counterpart", whose country is not that of the one he is the counterpart of."""
    return phrase.counterpart or phrase.name == "counterpart"


def home_of(doc: Doc, knowledge: Knowledge) -> str | None:
    """The country of the capital in the dateline of a text, if there is one."""
    for start in range(min(len(doc), DATELINE_WITHIN)):
        for end in range(start + 1, min(start + 4, len(doc) + 1)):
            found = knowledge.capital(doc[start:end].text.title()) if doc[start].text.isupper() else None
            if found is not None and is_dateline(doc, start, end):
                return found.code
    return None


class Persons:
    """Finds or adds the person of a name."""

    def __init__(
        self,
        registry: Registry,
        coreference: Coreference,
        context: Context,
        knowledge: Knowledge,
        published: str | None,
    ) -> None:
        self.registry = registry
        self.coreference = coreference
        self.context = context
        self.knowledge = knowledge
        self.published = published

    def find(self, phrase: Phrase) -> tuple[Known, str]:
        """The person of a name, new or known, with what the mention tells added, and why it is that person."""
        found = self.named_before(phrase)
        office = office_of(phrase, self.knowledge, self.published)
        if found is None and office is not None:
            found = self._by_office(office)
        if found is None and office is None and phrase.country is None and phrase.surfaces:
            phrase.country = shared_country(phrase, self.knowledge, self.published)
        if found is None:
            found = self._unnamed(phrase)
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

    def by_surname(self, name: str) -> Known | None:
        """The person named last with a surname."""
        surname = name.lower()
        bearers = [known for known in self.registry.persons() if core_of(known.name)[-1:] == (surname,)]
        return max(bearers, key=lambda known: known.last, default=None)

    def _by_office(self, office: Office) -> tuple[Known, str] | None:
        for known in self.registry.persons():
            if known.name == office.person.name:
                return known, "alias"
        return None

    def _unnamed(self, phrase: Phrase) -> tuple[Known, str] | None:
        """An official named so far by office only, who gets a name here."""
        bare = phrase.country is None
        known = self.coreference.unnamed_holder(phrase) if phrase.definite and bare else None
        if known is None and phrase.role and bare and not _is_international(None, phrase):
            phrase.country = self.context.country(phrase)
        known = known or self.coreference.delayed(phrase) or self.coreference.unnamed_holder(phrase)
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
        if known.country is None and not _is_international(known, phrase):
            known.country = self.context.country(phrase)
