"""Which actor: each phrase of an article is linked to one already named, or becomes a new one."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from spacy.tokens import Doc

from dragoman.actors.binding import place_ahead
from dragoman.actors.bodies import MEMBERSHIP
from dragoman.actors.codes import agents_of, joined, listed_names
from dragoman.actors.context import Context
from dragoman.actors.coreference import Coreference
from dragoman.actors.gender import gender_of_noun
from dragoman.actors.kin import Kin
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.order import Waiting
from dragoman.actors.owners import Owners
from dragoman.actors.pairs import pair, together
from dragoman.actors.persons import Persons
from dragoman.actors.phrases import Phrase
from dragoman.actors.places import home_of
from dragoman.actors.registry import Known, Registry, governor
from dragoman.actors.speakers import is_speakers, take_speaker
from dragoman.actors.tables import Group, ListedActor, Organisation
from dragoman.actors.traits import countries_with
from dragoman.actors.words import DUOS, SUBJECTS
from dragoman.model import Place

PLACES = frozenset(("GPE", "LOC"))
"""What the tagger calls towns and lands."""
BARE_STATES = frozenset(("state", "republic"))
"""Descriptions of the state that an article is about rather than of the one named last."""


class Resolver:
    """Links the phrases of one article, in order."""

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
        self.coreference = Coreference(doc, self.registry)
        self.kin = Kin(doc, self.registry)
        self.context = Context(phrases, self.registry, home_of(doc, knowledge), places)
        self.persons = Persons(self.registry, self.coreference, self.context, knowledge, published)
        self.twins: dict[int, Known] = {}
        self.owners = Owners(self.registry, self.persons, self.twins)

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

    # countries

    def _state(self, code: str) -> Known:
        key = ("country", code)
        known = self.registry.keys.get(key)
        if known is None:
            row = self.knowledge.country(code)
            known = self.registry.add(row.name if row else code, "country", key)
            known.country, known.sort = code, "country"
        return known

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

    # persons

    def _person(self, phrase: Phrase) -> None:
        if not self.persons.is_listed(phrase):
            self.owners.inherit(phrase)
        if phrase.counterpart:
            self.coreference.take_office(phrase)
        self._link(phrase, *self.persons.find(phrase))

    # bodies and groups

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

    def _shared(self, phrase: Phrase) -> None:
        """One actor for each of the states that share a plural, and one for all of them."""
        members = []
        agents = agents_of(phrase, self.knowledge)
        for state in phrase.several:
            part = msgspec.structs.replace(phrase, country=state.country, whose=listed_names(state))
            key = ("share", phrase.role, state.country, *part.whose)
            known = self.registry.keys.get(key)
            if known is None:
                known = self.registry.add(f"{phrase.role or phrase.name} of {state.name}", "group", key)
                known.country, known.sectors, known.plural = state.country, phrase.sectors, True
                known.role, known.role_noun, known.sort = phrase.role, phrase.role_noun, "group"
                known.code = self._coded(part, known, agents) if agents else None
            members.append(known.id)
        known = self.registry.add(self._text(phrase), "group")
        known.sectors, known.plural, known.members, known.sort = phrase.sectors, True, tuple(members), "pair"
        known.role, known.role_noun = phrase.role, phrase.role_noun
        self._link(phrase, known, f"members: {' '.join(members)}")

    def _role(self, phrase: Phrase) -> None:
        partner = self.coreference.partner(phrase)
        if partner is not None:
            self._link(phrase, partner, f"the {phrase.role_noun} from another state")
            return
        self.owners.inherit(phrase)
        known = None if phrase.indefinite else self.coreference.holder(phrase) or self.coreference.sole_holder(phrase)
        if known is not None and self._is_other_head(phrase, known):
            known = next((k for k in self.registry.persons() if self._is_head_here(phrase, k)), None)
        if known is not None:
            self._link(phrase, known, f"{known.role or known.name} named before")
            return
        called = self.coreference.called(phrase)
        if called is not None:
            self._link(phrase, called, "the person named last whom the words fit")
            return
        self._new_group(phrase, "person")

    def _is_other_head(self, phrase: Phrase, known: Known) -> bool:
        """True for a president named before who is not "the president" of the state where the words are set."""
        bare = phrase.role == "president" and phrase.country is None and phrase.possessor is None
        if not bare or phrase.owner is not None or phrase.regional or not self.context.is_afar(phrase, known.country):
            return False
        crowned = countries_with(("monarchy",)) or frozenset()
        return self.context.main_country(phrase) not in crowned

    def _is_head_here(self, phrase: Phrase, known: Known) -> bool:
        """True for the president of the state where the words are set."""
        return known.role == phrase.role and not known.former and known.country == self.context.main_country(phrase)

    def _group(self, phrase: Phrase) -> None:
        if phrase.several:
            self._shared(phrase)
            return
        joint = together(self.registry, phrase)
        if joint is not None:
            self._link(phrase, joint, f"members: {' '.join(joint.members)}")
            return
        self.owners.inherit(phrase)
        body = self.kin.body_told(phrase)
        if body is not None:
            self._link(phrase, body, f"the {phrase.role_noun} named before")
            return
        rebels = self.kin.rebels(phrase)
        if rebels is not None:
            self._link(phrase, rebels, "the only armed group named so far")
            return
        self._new_group(phrase, "group")

    def _new_group(self, phrase: Phrase, kind: str) -> None:
        if phrase.role == "forces" and phrase.country is not None and not phrase.qualified:
            phrase.sectors = ("MIL",)  # "Peruvian forces" are Peru's, "rebel forces" nobody's army
        if phrase.country is None and not self.owners.is_foreign(phrase):
            self._place(phrase, kind)
        owner = self.owners.of(phrase)
        whose = owner.id if owner is not None and owner.kind == "person" else None
        key = (kind, phrase.name, phrase.role, phrase.country, phrase.sectors, whose)
        fresh = phrase.indefinite or (kind == "person" and phrase.weak and not phrase.definite)
        known = None if fresh else self.registry.keys.get(key)
        why = "same group" if known else "described"
        if known is None:
            known = self.registry.add(
                self._text(phrase), "organisation" if phrase.sort == "organisation" else kind, key
            )
            if whose is not None:  # "the regime" of the country is that of its head, unless another is named
                self.registry.keys.setdefault((*key[:-1], None), known)
            known.sort = phrase.sort
            known.country, known.sectors, known.plural = phrase.country, phrase.sectors, phrase.plural
            known.home = phrase.home
            known.role, known.role_noun, known.former = phrase.role, phrase.role_noun, phrase.former
            known.gender = phrase.gender or gender_of_noun(phrase.role_noun)
        self._link(phrase, known, f"{why}; country: {phrase.country_why}" if phrase.country_why else why)

    def _place(self, phrase: Phrase, kind: str) -> None:
        """Give a group or an office the country of its like before, or where the words are set."""
        body = next((known for known in self.registry.actors if known.code in MEMBERSHIP), None)
        if phrase.role_noun == "general" and phrase.role == "director general" and body is not None and body.code:
            phrase.sectors = (*phrase.sectors, body.code)
            return
        if self.kin.zealots(phrase):
            phrase.sectors = (*phrase.sectors, "IMG")
            return
        kin = self.kin.of(phrase) if kind == "group" else None
        phrase.country = kin.country if kin is not None else self.context.country(phrase)
        phrase.country_why = f"as {kin.name} before" if kin is not None else phrase.country_why

    def _text(self, phrase: Phrase) -> str:
        text = str(self.doc[phrase.start : phrase.end].text)
        for article in ("the ", "The ", "a ", "A ", "an ", "An "):
            text = text.removeprefix(article)
        return text

    # words that point back

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
            self.coreference.take_office(phrase)
            self._group(phrase) if phrase.several else self._new_group(phrase, "group" if phrase.plural else "person")
        elif phrase.name == "group":
            phrase.role = phrase.role or phrase.role_noun
            self._new_group(phrase, "organisation")

    def _state_here(self, phrase: Phrase) -> Known | None:
        """The state that "the state" or "the republic" means: the one where the words are set, if it was named."""
        bare = phrase.role_noun in BARE_STATES and countries_with(phrase.words) is None
        main = self.context.main_country(phrase) if bare else None
        return self.registry.keys.get(("country", main)) if main is not None else None

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
