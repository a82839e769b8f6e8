"""To whom somebody belongs: "his adviser", "Trump's lawyer", "the Obama administration"."""

from __future__ import annotations

from dragoman.actors.chunks import PROPER
from dragoman.actors.kin import is_worldwide
from dragoman.actors.persons import Persons
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import Known, Registry
from dragoman.actors.tables import INTERNATIONAL
from dragoman.actors.words import OUTSIDERS, REBELLIOUS, SPOKESPEOPLE

KIN = frozenset("husband wife widow son daughter father mother brother sister neighbour neighbor driver".split())
"""Who has no part in affairs of state but by somebody who has."""
SPONSORS = frozenset(("sponsor", "backer", "patron", "creditor"))
"""What a group has abroad: "the rebels' backers"."""
FIGHTERS = REBELLIOUS | {"MIL"}
UNIFORMED = FIGHTERS | {"COP", "SPY"}
CHIEFS = SPOKESPEOPLE | frozenset("leader leadership chief commander".split())
"""Officers of an armed group that are no rebels by their noun."""
OFFICES = frozenset(("GOV", "MIL"))
CAPTORS = frozenset(("captor", "kidnapper", "abductor"))


class Owners:
    """Finds the owner of a phrase; `twins` holds the actors of the phrases resolved so far, by their identity."""

    def __init__(self, registry: Registry, persons: Persons, twins: dict[int, Known]) -> None:
        self.registry = registry
        self.persons = persons
        self.twins = twins

    def inherit(self, phrase: Phrase) -> None:
        """Give "his adviser" and "Trump's lawyer" the country of their owner, and "Peru's ally" another."""
        owner = self.of(phrase)
        _rise(phrase, owner)
        _speak(phrase, owner)
        if owner is None or self._place_before(phrase) is not None:
            self._belong_to_town(phrase)
        if owner is None or phrase.country is not None:
            return
        if phrase.role_noun in KIN and not owner.sectors:
            return
        if phrase.states and owner.country not in phrase.states:  # "her Kurdish commanders"
            return
        fighters = phrase.sort == "group" and not FIGHTERS.isdisjoint(phrase.sectors)
        if fighters and is_worldwide(owner):  # "their fighters" are Isis's
            phrase.sectors = ("REB", "IMG")
            return
        if _is_outsider(phrase, owner) or self._are_states(phrase):
            self._set_against(phrase, owner)
            return
        states = owner.kind in ("country", "organisation") or (phrase.role is not None and not phrase.counterpart)
        if phrase.sort != "person" or states:
            phrase.country, phrase.country_why = owner.country, f"belongs to {owner.name}"
        _serve(phrase, owner)

    def _place_before(self, phrase: Phrase) -> int | None:
        """The word of the place in "In *Minsk* its envoy said so" and "in *Peru*, where its army fled"."""
        doc, owner = self.registry.doc, phrase.owner or 0
        if owner < 2 or doc[owner].lower_ != "its":
            return None
        place = owner - (3 if doc[owner - 1].lower_ == "where" else 1)
        return place if place > 0 and doc[place - 1].lower_ == "in" else None

    def _belong_to_town(self, phrase: Phrase) -> None:
        """Give the minister of "in Moscow, whose minister said" the country of the town."""
        place = self._place_before(phrase)
        if place is not None:
            town = self.persons.context.land(place)
        else:
            town = self.persons.context.town(phrase.owner) if phrase.owner is not None else None
        if town is not None and phrase.country is None:
            phrase.country, phrase.country_why = town, "whose town it is"

    def _set_against(self, phrase: Phrase, owner: Known) -> None:
        """Give one ally or counterpart, and all captors, the country that weighs most beside their owner's."""
        lone = not phrase.plural or phrase.role_noun in CAPTORS
        if lone and owner.country is not None:
            phrase.country = self.persons.context.other(phrase, owner.country)
            phrase.country_why = f"set against {owner.name}" if phrase.country is not None else ""

    def of(self, phrase: Phrase) -> Known | None:
        """Who owns a phrase, by a pronoun, a possessive or a name before its head."""
        owner = self.registry.at.get(phrase.owner) if phrase.owner is not None else None
        if owner is None and phrase.possessor is not None:
            owner = self.twins.get(id(phrase.possessor)) or self._served(phrase, phrase.possessor)
        return owner or self.namesake(phrase)

    def _served(self, phrase: Phrase, person: Phrase) -> Known | None:
        """The person named before for whom somebody speaks: "a spokesman for *Lund*"."""
        return self.persons.by_surname(person.name.split()[-1]) if person.head > phrase.head else None

    def namesake(self, phrase: Phrase) -> Known | None:
        """The person of the article by whose surname a body goes: "the Okello government"."""
        head = self.registry.doc[phrase.head]
        if phrase.sort not in ("role", "group", "organisation") or phrase.surfaces or not head.is_lower:
            return None
        names = [token.text for token in self.registry.doc[phrase.start : phrase.head] if token.tag_ in PROPER]
        return self.persons.by_surname(names[-1]) if names else None

    def is_foreign(self, phrase: Phrase) -> bool:
        """True for "the UN's agency", "Western leaders" and "Peru's allies": not of the country of the context."""
        before = phrase.possessor is not None and phrase.possessor.head < phrase.head
        owner = self.twins.get(id(phrase.possessor)) if before else None
        if phrase.regional or (owner is not None and owner.kind == "organisation" and owner.country is None):
            return True
        owner = self.of(phrase)
        return owner is not None and (_is_worldly(owner) or _is_outsider(phrase, owner) or self._are_states(phrase))

    def _are_states(self, phrase: Phrase) -> bool:
        """True for "the president's allies, *Chad* and Mali"."""
        named = (child for child in self.registry.doc[phrase.head].children if child.dep_ == "appos")
        return phrase.role_noun in OUTSIDERS and any(child.ent_type_ == "GPE" for child in named)


