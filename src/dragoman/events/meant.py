"""Who is meant by words that name nobody: "what it called *Chad's* theft", "lift a finger to save *Chad*"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.tree import children, is_infinitive

_CALLING = frozenset({"call", "describe", "term", "see", "regard", "label"})
_LITTLE = frozenset({"finger", "anything", "nothing", "something", "more", "step", "steps", "measures", "action"})
"""What one does for somebody or not, without saying what: "lift a finger to save"."""
_URGING = frozenset({"calling", "urging", "asking", "pressing", "imploring", "begging", "warning"})
BLAMING = frozenset({"accusing", "blaming"})


def called_what(verb: Token) -> list[Token]:
    """ "condemned what it called *Chad's* theft, what it saw as an act of *Chad*": what is meant by it."""
    if verb.lemma_ == "blame":
        return []  # "blamed what he called a double standard": no one
    clauses = [c for c in children(verb, "ccomp") if c.lemma_ in _CALLING and c.left_edge.lower_ == "what"]
    names = [t for c in clauses for t in children(c, "oprd")]
    return names or [o for c in clauses for p in children(c, "prep") if p.lower_ == "as" for o in children(p, "pobj")]


def done_for(thing: Token) -> list[Token]:
    """ "refused to lift a finger to save *Oslo*": for whom nothing in particular was done."""
    if thing.lower_ not in _LITTLE:
        return []
    aims = [*children(thing, "acl", "relcl"), *children(thing.head, "advcl", "xcomp")]
    return [o for c in aims if is_infinitive(c) for o in children(c, "dobj")]


def addressed_after(verb: Token, forms: frozenset[str] = _URGING) -> list[Token]:
    """ "demanded reforms, urging *Oslo* to hold a vote": whom a participle after the comma names."""
    clauses = [c for c in children(verb, "advcl") if c.lower_ in forms and c.left_edge == c and c.nbor(-1).text == ","]
    on = [o for c in clauses for p in children(c, "prep") if p.lower_ == "on" for o in children(p, "pobj")]
    return [o for c in clauses for o in children(c, "dobj")] or on
