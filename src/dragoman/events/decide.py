"""From candidates to events: the one place where frames and judge meet the actors, the status and the belief."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

import msgspec
from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from dragoman.events import contexts, ontology
from dragoman.events.answers import answered, is_bare, told_to_hold
from dragoman.events.belief import is_doubtful, odds, probability, reasons, traits_of_judge, weights
from dragoman.events.candidate import Candidate
from dragoman.events.codebook import Codebook
from dragoman.events.compose import Composer
from dragoman.events.frames import Matcher
from dragoman.events.guilt import culprits
from dragoman.events.inner import demands_of_crowds, outer_acts
from dragoman.events.judge import RIGHT, Judge, Pair, Verdicts
from dragoman.events.mishap import is_mishap
from dragoman.events.nameless import is_chance_meeting, joined, met, somebody
from dragoman.events.parties import Parties
from dragoman.events.political import is_at_home, is_leisure, is_political, is_private_affair, with_press_only
from dragoman.events.rivals import between_politicians, is_domestic
from dragoman.events.status import Verdict, judge_status
from dragoman.events.supposed import is_only_possible, is_supposed
from dragoman.events.territory import Territory
from dragoman.events.traits import Scenery, Traits, traits_of
from dragoman.events.weapons import by_weapon
from dragoman.model import Actor, Article, Decision, Event, Mention, Party, Span

_ALONE = 2
"""In texts of one or two sentences none is left out: what makes it unlikely is mostly in the rest of an article."""
_OF_DEEDS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})
"""Types of words: whoever deplores a war in Mali, or wants it looked into, says nothing of Mali."""
_TO_OTHERS = frozenset(
    {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "COOPERATE", "AID", "ASSAULT", "COERCE", "SANCTION"}
)
"""Types of acts that are none between actors where one does them to oneself: "Chad blamed itself"."""
_ON_THE_SPOT = frozenset({"PROTEST", "MOBILIZE"})
"""Types of acts of which the words often say where and seldom against whom."""
_BY_SOMEBODY = frozenset({"REQUEST"})
"""Types of acts that are news without their doer only where they befall a name: "the crews had been told to wait"."""
_WIDE = 15
"""A trigger of more tokens than this is cut to its outer predicate: the words between say little."""


class Coder:
    """Codes the sentences of an article. Keep one for many articles."""

    def __init__(self, codebook: Codebook, judge: Judge | None = None, least: float = 0.0) -> None:
        """Without a judge the frames decide alone. Events of articles less likely right than `least` are left out."""
        self.codebook = codebook
        self.judge = judge
        self.least = least
        self._matcher = Matcher(codebook)

    def code(
        self,
        article: Article,
        doc: Doc,
        actors: Sequence[Actor],
        mentions: Sequence[Mention],
        territory: Territory | None = None,
    ) -> list[Event]:
        """The events of one parsed article, in text order, without time, place and attribution."""
        desk = _Desk(article, Parties(doc, actors, mentions, territory), contexts.count(doc))
        scenery = Scenery.of(actors, mentions)
        found: dict[str, tuple[Event, Traits]] = {}
        for sentence in doc.sents:
            desk.told.append([])
            for candidate, event in desk.events(self.candidates(sentence), sentence):
                found.setdefault(event.id, (event, traits_of(candidate, event, scenery)))
        least = self.least if next(islice(doc.sents, _ALONE, None), None) is not None else 0.0
        return [event for event in self.weighed(found.values()) if event.confidence >= least]

    def weighed(self, found: Collection[tuple[Event, Traits]]) -> list[Event]:
        """The events with the probability that they are right, by their traits and the judge's word on each."""
        told = [(event, odds(traits, weights().frames), reasons(traits, weights().frames)) for event, traits in found]
        asked = {event.id: marked(event) for event, sum_, _ in told if self.judge and is_doubtful(sum_)}
        verdicts = dict(zip(asked, self.judge.score([*asked.values()]), strict=True)) if self.judge else {}
        return [
            _sure(_judged(event, verdict), odds(traits_of_judge(sum_, event, verdict), weights().judge), why)
            if (verdict := verdicts.get(event.id)) is not None
            else _sure(event, sum_, why)
            for event, sum_, why in told
        ]

    def candidates(self, sentence: DocSpan) -> list[Candidate]:
        """What the frames find in one sentence, operators joined, in text order."""
        return self.joined(self.options(sentence))

    def options(self, sentence: DocSpan) -> dict[int, list[Candidate]]:
        """Every frame that fits, by token index, the most specific first."""
        return self._matcher.match(sentence)

    @staticmethod
    def joined(options: dict[int, list[Candidate]]) -> list[Candidate]:
        """One candidate a predicate, operators joined with the acts inside them, in text order."""
        found = Composer(options).run() if options else {}
        return [found[i] for i in sorted(found)]


