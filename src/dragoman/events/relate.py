"""Which relation holds between two marked spans of a sentence."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from dragoman.events.decide import Coder
from dragoman.events.frames import Candidate
from dragoman.events.status import judge_status
from dragoman.events.tree import children
from dragoman.model import Status

Offsets = tuple[int, int]


class Relation(msgspec.Struct, frozen=True):
    """What the actor does to the recipient. `score` orders the relations of one pair; it is no probability."""

    type: str
    mode: str | None
    cameo: str
    status: Status
    score: float
    frame: str


def relate_spans(coder: Coder, doc: Doc, actor: Offsets, recipient: Offsets | None) -> list[Relation]:
    """Relations between two spans (character offsets into `doc.text`), best first; [] where no frame speaks.

    Raises ValueError where a span lies outside the text.
    """
    pair = _Pair(_span(doc, actor), _span(doc, recipient) if recipient else None)
    found: dict[tuple[str, str], Relation] = {}
    for sentence in doc.sents:
        for candidate in coder.candidates(sentence):
            relation = _relation(candidate, pair.fit(candidate))
            known = found.get((relation.type, relation.cameo))
            if known is None or known.score < relation.score:
                found[relation.type, relation.cameo] = relation
    return sorted(found.values(), key=lambda r: (-r.score, r.cameo))


def _relation(candidate: Candidate, fit: float) -> Relation:
    verdict = judge_status(candidate)
    c = verdict.candidate
    return Relation(c.type, c.mode, c.cameo, verdict.status, round(fit, 3), c.frame.id)


def _span(doc: Doc, offsets: Offsets) -> DocSpan:
    if not 0 <= offsets[0] < offsets[1] <= len(doc.text):
        raise ValueError(f"span {offsets} lies outside the sentence of {len(doc.text)} characters")
    span = doc.char_span(*offsets, alignment_mode="expand")
    if span is None:
        raise ValueError(f"span {offsets} covers no word of the sentence")
    return span


class _Pair(msgspec.Struct, frozen=True):
    actor: DocSpan
    recipient: DocSpan | None

    def fit(self, candidate: Candidate) -> float:
        """How well its parties are the marked pair: the actor counts most, then the recipient, then nearness."""
        value = 0.2 * candidate.weight
        value += self._actor_fit(candidate)
        if self.recipient is not None:
            value += _side(self.recipient, candidate.recipients, 3.0) or self._loose_fit(candidate, self.recipient)
        if candidate.inner is not None:
            value += 0.3
        return value - 0.05 * min(abs(candidate.token.i - self.actor.end), 20)

    def _actor_fit(self, candidate: Candidate) -> float:
        direct = _side(self.actor, [*candidate.actors, *_speakers(candidate.actors)], 4.0)
        if direct:
            return direct
        if candidate.frame.reciprocal:
            return _side(self.actor, candidate.recipients, 3.0)
        return self._loose_fit(candidate, self.actor)

    @staticmethod
    def _loose_fit(candidate: Candidate, span: DocSpan) -> float:
        """Less, where the span only lies under the predicate, or holds it."""
        under = {t.i for t in candidate.token.subtree}
        if candidate.inner is not None:
            under |= {t.i for t in candidate.inner.token.subtree}
        if span.start <= candidate.token.i < span.end:
            return 0.5
        return 1.0 if under & set(range(span.start, span.end)) else 0.0


def _side(span: DocSpan, tokens: Iterable[Token], value: float) -> float:
    """The value where a head token lies in the span; less where the span lies in the head's phrase."""
    tokens = list(tokens)
    if any(span.start <= t.i < span.end for t in tokens):
        return value
    if any(t.left_edge.i <= span.root.i <= t.right_edge.i for t in tokens):
        return value * 0.7
    return 0.0


def _speakers(tokens: Iterable[Token]) -> list[Token]:
    """For a pronoun: the subjects of the verbs that govern its clause ("Oslo said it would ...")."""
    found = []
    for token in tokens:
        if token.pos_ != "PRON":
            continue
        verb = token.head
        while verb.head != verb:
            verb = verb.head
            found += children(verb, "nsubj", "nsubjpass")
    return found
