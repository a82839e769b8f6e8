"""Intervals and places of coded events beside the expected ones."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dragoman.errors import DataError
from dragoman.evaluate.articles import check_article
from dragoman.evaluate.expected import read_expected
from dragoman.model import Article, Coding, Event, EventTime, Place, Span, Status, Versions

TEXT = "Jets bombed the port of Beira on Friday. Aides wept."
EVENT = Event(
    id="e1",
    article="x",
    type="ASSAULT",
    mode="aerial",
    contexts=(),
    cameo="195",
    quad=4,
    score=-10.0,
    status=Status.ACTUAL,
    actors=(),
    recipients=(),
    trigger=Span(5, 11, "bombed"),
    sentence=Span(0, 40, TEXT[:40]),
    frame="f",
    confidence=1.0,
    time=EventTime("2021-06-04", "2021-06-04", "day"),
    place=Place(Span(24, 29, "Beira"), "Beira", country="MOZ"),
)


def figures(want: dict[str, Any], event: Event = EVENT) -> tuple[dict[str, int], tuple[str, ...]]:
    coding = Coding(Article("x", TEXT), Versions("0", "0", "0"), events=(event,))
    report = check_article(coding, {"events": [want]})
    return {k: v for k, v in report.figures.items() if k.startswith(("interval", "event_place"))}, report.misplaced


PLACED = [
    ({"place": "Beira"}, 1),
    ({"place": "port of Beira", "place_country": "MOZ"}, 1),
    ({"place": "Beira", "place_country": "PRT"}, 0),
    ({"place": "Aides"}, 0),
    ({"place": None}, 0),
    ({"place_any": ["Aides", "Beira"]}, 1),
    ({"place_any": ["Aides", None]}, 0),
]


@pytest.mark.parametrize(("want", "right"), PLACED)
def test_a_place(want: dict[str, Any], right: int) -> None:
    found, wrong = figures({"type": "ASSAULT", "trigger": "bombed", **want})
    assert (found["event_places_right"], found["event_places_seen"]) == (right, 1)
    assert len(wrong) == 1 - right


def test_rightly_none() -> None:
    nowhere = msgspec.structs.replace(EVENT, place=None)
    assert figures({"trigger": "bombed", "place": None}, nowhere)[0]["event_places_right"] == 1
    assert figures({"trigger": "bombed", "place_any": ["Beira", None]}, nowhere)[0]["event_places_right"] == 1
    _, wrong = figures({"id": "raid", "trigger": "bombed", "place": "Beira"}, nowhere)
    assert wrong == ("place of raid: none, expected 'Beira'",)


def test_what_is_not_asked_for_and_what_is_not_coded_is_not_counted() -> None:
    assert figures({"trigger": "bombed"})[0]["event_places_seen"] == 0
    assert figures({"trigger": "wept", "place": "Beira", "date": "2021-06-04"})[0]["event_places_seen"] == 0


def test_an_interval_counts_for_an_event_of_another_type_too() -> None:
    found, wrong = figures({"id": "raid", "type": "AID", "trigger": "bombed", "date": "2021-06-05"})
    assert (found["intervals_right"], found["intervals_seen"]) == (0, 1)
    assert wrong == ("date of raid: 2021-06-04..2021-06-04, expected 2021-06-05",)


def test_a_place_must_be_words_or_null() -> None:
    with pytest.raises(DataError, match="place"):
        read_expected({"events": [{"place": 3}]})
