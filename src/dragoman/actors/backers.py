"""Who leads an alliance and who backs those under arms: "a coalition led by Oman", "Chad-backed rebels"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.actors.masters import armed_abroad, backing_of, helpers_of, led_by
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import Registry
from dragoman.actors.scene import Scene

STATE_SORTS = frozenset(("country", "demonym", "metonym"))

AIRCRAFT = frozenset("jet warplane aircraft drone plane bomber helicopter".split())
"""What strikes from the air, in a war of several states perhaps of any."""
_OF_ARMIES = AIRCRAFT | frozenset(
    "fighter gunship airstrike strike raid bombing bombardment missile airpower artillery shelling air".split()
)
"""What of a coalition tells that it is one of armies: "coalition *jets*", "a coalition *raid*"."""
_STRIKING = frozenset("bomb shell bombard pound strike".split())


def is_armed_league(token: Token) -> bool:
    """ "*coalition* jets bombed", "the *coalition* carried out air strikes": allied armies, no parties in office."""
    if token.lemma_.lower() != "coalition":
        return False
    head = token.head
    if token.dep_ in ("nmod", "compound"):
        return head.lemma_.lower() in _OF_ARMIES
    blow = next((c for c in head.children if c.dep_ == "dobj"), head) if token.dep_ == "nsubj" else token
    return blow.lemma_.lower() in (_STRIKING if blow is head else _OF_ARMIES)


class Backers:
    """Finds the states behind the phrases of an article."""

    def __init__(self, registry: Registry, scene: Scene, phrases: Iterable[Phrase]) -> None:
        self.registry = registry
        self.scene = scene
        self._ending = {p.end: p.country for p in phrases if p.sort in STATE_SORTS and p.country and not p.states}

    def leader(self, phrase: Phrase) -> str | None:
        """The one state told to lead an alliance."""
        clause = led_by(self.registry.doc, phrase)
        told = self.scene.told_from(clause.i, _last_leader(clause)) if clause is not None else set()
        return next(iter(told)) if len(told) == 1 else None

    def of(self, phrase: Phrase) -> set[str]:
        """The countries told as those who back a phrase: "rebels backed by *Chad*", "*Chad* arms the rebels"."""
        clauses = backing_of(self.registry.doc, phrase)
        told = (self.scene.told_from(clause.left_edge.i, clause.right_edge.i) for clause in clauses)
        named = {country for countries in told for country in countries}
        marks = (self._ending.get(word.i - 1) for word in armed_abroad(self.registry.doc, phrase))
        return named | helpers_of(self.registry, phrase) | {country for country in marks if country is not None}


def _last_leader(clause: Token) -> int:
    """The last word of who leads, without what is told of them: "led by *Oman*, which bought arms from Peru"."""
    by = next((child for child in clause.children if child.dep_ == "agent"), None)
    led = [word for child in by.children for word in (child, *child.conjuncts)] if by is not None else []
    return max((word.i for word in led), default=clause.right_edge.i)
