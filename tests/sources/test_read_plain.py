"""Plain text with furniture: labels, headline, byline, date, body."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.settings import Settings
from dragoman.sources import read
from dragoman.sources.furniture import furniture, rules
from dragoman.sources.labels import sections
from dragoman.sources.plain import split_paragraphs


def test_shared_article(shared: Path) -> None:
    seed = shared / "seed"
    expected = json.loads((seed / "expected.json").read_text(encoding="utf-8"))["article"]
    (article,) = read(seed / "article.txt", Settings(published="2020-05-24"))
    body = article.text[article.body_start :]
    assert article.title == expected["title"]
    assert list(article.sections) == expected["sections"]
    assert article.language == expected["language"]
    assert body.startswith(expected["body_starts"])
    assert body.endswith(expected["body_ends"])
    assert not [words for words in expected["not_in_body"] if words in article.text]
    assert (article.published, article.published_from) == ("2020-05-24", "given")


def test_head_of_a_page(read_one, body) -> None:
    above = "Home > World > Africa|Busia crossing to reopen after years|By Achieng Otieno|15 March 2004, 10:20 GMT"
    between = "Facebook Twitter WhatsApp|A quarrel about nets ends in Kampala"
    below = "Tags: Kenya, Uganda|Related articles|Lake fishermen ask for patrols|Back to top"
    lines = [*above.split("|"), *between.split("|"), *body, *below.split("|")]
    article = read_one("page.txt", "\n\n".join(lines))
    assert article.title == "Busia crossing to reopen after years"
    assert article.sections == ("World", "Africa")
    assert article.author == "Achieng Otieno"
    assert (article.published, article.published_from) == ("2004-03-15", "text")
    assert article.text[article.body_start :] == "\n\n".join(["A quarrel about nets ends in Kampala", *body])


def test_text_without_headline(read_one, body) -> None:
    article = read_one("plain.txt", "\n".join(body))
    assert article.title is None
    assert article.body_start == 0
    assert article.text == "\n\n".join(body)


def test_single_line_without_full_stop_is_body(read_one) -> None:
    article = read_one("plain.txt", "Kenya and Uganda reopen their border at Busia")
    assert (article.title, article.text) == (None, "Kenya and Uganda reopen their border at Busia")


def test_dateline_gives_the_date_before_the_one_given_for_undated_pages(read_one, body) -> None:
    text = "Busia crossing to reopen\n\nKAMPALA, March 15, 2004 (LNA) — " + "\n\n".join(body)
    article = read_one("page.txt", text)
    assert (article.published, article.published_from) == ("2004-03-15", "dateline")
    assert article.dateline is not None and article.dateline.text == "KAMPALA, March 15, 2004 (LNA) —"
    article = read_one("page.txt", text, Settings(published="2004-03-16"))
    assert (article.published, article.published_from) == ("2004-03-15", "dateline")
    article = read_one("page.txt", text.replace(", 2004", ""), Settings(published="2004-03-16"))
    assert (article.published, article.published_from) == ("2004-03-16", "given")


def test_wrapped_lines_are_joined() -> None:
    import textwrap

    text = (
        "The two governments agreed on Monday to reopen the crossing at Busia, which soldiers had closed after an "
        "exchange of fire over a fishing ground that both states claim as their own and neither has ever mapped."
    )
    for width in (60, 72, 80):
        assert list(split_paragraphs(textwrap.fill(text, width) + "\n\n" + textwrap.fill(text, width))) == [text, text]


def test_short_lines_are_not_joined() -> None:
    assert list(split_paragraphs("Share\nTweet\nEmail")) == ["Share", "Tweet", "Email"]


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("IranIraqMiddle East", ("Iran", "Iraq", "Middle East")),
        ("Middle EastSaudi ArabiaUAEWorld", ("Middle East", "Saudi Arabia", "UAE", "World")),
        ("HomeNewsWorldUS & Canada", ("News", "World", "US & Canada")),
        ("Home > World > South Asia", ("World", "South Asia")),
        ("Politics | Defence", ("Politics", "Defence")),
        ("World", ("World",)),
        ("ColombiaPeace TalksLatin America", ("Colombia", "Peace Talks", "Latin America")),
        ("Home", ()),
    ],
)
def test_labels(line: str, labels: tuple[str, ...]) -> None:
    assert sections(line) == labels


@pytest.mark.parametrize(
    "line",
    [
        "Iran Iraq War",
        "Envoys of Iran and Iraq meet",
        "McDonald's leaves Russia",
        "YouTube blocked in Turkmenistan",
        "South Sudan, Sudan sign oil accord",
        "Iran's president in Iraq / A visit in pictures",
        "",
    ],
)
def test_no_labels(line: str) -> None:
    assert sections(line) is None


@pytest.mark.parametrize(("rule", "line"), [(rule.id, line) for rule in rules() for line in rule.examples])
def test_furniture_examples(rule: str, line: str) -> None:
    found = furniture(line)
    assert found is not None
    assert found.rule.id == rule or line in {line for one in rules() for line in one.examples}


@pytest.mark.parametrize(("rule", "line"), [(rule.id, line) for rule in rules() for line in rule.near_misses])
def test_furniture_near_misses(rule: str, line: str) -> None:
    assert furniture(line) is None, rule


def test_rule_ids_are_unique() -> None:
    assert len({rule.id for rule in rules()}) == len(rules())
