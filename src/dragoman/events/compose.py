"""Join an operator (agree to, ask for, refuse, threaten, stop) and the act inside it into one candidate.

What an operator makes of an act is `operators`' matter. The inner act is used up: it is no event of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.events import ontology
from dragoman.events.addressees import GIVEN, all_spare, is_spared, reaching, recipients
from dragoman.events.around import doers
from dragoman.events.candidate import Candidate, with_step
from dragoman.events.denial import negation
from dragoman.events.guilt import culprits, wagers
from dragoman.events.hands import carriers, is_other, moments, wielders
from dragoman.events.lists import conjuncts, spread
from dragoman.events.neighbours import by_neighbours, occasions_of, so_called
from dragoman.events.operators import operate
from dragoman.events.prepositions import prep_objects
from dragoman.events.tree import VERBS, children, may_name
from dragoman.events.words import in_class

_INNER_PREPS = ("for", "to", "on", "of", "from", "in", "against", "about", "over", "with", "into", "by")
_OCCASIONS = ("in", "during", "from")
_WHEN = ("on", "since")
"""Prepositions of a part of what it happened in: "*on* the second day of the raid", "*since* the start of the raid"."""
_DEPTH = 3
_BY_FORCE = ("130", "138")
"""CAMEO codes of threats that are for striking or striking back; whoever will not *leave* threatens nothing either."""
_BY_BOMB = frozenset({"explosives", "suicide-attack"})
"""Modes of acts that no troops do who fight elsewhere at the time: "was killed by a car bomb as soldiers stormed"."""
Candidates = Mapping[int, Sequence[Candidate]]


class Composer:
    """Joins the candidates of one sentence. `joined[i]` is the whole at token i; `used` the inner tokens."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._done: dict[int, Candidate | None] = {}
        self.used: set[int] = set()
        self._means: set[int] = set()

    def run(self) -> dict[int, Candidate]:
        """All candidates with their inner acts joined, those used up by an outer one left out."""
        for i in self._candidates:
            self.at(i)
        return {i: c for i, c in self._done.items() if c is not None and i not in self.used}

    def at(self, i: int) -> Candidate | None:
        """The joined candidate at token i."""
        if i not in self._done:
            self._done[i] = None
            joined = (self._join(candidate) for candidate in self._candidates[i])
            self._done[i] = next((c for c in joined if c is not None), None)
        return self._done[i]

    def _join(self, outer: Candidate) -> Candidate | None:
        outer = _together(by_neighbours(self._by_moment(self._by_means(outer))))
        if (forgone := _forgone(outer)) is not None:
            self.used.add(outer.arguments.complements()[0].i)
            return forgone
        inner = self._inner(outer)
        if outer.frame.operator is None:
            return self._absorb(outer, inner)
        if inner is None:
            return None if outer.frame.inner == "required" else reaching(outer)
        operator = "refrain" if _is_denied(outer, inner) else outer.frame.operator
        whole = operate(operator, inner)
        if whole is None:
            return None if outer.frame.inner == "required" else outer
        self.used.add(inner.token.i)
        joined = replace(
            outer,
            type=whole.type,
            mode=whole.mode,
            cameo=whole.cameo,
            contexts=tuple(dict.fromkeys((*outer.contexts, *inner.contexts))),
            inner=inner,
            tokens=tuple(sorted({*outer.tokens, *inner.tokens}, key=lambda t: t.i)),
            recipients=recipients(outer, inner),
            spare=() if is_spared(outer, inner) else tuple(t for t in all_spare(outer) if t != inner.token),
        )
        return with_step(joined, f"{operator} + {inner.frame.id} ({inner.cameo}) = {joined.type} {joined.cameo}")

    def _by_means(self, outer: Candidate) -> Candidate:
        """ "The *airstrikes* killed ten", "killed in an *ambush*": the act told again as a noun, with its doer."""
        if not ontology.is_harm(outer.type):
            return outer
        for token in (*outer.actors, *_occasions(outer)):
            means = self._means_at(token)
            if means is None or means.type != outer.type:
                continue
            beside = tuple(t for t in outer.actors if t not in (token, *means.actors))
            if set(conjuncts(token)).issuperset(beside):  # "three *bombs* and a mortar killed ten"
                self.used.add(token.i)
                self._means.add(token.i)
                actors = (*_doers_of_means(means, outer), *beside)
                return replace(_finer(outer, means), actors=actors, means=means.token)
        users = _users(outer)
        return replace(outer, actors=tuple(users)) if users else outer

    def _means_at(self, token: Token) -> Candidate | None:
        """The act at a token, unless another took it; as a means it may serve two: "killed and wounded in a *raid*"."""
        free = token.i not in self.used or token.i in self._means
        return self.at(token.i) if token.i in self._candidates and free else None

    def _by_moment(self, outer: Candidate) -> Candidate:
        """ "was shot when *soldiers* stormed the square": the doer of the like act that tells when it was done."""
        harms = ontology.is_harm(outer.type) and outer.arguments.passive
        if not harms or outer.actors or (outer.means is not None and outer.mode in _BY_BOMB):
            return outer
        for token in moments(outer.token):
            blow = self.at(token.i) if token.i in self._candidates else None
            if blow is not None and (blow.type == outer.type or (blow.type, outer.mode) == ("ASSAULT", "arrest")):
                told = blow.actors or carriers(token)
                return replace(outer, actors=tuple(t for t in told if is_other(t) and t not in outer.recipients))
        return outer

    def _absorb(self, outer: Candidate, inner: Candidate | None) -> Candidate:
        """A frame that is no operator takes in a nominal act it speaks of (condemned the attack by ...)."""
        if inner is None:
            return outer
        wanted = outer.frame.recipient or ()
        if any(slot.startswith("inner-") for slot in wanted):
            self.used.add(inner.token.i)
            return replace(outer, inner=inner, recipients=recipients(outer, inner), spare=all_spare(outer))
        if inner.token in outer.tokens:
            self.used.add(inner.token.i)
        elif inner.type == outer.type and inner.arguments.support == outer.token:
            self.used.add(inner.token.i)  # "gave $5 million in military aid": the verb and the noun tell one act
            finer = outer.cameo if inner.cameo.endswith("0") else inner.cameo
            return replace(outer, mode=outer.mode or inner.mode, cameo=finer)
        return outer

    def _inner(self, outer: Candidate) -> Candidate | None:
        if outer.frame.inner == "none":
            return None
        for token in _inner_heads(outer):
            if token in outer.actors:
                continue  # "backed *by airstrikes*" backs whom it backs, not the bombers
            found = self._descend(token, outer.token, _DEPTH)
            if found is not None:
                return found
        return None

    def _descend(self, token: Token, outer: Token, depth: int) -> Candidate | None:
        """The act at the token, or under it: "the need for talks", "willingness to forge a partnership"."""
        if token.i == outer.i:
            return None
        if token.i in self._candidates and token.i not in self.used:
            found = self.at(token.i)
            if found is not None:
                return found
        if depth == 0:
            return None
        for below in _below(token):
            found = self._descend(below, outer, depth - 1)
            if found is not None:
                return found
        return None


