"""Whom a sentence singles out: "it was *Lund* that Oslo met", "it was *Mali* that attacked"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.aside import are_people
from dragoman.events.tree import children


def singled_out(verb: Token) -> list[Token]:
    """ "it was *Lund* that Oslo met": the noun that a clause lacks which the parser took for a statement."""
    above = verb.head.head if verb.head.dep_ == "attr" else verb.head
    it = any(t.lower_ == "it" and t.i < above.i for t in children(above, "nsubj"))
    if verb.dep_ != "ccomp" or above.lemma_ != "be" or not it:
        return []
    nouns = [t for t in children(above, "attr", "acomp") if t.i < verb.i]
    return [_instead(t) for t in nouns if t.pos_ == "PROPN" or are_people(t)]


def _instead(noun: Token) -> Token:
    """ "it was not Chad but *Mali* that attacked"."""
    but = any(t.lower_ == "but" for t in noun.children) and bool(children(noun.head, "neg"))
    return next(iter(children(noun, "conj") if but else []), noun)
