"""Whom a bare answer meets: "France asked Chad to free them. Chad *refused*", "he called her a liar; she *hit back*".

An answer without words on whom it meets is given to whoever spoke last to him who gives it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.events.candidate import Candidate
from dragoman.events.tree import children
from dragoman.events.words import in_class
from dragoman.model import Event, Party

_ANSWERED = frozenset({"REQUEST", "AGREE", "ACCUSE", "THREATEN", "AID", "CONCEDE"})
"""Types of acts that are answered: asking, offering, blaming, threatening."""
_OPEN = frozenset({"REQUEST", "AGREE"})
"""Of these the words need not say to whom: whoever answers in the same sentence, or says no more, is meant."""
_BARE = frozenset({"refuse-bare", "say-no", "hit-back"})
"""Frames of answers of which the words never say to whom."""
_POINTED = frozenset({"turn-down", "brush-aside", "dismiss-idea", "refuse-something", "reject-demand"})
"""Frames of answers of which the words may only point to what was said; a charge is denied to nobody."""
_REFUSED = _ANSWERED | {"SANCTION", "COERCE"}
"""Types of acts that a refusal in the same sentence answers, whatever it refuses."""
_BALKING = "refuse-to"
"""The frame of refusals to do something, which the words may leave out: "balked at accepting *any*"."""
_OF_DEMANDS = "reject-demand"
"""The frame of refusals that name what was asked for: only "the demands" points to what was said."""
_OF_OWN = frozenset({"distance-from-words"})
"""Frames of refusals that are about a text, whoever spoke before."""
_BACKLASH = "criticism-of"
"""The frame of criticism told as a noun: "after criticism from Oslo, Chad rejected the plan" does not refuse Oslo."""
_HOLDING, _HELD = frozenset({"COERCE", "ASSAULT"}), frozenset({"arrest", "abduct", "hostage"})
"""Types and modes of acts that hold people, who may be freed."""
_POINTING = frozenset({"it", "that", "this"})
_BEFORE = 1
"""How many sentences an answer may stand behind what it answers."""
_HITTING_BACK, _QUOTED = "hit-back", 2
"""The frame of answers to words of blame, and how many sentences more these may go on before it."""


def answered(candidate: Candidate, actors: Sequence[Party], told: Sequence[Sequence[Event]]) -> tuple[Party, ...]:
    """Those whose words or offer the candidate answers, by the events `told` so far, a list a sentence."""
    givers = {party.actor for party in actors}
    if not givers or not told:
        return ()
    if not _is_answer(candidate):
        return _refused(candidate, givers, told[-1])
    here = [event for event in told[-1] if event.type in _ANSWERED]
    first = -1 - _BEFORE - (_QUOTED if candidate.frame.id == _HITTING_BACK else 0)
    before = [event for sentence in told[first:-1] for event in sentence if event.type in _ANSWERED]
    asked = [*before, *here]
    answers = (e for e in reversed(asked) if _may_answer(actors, e, near=candidate.frame.id in _BARE or e in here))
    return next((e.actors for e in answers if e.actors and givers.isdisjoint(p.actor for p in e.actors)), ())


def told_to_hold(candidate: Candidate, freed: Sequence[Party], told: Sequence[Sequence[Event]]) -> tuple[Party, ...]:
    """ "Chad detained two nurses. They *were freed*": by whoever was told before to hold them."""
    if (candidate.type, candidate.mode) != ("RETREAT", "release") or not freed:
        return ()
    held = {word for party in freed for word in _known_by(party)}
    arrests = (e for sentence in reversed(told) for e in reversed(sentence) if e.type in _HOLDING and e.mode in _HELD)
    return next((e.actors for e in arrests if any(held & _known_by(p) for p in e.recipients)), ())


def _known_by(party: Party) -> frozenset[str]:
    """Who it is, and the noun that tells it: "two *nurses*", "the *nurses*"."""
    return frozenset({party.actor, party.text.split()[-1].lower()})


def _may_answer(actors: Sequence[Party], event: Event, *, near: bool) -> bool:
    """True for an act put to one of the actors, or to his country; one put to nobody is answered by who is near."""
    if not event.recipients:
        return near and event.type in _OPEN
    put, lands = {p.actor for p in event.recipients}, {p.country for p in event.recipients} - {None}
    if near and any(_speaks_for(p, other) for p in actors for other in event.recipients):
        return True
    return any(p.actor in put or (near and event.type in _OPEN and p.country in lands) for p in actors)


def _speaks_for(party: Party, other: Party) -> bool:
    """ "*Lund's* spokesman hit back", "*Chad's* premier fired back": who answers for somebody is told by his name."""
    of_state = party.country == other.country and not other.sectors and "GOV" in party.sectors
    name = _words(other)[-1]
    return (other.country is not None and of_state) or (name.istitle() and name in _words(party))


def _words(party: Party) -> list[str]:
    return [word.strip(",").removesuffix("’s").removesuffix("'s") for word in party.text.split()]


def _refused(candidate: Candidate, givers: set[str], here: Sequence[Event]) -> tuple[Party, ...]:
    """ "*Oslo* asked for troops, but Chad refused to send any": whose act a refusal in the same sentence is about."""
    if candidate.type != "REJECT":
        return ()
    if candidate.frame.id in _OF_OWN or not (candidate.arguments.verbal or candidate.arguments.support):
        return ()  # "regretted Oslo's *veto*" is no answer to the regret
    if candidate.token.dep_ == "acl":
        return ()  # "will go to a summit *boycotted* by Chad": what is told of a noun answers nobody
    before = (e for e in reversed(here) if e.type in _REFUSED and e.actors and e.frame != _BACKLASH)
    return next((e.actors for e in before if givers.isdisjoint(party.actor for party in e.actors)), ())


def is_bare(candidate: Candidate) -> bool:
    """True for an answer of which only what went before says whom it meets: "fired back that all was well"."""
    return candidate.frame.id in _BARE and not any(candidate.arguments.slot(name) for name in ("at", "against", "to"))


def _is_answer(candidate: Candidate) -> bool:
    if candidate.frame.id in _BARE:
        return True
    if candidate.frame.id == _BALKING:
        done = [o for clause in candidate.arguments.complements() for o in children(clause, "dobj")]
        return bool(done) and all(o.lower_ in ("any", "it", "that", "this") for o in done)
    objects = children(candidate.token, "dobj", "nsubjpass")
    if candidate.frame.id not in _POINTED or not objects:
        return False
    told = all(t.lower_ in _POINTING or in_class(t, "summary") for t in objects)
    return told and (candidate.frame.id != _OF_DEMANDS or all(map(_is_definite, objects)))


def _is_definite(noun: Token) -> bool:
    """ "rejected *the demands*": those told before; not "rejected calls to resign", "a demand for money"."""
    words = [t for t in noun.children if t.dep_ not in ("amod", "punct", "predet")]
    return noun.lower_ in _POINTING or [t.lower_ for t in words] in (["the"], ["these"], ["those"], ["this"], ["that"])
