"""Bodies that only the scripts of a page hold."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

TITLE = "Kenya and Uganda to reopen Busia crossing"
HEAD = f"<html lang='en'><head><title>{TITLE}</title><meta property='og:title' content='{TITLE}'>"


def page(kind: str, script: str, shown: str = "") -> str:
    return (
        f"{HEAD}</head><body><h1>{TITLE}</h1>{shown}<div id='root'></div><script {kind}>{script}</script></body></html>"
    )


LD = 'type="application/ld+json"'
JSON = 'id="__NEXT_DATA__" type="application/json"'


def news(body: tuple[str, ...]) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(body)}


def test_json_ld(read_one, body) -> None:
    article = read_one("page.html", page(LD, json.dumps(news(body))))
    assert article.text == TITLE + "\n\n" + "\n\n".join(body)


def state(body: tuple[str, ...]) -> dict[str, object]:
    neighbour = {"title": "Lake fishermen ask both navies for patrols", "body": "The nets were cut at night. " * 90}
    story = {"title": TITLE, "slug": "busia", "body": [{"type": "paragraph", "content": text} for text in body]}
    return {"props": {"pageProps": {"latest": [neighbour], "story": story}}}


SHAPES: dict[str, Callable[[tuple[str, ...]], str]] = {
    "data script": lambda body: page(JSON, json.dumps(state(body))),
    "variable": lambda body: page("", f"window.__STATE__ = {json.dumps(state(body))};\nrender();"),
    "html inside": lambda body: page(
        JSON, json.dumps({"a": [{"headline": TITLE, "content_html": "".join(f"<p>{text}</p>" for text in body)}]})
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_json_that_fills_the_page(read_one, body, shape: str) -> None:
    article = read_one("page.html", SHAPES[shape](body))
    assert article.text == TITLE + "\n\n" + "\n\n".join(body)


def test_teaser_gives_way_to_the_whole(read_one, body) -> None:
    article = read_one("page.html", page(LD, json.dumps(news(body)), shown=f"<article><p>{body[0]}</p></article>"))
    assert article.text == TITLE + "\n\n" + "\n\n".join(body)


def test_body_that_is_shown_stays(read_one, page_of, body) -> None:
    data = news(("The whole text of the page in other words, and of no use.", *body[:3]))
    script = f"<script {LD}>{json.dumps(data)}</script></head>"
    assert read_one("page.html", page_of().replace("</head>", script)).text == read_one("page.html", page_of()).text


@pytest.mark.parametrize(
    "script",
    [
        "{broken",
        "window.x = function() { return 1 };" + " " * 400,
        '{"a":' * 5000,
        json.dumps(
            {"title": "Lake fishermen ask both navies for patrols", "body": "The nets were cut at night. " * 90}
        ),
    ],
)
def test_scripts_without_the_article(read_all, script: str) -> None:
    articles, unread = read_all("page.html", page(JSON, script))
    assert not articles
    assert unread[0].reason.startswith("found no text of an article; ")


def test_captions_and_dialogs_are_no_body(read_one, page_of, body) -> None:
    caption = (
        "The two foreign ministers stand beside the gate of the customs house at Busia, which nobody had opened in "
        "seven years of quarrels over fishing grounds."
    )
    offer = "The museum of the lake tells the story of the ferries that once joined the two towns, says its keeper."
    page = page_of().replace("<article>", f'<article><div class="photo_caption">{caption}</div>')
    page = page.replace("</body>", f'<div role="dialog"><p>{offer}</p></div></body>')
    assert read_one("page.html", page).text == read_one("page.html", page_of()).text
    assert body[0] in read_one("page.html", page).text
