"""What commas set off, where the parser took it for the clause itself or hung it on the wrong noun."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.words import in_class

PEOPLE = ("people", "fighter", "kin", "worker", "office-holder")
_FULL = frozenset({"dobj", "aux", "ccomp"})


def is_set_off(verb: Token) -> bool:
    """ "Lund, *asked* to go, refused": between commas after its noun, which the parser may take for a finite verb."""
    if verb.i < 2 or verb.nbor(-1).text != "," or verb.tag_ not in ("VBD", "VBN") or not in_class(verb, "bidding"):
        return False
    inner = verb.dep_ in ("ccomp", "parataxis") and verb.head.i > verb.i
    deps = {child.dep_ for child in verb.children}
    alone = all(child.dep_ not in ("nsubj", "csubj") for child in verb.head.children)
    closed = any(t.text == "," for t in verb.doc[verb.i : verb.head.i])
    return inner and alone and closed and "nsubj" in deps and deps.isdisjoint(_FULL)


def are_people(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" or (noun.tag_ == "NNS" and any(in_class(noun, name) for name in PEOPLE))


def above_people(noun: Token) -> Token:
    """ "the *union* that speaks for guards, which struck": no guard is "which"; whose clause or phrase it is."""
    above = noun.head
    while above.pos_ not in ("NOUN", "PROPN") and above.head != above:
        above = above.head
    return above if above.pos_ in ("NOUN", "PROPN") and above.i < noun.i else noun
