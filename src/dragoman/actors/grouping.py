"""Groups and unnamed bodies: which of those named before they are, else whose, and of what country."""

from __future__ import annotations

import msgspec

from dragoman.actors.backers import is_armed_league
from dragoman.actors.bodies import MEMBERSHIP
from dragoman.actors.codes import agents_of, listed_names
from dragoman.actors.gender import gender_of_noun
from dragoman.actors.linker import Linker
from dragoman.actors.pairs import counted, together
from dragoman.actors.phrases import Phrase


class Grouping(Linker):
    """Links groups."""

    def _group(self, phrase: Phrase) -> None:
        phrase.several = phrase.several or self._states_of_pair(phrase)
        if phrase.several:
            self._shared(phrase)
            return
        joint = together(self.registry, phrase) or counted(self.registry, phrase)
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

    def _states_of_pair(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The states that "the ministers of *the two countries*" serve."""
        pair = self.twins.get(id(phrase.possessor)) if phrase.regional and phrase.possessor is not None else None
        states = [known for known in self.registry.actors if pair is not None and known.id in pair.members]
        if not states or any(known.kind != "country" for known in states):
            return ()
        end = phrase.end
        return tuple(Phrase(end, end, end, end, "country", one.name, country=one.country) for one in states)

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

    def _new_group(self, phrase: Phrase, kind: str) -> None:
        own = phrase.country is not None and not phrase.qualified and "REB" not in phrase.sectors
        if phrase.role == "forces" and own:
            phrase.sectors = ("MIL",)  # "Peruvian forces" are Peru's, "rebel forces" nobody's army
        if phrase.role == "coalition" and is_armed_league(self.registry.doc[phrase.head]):
            phrase.sectors = tuple("MIL" if code == "PTY" else code for code in phrase.sectors)
            bare = all(child.dep_ == "det" for child in self.registry.doc[phrase.head].children)
            phrase.regional = phrase.regional or (bare and phrase.country is None and self.kin.of(phrase) is None)
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

    def _body_headed(self) -> str | None:
        """The code of the first body of many states that the article names."""
        return next((known.code for known in self.registry.actors if known.code in MEMBERSHIP), None)

    def _place(self, phrase: Phrase, kind: str) -> None:
        """Give a group or an office the country of its like before, or where the words are set."""
        code = self._body_headed() if phrase.role_noun == "general" and phrase.role == "director general" else None
        if code is not None:
            phrase.sectors = (*phrase.sectors, code)
            return
        if self.kin.zealots(phrase):
            phrase.sectors = (*phrase.sectors, "IMG")
            return
        kin = self.kin.of(phrase) if kind == "group" else None
        phrase.country = kin.country if kin is not None else self.context.country(phrase)
        phrase.country_why = f"as {kin.name} before" if kin is not None else phrase.country_why
