"""How finely a date is fixed, and what decided the language."""

from __future__ import annotations

import json

import pytest

from dragoman.settings import Settings
from dragoman.sources import from_text
from dragoman.sources.dates import precision, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-05-24", "day"),
        ("2020-05-24T00:00:00+04:00", "day"),
        ("2020-05-24T10:15:00Z", "time"),
        ("20200524", "day"),
        ("20200524101500", "time"),
        ("20200524T000000Z", "day"),
        ("1590315300", "time"),
        ("1590278400", "day"),
        ("Published: 24 May 2020, 10:15 GMT", "time"),
        ("May 24, 2020", "day"),
    ],
)
def test_precision(text: str, expected: str) -> None:
    assert precision(text) == expected


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("<time>2011-03-01</time>", "2011-03-01", ("2011-03-01", "day")),
        ("on 1 March 2011 at noon", "2011-03-01", ("2011-03-01", "day")),
        ("March 1st, 2011", "2011-03-01", ("2011-03-01", "day")),
        ("le 11 mars 2011", "2011-03-11", ("2011-03-11", "day")),
        ("Issue of March 2011", "2011-03-23", ("2011-03-01", "month")),
        ("2011-03", "2011-03-23", ("2011-03-01", "month")),
        ("11 March 2011", "2011-04-11", None),
        ("04/05/2011", "2011-05-04", None),
        ("2 days ago", "2011-03-21", None),
    ],
)
def test_date_is_what_the_page_bears_out(text: str, found: str, expected: tuple[str, str] | None) -> None:
    assert written(text, found) == expected


def test_page(read_one, page_of) -> None:
    assert read_one("page.html", page_of()).published_precision == "time"
    assert read_one("page.html", page_of().replace("T08:30:00+03:00", "")).published_precision == "day"


def test_page_that_shows_a_month_alone(read_one, page_of) -> None:
    page = page_of().replace("article:published_time", "x").replace("/2004/03/", "/").replace("2004-03-15T08:30", "")
    article = read_one("page.html", page.replace("</h1>", '</h1><p class="date">2004-03</p>'))
    assert (article.published, article.published_from, article.published_precision) == ("2004-03-01", "text", "month")


def test_row_and_given_day(read_one, body) -> None:
    row = {"text": " ".join(body), "date": "2004-03-15 10:00:00"}
    assert read_one("a.jsonl", json.dumps(row)).published_precision == "time"
    article = read_one("b.jsonl", json.dumps({"text": " ".join(body)}), Settings(published="2004-03-15"))
    assert article.published_precision == "day"
    assert read_one("c.jsonl", json.dumps({"text": " ".join(body)})).published_precision is None


def test_what_decided_the_language(body) -> None:
    assert from_text(" ".join(body)).language_from == "text"
    short = from_text("Oui.", language="fr-CA")
    assert (short.language, short.language_from) == ("fr", "declared")
    assert (from_text("Oui.").language, from_text("Oui.").language_from) == ("en", "setting")
