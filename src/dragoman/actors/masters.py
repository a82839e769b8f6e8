"""Whom somebody without a country serves or stands against, as his own sentence tells."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from dragoman.actors.binding import RELATIVES, met_by, subject_of, subjects_above
from dragoman.actors.chunks import HYPHENS
from dragoman.actors.phrases import LEADING, Phrase
from dragoman.actors.registry import Known, Registry
from dragoman.actors.scene import Scene
from dragoman.actors.words import (
    COUNTERPARTS,
    GUESTS,
    OWN_BODIES,
    OWN_MEMBERS,
    POLITICIANS,
    REBELLIOUS,
    STATE,
    SUBJECTS,
)

ENVOYS = frozenset(("ambassador", "consul", "envoy", "mediator", "affaires"))
"""Offices held abroad."""
SINGLE = frozenset(
    "president|prime minister|premier|head of state|head of government|foreign minister|defence minister|king".split(
        "|"
    )
)
"""Offices that a state has one of: several of them are of several states."""
HOSTS = frozenset("summon expel receive welcome accredit protect".split())
"""What a state does with the envoy of another."""
COMMANDS = frozenset("send order dispatch deploy recall withdraw retire dismiss sack fire appoint instruct".split())
"""What one does with one's own soldiers and officials."""

BANS = frozenset("ban outlaw dissolve disband legalise legalize".split())
"""What one does with the parties of one's own land."""
CRACKDOWNS = frozenset("crackdown clampdown purge".split())
"""What one begins against those of one's own land."""
ABROAD_ACTS = frozenset("back support arm train fund finance equip supply sponsor topple overthrow oust invade".split())
"""What a state does with the government, forces or rebels of another."""
RAISING = frozenset("train build create form raise establish arm equip".split())
GUARDING = frozenset("patrol guard police defend secure protect".split())
"""What an army is built up for in the land that is its own."""
ALLIANCES = frozenset("coalition alliance force mission campaign".split())
BACKED = frozenset(("backed", "sponsored", "supported", "funded", "trained", "armed", "allied", "linked"))
REFUGE = frozenset(("asylum", "refuge", "sanctuary"))
"""What one seeks in a land that is not one's own."""
LED_WITHIN = 6
"""Words after an alliance within which the clause stands that tells who leads it."""


def host_of(registry: Registry, phrase: Phrase) -> Known | None:
    """Who summons or expels the one ambassador of a text: he is of another state."""
    token = registry.doc[phrase.head]
    lone = phrase.role_noun in ENVOYS and phrase.definite and not phrase.plural and not phrase.named
    subject = subject_of(token.head) if lone and token.dep_ == "dobj" and token.head.lemma_ in HOSTS else None
    return registry.at.get(subject.i) if subject is not None else None


def is_counterpart(phrase: Phrase) -> bool:
    """True for "his Tajik counterpart", whose country is not that of the one he is the counterpart of."""
    return phrase.counterpart or phrase.name == "counterpart"


def is_guest(phrase: Phrase) -> bool:
    """True for whom one receives from another state: a counterpart, an envoy, a delegation."""
    return is_counterpart(phrase) or phrase.role_noun in ENVOYS or phrase.role_noun == "delegation"


def is_from_abroad(phrase: Phrase) -> bool:
    """True for envoys, for "the inspectors" of a world body, and for the "presidents" of several states."""
    several = phrase.plural and not phrase.former and phrase.role in SINGLE
    return phrase.role_noun in ENVOYS or several or (phrase.plural and phrase.role_noun in GUESTS)


def guests_of(token: Token, guests: Mapping[int, str]) -> set[str]:
    """The countries of the envoys or counterparts whom somebody, by his last word, meets: they are not his."""
    while token.dep_ == "conj":
        token = token.head
    verb = token.head
    if token.dep_ == "pobj" and verb.dep_ == "agent":  # "Peru's ambassador was called in by the *ministry*"
        summoned = subject_of(verb.head)
        return {guests[word.i] for word in summoned.subtree if word.i in guests} if summoned is not None else set()
    if token.dep_ not in SUBJECTS:
        return set()
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    told = (word for word in verb.subtree if word.i > token.i and word.lower_ in COUNTERPARTS)
    return {guests[head.i] for head in (*met_by(verb, objects, ("with",)), *told) if head.i in guests}


def commander_of(registry: Registry, phrase: Phrase) -> Known | None:
    """Who sends, orders or dismisses an officer or a force: they are his own."""
    token = registry.doc[phrase.head]
    verb = token.head
    if token.dep_ not in ("dobj", "dative") and not (token.dep_ == "nsubj" and verb.dep_ == "ccomp"):
        return None
    verb = verb.head if token.dep_ == "nsubj" else verb
    subject = subject_of(verb) if verb.lemma_ in COMMANDS else None
    known = registry.at.get(subject.i) if subject is not None else None
    return known if known is not None and known.country is not None else None


def comrade_of(registry: Registry, phrase: Phrase) -> Known | None:
    """The officer beside whom another is named: "General Lund and *General Ruiz* spoke" are of one army."""
    token = registry.doc[phrase.head_end - 1]
    if "MIL" not in phrase.sectors or token.dep_ != "conj" or not token.text[0].isupper():
        return None
    known = registry.at.get(token.head.i)
    soldier = known is not None and known.kind == "person" and "MIL" in known.sectors
    return known if soldier and known is not None and known.country is not None else None


