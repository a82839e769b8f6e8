"""Whom an operator and the act inside it reach together: the addressee, or whom the inner act is done to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.events import ontology
from dragoman.events.arguments import Arguments
from dragoman.events.candidate import Candidate
from dragoman.events.unmeant import ATTITUDES, is_unmeant
from dragoman.events.words import in_class

_REACH = ("to", "with", "against", "indirect", "object")
_SHUTTING_OUT = frozenset({"bar", "ban", "exclude", "deport", "register", "profile"})
_THINGS = frozenset({"it", "this", "that", "theirs", "ours", "his", "hers"})
_BLAMING = frozenset({"ACCUSE", "REJECT"})
"""Acts against others that may be refused: "declined to disavow Lund", "voted against a motion condemning Chad"."""
GIVEN = frozenset({"agree", "offer", "threaten", "expected"})
"""Operators whose content may be not to do something."""


def reaching(outer: Candidate) -> Candidate:
    """An operator over an act that no frame knows ("willing to lend a hand to Chad"): whom that act reaches."""
    if outer.frame.recipient == () or (outer.recipients and outer.frame.operator == "request"):
        return outer
    taken = {t.i for t in (*outer.actors, *outer.recipients)}
    for clause in outer.arguments.complements():
        arguments = Arguments(clause)
        if arguments.passive and outer.frame.operator == "request":
            continue  # "called for the pact to be shelved *with Chad*"
        own = _own_means(arguments)
        for slot in _REACH:
            free = (t for t in arguments.slot(slot) if t.i not in taken and t not in own)
            found = tuple(t for t in free if not is_unmeant(outer.frame, outer.arguments, t))
            if found and outer.recipients:  # "refused to hold the *debate* with his rival"
                return replace(outer, spare=(*outer.spare, *found))
            if found:
                return replace(outer, recipients=found)
    return outer


def recipients(outer: Candidate, inner: Candidate) -> tuple[Token, ...]:
    """The addressee of the operator if there is one, else whom the inner act is done to."""
    against = _goes_against(outer, inner)
    if against and is_spared(outer, inner):
        return ()
    befallen = _befallen(outer, inner)
    sources = {"inner-actor": _by_name(inner, outer), "inner-recipient": befallen}
    taken = {inner.token.i, *(actor.i for actor in outer.actors)}
    slots = [sources[s] if s in sources else _meant(outer, s) for s in outer.frame.recipient or ()]
    for found in (*slots, () if against else befallen, _other_doers(outer, inner)):
        free = tuple(t for t in found if t.i not in taken)
        if free:
            return free
    return ()


def _befallen(outer: Candidate, inner: Candidate) -> Sequence[Token]:
    """Whom the inner act is done to, but where that says nothing of whom one asks or turns down."""
    untold = outer.frame.operator == "request" and _is_done_by_others(inner)
    unrefused = outer.frame.operator == "reject" and _goes_against(outer, inner)
    return () if untold or unrefused else inner.recipients


def _other_doers(outer: Candidate, inner: Candidate) -> list[Token]:
    """Who does the inner act, but for oneself: "warned that *it* would strike"."""
    return [t for t in inner.actors if t.tag_ != "PRP" or outer.frame.operator not in GIVEN]


def _meant(outer: Candidate, slot: str) -> list[Token]:
    """Those in a slot of the operator whom it is put to: not "demanded that *its crews* be freed"."""
    return [t for t in outer.arguments.slot(slot) if not is_unmeant(outer.frame, outer.arguments, t)]


def _goes_against(outer: Candidate, inner: Candidate) -> bool:
    """True for words on an act against others, whose victims they do not reach: "backed a motion condemning Chad"."""
    if outer.frame.operator == "reject":
        return inner.type in _BLAMING and not (inner.type == "REJECT" and not inner.arguments.verbal)
    return outer.frame.type in ATTITUDES and (inner.type == "ACCUSE" or ontology.is_harm(inner.type))


def _is_done_by_others(inner: Candidate) -> bool:
    """ "asked that *the camp* be shut, to hand over *Lund*, called for barring *Sikhs*": who is asked is untold."""
    shut_out = inner.token.tag_ == "VBG" and inner.token.lemma_.lower() in _SHUTTING_OUT
    return inner.arguments.passive or shut_out or in_class(inner.token, "handover")


def is_spared(outer: Candidate, inner: Candidate) -> bool:
    """ "refused to *disavow* Lund": a refusal to blame is a favour to him, and nobody is refused."""
    blames = outer.frame.operator == "reject" and inner.arguments.verbal and inner.type == "ACCUSE"
    return blames and inner.token in outer.arguments.complements()


def _own_means(arguments: Arguments) -> list[Token]:
    """What an act is done with, made or about, not to: "refused to send *soldiers*", "declined to carry *it* out"."""
    moved = in_class(arguments.token, "despatch") or in_class(arguments.token, "handover")
    return [t for t in arguments.slot("object") if moved or t.lower_ in _THINGS]


def _by_name(inner: Candidate, outer: Candidate) -> tuple[Token, ...]:
    """Who does the inner act: for "condemned *Chad* for its raids" the outer object, not the pronoun."""
    if not outer.arguments.verbal or any(t.tag_ != "PRP$" for t in inner.actors):
        return inner.actors
    above = [t for t in outer.arguments.slot("object") if t != inner.token and t.dep_ == "dobj"] if inner.actors else []
    return tuple(above) or inner.actors


def all_spare(outer: Candidate) -> tuple[Token, ...]:
    """What fills the slots of an act whose recipients its inner act takes over: for where that names no party."""
    return tuple(dict.fromkeys((*outer.recipients, *outer.spare)))
