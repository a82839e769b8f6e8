"""Doers that the parser hung on another word: owners of gerunds, those whom a source tells of, and ballots."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.beside import is_count_of
from dragoman.events.tree import children, first_word, is_infinitive

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BALLOTS = frozenset({"vote", "motion", "referendum", "ballot", "resolution"})
_FEW = 30
"""A source stands at most so many words before the verb of what it tells."""


def gerund_owner(verb: Token) -> list[Token]:
    """ "angered by *Chad's* arming the rebels": who does it, where the parser took the name for the verb's agent."""
    if verb.tag_ != "VBG" or verb.i < 2 or verb.nbor(-1).tag_ != "POS" or not children(verb, "dobj"):
        return []
    owner = verb.nbor(-2)
    return [owner] if owner.pos_ in ("NOUN", "PROPN") else []


def past_aside(verb: Token) -> list[Token]:
    """ "were killed, many of them children, by *guards*": the doer, hung on what is told of the victims between."""
    found = (t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.lower_ == "by" and t.head.i > verb.i)
    asides = (t for t in found if is_count_of(t.head) or _counts_them(t.head))
    return [o for by in asides for o in children(by, "pobj") if "," in {t.text for t in verb.doc[by.head.i : by.i]}]


def _counts_them(noun: Token) -> bool:
    """ "*some* of them twice"."""
    return any(o.lower_ == "them" for p in children(noun, "prep") for o in children(p, "pobj"))


def after_source(verb: Token) -> list[Token]:
    """ "According to Oslo, *40* of the 60 deputies backed it": whom the parser set beside the source."""
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and verb.head.dep_ == "appos":
        source = verb.head.head
        told = source.dep_ == "pobj" and source.head.head.lower_ == "according"
        return children(source, "appos")[:1] if told else []
    if verb.tag_ not in _FINITE or verb.dep_ not in ("ROOT", "ccomp", "conj"):
        return []
    preps = [t for t in children(verb, "prep") if t.lower_ == "according" and verb.i - t.i < _FEW]
    sources = [o for p in preps for to in children(p, "prep") for o in children(to, "pobj")]
    beside = [c for o in sources for c in children(o, "appos") if c.left_edge.nbor(-1).text == "," and c.i < verb.i]
    return beside[:1]


def put_to_vote(verb: Token) -> Token | None:
    """ "stayed away from the *ballot* to expel Oslo's envoy": what does it once passed."""
    start = first_word(verb)
    if not is_infinitive(verb) or verb.dep_ != "advcl" or not start:
        return None
    before = verb.doc[start - 1]
    return before if before.dep_ == "pobj" and before.lemma_.lower() in _BALLOTS else None
