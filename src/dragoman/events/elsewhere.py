"""Parties of a verb that stand in another clause, or that its object or its aim tells.

"fined Lund, *a ruling she denounced*": of whom the noun speaks; "rang *Oslo* to urge calm": who is urged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from spacy.tokens import Token

from dragoman.events.joined import has_subject
from dragoman.events.meant import BLAMING, HITTING, STRONGHOLDS, URGING, foes, named_after, passed_by
from dragoman.events.prepositions import prep_objects
from dragoman.events.relatives import relative_head
from dragoman.events.tree import PASSIVES, SUBJECTS, VERBS, agents, children, is_infinitive, under
from dragoman.events.words import in_class

_SET_OFF = frozenset({",", "-", "–", "—", "--"})
_DEEDS = frozenset({"decision", "move", "step", "policy", "choice"})
"""Of the nouns that sum up, those that tell what was done, not said."""
_TOLD = frozenset({"ccomp", "advcl", "conj", "pcomp", "xcomp"})
"""From a clause to the one that tells it."""
_OCCASIONS = frozenset({"when", "because", "after"})
_BASTIONS = STRONGHOLDS | {"holdout", "foothold", "pocket"}
_SEIZURES = frozenset({"arrest", "capture", "detention", "extradition"})


def dialled(verb: Token) -> list[Token]:
    """ "rang *Oslo* to urge restraint": whom words reach that are the purpose of a call."""
    above = verb.head
    if not is_infinitive(verb) or verb.dep_ not in ("advcl", "xcomp") or above.pos_ != "VERB":
        return []
    return children(above, "dobj") if in_class(above, "dial") else []


def aimed_at(verb: Token) -> list[Token]:
    """ "sent troops to surround *the court*": whom the purpose of force names."""
    purposes = [c for c in children(verb, "advcl", "xcomp") if is_infinitive(c)]
    return [o for c in purposes if in_class(c, "quell") for o in children(c, "dobj")]


def of_whom_told(verb: Token) -> list[Token]:
    """Whose doing a noun sums up that is set off from its clause: "*Lund* called it theft, a charge Oslo rejects"."""
    noun = verb.head
    if verb.dep_ == "conj" and noun.dep_ == "relcl":
        noun = noun.head
    if noun.pos_ not in ("NOUN", "PROPN") or not in_class(noun, "summary"):
        return []
    start = noun.left_edge.i
    if start == 0 or noun.doc[start - 1].text not in _SET_OFF:
        return []
    return (_decider(noun) if noun.lemma_.lower() in _DEEDS else []) or _teller(noun)


def _decider(noun: Token) -> list[Token]:
    """ "is glad that *Oslo* left, a decision Bern hails": who acts in the clause that ends there."""
    clause = noun.doc[max(noun.left_edge.i - 2, 0)]
    while clause.head != clause and (clause.pos_ not in VERBS or not has_subject(clause) or clause.dep_ == "relcl"):
        clause = clause.head
    return [relative_head(t, clause) for t in children(clause, *SUBJECTS)] if clause not in noun.subtree else []


def _teller(noun: Token) -> list[Token]:
    """The subject of the clause around the noun, or of the one that tells it."""
    clause = noun.head
    while clause.head != clause and (clause.pos_ not in VERBS or not has_subject(clause) or clause.dep_ in _TOLD):
        clause = clause.head
    return [relative_head(t, clause) for t in children(clause, *SUBJECTS)] if clause.i < noun.i else []


def whose_end(verb: Token, name: str = "for") -> list[Token]:
    """ "called for *Lund's* resignation", "came to *his* aid": whose it is that stands under the preposition."""
    return [owner for noun in under(verb, name) for owner in children(noun, "poss")]


def wanted_by_warrant(verb: Token) -> list[Token]:
    """ "issued a warrant for *his* arrest", "for the arrest of *Lund*": whose arrest the object of a verb is for."""
    papers = children(verb, "dobj", "nsubjpass")
    arrests = [o for t in (verb, *papers) for o in prep_objects(t, "for") if o.lemma_.lower() in _SEIZURES]
    return [t for o in arrests for t in (*children(o, "poss"), *prep_objects(o, "of"))]


def torn_object(verb: Token) -> list[Token]:
    """Whom a verb takes where another noun has its place: "took *the envoy* hostage", "the *men* it took hostage"."""
    things = children(verb, "dobj")
    joined = [c for t in things for c in children(t, "compound")]
    gap = verb.dep_ == "relcl" and bool(things) and has_subject(verb)
    free = gap and all(relative_head(t, verb) == t for t in (*things, *children(verb, *SUBJECTS, *PASSIVES)))
    return joined or ([verb.head] if free else [])


def on_terms(verb: Token) -> list[Token]:
    """ "threatened to shut the pipe *if Oslo* signed", "offered to leave *unless Oslo* objects": who is to meet it."""
    clauses = [c for v in (verb, *children(verb, "xcomp", "ccomp")) for c in children(v, "advcl", "ccomp")]
    terms = [c for c in clauses if any(m.lower_ in ("if", "unless") for m in children(c, "mark")) or _is_inverted(c)]
    return [s for c in terms for s in agents(c) or children(c, *SUBJECTS, *PASSIVES)]  # "imposed by *Oslo*"


def _is_inverted(clause: Token) -> bool:
    """ "*should* Oslo close the border": terms without an "if"."""
    first = clause.left_edge
    return first.lower_ == "should" and first.head == clause


def of_its_aim(verb: Token) -> list[Token]:
    """ "signed a deal to build *Turkish jets*", "signed a treaty taking *Bor*": on what its object is to act."""
    aims = [c for t in children(verb, "dobj") for c in children(t, "acl")] + children(verb, "advcl", "xcomp")
    return [o for c in aims if is_infinitive(c) or c.tag_ == "VBG" for o in children(c, "dobj")]


def on_occasion(verb: Token) -> list[Token]:
    """ "walked out when *Oslo* spoke", "applauded after *Lund* resigned": whose doing a bare answer is about."""
    if children(verb, "dobj", "nsubjpass", "ccomp", "xcomp", "oprd"):
        return []
    clauses = [c for c in children(verb, "advcl") if any(t.lower_ in _OCCASIONS for t in children(c, "mark", "advmod"))]
    return [s for c in clauses for s in children(c, *SUBJECTS)]


def written_to(verb: Token) -> list[Token]:
    """ "demanded an apology *in a letter to Oslo*": whom the words reach, by the paper that bears them."""
    above = (verb, *children(verb, "dobj"))
    preps = [p for t in above for p in children(t, "prep") if p.lower_ in ("in", "by")]
    papers = [o for p in preps for o in children(p, "pobj") if in_class(o, "missive")]
    sent = [t for paper in papers for t in (paper, *children(paper, "acl"))]  # "in a letter *sent* to Oslo"
    borne = [p for t in sent for p in children(t, "prep", "dative") if p.lower_ == "to"]
    return [o for p in borne for o in children(p, "pobj")]


def bidden_by_for(verb: Token) -> list[Token]:
    """ "called for *Oslo* to leave": whom the infinitive is put to, where the parser hung it on the verb."""
    before = {c.left_edge.i - 1 for c in children(verb, "advcl", "xcomp") if is_infinitive(c)}
    return [noun for noun in under(verb, "for") if noun.right_edge.i in before]


def last_held_by(verb: Token) -> list[Token]:
    """ "captured the port, the last bastion of *the rebels*": who held it."""
    things = [c for t in children(verb, "dobj", *PASSIVES) for c in (t, *children(t, "conj"))]
    told = [n for t in things for c in children(t, "appos", "relcl") for n in (c, *children(c, "attr"))]
    held = [n for n in (*told, *things[1:]) if n.lemma_.lower() in _BASTIONS]
    return [o for n in held for o in under(n, "of")]


ELSEWHERE: Mapping[str, Callable[[Token], list[Token]]] = {
    "told-of": of_whom_told,
    "dialled": dialled,
    "purpose-object": aimed_at,
    "torn-object": torn_object,
    "for-possessor": whose_end,
    "for-doer": bidden_by_for,
    "warrant-for": wanted_by_warrant,
    "aim-object": of_its_aim,
    "to-possessor": partial(whose_end, name="to"),
    "if-subject": on_terms,
    "when-subject": on_occasion,
    "letter-to": written_to,
    "bastion-of": last_held_by,
    "urged-after": partial(named_after, forms=URGING),
    "fought-for": foes,
    "hit-after": partial(named_after, forms=HITTING),
    "passed-by": passed_by,
    "blamed-after": partial(named_after, forms=BLAMING),
}
"""Slots of a verb whose fillers stand in another clause."""
