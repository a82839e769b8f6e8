"""What a description asks of a body: "the company" is no army, "the alliance" no single armed group."""

from __future__ import annotations

import msgspec
from spacy.tokens import Doc

from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import Known
from dragoman.actors.words import REBELLIOUS, SPEECH

ARMED = frozenset(
    "terrorist terror militant rebel armed jihadist jihadi extremist islamist insurgent guerrilla".split()
)
CIVIL = frozenset("rights aid relief research monitoring advocacy charity campaign environmental civil media".split())
LEAGUES = frozenset("alliance coalition bloc union association front".split())
BLOCS = frozenset(("bloc", "alliance", "union"))
MEMBERS = frozenset(("EUR", "IGO"))
"""Codes of what states are members of, the United Nations aside."""
FIRMS = frozenset(("company", "firm"))
OFFICES = frozenset(("body", "agency", "institution"))
MEMBERSHIP = frozenset(("IGO", "UNO", "EUR"))
NO_AGENCY = frozenset(("IMG", "MNC"))

KINDS = ARMED | CIVIL
KINDS |= frozenset("opposition world trade lobby splinter umbrella protest guerrilla youth faith power".split())
"""Nouns before "group" that say of what kind it is; before others it is one of its own: "the teachers' union"."""
SERVICES = frozenset(("GOV", "MIL", "COP"))
PRESS = frozenset(("JRN",))
AUDIENCE = frozenset(("reporter", "journalist"))


class Asked(msgspec.Struct, frozen=True):
    """The words of a description, and the kind of body that they leave."""

    noun: str
    armed: bool
    civil: bool

    def fits(self, known: Known) -> bool:
        """True where a body named before may be what the description means."""
        if known.role_noun == self.noun:  # "the front" for "the Liberation Front"
            return True
        if self.noun in BLOCS and known.code in MEMBERS:  # "the bloc" for the European Union
            return True
        if known.sectors[:1] in (("GOV",), ("JUD",), ("LEG",)) or self.noun == "front":
            return False
        if not PRESS.isdisjoint(known.sectors) and self.noun not in (*FIRMS, *OFFICES):
            return False
        fighting = known.code == "IMG" or not REBELLIOUS.isdisjoint(known.sectors)
        if self.armed:
            return fighting or not known.sectors
        return self._is_of_kind(known, fighting)

    def _is_of_kind(self, known: Known, fighting: bool) -> bool:
        if self.civil:
            return known.code == "NGO" or "SOC" in known.sectors or not (known.sectors or known.code)
        if self.noun in FIRMS:
            return known.code == "MNC" or "BUS" in known.sectors or not (known.sectors or known.code)
        if self.noun in LEAGUES:
            return known.code in MEMBERSHIP
        if self.noun in OFFICES:
            return known.code is not None and known.code not in NO_AGENCY
        if self.noun == "party":
            return "PTY" in known.sectors or not (known.sectors or known.code)
        return self.noun != "militia" or fighting


def asked(phrase: Phrase) -> Asked:
    """What a phrase such as "the armed group" asks."""
    armed = not ARMED.isdisjoint(phrase.words) or not REBELLIOUS.isdisjoint(phrase.sectors)
    return Asked(phrase.role_noun, armed, not CIVIL.isdisjoint(phrase.words) or "SOC" in phrase.sectors)


def is_another(doc: Doc, phrase: Phrase) -> bool:
    """True for a description by a noun that says whose or which it is: no body named before is "the farmers' union"."""
    head = doc[phrase.head]
    told = (c for c in head.children if c.dep_ in ("poss", "compound", "nmod") and c.tag_ in ("NN", "NNS"))
    beside = head.dep_ == "appos" or phrase.role_noun in FIRMS
    return not beside and any(c.lower_ not in KINDS for c in told)


def is_office(known: Known) -> bool:
    """True for a body of the state told by a singular noun: nobody shoots or detains "the regime"."""
    return known.kind == "organisation" and not known.plural and "GOV" in known.sectors


def is_audience(doc: Doc, known: Known) -> bool:
    """True for the reporters whom somebody tells something: he does not speak of them."""
    last = doc[known.last]
    told = last.head if last.dep_ in ("dobj", "dative") else last.head.head
    return known.role_noun in AUDIENCE and last.dep_ in ("dobj", "dative", "pobj") and told.lemma_ in SPEECH


def is_ours(known: Known, speaker: Known | None) -> bool:
    """True for those of the speaker's own state, where he serves it: the ones whom he calls "them" are others."""
    if speaker is None or known.country is None or known.country != speaker.country:
        return False
    return not SERVICES.isdisjoint(known.sectors) and not SERVICES.isdisjoint(speaker.sectors)
