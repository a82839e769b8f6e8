"""Who did an act told as a noun, when the sentence says whose doing it was.

"*Chad* was behind the raid", "blamed *Chad* for the raid", "the *rebels* claimed responsibility for the raid".
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.events.arguments import Arguments
from dragoman.events.around import doers
from dragoman.events.lists import spread
from dragoman.events.prepositions import prep_objects
from dragoman.events.tree import PASSIVES, SUBJECTS, children
from dragoman.events.words import in_class

_CHARGED = frozenset({"for", "of", "with"})
_CONVICTS = frozenset({"his", "her"})
"""Whose part one man was in an attack is told of those convicted, who are not all who did it."""
_TO = frozenset({"to", "with"})

_OF = frozenset({"of", "for", "on"})
_PLANS = frozenset({"plan", "preparation", "promise", "threat", "vow", "order", "decision"})
"""What one has of an act before doing it."""

_CLAUSES = frozenset({"ccomp", "conj", "parataxis", "advcl"})
"""Clauses beside or below another."""
_CLAIMS = {"claim": ("by",), "blame": ("on",), "attribute": ("to",), "ascribe": ("to",), "pin": ("on",)}
"""Verbs that lay an act at somebody's door, by the preposition before him."""


def culprits(act: Token) -> list[Token]:
    """Those who did the act by the words around it; [] where these name nobody."""
    nouns = (act, *(o for p in children(act, "prep") for o in children(p, "pobj")))
    told = [t for noun in nouns for clause in children(noun, "relcl", "acl") for t in _laid_at(clause)]
    if told:
        return spread(told)
    if raised := _carried_out(act):
        return raised
    if act.dep_ == "dobj":
        return _claimed_or_blamed(act.head)
    return _by_preposition(act) if act.dep_ == "pobj" else []


def _by_preposition(act: Token) -> list[Token]:
    """Whose doing it was by the preposition before it: "*Chad* is behind the raid", "*Chad's* plan for a raid"."""
    prep = act.head
    if prep.lower_ == "behind":
        return _of_being(prep.head)
    if in_class(act, "sally") and (ready := _preparers(act)):
        return ready
    if prep.lower_ in _OF and prep.head.lemma_.lower() in _PLANS:
        return _planners(prep.head)
    if prep.lower_ in _TO and in_class(prep.head, "linking"):  # "links *Chad* to the raid"
        return _linked(prep.head)
    if prep.lower_ == "in" and in_class(prep.head, "share-in"):  # "*Chad's* role in the raid"
        whose = Arguments(prep.head).slot("possessor") or spread(prep_objects(prep.head, "of"))
        return [t for t in whose if t.lower_ not in _CONVICTS]
    return _charged(prep) if prep.lower_ in _CHARGED else []


def _claimed_or_blamed(verb: Token) -> list[Token]:
    """ "the *rebels* claimed the raid", "blamed the raid on *Chad*"."""
    if verb.lemma_.lower() == "claim":
        return Arguments(verb).slot("subject")
    return spread(prep_objects(verb, "on")) if verb.lemma_.lower() == "blame" else []


def _preparers(act: Token) -> list[Token]:
    """ "*troops* prepare for a raid, for the start of a raid"; but villagers who do expect it."""
    above = act.head.head if act.head.lower_ == "of" and in_class(act.head.head, "onset") else act
    verb = above.head.head
    if above.dep_ != "pobj" or above.head.lower_ != "for" or verb.lemma_ != "prepare":
        return []
    return [t for t in Arguments(verb).slot("subject") if in_class(t, "fighter")]


def _planners(plan: Token) -> list[Token]:
    """ "*Chad's* plan for a raid", "*Chad* has made a decision on a raid"."""
    whose = Arguments(plan).slot("possessor")
    carried = not whose and plan.dep_ == "dobj" and in_class(plan.head, "support")
    return Arguments(plan.head).slot("subject") if carried else whose


