"""Which actor: each phrase of an article is linked to one already named, or becomes a new one."""

from __future__ import annotations

from dragoman.actors.binding import place_ahead
from dragoman.actors.naming import Naming
from dragoman.actors.order import Waiting
from dragoman.actors.pairs import pair
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import Known, Registry
from dragoman.actors.speakers import is_speakers, take_speaker
from dragoman.actors.traits import countries_with
from dragoman.actors.words import DUOS, SUBJECTS

BARE_STATES = frozenset(("state", "republic"))
"""Descriptions of the state that an article is about rather than of the one named last."""


class Resolver(Naming):
    """Links the phrases of one article, in order."""

    def run(self) -> Registry:
        """Resolve every phrase; `phrase.actor` and `phrase.why` say how."""
        later, ours = [], []
        waiting = Waiting(self.doc)
        for phrase in self.phrases:
            if phrase.sort == "pronoun" and self.coreference.quoted[phrase.head]:
                later.append(phrase)
            elif is_speakers(self.doc, self.registry.quoted, phrase):
                ours.append(phrase)
            elif (phrase.sort, phrase.name) != ("pronoun", "speaker") and not waiting.holds(phrase):
                self._resolve(phrase)
            for waiter in waiting.released(phrase.head_end - 1):
                self._forward(waiter, phrase.head_end - 1)
        for phrase in waiting.left():
            self._resolve(phrase)
        self.coreference.link_quoted(later, self.phrases)
        for phrase in ours:
            take_speaker(phrase, self.coreference.speakers)
            self._resolve(phrase)
        return self.registry

    def _resolve(self, phrase: Phrase) -> None:
        if id(phrase) in self.twins:
            return
        if phrase.twin is not None and phrase.twin.head > phrase.head:  # the office before the one beside the name
            self._resolve(phrase.twin)
        if phrase.possessor is not None and phrase.possessor.head > phrase.head:  # "an aide to the Ghanaian president"
            self._resolve(phrase.possessor)
        if phrase.twin is not None and id(phrase.twin) in self.twins:
            known = self.twins[id(phrase.twin)]
            if phrase.named and phrase.sort == "organisation":
                self.registry.keys.setdefault(("name", phrase.name.lower()), known)
            self._link(phrase, known, "named beside it")
            return
        handler = {
            "country": self._country,
            "demonym": self._demonym,
            "metonym": self._metonym,
            "person": self._person,
            "unknown": self._unknown,
            "organisation": self._organisation,
            "listed": self._listed,
            "role": self._role,
            "group": self._group,
            "description": self._description,
            "pair": self._pair,
            "pronoun": self._pronoun,
        }[phrase.sort]
        handler(phrase)

    def _role(self, phrase: Phrase) -> None:
        partner = self.holders.partner(phrase)
        if partner is not None:
            self._link(phrase, partner, f"the {phrase.role_noun} from another state")
            return
        self.owners.inherit(phrase)
        known = None if phrase.indefinite else self.holders.holder(phrase) or self.holders.sole_holder(phrase)
        if known is not None and self._is_other_head(phrase, known):
            known = next((k for k in self.registry.persons() if self._is_head_here(phrase, k)), None)
        if known is not None:
            self._link(phrase, known, f"{known.role or known.name} named before")
            return
        called = self.holders.called(phrase)
        if called is not None:
            self._link(phrase, called, "the person named last whom the words fit")
            return
        again = self.kin.again(phrase)
        if again is not None:
            self._link(phrase, again, "the one person told of just before")
            return
        self._new_group(phrase, "person")

    def _is_other_head(self, phrase: Phrase, known: Known) -> bool:
        """True for a president named before who is not "the president" of the state where the words are set."""
        bare = phrase.role == "president" and phrase.country is None and phrase.possessor is None
        if not bare or phrase.owner is not None or phrase.regional or self._is_alone_near(phrase, known):
            return False
        if not self.context.is_afar(phrase, known.country):
            return False
        crowned = countries_with(("monarchy",)) or frozenset()
        return self.context.main_country(phrase) not in crowned

    def _is_alone_near(self, phrase: Phrase, known: Known) -> bool:
        """True for a president whom this sentence or the one before names, and no other."""
        before = self.registry.sentence_of(phrase.head) - 1
        near = [k for k in self.registry.persons() if self.registry.sentence_of(k.last) >= before]
        return [k for k in near if k.role == known.role] == [known]

    def _is_head_here(self, phrase: Phrase, known: Known) -> bool:
        """True for the president of the state where the words are set."""
        return known.role == phrase.role and not known.former and known.country == self.context.main_country(phrase)

    def _description(self, phrase: Phrase) -> None:
        self.owners.inherit(phrase)
        state = self._state_here(phrase)
        if state is not None:
            self._link(phrase, state, "the state where these words are set")
            return
        found = None if phrase.several else self.coreference.described(phrase)
        if found is not None:
            self._link(phrase, *found)
        elif phrase.name == "counterpart":
            self.holders.take_office(phrase)
            self._group(phrase) if phrase.several else self._new_group(phrase, "group" if phrase.plural else "person")
        elif phrase.name == "group":
            phrase.role = phrase.role or phrase.role_noun
            self._new_group(phrase, "organisation")

    def _state_here(self, phrase: Phrase) -> Known | None:
        """The state that "the state" or "the republic" means: the one where the words are set."""
        bare = phrase.role_noun in BARE_STATES and countries_with(phrase.words) is None
        main = self.context.main_country(phrase) if bare else None
        return self._state(main) if main is not None else None

    def _pair(self, phrase: Phrase) -> None:
        members = pair(self.registry, phrase)
        if members is not None:
            known = self.registry.joint(members)
            self._link(phrase, known, f"members: {' '.join(known.members)}")
        elif phrase.role_noun in DUOS:
            self._group(phrase)

    def _forward(self, phrase: Phrase, subject: int) -> None:
        """Link the "he" of "When he spoke, Mr Osei smiled" to the subject that follows, where it fits."""
        if phrase.sort != "pronoun":
            self._resolve(phrase)
            return
        known = self.registry.at.get(subject)
        if known is None or not self.coreference.may_be(known, phrase):
            self._pronoun(phrase)
            return
        known.gender = phrase.name
        self._link(phrase, known, f"{self.doc[phrase.head].lower_}: the subject that follows")

    def _pronoun(self, phrase: Phrase) -> None:
        known = self.coreference.antecedent(phrase)
        last = self.doc[known.last] if known is not None else None
        told = last is not None and last.dep_ in SUBJECTS and place_ahead(last) is None
        town = None if told else self._fronted(phrase)
        if town is not None:
            self._link(phrase, self._locals(phrase, town), "those of the place told first")
        elif known is not None:
            self._link(phrase, known, f"{self.doc[phrase.head].lower_}: nearest fitting actor")
            self._naturalise(phrase, known)

    def _fronted(self, phrase: Phrase) -> str | None:
        """The country of the place that stands before a "they" of whom nobody told: "In Athens they burned flags"."""
        place = place_ahead(self.doc[phrase.head]) if phrase.name == "plural" else None
        return self.context.land(place.i) if place is not None else None

    def _locals(self, phrase: Phrase, country: str) -> Known:
        """Those of a country of whom no more is told."""
        known = self.registry.add(self._text(phrase), "group")
        known.country, known.plural, known.sort = country, True, "group"
        return known

    def _naturalise(self, phrase: Phrase, known: Known) -> None:
        """Let somebody have the nation told of "she" in place of the country where the words are set."""
        told = known.kind == "person" and not known.rooted and not known.listed
        nation = self.context.nation_told(phrase) if told and (known.placed or known.country is None) else None
        if nation is not None:
            known.country, known.home, known.rooted, known.placed = None, nation, True, False
