"""Finding and normalising times: anchors, tense, narratives, and texts without a publication date."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from dragoman.context.times import find_times, normalise
from dragoman.context.times.period import Period, containing, easter
from dragoman.errors import InputError

SUNDAY = "2020-05-24"

EXPRESSIONS = [
    ("today", "1998-01-14", "DATE", "1998-01-14"),
    ("a minute and a half", None, "DURATION", "PT1M30S"),
    ("the past three years", SUNDAY, "DURATION", "P3Y"),
    ("at least 30 days", SUNDAY, "DURATION", "P30D"),
    ("every other month", SUNDAY, "SET", "P2M"),
    ("the end of the week", SUNDAY, "DATE", "2020-W21"),
    ("early next year", SUNDAY, "DATE", "2021"),
    ("the second half of 2008", SUNDAY, "DATE", "2008-H2"),
    ("next year's first quarter", SUNDAY, "DATE", "2021-Q1"),
    ("the third quarter of last year", SUNDAY, "DATE", "2019-Q3"),
    ("noon on Friday", SUNDAY, "TIME", "2020-05-22T12:00"),
    ("9 o'clock on Monday night", SUNDAY, "TIME", "2020-05-18T21:00"),
    ("Monday, Oct. 26, 1998", None, "DATE", "1998-10-26"),
    ("June last year", SUNDAY, "DATE", "2019-06"),
    ("the winter of 1941", None, "DATE", "1941-WI"),
    ("the late 1970s", None, "DATE", "197"),
    ("the 19th century", None, "DATE", "18"),
    ("fiscal 2012", None, "DATE", "FY2012"),
    ("29 February", "2021-03-01", "DATE", "2020-02-29"),
    ("Easter Monday", "2024-04-05", "DATE", "2024-04-01"),
    ("soon", None, "DATE", "FUTURE_REF"),
]


@pytest.mark.parametrize(("words", "anchor", "kind", "value"), EXPRESSIONS)
def test_normalise(words: str, anchor: str | None, kind: str, value: str) -> None:
    time = normalise(words, anchor)
    assert (time.type, time.value) == (kind, value), time.why
    assert time.span.text == words


@pytest.mark.parametrize(
    ("words", "past", "future"),
    [
        ("Tuesday", "2020-05-19", "2020-05-26"),
        ("Sunday", "2020-05-24", "2020-05-24"),
        ("March", "2020-03", "2021-03"),
        ("December", "2019-12", "2020-12"),
        ("the weekend", "2020-W21-WE", "2020-W22-WE"),
    ],
)
def test_tense_decides(words: str, past: str, future: str) -> None:
    assert normalise(words, SUNDAY, tense="past").value == past
    assert normalise(words, SUNDAY, tense="future").value == future


@pytest.mark.parametrize(
    "words", ["Sunday", "last week", "June 3", "three years ago", "the weekend", "yesterday", "4 p.m."]
)
def test_without_a_publication_date_nothing_is_guessed(words: str) -> None:
    time = normalise(words, None)
    assert (time.value, time.first, time.last) == (None, None, None)
    assert "no publication date to count from" in time.why


def test_named_dates_need_no_publication_date() -> None:
    doc = spacy.blank("en")("It fell in 2014 and rose some three years later. Nobody came yesterday.")
    assert [(t.span.text, t.value) for t in find_times(doc, None)] == [
        ("2014", "2014"),
        ("some three years later", "2017"),
        ("yesterday", None),
    ]


def test_words_that_are_no_time() -> None:
    time = normalise("the harbour", SUNDAY)
    assert (time.value, time.why) == (None, "no time expression that the grammar knows")


def test_a_day_that_does_not_exist_is_no_time() -> None:
    assert not find_times(spacy.blank("en")("They met on June 31 in Bern."), SUNDAY)


def test_a_publication_date_that_is_none() -> None:
    with pytest.raises(
        InputError, match=re.escape("the publication date is 'May 3': it must begin with a day like 2020-05-24")
    ):
        normalise("today", "May 3")


def test_a_time_of_day_after_the_publication_date_is_ignored() -> None:
    assert normalise("today", "2020-05-24T10:00:00Z").value == SUNDAY


def test_clauses_decide_between_last_and_next(nlp: Language) -> None:
    text = "The council met on Thursday. It will vote on Friday. Talks are due to begin on Tuesday. She left in March."
    assert [t.value for t in find_times(nlp(text), SUNDAY)] == ["2020-05-21", "2020-05-29", "2020-05-26", "2020-03"]


def test_a_range_is_two_times() -> None:
    doc = spacy.blank("en")("The fair ran from 3 to 5 May 1998; the war of 1904-05 was lost.")
    assert [(t.span.text, t.value) for t in find_times(doc, None)] == [
        ("3", "1998-05-03"),
        ("5 May 1998", "1998-05-05"),
        ("1904", "1904"),
        ("05", "1905"),
    ]


def test_a_narrative_dates_by_the_date_before() -> None:
    text = (
        "The revolt broke out in 1911. In March 1912 the regent fled. A republic was proclaimed in August. "
        "The front held through 1913 and 1914. In 1915 the port was shelled, and in 1916 it fell. "
        "On 9 November a truce was signed."
    )
    values = [t.value for t in find_times(spacy.blank("en")(text), SUNDAY)]
    assert values == ["1911", "1912-03", "1912-08", "1913", "1914", "1915", "1916", "1916-11-09"]


def test_news_counts_from_the_publication_day_not_from_the_year_named_before() -> None:
    text = "The firm was founded in 1995. Sales fell in March."
    assert [t.value for t in find_times(spacy.blank("en")(text), SUNDAY)] == ["1995", "2020-03"]


def test_spans_are_offsets_of_the_text(nlp: Language) -> None:
    text = "Rain\n\nIt rained late on Tuesday, Wednesday\u2019s match was off."
    for time in find_times(nlp(text), SUNDAY):
        assert text[time.span.start : time.span.end] == time.span.text


def test_the_seed_article(nlp: Language, shared: Path) -> None:
    text = (shared / "seed" / "article.txt").read_text("utf-8").replace("\u00a0", " ")
    found = {t.span.text: t.value for t in find_times(nlp(text), SUNDAY)}
    wanted = {
        "Sunday": "2020-05-24",
        "2003": "2003",
        "2014": "2014",
        "some three years later": "2017",
        "earlier this month": "2020-05",
        "this week": "2020-W21",
    }
    assert wanted.items() <= found.items()


@pytest.mark.parametrize(
    ("unit", "day", "value", "first", "last"),
    [
        ("W", "2021-01-01", "2020-W53", "2020-12-28", "2021-01-03"),
        ("WE", "2020-05-24", "2020-W21-WE", "2020-05-23", "2020-05-24"),
        ("M", "2020-02-10", "2020-02", "2020-02-01", "2020-02-29"),
        ("Q", "2019-11-02", "2019-Q4", "2019-10-01", "2019-12-31"),
        ("H", "2019-03-02", "2019-H1", "2019-01-01", "2019-06-30"),
        ("S", "2020-01-05", "2019-WI", "2019-12-01", "2020-02-29"),
        ("E", "1999-12-31", "199", "1990-01-01", "1999-12-31"),
        ("C", "1999-12-31", "19", "1900-01-01", "1999-12-31"),
    ],
)
def test_periods(unit: str, day: str, value: str, first: str, last: str) -> None:
    period = containing(unit, date.fromisoformat(day))
    assert (period.value, period.start.isoformat(), period.last.isoformat()) == (value, first, last)


def test_easter() -> None:
    assert [easter(year).isoformat() for year in (1961, 2000, 2008, 2024, 2038)] == [
        "1961-04-02",
        "2000-04-23",
        "2008-03-23",
        "2024-03-31",
        "2038-04-25",
    ]


def test_the_calendar_has_an_end() -> None:
    with pytest.raises(ValueError, match="year"):
        Period("Y", date(9999, 1, 1)).shift(2)