def _is_denied(outer: Candidate, inner: Candidate) -> bool:
    """ "promised *not* to attack", "vowed *never* to yield", "decided *not* to seek to indict"."""
    if outer.frame.operator not in GIVEN or not inner.arguments.verbal:
        return False
    verb = inner.arguments.support or inner.token
    above = list(verb.ancestors)
    between = above[: above.index(outer.token)] if outer.token in above else []
    return negation([verb, *between]) is not None


def _together(act: Candidate) -> Candidate:
    """An act that is another one where several do it: drills of one army mobilise, drills of two cooperate."""
    whole = operate("together", act) if sum(map(_names, act.actors)) > 1 else None
    if whole is None:
        return act
    joint = replace(act, type=whole.type, mode=whole.mode, cameo=whole.cameo)
    return with_step(joint, f"together: {act.type} {act.cameo} = {whole.type} {whole.cameo}")


def _forgone(act: Candidate) -> Candidate | None:
    """ "vowed *not* to retaliate", "said it would *not* respond": no threat. But "warned Chad not to" is one."""
    by_force = act.type == "THREATEN" and act.cameo.startswith(_BY_FORCE) and act.frame.predicate.complement
    threatened = act.arguments.complements() if by_force else []
    if not threatened or act.arguments.slot("object") or negation(threatened[:1]) is None:
        return None
    whole = operate("refrain", act)
    return replace(act, type=whole.type, mode=whole.mode, cameo=whole.cameo) if whole is not None else None


def _names(doer: Token) -> int:
    """How many a doer's words name: two in "Jordanian and Saudi forces"."""
    owners = [owner for owner in children(doer, "amod", "compound", "nmod") if may_name(owner)]
    return max(1, *(len(conjuncts(owner)) for owner in owners)) if owners else 1


def _occasions(outer: Candidate) -> list[Token]:
    """In what a verb without a doer happened: "was killed *in* an ambush", "in the first days *of* the offensive"."""
    if not outer.arguments.verbal or not outer.arguments.passive:
        return []
    told = ((*occasions_of(outer.token, name), *outer.arguments.slot(name)) for name in _OCCASIONS)
    heads = [t for found in told for t in dict.fromkeys(found)]
    heads += [t for name in _WHEN for t in outer.arguments.slot(name) if in_class(t, "onset") or t.lemma_ == "day"]
    for head in heads:  # "amid one *of* the worst raids", "in what Oslo called a *raid*"
        heads.extend(spread(prep_objects(head, "of")) if head.pos_ not in VERBS else so_called(head))
    return heads


def _doers_of_means(means: Candidate, outer: Candidate) -> Sequence[Token]:
    """Who does what an act was done by, but for those to whom that is done."""
    actors = means.actors or doers(means.token, aimed=True) or culprits(means.token)
    if not means.frame.reciprocal:
        return actors
    # "*two guards* were killed in a clash with Chad": they are no doers of it
    return [t for t in (*actors, *means.recipients) if t not in outer.recipients]


def _users(outer: Candidate) -> list[Token]:
    """Who used the one weapon that killed, or whose fight it was in which somebody was harmed."""
    users = wielders(outer.actors[0]) if len(outer.actors) == 1 and outer.type == "ASSAULT" else []
    return users or ([] if outer.actors else wagers(_occasions(outer), outer.recipients))


def _finer(outer: Candidate, means: Candidate) -> Candidate:
    """The act with the mode of its means, where it has none itself."""
    if outer.mode is not None or means.mode is None:
        return outer
    return replace(outer, mode=means.mode, cameo=means.cameo)


def _inner_heads(outer: Candidate) -> Iterator[Token]:
    yield from outer.arguments.complements()
    yield from outer.arguments.slot("object")
    for name in _INNER_PREPS:
        yield from outer.arguments.slot(name)


def _below(token: Token) -> Iterator[Token]:
    if token.pos_ in ("NOUN", "PROPN", "VERB", "AUX", "ADJ"):
        yield from children(token, "xcomp", "ccomp", "dobj", "acl", "acomp", "attr")
    if token.pos_ in ("NOUN", "ADJ"):
        for prep in children(token, "prep"):
            if prep.lower_ in ("for", "to", "of", "on", "in"):
                yield from children(prep, "pobj", "pcomp")