class _Desk(msgspec.Struct, frozen=True):
    """What the events of one article share."""

    article: Article
    parties: Parties
    counts: Counter[str]
    told: list[list[Event]] = msgspec.field(default_factory=list)
    """The events so far, a list a sentence: whom a bare answer meets is told before it."""

    def events(self, candidates: Sequence[Candidate], sentence: DocSpan) -> list[tuple[Candidate, Event]]:
        """The events of a sentence: the outer acts, or where none of these names its parties, those inside them."""
        told = demands_of_crowds([c for c in candidates if not (is_supposed(c) or is_mishap(c))])
        return self._events(outer_acts(told), sentence) or self._events(told, sentence)

    def _events(self, candidates: Iterable[Candidate], sentence: DocSpan) -> list[tuple[Candidate, Event]]:
        return [(c, event) for c in candidates if (event := self.event(c, sentence)) is not None]

    def event(self, candidate: Candidate, sentence: DocSpan) -> Event | None:
        verdict = judge_status(candidate)
        sides = self._sides(verdict.candidate)
        if sides is None or not self._political(verdict.candidate, *sides):
            return None
        domestic = is_domestic(self.counts)
        told = between_politicians(verdict.candidate, *sides, self.parties.politician, self.parties.land, domestic)
        whole = self._with_nameless(verdict.candidate, *sides)
        if told is None or is_only_possible(told, verdict.status) or is_chance_meeting(told, [*whole[0], *whole[1]]):
            return None
        self.told[-1].append(event := self._build(verdict._replace(candidate=told), whole, sentence))
        return event

    def _with_nameless(
        self, candidate: Candidate, actors: tuple[Party, ...], recipients: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """The sides; where no recipient is named, with the people whom the words say the act reaches."""
        others = [t for t in joined(candidate) if not self.parties.parties([t])] if actors else []
        actors = (*actors, *self.parties.nameless(others, actors)) or told_to_hold(candidate, recipients, self.told)
        if candidate.frame.reciprocal:
            return (*actors, *(self.parties.nameless(met(candidate), actors) if len(actors) == 1 else ())), recipients
        if is_bare(candidate) and (met_ := answered(candidate, actors, self.told)):
            return actors, met_  # "fired back that *voters* like her"
        if recipients:
            beside = (t for t in somebody(candidate) if t.dep_ in ("conj", "appos") and not self.parties.parties([t]))
            return actors, (*recipients, *self.parties.nameless(beside, actors))
        told = self.parties.nameless(somebody(candidate), actors) or answered(candidate, actors, self.told)
        return actors, told

    def _sides(self, candidate: Candidate) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Actors and recipients, or None where the words name too few of them."""
        of_noun = candidate.type == "ASSAULT" and not candidate.arguments.verbal
        scenes = self.parties.scenes(candidate.actors) if of_noun else ()
        stand_ins = self.parties.stand_ins(candidate.actors, weapons=candidate.type == "ASSAULT")
        own = [t for t in candidate.actors if t not in scenes and t not in stand_ins]
        named = self.parties.parties(own or (culprits(candidate.token) if scenes else ()))  # "is behind the Bor raid"
        owned = [t for t in stand_ins if not self.parties.is_told_by_place(t)]  # "killed by *a bomb in Mali*"
        actors = (*named, *(p for p in self.parties.parties(owned) if p.country or p.code))
        taken = {party.actor for party in actors}
        aims = self._aims(candidate, candidate.recipients, actors) or scenes
        placed = candidate.type not in _OF_DEEDS
        recipients = self.parties.recipients(aims, placed=placed)
        spare = self._aims(candidate, candidate.spare, actors) if actors and not recipients else ()
        recipients = recipients or self.parties.recipients(spare, placed=placed)
        others = tuple(p for p in recipients if p.actor not in taken)
        if recipients and not others and candidate.type in _TO_OTHERS:
            at_home = self.parties.towns(aims) if candidate.type == "ASSAULT" and candidate.arguments.verbal else ()
            others = at_home or self.parties.nameless(somebody(candidate), actors)  # "urged *his* countrymen"
            if not others:
                return None  # what one does to oneself is no event between actors
        recipients = others
        if candidate.frame.reciprocal:
            return ((*actors, *recipients), ()) if actors or recipients else None
        return (actors, recipients) if actors or (recipients and _may_lack_actor(candidate)) else None

    def _aims(self, candidate: Candidate, tokens: tuple[Token, ...], actors: tuple[Party, ...]) -> tuple[Token, ...]:
        """Without the places at home where crowds march and troops are sent to: "Mali sent troops *to Gao*"."""
        if candidate.type not in _ON_THE_SPOT:
            return tokens
        homes = None if candidate.mode == "demo" else {party.country for party in actors}
        return tuple(t for t in tokens if not self.parties.is_place(t, homes))

    def _political(self, candidate: Candidate, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
        private = [self.parties.private(party) for party in (*actors, *recipients)]
        parties = (*actors, *recipients)
        obscure = self.parties.obscure(parties[0])
        lands = [party for party in recipients if self.parties.land(party)]
        if with_press_only(candidate.type, parties) or is_leisure(candidate, parties, private, obscure=obscure):
            return False
        if is_private_affair(candidate, actors, parties):
            return False
        if len(lands) == len(recipients) and is_at_home(candidate, actors, lands):
            return False
        outside = [self.parties.outsider(party) for party in parties]
        return is_political(candidate, private, outside, bool(recipients))

    def _build(self, verdict: Verdict, sides: tuple[tuple[Party, ...], tuple[Party, ...]], sentence: DocSpan) -> Event:
        candidate = verdict.candidate
        actors, recipients = sides
        trigger = _trigger(candidate)
        here = contexts.contexts_of(candidate.contexts, contexts.count(sentence), self.counts)
        return Event(
            id=f"{self.article.id}.{_digest(candidate.type, trigger, actors, recipients)}",
            article=self.article.id,
            type=candidate.type,
            mode=candidate.mode,
            contexts=here,
            cameo=candidate.cameo,
            quad=ontology.quad(candidate.type),
            score=ontology.score(candidate.type, candidate.mode),
            status=verdict.status,
            actors=actors,
            recipients=recipients,
            trigger=self._stored(trigger),
            sentence=self._stored(_trim(sentence)),
            frame=candidate.frame.id,
            confidence=1.0,
            decisions=tuple(self._decisions(verdict)),
        )

    def _stored(self, span: Span) -> Span:
        """The span with the words as the article stores them (the parser may have replaced its spaces)."""
        return Span(span.start, span.end, self.article.text[span.start : span.end])

    def _decisions(self, verdict: Verdict) -> Iterator[Decision]:
        candidate = verdict.candidate
        yield Decision(
            "frame", f"{candidate.frame.id} ({candidate.frame.type})", self._stored(_token_span(candidate.token))
        )
        for step in candidate.steps:
            yield Decision("composition", step)
        evidence = self._stored(_token_span(verdict.word)) if verdict.word is not None else None
        yield Decision("status", f"{verdict.status.value}: {verdict.why}", evidence)


def marked(event: Event) -> Pair:
    """What the judge is asked of an event: its sentence, its first two parties and its trigger.

    The parties of a reciprocal event are all actors.
    """
    start, end = event.sentence.start, event.sentence.end
    sides = (event.actors, (*event.recipients, *event.actors[1:]))
    here = ([p for p in side if start <= p.start and p.end <= end] for side in sides)  # an answer's may stand before
    actor, recipient = ((side[0].start - start, side[0].end - start) if side else None for side in here)
    return Pair(event.sentence.text, actor, recipient, (event.trigger.start - start, event.trigger.end - start))


def _judged(event: Event, verdict: Verdicts) -> Event:
    """The event with the judge's word among its decisions."""
    own, best = verdict.types[event.type], verdict.best_type
    word = "agrees" if best == event.type else f"would say {best} ({verdict.types[best]:.2f})"
    told = f"{word}: {event.type} {own:.2f}; parties right {verdict.sides[RIGHT]:.2f}"
    return msgspec.structs.replace(event, decisions=(*event.decisions, Decision("judge", told)))


def _sure(event: Event, log_odds: float, why: Sequence[str]) -> Event:
    sure = probability(log_odds)
    step = Decision("belief", f"{sure:.2f}: {', '.join(why)}")
    return msgspec.structs.replace(event, confidence=round(sure, 3), decisions=(*event.decisions, step))


def _may_lack_actor(candidate: Candidate) -> bool:
    """Unknown doers: "was arrested", "the blast killed ten", "bombs killed ten", "an attack on the convoy"."""
    if candidate.means is not None or by_weapon(candidate):
        return True
    if candidate.arguments.verbal and any(t in candidate.actors for t in candidate.arguments.slot("subject")):
        return False  # but "was deported from the airport"
    if candidate.type in _BY_SOMEBODY and all(t.pos_ != "PROPN" for t in candidate.recipients):
        return False
    return candidate.arguments.passive or (
        not candidate.arguments.verbal and candidate.type in ("ASSAULT", "COERCE", "PROTEST")
    )


def _trigger(candidate: Candidate) -> Span:
    tokens = candidate.tokens
    if tokens[-1].i - tokens[0].i > _WIDE:
        tokens = (candidate.token,)
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return Span(start, end, candidate.token.doc[tokens[0].i : tokens[-1].i + 1].text)


def _trim(sentence: DocSpan) -> Span:
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()), text.strip())


def _token_span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token), token.text)


def _digest(type_name: str, trigger: Span, *sides: Sequence[Party]) -> str:
    parties = [f"{p.start}-{p.end}" for side in sides for p in (*side, None) if p is not None]
    key = "|".join([type_name, str(trigger.start), str(trigger.end), *parties])
    return hashlib.blake2b(key.encode(), digest_size=4).hexdigest()
