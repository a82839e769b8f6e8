"""The weights that dragoman ships: they load, are the ones their card speaks of, and know plain sentences."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from dragoman.events import ontology
from dragoman.events.judge import Judge, Pair

FOLDER = Path(str(files("dragoman").joinpath("data", "judge")))
LIMIT = 25_000_000

PLAIN = [
    ("Norway sent tents and blankets to Haiti after the storm.", "Norway", "Haiti", "AID"),
    ("Police in Lima arrested the union leader at dawn.", "Police in Lima", "the union leader", "COERCE"),
    ("Jets of the junta bombed the rebels near the river.", "the junta", "the rebels", "ASSAULT"),
    ("Students marched against the ministry over fees.", "Students", "the ministry", "PROTEST"),
    ("Canada imposed an arms embargo on the generals.", "Canada", "the generals", "SANCTION"),
    ("The museum in Oslo owns a map of Ghana.", "Oslo", "Ghana", "NONE"),
]


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge.load()


def test_the_card_names_weights_and_data(judge: Judge) -> None:
    card = (FOLDER / "model_card.md").read_text(encoding="utf-8")
    assert judge.facts.weights_sha256 in card
    assert judge.facts.data_sha256 in card


def test_the_weights_are_small_and_know_every_type(judge: Judge) -> None:
    assert (FOLDER / "judge.onnx").stat().st_size <= LIMIT
    assert set(judge.facts.labels["type"]) == {*ontology.event_types(), "NONE"}
    assert 1.0 <= judge.facts.together <= 2.0


@pytest.mark.parametrize(("text", "actor", "recipient", "wanted"), PLAIN)
def test_plain_sentences(judge: Judge, text: str, actor: str, recipient: str, wanted: str) -> None:
    spans = [(text.index(words), text.index(words) + len(words)) for words in (actor, recipient)]
    types = judge.score([Pair(text, spans[0], spans[1])])[0].types
    assert max(types, key=lambda name: types[name]) == wanted


ACTS = [
    ("Norway sent tents and blankets to Haiti after the storm.", "Norway", "sent", "AID"),
    ("Police in Lima arrested the union leader, who had accused the mayor.", "Police in Lima", "arrested", "COERCE"),
    ("Police in Lima arrested the union leader, who had accused the mayor.", "the union leader", "accused", "ACCUSE"),
    ("Police in Lima arrested the union leader, who owns a bakery.", "the union leader", "owns", "NONE"),
]


@pytest.mark.parametrize(("text", "actor", "act", "wanted"), ACTS)
def test_marked_acts(judge: Judge, text: str, actor: str, act: str, wanted: str) -> None:
    actor_span, act_span = ((text.index(words), text.index(words) + len(words)) for words in (actor, act))
    types = judge.score([Pair(text, actor_span, None, act_span)])[0].types
    assert max(types, key=lambda name: types[name]) == wanted


def test_a_verdict_does_not_hang_on_what_else_is_asked(judge: Judge) -> None:
    pairs = [
        Pair(
            text,
            (text.index(actor), text.index(actor) + len(actor)),
            (text.index(other), text.index(other) + len(other)),
        )
        for text, actor, other, _ in PLAIN
    ]
    assert judge.score([*pairs, pairs[0]]) == [judge.score([pair])[0] for pair in [*pairs, pairs[0]]]
