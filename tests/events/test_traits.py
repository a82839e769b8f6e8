"""The traits of coded events: what a sentence shows of the act, its parties and the others in it."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from dragoman.events.decide import Coder
from dragoman.events.traits import Scenery, Traits
from dragoman.model import Actor, Event, Mention, Span
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings
from dragoman.sources import from_text


class Hearing(Coder):
    """A coder that keeps the traits of the last article."""

    heard: dict[str, Traits]

    def weighed(self, found: Collection[tuple[Event, Traits]]) -> list[Event]:
        self.heard = {event.type: traits for event, traits in found}
        return super().weighed(found)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    made = Pipeline(Settings(judge=False))
    made.coder = Hearing(made.coder.codebook)
    return made


def traits(pipeline: Pipeline, text: str, type_name: str) -> Traits:
    pipeline.code(from_text(text, published="2011-05-03"))
    assert isinstance(pipeline.coder, Hearing)
    return pipeline.coder.heard[type_name]


CASES = [
    (
        "Ghana's foreign minister accused Togo of shelling a border post.",
        "ACCUSE",
        "verb; form VBD; clause ROOT; 0 deep; opening; actor as nsubj; actor 1 steps below; recipient as dobj; "
        "two countries; actor with office; recipient because country name; actor mentioned once",
        "passive; no recipient; headline or fragment; quotation; a year is named",
    ),
    (
        "Twelve herders were arrested by Malian police in 2009",
        "COERCE",
        "passive; form VBN; actor with force; headline or fragment; a year is named; recipient as nsubjpass",
        "no actor; quotation",
    ),
    (
        "If Peru condemned the raid, Chile said, Bolivia would do so too.",
        "ACCUSE",
        "mark if; no recipient; ACCUSE without recipient; no recipient but others after the act; 2 others after "
        "the act",
        "recipient as dobj; two countries",
    ),
]


@pytest.mark.parametrize(("text", "type_name", "there", "absent"), CASES)
def test_traits_are_what_the_sentence_shows(
    pipeline: Pipeline, text: str, type_name: str, there: str, absent: str
) -> None:
    found = traits(pipeline, text, type_name)
    assert {name for name in there.split("; ") if name not in found} == set()
    assert not found.keys() & set(absent.split("; "))


def mention(start: int, actor: str, kind: str = "name") -> Mention:
    span = Span(start, start + 4, "Togo")
    return Mention(span, span, actor, kind)


def test_the_scenery_knows_who_is_named_and_how_much_is_politics() -> None:
    state, player = Actor("1", "Togo", "country", "TGO", ("GOV",)), Actor("2", "a goalkeeper", "person")
    mentions = [mention(at, "1") for at in range(0, 90, 10)] + [
        mention(at, "2", "pronoun") for at in range(90, 120, 10)
    ]
    scenery = Scenery.of([state, player], mentions[::-1])
    assert scenery.named == {"1"} and scenery.counts == {"1": 9, "2": 3}
    assert scenery.political == 0.75
    assert Scenery.of([state], mentions[:2]).political is None, "too few to say"
