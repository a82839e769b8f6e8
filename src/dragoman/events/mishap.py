"""Deaths and damage by accident or weather, which are nobody's act: "killed when his plane hit a hill"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.candidate import Candidate
from dragoman.events.tree import children
from dragoman.events.words import in_class

_TIMES = frozenset({"when", "as", "after", "while"})


def is_mishap(act: Candidate) -> bool:
    """True for harm that the words lay to nature or to an accident."""
    if act.type != "ASSAULT" or not act.arguments.verbal:
        return False
    if _comes_of_accident(act.token):
        return True
    if act.actors:
        return all(any(in_class(word, "mishap") for word in children(doer, "compound")) for doer in act.actors)
    return act.arguments.passive and any(_tells_of_accident(clause) for clause in children(act.token, "advcl"))


def _comes_of_accident(verb: Token) -> bool:
    """ "two jets *collided*, *killing* the pilot"; but "crashed into the crowd, killing ten" may be meant."""
    over = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not in_class(over, "accident-verb"):
        return False
    sunk = over.lemma_ != "collide" and children(over, "dobj", "nsubjpass")  # "off Crete" may be read as an object
    return not sunk and all(prep.lower_ != "into" for prep in children(over, "prep"))


def _tells_of_accident(clause: Token) -> bool:
    """ "*when* a car *ran* into them", "*as* the storm *tore* through the town"."""
    marks = {word.lower_ for word in children(clause, "mark", "advmod")}
    if marks.isdisjoint(_TIMES):
        return False
    subjects = children(clause, "nsubj", "nsubjpass")
    moved = any(in_class(subject, "vehicle") for subject in subjects) and in_class(clause, "going-astray")
    return moved or any(in_class(subject, "mishap") for subject in subjects) or in_class(clause, "accident-verb")
