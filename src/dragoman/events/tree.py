"""Small walks over a dependency tree, and the names of its arcs."""

from __future__ import annotations

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVES = frozenset({"nsubjpass", "csubjpass"})
TIMES = frozenset({"DATE", "TIME"})
"""Kinds of names that are of days and hours."""
VERBS = ("VERB", "AUX")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
TENSED = FINITE | {"MD"}
"""Tags of verbs with a tense of their own, and of what gives one."""
NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC"})


def children(token: Token, *deps: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]


def under(token: Token, name: str) -> list[Token]:
    """The nouns right under a preposition of the token, as the parser hung them; `prep_objects` looks further."""
    return [noun for prep in children(token, "prep") if prep.lower_ == name for noun in children(prep, "pobj")]


def agents(verb: Token) -> list[Token]:
    """ "was armed *by Chad*": who does it."""
    return [noun for by in children(verb, "agent") for noun in children(by, "pobj")]


def first_word(verb: Token) -> int:
    """Where a verb starts with its helpers and adverbs: "*has* never urged"."""
    return min(t.i for t in (verb, *children(verb, "aux", "auxpass", "neg", "advmod")))


def may_name(modifier: Token) -> bool:
    """ "a *US* airstrike", "an *Iranian* offer", but not "an *armed* attack"."""
    return modifier.pos_ == "PROPN" or modifier.ent_type_ in NAMED or modifier.text[:1].isupper()


def is_gerund_object(verb: Token) -> bool:
    """ "ruled out *sending* troops", which the parser may take for an adverbial clause."""
    if verb.tag_ != "VBG" or verb.i < verb.head.i or children(verb, "mark", "nsubj"):
        return False
    between = verb.doc[verb.head.i + 1 : verb.i]
    return all(t.dep_ in ("prt", "advmod", "neg", "aux", "prep") and not list(t.children) for t in between)


def is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def verb_conjuncts(verb: Token) -> list[Token]:
    """The verb and the verbs coordinated with it."""
    found = [verb]
    for item in found:
        found.extend(c for c in item.children if c.dep_ == "conj")
    return found


def parted(one: Token, other: Token, marks: str = ";") -> bool:
    """True where a semicolon stands between them: what is joined across it belongs to another clause."""
    first, last = sorted((one.i, other.i))
    return any(t.text in marks for t in one.doc[first:last])


def set_apart(clause: Token, verb: Token) -> bool:
    """ "Rome accused Bern; Vienna *called* it a lie": what stands before a semicolon or colon is no part of it."""
    return clause.i < verb.i and parted(clause, verb, ";:")