def is_taken_in(doc: Doc, phrase: Phrase) -> bool:
    """True for who seeks asylum in a state, or whom its guests ask to see: "consular access to *Ann Lee*"."""
    token = doc[phrase.head_end - 1]
    if token.dep_ in SUBJECTS:
        return any(child.dep_ == "dobj" and child.lower_ in REFUGE for child in token.head.children)
    access = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "to" else token
    return access.lower_ == "access" and any(child.lower_ == "consular" for child in access.children)


def banning(registry: Registry, phrase: Phrase) -> Known | None:
    """Who bans or dissolves a party, or cracks down on it: it is of his own country."""
    act = _ban_on(registry.doc[phrase.head])
    subject = subject_of(act) if act is not None else None
    known = registry.at.get(subject.i) if subject is not None else None
    return known if known is not None and known.country is not None else None


def _ban_on(token: Token) -> Token | None:
    """The verb that bans somebody: "*outlawed* the party", "*began* a crackdown on students"."""
    if token.dep_ == "dobj":
        return token.head if token.head.lemma_ in BANS else None
    noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("on", "against") else token
    return noun.head if noun.lower_ in CRACKDOWNS and noun.dep_ == "dobj" else None


def opposed_to(scene: Scene, doc: Doc, phrase: Phrase) -> set[str]:
    """The states that an official speaks of as a "regime" or acts against, and those over whose border rebels fire."""
    token = doc[phrase.head_end - 1]
    token = token.head if token.dep_ == "appos" else token
    official, rebel = (not kinds.isdisjoint(phrase.sectors) for kinds in (STATE, REBELLIOUS))
    if token.dep_ not in SUBJECTS or not (official or rebel):
        return set()
    found: set[str] = set()
    for word in token.head.subtree:
        if official and word.lower_ == "regime" and word.i > token.i:
            found |= scene.told_from(word.left_edge.i, word.i - 1)
        elif official and word.lower_ == "against":
            found |= {code for child in word.children if (code := scene.named_at(child.i)) is not None}
        elif rebel and word.lower_ == "border" and word.head.lower_ == "across":
            found |= scene.told_from(token.i, word.i)
    return found


def helpers_of(registry: Registry, phrase: Phrase) -> set[str]:
    """The state that backs or topples somebody, as the subject of that verb: it is none of theirs."""
    token = registry.doc[phrase.head]
    if token.dep_ != "dobj" or token.head.lemma_ not in ABROAD_ACTS:
        return set()
    verb = token.head
    beside = [verb.head] if verb.dep_ in ("conj", "advcl") and verb.head.lemma_ in ABROAD_ACTS else []
    subjects = (subject_of(act) for act in (verb, *beside))  # "Chad backs the rebels and Mali arms the *army*"
    known = (registry.at.get(subject.i) for subject in subjects if subject is not None)
    return {one.country for one in known if one is not None and one.kind == "country" and one.country}


def guarded_by(scene: Scene, doc: Doc, phrase: Phrase) -> str | None:
    """The land that those are to guard who are built up for it: "trained an army to patrol *Niger*'s borders"."""
    noun = doc[phrase.head]
    if noun.dep_ != "dobj" or noun.head.lemma_ not in RAISING or phrase.sort not in ("group", "organisation"):
        return None
    clauses = (c for word in (noun, noun.head) for c in word.children if c.lemma_ in GUARDING and c.i > noun.i)
    kept = (child for clause in clauses for child in clause.children if child.dep_ == "dobj")
    told = {code for word in kept for code in scene.told_from(word.left_edge.i, word.i)}
    return next(iter(told)) if len(told) == 1 else None


def led_by(doc: Doc, phrase: Phrase) -> Token | None:
    """The clause that tells who leads an alliance: "a coalition of island states *led* by Fiji"."""
    if phrase.role_noun not in ALLIANCES or phrase.country is not None:
        return None
    after = doc[phrase.head + 1 : phrase.head + LED_WITHIN]
    return next((token for token in after if token.dep_ == "acl" and token.lower_ in LEADING), None)


def backing_of(doc: Doc, phrase: Phrase) -> list[Token]:
    """The clause that says who backs them: "rebels *backed* by Chad", "rebels whom Chad *armed*"."""
    return [child for child in doc[phrase.head].children if _is_backing(child)]


def _is_backing(clause: Token) -> bool:
    if clause.dep_ == "relcl" and clause.lemma_ in ABROAD_ACTS:
        return not any(child.dep_ in SUBJECTS and child.tag_ in RELATIVES for child in clause.children)
    return clause.dep_ == "acl" and clause.lower_ in BACKED


def armed_abroad(doc: Doc, phrase: Phrase) -> list[Token]:
    """The word of "Iranian-*backed* fighters"."""
    words = doc[phrase.start : phrase.head]
    return [word for word in words if word.lower_ in BACKED | LEADING and word.i and word.nbor(-1).text in HYPHENS]


def politician_over(registry: Registry, phrase: Phrase) -> Known | None:
    """The politician who speaks of "the government" or "parliament": it is that of his country."""
    token = registry.doc[phrase.head]
    body = token.lower_ in OWN_BODIES and phrase.definite and not STATE.isdisjoint(phrase.sectors)
    if not body and token.lower_ not in OWN_MEMBERS:
        return None
    subjects = (registry.at.get(subject.i) for subject in subjects_above(token))
    fitting = (known for known in subjects if known is not None and known.kind == "person" and known.country)
    own = (known for known in fitting if known.role_noun not in ENVOYS)  # an envoy tells of his hosts
    return next((known for known in own if not POLITICIANS.isdisjoint(known.sectors)), None)
