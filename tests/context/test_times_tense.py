"""The tense that a word before a date settles: "called a strike for May 3"."""

from __future__ import annotations

import pytest

from dragoman.context.times import find_times
from dragoman.text import Parser

TEXTS = [
    ("The unions have called a strike for 21 December.", "2018-12-21"),
    ("The envoy has been summoned for Monday.", "2018-03-05"),
    ("The unions demanded a truce for Christmas.", "2018-12-25"),
    # A deed of that day, the figures of a month.
    ("The rebels were blamed for Monday's raid.", "2018-02-26"),
    ("The figures for December rose.", "2017-12"),
    ("Silva will chair the board come January.", "2019-01"),
    # What was set for a day and is over.
    ("A truce agreed for Monday fell apart.", "2018-02-26"),
    ("The pause called for Sunday lasted a while.", "2018-02-25"),
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.parametrize(("text", "value"), TEXTS)
def test_for_a_day(text: str, value: str, parser: Parser) -> None:
    assert [time.value for time in find_times(parser.nlp(text), "2018-03-01")] == [value]
