"""Months of a dyad, as a table."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from dragoman.model import Coding, Status
from dragoman.record import Record
from dragoman.views.query import EventQuery
from dragoman.views.timeline import timeline

Make = Callable[..., Coding]


def fill(record: Record, coding: Make) -> None:
    record.add(
        [
            coding(1, published="2020-01-31"),
            coding(2, "IRQ", "IRN", published="2020-01-02", quad=4, score=-9.0),
            coding(3, published="2020-04-01", quad=3, score=-3.0),
            coding(4, published="2020-04-02", status=Status.NEGATED),
            coding(5, "KEN", "PER", published="2020-02-02"),
        ]
    )


def test_months_and_the_gaps_between(record: Record, coding: Make) -> None:
    fill(record, coding)
    assert timeline(record, "IRN", "IRQ").rows() == [
        (datetime.date(2020, 1, 1), 1, 0, 0, 1, 2, -2.0),
        (datetime.date(2020, 2, 1), 0, 0, 0, 0, 0, None),
        (datetime.date(2020, 3, 1), 0, 0, 0, 0, 0, None),
        (datetime.date(2020, 4, 1), 0, 0, 1, 0, 1, -3.0),
    ]


def test_other_words_narrow_it(record: Record, coding: Make) -> None:
    fill(record, coding)
    april = EventQuery.of(since="2020-04-01", status="all")
    assert timeline(record, "Iraq", "IRN", april)["events"].to_list() == [2]


def test_nothing_between_them(record: Record, coding: Make) -> None:
    fill(record, coding)
    table = timeline(record, "IRN", "PER")
    assert table.height == 0
