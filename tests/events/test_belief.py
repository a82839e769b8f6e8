"""How far an event can be believed: traits, their weights, what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import cast

import pytest
from msgspec import structs

from dragoman.events import belief, ontology
from dragoman.events.belief import (
    Weights,
    odds,
    probability,
    reasons,
    traits_of_judge,
    weights,
)
from dragoman.events.judge import Judge, Pair, Verdicts
from dragoman.events.traits import BIAS
from dragoman.model import Coding, Event, Status
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings
from dragoman.sources import from_text

NEWS = "Ghana's foreign minister accused Togo of shelling a border post. Then the coach thanked his players. Rain fell."


class Sure:
    """A judge who says the same of every act."""

    version = "sure"

    def __init__(self, types: dict[str, float], sides: float) -> None:
        rest = (1 - sum(types.values())) / (len(ontology.event_types()) + 1 - len(types))
        shares = dict.fromkeys((*ontology.event_types(), "NONE"), rest) | types
        statuses = dict.fromkeys(Status, 0.05) | {Status.ACTUAL: 0.8}
        self._verdict = Verdicts(shares, {}, statuses, {}, {"right": sides, "wrong": 1 - sides})
        self.asked: list[Pair] = []

    def score(self, pairs: Sequence[Pair]) -> list[Verdicts]:
        self.asked += pairs
        return [self._verdict] * len(pairs)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Settings(judge=False))


def coded(pipeline: Pipeline, judge: Sure | None, least: float = 0.0, text: str = NEWS) -> Coding:
    pipeline.coder.judge, pipeline.coder.least = cast(Judge, judge), least
    return pipeline.code(from_text(text, published="1994-03-02"))


def accusation(coding: Coding) -> Event:
    return next(event for event in coding.events if event.type == "ACCUSE")


def test_odds_add_up_and_unknown_traits_say_nothing() -> None:
    table = {BIAS: -1.0, "verb": 0.5, "weight": 2.0}
    assert odds({BIAS: 1.0, "verb": 1.0, "weight": 0.25, "frame of-my-own": 1.0}, table) == 0.0
    assert probability(0.0) == 0.5
    assert probability(-3.0) < probability(3.0)


def test_reasons_are_the_heaviest_traits_first() -> None:
    table = {BIAS: -3.0, "verb": 0.5, "actor of no country": -1.0, "headline": 0.01}
    assert reasons({BIAS: 1, "verb": 1, "actor of no country": 1, "headline": 1}, table) == [
        "-1.0 actor of no country",
        "+0.5 verb",
    ]


def test_the_judge_weighs_for_what_he_sees(pipeline: Pipeline) -> None:
    heard = Sure({"AID": 0.9, "NONE": 0.05}, 0.8).score([Pair("x", (0, 1))])[0]
    event = accusation(coded(pipeline, None))
    aid, accuse = (traits_of_judge(0.5, structs.replace(event, type=name), heard) for name in ("AID", "ACCUSE"))
    denied = traits_of_judge(0.5, structs.replace(event, status=Status.NEGATED), heard)
    assert aid["judge agrees"] == 1.0 and accuse["judge agrees"] == 0.0
    assert aid["judge for the status"] > 0 > denied["judge for the status"]
    assert aid["judge for the type"] > 2 > 0 > accuse["judge for the type"]
    assert aid["judge for the parties"] > 0 and aid["frames"] == 0.5


def test_the_shipped_weights_know_what_speaks_for_and_against() -> None:
    shipped = weights()
    assert shipped.frames["actor of no country"] < 0 < shipped.frames["political article"]
    assert shipped.judge["frames"] > 0 and shipped.judge["judge for the parties"] > 0
    assert isinstance(shipped, Weights)


def test_a_judge_who_sees_the_act_makes_it_surer(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(belief, "ASKED", (0.0, 1.0))
    seen = accusation(coded(pipeline, Sure({"ACCUSE": 0.95}, 0.9)))
    unseen = accusation(coded(pipeline, Sure({"NONE": 0.95}, 0.1)))
    assert seen.confidence > unseen.confidence
    assert [d.verdict for d in unseen.decisions if d.step == "judge"] == [
        "would say NONE (0.95): ACCUSE 0.00; parties right 0.10"
    ]


def test_the_judge_reads_parties_and_act(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(belief, "ASKED", (0.0, 1.0))
    judge = Sure({}, 0.5)
    coded(pipeline, judge)
    pair = next(p for p in judge.asked if p.trigger and p.text[slice(*p.trigger)].startswith("accused"))
    assert pair.actor and pair.text[slice(*pair.actor)] == "Ghana's foreign minister"
    assert pair.recipient and pair.text[slice(*pair.recipient)] == "Togo"


def test_the_judge_is_asked_only_of_what_may_be_right(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = {event.id: event.confidence for event in coded(pipeline, None).events}
    least = fmean(alone.values())
    monkeypatch.setattr(belief, "ASKED", (least, 1.0))
    events = coded(pipeline, Sure({"NONE": 0.95}, 0.1)).events
    asked = {event.id for event in events if any(d.step == "judge" for d in event.decisions)}
    assert asked == {id for id, share in alone.items() if share > least} != set(alone)
    assert all(event.confidence == alone[event.id] for event in events if event.id not in asked)


def test_what_is_hardly_right_is_left_out(pipeline: Pipeline) -> None:
    all_ = coded(pipeline, None).events
    least = max(event.confidence for event in all_)
    assert [e.id for e in coded(pipeline, None, least).events] == [e.id for e in all_ if e.confidence == least]


def test_of_a_sentence_alone_nothing_is_left_out(pipeline: Pipeline) -> None:
    assert [event.type for event in coded(pipeline, None, 1.0, "Chad accused Libya of lying.").events] == ["ACCUSE"]


def test_every_event_says_what_speaks_for_it(pipeline: Pipeline) -> None:
    event = accusation(coded(pipeline, None))
    told = [d.verdict for d in event.decisions if d.step == "belief"]
    assert len(told) == 1 and told[0].startswith(f"{event.confidence:.2f}: ")
