"""Whom a sentence singles out: "it was *Lund* that Oslo met", "it was *Mali* that attacked"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.aside import are_people


def singled_out(verb: Token) -> list[Token]:
    """ "it was *Lund* that Oslo met": the noun that a clause lacks which the parser took for a statement."""
    above = verb.head.head if verb.head.dep_ == "attr" else verb.head
    if verb.dep_ != "ccomp" or above.lemma_ != "be" or all(t.lower_ != "it" or t.dep_ != "nsubj" for t in above.lefts):
        return []
    nouns = [t for t in above.children if t.dep_ in ("attr", "acomp") and t.i < verb.i]
    return [_instead(t) for t in nouns if t.pos_ == "PROPN" or are_people(t)]


def _instead(noun: Token) -> Token:
    """ "it was not Chad but *Mali* that attacked"."""
    but = any(t.lower_ == "but" for t in noun.children) and any(t.dep_ == "neg" for t in noun.head.children)
    return next((t for t in noun.children if but and t.dep_ == "conj"), noun)
