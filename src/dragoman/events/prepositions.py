"""The prepositions that hang on a word, and what stands under them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.events.relatives import relative_head
from dragoman.events.tree import PASSIVES, SUBJECTS, children, is_infinitive

_INSIDE = frozenset({"compound", "amod", "det", "poss", "nummod", "nmod"})


def prepositions(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "PART", "VERB"):
            yield child
            yield from (c for c in child.children if c.dep_ == "conj" and c.pos_ == "ADP")
            yield from _told_again(child)
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield child  # "was rebuked by Oslo in a note and *by* Bern in another"


def _told_again(prep: Token) -> Iterator[Token]:
    """ "by Oslo, *by* Bern": the same word after a comma, which the parser may hang on the noun before it."""
    nouns = children(prep, "pobj")
    return (p for noun in nouns for p in children(noun, "prep") if p.lower_ == prep.lower_ and p.nbor(-1).text == ",")


def prep_objects(token: Token, name: str) -> list[Token]:
    """Objects of the preposition `name` that hangs on the token ("against" also under "out against")."""
    found = []
    for prep in prepositions(token):
        inner = [prep, *children(prep, "prep")] if prep.lower_ != "according" else []
        objects = [o for p in inner if p.lower_ == name for o in children(p, "pobj", "pcomp") or _torn_object(p)]
        objects = [o for o in objects if not tells_of_others(o, prep)]
        found += objects if name == "for" else [relative_head(o, token) for o in objects]
    return found


def tells_of_others(clause: Token, prep: Token) -> bool:
    """ "condemned the raid, *with Chad calling* it a lie": what another does beside the act."""
    if clause.dep_ != "pcomp" or prep.lower_ != "with" or is_infinitive(clause):  # "pleaded with Chad to go"
        return False
    return bool(children(clause, *SUBJECTS, *PASSIVES))


def _torn_object(prep: Token) -> list[Token]:
    """The noun phrase right after a preposition that the parser left bare."""
    if prep.dep_ != "prep" or prep.i + 1 >= len(prep.doc) or any(True for _ in prep.children):
        return []
    noun = prep.doc[prep.i + 1]
    while noun.dep_ in _INSIDE and noun.head.i > noun.i:
        noun = noun.head
    return [noun] if noun.pos_ in ("NOUN", "PROPN") and noun.left_edge.i == prep.i + 1 else []
