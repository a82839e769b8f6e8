"""Days, datelines, texts passed in memory, registering."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import InputError, SettingError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources import Input, from_text, read, register
from dragoman.sources.dateline import dateline
from dragoman.sources.dates import day, day_in_url
from dragoman.sources.html import read_html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-05-24", "2020-05-24"),
        ("2020-05-24T23:10:00+04:00", "2020-05-24"),
        ("20200524", "2020-05-24"),
        ("20200524T101500Z", "2020-05-24"),
        ("20200524101500", "2020-05-24"),
        ("24 May 2020", "2020-05-24"),
        ("Sunday, May 24, 2020 7:20 PM", "2020-05-24"),
        ("May 3rd 1998", "1998-05-03"),
        ("24/05/2020", "2020-05-24"),
        ("05/24/2020 10:00", "2020-05-24"),
        ("05/05/2020", "2020-05-05"),
        ("04/05/2020", None),
        ("Sun, 24 May 2020 10:15:00 GMT", "2020-05-24"),
        ("1590315300", "2020-05-24"),
        ("2020-02-31", None),
        ("May 2020", None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_day(text: str, expected: str | None) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/world/2020/05/24/talks", "2020-05-24"),
        ("/2020/may/24/talks", "2020-05-24"),
        ("/news/20200524-talks", "2020-05-24"),
        ("/news/2020/05/talks", None),
        ("/news/473849-talks", None),
        ("/news/2020/99/99/x", None),
    ],
)
def test_day_in_url(path: str, expected: str | None) -> None:
    assert day_in_url(path) == expected


@pytest.mark.parametrize(
    ("text", "length", "published"),
    [
        ("TEHRAN, May 24 (XYZ) — The minister left.", "TEHRAN, May 24 (XYZ) —", None),
        ("BEIRUT (AP) — Two envoys met.", "BEIRUT (AP) —", None),
        ("GENEVA, Switzerland - Talks resumed.", "GENEVA, Switzerland -", None),
        (
            "UNITED NATIONS, Oct. 3, 1995 (LNA) -- The council voted.",
            "UNITED NATIONS, Oct. 3, 1995 (LNA) --",
            "1995-10-03",
        ),
        ("Tehran, 24 May 2020 (XYZ) – The minister left.", "Tehran, 24 May 2020 (XYZ) –", "2020-05-24"),
        ("ISLAMABAD: The court ruled.", "ISLAMABAD:", None),
        ("(Reuters) - Oil rose.", "(Reuters) -", None),
        ("KYIV/MOSCOW (Reuters) - Oil rose.", "KYIV/MOSCOW (Reuters) -", None),
        ("WASHINGTON — “We will go,” he said.", "WASHINGTON —", None),
    ],
)
def test_dateline(text: str, length: str, published: str | None) -> None:
    found = dateline(text)
    assert found is not None
    assert text[: found.length] == length
    assert found.published == published


@pytest.mark.parametrize(
    "text",
    [
        "NATO — which met on Monday — said it would wait.",
        "The minister — a former general — left Tehran.",
        "Tehran said on May 24 it would wait.",
        "BREAKING: The court ruled.",
        "Iran - and Iraq - signed.",
        "US-led forces left the base.",
        "(The ministry denied it.) The envoy left.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_text_in_memory_stays_as_given() -> None:
    text = "  Iran\u00a0and Iraq\r\nsigned a  pact.\n"
    article = from_text(text, published="2020-05-24", url="https://a.example/1")
    assert article.text == text
    assert (article.title, article.body_start, article.path) == (None, 0, None)
    assert (article.published, article.published_from) == ("2020-05-24", "given")
    assert article.id == hashlib.sha256(f"https://a.example/1\0002020-05-24\000{text}".encode()).hexdigest()[:16]
    assert from_text(text).id != article.id


def test_text_in_memory_with_title() -> None:
    article = from_text("The pact was signed.", title="Pact signed")
    assert article.text == "Pact signed\n\nThe pact was signed."
    assert article.text[article.body_start :] == "The pact was signed."
    assert article.title == "Pact signed"


def test_empty_text_in_memory() -> None:
    with pytest.raises(InputError) as error:
        from_text(" \n")
    assert str(error.value) == ("found an empty text; expected at least one sentence; pass the words of the article")


def test_registering_a_reader(tmp_path: Path) -> None:
    def lines(item: Input, settings: Settings) -> Iterator[Article | Unread]:
        for line in item.stream.read().decode().splitlines():
            yield from_text(line, published=settings.published)

    register([".dragoman-test"], lines)
    path = tmp_path / "a.dragoman-test"
    path.write_text("The envoys met.\nThe envoys left.\n")
    assert [one.text for one in read(path, Settings()) if isinstance(one, Article)] == [
        "The envoys met.",
        "The envoys left.",
    ]


@pytest.mark.parametrize("name", ["nitf", ".NITF", ".gz"])
def test_registering_a_name_that_matches_no_file(name: str) -> None:
    with pytest.raises(SettingError) as error:
        register([name], read_html)
    assert str(error.value) == (
        f"suffix {name!r} matches no file; allowed is a dot and small letters such as '.nitf' ('.gz' is taken off "
        "before a reader is chosen); correct the name"
    )
