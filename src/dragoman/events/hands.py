"""By whose hand an act was done whose own clause names nobody: the weapon, a phrase or the clause beside it tells.

"a rocket fired by *rebels* killed two", "was killed when *gunmen* stormed the hut", "beaten at the hands of *guards*".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dragoman.events.lists import spread
from dragoman.events.passives import is_passive
from dragoman.events.prepositions import prep_objects
from dragoman.events.relatives import relative_head
from dragoman.events.tree import PASSIVES, SUBJECTS, children, is_infinitive, under
from dragoman.events.words import in_class

_LED = frozenset({"led", "headed", "spearheaded", "commanded"})
_WHEN = frozenset({"when", "as", "after", "since"})
_LEAVE = frozenset(
    {"light", "permission", "licence", "license", "authority", "mandate", "chance", "opportunity", "right", "means"}
)
"""What one is given to do something."""
HANDS = frozenset({"hands", "order", "orders", "behest", "instructions", "instigation"})
"""After "at" or "on" these tell whose doing it was."""
PRESS = frozenset({"press", "media", "newspaper", "newspapers", "tabloids", "dailies"})
"""Who prints what is said in them."""


def in_press(verb: Token) -> list[Token]:
    """ "was scolded in *the Danish press*": who says it, where nobody else is told."""
    nouns = under(verb, "in")
    return [noun for noun in nouns if noun.lower_ in PRESS]


def told_doers(verb: Token) -> list[Token]:
    """ "war was waged on Chad, led by *Mali*", "*Oslo* announced that two envoys would be expelled"."""
    led = [o for c in children(verb, "advcl", "acl") if c.lower_ in _LED for o in prep_objects(c, "by")]
    return led or _announcers(verb) or _addressees(verb)


def _addressees(verb: Token) -> list[Token]:
    """ "Chad's offer to *Mali* was turned down": whoever it was made to turned it down."""
    if not in_class(verb, "rebuff"):
        return []
    bids = [t for t in children(verb, *PASSIVES) if in_class(t, "proposal") or in_class(t, "demand")]
    return [o for bid in bids if children(bid, "poss") for o in prep_objects(bid, "to")]


def _announcers(verb: Token) -> list[Token]:
    teller = verb.head
    to_come = verb.dep_ == "ccomp" and any(t.lower_ in ("will", "would") for t in children(verb, "aux"))
    return children(teller, *SUBJECTS) if to_come and in_class(teller, "decree") and teller.i < verb.i else []


def wielders(weapon: Token) -> list[Token]:
    """ "a rocket fired by *rebels*", "a bomb that *jets* had dropped": who used what killed."""
    told = [c for v in children(weapon, "acl", "relcl") for c in (v, *children(v, "xcomp"))]  # "believed to be *fired*"
    clauses = [c for c in told if in_class(c, "discharge")]
    return spread(t for clause in clauses for t in _users(weapon, clause))


def _users(weapon: Token, clause: Token) -> list[Token]:
    if is_passive(clause):
        return prep_objects(clause, "by")
    return [s for s in children(clause, *SUBJECTS) if relative_head(s, clause) != weapon and s.lower_ != "that"]


def moments(verb: Token) -> Iterator[Token]:
    """What tells when it was done: "were shot or crushed when paratroopers *stormed* the tower", "as a *raid* hit"."""
    for clause in (c for v in (verb, *_alike(verb)) for c in children(v, "advcl")):
        if any(t.lower_ in _WHEN for t in children(clause, "mark", "advmod")):
            yield clause
            yield from children(clause, *SUBJECTS)
            yield from children(clause, "dobj") if in_class(clause, "support") else []  # "carried out *strikes*"
            yield from (o for name in ("with", "under") for o in prep_objects(clause, name))  # "came under *attack*"


def carriers(act: Token) -> list[Token]:
    """ "as *Chad* pressed on with the offensive": who goes on with an act told as a noun."""
    verb = act.head.head
    return spread(children(verb, *SUBJECTS)) if act.dep_ == "pobj" and act.head.lower_ == "with" else []


def allowed(act: Token) -> list[Token]:
    """ "provided the means to *Chad* to shell Togo": who is given leave, means or chance to do it."""
    given = children(act.head, "dative") if is_infinitive(act) else []
    if not given or all(t.lower_ not in _LEAVE for t in children(act.head, "dobj")):
        return []
    return spread(o for t in given for o in ([t] if t.pos_ != "ADP" else children(t, "pobj")))


def captors(killing: Token, harmed: Iterable[Token]) -> list[Token]:
    """ "two nurses held by *rebels* were shot": in whose hands those were who were put to death."""
    held = [c for t in harmed for c in children(t, "acl")] if in_class(killing, "putting-to-death") else []
    return spread(o for c in held if in_class(c, "captivity") for o in prep_objects(c, "by"))


def _alike(verb: Token) -> list[Token]:
    """The verbs joined to it that are told of the same people: "were shot or *crushed*"."""
    if verb.dep_ == "conj":
        return [] if children(verb, *SUBJECTS, *PASSIVES) else [verb.head]
    return [c for c in children(verb, "conj") if not children(c, *SUBJECTS, *PASSIVES)]


def is_other(doer: Token) -> bool:
    """True for whom his own words tell: not "when *he* fired", "when *their* convoy fired", who may be the victim."""
    return doer.tag_ != "PRP" and all(t.tag_ != "PRP$" for t in children(doer, "poss"))


def at_hands(act: Token) -> list[Token]:
    """ "suffered at the hands of *the guards*", "was jailed on the orders of *the junta*"."""
    preps = [p for p in children(act, "prep") if p.lower_ in ("at", "on", "upon")]
    hands = [o for p in preps for o in children(p, "pobj") if o.lower_ in HANDS]
    return [o for hand in hands for o in prep_objects(hand, "of")]
