"""Acts that a sentence only speaks of inside another act: what is asked for, promised, charged or marched for.

The composer uses up the inner act of an operator; this leaves out the others: the second of two that were promised, the
deed of which somebody is accused, what demonstrators demand. Whoever relates two given spans still sees them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.events import ontology
from dragoman.events.candidate import Candidate
from dragoman.events.scope import shares_verb
from dragoman.events.statuswords import in_group
from dragoman.events.tree import children, is_infinitive
from dragoman.events.words import in_class

_SPOKEN = frozenset({"REQUEST", "AGREE", "CONCEDE", "REJECT", "THREATEN"})
"""Types whose content is asked for, promised, let or refused, and no event of its own."""
_OPEN = frozenset({"VB", "VBG"})
_CHARGED = frozenset({"of", "for", "with", "by"})
_MATTERS = frozenset({"of", "out", "over"})
"""Prepositions of what an act is about: talks that are broken off, a year of which is brokered."""
_ABOUT = frozenset({"CONSULT", "REJECT", "AGREE", "ACCUSE", "SUPPORT"})
"""Types of acts that are about other acts."""


def outer_acts(found: Sequence[Candidate]) -> list[Candidate]:
    """The acts of one sentence that it reports in their own right, in the order given."""
    outer = {candidate.token.i: candidate for candidate in found}
    return [candidate for candidate in found if not _is_inside(candidate, outer)]


def demands_of_crowds(found: Sequence[Candidate]) -> list[Candidate]:
    """The acts with demands of demonstrators told as their protest; those beside the protest itself left out."""
    marching = {t.i for act in found if act.type == "PROTEST" for t in act.actors}
    told = [_as_protest(act) if _is_of_crowd(act) else act for act in found]
    return [new for new, act in zip(told, found, strict=True) if new is act or marching.isdisjoint(_places(act))]


def _is_of_crowd(act: Candidate) -> bool:
    """ "*Protesters* demanded an inquiry"; what they want is no act yet."""
    of_crowd = bool(act.actors) and all(in_class(t, "demonstrator") for t in act.actors)
    return of_crowd and act.type == "REQUEST" and act.token.lemma_ != "want"


def _as_protest(act: Candidate) -> Candidate:
    return replace(act, type="PROTEST", mode="demo", cameo="141")


def _places(act: Candidate) -> set[int]:
    return {t.i for t in act.actors}


def _is_inside(act: Candidate, outer: Mapping[int, Candidate]) -> bool:
    if not act.arguments.verbal:
        return _is_matter(act, outer)
    verb = act.token
    if _is_charged(verb) or (act.type == "SUPPORT" and _is_in_deeds(verb, outer)):
        return True
    if act.type == "REQUEST" and not act.recipients and _is_spelt_out(verb, outer):
        return True
    return any(
        head.i in outer and _holds(outer[head.i], act, below) for below, head in _governing(verb) if head.i < verb.i
    )


def _is_matter(act: Candidate, outer: Mapping[int, Candidate]) -> bool:
    """ "walked out of the *talks*", "brokered a year of *talks*", "signed the *truce*": what the outer act is about."""
    current = act.token
    while current.dep_ in ("dobj", "pobj", "prep") and (current.dep_ != "prep" or current.lower_ in _MATTERS):
        current = current.head
        held = outer.get(current.i)
        if held is not None and current != act.arguments.support:
            return held.arguments.verbal and held.type in _ABOUT
    return False


def _is_in_deeds(verb: Token, outer: Mapping[int, Candidate]) -> bool:
    """ "*backed* the rebels, arming them", "to *support* and train them", "armed and *backed* them": told beside."""
    beside = [c for c in children(verb, "advcl") if c.tag_ == "VBG"]
    beside += [c for c in children(verb, "conj") if not children(verb, "dobj")]
    beside += [verb.head] if verb.dep_ == "conj" and not children(verb.head, "dobj") else []
    return any(t.i in outer and outer[t.i].type == "AID" for t in beside)


def _is_spelt_out(verb: Token, outer: Mapping[int, Candidate]) -> bool:
    """ "*called* for a limit, calling on Peru to cut its catch": one call, of which the participle says to whom."""
    again = [c for c in children(verb, "advcl") if c.tag_ == "VBG" and c.lemma_ == verb.lemma_]
    return any(c.i in outer and outer[c.i].type == "REQUEST" and outer[c.i].recipients for c in again)


def _is_charged(verb: Token) -> bool:
    """ "accused him of *arming* rebels", "charged with trying to *overthrow* him"."""
    for below, head in _governing(verb):
        if below.dep_ == "prep" and below.lower_ in _CHARGED and in_group(head, "accusing"):
            return True
    return False


def _governing(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Each word over an open clause with what hangs on it, as long as nothing between has a tense of its own."""
    current = verb
    while current.head != current:
        head = current.head
        if current.dep_ == "conj" and not (shares_verb(current) or (is_infinitive(current) and is_infinitive(head))):
            return
        if current.dep_ not in ("conj", "prep") and not _is_open(current):
            return
        yield current, head
        if head.pos_ not in ("VERB", "AUX", "ADP", "SCONJ"):
            return
        current = head


def _is_open(clause: Token) -> bool:
    """A gerund after a preposition, an infinitive, "that he *resign*", or a participle of what goes with the act."""
    if clause.dep_ == "pcomp":
        return True
    if clause.dep_ == "advcl":
        return is_infinitive(clause) or clause.tag_ == "VBG"
    return clause.dep_ in ("xcomp", "ccomp") and (clause.tag_ in _OPEN or is_infinitive(clause))


def _is_voted(outer: Candidate, below: Token) -> bool:
    """ "*voted* to impeach him": one act."""
    return below.dep_ == "xcomp" and outer.token == below.head and outer.token.lemma_ in ("vote", "move")


def _holds(outer: Candidate, act: Candidate, below: Token) -> bool:
    """Whether the clause at `below` is part of what the outer act says."""
    purpose = is_infinitive(below)
    if outer.type == "PROTEST" and below.dep_ in ("advcl", "xcomp"):
        return act.type == "PROTEST" or ontology.is_of_words(act.type)
    if (outer.type == act.type and purpose and below.dep_ != "conj") or _is_voted(outer, below):
        return True
    if below.dep_ == "advcl" and not purpose:
        return False
    return outer.type in _SPOKEN and below.dep_ != "conj"
