"""Lists whose items the parser set beside each other, or joined to a name that is set beside an office."""

from __future__ import annotations

from spacy.tokens import Token

_BODIES = frozenset({"GPE", "NORP", "ORG", "LOC", "PERSON"})


def is_listed(second: Token) -> bool:
    """ "Chad, *Mali* and Niger": the second name of a list, which the parser may read as set beside the first."""
    if second.dep_ != "appos" or not _below(second, "cc"):
        return False
    last = _below(second, "conj")
    if last and all(map(_is_of_nation, (second.head, second, *last))):
        return True  # "the French minister, two Danish deputies and the Thai envoy"
    if second.pos_ != "PROPN" or second.head.pos_ != "PROPN":
        return False
    if last and second.ent_type_ == second.head.ent_type_ == "PERSON":
        return True  # nobody is set beside another
    end = second.right_edge.i + 1
    closed = end < len(second.doc) and second.doc[end].lower_ == ","
    alike = bool(last) and last[-1].pos_ == "PROPN" and second.ent_type_ in _BODIES and second.head.ent_type_ in _BODIES
    return alike and not closed


def after_name(office: Token) -> list[Token]:
    """ "his Omani counterpart, Said Badr, and *the premier*": joined to the office, where the parser took the name."""
    names = [c for c in _below(office, "appos") if c.ent_type_ == "PERSON" and office.tag_ == "NN"]
    closed = [c for c in names if c.i + 1 < len(c.doc) and c.nbor().text == ","]
    owned = [c for name in closed for c in _below(name, "conj", "appos") if c.tag_ == "NN"]
    return [c for c in owned if (c.dep_ == "conj" or c.lemma_ == office.lemma_) and _below(c, "det", "poss")]


def _is_of_nation(noun: Token) -> bool:
    return any(c.ent_type_ == "NORP" for c in _below(noun, "amod"))


def _below(token: Token, *deps: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]
