"""Which country an office or force without one belongs to: what the article says around it, and as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from dragoman.actors.backers import STATE_SORTS, Backers
from dragoman.actors.chunks import HYPHENS
from dragoman.actors.evidence import is_common_name, is_common_surname
from dragoman.actors.homes import HOMELY, is_alone, is_anybodys, is_domestic, is_homely
from dragoman.actors.kin import ARMED
from dragoman.actors.masters import (
    banning,
    commander_of,
    comrade_of,
    guarded_by,
    guests_of,
    helpers_of,
    host_of,
    is_counterpart,
    is_from_abroad,
    is_guest,
    is_taken_in,
    opposed_to,
    politician_over,
)
from dragoman.actors.origins import Origins, called_of, sent_home
from dragoman.actors.phrases import Phrase, leads
from dragoman.actors.registry import Registry
from dragoman.actors.scene import Clue, Scene, clues_of_places
from dragoman.actors.tables import Group, Organisation, Person
from dragoman.actors.traits import NOBODY, countries_with, states_with_office, states_without
from dragoman.actors.words import STATE
from dragoman.model import Place

ANYWHERE = frozenset(("CVL", "REF"))
UNIONS = frozenset(("LAB",))
CLEARLY = 1.0
"""How much more the main country must weigh than the next to be clear."""
ALONE = 5.5
"""How much more it must weigh to be that of somebody without an office."""
LIKELY = 2.5
"""How much more it must weigh to be the home of such a one, or the country of a body known by name alone."""
BEYOND_DOUBT = 2.2
"""How far behind the main country that of a party may be whose name parties of other states bear too."""
AFAR = 3.0
"""How far behind the main country that of a namesake is who is not meant."""
SET_HERE = "where these words are set"
SEVERAL = frozenset("government regime legislature embassy diplomat negotiator".split())
"""Nouns that with more than one of them are of several states, or of none that the article tells."""


class Context:
    """The countries an article names, for offices that come without one."""

    def __init__(
        self,
        phrases: list[Phrase],
        registry: Registry,
        home: str | None = None,
        places: Iterable[Place] = (),
    ) -> None:
        """`home`: the country of the dateline; `places`: the towns and provinces of the text."""
        self.registry = registry
        foreign = {i for phrase in phrases if is_counterpart(phrase) for i in range(phrase.start, phrase.end)}
        stated = [p for p in phrases if p.sort in STATE_SORTS and p.country and not _qualifies(registry.doc, p)]
        own = [Clue(p.head, p.country, "name") for p in stated if p.head not in foreign and p.country]
        self._guests = {p.head: p.country for p in phrases if p.country and is_guest(p)}
        named = [(phrase, _country_of_named(phrase)) for phrase in phrases]
        told = {clue.country for clue in own}
        sure = [(phrase, country) for phrase, country in named if country in told or not is_common_surname(phrase)]
        known = [Clue(phrase.head, country, "known") for phrase, country in sure if country is not None]
        here = clues_of_places(registry.doc, places, {clue.country for clue in own})
        if home is not None and not any(clue.sort == "dateline" for clue in here):
            here.append(Clue(0, home, "dateline"))
        self._towns = {clue.token: clue.country for clue in here}
        self.scene = Scene(registry, [*own, *known, *here])
        self.backers = Backers(registry, self.scene, phrases)
        self._origins = Origins(registry.doc, phrases, self.land)
        self._sure = {country for phrase, country in named if not is_common_name(phrase)}
        self._sure |= {clue.country for clue in (*own, *here)}
        firm = (phrase for phrase in phrases if phrase.surfaces and phrase.surfaces[0].use != "short")
        self.stated = {*(clue.country for clue in own), *(_country_of_named(phrase) for phrase in firm), home} - {None}
        """The countries that the article names, or names a body or somebody in full of."""

    def country(self, phrase: Phrase) -> str | None:
        """The country that an office or a force without one is most likely of, where the words around it are set.

        A soldier who is struck may serve any of those at war: he gets none.
        """
        host = host_of(self.registry, phrase)
        if host is not None and host.country is not None:
            phrase.country_why = f"set against {host.name}"
            return self.other(phrase, host.country)
        if self._has_origin(phrase):
            return phrase.country
        leader = self.backers.leader(phrase) or guarded_by(self.scene, self.registry.doc, phrase)
        states = self._states(phrase) if leader is None else None
        backers = (
            self.backers.of(phrase) if states is None and not (HOMELY | ARMED).isdisjoint(phrase.sectors) else None
        )
        if leader is not None or backers:
            return leader or self._backed(phrase, backers or set())
        if states is None and not STATE.intersection(phrase.sectors):
            return self._at_home(phrase)
        if is_anybodys(self.registry.doc, phrase) or is_from_abroad(phrase):
            return None
        if states is not None:
            phrase.country_why = _why_state(phrase)
            return self.country_among(phrase, states)
        officer = comrade_of(self.registry, phrase) or commander_of(self.registry, phrase)
        if officer is not None:
            phrase.country_why = f"as {officer.name}, who serves beside them, sends or dismisses them"
            return officer.country
        speaker = politician_over(self.registry, phrase)
        if speaker is not None:
            phrase.country_why = f"as {speaker.name}, who speaks of it"
            return speaker.country
        several = phrase.plural and phrase.role_noun in SEVERAL
        main = self.country_among(phrase, None) if not several else None
        if main is not None:
            phrase.country_why = SET_HERE
        return main

    def _states(self, phrase: Phrase) -> tuple[str, ...] | None:
        """The states of which somebody may be by his office, title or people; the exiles of one may be in any."""
        if phrase.states and ANYWHERE.isdisjoint(phrase.sectors):
            return phrase.states
        return states_with_office(phrase.role) or self._states_with_title(phrase)

    def _states_with_title(self, phrase: Phrase) -> tuple[str, ...] | None:
        """The states whose people bear a title: "Sir", "Lady"."""
        titles = self.registry.doc[phrase.start : phrase.head] if phrase.sort == "person" and not phrase.role else ()
        found = (states_with_office(token.text) for token in titles)
        return next((states for states in found if states is not None), None)

    def _has_origin(self, phrase: Phrase) -> bool:
        """Note from where somebody is said to be: "Ann Lee, 24, from *Leeds*"; by office it is his country."""
        found = self._origins.of(phrase) if phrase.sort != "organisation" else None
        if found is None:
            return False
        phrase.home, phrase.country_why, phrase.rooted = found, "from where he or she is", True
        if not (STATE | HOMELY).isdisjoint(phrase.sectors):
            phrase.country = found
        return True

    def nation_told(self, phrase: Phrase) -> str | None:
        """The nation that a clause says somebody is of: "she is an *Irish* citizen", "he was deported to *Chile*"."""
        token = self.registry.doc[phrase.head_end - 1]
        return called_of(token, self.land) or sent_home(token, self.land)

    def land(self, token: int) -> str | None:
        """The country that a word names, or in which the town at it lies."""
        return self._towns.get(token) or self.scene.named_at(token)

    def _at_home(self, phrase: Phrase) -> str | None:
        """The country of rebels, a party or officers, where the words are clearly set in one.

        Somebody without an office gets one only where no other comes up: who is named in a war zone may be from
        anywhere.
        """
        banning_one = banning(self.registry, phrase)
        if banning_one is not None:
            return banning_one.country
        if phrase.regional or phrase.qualified or is_taken_in(self.registry.doc, phrase):
            return None
        if not is_homely(self.registry.doc, phrase):
            phrase.home = self.clear_country(phrase, ALONE) if is_domestic(phrase) else None
            return None
        bare = phrase.sort == "person" and phrase.role is None
        if is_alone(phrase):
            phrase.home = None if phrase.surfaces else self.clear_country(phrase, LIKELY)
            return self.clear_country(phrase, ALONE) if bare else None
        return self.clear_country(phrase)

    def _backed(self, phrase: Phrase, backers: set[str]) -> str | None:
        """The country of those whom another backs: that where they clearly fight, beside their backers'."""
        weights = {code: weight for code, weight in self._weights(phrase).items() if code not in backers}
        first, second = (*sorted(weights.values(), reverse=True), 0.0, 0.0)[:2]
        if first - second < CLEARLY or "MIL" in phrase.sectors:  # the infantry of a third state may be meant
            return None
        phrase.country_why = SET_HERE
        return max(weights, key=lambda code: weights[code])

    def main_country(self, phrase: Phrase) -> str | None:
        """The country that weighs most where a phrase stands, by however little."""
        return self.clear_country(phrase, margin=0.0)

    def clear_country(self, phrase: Phrase, margin: float = CLEARLY) -> str | None:
        """The country that outweighs every other one by a margin where a phrase stands."""
        weights = self._weights(phrase)
        first, second = (*sorted(weights.values(), reverse=True), 0.0, 0.0)[:2]
        if first - second < margin or first == 0.0:
            return None
        phrase.country_why = SET_HERE
        return self.country_among(phrase, None)

    def town(self, token: int) -> str | None:
        """The country of the town at a token."""
        return self._towns.get(token)

    def other(self, phrase: Phrase, country: str) -> str | None:
        """The country that weighs most where a phrase stands, beside one that it is not."""
        weights = self.scene.weights(phrase.head)
        return next((code for code in sorted(weights, key=lambda code: -weights[code]) if code != country), None)

    def country_of_body(self, phrase: Phrase) -> str | None:
        """The country of a body of no lexicon that by its name governs, judges or campaigns somewhere."""
        if phrase.sort == "organisation" and phrase.sectors in ((), ("UNK",)):
            wide = countries_with((phrase.name.lower().removesuffix("s"),)) is not None  # "the Europeans"
            return None if wide else self.clear_country(phrase, ALONE if phrase.sectors else LIKELY)
        at_home = not (STATE | HOMELY | UNIONS).isdisjoint(phrase.sectors)
        return self.clear_country(phrase) if at_home else None

    def is_afar(self, phrase: Phrase, country: str | None) -> bool:
        """True for a state that the words around a phrase are clearly not set in."""
        weights = self.scene.weights(phrase.head)
        return country is not None and max(weights.values(), default=0.0) - weights[country] > AFAR

    def is_sure(self, phrase: Phrase) -> bool:
        """False for a party whose name others bear too ("Christian Democrats") where the text is set elsewhere."""
        if not is_common_name(phrase) or phrase.country is None:
            return True
        weights = self.scene.weights(phrase.head)
        near = max(weights.values()) - weights[phrase.country] < BEYOND_DOUBT
        return near and phrase.country in self._sure

    def _weights(self, phrase: Phrase) -> dict[str, float]:
        """How much each country weighs where a phrase stands, without those that have no such office."""
        lacking = (
            states_without(phrase.role, phrase.role_noun) if phrase.sort != "organisation" or not phrase.named else ()
        )
        return {code: weight for code, weight in self.scene.weights(phrase.head).items() if code not in lacking}

    def country_among(self, phrase: Phrase, states: tuple[str, ...] | None) -> str | None:
        """The country that weighs most, among `states` where they are given."""
        weights = self._weights(phrase)
        backers = helpers_of(self.registry, phrase) | guests_of(self.registry.doc[phrase.head_end - 1], self._guests)
        backers |= opposed_to(self.scene, self.registry.doc, phrase)
        for country in sorted(weights, key=lambda code: -weights[code]):
            if country not in backers and (states is None or country in states):
                return country
        return states[0] if states is not None and states[0] != NOBODY else None


def _why_state(phrase: Phrase) -> str:
    if phrase.states:
        return "a state in which they live"
    return f"a state with a {phrase.role}" if phrase.role else "a state with such titles"


def _country_of_named(phrase: Phrase) -> str | None:
    """The country of a person or body that the lexicons know."""
    entry = phrase.surfaces[0].entry if phrase.surfaces else None
    return entry.country if isinstance(entry, Person | Organisation | Group) else None


def _qualifies(doc: Doc, phrase: Phrase) -> bool:
    """True for a country that only tells what another is like: "London-based", "US-backed"; and for "the Serbs"."""
    if phrase.states:
        return True
    after = phrase.end + 1
    if after >= len(doc) or doc[phrase.end].text not in HYPHENS or leads(doc, phrase.end):
        return False
    return doc[after].tag_ in ("VBN", "VBD", "VBG", "JJ")
