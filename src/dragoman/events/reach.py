"""How far a predicate reaches: over prepositions to nouns, over complements to other verbs, to its particles."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.clauses import not_aside, that_clauses, whole
from dragoman.events.joined import joined_to
from dragoman.events.lists import spread
from dragoman.events.prepositions import prep_objects, prepositions, tells_of_others
from dragoman.events.tree import (
    PASSIVES,
    SUBJECTS,
    children,
    is_gerund_object,
    is_infinitive,
    set_apart,
    verb_conjuncts,
)
from dragoman.events.words import in_class

_ASIDE = frozenset({"during", "after", "before", "since", "despite", "amid", "following", "until", "because"})
"""Prepositions of circumstances: what lies below is another matter ("spoke *during* a visit to Chad")."""
_AIMED = frozenset({"to", "at", "on", "against", "with", "into", "onto"})
"""Prepositions of aims: these may hang on the last of a list of objects ("threw stones and eggs *at* them")."""
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})


def led_to(token: Token, preposition: str, *, verbal: bool, support: Token | None) -> list[Token]:
    """Objects of a preposition that stands on the predicate, on its object, on its support verb or a noun below."""
    own = prep_objects(token, preposition)
    found = not_aside(own, token)
    if found:
        return found
    if verbal:
        nearby = children(token, "dobj", "nsubjpass", "attr", "acomp", "advmod", "prt")
        nearby = spread(nearby) if preposition in _AIMED else nearby
    else:
        nearby = [support] if support is not None else whole(token) if preposition != "of" else []
    found = [o for t in nearby for o in prep_objects(t, preposition)]
    if not found and verbal and preposition == "to":
        found = _given_to(token)
    return found or _deeper(token, preposition, verbal) or own


def _given_to(token: Token) -> list[Token]:
    """ "cut the aid *sent to Mali*": to whom it goes that the act is about."""
    things = children(token, "dobj", "nsubjpass")
    given = [c for thing in things for c in children(thing, "acl") if in_class(c, "giving")]
    return [o for clause in given for o in prep_objects(clause, "to")]


def _deeper(token: Token, preposition: str, verbal: bool) -> list[Token]:
    """The preposition one noun further down: "talks on trade with Chile", "provided aid worth millions to Mali"."""
    starts = [token, *children(token, "dobj")] if verbal else [token]
    above = [p for t in starts for p in prepositions(t) if p.lower_ not in _ASIDE]
    preps = [p for p in above if not _is_closed(token, p, preposition, verbal)]
    nouns = [o for p in preps for o in children(p, "pobj") if o.lower_ != "behalf"]
    return [o for noun in nouns for o in prep_objects(noun, preposition)]


def _is_closed(token: Token, above: Token, preposition: str, verbal: bool) -> bool:
    """ "a raid by the army *of Chad*" befalls nobody, nor does "blamed Chad for a raid *on Togo*" blame Togo."""
    doer = above.lower_ == "by" and preposition == "of"
    return doer or (verbal and above.lower_ == "for" and in_class(token, "charging"))


def particles(token: Token) -> list[Token]:
    """Words below a predicate that are no parties and may be part of it: "called *off*", "said *no*"."""
    found = children(token, "prt", "advmod", "oprd", "acomp", "intj")
    return found + [c for c in children(token, "prep") if all(below.dep_ == "prep" for below in c.children)]


def complements(token: Token) -> list[Token]:
    """Heads of clausal complements, conjoined verbs included."""
    found = [c for c in children(token, *_COMPLEMENTS) if not set_apart(c, token)]
    found += [c for c in children(token, "advcl", "acl") if is_infinitive(c) or is_gerund_object(c)]
    found += that_clauses(token)
    found += [
        c
        for p in prepositions(token)
        if p.lower_ not in _ASIDE
        for c in children(p, "pcomp")
        if not tells_of_others(c, p)
    ]
    return [t for f in found for t in _joined(f)]


def _joined(clause: Token) -> list[Token]:
    """The clause and those joined to it, up to one that commas set off: "asked that Oslo pay, *and Bern agreed*"."""
    joined = verb_conjuncts(clause)
    own = [t for t in joined[1:] if _is_clause_of_its_own(t) or _goes_on_above(t)]
    return [t for t in joined if not any(t == o or o in t.ancestors for o in own)]


def _goes_on_above(verb: Token) -> bool:
    """ "*called* on Oslo to free him and *accused* it of a lie": a past that goes on from above an infinitive."""
    return verb.tag_ == "VBD" and verb.head.tag_ == "VB" and joined_to(verb) != verb.head


def _is_clause_of_its_own(verb: Token) -> bool:
    """True for one with its own subject, after a comma, that no "that" takes up."""
    first = verb.left_edge
    before = first.nbor(-1) if first.i else first
    comma = before.i and before.nbor(-1).text in (",", ";", "-", "–", "—") and before.dep_ == "cc"
    return bool(comma) and bool(children(verb, *SUBJECTS, *PASSIVES)) and not children(verb, "mark")
