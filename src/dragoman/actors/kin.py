"""Of which country soldiers, rebels, a regime or a body are that come without one: that of their like before."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import FAR, Known, Registry
from dragoman.actors.scene import FIGHTS
from dragoman.actors.speakers import speaks
from dragoman.actors.traits import states_with_office
from dragoman.actors.words import COMPLEMENTS, GUESTS, REBELS

ARMS = frozenset(("REB", "OPP"))
ARMED = ARMS | {"UAF", "MIL", "PRM"}
ALLIANCES = frozenset(("regime", "administration", "coalition"))
"""Of which a text tells of one at a time."""
ZEALOTS = frozenset("militant jihadist jihadi extremist terrorist".split())
"""Nouns of those who fight for a group of no one state, where one is named."""
CREEDS = frozenset("shia shiite shi'ite kurdish kurd".split())
"""Words of those who fight against it."""
OTHERS = COMPLEMENTS - {"in"}
"""Words after "militants" that tell whose they are."""
ANYBODY = {
    **dict.fromkeys(("individual", "victim", "person", "teenager"), ("male", "female")),
    **dict.fromkeys(("man", "boy"), ("male",)),
    **dict.fromkeys(("woman", "girl"), ("female",)),
}
"""Nouns that tell nothing new of a person, and of which gender he may be."""
BODY_NOUNS = frozenset(
    "court tribunal commission council committee mission panel embassy consulate ministry department secretariat board "
    "bureau".split()
)
"""Nouns that stand alone for a body named in full before."""


class Kin:
    """Finds the like of a group among those named before it."""

    def __init__(self, doc: Doc, registry: Registry) -> None:
        self.doc = doc
        self.registry = registry

    def of(self, phrase: Phrase) -> Known | None:
        """The group before whose country is that of soldiers, rebels or a regime without one."""
        return (
            self.comrades(phrase)
            or self.insurgents(phrase)
            or self.kindred(phrase)
            or self.regime(phrase)
            or self.exiles(phrase)
        )

    def zealots(self, phrase: Phrase) -> bool:
        """True for "militants" and "the fighters" near after a group of no one state: they are that group's."""
        told = phrase.country or phrase.regional or phrase.qualified or phrase.possessor or phrase.states
        if told or "REB" not in phrase.sectors or phrase.role_noun not in ZEALOTS | {"fighter"}:
            return False
        words = {token.lower_ for token in self.doc[phrase.start : phrase.head]}
        if words & CREEDS or (phrase.end < len(self.doc) and self.doc[phrase.end].lower_ in OTHERS):
            return False
        any_group = _is_armed if phrase.role_noun not in ZEALOTS else is_worldwide
        found = self.registry.nearest(phrase.head, any_group, FAR)
        return found is not None and is_worldwide(found)

    def again(self, phrase: Phrase) -> Known | None:
        """The one person told of just before whom "the individual" or "the victim" is."""
        bare = phrase.definite and phrase.start == phrase.head - 1 and phrase.country is None
        if phrase.role_noun not in ANYBODY or phrase.plural or not bare or self._is_told(phrase):
            return None
        here = self.registry.sentence_of(phrase.head)
        near = [known for known in self.registry.persons() if here - known.sentence <= 1 and not known.plural]
        near = [known for known in near if known.last < 0 or not speaks(self.doc[known.last])]
        return near[0] if len(near) == 1 and near[0].gender in (None, *ANYBODY[phrase.role_noun]) else None

    def _is_told(self, phrase: Phrase) -> bool:
        """True for "the man *in the car*", "the man *who* left" and "the man *held* in Lyon": perhaps another one."""
        after = self.doc[phrase.end] if phrase.end < len(self.doc) else None
        aside = after is not None and after.text == ","  # "the man, who was ill," is no other one
        clause = any(child.dep_ in ("relcl", "acl") for child in self.doc[phrase.head].children)
        return (clause and not aside) or (after is not None and after.lower_ in (*COMPLEMENTS, "at"))

    def body_told(self, phrase: Phrase) -> Known | None:
        """The body named before that "the court" or "the commission" is: whose name ends in the word."""
        bare = phrase.definite and phrase.start == phrase.head - 1 and phrase.country is None
        if not bare or phrase.role_noun not in BODY_NOUNS or phrase.plural or self._is_completed(phrase):
            return None

        def fits(known: Known) -> bool:
            return known.sort == "organisation" and known.role_noun == phrase.role_noun and " " in known.name

        return self.registry.nearest(phrase.head, fits, FAR * 2)

    def _is_completed(self, phrase: Phrase) -> bool:
        """True for "the court in Lyon": another one."""
        return phrase.end < len(self.doc) and self.doc[phrase.end].lower_ in COMPLEMENTS

    def _armed_groups(self) -> list[Known]:
        """The groups of rebels that the text named."""
        return [known for known in self.registry.actors if known.sort == "organisation" and "REB" in known.sectors]

    def rebels(self, phrase: Phrase) -> Known | None:
        """The armed group that "the rebels" are, where only one is named before."""
        if "REB" not in phrase.sectors or not phrase.definite or phrase.country or phrase.regional or phrase.qualified:
            return None
        if self._fights_somewhere(phrase):
            return None
        fitting = [known for known in self._armed_groups() if known.kind == "organisation"]
        return fitting[0] if len(fitting) == 1 and phrase.possessor is None else None

    def kindred(self, phrase: Phrase) -> Known | None:
        """The armed group named most of those in the states where a people lives: "the Kurdish militias" are of it."""
        states = phrase.states or states_with_office(phrase.role)
        if not states or ARMED.isdisjoint(phrase.sectors) or self._fights_somewhere(phrase):
            return None
        return max(
            (k for k in self._armed_groups() if k.country in states), key=lambda known: known.count, default=None
        )

    def _fights_somewhere(self, phrase: Phrase) -> bool:
        """True for "Kurdish rebels who waged a war in *Iran*": those of that land, whomever the text named before."""
        told = (c for c in self.doc[phrase.head].children if c.dep_ in ("relcl", "acl") and c.lemma_ in FIGHTS)
        words = (word for clause in told for word in clause.subtree)
        return any(word.dep_ == "pobj" and word.head.lower_ == "in" and word.ent_type_ == "GPE" for word in words)

    def comrades(self, phrase: Phrase) -> Known | None:
        """The soldiers named last with a country, where "the generals" or "the army" come without one."""
        if (
            "MIL" not in phrase.sectors
            or phrase.role_noun in GUESTS
            or not (phrase.definite or is_struck(self.doc[phrase.head]))
        ):
            return None

        def fits(known: Known) -> bool:
            return "MIL" in known.sectors and known.country is not None and known.kind == "group"

        return self.registry.nearest(phrase.head, fits)

    def insurgents(self, phrase: Phrase) -> Known | None:
        """The rebels named last with a country, where no others are: "the rebels" are "the Syrian opposition"."""
        told = phrase.regional or phrase.qualified or phrase.possessor or self._is_completed(phrase)
        if ARMS.isdisjoint(phrase.sectors) or told:
            return None
        known = [k for k in self.registry.actors if k.country and _alike(k, phrase) and not ARMS.isdisjoint(k.sectors)]
        alike = bool(known) and len({rebels.country for rebels in known}) == 1
        alike = alike and not self._are_others_since(known[-1])
        bare = phrase.start == phrase.head - (phrase.role_noun not in REBELS)  # "rebels", "opposition groups"
        return known[-1] if alike and (phrase.definite or bare) else None

    def _are_others_since(self, rebels: Known) -> bool:
        """True where an armed group of another state was named since: "the rebels" may be they."""
        others = (known for known in self._armed_groups() if known.country not in (None, rebels.country))
        return any(known.last > rebels.last for known in others)

    def exiles(self, phrase: Phrase) -> Known | None:
        """The refugees named last with a country, where none of another are: "the refugees" are they."""
        if "REF" not in phrase.sectors or not phrase.definite or phrase.possessor or phrase.start != phrase.head - 1:
            return None
        same = [known for known in self.registry.actors if known.role_noun == phrase.role_noun and known.country]
        alone = len({known.country for known in same}) == 1 and not self._is_completed(phrase)
        return same[-1] if alone else None

    def regime(self, phrase: Phrase) -> Known | None:
        """The regime named last with a country: "the regime" is no other one of the sentence."""
        told = self.doc[phrase.head].dep_ != "attr"  # "It is a regime that ..." tells of the one before
        if phrase.role_noun not in ALLIANCES or (phrase.indefinite and told) or phrase.possessor:
            return None

        def fits(known: Known) -> bool:
            return known.role_noun == phrase.role_noun and known.country is not None

        return self.registry.nearest(phrase.head, fits, FAR * 4)


def _alike(known: Known, phrase: Phrase) -> bool:
    """True for two kinds of rebels, and for "opposition groups" after "Malian opposition groups"."""
    groups = (party.role_noun == "group" and (party.role or "").startswith("opposition ") for party in (known, phrase))
    return all(party.role_noun in REBELS for party in (known, phrase)) or all(groups)


def is_worldwide(known: Known) -> bool:
    """True for an armed group of no one state, and for its men."""
    return known.code == "IMG" or "IMG" in known.sectors


def _is_armed(known: Known) -> bool:
    return is_worldwide(known) or (known.sort == "organisation" and "REB" in known.sectors)


def is_struck(token: Token) -> bool:
    """True for those whom an act is against: "sanctions on nine generals", "a raid against rebels"."""
    return token.dep_ == "pobj" and token.head.lower_ in ("on", "against")