def _carried_out(act: Token) -> list[Token]:
    """ "the raid is believed to have been carried out by *rebels*", "killed ten and was claimed by *rebels*"."""
    if act.dep_ in SUBJECTS and (laid := [t for c in children(act.head, "conj") for t in _laid_at(c)]):
        return spread(laid)
    clauses = children(act.head, "xcomp") if act.dep_ in PASSIVES else []
    return spread(o for c in clauses if in_class(c, "support") for o in prep_objects(c, "by"))


def _linked(verb: Token) -> list[Token]:
    return Arguments(verb).slot("object") if verb.pos_ == "VERB" else []


def _laid_at(clause: Token) -> list[Token]:
    """ "a raid claimed by *rebels*", "a raid that Oslo has blamed on *Chad*", "for which *rebels* took the blame"."""
    names = _CLAIMS.get(clause.lemma_.lower(), ())
    return [t for name in names for t in prep_objects(clause, name)] or _owning_up(clause)


def _owning_up(verb: Token) -> list[Token]:
    """ "*rebels* claimed responsibility"; but not "nobody has claimed responsibility"."""
    guilt = in_class(verb, "owning-up") and any(in_class(o, "guilt") for o in children(verb, "dobj"))
    told = children(verb, *SUBJECTS) if guilt and not children(verb, "neg") else []
    return [t for t in told if not in_class(t, "nobody") and all(d.lower_ != "no" for d in children(t, "det"))]


def claimants(killing: Token) -> list[Token]:
    """ "a bomb killed two, and *rebels* claimed responsibility": who does so in the clause beside it."""
    beside = children(killing, "conj", "parataxis")
    above = [killing.head] if killing.dep_ in _CLAUSES else []
    return next((found for verb in (*beside, *above) if (found := _owning_up(verb))), [])


def _of_being(verb: Token) -> list[Token]:
    """ "*Chad* was behind the raid", "accused *Chad* of being behind the raid", "*those* behind the raid"."""
    if verb.lemma_.lower() in ("be", "stand"):
        return Arguments(verb).slot("subject")
    return []


def _charged(prep: Token) -> list[Token]:
    above = prep.head
    if in_class(above, "guilty"):
        return Arguments(above, adjectival=True).slot("subject")
    if above.pos_ == "VERB":
        return Arguments(above).slot("object") if in_class(above, "charging") else []
    return (children(above, "poss") or _owner(above)) if in_class(above, "guilt") else []


def _owner(guilt: Token) -> list[Token]:
    """ "the *rebels* claimed responsibility", "responsibility lies with the *rebels*"."""
    verb = guilt.head
    if guilt.dep_ == "dobj" and in_class(verb, "owning-up"):
        return Arguments(verb).slot("subject")
    return (
        spread(prep_objects(verb, "with")) if guilt.dep_ == "nsubj" and verb.lemma_.lower() in ("lie", "rest") else []
    )


def wagers(occasions: Iterable[Token], harmed: Iterable[Token]) -> list[Token]:
    """Whose the fight is in which somebody without arms was harmed: "was killed during *Chad's* campaign".

    "in a *French*-led operation", "in a *police* operation", "in a battle that pitted *Chad* against *Togo*".
    """
    if any(in_class(t, "fighter") for t in harmed):
        return []
    told = list(occasions)
    if pitted := [t for noun in told for t in _pitted(noun)]:
        return pitted
    fights = [Arguments(t) for t in told if in_class(t, "fight")]
    owned = (found for fight in fights for name in ("possessor", "by") if (found := fight.slot(name)))
    return next(owned, []) or next((led for fight in fights if (led := doers(fight.token, aimed=True))), [])


def _pitted(fight: Token) -> list[Token]:
    """ "a battle that pitted *Chad* against *Togo*": both sides of it."""
    clauses = [c for c in children(fight, "relcl", "acl") if c.lemma_.lower() == "pit"]
    return spread(t for c in clauses for t in (*children(c, "dobj"), *prep_objects(c, "against")))
