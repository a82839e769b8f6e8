"""Who is meant by words that name nobody: "lift a finger to save *Chad*"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.prepositions import prep_objects
from dragoman.events.tree import SUBJECTS, children, is_infinitive, under

_LITTLE = frozenset({"finger", "anything", "nothing", "something", "more", "step", "steps", "measures", "action"})
"""What one does for somebody or not, without saying what: "lift a finger to save"."""
_OUSTING = frozenset(
    {"dislodge", "drive", "oust", "expel", "repel", "defeat", "crush", "push", "rout", "evict", "subdue"}
)
_TAKING = frozenset({"liberate", "free", "retake", "recapture", "regain", "capture", "clear", "take", "wrest"})
STRONGHOLDS = frozenset({"stronghold", "bastion", "redoubt", "enclave"})
"""Places that are told by who holds them."""
_HOLDS = STRONGHOLDS | {"hideout"}
URGING = frozenset({"calling", "urging", "asking", "pressing", "imploring", "begging", "warning"})
BLAMING = frozenset({"accusing", "blaming"})
HITTING = frozenset({"killing", "wounding", "injuring", "hitting", "striking", "shelling", "bombing", "destroying"})
"""Forms of verbs that may follow another, and tell whom that one was about."""
_FEW = 60
"""So many words before a sentence are looked at for what it undoes."""
_PASSING = frozenset({"pass", "approve", "adopt"})
_CHAMBERS = frozenset({"legislature", "parliament", "congress", "senate", "assembly", "house", "lawmakers", "council"})
_BILLS = frozenset({"bill", "measure", "law", "resolution", "legislation"})


def done_for(thing: Token) -> list[Token]:
    """ "refused to lift a finger to save *Oslo*": for whom nothing in particular was done."""
    if thing.lower_ not in _LITTLE:
        return []
    aims = [*children(thing, "acl", "relcl"), *children(thing.head, "advcl", "xcomp")]
    return [o for c in aims if is_infinitive(c) for o in children(c, "dobj")]


def named_after(verb: Token, forms: frozenset[str]) -> list[Token]:
    """Whom one of these participles after a comma names: "demanded reforms, urging *Oslo* to hold a vote".

    Also "returned fire, killing *two gunmen*".
    """
    clauses = [c for c in children(verb, "advcl") if c.lower_ in forms and c.left_edge == c and c.nbor(-1).text == ","]
    return [o for c in clauses for o in children(c, "dobj")] or [o for c in clauses for o in under(c, "on")]


def foes(verb: Token) -> list[Token]:
    """ "fought to dislodge *the rebels*, to liberate a *Front* stronghold": who is fought, by what the fight is for."""
    aims = [c for c in children(verb, "advcl", "xcomp") if is_infinitive(c)]
    ousted = [o for c in aims if c.lemma_ in _OUSTING for o in children(c, "dobj")]
    taken = [c for c in aims if c.lemma_ in _TAKING]
    lost = [o for c in taken for o in prep_objects(c, "from")]
    return ousted or lost or [o for c in taken for o in children(c, "dobj") if o.lemma_ in _HOLDS]


def passed_by(verb: Token) -> list[Token]:
    """ "*Parliament* passed the bill, but Lund vetoed it": who had made what is undone, told just before."""
    text = verb.doc[max(verb.sent.start - _FEW, 0) : verb.i]
    acts = [t for t in text if t.lemma_ in _PASSING and any(o.lemma_ in _BILLS for o in children(t, "dobj"))]
    return [s for act in acts[-1:] for s in children(act, *SUBJECTS) if s.lower_ in _CHAMBERS]
