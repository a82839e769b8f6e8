"""What a clause or participle is about, what it lacks, and where it only tells time or place."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.events.passives import TIMING
from dragoman.events.tree import SUBJECTS, TIMES, children
from dragoman.events.words import in_class

_PLACING = frozenset({"in", "at", "near", "around", "across", "outside", "inside", "throughout", "into"})
_WHEREVER = frozenset({"everywhere", "wherever", "anywhere", "whenever"})


def described(noun: Token) -> list[Token]:
    """Whom a description is of: "*Oslo*, a power that backed", "*Ruiz* was the first senator to endorse"."""
    if noun.dep_ == "appos" and not children(noun, "cc"):
        limbs = [t for t in noun.doc[noun.head.left_edge.i : noun.left_edge.i] if in_class(t, "limb")]
        wholes = [o for limb in limbs for p in children(limb, "prep") for o in children(p, "pobj")]
        return [*wholes, noun.head]
    copula = noun.head
    if noun.dep_ != "attr" or copula.lemma_.lower() != "be" or children(copula, "neg"):
        return []
    return [t for t in children(copula, *SUBJECTS) if t.i < copula.i]


def _listed_with(clause: Token, doer: Token) -> Token | None:
    """ "The *town* was seized by rebels, bombed by jets": whom a list of passives is about, not who did the first."""
    by = doer.head
    if by.dep_ != "agent" or clause.nbor(-1).lower_ != "," or not children(clause, "agent"):
        return None
    return next(iter(children(by.head, "nsubjpass")), None)


def participle_of(clause: Token) -> Token:
    """The noun a participle is about: for "the widow of a *man* shot there" the one right before it."""
    noun = clause.head
    if (listed := _listed_with(clause, noun)) is not None:
        return listed
    near = [o for p in children(noun, "prep") for o in children(p, "pobj") if p.lower_ == "of" and o.i < clause.i]
    return near[-1] if near and in_class(noun, "kin") else noun


def that_clauses(noun: Token) -> list[Token]:
    """ "its demand *that Greece release* them"."""
    return [c for c in children(noun, "acl") if any(m.lower_ == "that" for m in children(c, "mark"))]


def whole(noun: Token) -> list[Token]:
    """What the noun is a part of: "the first *days* of the offensive"."""
    return [noun.head.head] if noun.dep_ == "pobj" and noun.head.lower_ == "of" else []


def in_place(noun: Token) -> bool:
    """ "fought in *Bor*, backed by jets": where it was, not who was backed."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _PLACING


def not_aside(nouns: Sequence[Token], act: Token) -> list[Token]:
    """Nouns under a preposition that do not merely open the clause or say when: "*At noon* a crowd marched"."""
    opening = act.left_edge.i
    return [t for t in nouns if t.ent_type_ not in TIMES and not (t.i < act.i and _prep_of(t).i == opening)]


def _prep_of(noun: Token) -> Token:
    return noun.head if noun.dep_ == "pobj" else noun


def lacks_object(clause: Token) -> bool:
    """ "the senator *they attacked* on Monday": a relative clause whose noun is its object, no place, time or owner.

    "the hut they hid *in*", "the day *when* they struck", "Oslo, *whose* troops fired", "*everywhere* they go": nothing
    is missing there.
    """
    before = clause.doc[clause.left_edge.i : clause.i]
    start = clause.left_edge.i
    if start and clause.doc[start - 1].lower_ in _WHEREVER:
        return False
    other = any(t.tag_ in ("WRB", "WP$") or (t.tag_ in ("WDT", "WP") and t.dep_ == "pobj") for t in before)
    return not other and not any(p.right_edge.i == p.i for p in children(clause, "prep"))


def before_day(verb: Token) -> list[Token]:
    """ "endorsed *Ruiz* Tuesday": the object that the parser joined to the name of a day."""
    days = [t for t in children(verb, "npadvmod") if t.i > verb.i and in_class(t, "time-word")]
    names = [c for day in days for c in children(day, "compound") if not in_class(c, "time-word")]
    return [t for t in names if t.pos_ == "PROPN"][-1:]


def noun_before(participle: Token) -> list[Token]:
    """The noun set off by a comma before a participle: "says Lund, scolded by the unions"."""
    comma = participle.left_edge.i - 1
    timed = any(t.lower_ in TIMING for t in participle.lefts)  # "named Lund, *when asked* to choose"
    if timed or participle.dep_ != "advcl" or comma < 1 or participle.doc[comma].lower_ != ",":
        return []
    noun = participle.doc[comma - 1]
    if (listed := _listed_with(participle, noun)) is not None:
        return [listed]
    return [noun] if noun.pos_ in ("NOUN", "PROPN") else []
