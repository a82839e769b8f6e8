"""What "what they called" stands for: the noun that tells it, as the object of the verb before.

"condemned what it called *aggression*", "denounced what he described as *meddling*", "hit what Oslo said was a *camp*".
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.tree import children, under
from dragoman.events.words import in_class


def what_called(verb: Token) -> list[Token]:
    """The noun that a clause with "what" gives for the verb's object; [] where there is none."""
    if verb.lemma_ == "blame":
        return []  # "blamed what he called a double standard": no one
    clauses = [c for c in children(verb, "ccomp") if c.i > verb.i and c.left_edge.lower_ == "what"]
    return [noun for clause in clauses for noun in _told(clause)]


def _told(clause: Token) -> list[Token]:
    if in_class(clause, "calling-so"):
        return children(clause, "oprd") or under(clause, "as")
    held = children(clause, "ccomp") if in_class(clause, "tell") else []
    return [noun for copula in held if copula.lemma_ == "be" for noun in children(copula, "attr")]