def _rise(phrase: Phrase, owner: Known | None) -> None:
    """Let the soldiers and chiefs of an armed group be rebels: "the Red Front's generals", "their commanders"."""
    if owner is not None and phrase.role == "man" and phrase.plural:  # "the general denied that *his men* had fired"
        phrase.sectors = tuple(code for code in owner.sectors if code in UNIFORMED) or ("UNK",)
    if owner is None or not _is_of_rebels(owner) or "REB" in phrase.sectors:
        return
    if not FIGHTERS.isdisjoint(phrase.sectors):
        phrase.sectors = ("REB",)
    elif phrase.role_noun in CHIEFS:
        phrase.sectors = ("REB", *phrase.sectors)


def _serve(phrase: Phrase, owner: Known) -> None:
    """Let who holds an office of a body of many states be of it: "the union's envoy", "the bloc's ministers"."""
    body = owner.kind == "organisation" and owner.country is None and owner.code in INTERNATIONAL
    if body and owner.code is not None and owner.code not in phrase.sectors and not OFFICES.isdisjoint(phrase.sectors):
        phrase.sectors = (*phrase.sectors, owner.code)


def _speak(phrase: Phrase, owner: Known | None) -> None:
    """Let who speaks for somebody be of his sector: "the senator's spokesman", "a spokeswoman for the firm"."""
    if owner is None or not phrase.weak or phrase.role_noun not in SPOKESPEOPLE or "REB" in owner.sectors:
        return
    if owner.sectors:
        phrase.sectors = owner.sectors[:1]


def _is_of_rebels(owner: Known) -> bool:
    """True for an armed group that holds no office, and its men."""
    return owner.kind != "person" and "REB" in owner.sectors and OFFICES.isdisjoint(owner.sectors)


def _is_worldly(owner: Known) -> bool:
    """True for a body of many states: "the union, whose ministers meet"."""
    return owner.kind == "organisation" and owner.country is None and not set(INTERNATIONAL).isdisjoint(owner.sectors)


def _is_outsider(phrase: Phrase, owner: Known) -> bool:
    """True for whom one has abroad: somebody's counterpart, a state's neighbour, a hostage's captors."""
    if phrase.name == "counterpart" or phrase.role_noun in CAPTORS:
        return True
    if owner.kind in ("group", "organisation") and phrase.role_noun in SPONSORS:
        return True
    state = owner.kind == "country" or (owner.kind == "organisation" and owner.role_noun == "regime")
    return state and phrase.role_noun in OUTSIDERS
