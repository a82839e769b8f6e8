"""Who by the words for him acts inside the land that a text is set in, and who may be anybody's."""

from __future__ import annotations

from spacy.tokens import Doc

from dragoman.actors.backers import AIRCRAFT
from dragoman.actors.kin import is_struck
from dragoman.actors.phrases import Phrase
from dragoman.actors.words import COUNTRY_WORDS

HOMELY = frozenset(("PTY", "OPP", "REB"))
"""Sectors that belong to the state where the words around them are set."""
HOMELY_NOUNS = frozenset(
    "officer guard guardsman gunman militiaman militiamen union committee commission panel board".split()
)
"""Nouns of those who act for a state or inside one."""
CULPRITS = frozenset("hijacker kidnapper assassin killer attacker plotter paramilitary".split())
"""Nouns of those who with "the" are known by what they did here."""
LOCAL = frozenset(("REL", "UNK", "ELI"))
"""Sectors of somebody single who is of the place like one without an office: a bishop, an opponent."""
OUTER = frozenset(("UNK", "BUS", "ELI", "SOC"))
"""Sectors of those who take part in the politics of a land without an office: rivals, donors, groups."""
OWN_ARMS = frozenset("government army military regime police".split())
NAMELESS = frozenset(("source", "people", "person", "other")) | COUNTRY_WORDS
ANY = frozenset(("dictator", "government", "leader", "president", "regime", "state"))
MANY = frozenset(("government", "regime", "parliament"))
"""Bodies that a state has one of: "some governments" are not of one country."""


def is_anybodys(doc: Doc, phrase: Phrase) -> bool:
    """True for soldiers who are struck, for informants and "a dictator": the context cannot tell whose."""
    struck = is_struck(doc[phrase.head]) and phrase.sort != "organisation"
    if struck and "MIL" in phrase.sectors:
        return True
    if phrase.role_noun in ("informant", "informer") or _is_anybodys_aircraft(doc, phrase):
        return True
    some = not phrase.definite and (phrase.plural or phrase.indefinite)
    return some and phrase.role_noun in (MANY if phrase.plural else ANY)


def _is_anybodys_aircraft(doc: Doc, phrase: Phrase) -> bool:
    """True for "jets" and "a drone"; "government helicopters" are those of the state."""
    words = doc[phrase.start : phrase.head]
    return phrase.role_noun in AIRCRAFT and not phrase.definite and all(w.lower_ not in OWN_ARMS for w in words)


def is_homely(doc: Doc, phrase: Phrase) -> bool:
    """True for those who act inside a state; somebody single without an office of it, where there is but one."""
    if is_alone(phrase):
        return True
    if phrase.role_noun in HOMELY_NOUNS or (phrase.definite and phrase.role_noun in CULPRITS):
        return True
    at_home = not HOMELY.isdisjoint(phrase.sectors)
    return at_home and doc[phrase.start : phrase.end].text.lower() != "all parties"  # to a conflict


def is_alone(phrase: Phrase) -> bool:
    """True for somebody named without an office, a bishop or an opponent."""
    if phrase.sort == "person" and phrase.named and phrase.role is None:
        return True
    single = phrase.sort in ("person", "role") and not phrase.plural
    return single and bool(phrase.sectors) and LOCAL.issuperset(phrase.sectors)


def is_domestic(phrase: Phrase) -> bool:
    """True for those without an office who are likely of the land: named people, rivals, donors."""
    named = phrase.sort == "person" and phrase.named
    outer = OUTER.issuperset(phrase.sectors) and phrase.sort != "organisation"
    return named or (outer and phrase.role_noun not in NAMELESS)
