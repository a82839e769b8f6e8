"""Which relation holds between two marked spans of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from dragoman.events.candidate import Candidate
from dragoman.events.decide import Coder
from dragoman.events.judge import Facts, Pair, Verdicts, root
from dragoman.events.status import judge_status
from dragoman.events.tree import children
from dragoman.events.weigh import (
    ACTOR_FIT,
    RECIPIENT_FIT,
    SHARE_OF_WEIGHT,
    judged_mode,
    judged_status,
    roots,
    trust_of,
    type_of,
    weigh,
)
from dragoman.model import Status

Offsets = tuple[int, int]


class Relation(msgspec.Struct, frozen=True):
    """What the actor does to the recipient. `score` says how well the frame's parties are the marked pair."""

    type: str
    mode: str | None
    cameo: str
    status: Status
    score: float
    frame: str
    """Id of the codebook frame, or "judge" where the learned model alone decided."""
    confidence: float = 0.0
    """Probability that the type is right, given that the two are related at all."""


def relate_spans(coder: Coder, doc: Doc, actor: Offsets, recipient: Offsets | None) -> list[Relation]:
    """Relations between two spans (character offsets into `doc.text`), best first.

    The two are taken to be related: with a judge there is always an answer; without one, [] where no frame speaks.
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
    ranked = sorted(found.values(), key=lambda r: (-r.score, r.cameo))
    if coder.judge is None:
        return [msgspec.structs.replace(r, confidence=trust_of(r.score)) for r in ranked]
    return _judged(ranked, coder.judge.score([Pair(doc.text, actor, recipient)])[0], coder.judge.facts)


def _judged(ranked: list[Relation], verdicts: Verdicts, facts: Facts) -> list[Relation]:
    """The relations in the order that frames and judge give together, with the judge's own where it stands alone."""
    frame, fit = (root(ranked[0].cameo), ranked[0].score) if ranked else (None, 0.0)
    reading = weigh(frame, fit, roots(verdicts, facts.codes), facts.together)
    if all(root(r.cameo) != reading.best for r in ranked):
        ranked = [*ranked, _own(reading.best, verdicts, facts.codes)]
    shares = reading.shares
    sure = [msgspec.structs.replace(r, confidence=round(shares.get(root(r.cameo), 0.0), 3)) for r in ranked]
    return sorted(sure, key=lambda r: (root(r.cameo) != reading.best, -r.score, r.cameo))


def _own(best: str, verdicts: Verdicts, codes: Mapping[str, str]) -> Relation:
    type_name = type_of(best, verdicts, codes)
    mode, status = judged_mode(type_name, verdicts), judged_status(verdicts)
    return Relation(type_name, mode, codes[f"{type_name}/{best}"], status, 0.0, "judge")


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
        value = SHARE_OF_WEIGHT * candidate.weight
        value += self._actor_fit(candidate)
        if self.recipient is not None:
            value += _side(self.recipient, candidate.recipients, RECIPIENT_FIT) or self._loose_fit(
                candidate, self.recipient
            )
        if candidate.inner is not None:
            value += 0.3
        return value - 0.05 * min(abs(candidate.token.i - self.actor.end), 20)

    def _actor_fit(self, candidate: Candidate) -> float:
        direct = _side(self.actor, [*candidate.actors, *_speakers(candidate.actors)], ACTOR_FIT)
        if direct:
            return direct
        if candidate.frame.reciprocal:
            return _side(self.actor, candidate.recipients, RECIPIENT_FIT)
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
