"""Frames and judge together where two spans are marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, cast

import pytest
from spacy.language import Language

from dragoman.events import ontology
from dragoman.events.codebook import load_codebook
from dragoman.events.decide import Coder
from dragoman.events.judge import Judge, Pair, Verdicts, root
from dragoman.events.relate import relate_spans
from dragoman.events.weigh import (
    ACTOR_FIT,
    RECIPIENT_FIT,
    judged_mode,
    judged_status,
    roots,
    trust_of,
    type_of,
    weigh,
)
from dragoman.model import Status

_ROOT = {"ACCUSE": "11", "AID": "07", "COERCE": "17", "RETREAT": "08"}
TYPES = (*ontology.event_types(), "NONE")


def verdicts(**shares: float) -> Verdicts:
    rest = (1.0 - sum(shares.values())) / (len(TYPES) - len(shares))
    types = {t: shares.get(t, rest) for t in TYPES}
    roots = {"11": 0.02, "07": 0.02, "17": 0.02, "08": 0.02} | {_ROOT[t]: p for t, p in shares.items() if t in _ROOT}
    modes = {"COERCE/arrest": 0.6, "COERCE/seize": 0.3, "AID/": 0.1}
    return Verdicts(types, modes, {"actual": 0.8, "negated": 0.2}, roots, {"right": 0.7, "wrong": 0.3})


class Facts:
    codes: ClassVar[dict[str, str]] = {"ACCUSE/11": "111", "AID/07": "070", "COERCE/17": "170", "RETREAT/08": "084"}
    together = 1.0


class Always:
    """A judge of one opinion that remembers what it was asked."""

    facts = Facts()

    def __init__(self, **shares: float) -> None:
        self._verdicts = verdicts(**shares)
        self.asked: list[Pair] = []

    def score(self, pairs: Sequence[Pair]) -> list[Verdicts]:
        self.asked += pairs
        return [self._verdicts] * len(pairs)


BOTH, ONE, NEITHER = ACTOR_FIT + RECIPIENT_FIT, ACTOR_FIT, 0.5


def test_agreement_makes_sure() -> None:
    reading = weigh("AID", BOTH, verdicts(AID=0.8).types)
    assert reading.best == "AID"
    assert reading.confidence > 0.95


def test_a_sure_judge_overrules_a_doubtful_frame_alone() -> None:
    assert weigh("AID", NEITHER, verdicts(COERCE=0.97).types).best == "COERCE"
    assert weigh("AID", BOTH, verdicts(COERCE=0.5, AID=0.2).types).best == "AID"


def test_a_silent_frame_leaves_the_judge_its_word() -> None:
    reading = weigh(None, 0.0, verdicts(REJECT=0.7).types)
    assert reading.best == "REJECT"
    assert sum(reading.shares.values()) == pytest.approx(1.0)


def test_two_heads_become_roots_without_no_event() -> None:
    found = roots(verdicts(AID=0.64), Facts.codes)
    assert set(found) == {"11", "07", "17", "08"}
    assert max(found, key=lambda r: found[r]) == "07"
    assert type_of("08", verdicts(AID=0.64), Facts.codes) == "RETREAT"


def test_codes_that_plover_moves_have_the_root_it_gives_them() -> None:
    assert [root(c) for c in ("042", "1712", "191", "116", "1632", "021", "203")] == "04 18 17 116 163 10 19".split()


def test_mode_and_status_are_the_likeliest() -> None:
    assert judged_mode("COERCE", verdicts(COERCE=0.9)) == "arrest"
    assert judged_mode("PROTEST", verdicts()) is None
    assert judged_status(verdicts()) is Status.ACTUAL


SENTENCE = "Oslo criticised Accra over the fishing quota."


def coder(judge: Always | None) -> Coder:
    return Coder(load_codebook(), cast(Judge, judge) if judge else None)


def test_the_frame_keeps_the_lead_when_the_judge_agrees(nlp: Language) -> None:
    relations = relate_spans(coder(Always(ACCUSE=0.9)), nlp(SENTENCE), (0, 4), (16, 21))
    assert relations[0].type == "ACCUSE"
    assert relations[0].frame != "judge"
    assert relations[0].confidence > 0.95


def test_the_judge_alone_speaks_where_no_frame_does(nlp: Language) -> None:
    doc = nlp("Oslo is north of Accra.")
    assert relate_spans(coder(None), doc, (0, 4), (17, 22)) == []
    relations = relate_spans(coder(Always(AID=0.9)), doc, (0, 4), (17, 22))
    assert [(r.type, r.cameo, r.frame) for r in relations] == [("AID", "070", "judge")]


def test_without_a_judge_the_frames_decide(nlp: Language) -> None:
    relations = relate_spans(coder(None), nlp(SENTENCE), (0, 4), (16, 21))
    assert relations[0].type == "ACCUSE"
    assert 0 < relations[0].confidence < 1


def test_two_words_together_count_for_less_than_their_product() -> None:
    product = weigh("AID", BOTH, verdicts(AID=0.8).types)
    flat = weigh("AID", BOTH, verdicts(AID=0.8).types, together=1.5)
    assert flat.best == product.best == "AID"
    assert flat.confidence < product.confidence


def test_the_judge_alone_is_not_flattened() -> None:
    alone = verdicts(REJECT=0.7).types
    assert weigh(None, 0.0, alone, together=1.5) == weigh(None, 0.0, alone)


def test_a_frame_that_fits_both_parties_is_trusted_more() -> None:
    assert trust_of(BOTH) > trust_of(ONE) > trust_of(1.5) > trust_of(NEITHER)


def test_a_frame_with_one_party_yields_sooner_to_a_judge_who_sees_no_event() -> None:
    doubt = verdicts(NONE=0.5, AID=0.4).types
    assert weigh("AID", BOTH, doubt).confidence - weigh("AID", ONE, doubt).confidence > 0.05
