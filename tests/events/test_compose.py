"""Operators over acts, and the ontology tables behind them."""

from __future__ import annotations

import pytest

from dragoman.events import ontology
from dragoman.events.decide import Coder
from dragoman.events.operators import longest_prefix
from dragoman.events.status import judge_status
from dragoman.text import Parser


def test_the_tables_hold_the_whole_ontology() -> None:
    types = ontology.event_types()
    assert len(types) == 16
    assert sum(len(t.modes) for t in types.values()) == 67
    assert len(ontology.contexts()) == 37
    assert len(ontology.cameo_codes()) == 318


@pytest.mark.parametrize(
    ("cameo", "type_name", "mode"),
    [
        ("0356", "AGREE", None),
        ("163", "SANCTION", "discontinue"),
        ("1831", "ASSAULT", "suicide-attack"),
        ("055", "CONCEDE", None),
    ],
)
def test_plover_of_cameo(cameo: str, type_name: str, mode: str | None) -> None:
    plover = ontology.plover_of(cameo)
    assert plover is not None
    assert (plover.type, plover.mode) == (type_name, mode)


def test_scores() -> None:
    assert ontology.score("CONSULT", "phone") == 1.5
    assert ontology.score("PROTEST", "vandalize") == ontology.score("PROTEST", None) == -5.0
    assert ontology.score("ACCUSE", None) == -3.0


def test_the_longest_prefix_wins() -> None:
    assert longest_prefix("1724", {"17": "a", "172": "b"}) == "b"
    assert longest_prefix("18", {"17": "a"}) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo threatened to attack Benin.", ("THREATEN", "violence", "actual")),
        ("Togo promised to release the prisoners.", ("CONCEDE", None, "actual")),
        ("Togo refused to release the prisoners.", ("REJECT", "yield", "actual")),
        ("Togo urged Benin to release the prisoners.", ("REQUEST", "yield", "actual")),
        ("Togo offered to send troops to Benin.", ("AGREE", None, "actual")),
        ("Togo threatened to send troops to Benin.", ("THREATEN", "violence", "actual")),
        ("Togo urged an embargo against Benin.", ("REQUEST", "change", "actual")),
        ("Togo will release the prisoners.", ("CONCEDE", None, "actual")),
        ("Togo will not release the prisoners.", ("REJECT", "yield", "actual")),
        ("Togo did not release the prisoners.", ("RETREAT", "release", "negated")),
        ("Togo will not sell arms to Benin.", ("REJECT", "assist", "actual")),
        ("Togo will no longer sell arms to Benin.", ("SANCTION", None, "actual")),
        ("Togo said it would send Benin no more arms.", ("SANCTION", "discontinue", "actual")),
        ("Togo will no longer bomb Benin.", ("CONCEDE", None, "actual")),
        ("Togo no longer demands the removal of the premier.", ("CONCEDE", None, "actual")),
        ("Togo did not demand the removal of the premier.", ("REQUEST", "change", "negated")),
        ("Prosecutors decided not to charge the premier.", ("ACCUSE", "allege", "negated")),
        ("Togo could release the prisoners.", ("RETREAT", "release", "hypothetical")),
        ("Togo would release the prisoners if Benin paid.", ("RETREAT", "release", "hypothetical")),
        ("Togo said it would release the prisoners.", ("CONCEDE", None, "actual")),
        ("Togo released the prisoners.", ("RETREAT", "release", "actual")),
        ("Naval drills were staged by Togo and Benin.", ("COOPERATE", None, "actual")),
        ("Naval drills were staged by Togo.", ("MOBILIZE", "troops", "actual")),
        ("Togo promised not to attack Benin.", ("AGREE", None, "actual")),
        ("Togo vowed not to retaliate against Benin.", ("AGREE", None, "actual")),
        ("Togo said it would not retaliate.", ("AGREE", None, "actual")),
        ("Togo vowed to retaliate against Benin.", ("THREATEN", "violence", "actual")),
        ("Togo vowed not to release the prisoners.", ("REJECT", "yield", "actual")),
        ("Togo decided not to offer to release the prisoners.", ("REJECT", "yield", "actual")),
        ("Togo is ready to attack Benin.", ("ASSAULT", None, "future")),
        ("Togo said it would deploy troops to Benin.", ("THREATEN", "violence", "actual")),
        ("Togo said it would raise a battalion.", ("MOBILIZE", "troops", "future")),
        ("The council is likely to suspend Togo.", ("SANCTION", "expel", "future")),
        ("The council is likely to release the prisoners.", ("CONCEDE", None, "future")),
        ("Has Togo released the prisoners?", ("RETREAT", "release", "hypothetical")),
    ],
)
def test_operators_auxiliaries_and_status(
    text: str, expected: tuple[str, str | None, str], coder: Coder, parser: Parser
) -> None:
    (candidate,) = coder.candidates(next(parser.nlp(text).sents))
    verdict = judge_status(candidate)
    assert (verdict.candidate.type, verdict.candidate.mode, verdict.status.value) == expected
    if expected[2] != "actual":
        assert verdict.why
